"""What a rule says of a plan: a status, in Thai and English, with what was expected and where it stands."""

from dataclasses import dataclass
from typing import NamedTuple

from schemas.finding import Repair, Status
from schemas.geometry import Evidence


class Bilingual(NamedTuple):
    """One text in Thai and in English."""

    th: str
    en: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """One verdict of a rule. No evidence: the runner points at the title of the plan."""

    status: Status
    message: Bilingual
    expected: str | None = None
    actual: str | None = None
    evidence: tuple[Evidence, ...] = ()
    repairs: tuple[Repair, ...] = ()


def passed(th: str, en: str, evidence: tuple[Evidence, ...] = ()) -> Outcome:
    """The rule holds, and this is what it rests on."""
    return Outcome(Status.PASS, Bilingual(th, en), evidence=evidence)


def not_applicable(th: str, en: str) -> Outcome:
    """The rule has nothing to speak of in this plan."""
    return Outcome(Status.NOT_APPLICABLE, Bilingual(th, en))


def undecided(th: str, en: str, evidence: tuple[Evidence, ...] = ()) -> Outcome:
    """The file does not allow a verdict; the message says why."""
    return Outcome(Status.UNDECIDED, Bilingual(th, en), evidence=evidence)


def failed(
    th: str,
    en: str,
    evidence: tuple[Evidence, ...] = (),
    *,
    expected: str | None = None,
    actual: str | None = None,
) -> Outcome:
    """The plan breaks the rule."""
    return Outcome(Status.FAIL, Bilingual(th, en), expected, actual, evidence)


def warned(
    th: str,
    en: str,
    evidence: tuple[Evidence, ...] = (),
    *,
    expected: str | None = None,
    actual: str | None = None,
) -> Outcome:
    """Worth a look by a person; not a breach by itself."""
    return Outcome(Status.WARN, Bilingual(th, en), expected, actual, evidence)
