"""Paragraphs that several plans share: families of passages, over plans compared in full."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import TypeAlias

from pipeline.compare.align import Group, align
from pipeline.compare.pair import printed
from pipeline.compare.passages import Passage, PlanText
from pipeline.compare.similarity import ratio
from schemas.geometry import BBox, Frozen

LEAST_LIKE_MEDOID = 0.45
"""A member less like the family's most typical one came in over a chain and is left out."""

Node = tuple[int, int]
"""Plan (position among those compared) and ordinal of the passage."""

Alignments: TypeAlias = Mapping[tuple[int, int], tuple[Group, ...]]
"""The groups of two plans, by the positions of both."""


class Member(Frozen):
    """One plan's version of a paragraph; `ordinals` are more than one where a page cuts it.

    A plan that has the paragraph in several places has a version in each.
    """

    plan_id: str
    organization: str
    ordinals: tuple[int, ...]
    section_key: str
    page: int
    bbox: BBox
    from_ocr: bool
    text: str
    folded: str


class Family(Frozen):
    """Versions of one paragraph in plans of two owners or more, the most typical first."""

    members: tuple[Member, ...]

    @property
    def organizations(self) -> int:
        """Number of owners."""
        return len({member.organization for member in self.members})


class Roots:
    """Disjoint sets of nodes."""

    def __init__(self) -> None:
        self._above: dict[Node, Node] = {}

    def root(self, node: Node) -> Node:
        """The node that stands for the set."""
        above = self._above.setdefault(node, node)
        while above != self._above[above]:
            self._above[above] = self._above[self._above[above]]
            above = self._above[above]
        return above

    def join(self, first: Node, second: Node) -> None:
        """Make one set of two."""
        ours, theirs = sorted((self.root(first), self.root(second)))
        self._above[theirs] = ours

    def sets(self) -> list[list[Node]]:
        """All sets, nodes in order."""
        found: defaultdict[Node, list[Node]] = defaultdict(list)
        for node in sorted(self._above):
            found[self.root(node)].append(node)
        return list(found.values())


Units: TypeAlias = list[list[Node]]
"""Passages that are one paragraph in several plans; those of one inner list make it up in one place."""


def linked(plans: Sequence[PlanText], alignments: Alignments) -> list[Units]:
    """Sets of passages that are one paragraph in two plans at least.

    A plan that has the paragraph twice has it in two places; one that breaks it in two has it in one.
    """
    roots, places = Roots(), Roots()
    for first, second in combinations(range(len(plans)), 2):
        for group in alignments[first, second]:
            sides = ([(first, n) for n in group.left], [(second, n) for n in group.right])
            if not all(sides):
                continue
            roots.join(sides[0][0], sides[1][0])
            for side in sides:
                for node in side[1:]:
                    roots.join(side[0], node)
                    places.join(side[0], node)
    return [by_place(nodes, places) for nodes in roots.sets()]


def by_place(nodes: Sequence[Node], places: Roots) -> Units:
    """The nodes of one set by the place in which they make up the paragraph, in order."""
    found: defaultdict[Node, list[Node]] = defaultdict(list)
    for node in nodes:
        found[places.root(node)].append(node)
    return sorted(found.values())


def member(plan: PlanText, passages: Sequence[Passage]) -> Member:
    """The passages of one plan in a family, as one member."""
    first = passages[0]
    return Member(
        plan_id=plan.plan_id,
        organization=plan.organization or plan.plan_id,
        ordinals=tuple(passage.ordinal for passage in passages),
        section_key=first.section_key,
        page=first.page,
        bbox=first.bbox,
        from_ocr=first.page in plan.ocr_pages,
        text=printed(passages),
        folded="".join(passage.folded for passage in passages),
    )


def family(plans: Sequence[PlanText], units: Units) -> Family | None:
    """The family of a set of passages; `None` where one owner only is left."""
    members = [
        member(plans[unit[0][0]], [plans[plan].passages[ordinal] for plan, ordinal in unit]) for unit in units
    ]
    medoid = members[0]
    if any(one.folded != medoid.folded for one in members):
        likeness = [sum(ratio(one.folded, other.folded) for other in members) for one in members]
        medoid = members[max(range(len(members)), key=lambda n: (likeness[n], -n))]
    rest = [one for one in members if one is not medoid]
    kept = [one for one in rest if ratio(one.folded, medoid.folded) >= LEAST_LIKE_MEDOID]
    found = Family(members=(medoid, *kept))
    return found if found.organizations > 1 else None


def all_aligned(plans: Sequence[PlanText]) -> Alignments:
    """Every plan aligned with every later one, by their positions."""
    return {
        (first, second): align(plans[first].passages, plans[second].passages)
        for first, second in combinations(range(len(plans)), 2)
    }


def families(plans: Sequence[PlanText], alignments: Alignments | None = None) -> tuple[Family, ...]:
    """The families of several plans, in the order of the first plan that has them."""
    alignments = all_aligned(plans) if alignments is None else alignments
    found = (family(plans, units) for units in linked(plans, alignments))
    return tuple(one for one in found if one is not None)
