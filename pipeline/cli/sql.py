"""`phaen sql`: a question to the store in SQL."""

import csv
import json
import sys
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from pipeline.cli.options import database, db_option
from pipeline.store.sql import answer, locked

MOST_TABLE_ROWS = 200


@click.command()
@click.argument("query")
@click.option(
    "--format",
    "form",
    type=click.Choice(("table", "csv", "json")),
    default="table",
    show_default=True,
    help="Shape of the output.",
)
@db_option
def sql(query: str, *, form: str, db: Path | None) -> None:
    """Answer QUERY (`-` reads it from standard input) from the store.

    The store is read only and the query reaches no file and no network. JSON is one object per line.
    """
    text = sys.stdin.read() if query == "-" else query
    with locked(database(db)) as connection:
        names, rows = answer(connection, text)
        if form == "csv":
            writer = csv.writer(sys.stdout)
            writer.writerow(names)
            writer.writerows(rows)
        elif form == "json":
            for row in rows:
                shown = dict(zip(names, row, strict=True))
                sys.stdout.write(json.dumps(shown, ensure_ascii=False, default=str) + "\n")
        else:
            print_rows(names, rows)


def print_rows(names: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
    """The first rows as a table; a note on standard error where there are more."""
    table = Table(*names)
    waiting = iter(rows)
    for row in islice(waiting, MOST_TABLE_ROWS):
        table.add_row(*("" if cell is None else str(cell) for cell in row))
    Console(width=None if sys.stdout.isatty() else 200).print(table, markup=False)
    if next(waiting, None) is not None:
        click.echo(f"more than {MOST_TABLE_ROWS} rows: use --format csv or json for all", err=True)
