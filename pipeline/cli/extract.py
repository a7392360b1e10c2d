"""`phaen extract`: one plan to JSON on standard output."""

import sys
from pathlib import Path

import click

from pipeline.cli.options import input_file, reading_options, recipe
from pipeline.cli.terminal import say_failed
from pipeline.core.errors import ExitCode
from pipeline.ingest.batch import plan_of
from pipeline.ingest.ingest import failed_pages
from pipeline.ingest.names import without_names


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--with-names", is_flag=True, help="Keep the personal names in lists of post holders.")
@click.option("--indent", type=int, default=2, show_default=True, help="Spaces per level; 0 for one line.")
@reading_options
def extract(file: Path, *, with_names: bool, indent: int, no_ocr: bool, no_cache: bool) -> int:
    """Read the plan in FILE (`-`: standard input) and print it as JSON.

    The shape is documented in schemas/jsonschema/plan.json. Exit code 3 when FILE cannot be
    read, 4 when some of its pages could not be.
    """
    with input_file(file) as path:
        plan = plan_of(path, recipe(no_ocr=no_ocr, no_cache=no_cache)())
    plan = plan if with_names else without_names(plan)
    sys.stdout.write(plan.model_dump_json(indent=indent or None) + "\n")
    failed = failed_pages(plan)
    say_failed(file, {page.page: page.reason for page in plan.document.pages if page.page in failed})
    return ExitCode.SOME_FAILED if failed else ExitCode.DONE
