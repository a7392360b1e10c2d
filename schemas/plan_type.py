"""Plan types as data: sections with heading variants, table forms with column synonyms."""

from enum import StrEnum

from schemas.geometry import Frozen
from schemas.section import SectionKey


class PlanTypeKey(StrEnum):
    """The kinds of plan the house knows."""

    MANPOWER_PLAN = "manpower_plan"
    PERSONNEL_DEVELOPMENT_PLAN = "personnel_development_plan"
    HR_MANAGEMENT_PLAN = "hr_management_plan"
    LOCAL_DEVELOPMENT_PLAN = "local_development_plan"
    OPERATION_PLAN = "operation_plan"
    BUDGET_ORDINANCE = "budget_ordinance"
    ANTI_CORRUPTION_PLAN = "anti_corruption_plan"
    OTHER = "other"


class Requirement(StrEnum):
    """Whether a whole plan of the type must have the section."""

    REQUIRED = "required"
    OPTIONAL = "optional"
    CONDITIONAL = "conditional"


class SectionSpec(Frozen):
    """One section of the catalogue: `headings` are wordings seen (numbers left out), best known first.

    `number` is its canonical number (`12`) where the type numbers its sections. `basis` says where the
    entry comes from.
    """

    key: SectionKey
    headings: tuple[str, ...]
    number: str | None = None
    requirement: Requirement = Requirement.OPTIONAL
    level: int = 1
    basis: str = ""


class ColumnSpec(Frozen):
    """One column of a table form: its key and the header wordings that mean it.

    `repeats` marks a column that comes once per year or month.
    """

    key: str
    headers: tuple[str, ...]
    required: bool = False
    repeats: bool = False


class TableForm(Frozen):
    """A kind of table a plan type prints. `captions` are wordings that announce it, if any."""

    key: str
    columns: tuple[ColumnSpec, ...]
    captions: tuple[str, ...] = ()


class PlanType(Frozen):
    """How one kind of plan is laid out. `titles` are wordings of its title, synonyms included."""

    key: PlanTypeKey
    name_th: str
    titles: tuple[str, ...]
    sections: tuple[SectionSpec, ...]
    forms: tuple[TableForm, ...] = ()
    years: tuple[int, ...] = ()
