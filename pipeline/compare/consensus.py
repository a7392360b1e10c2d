"""What most versions of a paragraph say, phrase by phrase; and where each version departs from it.

Numbers are never put to the vote, a tie stays undecided, and nothing here changes a stored text.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from pipeline.compare.damage import numbers
from pipeline.compare.differences import CLAUSE, Change, word_changes
from pipeline.compare.families import Family, Member
from pipeline.compare.folded import fold
from schemas.geometry import Frozen


class Decision(StrEnum):
    """What became of a place where versions differ."""

    MAJORITY = "majority"
    TIE = "tie"
    NUMBER = "number"


class Reading(Frozen):
    """What some members have at one place (folded), most votes first. Empty: they have nothing there.

    An owner has one vote for a reading, however many files of it are compared.
    """

    text: str
    plan_ids: tuple[str, ...]
    votes: int


class Locus(Frozen):
    """A place where versions differ: half-open span in the folded text of the typical member."""

    start: int
    end: int
    decision: Decision
    readings: tuple[Reading, ...]


class Omission(Frozen):
    """A clause of the typical member that one member lacks."""

    plan_id: str
    start: int
    end: int
    text: str


class Addition(Frozen):
    """A clause that one member has and the typical one has not, after sign `at` of the latter."""

    plan_id: str
    at: int
    text: str


class Consensus(Frozen):
    """The agreed text, folded, undecided places as the typical member has them, and what departs from it."""

    text: str
    loci: tuple[Locus, ...]
    omissions: tuple[Omission, ...]
    additions: tuple[Addition, ...]


class Departures(NamedTuple):
    """How one member differs from the typical one."""

    member: Member
    slips: list[Change]
    omissions: list[Change]
    additions: list[Change]


def departures(typical: str, member: Member) -> Departures:
    """Sort the differences of a member: lost clauses, added clauses, and the rest."""
    slips, omissions, additions = [], [], []
    for change in word_changes(typical, member.folded):
        ours, theirs = change.left_end - change.left, change.right_end - change.right
        if theirs == 0 and ours >= CLAUSE:
            omissions.append(change)
        elif ours == 0 and theirs >= CLAUSE:
            additions.append(change)
        else:
            slips.append(change)
    return Departures(member, slips, omissions, additions)


def spans(found: Sequence[Departures]) -> list[tuple[int, int]]:
    """The places where any member differs, overlapping ones as one."""
    marks = sorted((change.left, change.left_end) for one in found for change in one.slips)
    joined: list[tuple[int, int]] = []
    for start, end in marks:
        if joined and (start < joined[-1][1] or start == joined[-1][0]):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def reading_at(one: Departures, start: int, end: int) -> str | None:
    """What a member has at a place; `None` where it lacks the whole clause and so has no vote."""
    if any(lost.left < max(end, start + 1) and start < lost.left_end for lost in one.omissions):
        return None
    shift_start = shift_end = 0
    for change in sorted((*one.slips, *one.omissions, *one.additions)):
        if change.left_end <= start and not (change.left == change.left_end == start and change in one.slips):
            shift_start = change.right_end - change.left_end
        if change.left_end <= end and (change.left < end or change in one.slips):
            shift_end = change.right_end - change.left_end
    return one.member.folded[start + shift_start : end + shift_end]


def decision(readings: Sequence[Reading]) -> Decision:
    """Majority only where one reading has more votes than any other, two at least, and no number differs."""
    if len({numbers(reading.text) for reading in readings}) > 1:
        return Decision.NUMBER
    first, second = readings[0].votes, readings[1].votes if len(readings) > 1 else 0
    return Decision.MAJORITY if first > max(second, 1) else Decision.TIE


def locus(typical: Member, found: Sequence[Departures], start: int, end: int) -> Locus:
    """Count the readings at one place."""
    holders: dict[str, list[Member]] = {typical.folded[start:end]: [typical]}
    for one in found:
        reading = reading_at(one, start, end)
        if reading is not None:
            holders.setdefault(reading, []).append(one.member)
    readings = tuple(
        Reading(
            text=text,
            plan_ids=tuple(member.plan_id for member in members),
            votes=len({member.organization for member in members}),
        )
        for text, members in holders.items()
    )
    readings = tuple(sorted(readings, key=lambda one: (-one.votes, one.text)))
    return Locus(start=start, end=end, decision=decision(readings), readings=readings)


def agreed(typical: str, loci: Sequence[Locus]) -> str:
    """The typical text with the majority's readings put in."""
    parts, at = [], 0
    for place in loci:
        parts.append(typical[at : place.start])
        kept = typical[place.start : place.end]
        parts.append(place.readings[0].text if place.decision == Decision.MAJORITY else kept)
        at = place.end
    return "".join((*parts, typical[at:]))


def consensus(family: Family) -> Consensus:
    """The consensus of a family."""
    typical, *others = family.members
    found = [departures(typical.folded, member) for member in others]
    loci = tuple(
        one
        for one in (locus(typical, found, start, end) for start, end in spans(found))
        if len(one.readings) > 1
    )
    omissions = (
        Omission(
            plan_id=one.member.plan_id,
            start=lost.left,
            end=lost.left_end,
            text=fold(typical.text).printed(lost.left, lost.left_end).strip(),
        )
        for one in found
        for lost in one.omissions
    )
    additions = (
        Addition(
            plan_id=one.member.plan_id,
            at=new.left,
            text=fold(one.member.text).printed(new.right, new.right_end),
        )
        for one in found
        for new in one.additions
    )
    return Consensus(
        text=agreed(typical.folded, loci), loci=loci, omissions=tuple(omissions), additions=tuple(additions)
    )


def as_printed(typical: Member, agreed_on: Consensus) -> str:
    """The agreed text with the spaces of the typical member, for people to read."""
    back = fold(typical.text)
    parts, at = [], 0
    for place in agreed_on.loci:
        parts.append(back.printed(at, place.start))
        kept = back.printed(place.start, place.end)
        space = kept[len(kept.rstrip()) :]
        parts.append(place.readings[0].text + space if place.decision == Decision.MAJORITY else kept)
        at = place.end
    return "".join((*parts, back.printed(at, len(back.text))))
