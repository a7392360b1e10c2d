"""`phaen text`: the text of a file as a person reads it."""

import sys
from pathlib import Path

import click
from rich.table import Table

from pipeline.cli.options import checked_pages, input_file, page_numbers, reading_options, recipe
from pipeline.cli.terminal import output_console, say_failed
from pipeline.core.errors import ExitCode
from pipeline.ingest.one_file import document
from pipeline.text.page_texts import page_texts
from schemas.line import Lines
from schemas.route import Route


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--pages", "page_list", default=None, metavar="1-3,7", help="Only these pages of the file.")
@click.option("--raw", is_flag=True, help="As the text layer has it: unrepaired, furniture included.")
@click.option(
    "--edits", is_flag=True, help="List every repair instead: where, before, after, rule, evidence."
)
@reading_options
def text(file: Path, *, page_list: str | None, raw: bool, edits: bool, no_ocr: bool, no_cache: bool) -> int:
    """Print the repaired text of FILE (`-`: standard input) in reading order, a form feed between pages.

    Running headers, footers and page numbers are left out. Exit code 4 when a page could not be read.
    """
    wanted = page_numbers(page_list)
    with input_file(file) as path:
        read = document(path, ("reading", "lines"), recipe(no_ocr=no_ocr, no_cache=no_cache)())
    assert read.lines is not None
    assert read.reading is not None
    pages = checked_pages(wanted, len(read.reading))
    if edits:
        _print_edits(read.lines, pages)
    else:
        numbers = tuple(p.number for p in read.reading if p.number in pages)
        sys.stdout.write("\f".join(page_texts(read.lines, raw=raw, pages=numbers)) + "\n")
    failed = {p.number: p.reason for p in read.reading if p.route is Route.FAILED and p.number in pages}
    say_failed(file, failed)
    return ExitCode.SOME_FAILED if failed else ExitCode.DONE


def _print_edits(lines: Lines, pages: frozenset[int]) -> None:
    table = Table("page", "line", "offset", "before", "after", "rule", "evidence")
    for line in lines:
        if line.page not in pages:
            continue
        for edit in line.edits:
            place = (str(line.page), line.id, str(edit.offset))
            table.add_row(*place, repr(edit.before), repr(edit.after), edit.rule, edit.evidence)
    output_console().print(table, markup=False)
