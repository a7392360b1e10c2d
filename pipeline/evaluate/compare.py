"""Print how well comparison works: the paragraph pairs of three real plans, and a made-up country."""

from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from rich.console import Console
from rich.table import Table

from pipeline.compare.align import Verdict
from pipeline.compare.damage import ChangeKind
from pipeline.compare.generations import generation_of
from pipeline.compare.pair import SAME, AlignedPassage, PairComparison, compare_pair
from pipeline.compare.passages import PlanText
from pipeline.compare.plan_text import plan_text
from pipeline.evaluate.compare_scans import scan_rows
from pipeline.evaluate.direction import Direction
from pipeline.evaluate.national import Country
from pipeline.evaluate.national_report import (
    NationalReport,
    PairTimes,
    Timing,
    make,
    measure,
    measured_direction,
    pair_times,
    truth_file,
)
from pipeline.ingest.one_file import Options, document
from pipeline.text.searchable import match_key

MARKS = {
    "intro": "ประสิทธิภาพ ประสิทธิผล",  # efficiency, effectiveness
    "pillar 1": "เปิดกว้างและเชื่อมโยงกัน",  # open and connected
    "pillar 2": "ต้องทำงานในเชิงรุกและมองไปข้างหน้า",  # must work proactively and look ahead
    "pillar 3": "มีขีดสมรรถนะสูงและทันสมัย",  # high-performing and modern
    "methods": "วิธีการพัฒนาอาจใช้วิธีการใด",  # the way of developing may be any
}
"""Words by which a shared paragraph of the section on staff development is known."""

SEEDS = ("lamphun", "ubon", "krasang")
EXPECTED = {
    ("lamphun", "ubon"): ("intro", "pillar 1", "pillar 2", "pillar 3", "methods"),
    ("lamphun", "krasang"): ("pillar 1", "pillar 2", "pillar 3"),
    ("ubon", "krasang"): ("pillar 1", "pillar 2", "pillar 3"),
}
"""The paragraphs two plans share, as found by hand."""

SMALL_COUNTRY = 60
"""Plans, to measure on where the whole country is not asked for."""

TEN_PROVINCES = Country(plans=1030, paragraphs=100)
"""To tell who wrote first: copies stay within a province, of which the small country is but a part of one."""

RENDERING = "lo"
FOLDER = click.Path(path_type=Path, file_okay=False)
TWO_FONTS = ("hangdong_strategy_2560_64_sarabun", "hangdong_strategy_2560_64_browallia")


def read(path: Path) -> PlanText:
    """The comparable text of a file, read without recognising images."""
    plan = document(path, ("plan",), Options()).plan
    assert plan is not None
    return plan_text(plan)


def side_text(passage: AlignedPassage, *, left: bool) -> str:
    """The folded text of one side."""
    return match_key("".join(segment.left if left else segment.right for segment in passage.segments))


def mark_of(passage: AlignedPassage) -> str:
    """Which shared paragraph a pair is, if both sides are the same one; `""` for a false pair."""
    sides = (side_text(passage, left=True), side_text(passage, left=False))
    for name, words in MARKS.items():
        if all(match_key(words) in side for side in sides):
            return name
    return ""


def pairs_of(comparison: PairComparison) -> list[AlignedPassage]:
    """The passages that both plans have."""
    return [passage for passage in comparison.passages if passage.left and passage.right]


def lost_clause(passage: AlignedPassage | None) -> str:
    """The longest clause that one side of a paragraph lacks, in characters without blanks."""
    if passage is None:
        return "-"
    sides = {ChangeKind.ONLY_LEFT: "right", ChangeKind.ONLY_RIGHT: "left"}
    lost = [
        (len(match_key(segment.left + segment.right)), sides[segment.kind])
        for segment in passage.segments
        if segment.kind in sides
    ]
    size, side = max(lost, default=(0, "-"))
    return f"{size} lost on the {side}"


def seed_rows(folder: Path) -> list[tuple[str, ...]]:
    """Pair by pair: what was expected, found and false, the ratios, generations and lost clauses."""
    texts = {name: read(folder / "rendered" / f"{name}-{RENDERING}.pdf") for name in SEEDS}
    rows: list[tuple[str, ...]] = []
    for left, right in combinations(SEEDS, 2):
        comparison = compare_pair(texts[left], texts[right])
        found = {mark_of(passage): passage for passage in pairs_of(comparison)}
        false = sum(not mark_of(passage) for passage in pairs_of(comparison))
        expected = EXPECTED[left, right]
        intro = found.get("intro")
        told = f"{generation_of(intro.left_phrases)} / {generation_of(intro.right_phrases)}" if intro else "-"
        alone = (comparison.left.passages_alone, comparison.right.passages_alone)
        rows.append(
            (
                f"{left} - {right}",
                f"{sum(name in found for name in expected)} of {len(expected)}",
                str(false),
                ", ".join(f"{name} {found[name].ratio:.3f}" for name in expected if name in found),
                told,
                f"{alone[0]} / {alone[1]}",
                lost_clause(found.get("pillar 2")),
            )
        )
    return rows


def two_fonts(folder: Path) -> str:
    """How the one plan in two fonts compares."""
    left, right = (read(folder / "real" / f"{name}.pdf") for name in TWO_FONTS)
    comparison = compare_pair(left, right)
    other = [p for p in comparison.passages if p.verdict not in SAME]
    hidden = sum(p.verdict == Verdict.CLIPPED for p in comparison.passages)
    return (
        f"{len(comparison.passages)} passages, {len(other)} with a difference "
        f"({hidden} partly hidden by a cell's edge in one)"
    )


def shown(times: Timing) -> str:
    """A distribution of durations."""
    return f"median {times.median_ms} ms, p95 {times.p95_ms} ms"


def direction_lines(told: Direction) -> list[tuple[str, str]]:
    """How often it is told rightly who had a paragraph first."""
    return [
        ("who had it first: precision", f"{told.precision:.4f} of {told.right + told.wrong:,} pairs decided"),
        (
            "who had it first: undecided",
            f"{told.undecided_share:.1%} of {told.pairs:,} pairs of writer and copier",
        ),
        ("first of all: precision", f"{told.first_precision:.4f} of {told.firsts:,} groups"),
    ]


def pair_lines(pairs: PairTimes) -> list[tuple[str, str]]:
    """How long two plans of the store take to be compared, as rows."""
    return [
        ("two plans read and aligned", shown(pairs.align)),
        ("with all differences", shown(pairs.compare)),
        ("the same, CPU time", shown(pairs.compare_cpu)),
        ("`phaen compare` as a whole process", shown(pairs.command)),
        ("the same, CPU time", shown(pairs.command_cpu)),
    ]


def national_lines(report: NationalReport) -> list[tuple[str, str]]:
    """The figures of the country as rows."""
    right = report.agreement
    return [
        ("plans, paragraphs", f"{report.plans:,}, {report.paragraphs:,}"),
        ("clustering", f"{report.cluster_seconds} s on 2 processes ({report.cluster_cpu_seconds} s of CPU)"),
        ("memory at most", f"{report.memory_gib} GiB"),
        ("pairs: precision, recall", f"{right.pair_precision:.4f}, {right.pair_recall:.4f}"),
        ("paragraphs: precision, recall", f"{right.item_precision:.4f}, {right.item_recall:.4f}"),
        *direction_lines(report.direction),
        *pair_lines(report.pairs),
        ("search", shown(report.search)),
        ("queries answered sign for sign", f"{report.search_found} of {report.search.count}"),
        ("indexing", f"{report.index_seconds} s"),
    ]


def country_lines(store: Path, country: Country, *, pairs_only: bool) -> list[tuple[str, str]]:
    """The figures of a country, made where it is not there yet: all of them, or those of pairs."""
    if not pairs_only:
        return national_lines(measure(store, country))
    if not truth_file(store).exists():
        make(store, country)
    return pair_lines(pair_times(store, country.plans))


@click.command("compare")
@click.option("--corpus", type=FOLDER, default=Path("../shared/corpus"), show_default=True)
@click.option(
    "--national",
    type=click.Choice(("all", "pairs")),
    is_flag=False,
    flag_value="all",
    help="Make a country and measure on it (an hour), or pairs of its plans only (a minute once it is made).",
)
@click.option("--plans", default=7852, show_default=True)
@click.option("--paragraphs", default=800, show_default=True, help="Per plan.")
@click.option("--folder", type=FOLDER, default=Path("outputs/national"), show_default=True)
def compare_report_command(
    *, corpus: Path, national: str | None, plans: int, paragraphs: int, folder: Path
) -> None:
    """Print the figures of comparison: shared paragraphs of real plans, or a made-up country."""
    console = Console(width=180)
    if national:
        folder.mkdir(parents=True, exist_ok=True)
        country = Country(plans=plans, paragraphs=paragraphs)
        table = Table("measure", "figure")
        for row in country_lines(folder / f"made-{plans}.duckdb", country, pairs_only=national == "pairs"):
            table.add_row(*row)
        console.print(table)
        return
    table = Table("plans", "shared found", "false", "ratios", "template generations", "own", "pillar 2")
    for seed_row in seed_rows(corpus):
        table.add_row(*seed_row)
    console.print(table)
    console.print(f"one plan in two fonts: {two_fonts(corpus)}")
    scans = Table("scan against its source", "", "in all", "same", "damage", "undecided", "wrongly other")
    for scan_row in scan_rows(corpus):
        scans.add_row(*scan_row)
    console.print(scans)
    with TemporaryDirectory(prefix="phaen-") as made:
        report = measure(Path(made) / "made.duckdb", Country(plans=SMALL_COUNTRY, paragraphs=paragraphs))
    small = Table(f"{SMALL_COUNTRY} made-up plans of {paragraphs} paragraphs", "figure")
    for row in national_lines(report):
        small.add_row(*row)
    console.print(small)
    with TemporaryDirectory(prefix="phaen-") as made:
        told = measured_direction(Path(made) / "made.duckdb", TEN_PROVINCES)
    first = Table(f"{TEN_PROVINCES.plans:,} made-up plans of {TEN_PROVINCES.paragraphs} paragraphs", "figure")
    for row in direction_lines(told):
        first.add_row(*row)
    console.print(first)


if __name__ == "__main__":
    compare_report_command()
