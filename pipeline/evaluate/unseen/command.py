"""`phaen evaluate unseen`: made-up project tables in many layouts, half of them held out, read and scored."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import click

from pipeline.core.errors import PhaenError
from pipeline.evaluate.unseen.cells import truths_of
from pipeline.evaluate.unseen.content import MadeGroup, made_groups
from pipeline.evaluate.unseen.drawing import written
from pipeline.evaluate.unseen.kind_pages import kind_groups, kind_truths, kind_written
from pipeline.evaluate.unseen.kind_summary import summary_truths
from pipeline.evaluate.unseen.kinds import SUMMARIES, Kind, kinds
from pipeline.evaluate.unseen.layout import YEARS, Layout, layouts
from pipeline.evaluate.unseen.score import LayoutScore, layout_score, summary_score
from pipeline.ingest.one_file import Options, document
from schemas.plan import Plan

SEED, COUNT, KINDS = 2566, 80, 108
HEAD = f"{'layout':<92} {'pages':>5} {'rows':>9} {'complete':>9} {'wrong':>6} {'fused':>6} {'doubled':>8}" + (
    f" {'owner':>6} {'months':>7}"
)


def groups_of(layout: Layout, seed: int) -> tuple[MadeGroup, ...]:
    """The projects printed in a layout."""
    rng = Random(f"{seed}/{layout.number}/content")
    return made_groups(
        rng,
        YEARS[layout.form],
        groups=rng.randint(2, 4),
        long_names=layout.long_names,
        restart=layout.restart,
    )


def scored(chosen: Iterable[Layout | Kind], seed: int, folder: Path) -> Iterator[LayoutScore]:
    """Write, read and score each layout."""
    for layout in chosen:
        path = folder / f"{layout.number:03d}.pdf"
        if isinstance(layout, Kind):
            yield _kind_score(layout, seed, path)
        else:
            yield _layout_score(layout, seed, path)


def _plan(path: Path) -> Plan:
    plan = document(path, ["plan"], Options()).plan
    if plan is None:
        raise PhaenError(f"{path.name}: a made-up plan was not read")
    return plan


def _layout_score(layout: Layout, seed: int, path: Path) -> LayoutScore:
    groups = groups_of(layout, seed)
    pages = written(layout, groups, path)
    return layout_score(layout, pages, truths_of(layout, groups), _plan(path))


def _kind_score(kind: Kind, seed: int, path: Path) -> LayoutScore:
    groups = kind_groups(kind, seed)
    pages = kind_written(kind, groups, path)
    if kind.form in SUMMARIES:
        return summary_score(kind, pages, summary_truths(groups), _plan(path).budget_summary)
    return layout_score(kind, pages, kind_truths(kind, groups), _plan(path))


def summary(scores: Sequence[LayoutScore]) -> str:
    """Counts over several layouts in one line."""
    projects = sum(s.projects for s in scores)
    complete, named = sum(s.complete for s in scores), sum(s.named for s in scores)
    fused, doubled = sum(s.fused for s in scores), sum(s.doubled for s in scores)
    owners, placed = sum(s.owners for s in scores), sum(s.placed for s in scores)
    months, wrong = sum(s.months for s in scores), sum(s.wrong for s in scores)
    whole = max(1, projects)
    return (
        f"{len(scores)} layouts, {projects} projects: complete {complete / whole:.1%}, "
        f"named {named / whole:.1%}, wrong amounts {wrong}, fused {fused}, doubled {doubled}, "
        f"owner {owners / whole:.1%}, months {months / whole:.1%}, strategy {placed / whole:.1%}"
    )


@click.command("unseen")
@click.option("--seed", default=SEED, show_default=True)
@click.option("--count", default=COUNT, show_default=True, help="How many layouts.")
@click.option("--kinds", default=KINDS, show_default=True, help="How many kinds, set by Typst.")
@click.option("--only", type=click.Choice(["all", "tuned", "held-out"]), default="all", show_default=True)
@click.option("--layout", "numbers", type=int, multiple=True, help="Only these layouts.")
@click.option("--keep", type=click.Path(path_type=Path), help="Keep the PDFs in this folder.")
def unseen_command(only: str, numbers: tuple[int, ...], keep: Path | None, **drawn: int) -> None:
    """Project tables of made-up municipalities, in many layouts, read back: rows complete, fused, doubled.

    Of layouts held out only the sums are printed, so that nobody builds for one of them.
    """
    seed = drawn["seed"]
    chosen = [
        one
        for one in _all_layouts(drawn["count"], drawn["kinds"], seed)
        if (not numbers or one.number in numbers) and (only == "all" or one.unseen == (only == "held-out"))
    ]
    with TemporaryDirectory() as folder:
        place = keep or Path(folder)
        place.mkdir(parents=True, exist_ok=True)
        click.echo(HEAD)
        scores = []
        for score in scored(chosen, seed, place):
            scores.append(score)
            if not score.layout.unseen:
                click.echo(score_line(score))
    for title, lines in _summaries(scores):
        click.echo(f"{title}: {lines}")


def _all_layouts(count: int, kind_count: int, seed: int) -> Iterator[Layout | Kind]:
    yield from layouts(count, seed)
    if kind_count and find_spec("typst") is None:
        click.echo("typst is not installed: the kinds it sets are left out (pip install typst)", err=True)
        return
    yield from kinds(kind_count, seed)


def score_line(score: LayoutScore) -> str:
    """The counts of one layout, under `HEAD`."""
    rows = f"{score.rows}/{score.projects}"
    return (
        f"{score.layout.name:<92.92} {score.pages:>5} {rows:>9} {score.share:>9.1%} {score.wrong:>6} "
        f"{score.fused:>6} {score.doubled:>8} {score.owners:>6} {score.months:>7}"
    )


def _summaries(scores: Sequence[LayoutScore]) -> Iterator[tuple[str, str]]:
    by_family: dict[str, list[LayoutScore]] = defaultdict(list)
    for score in scores:
        by_family[f"{score.layout.family}, {'held out' if score.layout.unseen else 'tuned'}"].append(score)
    for family, some in by_family.items():
        yield family, summary(some)
    for title, held_out in (("tuned", False), ("held out", True)):
        some = [s for s in scores if s.layout.unseen is held_out]
        if some:
            yield title, summary(some)


if __name__ == "__main__":
    unseen_command()
