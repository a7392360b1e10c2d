"""Figures of structure charts against truth made by hand from the pages."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from pipeline.ingest.one_file import Options, document
from pipeline.tables.wording import plain
from schemas.geometry import Frozen
from schemas.structure import ChartPost, ChartUnit, StructureChart

TRUTH = Path("tests/truth/charts")
MANPOWER_PLANS = ("real/hangdong_manpower_2561_63_sarabun.pdf", "real/saiyoi_manpower_2555_57_rev3.pdf")
LINKED = "units with their parent"
Unit = tuple[str, str | None]
Post = tuple[str, str, str | None, str | None, int | None, str | None]
Count = tuple[str, int | None]


class ChartTruth(Frozen):
    """What a person reads on one page.

    `units`: name and parent; `posts`: unit, title, line of work, level, head-count, kind of personnel;
    `level_counts`: label and count of the grid under the chart.
    """

    page: int
    title: str
    units: tuple[Unit, ...]
    posts: tuple[Post, ...]
    level_counts: tuple[Count, ...] = ()


class FileTruth(Frozen):
    """The charts of one file."""

    file: str
    pages: tuple[ChartTruth, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the known things were read, and how many were read that are not there.

    `undecided`: units among the last that were given no parent though they have one; they are no errors.
    """

    what: str
    known: int
    found: int
    extra: int
    undecided: int = 0

    @property
    def line(self) -> str:
        """As it is printed."""
        opened = f", {self.undecided} of them without a parent" if self.undecided else ""
        return f"{self.what}: {self.found} of {self.known}, {self.extra} not there{opened}"


def chart_truths(folder: Path = TRUTH) -> tuple[FileTruth, ...]:
    """Every file of known charts in `folder`."""
    return tuple(
        FileTruth.model_validate_json(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))
    )


def shares(truth: FileTruth, charts: Iterable[StructureChart]) -> tuple[Share, ...]:
    """The shares of one file; names are compared without blanks and punctuation, digits Arabic."""
    by_page = {chart.page: chart for chart in charts}
    known: dict[str, Counter[object]] = {}
    read: dict[str, Counter[object]] = {}
    for page in truth.pages:
        _add(known, page.page, _known(page))
        if page.page in by_page:
            _add(read, page.page, _read(by_page[page.page]))
    extra_pages = by_page.keys() - {page.page for page in truth.pages}
    for number in sorted(extra_pages):
        _add(read, number, _read(by_page[number]))
    return tuple(
        Share(
            what,
            wanted.total(),
            (wanted & read.get(what, Counter())).total(),
            (read.get(what, Counter()) - wanted).total(),
            _undecided(read.get(what, Counter()) - wanted) if what == LINKED else 0,
        )
        for what, wanted in known.items()
    )


def _undecided(extra: Counter[object]) -> int:
    """How many of the links that are not there lead to nothing; see `_read`."""
    return sum(count for thing, count in extra.items() if isinstance(thing, tuple) and thing[1][1] == "")


def _add(to: dict[str, Counter[object]], page: int, things: Iterator[tuple[str, object]]) -> None:
    for what, thing in things:
        to.setdefault(what, Counter())[(page, thing)] += 1


def _known(page: ChartTruth) -> Iterator[tuple[str, object]]:
    yield "titles", plain(page.title)
    for name, parent in page.units:
        yield "units", plain(name)
        yield LINKED, (plain(name), plain(parent or ""))
    for unit, title, line, level, count, kind in page.posts:
        words = (plain(unit), plain(title))
        yield "posts", words
        yield "posts with level and line of work", (*words, plain(line or ""), plain(level or ""))
        yield "posts with head-count and kind", (*words, count, plain(kind or ""))
    for label, count in page.level_counts:
        yield "counts of grids", (plain(label), count)


def _read(chart: StructureChart) -> Iterator[tuple[str, object]]:
    by_id = {unit.id: unit for unit in chart.units}
    yield "titles", plain(chart.title or "")
    for unit in chart.units:
        above = by_id[unit.parent_id].name if unit.parent_id else ""
        yield "units", plain(unit.name)
        yield LINKED, (plain(unit.name), plain(above))
        for post in unit.posts:
            if _says_more(unit, post):
                yield from _read_post(unit, post)
    for count in chart.level_counts:
        yield "counts of grids", (plain(count.label), count.count)


def _says_more(unit: ChartUnit, post: ChartPost) -> bool:
    """A box that is a post and says nothing but its title is counted as a unit only."""
    bare = post.level is None and post.headcount is None and post.line_title is None
    return not (bare and plain(unit.name) == plain(post.title))


def _read_post(unit: ChartUnit, post: ChartPost) -> Iterator[tuple[str, object]]:
    words = (plain(unit.name), plain(post.title))
    yield "posts", words
    yield (
        "posts with level and line of work",
        (*words, plain(post.line_title or ""), plain(post.level or "")),
    )
    yield "posts with head-count and kind", (*words, post.headcount, plain(post.personnel_kind or ""))


def print_charts(corpus: Path) -> None:
    """Print the shares of every file of the truth that is in `corpus`."""
    for truth in chart_truths():
        path = corpus / truth.file
        if not path.is_file():
            continue
        charts = document(path, ["charts"], Options()).charts or ()
        click.echo(f"{Path(truth.file).stem}: structure charts")
        for share in shares(truth, charts):
            click.echo(f"  {share.line}")


def print_post_totals(corpus: Path, files: Iterable[str] = MANPOWER_PLANS) -> None:
    """Print, for the manpower plans in `corpus`, how many printed totals of posts equal what was read."""
    for file in files:
        path = corpus / file
        plan = document(path, ["plan"], Options()).plan if path.is_file() else None
        if plan is None:
            continue
        agreed = sum(total.printed == total.recomputed for total in plan.post_totals)
        click.echo(f"{path.stem}: {len(plan.positions)} posts read")
        click.echo(
            f"  printed totals of posts that equal the posts read: {agreed} of {len(plan.post_totals)}"
        )
        for total in plan.post_totals:
            if total.printed != total.recomputed:
                year = f" {total.year_be}" if total.year_be else ""
                click.echo(
                    f"    {total.label} ({total.measure}{year}, page {total.evidence[0].page}): "
                    f"printed {total.printed}, read {total.recomputed}"
                )
