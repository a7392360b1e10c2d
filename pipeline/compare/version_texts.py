"""Which sections of two versions say something else: by their aligned text, not by how pages break it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.compare.pair import SAME, AlignedPassage, Place, compare_pair
from pipeline.compare.passages import Passage
from pipeline.compare.plan_text import plan_text
from pipeline.text.searchable import match_key
from schemas.plan import Plan
from schemas.section import Section


class Side(NamedTuple):
    """Of one version the ordinals of passages that say something else, and the headings that do not."""

    changed: frozenset[int]
    same_headings: frozenset[str]


class TextChanges(NamedTuple):
    """Both versions."""

    older: Side
    newer: Side


def text_changes(older: Plan, newer: Plan) -> TextChanges:
    """Align the text of both versions."""
    ours, theirs = plan_text(older), plan_text(newer)
    found = compare_pair(ours, theirs)
    sides = []
    for is_left, text in ((True, ours), (False, theirs)):
        changed = ordinals(found.passages, is_left=is_left, same=False)
        same = ordinals(found.outside, is_left=is_left, same=True)
        sides.append(Side(changed, frozenset(folded(text.outside, same))))
    return TextChanges(*sides)


def ordinals(passages: Sequence[AlignedPassage], *, is_left: bool, same: bool) -> frozenset[int]:
    """The passages of one side that are the same, or not."""
    chosen = [one for one in passages if is_same(one) == same]
    places: list[Place] = [place for one in chosen for place in (one.left if is_left else one.right)]
    return frozenset(place.ordinal for place in places)


def is_same(passage: AlignedPassage) -> bool:
    """Do both versions say it, under the same heading where it is found in both?"""
    here, there = ({place.section_key for place in places} for places in (passage.left, passage.right))
    return passage.verdict in SAME and (not (here and there) or bool(here & there))


def folded(passages: Sequence[Passage], kept: frozenset[int]) -> Iterator[str]:
    """The folded text of some passages."""
    return (passage.folded for passage in passages if passage.ordinal in kept)


def section_ordinals(sections: Sequence[Section], first: int = 0) -> Iterator[frozenset[int]]:
    """The ordinals of each section's own paragraphs, sections in reading order (as `section_passages`)."""
    for section in sections:
        count = sum(bool(match_key(paragraph.text)) for paragraph in section.paragraphs)
        yield frozenset(range(first, first + count))
        first += count
        for inner in section_ordinals(section.children, first):
            yield inner
            first = max((first, *(n + 1 for n in inner)))
