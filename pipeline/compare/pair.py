"""Compare two plans: aligned passages with their differences, and how much of each is its own."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from pipeline.compare.align import Group, Verdict, align
from pipeline.compare.damage import ChangeKind
from pipeline.compare.differences import CLAUSE, Segment, folded_differences, lost_spaces
from pipeline.compare.folded import Folded, fold, offsets_into
from pipeline.compare.generations import PhraseHit
from pipeline.compare.layout import (
    Found,
    Whole,
    around,
    as_often,
    has_in_pieces,
    hidden_part,
    in_context,
)
from pipeline.compare.passages import Passage, PlanText
from pipeline.compare.row_groups import row_groups
from pipeline.text.searchable import match_key
from schemas.geometry import Frozen


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands: its ordinal in the plan, section, 1-based page and box in points."""

    ordinal: int
    section_key: str
    section_path: str
    page: int
    bbox: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class AlignedPassage:
    """One paragraph of both plans, or of one. `spaces` counts places parted by a space on one side only.

    Phrases date the template each side was made from; they are an inference, never a period.
    """

    verdict: Verdict
    ratio: float
    left: tuple[Place, ...]
    right: tuple[Place, ...]
    segments: tuple[Segment, ...]
    spaces: int = 0
    left_phrases: tuple[PhraseHit, ...] = ()
    right_phrases: tuple[PhraseHit, ...] = ()

    def count(self, kind: ChangeKind) -> int:
        """How many differences of this kind."""
        return sum(segment.kind == kind for segment in self.segments)


class Clause(Frozen):
    """A clause that stands in one plan only, inside a paragraph both have."""

    text: str
    characters: int
    present_in: str
    missing_in: str
    page: int


class SideTotals(Frozen):
    """What a plan shares with the other, in characters of folded text; shared is what is aligned."""

    plan_id: str
    passages: int
    characters: int
    shared_characters: int
    passages_alone: int
    characters_alone: int


SAME = frozenset((Verdict.IDENTICAL, Verdict.MOVED, Verdict.CLIPPED))
"""Verdicts on passages that both plans have, sign for sign."""

NO_CHANGE = frozenset((ChangeKind.EQUAL, ChangeKind.MOVED, ChangeKind.CLIPPED))
"""Stretches that both plans have, sign for sign."""


class PairComparison(Frozen):
    """Two plans held side by side; `outside` are headings and rows of tables."""

    left: SideTotals
    right: SideTotals
    passages: tuple[AlignedPassage, ...]
    clauses: tuple[Clause, ...]
    outside: tuple[AlignedPassage, ...] = ()

    @property
    def is_same_text(self) -> bool:
        """Do both plans say the same, sign for sign, whatever the spacing, digit script and order?

        In paragraphs, headings and rows of tables alike.
        """
        return all(passage.verdict in SAME for passage in (*self.passages, *self.outside))


def verdict_counts(passages: Iterable[AlignedPassage]) -> dict[str, int]:
    """How many aligned passages have each verdict, in the order of the verdicts."""
    found = Counter(passage.verdict for passage in passages)
    return {verdict.value: found[verdict] for verdict in Verdict if found[verdict]}


def place(passage: Passage) -> Place:
    """The place of a passage."""
    return Place(passage.ordinal, passage.section_key, passage.section_path, passage.page, passage.bbox)


def folded(passages: Sequence[Passage], text: str) -> Folded:
    """The folded form of passages printed together as `text`."""
    if len(passages) == 1:
        return Folded(text, passages[0].folded, offsets_into(text, passages[0].folded))
    return fold(text)


def printed(passages: Sequence[Passage]) -> str:
    """The text of passages that are one paragraph, as printed."""
    if len(passages) == 1:
        return passages[0].text
    return " ".join(passage.text for passage in passages)


VERSIONS = 0.5
"""Share of either plan that is aligned from which both count as versions of one text."""


class Sides(NamedTuple):
    """Both plans with all their text. `versions`: are they much the same text?

    Only between versions is text in another order the same text: phrases of the genre stand in all plans.
    """

    left: Whole
    right: Whole
    versions: bool

    @property
    def names(self) -> frozenset[str]:
        """The folded names of both owners."""
        return frozenset((*self.left.plan.names, *self.right.plan.names))


def aligned_passage(group: Group, sides: Sides) -> AlignedPassage:
    """A group of the alignment with its differences."""
    if not group.right:
        return alone_passage(group.left, sides.left, sides)
    if not group.left:
        return alone_passage(group.right, sides.right, sides)
    ours = [sides.left.plan.passages[n] for n in group.left]
    theirs = [sides.right.plan.passages[n] for n in group.right]
    left_text, right_text = printed(ours), printed(theirs)
    found: tuple[Segment, ...]
    if group.verdict == Verdict.IDENTICAL:
        found = (Segment(ChangeKind.EQUAL, left_text, right_text),)
    else:
        found = folded_differences(folded(ours, left_text), folded(theirs, right_text), sides.names)
    if sides.versions and len(found) > 1:
        found = tuple(placed(found, group, sides))
    return AlignedPassage(
        verdict=final_verdict(group, found),
        ratio=round(group.ratio, 4),
        left=tuple([place(passage) for passage in ours]),
        right=tuple([place(passage) for passage in theirs]),
        segments=found,
        spaces=lost_spaces(left_text, right_text) if group.verdict == Verdict.IDENTICAL else 0,
        left_phrases=sides.left.phrases(group.left),
        right_phrases=sides.right.phrases(group.right),
    )


def alone_passage(ordinals: Sequence[int], here: Whole, sides: Sides) -> AlignedPassage:
    """Passages that nothing in the other plan is aligned with: their text is of one kind as a whole."""
    passages = [here.plan.passages[n] for n in ordinals]
    text, places = printed(passages), tuple([place(passage) for passage in passages])
    if here is sides.left:
        return AlignedPassage(
            verdict=alone_verdict(Verdict.ONLY_LEFT, ordinals, here, sides),
            ratio=0.0,
            left=places,
            right=(),
            segments=(Segment(ChangeKind.ONLY_LEFT, text, ""),),
            left_phrases=here.phrases(ordinals),
        )
    return AlignedPassage(
        verdict=alone_verdict(Verdict.ONLY_RIGHT, ordinals, here, sides),
        ratio=0.0,
        left=(),
        right=places,
        segments=(Segment(ChangeKind.ONLY_RIGHT, "", text),),
        right_phrases=here.phrases(ordinals),
    )


def final_verdict(group: Group, found: Sequence[Segment]) -> Verdict:
    """The verdict once it is known what stands elsewhere in the other plan."""
    if group.verdict == Verdict.IDENTICAL or any(segment.kind not in NO_CHANGE for segment in found):
        return group.verdict
    clipped = any(segment.kind == ChangeKind.CLIPPED for segment in found)
    return Verdict.CLIPPED if clipped else Verdict.IDENTICAL


FOUND_AS = {Found.IN_SIGHT: Verdict.MOVED, Found.HIDDEN: Verdict.CLIPPED}


def alone_verdict(verdict: Verdict, ordinals: Sequence[int], here: Whole, sides: Sides) -> Verdict:
    """The verdict on passages that stand in one plan only."""
    if not sides.versions:
        return verdict
    there = sides.right if here is sides.left else sides.left
    text = "".join(here.plan.passages[n].folded for n in ordinals)
    found = has_in_pieces(text, here, there)
    return verdict if found is None else FOUND_AS[found]


def placed(found: Sequence[Segment], group: Group, sides: Sides) -> Iterator[Segment]:
    """The segments, a difference that is only one of breaks, order or sight marked as such."""
    left_before, left_after = around(sides.left, group.left)
    right_before, right_after = around(sides.right, group.right)
    lefts = [left_before, *(match_key(segment.left) for segment in found), left_after]
    rights = [right_before, *(match_key(segment.right) for segment in found), right_after]
    for n, segment in enumerate(found, start=1):
        if segment.kind in {ChangeKind.EQUAL, ChangeKind.NUMBER}:
            yield segment
            continue
        unit = "" if lefts[n] and rights[n] else lefts[n] or rights[n]
        ours = in_context("".join(lefts[:n]), lefts[n], "".join(lefts[n + 1 :]), unit)
        theirs = in_context("".join(rights[:n]), rights[n], "".join(rights[n + 1 :]), unit)
        if all(as_often(text, sides.left, sides.right) for text in (ours, theirs)):
            yield replace(segment, kind=ChangeKind.MOVED)
        elif is_hidden(lefts[n], rights[n], group, sides):
            yield replace(segment, kind=ChangeKind.CLIPPED)
        else:
            yield segment


def is_hidden(left: str, right: str, group: Group, sides: Sides) -> bool:
    """Is what one side lacks out of sight on its page?"""
    if len(left) > len(right):
        pages = {sides.right.plan.passages[n].page for n in group.right}
        return sides.right.hides(hidden_part(left, right), pages)
    pages = {sides.left.plan.passages[n].page for n in group.left}
    return sides.left.hides(hidden_part(right, left), pages)


def clauses(passages: Sequence[AlignedPassage], left_id: str, right_id: str) -> tuple[Clause, ...]:
    """The clauses one side lacks, in order."""
    sides = {ChangeKind.ONLY_LEFT: (left_id, right_id), ChangeKind.ONLY_RIGHT: (right_id, left_id)}
    found = []
    for passage in passages:
        if not (passage.left and passage.right):
            continue
        for segment in passage.segments:
            text = segment.left or segment.right
            size = len(match_key(text)) if segment.kind in sides else 0
            if size >= CLAUSE:
                present, missing = sides[segment.kind]
                page = (passage.left if present == left_id else passage.right)[0].page
                found.append(
                    Clause(
                        text=text.strip(), characters=size, present_in=present, missing_in=missing, page=page
                    )
                )
    return tuple(found)


def totals(plan: PlanText, groups: Sequence[Group], *, is_left: bool) -> SideTotals:
    """How much of a plan stands in aligned passages."""
    if is_left:
        alone = [n for group in groups if not group.right for n in group.left]
    else:
        alone = [n for group in groups if not group.left for n in group.right]
    sizes = [len(passage.folded) for passage in plan.passages]
    characters, characters_alone = sum(sizes), sum(sizes[n] for n in alone)
    return SideTotals(
        plan_id=plan.plan_id,
        passages=len(sizes),
        characters=characters,
        shared_characters=characters - characters_alone,
        passages_alone=len(alone),
        characters_alone=characters_alone,
    )


def compare_pair(left: PlanText, right: PlanText) -> PairComparison:
    """Compare two plans passage by passage."""
    return compare_aligned(left, right, align(left.passages, right.passages))


def compare_aligned(left: PlanText, right: PlanText, groups: Sequence[Group]) -> PairComparison:
    """Compare two plans whose passages are aligned."""
    ours, theirs = totals(left, groups, is_left=True), totals(right, groups, is_left=False)
    shared = all(one.shared_characters >= VERSIONS * one.characters for one in (ours, theirs))
    sides = Sides(Whole(left), Whole(right), versions=shared)
    found = tuple(aligned_passage(group, sides) for group in groups)
    return PairComparison(
        left=ours,
        right=theirs,
        passages=found,
        clauses=clauses(found, left.plan_id, right.plan_id),
        outside=compared_outside(left, right, versions=shared),
    )


def compared_outside(left: PlanText, right: PlanText, *, versions: bool) -> tuple[AlignedPassage, ...]:
    """Headings and rows of tables, held side by side."""
    ours, theirs = (plan.model_copy(update={"passages": plan.outside}) for plan in (left, right))
    sides = Sides(Whole(ours, flows=False), Whole(theirs, flows=False), versions=versions)
    return tuple(aligned_passage(group, sides) for group in row_groups(left.outside, right.outside))


def in_section(plan: PlanText, section_key: str) -> PlanText:
    """The plan with the passages of one canonical section only, numbered anew."""
    parts = {name: of_section(getattr(plan, name), section_key) for name in ("passages", "outside")}
    return plan.model_copy(update={**parts, "lines": ""})


def of_section(passages: Sequence[Passage], section_key: str) -> tuple[Passage, ...]:
    """The passages of a section, numbered anew."""
    kept = [passage for passage in passages if passage.section_key == section_key]
    return tuple(passage._replace(ordinal=n) for n, passage in enumerate(kept))
