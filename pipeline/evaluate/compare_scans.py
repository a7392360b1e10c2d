"""Hold scans against the born-digital files they were made of: what differs is what was misread."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from pipeline.compare.damage import ChangeKind
from pipeline.compare.pair import SAME, AlignedPassage, compare_pair
from pipeline.compare.plan_text import plan_text
from pipeline.ingest.one_file import document
from pipeline.ingest.options import OptionsRecipe

TWINS = (
    ("lamphun-lo", "lamphun-scan200"),
    ("krasang-lo", "krasang-scan200"),
    ("ubon-lo", "ubon-scan150"),
)
"""A born-digital rendering and a scan of the same plan."""

SLIPS = frozenset((ChangeKind.EQUAL, ChangeKind.MOVED, ChangeKind.CLIPPED, ChangeKind.DAMAGE))


class ScanVerdicts(NamedTuple):
    """What passages of a scan are said to be: the same; only damage; damage and undecided; anything else.

    Anything else is wrong: both files say the same.
    """

    passages: int
    same: int
    damage: int
    undecided: int
    wrong: int


def verdicts(passages: Iterable[AlignedPassage]) -> ScanVerdicts:
    """Count the passages of a comparison by the gravest thing said of them."""
    found = list(passages)
    same = sum(one.verdict in SAME for one in found)
    differing = [one for one in found if one.verdict not in SAME]
    both = [{segment.kind for segment in one.segments} for one in differing if one.left and one.right]
    damage = sum(kinds <= SLIPS for kinds in both)
    slips = sum(kinds <= SLIPS | {ChangeKind.UNDECIDED} for kinds in both)
    return ScanVerdicts(len(found), same, damage, slips - damage, len(differing) - slips)


def scan_rows(folder: Path) -> Iterator[tuple[str, ...]]:
    """For each scan its passages, then its headings and rows of tables, by what is said of them."""
    options = OptionsRecipe()()
    for names in TWINS:
        plans = [document(folder / "rendered" / f"{name}.pdf", ("plan",), options).plan for name in names]
        left, right = (plan_text(plan) for plan in plans if plan is not None)
        comparison = compare_pair(left, right)
        for label, passages in (("paragraphs", comparison.passages), ("headings, rows", comparison.outside)):
            yield (names[1], label, *map(str, verdicts(passages)))
