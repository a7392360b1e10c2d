"""How much of a plan is its own: what no other owner's plan in the comparison has."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.compare.damage import ChangeKind
from pipeline.compare.differences import CLAUSE
from pipeline.compare.pair import SAME, AlignedPassage, PairComparison
from pipeline.compare.passages import PlanText
from pipeline.text.searchable import match_key
from schemas.geometry import Frozen

WHOLE_PLAN = ""
"""Section key of a share that is over the whole plan."""

ONE_SIDED = {True: ChangeKind.ONLY_LEFT, False: ChangeKind.ONLY_RIGHT}
"""What a stretch that only the left, or only the right plan has is called."""

Signs = NDArray[np.bool_]
"""For each sign of a plan's folded passages, one after the other: does another owner's plan have it?"""


class Share(Frozen):
    """How much of a section, or of the whole plan, is shared with another owner's plan.

    In characters without blanks: `characters` is the denominator; `local` is what stands in this plan only,
    clauses added inside shared paragraphs included. It never grows when a plan is added to the comparison.
    """

    plan_id: str
    section_key: str
    characters: int
    local: int

    @property
    def local_share(self) -> float | None:
        """0 to 1; `None` where there is no text."""
        return self.local / self.characters if self.characters else None


def all_shares(plans: Sequence[PlanText], pairs: Iterable[PairComparison]) -> tuple[Share, ...]:
    """The share of each section of each plan, and of each plan as a whole, that is its own."""
    owners = {plan.plan_id: plan.organization or plan.plan_id for plan in plans}
    starts = {plan.plan_id: offsets(plan) for plan in plans}
    shared = {plan.plan_id: np.zeros(starts[plan.plan_id][-1], dtype=np.bool_) for plan in plans}
    for pair in pairs:
        if owners[pair.left.plan_id] != owners[pair.right.plan_id]:
            for plan_id, is_left in ((pair.left.plan_id, True), (pair.right.plan_id, False)):
                for passage in pair.passages:
                    mark(shared[plan_id], starts[plan_id], passage, is_left=is_left)
    return tuple(share for plan in plans for share in shares(plan, shared[plan.plan_id], starts))


def offsets(plan: PlanText) -> list[int]:
    """Where each passage begins among the signs of a plan, and where the last ends."""
    found = [0]
    for passage in plan.passages:
        found.append(found[-1] + len(passage.folded))
    return found


def mark(shared: Signs, starts: Sequence[int], passage: AlignedPassage, *, is_left: bool) -> None:
    """Mark what the other plan has of an aligned passage: all of it but clauses that stand here only."""
    places = passage.left if is_left else passage.right
    if not places or not (passage.verdict in SAME or (passage.left and passage.right)):
        return
    at, end = starts[places[0].ordinal], starts[places[-1].ordinal + 1]
    for start, stop in own_spans(passage, at, is_left=is_left):
        shared[at:start] = True
        at = stop
    shared[at:end] = True


def own_spans(passage: AlignedPassage, first: int, *, is_left: bool) -> Iterator[tuple[int, int]]:
    """The clauses of one side that the other lacks, as half-open spans of the plan's signs."""
    if not any(segment.kind == ONE_SIDED[is_left] for segment in passage.segments):
        return
    at = first
    for segment in passage.segments if passage.left and passage.right else ():
        size = len(match_key(segment.left if is_left else segment.right))
        if segment.kind == ONE_SIDED[is_left] and size >= CLAUSE:
            yield at, at + size
        at += size


def shares(plan: PlanText, shared: Signs, starts: Mapping[str, Sequence[int]]) -> list[Share]:
    """The share of each section of a plan, and of the whole, that is its own."""
    total: defaultdict[str, int] = defaultdict(int)
    local: defaultdict[str, int] = defaultdict(int)
    begins = starts[plan.plan_id]
    for n, passage in enumerate(plan.passages):
        size = len(passage.folded)
        own = size - int(np.count_nonzero(shared[begins[n] : begins[n + 1]]))
        for key in (passage.section_key, WHOLE_PLAN):
            total[key] += size
            local[key] += own
    return [
        Share(plan_id=plan.plan_id, section_key=key, characters=total[key], local=local[key])
        for key in sorted(total)
    ]
