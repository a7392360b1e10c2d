"""Personal names: left out of what is printed and stored unless a person asks for them."""

from typing import TypeVar

from schemas.geometry import Evidence
from schemas.plan import Plan
from schemas.staffing import Position
from schemas.structure import ChartPost, ChartUnit, StructureChart

Post = TypeVar("Post", Position, ChartPost)
LEFT_OUT = "…"


def without_names(plan: Plan) -> Plan:
    """`plan` with the holders of posts left out, of the records and of their raw text."""
    charts = tuple(_nameless_chart(chart) for chart in plan.structure_charts)
    posts = tuple(_nameless(post) for post in plan.positions)
    return plan.model_copy(update={"positions": posts, "structure_charts": charts})


def _nameless_chart(chart: StructureChart) -> StructureChart:
    return chart.model_copy(update={"units": tuple(_nameless_unit(unit) for unit in chart.units)})


def _nameless_unit(unit: ChartUnit) -> ChartUnit:
    evidence = unit.evidence
    for name in (post.holder_name for post in unit.posts if post.holder_name):
        evidence = tuple(_without(one, name) for one in evidence)
    posts = tuple(_nameless(post) for post in unit.posts)
    return unit.model_copy(update={"posts": posts, "evidence": evidence})


def _nameless(post: Post) -> Post:
    if post.holder_name is None:
        return post
    evidence = tuple(_without(e, post.holder_name) for e in post.evidence)
    return post.model_copy(update={"holder_name": None, "evidence": evidence})


def _without(evidence: Evidence, name: str) -> Evidence:
    raw = evidence.raw
    for part in (name, *name.split()):
        raw = raw.replace(part, LEFT_OUT)
    return evidence.model_copy(update={"raw": raw})
