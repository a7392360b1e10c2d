"""`phaen audit` and `phaen rules` as a shell sees them, on a made-up store."""

import json
from pathlib import Path

import pytest

from pipeline.cli.main import run
from pipeline.core.errors import ExitCode
from pipeline.evaluate.audit_corpus import store_of

PLANS = 3


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "made.duckdb"
    store_of(path, PLANS)
    return path


def audited(store: Path, *arguments: str) -> int:
    return run(["audit", "--db", str(store), *arguments])


def test_findings_go_to_standard_output_as_json(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert audited(store, "--format", "json") == ExitCode.DONE
    read = json.loads(capsys.readouterr().out)
    assert [len(p["findings"]) > 0 for p in read["plans"]] == [True] * PLANS


def test_fail_on_sets_the_exit_code(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert audited(store, "composed-00000", "--rule", "BUD-03", "--fail-on", "critical") == ExitCode.FINDINGS
    assert audited(store, "composed-00001", "--rule", "BUD-03", "--fail-on", "critical") == ExitCode.DONE
    assert "BUD-03" in capsys.readouterr().out


def test_a_baseline_of_the_same_run_has_nothing_new(store: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    assert audited(store, "--format", "json", "-o", str(first)) == ExitCode.DONE
    assert audited(store, "--format", "json", "--baseline", str(first), "-o", str(second)) == ExitCode.DONE
    states = {f["baseline"] for p in json.loads(second.read_text())["plans"] for f in p["findings"]}
    assert states == {None, "unchanged"}


def test_a_baseline_of_more_plans_calls_nothing_gone(store: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    audited(store, "--format", "json", "-o", str(first))
    audited(store, "composed-00000", "--format", "json", "--baseline", str(first), "-o", str(second))
    read = json.loads(second.read_text())["plans"]
    assert len(read) == 1
    assert "gone" not in {f["baseline"] for f in read[0]["findings"]}


@pytest.mark.parametrize("form", ["html", "xlsx", "sarif", "junit"])
def test_every_format_is_written(store: Path, tmp_path: Path, form: str) -> None:
    target = tmp_path / f"report.{form}"
    assert audited(store, "--format", form, "--output", str(target)) == ExitCode.DONE
    assert target.stat().st_size > 1000


def test_what_is_no_rule_plan_or_baseline_is_a_usage_error(store: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text("{}")
    assert audited(store, "--rule", "XXX-99") == ExitCode.USAGE
    assert audited(store, "no-such-plan") == ExitCode.USAGE
    assert audited(store, "--baseline", str(broken)) == ExitCode.USAGE
    assert audited(store, "--format", "pdf") == ExitCode.USAGE


def test_rules_are_listed_and_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules"]) == ExitCode.DONE
    assert "TXT-08" in capsys.readouterr().out
    assert run(["rules", "BUD-08"]) == ExitCode.DONE
    assert "มาตรา 35" in capsys.readouterr().out
    assert run(["rules", "NONE-1"]) == ExitCode.USAGE
