"""Runs of passages that are shown folded together: what only one plan has, and what both have alike."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from pipeline.compare.align import Verdict
from pipeline.compare.pair import AlignedPassage, Place

LONG = 4
"""Passages from which a run is folded together."""

FOLDED = frozenset((Verdict.IDENTICAL, Verdict.ONLY_LEFT, Verdict.ONLY_RIGHT))


class Run(NamedTuple):
    """Passages that follow each other in one section; a folded one has one verdict on all."""

    section_key: str
    passages: tuple[AlignedPassage, ...]
    is_folded: bool

    @property
    def first_page(self) -> int:
        """Page of the first, in the plan that has it (the left one where both do)."""
        return self._places(self.passages[0])[0].page

    @property
    def last_page(self) -> int:
        """Page of the last, in that plan."""
        return self._places(self.passages[-1])[0].page

    @staticmethod
    def _places(passage: AlignedPassage) -> tuple[Place, ...]:
        return passage.left or passage.right


def is_alike(passage: AlignedPassage) -> bool:
    """Is it on one side only, or the same sign for sign without anything to mark?"""
    return passage.verdict in FOLDED and len(passage.segments) == 1


def runs(passages: Iterable[AlignedPassage]) -> list[Run]:
    """The passages in order, long runs of one verdict in one section together, all others one by one."""

    def kind(passage: AlignedPassage) -> tuple[str, str]:
        places: Sequence[Place] = passage.left or passage.right
        return places[0].section_key, passage.verdict if is_alike(passage) else ""

    found = []
    for (section_key, verdict), group in groupby(passages, key=kind):
        together = tuple(group)
        if verdict and len(together) >= LONG:
            found.append(Run(section_key, together, is_folded=True))
        else:
            found += [Run(section_key, (one,), is_folded=False) for one in together]
    return found
