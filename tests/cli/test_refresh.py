"""`phaen refresh` as a shell sees it."""

import json
from pathlib import Path

import pytest

from pipeline.cli.main import run
from pipeline.core.errors import ExitCode
from pipeline.refresh.publish import only_one
from tests.cli.running import phaen
from tests.pdf_bytes import pdf, truncated


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "plan.pdf").write_bytes(pdf(["one", "two"]))
    (tmp_path / "sources.yml").write_text("sources: [{id: made-up, folders: [plans]}]\n", encoding="utf-8")
    monkeypatch.setenv("PHAEN_OUTPUTS", str(tmp_path / "outputs"))
    return tmp_path


def arguments(folder: Path) -> list[str]:
    return ["refresh", "--config", str(folder / "sources.yml"), "--no-ocr", "--jobs", "1"]


@pytest.mark.slow
def test_a_night_prints_one_line_and_ends_with_its_code(folder: Path) -> None:
    first = phaen(folder, *arguments(folder))
    assert first.code == ExitCode.DONE
    assert first.err == f"phaen: {folder}/plans/plan.pdf: loaded\n"
    summary = json.loads(first.out)
    assert (summary["status"], summary["plans"], first.out.count("\n")) == ("published", 1, 1)

    (folder / "plans" / "cut.pdf").write_bytes(truncated())
    second = phaen(folder, *arguments(folder))
    assert second.code == ExitCode.SOME_FAILED
    assert json.loads(second.out)["failed"] == 1
    assert "cut.pdf: failed the PDF is damaged" in second.err
    latest = json.loads((folder / "outputs" / "latest.json").read_text(encoding="utf-8"))
    assert latest["run_id"] == json.loads(second.out)["run_id"]


def test_another_refresh_is_6(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with only_one(folder / "outputs"):
        assert run(arguments(folder)) == ExitCode.STORE_UNUSABLE
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "another refresh is running" in captured.err


def test_a_mistake_in_the_configuration_is_2(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "sources.yml").write_text("sources: 1", encoding="utf-8")
    assert run(arguments(folder)) == ExitCode.USAGE
    assert "sources.yml: not a configuration" in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_2(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "sources.yml").write_text("sources: [{id: a, folders: [nowhere]}]", encoding="utf-8")
    assert run(arguments(folder)) == ExitCode.USAGE
    assert "nowhere: no such file or folder" in capsys.readouterr().err
