"""`phaen evaluate` and `phaen bench`: lazily found reports, figures on standard output."""

from pathlib import Path

import pytest

import pipeline.cli.evaluate as command
from pipeline.cli.main import run
from pipeline.core.errors import ExitCode
from tests.pdf_bytes import pdf


def test_the_reports_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["evaluate", "--help"]) == ExitCode.DONE
    text = capsys.readouterr().out
    assert all(f"\n  {name} " in text for name in command.REPORTS)


def test_a_report_whose_packages_are_missing_is_5(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(command.REPORTS, "text", "pipeline.evaluate.nowhere:text_command")
    assert run(["evaluate", "text"]) == ExitCode.DEPENDENCY_MISSING
    assert "phaen evaluate text needs pipeline.evaluate.nowhere" in capsys.readouterr().err
    assert run(["evaluate", "--help"]) == ExitCode.DONE


def test_an_unknown_report_is_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["evaluate", "nonsense"]) == ExitCode.USAGE
    assert "nonsense" in capsys.readouterr().err


@pytest.mark.slow
def test_bench_compares_readers_on_the_same_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf(["one", "two"]))
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4")
    assert run(["bench", str(tmp_path)]) == ExitCode.DONE
    text = capsys.readouterr().out
    assert all(reader in text for reader in ("phaen: the whole plan", "pdfium: plain", "pdfplumber: plain"))
    assert "1 files on" in text
    assert "1 files left out" in text


def test_a_folder_without_a_pdf_is_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["bench", str(tmp_path)]) == ExitCode.USAGE
    assert "no PDF that can be opened" in capsys.readouterr().err
