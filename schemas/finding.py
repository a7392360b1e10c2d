"""Findings: where the plan itself breaks a rule."""

from datetime import date
from enum import StrEnum

from schemas.geometry import Evidence, Frozen


class Status(StrEnum):
    """The verdict of one rule on one plan."""

    PASS = "pass"  # noqa: S105 (a verdict, not a password)
    FAIL = "fail"
    WARN = "warn"
    NOT_APPLICABLE = "not_applicable"
    UNDECIDED = "undecided"


class Severity(StrEnum):
    """How much a failing rule matters, from the gravest down."""

    CRITICAL = "critical"
    MAJOR = "major"
    MINOR = "minor"
    INFO = "info"


class BasisMark(StrEnum):
    """How well the basis of a rule is known."""

    SEEN = "seen"
    USED = "used"
    INTERNAL = "internal"
    NOT_VERIFIED = "not_verified"


class Basis(Frozen):
    """What a rule rests on: a law, a guideline, the plan's promise, arithmetic; and how sure that is."""

    text_th: str
    text_en: str
    mark: BasisMark


class Waiver(Frozen):
    """A finding set aside by a person: marked, never dropped. Past `until` it no longer holds."""

    rule: str
    reason: str
    by: str
    until: date


class Finding(Frozen):
    """One verdict, with what was expected, what is printed, and where it stands on the page."""

    rule: str
    status: Status
    severity: Severity
    message_th: str
    message_en: str
    basis: Basis
    expected: str | None = None
    actual: str | None = None
    evidence: tuple[Evidence, ...] = ()
    fix_hint: str | None = None
    waiver: Waiver | None = None
