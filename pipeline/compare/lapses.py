"""Where one owner's version of a shared paragraph departs from what other owners agree on.

Evidence, no verdict: a departure may be meant. Numbers are left alone, a wording that one other owner shares
is a wording and no lapse, and where the others do not agree by more than half there is a tie.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz

from pipeline.compare.damage import ChangeKind, change_kind
from pipeline.compare.differences import CLAUSE, Change, word_changes
from pipeline.compare.similarity import containment, ratio
from pipeline.compare.suggestions import LONGEST_BETWEEN, may_be_misread

LEAST_VOTERS = 2
"""Other owners that must have the paragraph: against one alone nothing can be said."""

LEAST_KEPT = 0.6
"""Of a clause, in signs and in likeness: a version with less of it has no vote for it."""

SAME_WORDING = 0.85
"""Share of the own paragraph that must stand in the typical one, in runs of signs: otherwise it was
rewritten, and what it lacks or words otherwise is no slip."""

CLEAR = 0.75
"""Share of the other owners that must agree where only the sense tells: a clause, or words that all exist."""

LONG_ENOUGH = 100
"""Signs of a paragraph in which words that all exist can be told to be wrong; a short one is one's own."""

LEAST_ALIKE_IN_LENGTH = 0.75
"""Of two phrases one of which is a fluent misreading of the other."""

ELSEWHERE = 85.0
"""Partial ratio (0 to 100) from which a clause stands elsewhere in the plan, so that nothing was lost."""

SHORTEST_NAME = 3


class LapseKind(StrEnum):
    """What a departure looks like."""

    LOST = "lost"
    GARBLED = "garbled"
    NAME = "name"
    TIE = "tie"


class Version(NamedTuple):
    """One owner's version of a paragraph: owner, its bare name folded (`""`: not known), folded text."""

    organization: str
    name: str
    folded: str


class Lapse(NamedTuple):
    """A departure: half-open span in the own folded text (empty where something is lost), and the votes.

    `agreed` is what `votes` of `voters` other owners have there, folded; of a tie, what most have.
    """

    kind: LapseKind
    start: int
    end: int
    printed: str
    agreed: str
    votes: int
    voters: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """The versions of a paragraph, and how each differs from the most typical one."""

    typical: str
    versions: tuple[Version, ...]
    changes: tuple[tuple[Change, ...], ...]


@lru_cache(maxsize=4096)
def agreement(versions: tuple[Version, ...]) -> Agreement:
    """Hold the versions of a paragraph against the one that is most like all."""
    texts = [version.folded for version in versions]
    likeness = [sum(ratio(one, other) for other in texts) for one in texts]
    typical = texts[max(range(len(texts)), key=lambda n: (likeness[n], -n))]
    return Agreement(typical, versions, tuple(tuple(word_changes(typical, text)) for text in texts))


class _Slip(NamedTuple):
    """Half-open spans that stand for each other, in the typical text and in one's own."""

    start: int
    end: int
    own: int
    own_end: int


def lapses(own: Version, others: Agreement, whole: str) -> tuple[Lapse, ...]:
    """Where `own` departs from the others; `whole` is the folded text of the own plan."""
    voters = [n for n, one in enumerate(others.versions) if one.organization != own.organization]
    if len(voters) < LEAST_VOTERS:
        return ()
    alike = containment(own.folded, others.typical)
    found = tuple(word_changes(others.typical, own.folded))
    case = _Case(own, others, tuple(voters), found, whole)
    kinds = (case.names(), case.lost(), case.slips()) if alike >= SAME_WORDING else (case.names(),)
    return tuple(sorted((lapse for kind in kinds for lapse in kind), key=lambda lapse: lapse.start))


@dataclass(frozen=True, slots=True)
class _Case:
    """One version against the others."""

    own: Version
    others: Agreement
    voters: tuple[int, ...]
    found: tuple[Change, ...]
    whole: str

    def lost(self) -> Iterator[Lapse]:
        """Clauses that more than half of the others have, and the plan has nowhere."""
        for change in filter(_is_lost, self.found):
            clause = self.others.typical[change.left : change.left_end]
            votes = sum(_keeps(self._reading(n, change.left, change.left_end), clause) for n in self.voters)
            if not self._clear(votes) or _numbered(clause):
                continue
            if fuzz.partial_ratio(clause, self.whole, score_cutoff=ELSEWHERE) == 0:
                yield self._lapse(LapseKind.LOST, (change.right, change.right), clause, votes)

    def slips(self) -> Iterator[Lapse]:
        """Words that look misread or mistyped beside what the others have."""
        slips = (_Slip(*one) for one in self.found if not (_is_lost(one) or _is_added(one)))
        for slip in self._phrases([one for one in slips if not self._is_blank(one)]):
            readings = self._readings(slip)
            printed = self.own.folded[slip.own : slip.own_end]
            (agreed, votes), *rest = readings.most_common()
            if printed in readings or not (_worded(printed) and _worded(agreed)):
                continue
            if self._majority(votes) and self._is_slip(printed, agreed, votes):
                yield self._lapse(LapseKind.GARBLED, (slip.own, slip.own_end), agreed, votes)
            elif rest and rest[0][1] == votes and _is_damage(printed, readings):
                yield self._lapse(LapseKind.TIE, (slip.own, slip.own_end), agreed, votes)

    def names(self) -> Iterator[Lapse]:
        """Names of other owners where each of the others has its own."""
        others = {one.name for one in self.others.versions if one.organization != self.own.organization}
        strangers = [name for name in others if len(name) >= SHORTEST_NAME and name not in self.own.name]
        back = [Change(one.right, one.right_end, one.left, one.left_end) for one in self.found]
        for stranger in strangers if self.own.name else ():
            for start in _occurrences(stranger, self.own.folded):
                end = start + len(stranger)
                slip = _Slip(*_place(back, start, end), start, end)
                votes = sum(self._named(n, slip) for n in self.voters)
                if votes >= LEAST_VOTERS:
                    yield self._lapse(LapseKind.NAME, (start, end), self.own.name, votes)

    def _is_slip(self, printed: str, agreed: str, votes: int) -> bool:
        """Whether words are wrong: no words, or not those of clearly most others in a long paragraph."""
        if _is_damage(printed, [agreed]):
            return True
        told = len(self.own.folded) >= LONG_ENOUGH and self._clear(votes)
        return told and may_be_misread(printed, agreed) and _alike_in_length(printed, agreed)

    def _is_blank(self, slip: _Slip) -> bool:
        """Is this where a template leaves room for the owner's name?"""
        start, end = self._around(slip.own, slip.own_end, len(self.own.folded))
        own = bool(self.own.name) and self.own.name in self.own.folded[start:end]
        return own or sum(self._named(n, slip) for n in self.voters) >= LEAST_VOTERS

    def _named(self, number: int, slip: _Slip) -> bool:
        """Whether a version has its owner's name at a place."""
        version, changes = self.others.versions[number], self.others.changes[number]
        if len(version.name) < SHORTEST_NAME:
            return False
        start, end = _place(changes, slip.start, slip.end)
        start, end = self._around(start, end, len(version.folded))
        return version.name in version.folded[start:end]

    def _around(self, start: int, end: int, length: int) -> tuple[int, int]:
        """A span with room for the longest name on both sides: names may begin or end alike."""
        room = max(len(one.name) for one in (self.own, *self.others.versions))
        return max(0, start - room), min(length, end + room)

    def _phrases(self, slips: Sequence[_Slip]) -> list[_Slip]:
        """Slips that make no sense alone joined with the next, where the two are one fluent wrong phrase."""
        joined: list[_Slip] = []
        for slip in slips:
            together = _joined(joined[-1], slip) if joined else None
            if together and self._is_one_phrase(joined[-1], slip, together):
                joined[-1] = together
            else:
                joined.append(slip)
        return joined

    def _is_one_phrase(self, first: _Slip, second: _Slip, together: _Slip) -> bool:
        near = second.start - first.end <= LONGEST_BETWEEN
        return near and not (self._misread(first) or self._misread(second)) and self._misread(together)

    def _misread(self, slip: _Slip) -> bool:
        agreed = self._readings(slip).most_common(1)[0][0]
        return may_be_misread(self.own.folded[slip.own : slip.own_end], agreed)

    def _readings(self, slip: _Slip) -> Counter[str]:
        return Counter(self._reading(n, slip.start, slip.end) for n in self.voters)

    def _reading(self, number: int, start: int, end: int) -> str:
        begin, finish = _place(self.others.changes[number], start, end)
        return self.others.versions[number].folded[begin:finish]

    def _majority(self, votes: int) -> bool:
        return votes >= LEAST_VOTERS and 2 * votes > len(self.voters)

    def _clear(self, votes: int) -> bool:
        return votes >= LEAST_VOTERS and votes >= CLEAR * len(self.voters)

    def _lapse(self, kind: LapseKind, span: tuple[int, int], agreed: str, votes: int) -> Lapse:
        printed = self.own.folded[span[0] : span[1]]
        return Lapse(kind, span[0], span[1], printed, agreed, votes, len(self.voters))


def _is_damage(printed: str, readings: Iterable[str]) -> bool:
    """Whether words look misread or mistyped: one side is no word."""
    kinds = (change_kind(printed, one) for one in readings if not (_numbered(printed) or _numbered(one)))
    return ChangeKind.DAMAGE in kinds


def _worded(text: str) -> bool:
    return any(char.isalpha() for char in text)


def _numbered(text: str) -> bool:
    return any(char.isdigit() for char in text)


def _alike_in_length(first: str, second: str) -> bool:
    short, long = sorted((len(first), len(second)))
    return change_kind(first, second) is ChangeKind.UNDECIDED or short >= LEAST_ALIKE_IN_LENGTH * long


def _is_lost(change: Change) -> bool:
    return change.right == change.right_end and change.left_end - change.left >= CLAUSE


def _is_added(change: Change) -> bool:
    return change.left == change.left_end and change.right_end - change.right >= CLAUSE


def _occurrences(part: str, text: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def _joined(first: _Slip, second: _Slip) -> _Slip:
    return _Slip(first.start, second.end, first.own, second.own_end)


def _keeps(reading: str, clause: str) -> bool:
    """Whether a version has the clause, whole or nearly."""
    return len(reading) >= LEAST_KEPT * len(clause) and ratio(reading, clause) >= LEAST_KEPT


def _place(changes: Sequence[Change], start: int, end: int) -> tuple[int, int]:
    """Where a span of the typical text stands in a version; a change that it cuts is taken in whole."""
    begin, finish = start, end
    for change in changes:
        empty = change.left == change.left_end
        shift = change.right_end - change.left_end
        if change.left_end <= start and not (empty and change.left == start):
            begin = start + shift
        elif change.left < start < change.left_end:
            begin = change.right
        if change.left < end < change.left_end:
            finish = change.right_end
        elif change.left_end <= end and (change.left < end or (empty and start == end)):
            finish = end + shift
    return begin, max(begin, finish)
