"""Development of staff: methods, competencies, roles, needs, committee, monitoring, laws cited."""

import datetime as dt
from typing import Literal

from schemas.geometry import Frozen
from schemas.number import Number
from schemas.project import TargetUnit
from schemas.record import KeyedItem, Record, TextItem


class DevelopmentMethod(KeyedItem):
    """A way of developing staff, with the methods named under it."""

    sub_methods: tuple[KeyedItem, ...] = ()


class PolicyLink(Record):
    """A law, plan or policy the plan says it follows; years in the Buddhist era."""

    number: str | None = None
    title: str
    text: str = ""
    start_year_be: int | None = None
    end_year_be: int | None = None


class Swot(Frozen):
    """The four quadrants, items in printed order."""

    strengths: tuple[TextItem, ...] = ()
    weaknesses: tuple[TextItem, ...] = ()
    opportunities: tuple[TextItem, ...] = ()
    threats: tuple[TextItem, ...] = ()


class Competencies(Frozen):
    """The three groups of competencies."""

    core: tuple[TextItem, ...] = ()
    executive: tuple[TextItem, ...] = ()
    functional: tuple[TextItem, ...] = ()


class CommitteeMember(Record):
    """A seat on the committee: role in it and the post that holds it (no personal names)."""

    role: str
    position: str


class MonitoringItem(Record):
    """A promise of monitoring: who does what by when, as far as stated."""

    number: str | None = None
    text: str
    actor: str | None = None
    deadline: str | None = None
    target_value: Number | None = None
    unit: TargetUnit | None = None


class LegalReference(Record):
    """A law, resolution, letter or national plan that is cited; `date` is ISO where a day is printed."""

    kind: Literal["act", "section", "resolution", "letter", "plan", "regulation", "announcement", "other"]
    title: str
    number: str | None = None
    date: dt.date | None = None
    start_year_be: int | None = None
    end_year_be: int | None = None


class IdpRole(Record):
    """A group of people and its duties in individual development plans."""

    group: str
    duties: tuple[str, ...] = ()


class TrainingNeedsRow(Record):
    """One unit of the training-needs matrix; `cells` follow the topics, empty text where blank."""

    unit: str
    cells: tuple[str, ...]


class TrainingNeeds(Record):
    """The matrix of units and topics."""

    topics: tuple[str, ...] = ()
    rows: tuple[TrainingNeedsRow, ...] = ()
