"""`phaen compare --changes`: what changed from each version of a plan to the next."""

import json
import sys
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from rich.console import Console
from rich.table import Table

from pipeline.cli.plan_files import plan_in_file
from pipeline.compare.versions import VersionChange, in_order, version_changes
from pipeline.core.errors import UsageError
from pipeline.ingest.options import OptionsRecipe
from pipeline.store.connection import reading
from pipeline.store.queries import plans as stored_plans
from schemas.plan import Plan

LEAST_VERSIONS = 2


def named_plans(name: str, store: Path, made: OptionsRecipe) -> list[Plan]:
    """The plans a name means, whole."""
    path = Path(name)
    if path.is_file():
        return [plan_in_file(path, made)]
    with reading(store) as connection:
        return [stored.plan for stored in stored_plans(connection, (name,))]


def print_changes(names: Sequence[str], store: Path, made: OptionsRecipe, form: str) -> None:
    """What changed from each version to the next, the oldest first.

    Raises:
        UsageError: fewer than two plans, or a format that changes are not printed in.
    """
    plans = [plan for name in names for plan in named_plans(name, store, made)]
    if len(plans) < LEAST_VERSIONS or form == "html":
        raise UsageError(
            f"--changes needs two plans at least and the format table or json, got {len(plans)} and {form}"
        )
    found = [
        (older.plan_id, newer.plan_id, version_changes(older, newer))
        for older, newer in pairwise(in_order(plans))
    ]
    if form == "json":
        rows = [
            {"older": old, "newer": new, **change.model_dump(mode="json")}
            for old, new, changes in found
            for change in changes
        ]
        sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")
        return
    console = Console(width=None if sys.stdout.isatty() else 200)
    for old, new, changes in found:
        console.print(f"{old} → {new}", highlight=False, markup=False)
        console.print(summed_up(changes), highlight=False, markup=False)
        if changes:
            console.print(changes_table(changes), markup=False)


def summed_up(changes: Sequence[VersionChange]) -> str:
    """How many changes of each kind, in the order they are listed."""
    found = Counter(f"{one.area} {one.kind}" for one in changes)
    return ", ".join(f"{name} {count}" for name, count in found.items()) or "no changes"


def changes_table(changes: Sequence[VersionChange]) -> Table:
    """The changes from one version to the next, with the pages of both."""
    table = Table("area", "kind", "name", "field", "before", "after", "pages")
    for one in changes:
        pages = " → ".join(
            ",".join(str(page) for page in sorted({place.page for place in evidence})) or "–"
            for evidence in (one.before_evidence, one.after_evidence)
        )
        kind = f"{one.kind} (misread?)" if one.looks_misread else one.kind
        cells = (one.area, kind, one.name, one.field, one.before, one.after, pages)
        table.add_row(*(cell or "" for cell in cells))
    return table
