"""Personal names: left out of what is printed and stored unless a person asks for them."""

from schemas.geometry import Evidence
from schemas.plan import Plan
from schemas.staffing import Position

LEFT_OUT = "…"


def without_names(plan: Plan) -> Plan:
    """`plan` with the holders of posts left out, of the records and of their raw text."""
    return plan.model_copy(update={"positions": tuple(_nameless(p) for p in plan.positions)})


def _nameless(position: Position) -> Position:
    if position.holder_name is None:
        return position
    evidence = tuple(_without(e, position.holder_name) for e in position.evidence)
    return position.model_copy(update={"holder_name": None, "evidence": evidence})


def _without(evidence: Evidence, name: str) -> Evidence:
    raw = evidence.raw
    for part in (name, *name.split()):
        raw = raw.replace(part, LEFT_OUT)
    return evidence.model_copy(update={"raw": raw})
