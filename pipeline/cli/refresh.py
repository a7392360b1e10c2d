"""`phaen refresh`: the nightly job."""

import datetime as dt
import os
from pathlib import Path

import click

from pipeline.cli.options import reading_options, recipe, settings
from pipeline.core.errors import ExitCode
from pipeline.ingest.batch import Batch
from pipeline.ingest.one_file import stages
from pipeline.ingest.version import code_version
from pipeline.refresh.auditing import auditor, house_context
from pipeline.refresh.config import load_config
from pipeline.refresh.job import Refresh, new_run_id
from pipeline.refresh.waivers import house_profiles
from pipeline.store.queries import filed_path
from schemas.refresh import RefreshSummary


@click.command()
@click.option(
    "--config",
    type=click.Path(path_type=Path),
    default=Path("corpus/sources.yml"),
    show_default=True,
    help="Where plans come from, and the limits of publication.",
)
@click.option(
    "--jobs", type=click.IntRange(min=1), default=None, help="Files read at a time [default: cores]."
)
@click.option(
    "--accept",
    "accepted",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Publish the reading of this file though it was held back; may be repeated.",
)
@reading_options
def refresh(
    config: Path, *, jobs: int | None, accepted: tuple[Path, ...], no_ocr: bool, no_cache: bool
) -> int:
    """Fetch, read what changed, audit, and publish as a whole or not at all.

    Prints one line of JSON. Exit codes: 0 published and everything was read; 4 something failed, was held
    back or nothing was published (what was published before stays); 6 another refresh or writer is at work.
    """
    today = dt.datetime.now().astimezone().date()
    made = recipe(no_ocr=no_ocr, no_cache=no_cache)
    job = Refresh(
        config=load_config(config),
        outputs=settings().outputs,
        batch=Batch(made, jobs or os.cpu_count() or 1, settings().file_seconds),
        code_version=code_version(stages(), made.engine()),
        run_id=new_run_id(),
        auditor=auditor(house_context(), today, house_profiles(config.resolve().parent)),
        accepted=frozenset(filed_path(path) for path in accepted),
        said=lambda line: click.echo(f"phaen: {line}", err=True),
    )
    summary = job.run()
    click.echo(summary.model_dump_json())
    return exit_code(summary)


def exit_code(summary: RefreshSummary) -> ExitCode:
    """Done only where everything was fetched, read and published."""
    short = summary.failed + summary.fetch_failed + summary.quarantined + summary.partial
    return ExitCode.SOME_FAILED if short or summary.status != "published" else ExitCode.DONE
