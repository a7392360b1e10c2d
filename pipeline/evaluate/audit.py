"""Verdicts on three plans against those worked out by hand; speed of the audit over a store."""

import csv
import datetime as dt
import os
import sys
import tempfile
import time
from importlib.resources import files
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from pipeline.audit.rule import rules
from pipeline.audit.runner import verdicts
from pipeline.core.settings import Settings
from pipeline.evaluate.audit_corpus import composed_plan, store_of
from pipeline.evaluate.audit_evidence import evidence_counts
from pipeline.ingest.one_file import Options, document
from pipeline.ingest.options import OptionsRecipe
from pipeline.refresh.audit_pool import AuditOrder, audited_plan, audited_records
from pipeline.report.wording import STATUSES
from pipeline.store.connection import reading
from pipeline.store.queries import records
from schemas.finding import Status
from schemas.plan import Plan

SHARED = Path(__file__).parents[2].parent / "shared" / "corpus" / "rendered"
FORM_RULES = frozenset({"TXT-04", "TXT-05", "TXT-08"})
"""Rules on the form of the text that the rendered pages were set from: they cannot hold on the pages."""

PLANS, CORES, LIMIT_S = 1_000, 2, 30.0
_SHOWN_CHARS = 70


def expected() -> dict[str, dict[str, str]]:
    """The letter (P, F, W, U, N) worked out by hand, by seed and rule."""
    text = files("pipeline.evaluate").joinpath("audit_expected.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    return {seed: {row["rule"]: row[seed] for row in rows} for seed in ("krasang", "lamphun", "ubon")}


def letters(path: Path) -> dict[str, str]:
    """The verdict on each rule for one file, without recognition."""
    plan = document(path, ("plan",), Options()).plan
    assert plan is not None
    found = verdicts(audited_plan(plan, path, AuditOrder(dt.datetime.now(tz=dt.UTC).date())))
    return {rule: STATUSES[status].letter for rule, status in found.items()}


def differences(seed: str, got: dict[str, str]) -> list[tuple[str, str, str]]:
    """Rules whose verdict is not the expected one, as (rule, expected, got)."""
    wanted = expected()[seed]
    return [(rule, letter, got[rule]) for rule, letter in wanted.items() if got[rule] != letter]


def unexpected_failures(seed: str, got: dict[str, str]) -> list[str]:
    """Rules that fail and should not."""
    failing = STATUSES[Status.FAIL].letter
    wanted = expected()[seed]
    return [rule for rule, letter in got.items() if letter == failing and wanted.get(rule) != failing]


@click.command(name="audit")
@click.option("--folder", type=click.Path(path_type=Path), default=SHARED, help="The rendered plans.")
@click.option("--speed", is_flag=True, help="Audit a made-up store instead, and take the time.")
@click.option(
    "--evidence/--no-evidence", default=True, help="Check what all findings of the corpus point at."
)
@click.option("--plans", "plan_count", default=PLANS, show_default=True, help="Plans of the made-up store.")
def audit_report_command(folder: Path, *, speed: bool, evidence: bool, plan_count: int) -> None:
    """Print the verdict table of the three plans, and how many findings of all files point at their text.

    With --speed the speed instead. Exits with 1 when a target is missed.
    """
    if speed:
        sys.exit(0 if _speed(plan_count) else 1)
    ok = _verdict_table(folder)
    sys.exit(0 if (not evidence or _evidence(folder.parent)) and ok else 1)


def _recipe() -> OptionsRecipe:
    return OptionsRecipe(Settings.from_environment().outputs / "cache" / "layers")


def _evidence(corpus: Path) -> bool:
    """Every file of the corpus, scans read by recognition."""
    paths = sorted(corpus.glob("*/*.pdf"))
    order = AuditOrder(dt.datetime.now(tz=dt.UTC).date())
    counts = list(evidence_counts(paths, _recipe()(), order))
    for one in counts:
        astray = "; ".join(f"{rule}: {message[:_SHOWN_CHARS]}" for rule, message in one.astray)
        click.echo(
            f"{one.path.name}: {one.right} of {one.findings} findings lie on their text {astray}".strip()
        )
    right, findings = sum(one.right for one in counts), sum(one.findings for one in counts)
    share = 100 * right / findings if findings else 100.0
    click.echo(f"{len(counts)} files: {right} of {findings} open findings ({share:.1f} %) lie on their text")
    return right == findings


def _verdict_table(folder: Path) -> bool:
    console = Console(width=120)
    paths = sorted(p for p in folder.glob("*.pdf") if "scan" not in p.name)
    got = {path: letters(path) for path in paths}
    table = Table("rule", *(path.stem for path in paths), title="verdict (expected, where it differs)")
    for rule in rules():
        table.add_row(rule, *(_cell(path, found, rule) for path, found in got.items()))
    console.print(table)
    judged = [_judged(console, path, found) for path, found in got.items()]
    return all(judged)


def _seed(path: Path) -> str:
    return path.stem.partition("-")[0]


def _cell(path: Path, found: dict[str, str], rule: str) -> str:
    wanted = expected()[_seed(path)].get(rule, found[rule])
    return found[rule] if found[rule] == wanted else f"{found[rule]} ({wanted})"


def _judged(console: Console, path: Path, found: dict[str, str]) -> bool:
    seed = _seed(path)
    off = differences(seed, found)
    counted = [one for one in off if one[0] not in FORM_RULES]
    failures = unexpected_failures(seed, found)
    total = len(expected()[seed])
    console.print(
        f"{path.name}: {total - len(off)} of {total} as expected; off: {off or 'none'} "
        f"(of these, on the form of the original text: {len(off) - len(counted)}); "
        f"unexpected failures: {failures or 'none'}",
        highlight=False,
    )
    return not counted and not failures


def _speed(plan_count: int) -> bool:
    """Wall time counts other work on the machine too, so the CPU time of parent and workers decides."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "speed.duckdb"
        size = store_of(path, plan_count)
        order = AuditOrder(dt.datetime.now(tz=dt.UTC).date())
        wall, cpu = time.perf_counter(), _cpu_seconds()
        with reading(path) as connection:
            found = sum(len(r.findings) for r in audited_records(records(connection), order, CORES))
        wall, cpu = time.perf_counter() - wall, _cpu_seconds() - cpu
    one, limit = composed_plan(0), LIMIT_S * plan_count / PLANS
    click.echo(
        f"{plan_count} plans ({size / plan_count / 1000:.0f} kB and {_lines(one)} lines each) from DuckDB, "
        f"{len(rules())} rules, {found} findings: {cpu:.1f} s CPU, "
        f"{cpu / CORES:.1f} s on {CORES} free cores (limit {limit:.0f} s); "
        f"{wall:.1f} s by the clock, {_load()} processes running"
    )
    return cpu / CORES <= limit


def _cpu_seconds() -> float:
    """CPU time of this process and of the workers that have ended."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _load() -> str:
    return f"{os.getloadavg()[0]:.1f}"


def _lines(plan: Plan) -> int:
    return len(plan.text_facts.lines) if plan.text_facts else 0


if __name__ == "__main__":
    audit_report_command()
