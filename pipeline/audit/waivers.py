"""Waivers: findings a person has set aside until a day. Marked, never dropped."""

from datetime import date

from schemas.finding import Waiver


def waiver_for(rule: str, waivers: tuple[Waiver, ...], today: date) -> Waiver | None:
    """The waiver in force for `rule` on `today` (its last day included); an expired one no longer holds."""
    in_force = (waiver for waiver in waivers if waiver.rule == rule and today <= waiver.until)
    return max(in_force, key=lambda waiver: waiver.until, default=None)
