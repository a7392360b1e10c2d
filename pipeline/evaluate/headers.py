"""Columns of tables whose meaning is known, file by file: what is not known is named."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import click

from pipeline.ingest.one_file import Options, document
from schemas.table import Table

FILES = ("real/ktltc_action_budget_2566.pdf",)


@dataclass(frozen=True, slots=True)
class HeaderShare:
    """How many columns of the tables with a header have a meaning; headers of those that have none."""

    tables: int
    tables_with_a_form: int
    columns: int
    known: int
    unknown: tuple[str, ...]


def header_share(tables: Iterable[Table]) -> HeaderShare:
    """The share over all tables that print a header."""
    headed = [table for table in tables if any(column.header for column in table.columns)]
    columns = [column for table in headed for column in table.columns]
    return HeaderShare(
        tables=len(headed),
        tables_with_a_form=sum(table.form is not None for table in headed),
        columns=len(columns),
        known=sum(column.key is not None for column in columns),
        unknown=tuple(column.header for column in columns if column.key is None),
    )


def print_headers(corpus: Path, files: Iterable[str] = FILES) -> None:
    """Print the share for each file that is in `corpus`."""
    for file in files:
        path = corpus / file
        if not path.is_file():
            continue
        share = header_share(document(path, ["tables"], Options()).tables or ())
        click.echo(f"{path.stem}: headers")
        click.echo(f"  tables whose form is known: {share.tables_with_a_form} of {share.tables}")
        click.echo(f"  columns whose meaning is known: {share.known} of {share.columns}")
        for header in share.unknown:
            click.echo(f"    unknown: {header}")
