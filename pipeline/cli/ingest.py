"""`phaen ingest`: files and folders into the store."""

import os
from collections.abc import Callable
from pathlib import Path

import click
from rich.box import SIMPLE_HEAD
from rich.console import Console, JustifyMethod
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from pipeline.cli.options import database, db_option, reading_options, recipe, settings
from pipeline.cli.terminal import output_console
from pipeline.cli.wording import INGEST_COLUMNS, INGEST_DONE, PAGES, PLAN_TYPE, READING_FILES, ROUTE, STATUS
from pipeline.core.errors import ExitCode
from pipeline.core.settings import Language
from pipeline.ingest.batch import Batch
from pipeline.ingest.deriving import update_derived
from pipeline.ingest.ingest import FileSummary, Ingest, Summary
from pipeline.ingest.one_file import stages
from pipeline.ingest.version import code_version

_BAR = (
    TextColumn("{task.description}"),
    BarColumn(),
    MofNCompleteColumn(),
    TimeElapsedColumn(),
    TextColumn("{task.fields[pages]}"),
)


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--jobs", type=click.IntRange(min=1), default=None, help="Files read at a time [default: cores]."
)
@click.option("--again", is_flag=True, help="Read unchanged files too.")
@click.option(
    "--plans-only",
    is_flag=True,
    help="Leave shared paragraphs to `phaen copies` and the search index to `phaen search`.",
)
@db_option
@reading_options
def ingest(
    paths: tuple[Path, ...],
    *,
    db: Path | None,
    jobs: int | None,
    again: bool,
    plans_only: bool,
    no_ocr: bool,
    no_cache: bool,
) -> int:
    """Bring files and folders (PATHS) into the store.

    Files whose content and reading code have not changed are not read again. One bad file never stops
    the rest: it is listed with the reason, and the exit code is 4 (3 when no file could be read). In the end
    the paragraphs that plans share are grouped anew, if a plan changed, and the search index follows.
    """
    made = recipe(no_ocr=no_ocr, no_cache=no_cache)
    batch = Batch(made, jobs or os.cpu_count() or 1, settings().file_seconds)
    one = Ingest(database(db), batch, code_version(stages(), made.engine()), again=again)
    summary = _with_progress(one, paths)
    if not plans_only:
        update_derived(database(db), jobs)
    _print(summary, settings().report_language)
    return exit_code(summary)


def exit_code(summary: Summary) -> ExitCode:
    """Done, some failed, or nothing readable."""
    failed = summary.count("failed")
    if failed and failed == len(summary.files):
        return ExitCode.INPUT_UNREADABLE
    return ExitCode.SOME_FAILED if failed or summary.count("partial") else ExitCode.DONE


def _with_progress(one: Ingest, paths: tuple[Path, ...]) -> Summary:
    """Run with a bar on standard error; elsewhere (cron, a log) with a line for each file."""
    console, language = Console(stderr=True), settings().log_language
    with Progress(*_BAR, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(READING_FILES.in_(language), total=None, pages="")
        done = pages = 0

        def told(file: FileSummary) -> None:
            nonlocal done, pages
            done, pages = done + 1, pages + file.pages * (not file.as_before)
            progress.update(task, completed=done, pages=f"{pages} {PAGES.in_(language)}")
            if file.status == "failed":
                console.print(f"phaen: {file.reason}", markup=False, highlight=False, soft_wrap=True)
            elif not console.is_terminal:
                click.echo(f"phaen: {file.path}: {STATUS[file.status].in_(language)}", err=True)

        one.started, one.told = lambda files: progress.update(task, total=files), told
        return one.run(paths)


SHOWN_SECONDS = 0.05
TYPE_WIDTH = 18
_NUMBERS = frozenset({"pages", "issues", "seconds"})
_CELLS: dict[str, Callable[[FileSummary, Language], str]] = {
    "file": lambda file, _: escape(file.path.name),
    "status": lambda file, language: STATUS[file.status].in_(language),
    "pages": lambda file, _: str(file.pages or ""),
    "route": lambda file, language: ", ".join(ROUTE[route].in_(language) for route in file.routes),
    "type": lambda file, language: PLAN_TYPE[file.plan_type].in_(language) if file.plan_type else "",
    "issues": lambda file, _: str(file.issue_count or ""),
    "seconds": lambda file, _: f"{file.seconds:.1f}" if file.seconds >= SHOWN_SECONDS else "",
}
"""Cells of a row of the summary, by the column's key."""


def _print(summary: Summary, language: Language) -> None:
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for key, name in INGEST_COLUMNS.items():
        justify: JustifyMethod = "right" if key in _NUMBERS else "left"
        widest = TYPE_WIDTH if key == "type" else None
        table.add_column(name.in_(language), justify=justify, overflow="fold", max_width=widest)
    for file in summary.files:
        table.add_row(*(cell(file, language) for cell in _CELLS.values()))
    console = output_console()
    console.print(table)
    for file in summary.files:
        if file.reason:
            reason = file.reason.removeprefix(f"{file.path}: ")
            console.print(f"{file.path.name}: {reason}", markup=False, highlight=False, soft_wrap=True)
    line = INGEST_DONE.in_(language).format(
        files=len(summary.files),
        loaded=summary.loaded,
        unchanged=summary.unchanged,
        failed=summary.count("failed"),
    )
    console.print(line, highlight=False)
