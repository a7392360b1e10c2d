"""What rules need besides the plan: known names, plans and acts; other plans' paragraphs."""

from dataclasses import dataclass, field
from enum import StrEnum

from schemas.plan_type import PlanType, PlanTypeKey


class DepartureKind(StrEnum):
    """How a passage departs from what other owners print: a clause lost, words garbled, another's name."""

    LOST = "lost"
    GARBLED = "garbled"
    NAME = "name"
    TIE = "tie"


@dataclass(frozen=True, slots=True)
class Departure:
    """A place where a passage of the plan departs from the plans of other owners.

    `text` is the passage as printed, `start` and `end` a half-open span of it (empty where something is
    missing). `agreed` is what `votes` of `voters` other owners print there, without blanks; no voters: the
    wording of a known template, named in `basis`.
    """

    kind: DepartureKind
    text: str
    start: int
    end: int
    agreed: str
    votes: int
    voters: int
    basis: str = ""


@dataclass(frozen=True, slots=True)
class AuditContext:
    """Facts from outside the plan. Every one may be missing; then the rule says what it could not check.

    `place_names` are bare names of local governments (without the type word). `plan_types` are the catalogue
    of sections by type. `common_passages` are squeezed paragraphs, in Arabic digits, of which at least two
    other organizations print a version, or that hold a phrase of a known template; `departures` are places
    where paragraphs of the plan depart from those. `organizations_compared` counts the other owners.
    """

    place_names: frozenset[str] = frozenset()
    plan_types: dict[PlanTypeKey, PlanType] = field(default_factory=dict)
    common_passages: frozenset[str] = frozenset()
    departures: tuple[Departure, ...] = ()
    organizations_compared: int = 0
