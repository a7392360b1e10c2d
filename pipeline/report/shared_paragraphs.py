"""Shared paragraphs on the page of a comparison: each once, then what each wording has otherwise."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.compare.comparison import Comparison, FamilyReport
from pipeline.compare.consensus import Decision, Locus, as_printed
from pipeline.compare.damage import ChangeKind
from pipeline.compare.differences import Segment, folded_differences
from pipeline.compare.families import Member
from pipeline.compare.folded import Folded, fold
from pipeline.text.searchable import match_key

CONTEXT = 36
"""Signs of agreed text shown before and after a difference."""

LONGEST_LABEL = 90
"""Signs of a paragraph shown while it is folded away."""

MARKS = frozenset("ะัาำิีึืฺุูๅ็่้๊๋์ํ๎")
"""Signs that are never the first of a piece: vowels and tones that belong to the letter before."""

LEAST_SHARED, LEAST_VOTERS = 2, 3


class Piece(NamedTuple):
    """A stretch of a wording. `agreed` is what the consensus has there, where that is another text."""

    kind: str
    text: str
    agreed: str = ""


class Wording(NamedTuple):
    """The members that word a paragraph in one way; no pieces where it is the agreed text sign for sign."""

    members: tuple[Member, ...]
    pieces: tuple[Piece, ...]


class SharedParagraph(NamedTuple):
    """A paragraph of several owners: the agreed text, the wordings, and the places worth a vote's count."""

    report: FamilyReport
    label: str
    agreed: str
    wordings: tuple[Wording, ...]
    votes: tuple[Locus, ...]

    @property
    def is_one_wording(self) -> bool:
        """Do all members say the same, sign for sign?"""
        return len(self.wordings) == 1

    @property
    def has_majority(self) -> bool:
        """Are there enough owners for a majority? Of two, the text shown is the first plan's."""
        return self.report.family.organizations >= LEAST_VOTERS

    @property
    def dated(self) -> list[tuple[str, str]]:
        """The plans whose wording dates the template it was made from, with that template."""
        members = zip(self.report.family.members, self.report.generations, strict=True)
        return [(member.plan_id, generation) for member, generation in members if generation]


def shortened(text: str, longest: int) -> str:
    """The beginning of a text, not cut inside a letter with its marks."""
    text = " ".join(text.split())
    if len(text) <= longest:
        return text
    end = longest
    while end > 1 and text[end] in MARKS:
        end -= 1
    return text[:end] + "…"


def around(text: str, *, first: bool, last: bool) -> str:
    """Agreed text between two differences, all but its ends left out where it is long."""
    before, after = 0 if first else CONTEXT, 0 if last else CONTEXT
    if len(text) <= before + after + CONTEXT:
        return text
    while before and text[before] in MARKS:
        before += 1
    tail = len(text) - after
    while tail < len(text) and text[tail] in MARKS:
        tail += 1
    return f"{text[:before]}…{text[tail:]}"


def pieces(found: Sequence[Segment]) -> Iterator[Piece]:
    """The differences of a wording, each with the agreed text around it."""
    for n, segment in enumerate(found):
        if segment.kind == ChangeKind.EQUAL:
            yield Piece("equal", around(segment.right, first=n == 0, last=n == len(found) - 1))
        elif segment.kind == ChangeKind.ONLY_LEFT:
            yield Piece("lacks", segment.left)
        elif segment.kind == ChangeKind.ONLY_RIGHT:
            yield Piece("has", segment.right)
        else:
            yield Piece(segment.kind.value, segment.right, segment.left.strip())


def wordings(members: Sequence[Member], agreed: Folded, names: frozenset[str]) -> tuple[Wording, ...]:
    """Members by wording: the agreed one first, then those of most members."""
    by_text: defaultdict[str, list[Member]] = defaultdict(list)
    for member in members:
        by_text[member.folded].append(member)
    ranked = sorted(by_text.items(), key=lambda one: (one[0] != agreed.text, -len(one[1])))
    return tuple(
        Wording(tuple(held), _pieces_of(agreed, fold(held[0].text), names) if text != agreed.text else ())
        for text, held in ranked
    )


def _pieces_of(agreed: Folded, own: Folded, names: frozenset[str]) -> tuple[Piece, ...]:
    return tuple(pieces(folded_differences(agreed, own, names)))


def worth_telling(place: Locus) -> bool:
    """Does the count of votes say more than the wordings: a tie, a number, or several owners on each side?"""
    if sum(one.votes for one in place.readings) < LEAST_VOTERS:
        return False
    return place.decision != Decision.MAJORITY or any(one.votes >= LEAST_SHARED for one in place.readings[1:])


def shared_paragraph(report: FamilyReport, names: frozenset[str]) -> SharedParagraph:
    """One family as it is shown."""
    agreed = as_printed(report.family.members[0], report.consensus)
    return SharedParagraph(
        report=report,
        label=shortened(agreed, LONGEST_LABEL),
        agreed=agreed,
        wordings=wordings(report.family.members, fold(agreed), names),
        votes=tuple(place for place in report.consensus.loci if worth_telling(place)),
    )


def shared_by_section(comparison: Comparison) -> dict[str, list[SharedParagraph]]:
    """The shared paragraphs under the section of the most typical member, in the order they are met."""
    names = frozenset(match_key(plan.organization) for plan in comparison.plans if plan.organization)
    found: defaultdict[str, list[SharedParagraph]] = defaultdict(list)
    for report in comparison.families:
        found[report.family.members[0].section_key].append(shared_paragraph(report, names))
    return dict(found)
