"""Suggest what a misread phrase may have been, from the other versions of the paragraph. Never applied."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import Levenshtein

from pipeline.compare.consensus import Consensus, Decision, Locus, Reading
from pipeline.compare.damage import ChangeKind, change_kind, numbers
from pipeline.compare.families import Family, Member
from schemas.geometry import BBox, Frozen

LEAST_ALIKE = 0.4
"""Similarity from which a lone reading may be a misreading of the majority's and not a wording of its own.

Recognisers that know the language write fluent wrong phrases; those keep about half of the signs.
"""

SHORTEST_PHRASE = 12
"""Characters; a shorter reading that differs by more than a slip is taken for a wording of its own."""


LONGEST_BETWEEN = 6
"""Characters in common between two slips of one fluent wrong phrase (`กับ`, "with")."""


class Suggestion(Frozen):
    """A phrase of one plan that others read otherwise, in folded text, with the votes.

    `from_ocr` says whether the page was recognised; elsewhere a typist may have slipped.
    """

    plan_id: str
    page: int
    bbox: BBox
    printed: str
    suggested: str
    votes: int
    voters: int
    from_ocr: bool
    kind: ChangeKind
    agreeing: tuple[str, ...]


def is_blank(reading: str, names: frozenset[str]) -> bool:
    """Is this where a template leaves room for the owner's name?"""
    return any(name in reading or reading in name for name in names if reading)


def may_be_misread(reading: str, majority: str) -> bool:
    """Could the reading be what a recogniser made of the majority's? Numbers are never judged."""
    if not reading or not majority or numbers(reading) or numbers(majority):
        return False
    if change_kind(reading, majority) in {ChangeKind.DAMAGE, ChangeKind.UNDECIDED}:
        return True
    phrase = min(len(reading), len(majority)) >= SHORTEST_PHRASE and has_other_signs(reading, majority)
    return phrase and Levenshtein.normalized_similarity(reading, majority) >= LEAST_ALIKE


def has_other_signs(reading: str, majority: str) -> bool:
    """Are there signs in place of others? A phrase that only lacks words, or has more, was not misread."""
    return any(step.tag == "replace" for step in Levenshtein.opcodes(reading, majority))


@dataclass(frozen=True, slots=True)
class Slip:
    """A lone reading of one member against a majority; half-open span in the typical member's text."""

    start: int
    end: int
    printed: str
    majority: str
    votes: int
    voters: int
    agreeing: tuple[str, ...]


def slip(place: Locus, reading: Reading) -> Slip:
    """A lone reading at one place."""
    majority = place.readings[0]
    voters = sum(one.votes for one in place.readings)
    return Slip(
        place.start, place.end, reading.text, majority.text, majority.votes, voters, majority.plan_ids
    )


def phrase(first: Slip, second: Slip, between: str) -> Slip:
    """Two slips with the words between them, as one; the votes are those of the weaker."""
    weaker = min(first, second, key=lambda one: one.votes)
    return replace(
        weaker,
        start=first.start,
        end=second.end,
        printed=first.printed + between + second.printed,
        majority=first.majority + between + second.majority,
    )


def slips_of(plan_id: str, agreed: Consensus) -> list[Slip]:
    """Where this member alone stands against a majority."""
    return [
        slip(place, reading)
        for place in agreed.loci
        if place.decision == Decision.MAJORITY
        for reading in place.readings[1:]
        if reading.plan_ids == (plan_id,)
    ]


def may_join(first: Slip, second: Slip) -> bool:
    """Are both unexplained alone, not empty, and close enough to be one phrase?"""
    alone = may_be_misread(first.printed, first.majority) or may_be_misread(second.printed, second.majority)
    written = all((first.printed, first.majority, second.printed, second.majority))
    return written and not alone and second.start - first.end <= LONGEST_BETWEEN


def phrases(found: Sequence[Slip], typical: str) -> list[Slip]:
    """Slips that stand close together, as phrases where the phrase may be misread; the others as they are."""
    joined: list[Slip] = []
    for one in found:
        if joined and may_join(joined[-1], one):
            together = phrase(joined[-1], one, typical[joined[-1].end : one.start])
            if may_be_misread(together.printed, together.majority):
                joined[-1] = together
                continue
        joined.append(one)
    return joined


def suggestions(family: Family, agreed: Consensus, names: Sequence[str] = ()) -> Iterator[Suggestion]:
    """Suggestions for the members of a family. `names` are the folded names of all owners.

    Only where a majority stands against a reading of one member alone.
    """
    blanks = frozenset(names)
    for member in family.members:
        for one in phrases(slips_of(member.plan_id, agreed), family.members[0].folded):
            named = is_blank(one.printed, blanks) or is_blank(one.majority, blanks)
            here = one.printed in member.folded  # a plan may have the paragraph in another place too
            if here and not named and may_be_misread(one.printed, one.majority):
                yield suggestion(member, one)


def suggestion(member: Member, found: Slip) -> Suggestion:
    """A slip as it is reported."""
    return Suggestion(
        plan_id=member.plan_id,
        page=member.page,
        bbox=member.bbox,
        printed=found.printed,
        suggested=found.majority,
        votes=found.votes,
        voters=found.voters,
        from_ocr=member.from_ocr,
        kind=change_kind(found.printed, found.majority),
        agreeing=found.agreeing,
    )
