"""`phaen audit`: hold plans against the rules and report what was found."""

import datetime as dt
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import click

from pipeline.audit.baseline import against_all
from pipeline.audit.rule import rules
from pipeline.audit.runner import at_or_over
from pipeline.cli.audited import Audited, PageRenderer, Sources, audited, earlier_findings
from pipeline.cli.options import database, db_option, reading_options, recipe, settings
from pipeline.cli.terminal import output_console
from pipeline.core.errors import ExitCode
from pipeline.refresh.audit_pool import AuditOrder
from pipeline.refresh.waivers import house_profiles
from pipeline.report.findings_html import plan_html, province_html
from pipeline.report.findings_json import findings_json
from pipeline.report.findings_model import Language
from pipeline.report.findings_pdf import findings_pdf
from pipeline.report.findings_xlsx import findings_xlsx
from pipeline.report.junit import junit
from pipeline.report.page_images import PageImages
from pipeline.report.page_images import no_images as without_images
from pipeline.report.sarif import sarif
from pipeline.report.terminal import print_findings
from pipeline.report.thai_fonts import thai_fonts
from schemas.finding import PlanFindings, Severity

FORMATS = ("table", "json", "html", "xlsx", "sarif", "junit", "pdf")

PROFILES = Path("corpus")
"""Where organizations' profiles lie in a working folder."""

Results = tuple[PlanFindings, ...]


@click.command(name="audit")
@click.argument("plans", nargs=-1, metavar="[PLAN]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="Shape of the output.",
)
@click.option(
    "--fail-on",
    type=click.Choice([s.value for s in Severity]),
    default=None,
    help="Exit with 1 when a finding that is not waived fails at this severity or above.",
)
@click.option("--rule", "rule_ids", multiple=True, metavar="ID", help="Only this rule; may be repeated.")
@click.option(
    "--baseline",
    type=click.Path(path_type=Path),
    default=None,
    help="Findings of an earlier run (--format json): marks what is new, unchanged or gone.",
)
@click.option(
    "--output", "-o", type=click.Path(path_type=Path, allow_dash=True), default=Path("-"), help="Write here."
)
@click.option("--no-images", is_flag=True, help="HTML without pictures of pages.")
@click.option(
    "--profiles",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=None,
    help="Folder of organizations' profiles, whose waivers hold [default: corpus, where there is one].",
)
@db_option
@reading_options
def audit_command(
    plans: tuple[str, ...],
    *,
    form: str,
    fail_on: str | None,
    rule_ids: tuple[str, ...],
    baseline: Path | None,
    output: Path,
    no_images: bool,
    profiles: Path | None,
    db: Path | None,
    no_ocr: bool,
    no_cache: bool,
) -> int:
    """Hold plans against the rules: by PDF path, plan id or file name; all plans of the store by default.

    One plan as HTML is a report with its pages, several are a heat map. A PDF is of one plan.
    """
    _check_rule_ids(rule_ids)
    order = AuditOrder(_today(), frozenset(rule_ids) or None, house_profiles(profiles or PROFILES))
    sources = Sources(database(db), recipe(no_ocr=no_ocr, no_cache=no_cache))
    found = audited(plans, sources, order)
    results = found.results
    if baseline is not None:
        results = against_all(results, _comparable(earlier_findings(baseline), found, order, whole=not plans))
    renderer = PageRenderer(found.paths) if form == "html" and not no_images else None
    _write(form, results, output, renderer)
    failed = fail_on is not None and at_or_over(results, Severity(fail_on))
    return ExitCode.FINDINGS if failed else ExitCode.DONE


def _today() -> dt.date:
    return dt.datetime.now().astimezone().date()


def _comparable(earlier: Results, found: Audited, order: AuditOrder, *, whole: bool) -> Results:
    """Earlier findings on the rules audited now, on all plans when the `whole` store was audited."""
    audited_ids = {result.plan_id for result in found.results}
    kept = (result for result in earlier if whole or result.plan_id in audited_ids)
    return tuple(
        result.model_copy(
            update={
                "findings": tuple(f for f in result.findings if order.rules is None or f.rule in order.rules)
            }
        )
        for result in kept
    )


def _check_rule_ids(rule_ids: tuple[str, ...]) -> None:
    for rule_id in rule_ids:
        if rule_id not in rules():
            raise click.BadParameter(f"{rule_id!r} is no rule; see `phaen rules`", param_hint="--rule")


def _write(form: str, results: Results, output: Path, renderer: PageRenderer | None) -> None:
    language = Language(settings().report_language.value)
    if form == "table" and str(output) == "-":
        print_findings(results, output_console(), language)
        return
    data = _rendered(form, results, renderer or without_images)
    if renderer is not None:
        renderer.close()
    if str(output) == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_bytes(data)
        click.echo(str(output), err=True)


def _rendered(form: str, results: Results, images: PageImages) -> bytes:
    makers: dict[str, Callable[[], str | bytes]] = {
        "table": lambda: _table_text(results),
        "json": lambda: "".join(findings_json(results)),
        "html": lambda: _html(results, images),
        "xlsx": lambda: findings_xlsx(results),
        "sarif": lambda: sarif(results, rules().values(), _tool_version()),
        "junit": lambda: junit(results),
        "pdf": lambda: _pdf(results),
    }
    made = makers[form]()
    return made.encode() if isinstance(made, str) else made


def _tool_version() -> str:
    try:
        return version("phaen")
    except PackageNotFoundError:  # run from a checkout that was not installed
        return "unreleased"


def _table_text(results: Results) -> str:
    console = output_console()
    with console.capture() as captured:
        print_findings(results, console, Language(settings().report_language.value))
    return captured.get()


def _html(results: Results, images: PageImages) -> str:
    if len(results) == 1:
        return plan_html(results[0], images, _today())
    return province_html(results, tuple(rules().values()), images, _today())


def _pdf(results: Sequence[PlanFindings]) -> bytes:
    if len(results) != 1:
        raise click.UsageError(f"a PDF report is of one plan, got {len(results)}; name one")
    return findings_pdf(results[0], thai_fonts(), _today())
