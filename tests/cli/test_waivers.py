"""Waivers through the commands: beside the file, from the store by organization, in the nightly job."""

import json
import shutil
from collections import defaultdict
from pathlib import Path

import pytest

from pipeline.cli.main import run
from pipeline.core.errors import ExitCode
from pipeline.store.connection import reading

pytestmark = pytest.mark.slow

SAMPLE = Path(__file__).parents[2] / "corpus" / "thungsaimok" / "thungsaimok_hr_management_2567.pdf"
PROFILE = """\
id: thungsaimok
name: ทุ่งสายหมอก
kind: subdistrict_municipality
province: เชียงใหม่
waivers:
- rule: STF-01
  reason: อยู่ระหว่างแก้ไขตารางอัตรากำลัง
  by: ผู้ตรวจสมมุติ
  until: {until}
"""
FAR, PAST = "2999-12-31", "2020-01-31"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PHAEN_OUTPUTS", str(tmp_path / "outputs"))
    return tmp_path


def profile(folder: Path, until: str = FAR, text: str = PROFILE) -> Path:
    path = folder / "corpus" / "thungsaimok" / "thungsaimok.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.format(until=until), encoding="utf-8")
    return path


def beside(folder: Path, until: str = FAR, text: str = PROFILE) -> Path:
    return Path(shutil.copy(SAMPLE, profile(folder, until, text).parent))


def elsewhere(folder: Path) -> Path:
    (folder / "incoming").mkdir()
    return Path(shutil.copy(SAMPLE, folder / "incoming"))


def audited(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, list[str | None]]:
    """The `by` of the waiver of every failing finding, by rule."""
    assert run(["audit", *arguments, "--format", "json"]) == ExitCode.DONE
    found = defaultdict(list)
    for plan in json.loads(capsys.readouterr().out)["plans"]:
        for finding in plan["findings"]:
            if finding["status"] == "fail":
                found[finding["rule"]].append(finding["waiver"] and finding["waiver"]["by"])
    return found


def test_a_waiver_beside_the_file_marks_and_drops_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = audited(capsys, str(beside(folder)))
    assert found["STF-01"] == ["ผู้ตรวจสมมุติ"]
    assert found["STF-02"] == [None]


def test_an_expired_waiver_returns(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert audited(capsys, str(beside(folder, until=PAST)))["STF-01"] == [None]


def test_waived_findings_let_the_command_end_well(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["audit", str(beside(folder)), "--rule", "STF-01", "--fail-on", "critical"]
    assert run(arguments) == ExitCode.DONE
    assert "ยกเว้นถึง 2999-12-31" in capsys.readouterr().out
    profile(folder, until=PAST)
    assert run(arguments) == ExitCode.FINDINGS


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (PROFILE.replace("{until}", "soon"), "waivers[0].until"),
        (PROFILE.replace("  by: ผู้ตรวจสมมุติ\n", ""), "waivers[0].by"),
        (PROFILE.replace("อยู่ระหว่างแก้ไขตารางอัตรากำลัง", "''"), "waivers[0].reason"),
        (PROFILE.replace("STF-01", "STF-99"), "waivers[0].rule"),
    ],
)
def test_a_malformed_waiver_names_file_and_field(
    folder: Path, capsys: pytest.CaptureFixture[str], text: str, named: str
) -> None:
    assert run(["audit", str(beside(folder, text=text))]) == ExitCode.USAGE
    told = capsys.readouterr().err
    assert "thungsaimok.yml" in told
    assert named in told


def test_in_the_store_a_plan_is_waived_by_its_organization(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = elsewhere(folder)
    assert run(["ingest", str(path), "--jobs", "1", "--no-ocr"]) == ExitCode.DONE
    capsys.readouterr()
    assert audited(capsys)["STF-01"] == [None]
    profile(folder)
    assert audited(capsys)["STF-01"] == ["ผู้ตรวจสมมุติ"]


def test_another_organization_of_the_same_name_is_not_waived(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = elsewhere(folder)
    profile(folder, text=PROFILE.replace("เชียงใหม่", "ตรัง"))
    assert audited(capsys, str(path))["STF-01"] == [None]


def test_the_nightly_job_marks_them_in_the_store(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    elsewhere(folder)
    profile(folder)
    sources = folder / "corpus" / "sources.yml"
    sources.write_text("sources: [{id: a, folders: [../incoming]}]", encoding="utf-8")
    assert run(["refresh", "--no-ocr", "--jobs", "1"]) == ExitCode.DONE
    capsys.readouterr()
    with reading(folder / "outputs" / "phaen.duckdb") as connection:
        rows = connection.execute("SELECT rule, waived FROM findings WHERE status = 'fail'").fetchall()
    assert dict(rows)["STF-01"] is True
    assert dict(rows)["STF-02"] is False
