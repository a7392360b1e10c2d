"""What rules need besides the plan: known names, plans and acts; other plans' paragraphs."""

from dataclasses import dataclass, field

from schemas.plan_type import PlanType, PlanTypeKey


@dataclass(frozen=True, slots=True)
class AuditContext:
    """Facts from outside the plan. Every one may be missing; then the rule says what it could not check.

    `place_names` are bare names of local governments (without the type word). `plan_types` are the catalogue
    of sections by type. `common_passages` are squeezed paragraphs printed alike in plans of at least two
    other organizations (the shared template).
    """

    place_names: frozenset[str] = frozenset()
    plan_types: dict[PlanTypeKey, PlanType] = field(default_factory=dict)
    common_passages: tuple[str, ...] = ()
