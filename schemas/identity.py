"""Identity: what kind of plan a file is, whose, for which years."""

from schemas.geometry import Evidence, Frozen
from schemas.organization import Organization
from schemas.period import Period
from schemas.plan_type import PlanTypeKey
from schemas.revision import Revision


class Identity(Frozen):
    """The head of a plan, before its sections are read."""

    plan_type: PlanTypeKey
    plan_type_evidence: tuple[Evidence, ...] = ()
    title: str | None
    title_evidence: tuple[Evidence, ...] = ()
    organization: Organization
    period: Period | None
    revision: Revision | None = None
