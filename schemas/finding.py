"""Findings: where the plan itself breaks a rule."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import StringConstraints

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
    reason: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
    by: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
    until: date


class DigitChange(Frozen):
    """One digit read otherwise: the cell by name, what it prints and what it would print."""

    label: str
    printed: str
    repaired: str
    confusable: bool
    evidence: tuple[Evidence, ...] = ()


class Repair(Frozen):
    """A smallest set of digit changes that would make the figures agree. Offered, never chosen."""

    changes: tuple[DigitChange, ...]

    @property
    def confusable(self) -> bool:
        """Every change swaps digits that readers and typists confuse."""
        return all(change.confusable for change in self.changes)


class Reading(StrEnum):
    """How the text a finding speaks of was obtained."""

    TEXT_LAYER = "text_layer"
    OCR = "ocr"
    MIXED = "mixed"


class BaselineState(StrEnum):
    """How a finding stands against an earlier run. `gone`: it was there and no longer is."""

    NEW = "new"
    UNCHANGED = "unchanged"
    GONE = "gone"


class Finding(Frozen):
    """One verdict, with what was expected, what is printed, and where it stands on the page.

    `fingerprint` stays the same from run to run while plan, rule and the text spoken of do.
    """

    rule: str
    status: Status
    severity: Severity
    title_th: str = ""
    title_en: str = ""
    message_th: str
    message_en: str
    basis: Basis
    expected: str | None = None
    actual: str | None = None
    evidence: tuple[Evidence, ...] = ()
    reading: Reading | None = None
    repairs: tuple[Repair, ...] = ()
    fix_hint: str | None = None
    fix_hint_en: str | None = None
    fingerprint: str = ""
    baseline: BaselineState | None = None
    waiver: Waiver | None = None


class PlanFindings(Frozen):
    """The findings of one plan, and what a reader needs to name it."""

    plan_id: str
    plan_type: str
    title: str | None = None
    organization: str | None = None
    province: str | None = None
    period: str | None = None
    file_name: str = ""
    sha256: str = ""
    findings: tuple[Finding, ...] = ()
