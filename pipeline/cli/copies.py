"""`phaen copies`: which paragraphs many plans share, and who shares with whom."""

import os
import sys
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline.cli.options import database, db_option
from pipeline.core.settings import Language
from pipeline.report.comparison_wording import kind_labels
from pipeline.report.shared_paragraphs import Piece, shared_paragraph
from pipeline.store.clusters import refresh_clusters
from pipeline.store.connection import reading, writing
from pipeline.store.queries import Answer, ask
from pipeline.store.shared_groups import SharedGroup, shared_group
from pipeline.text.searchable import match_key

MOST_ROWS = 30
SHOWN = {"lacks": ("[-{}-]", "red"), "has": ("[+{}+]", "green")}
"""How a clause that a plan lacks, or has in addition, is set apart."""


@click.command()
@click.option(
    "--jobs", type=click.IntRange(min=1), default=None, help="Processes that sketch [default: cores]."
)
@click.option(
    "--group",
    type=int,
    default=None,
    help="Show one group (cluster_id): what most say, and how each plan departs from it.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(("table", "json")),
    default="table",
    show_default=True,
    help="Shape of the output of --group.",
)
@db_option
def copies(*, jobs: int | None, group: int | None, form: str, db: Path | None) -> None:
    """Group the paragraphs of all plans that are nearly the same, and list who shares with whom.

    Writes the table `paragraph_clusters`; the views `shared_paragraphs`, `local_share`, `copied_paragraphs`
    and `copy_graph` read it. With --group nothing is written: one group is shown with its consensus.
    """
    if group is not None:
        with reading(database(db)) as connection:
            found = shared_group(connection, group)
        if form == "json":
            sys.stdout.write(found.model_dump_json(indent=1) + "\n")
        else:
            print_group(found)
        return
    with writing(database(db)) as connection, ProcessPoolExecutor(jobs or os.cpu_count()) as executor:
        summary = refresh_clusters(connection, executor)
        click.echo(
            f"{summary.paragraphs} paragraphs, {summary.clustered} of them in {summary.clusters} groups",
            err=True,
        )
        print_answer(ask(connection, f"FROM copy_graph ORDER BY paragraphs DESC LIMIT {MOST_ROWS}"))


def print_group(group: SharedGroup) -> None:
    """A group: the consensus, then plan by plan what differs, then what may be misread."""
    console = Console(width=None if sys.stdout.isatty() else 160)
    click.echo(
        f"group {group.cluster_id}: {group.paragraphs} paragraphs, {group.plans} plans, "
        f"{group.organizations} owners; {group.plans_read} plans read, {group.unlike} of them too unlike"
    )
    console.print(group.text, markup=False, highlight=False)
    names = frozenset(match_key(one.organization) for one in group.report.family.members)
    told = dict(zip((m.plan_id for m in group.report.family.members), group.report.generations, strict=True))
    table = Table("plans", "page", "template", "departs from the consensus")
    for wording in shared_paragraph(group.report, names).wordings:
        first = wording.members[0]
        held = f"{first.organization}{f' + {len(wording.members) - 1}' if len(wording.members) > 1 else ''}"
        table.add_row(held, str(first.page), told[first.plan_id] or "", departures(wording.pieces))
    console.print(table)
    for one in group.report.suggestions:
        read = f"{one.printed} → {one.suggested} ({one.votes}/{one.voters})"
        console.print(f"{one.plan_id} page {one.page}: may be misread: {read}", highlight=False, markup=False)


def departures(pieces: Iterable[Piece]) -> Text:
    """The pieces of a wording, differences set apart by signs and, on a terminal, by colour."""
    shown = Text()
    kinds = kind_labels(Language.EN)
    for piece in pieces:
        if piece.kind == "equal":
            shown.append(piece.text)
        elif piece.kind in SHOWN:
            form, colour = SHOWN[piece.kind]
            shown.append(form.format(piece.text.strip()), style=colour)
        else:
            shown.append(f"[{piece.agreed} → {piece.text.strip()}: {kinds[piece.kind]}]", style="yellow")
    return shown


def print_answer(found: Answer) -> None:
    """A result as a table."""
    table = Table(*found.columns)
    for row in found.rows:
        table.add_row(*("" if cell is None else str(cell) for cell in row))
    Console(width=None if sys.stdout.isatty() else 160).print(table, markup=False)
