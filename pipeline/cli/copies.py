"""`phaen copies`: which paragraphs many plans share, and who shares with whom."""

import os
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from pipeline.cli.options import database, db_option
from pipeline.store.clusters import refresh_clusters
from pipeline.store.connection import writing
from pipeline.store.queries import Answer, ask

MOST_ROWS = 30


@click.command()
@click.option(
    "--jobs", type=click.IntRange(min=1), default=None, help="Processes that sketch [default: cores]."
)
@db_option
def copies(*, jobs: int | None, db: Path | None) -> None:
    """Group the paragraphs of all plans that are nearly the same, and list who shares with whom.

    Writes the table `paragraph_clusters`; the views `shared_paragraphs`, `local_share` and `copy_graph`
    read it.
    """
    with writing(database(db)) as connection, ProcessPoolExecutor(jobs or os.cpu_count()) as executor:
        summary = refresh_clusters(connection, executor)
        click.echo(
            f"{summary.paragraphs} paragraphs, {summary.clustered} of them in {summary.clusters} groups",
            err=True,
        )
        print_answer(ask(connection, f"FROM copy_graph ORDER BY paragraphs DESC LIMIT {MOST_ROWS}"))


def print_answer(found: Answer) -> None:
    """A result as a table."""
    table = Table(*found.columns)
    for row in found.rows:
        table.add_row(*("" if cell is None else str(cell) for cell in row))
    Console(width=None if sys.stdout.isatty() else 160).print(table, markup=False)
