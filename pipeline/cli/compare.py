"""`phaen compare`: plans side by side."""

import gc
import json
import sys
from itertools import groupby, pairwise
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from pipeline.cli.options import database, db_option, reading_options, recipe, settings
from pipeline.compare.comparison import OBJECTS_BETWEEN_COLLECTIONS, WHOLE_PLAN, Comparison, compare_plans
from pipeline.compare.pair import in_section
from pipeline.compare.passages import PlanText
from pipeline.compare.plan_text import plan_text
from pipeline.compare.versions import VersionChange, in_order, version_changes
from pipeline.core.errors import UsageError
from pipeline.core.settings import Language
from pipeline.ingest.one_file import document
from pipeline.ingest.options import OptionsRecipe
from pipeline.report.comparison import comparison_html, verdict_counts
from pipeline.report.comparison_wording import labels, verdict_labels
from pipeline.store.connection import reading
from pipeline.store.plan_texts import plan_texts
from pipeline.store.queries import plans as stored_plans
from schemas.plan import Plan
from schemas.section import SectionKey

LEAST_PLANS = 2
PERCENT = 100


@click.command()
@click.argument("plans", nargs=-1, required=True)
@click.option(
    "--section",
    "section_key",
    type=click.Choice([key.value for key in SectionKey]),
    help="Only this section.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(("table", "json", "html")),
    default="table",
    show_default=True,
    help="Shape of the output.",
)
@click.option(
    "--changes", is_flag=True, help="Versions of one plan: records added, dropped, changed; oldest first."
)
@db_option
@reading_options
def compare(
    plans: tuple[str, ...],
    *,
    section_key: str | None,
    form: str,
    changes: bool,
    db: Path | None,
    no_ocr: bool,
    no_cache: bool,
) -> None:
    """Hold two PLANS or more side by side: what they share, what differs, what is each one's own.

    A plan is a plan id, document id or file name of the store, a PDF file, or a plan as `phaen extract`
    prints it (.json). Spacing, digit script and the order of marks make no difference.
    """
    if changes:
        made = recipe(no_ocr=no_ocr, no_cache=no_cache)
        print_changes([plan for name in plans for plan in named_plans(name, database(db), made)], form)
        return
    found, places = [], []
    for name in plans:
        for text, source in named_texts(name, database(db), recipe(no_ocr=no_ocr, no_cache=no_cache)):
            found.append(in_section(text, section_key) if section_key else text)
            places.append(source)
    if len(found) < LEAST_PLANS:
        raise UsageError(f"two plans at least are needed to compare, got {len(found)}; name another")
    texts = distinct(found)
    sources = {text.plan_id: source for text, source in zip(texts, places, strict=True)}
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
    comparison = compare_plans(texts)
    language = settings().report_language
    if form == "json":
        sys.stdout.write(comparison.model_dump_json(indent=1) + "\n")
    elif form == "html":
        sys.stdout.write(comparison_html(comparison, language, sources) + "\n")
    else:
        print_table(comparison, language)


def plan_in_file(path: Path, made: OptionsRecipe) -> Plan:
    """The plan in a PDF file, or as `phaen extract` printed it."""
    if path.suffix.lower() == ".json":
        return Plan.model_validate_json(path.read_text(encoding="utf-8"))
    read = document(path, ("plan",), made()).plan
    assert read is not None
    return read


def named_texts(name: str, store: Path, made: OptionsRecipe) -> list[tuple[PlanText, str]]:
    """The texts of the plans a name means, each with where its file can be looked at."""
    path = Path(name)
    if path.is_file():
        plan = plan_in_file(path, made)
        beside = path.with_name(plan.document.file_name)
        return [(plan_text(plan), (path if path.suffix.lower() == ".pdf" else beside).resolve().as_uri())]
    with reading(store) as connection:
        found = plan_texts(connection, name)
    return [(text, Path(text.path).resolve().as_uri() if text.path else "") for text in found]


def named_plans(name: str, store: Path, made: OptionsRecipe) -> list[Plan]:
    """The plans a name means, whole."""
    path = Path(name)
    if path.is_file():
        return [plan_in_file(path, made)]
    with reading(store) as connection:
        return [stored.plan for stored in stored_plans(connection, (name,))]


def print_changes(plans: list[Plan], form: str) -> None:
    """What changed from each version to the next.

    Raises:
        UsageError: fewer than two plans, or a format that changes are not printed in.
    """
    if len(plans) < LEAST_PLANS or form == "html":
        raise UsageError(
            f"--changes needs two plans at least and the format table or json, got {len(plans)} and {form}"
        )
    found = [
        (older.plan_id, newer.plan_id, change)
        for older, newer in pairwise(in_order(plans))
        for change in version_changes(older, newer)
    ]
    if form == "json":
        rows = [{"older": old, "newer": new, **change.model_dump(mode="json")} for old, new, change in found]
        sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")
        return
    console = Console(width=None if sys.stdout.isatty() else 200)
    for (old, new), changes in groupby(found, key=lambda one: one[:2]):
        console.print(f"{old} → {new}", highlight=False, markup=False)
        console.print(changes_table([change for *_, change in changes]), markup=False)


def changes_table(changes: list[VersionChange]) -> Table:
    """The changes from one version to the next, with the pages of both."""
    table = Table("area", "kind", "name", "field", "before", "after", "pages")
    for one in changes:
        pages = " → ".join(
            ",".join(str(page) for page in sorted({place.page for place in evidence})) or "–"
            for evidence in (one.before_evidence, one.after_evidence)
        )
        cells = (one.area, one.kind, one.name, one.field, one.before, one.after, pages)
        table.add_row(*(cell or "" for cell in cells))
    return table


def distinct(texts: list[PlanText]) -> list[PlanText]:
    """The plans with ids that differ, so that two files of one plan can be told apart."""
    seen: dict[str, int] = {}
    found = []
    for text in texts:
        seen[text.plan_id] = seen.get(text.plan_id, 0) + 1
        again = seen[text.plan_id] > 1
        found.append(
            text.model_copy(update={"plan_id": f"{text.plan_id}#{seen[text.plan_id]}"}) if again else text
        )
    return found


def print_table(comparison: Comparison, language: Language) -> None:
    """A summary on the terminal."""
    t = labels(language)
    console = Console(width=None if sys.stdout.isatty() else 160)
    table = Table(t["plan"], t["owner"], t["period"], t["passages"], t["characters"], t["local"])
    for plan in comparison.plans:
        table.add_row(
            plan.plan_id,
            plan.organization or "",
            f"{plan.start_year_be or ''}-{plan.end_year_be or ''}".strip("-"),
            str(plan.passages),
            f"{plan.characters:,}",
            local_percent(comparison, plan.plan_id),
        )
    console.print(table)
    verdicts = verdict_labels(language)
    for pair in comparison.pairs:
        console.print(f"{pair.left.plan_id} · {pair.right.plan_id}", highlight=False, markup=False)
        for name, passages in (("passages", pair.passages), ("outside", pair.outside)):
            counts = ", ".join(f"{verdicts[key]} {count}" for key, count in verdict_counts(passages).items())
            if counts:
                console.print(f"  {t[name]}: {counts}", highlight=False, markup=False)
        if pair.is_same_text:
            console.print(t["same"])
    for report in comparison.families:
        for one in report.suggestions:
            reading = f"{one.printed} → {one.suggested} ({one.votes}/{one.voters})"
            console.print(f"{one.plan_id} {t['page']} {one.page}: {reading}", highlight=False, markup=False)


def local_percent(comparison: Comparison, plan_id: str) -> str:
    """The share of a plan that is its own."""
    for share in comparison.shares:
        if share.plan_id == plan_id and share.section_key == WHOLE_PLAN and share.local_share is not None:
            return f"{share.local_share * PERCENT:.0f} %"
    return ""
