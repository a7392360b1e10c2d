"""`phaen evaluate unseen`: made-up project tables in many layouts, half of them held out, read and scored."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import click

from pipeline.evaluate.unseen.content import MadeGroup, made_groups
from pipeline.evaluate.unseen.drawing import written
from pipeline.evaluate.unseen.layout import YEARS, Layout, layouts
from pipeline.evaluate.unseen.score import LayoutScore, layout_score
from pipeline.ingest.one_file import Options, document

SEED, COUNT = 2566, 80
HEAD = f"{'layout':<92} {'pages':>5} {'rows':>9} {'complete':>9} {'fused':>6} {'doubled':>8}" + (
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


def scored(chosen: Iterable[Layout], seed: int, folder: Path) -> Iterator[LayoutScore]:
    """Write, read and score each layout."""
    for layout in chosen:
        path = folder / f"{layout.number:03d}.pdf"
        groups = groups_of(layout, seed)
        pages = written(layout, groups, path)
        plan = document(path, ["plan"], Options()).plan
        if plan is not None:
            yield layout_score(layout, pages, groups, plan)


def summary(scores: Sequence[LayoutScore]) -> str:
    """Counts over several layouts in one line."""
    projects = sum(s.projects for s in scores)
    complete, named = sum(s.complete for s in scores), sum(s.named for s in scores)
    fused, doubled = sum(s.fused for s in scores), sum(s.doubled for s in scores)
    owners, placed = sum(s.owners for s in scores), sum(s.placed for s in scores)
    months = sum(s.months for s in scores)
    whole = max(1, projects)
    return (
        f"{len(scores)} layouts, {projects} projects: complete {complete / whole:.1%}, "
        f"named {named / whole:.1%}, fused {fused}, doubled {doubled}, "
        f"owner {owners / whole:.1%}, months {months / whole:.1%}, strategy {placed / whole:.1%}"
    )


@click.command("unseen")
@click.option("--seed", default=SEED, show_default=True)
@click.option("--count", default=COUNT, show_default=True, help="How many layouts.")
@click.option("--only", type=click.Choice(["all", "tuned", "held-out"]), default="all", show_default=True)
@click.option("--layout", "numbers", type=int, multiple=True, help="Only these layouts.")
@click.option("--keep", type=click.Path(path_type=Path), help="Keep the PDFs in this folder.")
def unseen_command(seed: int, count: int, only: str, numbers: tuple[int, ...], keep: Path | None) -> None:
    """Project tables of made-up municipalities, in many layouts, read back: rows complete, fused, doubled."""
    chosen = [
        one
        for one in layouts(count, seed)
        if (not numbers or one.number in numbers) and (only == "all" or one.unseen == (only == "held-out"))
    ]
    with TemporaryDirectory() as folder:
        place = keep or Path(folder)
        place.mkdir(parents=True, exist_ok=True)
        click.echo(HEAD)
        scores = []
        for score in scored(chosen, seed, place):
            scores.append(score)
            click.echo(_line(score))
    for title, lines in _summaries(scores):
        click.echo(f"{title}: {lines}")


def _line(score: LayoutScore) -> str:
    rows = f"{score.rows}/{score.projects}"
    return (
        f"{score.layout.name:<92.92} {score.pages:>5} {rows:>9} {score.share:>9.1%} {score.fused:>6} "
        f"{score.doubled:>8} {score.owners:>6} {score.months:>7}"
    )


def _summaries(scores: Sequence[LayoutScore]) -> Iterator[tuple[str, str]]:
    by_ruling: dict[str, list[LayoutScore]] = defaultdict(list)
    for score in scores:
        by_ruling[score.layout.ruling.value].append(score)
    for ruling, some in by_ruling.items():
        yield f"ruling {ruling}", summary(some)
    for title, held_out in (("tuned", False), ("held out", True)):
        some = [s for s in scores if s.layout.unseen is held_out]
        if some:
            yield title, summary(some)


if __name__ == "__main__":
    unseen_command()
