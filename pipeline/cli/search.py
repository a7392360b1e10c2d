"""`phaen search`: ranked passages."""

import sys
from pathlib import Path

import click
from pydantic import TypeAdapter
from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline.cli.options import database, db_option
from pipeline.store.connection import reading
from pipeline.store.search import Filters, Hit, SearchIndex
from pipeline.store.search_generations import folder_of, prune
from pipeline.store.search_index import current, synchronise
from schemas.organization import OrganizationKind
from schemas.plan_type import PlanTypeKey
from schemas.section import SectionKey

HITS: TypeAdapter[tuple[Hit, ...]] = TypeAdapter(tuple[Hit, ...])
AROUND = 60
"""Characters shown before and after what matched."""


@click.command()
@click.argument("text")
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="Passages at most."
)
@click.option(
    "--plan-type", type=click.Choice([key.value for key in PlanTypeKey]), help="Plans of this type."
)
@click.option("--organization", help="Full name of the owner.")
@click.option(
    "--organization-kind",
    type=click.Choice([kind.value for kind in OrganizationKind]),
    help="Owners of this kind.",
)
@click.option("--province", help="Owners in this province.")
@click.option(
    "--section",
    "section_key",
    type=click.Choice([key.value for key in SectionKey]),
    help="Passages under this heading.",
)
@click.option("--kind", type=click.Choice(("paragraph", "heading", "project")), help="Passages of this kind.")
@click.option("--year", "year_be", type=int, help="A fiscal year (Buddhist era) in the plan's period.")
@click.option("--distinct", is_flag=True, help="Show passages that read the same once.")
@click.option(
    "--format",
    "form",
    type=click.Choice(("table", "json")),
    default="table",
    show_default=True,
    help="Shape of the output.",
)
@db_option
def search(
    text: str, *, limit: int, distinct: bool, form: str, db: Path | None, **chosen: str | int | None
) -> None:
    """Find passages with TEXT, best first, each with its page and box.

    Spaces, digit script and a misread sign do not matter. The index is brought in step with the store first.
    """
    store = database(db)
    filters = Filters.model_validate(chosen)
    hits = index_of(store).search(text, filters, limit, distinct=distinct)
    if form == "json":
        sys.stdout.buffer.write(HITS.dump_json(hits, indent=1) + b"\n")
    else:
        print_hits(hits)


def index_of(store: Path) -> SearchIndex:
    """The index that answers for the store, made where the store has changed since."""
    folder = folder_of(store)
    with reading(store) as connection:
        if current(connection, folder) is None:
            change = synchronise(connection, folder)
            click.echo(f"search index: {change.added} plans added, {change.removed} removed", err=True)
            prune(folder)
        return SearchIndex(folder, current(connection, folder))


def print_hits(hits: tuple[Hit, ...]) -> None:
    """Hits as a table, what matched in bold."""
    console = Console(width=None if sys.stdout.isatty() else 160)
    table = Table("plan", "page", "box (pt)", "alike", "text")
    for hit in hits:
        box = ", ".join(f"{edge:.0f}" for edge in hit.bbox) if hit.bbox else ""
        table.add_row(hit.plan_id, str(hit.page or ""), box, f"{hit.similarity:.0f}", excerpt(hit))
    console.print(table)


def excerpt(hit: Hit) -> Text:
    """What matched with some text around it."""
    start, end = max(hit.start - AROUND, 0), min(hit.end + AROUND, len(hit.text))
    return Text.assemble(
        "…" if start else "",
        hit.text[start : hit.start].replace("\n", " "),
        (hit.text[hit.start : hit.end].replace("\n", " "), "bold"),
        hit.text[hit.end : end].replace("\n", " "),
        "…" if end < len(hit.text) else "",
    )
