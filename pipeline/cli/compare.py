"""`phaen compare`: plans side by side."""

import gc
import sys
from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from pipeline.cli.options import database, db_option, reading_options, recipe, settings
from pipeline.compare.comparison import OBJECTS_BETWEEN_COLLECTIONS, Comparison, compare_plans
from pipeline.compare.pair import in_section, verdict_counts
from pipeline.compare.passages import PlanText
from pipeline.compare.shares import WHOLE_PLAN
from pipeline.core.errors import UsageError
from pipeline.core.settings import Language
from pipeline.report.comparison_wording import labels, verdict_labels
from pipeline.store.connection import reading
from pipeline.store.plan_texts import texts_of
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
        from pipeline.cli.plan_changes import print_changes  # noqa: PLC0415 (reads plans whole and files)

        print_changes(plans, database(db), recipe(no_ocr=no_ocr, no_cache=no_cache), form)
        return
    named = named_texts(plans, database(db), no_ocr=no_ocr, no_cache=no_cache)
    if len(named) < LEAST_PLANS:
        raise UsageError(f"two plans at least are needed to compare, got {len(named)}; name another")
    texts = distinct([in_section(text, section_key) if section_key else text for text, _ in named])
    sources = {text.plan_id: source for text, (_, source) in zip(texts, named, strict=True)}
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
    comparison = compare_plans(texts)
    language = settings().report_language
    if form == "json":
        sys.stdout.write(comparison.model_dump_json(indent=1) + "\n")
    elif form == "html":
        from pipeline.report.comparison import comparison_html  # noqa: PLC0415 (a template engine: for HTML only)

        sys.stdout.write(comparison_html(comparison, language, sources) + "\n")
    else:
        print_table(comparison, language)


def named_texts(
    names: Sequence[str], store: Path, *, no_ocr: bool, no_cache: bool
) -> list[tuple[PlanText, str]]:
    """The texts of the plans the names mean, in order, each with where its file can be looked at."""
    files = {name for name in names if Path(name).is_file()}
    found = stored_texts([name for name in names if name not in files], store)
    if files:
        from pipeline.cli.plan_files import text_in_file  # noqa: PLC0415 (reads PDFs: a second of imports)

        made = recipe(no_ocr=no_ocr, no_cache=no_cache)
        found |= {name: [text_in_file(Path(name), made)] for name in sorted(files)}
    return [one for name in names for one in found[name]]


def stored_texts(names: Sequence[str], store: Path) -> dict[str, list[tuple[PlanText, str]]]:
    """The same of plans in the store, by name; the store is opened once for all."""
    if not names:
        return {}
    with reading(store) as connection:
        found = texts_of(connection, names)
    return {
        name: [(text, file_link(text)) for text in texts] for name, texts in zip(names, found, strict=True)
    }


def file_link(text: PlanText) -> str:
    """Where the file of a stored plan can be looked at; empty where the store does not know."""
    return Path(text.path).resolve().as_uri() if text.path else ""


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
