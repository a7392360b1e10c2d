"""`phaen ingest`: files and folders into the store."""

import os
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from pipeline.cli.options import database, db_option, reading_options, recipe, settings
from pipeline.cli.terminal import output_console
from pipeline.cli.wording import INGEST_COLUMNS, INGEST_DONE, PLAN_TYPE, READING_FILES, STATUS, Wording
from pipeline.core.errors import ExitCode
from pipeline.core.settings import Language
from pipeline.ingest.batch import Batch
from pipeline.ingest.ingest import FileSummary, Ingest, Summary
from pipeline.ingest.one_file import stages
from pipeline.ingest.version import code_version

_BAR = (
    TextColumn("{task.description}"),
    BarColumn(),
    MofNCompleteColumn(),
    TimeElapsedColumn(),
    TextColumn("{task.fields[pages]} pages"),
)


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--jobs", type=click.IntRange(min=1), default=None, help="Files read at a time [default: cores]."
)
@click.option("--again", is_flag=True, help="Read unchanged files too.")
@db_option
@reading_options
def ingest(
    paths: tuple[Path, ...], *, db: Path | None, jobs: int | None, again: bool, no_ocr: bool, no_cache: bool
) -> int:
    """Bring files and folders (PATHS) into the store.

    Files whose content and reading code have not changed are not read again. One bad file never stops
    the rest: it is listed with the reason, and the exit code is 4 (3 when no file could be read).
    """
    made = recipe(no_ocr=no_ocr, no_cache=no_cache)
    batch = Batch(made, jobs or os.cpu_count() or 1, settings().file_seconds)
    one = Ingest(database(db), batch, code_version(stages(), made.engine()), again=again)
    summary = _with_progress(one, paths)
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
        task = progress.add_task(READING_FILES.in_(language), total=None, pages=0)
        done = pages = 0

        def told(file: FileSummary) -> None:
            nonlocal done, pages
            done, pages = done + 1, pages + file.pages
            progress.update(task, completed=done, pages=pages)
            if file.status == "failed":
                console.print(f"phaen: {file.reason}", markup=False, highlight=False, soft_wrap=True)
            elif not console.is_terminal:
                click.echo(f"phaen: {file.path}: {STATUS[file.status].in_(language)}", err=True)

        one.started, one.told = lambda files: progress.update(task, total=files), told
        return one.run(paths)


def _print(summary: Summary, language: Language) -> None:
    table = Table(*(name.in_(language) for name in INGEST_COLUMNS.values()))
    for file in summary.files:
        plan_type = PLAN_TYPE.get(file.plan_type, Wording("", ""))
        table.add_row(
            file.path.name,
            STATUS[file.status].in_(language),
            str(file.pages or ""),
            ", ".join(file.routes),
            plan_type.in_(language),
            str(file.issue_count or ""),
            f"{file.seconds:.1f}" if file.seconds else "",
            file.reason.removeprefix(f"{file.path}: "),
        )
    console = output_console()
    console.print(table)
    counts = {s: summary.count(s) for s in ("unchanged", "failed")}
    line = INGEST_DONE.in_(language).format(
        files=len(summary.files), loaded=summary.count("loaded", "partial"), **counts
    )
    console.print(line, highlight=False)
