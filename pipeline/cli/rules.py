"""`phaen rules`: the catalogue of audit rules."""

import sys
from collections.abc import Iterable

import click
from rich.markup import escape
from rich.table import Table

from pipeline.audit.rule import Rule
from pipeline.audit.rule import rules as catalogue
from pipeline.cli.options import settings
from pipeline.cli.terminal import output_console
from pipeline.core.settings import Language
from pipeline.report.rules_markdown import rules_markdown
from pipeline.report.wording import MARKS, SEVERITIES

_COLUMNS_TH = ("กฎ", "ชื่อ", "ระดับ", "ฐานอ้างอิง", "ตรวจอะไร")
_COLUMNS_EN = ("rule", "title", "severity", "basis", "checks")


@click.command(name="rules")
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--markdown", is_flag=True, help="The documentation page instead of a table.")
def rules_command(ids: tuple[str, ...], *, markdown: bool) -> None:
    """List the rules, or explain those named: what they check, on what basis, how a false alarm arises."""
    unknown = [one for one in ids if one not in catalogue()]
    if unknown:
        raise click.BadParameter(f"{unknown[0]!r} is no rule; `phaen rules` lists them", param_hint="ID")
    chosen = [rule for key, rule in catalogue().items() if not ids or key in ids]
    if markdown or ids:
        sys.stdout.write(rules_markdown(chosen))
    else:
        _print(chosen)


def _print(chosen: Iterable[Rule]) -> None:
    thai = settings().report_language is Language.TH
    table = Table(*(_COLUMNS_TH if thai else _COLUMNS_EN), show_lines=True)
    for rule in chosen:
        table.add_row(
            rule.id,
            escape(rule.title.th if thai else rule.title.en),
            SEVERITIES[rule.severity].in_language(thai=thai),
            MARKS[rule.basis.mark].in_language(thai=thai),
            escape(rule.checks.th if thai else rule.checks.en),
        )
    output_console().print(table)
