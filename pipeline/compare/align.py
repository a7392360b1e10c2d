"""Align the passages of two plans: one to one, split and merged, or found in one plan only."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from pipeline.compare.candidates import Candidate, candidates
from pipeline.compare.passages import Passage
from pipeline.compare.similarity import containment, most_in_common, ratio

SAME_PARAGRAPH = 0.5
"""Ratio from which two passages are versions of one paragraph (in five plans: 0.69 up; others: 0.37 down)."""

SAME_GENERATION = 0.9
"""Ratio from which the wording is the same template generation and differences are mostly damage."""

SHORT, LONG = 40, 120
"""Characters. Formulas of the genre make short passages look alike: up to `SHORT` a pair must reach
`SAME_SHORT`, from `LONG` on `SAME_PARAGRAPH`, in between a value in between."""

SAME_SHORT = 0.75
FRAGMENT = 0.8
"""Containment from which a passage may be a piece of a longer one."""

SHORTEST_FRAGMENT = 12
SAME_SECTION_BONUS = 0.05
MOST_LOOKS = 4
"""Candidates looked at closely per passage of the first plan."""

LEAST_GAIN = 4
"""Characters that must match in addition when two groups that touch are made one."""

LEAST_PIECE_SHARE = 0.3
LONGEST_PIECE = 1.2
"""A piece shares so much of its shingles with the whole paragraph, and is at most so many times as long."""

LARGEST_GAP = 5
MOST_PIECES = 40
"""Passages without a match that may stand between pieces, and pieces in all."""


class Verdict(StrEnum):
    """What a group of aligned passages is.

    `moved`: the other plan has the text in another place or order. `clipped`: the other file has it, but
    the edge of a cell hides it.
    """

    IDENTICAL = "identical"
    SAME_GENERATION = "same_generation"
    REWRITTEN = "rewritten"
    MOVED = "moved"
    CLIPPED = "clipped"
    ONLY_LEFT = "only_left"
    ONLY_RIGHT = "only_right"


class Group(NamedTuple):
    """Passages (by ordinal) of the left and the right plan that hold the same paragraph, with their ratio."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    ratio: float
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Link:
    """A candidate after the close look; a side with two passages is a paragraph split in two there."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    ratio: float
    rank: float


@dataclass(slots=True)
class Draft:
    """A group while it grows; sides are contiguous ordinals."""

    left: list[int]
    right: list[int]
    ratio: float


@dataclass(slots=True)
class Sides:
    """Both texts of a comparison and which passage is already placed."""

    left: Sequence[Passage]
    right: Sequence[Passage]
    placed_left: set[int] = field(default_factory=set)
    placed_right: set[int] = field(default_factory=set)

    def text(self, draft: Draft) -> tuple[str, str]:
        """The joined folded text of each side of a group."""
        return (
            "".join(self.left[n].folded for n in draft.left),
            "".join(self.right[n].folded for n in draft.right),
        )

    def place(self, draft: Draft) -> None:
        """Mark all passages of the group as placed."""
        self.placed_left.update(draft.left)
        self.placed_right.update(draft.right)


def verdict_of(value: float) -> Verdict:
    """The verdict on two aligned passages with this ratio."""
    if value == 1.0:
        return Verdict.IDENTICAL
    return Verdict.SAME_GENERATION if value >= SAME_GENERATION else Verdict.REWRITTEN


def is_same_paragraph(value: float, left: str, right: str) -> bool:
    """Is the ratio high enough for texts of this length?"""
    size = min(max(min(len(left), len(right)), SHORT), LONG)
    return value >= SAME_SHORT - (SAME_SHORT - SAME_PARAGRAPH) * (size - SHORT) / (LONG - SHORT)


def identical_groups(sides: Sides) -> list[Draft]:
    """Passages equal on both sides: first in the order both plans share, then moved ones as they come."""
    left = [passage.folded for passage in sides.left]
    right = [passage.folded for passage in sides.right]
    drafts = []
    for block in LCSseq.editops(left, right).as_matching_blocks():
        drafts += [Draft([block.a + n], [block.b + n], 1.0) for n in range(block.size)]
    for draft in drafts:
        sides.place(draft)
    waiting: defaultdict[str, list[int]] = defaultdict(list)
    for n in reversed(range(len(right))):
        if n not in sides.placed_right:
            waiting[right[n]].append(n)
    for n, text in enumerate(left):
        if n not in sides.placed_left and waiting[text]:
            drafts.append(Draft([n], [waiting[text].pop()], 1.0))
            sides.place(drafts[-1])
    return drafts


def closely(sides: Sides, found: Sequence[Candidate]) -> list[Link]:
    """The links that hold on a close look, best first; same section counts a little more."""
    looks: defaultdict[int, int] = defaultdict(int)
    links = []
    for candidate in found:
        left, right = sides.left[candidate.left], sides.right[candidate.right]
        if looks[candidate.left] == MOST_LOOKS:
            continue
        looks[candidate.left] += 1
        if not could_be_same(left.folded, right.folded):
            continue
        value = ratio(left.folded, right.folded)
        bonus = SAME_SECTION_BONUS if left.section_key == right.section_key else 0.0
        links.append(Link((left.ordinal,), (right.ordinal,), value, value + bonus))
    links += window_links(sides, found)
    links = [link for link in links if may_be_same(sides, link)]
    return sorted(links, key=lambda link: (-link.rank, link.left, link.right))


def window_links(sides: Sides, found: Sequence[Candidate]) -> list[Link]:
    """Links of one passage to several that follow each other: a paragraph cut into lines, or by a page."""
    links: list[tuple[tuple[int, ...], tuple[int, ...]]] = []
    ours = pieces(found, sides.left, sides.right)
    theirs = pieces([Candidate(c.right, c.left, c.share) for c in found], sides.right, sides.left)
    for whole, shares in ours.items():
        for window in windows(shares, sides.right, len(sides.left[whole].folded), sides.placed_right):
            links.append(((whole,), window))
    for whole, shares in theirs.items():
        for window in windows(shares, sides.left, len(sides.right[whole].folded), sides.placed_left):
            links.append((window, (whole,)))
    return [measured(sides, left, right) for left, right in links]


def measured(sides: Sides, left: tuple[int, ...], right: tuple[int, ...]) -> Link:
    """The link between two runs of passages."""
    value = ratio(*sides.text(Draft(list(left), list(right), 0.0)))
    same_section = sides.left[left[0]].section_key == sides.right[right[0]].section_key
    return Link(left, right, value, value + (SAME_SECTION_BONUS if same_section else 0.0))


def pieces(
    found: Sequence[Candidate], wholes: Sequence[Passage], parts: Sequence[Passage]
) -> dict[int, dict[int, float]]:
    """For each passage the shorter ones of the other plan that share much with it, with the share."""
    shares: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for candidate in found:
        longest = LONGEST_PIECE * len(wholes[candidate.left].folded)
        if candidate.share >= LEAST_PIECE_SHARE and len(parts[candidate.right].folded) <= longest:
            shares[candidate.left][candidate.right] = candidate.share
    return {whole: shared for whole, shared in shares.items() if len(shared) > 1}


def windows(
    shares: dict[int, float], parts: Sequence[Passage], length: int, placed: set[int]
) -> Iterator[tuple[int, ...]]:
    """In each neighbourhood of pieces the run of passages that best makes up a text of this length."""
    for region in regions(sorted(shares)):
        spans = [
            range(first, last + 1)
            for n, first in enumerate(region)
            for last in region[n + 1 : n + MOST_PIECES]
            if placed.isdisjoint(range(first, last + 1))
        ]
        if spans:
            yield best_span(spans, shares, parts, length)


def best_span(
    spans: Sequence[range], shares: dict[int, float], parts: Sequence[Passage], length: int
) -> tuple[int, ...]:
    """The span that is most like a text of this length, by estimate."""
    best: range = max(spans, key=lambda span: estimated(span, shares, parts, length))
    return tuple(best)


def regions(places: Sequence[int]) -> list[list[int]]:
    """Places in groups without large gaps."""
    groups: list[list[int]] = []
    for place in places:
        if groups and place - groups[-1][-1] <= LARGEST_GAP:
            groups[-1].append(place)
        else:
            groups.append([place])
    return groups


def estimated(span: range, shares: dict[int, float], parts: Sequence[Passage], length: int) -> float:
    """About the ratio of a text of this length with the passages of the span."""
    sizes = [len(parts[n].folded) for n in span]
    shared = sum(shares.get(n, 0.0) * size for n, size in zip(span, sizes, strict=True))
    return 2 * shared / (length + sum(sizes))


def may_be_same(sides: Sides, link: Link) -> bool:
    """Is the link one paragraph on both sides, or a paragraph and a piece of it?"""
    left, right = sides.text(Draft(list(link.left), list(link.right), 0.0))
    return is_same_paragraph(link.ratio, left, right) or is_fragment(left, right)


def could_be_same(left: str, right: str) -> bool:
    """Might a link of the two hold on a close look, going by all they have in common in order?"""
    common, short = most_in_common(left, right), min(len(left), len(right))
    return common >= FRAGMENT * short or is_same_paragraph(2 * common / (len(left) + len(right)), left, right)


def is_fragment(left: str, right: str) -> bool:
    """May the shorter text be a piece of the longer one?"""
    short, long = sorted((left, right), key=len)
    return len(short) >= SHORTEST_FRAGMENT and containment(short, long) >= FRAGMENT


def one_to_one(sides: Sides, links: Sequence[Link]) -> list[Draft]:
    """Take links from the best down; each passage once."""
    drafts = []
    for link in links:
        if sides.placed_left.intersection(link.left) or sides.placed_right.intersection(link.right):
            continue
        drafts.append(Draft(list(link.left), list(link.right), link.ratio))
        sides.place(drafts[-1])
    return drafts


def neighbours(draft: Draft, sides: Sides) -> list[Draft]:
    """The group grown by one free passage before or after it, on either side."""
    grown = []
    before_left, after_left = draft.left[0] - 1, draft.left[-1] + 1
    before_right, after_right = draft.right[0] - 1, draft.right[-1] + 1
    if before_left >= 0 and before_left not in sides.placed_left:
        grown.append(Draft([before_left, *draft.left], draft.right, 0.0))
    if after_left < len(sides.left) and after_left not in sides.placed_left:
        grown.append(Draft([*draft.left, after_left], draft.right, 0.0))
    if before_right >= 0 and before_right not in sides.placed_right:
        grown.append(Draft(draft.left, [before_right, *draft.right], 0.0))
    if after_right < len(sides.right) and after_right not in sides.placed_right:
        grown.append(Draft(draft.left, [*draft.right, after_right], 0.0))
    return grown


def may_gain(option: Draft, least: float, sides: Sides) -> bool:
    """Could the ratio of the group be above `least`, going by the lengths alone?"""
    ours = sum(len(sides.left[n].folded) for n in option.left)
    theirs = sum(len(sides.right[n].folded) for n in option.right)
    return 2 * min(ours, theirs) > least * (ours + theirs)


def grow(draft: Draft, sides: Sides) -> Draft:
    """Join split paragraphs: take in free neighbours as long as the ratio rises."""
    best = draft
    while best.ratio < 1.0:
        options = [option for option in neighbours(best, sides) if may_gain(option, best.ratio, sides)]
        for option in options:
            option.ratio = ratio(*sides.text(option))
        better = max(options, key=lambda option: option.ratio, default=best)
        if better.ratio <= best.ratio:
            return best
        best = better
        sides.place(best)
    return best


def merged(first: Draft, second: Draft, sides: Sides) -> Draft | None:
    """Both groups as one, if they touch on both sides and less text is left unmatched."""
    if first.left[-1] + 1 != second.left[0] or first.right[-1] + 1 != second.right[0]:
        return None
    if first.ratio == 1.0 or second.ratio == 1.0:
        return None
    together = Draft([*first.left, *second.left], [*first.right, *second.right], 0.0)
    together.ratio = ratio(*sides.text(together))
    weight_first = sum(map(len, sides.text(first)))
    weight_second = sum(map(len, sides.text(second)))
    apart = (first.ratio * weight_first + second.ratio * weight_second) / (weight_first + weight_second)
    gained = (together.ratio - apart) * (weight_first + weight_second)
    return together if gained >= LEAST_GAIN else None


def merge_touching(drafts: list[Draft], sides: Sides) -> list[Draft]:
    """Undo paragraph breaks that fall in different places in the two plans."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda draft: draft.left[0]):
        together = merged(kept[-1], draft, sides) if kept else None
        if together:
            kept[-1] = together
        else:
            kept.append(draft)
    return kept


def alone(count: int, placed: set[int]) -> list[int]:
    """The ordinals not placed."""
    return [n for n in range(count) if n not in placed]


def settled(drafts: Sequence[Draft], sides: Sides) -> list[Group]:
    """Groups that are one paragraph on both sides; the rest falls apart into passages of one plan only."""
    groups = []
    for draft in drafts:
        left, right = sides.text(draft)
        if is_same_paragraph(draft.ratio, left, right):
            verdict = Verdict.IDENTICAL if left == right else verdict_of(min(draft.ratio, 0.9999))
            groups.append(
                Group(left=tuple(draft.left), right=tuple(draft.right), ratio=draft.ratio, verdict=verdict)
            )
    placed_left = {n for group in groups for n in group.left}
    placed_right = {n for group in groups for n in group.right}
    for n in alone(len(sides.left), placed_left):
        groups.append(Group(left=(n,), right=(), ratio=0.0, verdict=Verdict.ONLY_LEFT))
    for n in alone(len(sides.right), placed_right):
        groups.append(Group(left=(), right=(n,), ratio=0.0, verdict=Verdict.ONLY_RIGHT))
    return groups


def in_reading_order(groups: Sequence[Group]) -> tuple[Group, ...]:
    """Left order; what only the right plan has stands after what precedes it there."""
    after = {right: group.left[0] for group in groups if group.left for right in group.right}
    placed = sorted(after)

    def place(group: Group) -> tuple[float, int]:
        if group.left:
            return (float(group.left[0]), -1)
        before = bisect_left(placed, group.right[0])
        return (after[placed[before - 1]] + 0.5 if before else -0.5, group.right[0])

    return tuple(sorted(groups, key=place))


def align(left: Sequence[Passage], right: Sequence[Passage]) -> tuple[Group, ...]:
    """Align two plans; every passage is in exactly one group. Ordinals must count from 0 on each side."""
    sides = Sides(left, right)
    drafts = identical_groups(sides)
    free_left = alone(len(left), sides.placed_left)
    free_right = alone(len(right), sides.placed_right)
    found = [
        Candidate(free_left[pair.left], free_right[pair.right], pair.share)
        for pair in candidates([left[n].folded for n in free_left], [right[n].folded for n in free_right])
    ]
    linked = one_to_one(sides, closely(sides, found))
    drafts += merge_touching([grow(draft, sides) for draft in linked], sides)
    return in_reading_order(settled(drafts, sides))
