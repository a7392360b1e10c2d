"""The commands for researchers from the outside: what they print and how they end."""

import json
from pathlib import Path

import pytest

from pipeline.cli.main import run
from pipeline.core.errors import ExitCode
from tests.cli.running import phaen
from tests.store.building import fill, made_plan

SHARED = "พนักงานเทศบาลทุกคนต้องได้รับการพัฒนาความรู้และทักษะในการปฏิบัติงานตามแผนที่กำหนดไว้ทุกปี"
OWN = "ตลาดนัดผักปลอดสารทุกวันเสาร์ช่วยให้เกษตรกรในตำบลขายผลผลิตได้ราคาดีขึ้น <script>"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    plans = [
        made_plan("old", [SHARED], name="เทศบาลตำบลเก่า", year_be=2561),
        made_plan("new", [SHARED, OWN], name="เทศบาลตำบลใหม่", year_be=2567),
    ]
    return fill(tmp_path / "phaen.duckdb", plans)


def test_compare_prints_one_json_object(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", "old", "new.pdf", "--db", str(store), "--format", "json"]) == ExitCode.DONE
    printed = json.loads(capsys.readouterr().out)
    assert [plan["plan_id"] for plan in printed["plans"]] == ["old", "new"]
    assert [passage["verdict"] for passage in printed["pairs"][0]["passages"]] == ["identical", "only_right"]


def test_comparing_stored_plans_loads_nothing_that_reads_files(store: Path) -> None:
    ended = phaen(
        store.parent, "compare", "old", "new", "--db", str(store), extra={"PYTHONPROFILEIMPORTTIME": "1"}
    )
    loaded = {line.split("|")[-1].strip() for line in ended.err.splitlines()}
    assert ended.code == ExitCode.DONE
    assert "pipeline.store.plan_texts" in loaded
    needless = {"pipeline.ingest", "pipeline.stages", "pdfplumber", "jinja2", "pythainlp", "nlpo3"}
    assert loaded.isdisjoint(needless)


def test_compare_html_stands_alone_and_escapes(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", "old", "new", "--db", str(store), "--format", "html"]) == ExitCode.DONE
    page = capsys.readouterr().out
    assert page.startswith("<!doctype html>")
    assert "&lt;script&gt;" in page
    assert "<script" not in page
    assert "src=" not in page
    assert "http" not in page
    assert 'class="boilerplate"' in page


def test_compare_reads_plans_from_files(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "third.json"
    path.write_text(made_plan("third", [SHARED], name="เทศบาลตำบลที่สาม").model_dump_json(), encoding="utf-8")
    assert run(["compare", str(path), "old", "--db", str(store)]) == ExitCode.DONE
    assert "third" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["compare", "old"], ["compare", "old", "none"], ["search", " "]])
def test_what_cannot_be_done_is_a_usage_error(
    store: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*arguments, "--db", str(store)]) == ExitCode.USAGE
    assert "phaen: " in capsys.readouterr().err


def test_changes_between_versions(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fill(store, [made_plan("newer", [SHARED], year_be=2570).model_copy(update={"sections": ()})])
    arguments = ["compare", "newer", "old", "--changes", "--db", str(store), "--format", "json"]
    assert run(arguments) == ExitCode.DONE
    (change,) = json.loads(capsys.readouterr().out)
    assert (change["older"], change["newer"]) == ("old", "newer")
    assert (change["area"], change["kind"]) == ("section", "dropped")
    assert run([*arguments[:-1], "html"]) == ExitCode.USAGE


def test_search_prints_hits_with_page_and_box(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "ตลาด นัดผัก", "--db", str(store), "--format", "json"]) == ExitCode.DONE
    (hit,) = json.loads(capsys.readouterr().out)
    assert (hit["plan_id"], hit["page"], hit["similarity"]) == ("new", 1, 100.0)
    assert len(hit["bbox"]) == 4


def test_copies_lists_who_shares_with_whom(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["copies", "--jobs", "1", "--db", str(store)]) == ExitCode.DONE
    assert "earlier first" in capsys.readouterr().out


def test_a_group_is_shown_with_its_consensus(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["copies", "--jobs", "1", "--db", str(store)]) == ExitCode.DONE
    assert run(["copies", "--group", "0", "--db", str(store)]) == ExitCode.DONE
    assert "2 owners" in capsys.readouterr().out
    assert run(["copies", "--group", "0", "--format", "json", "--db", str(store)]) == ExitCode.DONE
    assert json.loads(capsys.readouterr().out)["text"] == SHARED


def test_sql_prints_csv_and_refuses_files(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    query = "SELECT plan_id FROM plans ORDER BY plan_id"
    assert run(["sql", query, "--db", str(store), "--format", "csv"]) == ExitCode.DONE
    assert capsys.readouterr().out.splitlines() == ["plan_id", "new", "old"]
    assert run(["sql", "FROM read_text('/etc/hostname')", "--db", str(store)]) == ExitCode.USAGE


def test_export_writes_every_table(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "out"
    assert run(["export", str(folder), "--db", str(store), "--format", "csv"]) == ExitCode.DONE
    assert (folder / "paragraphs.csv").exists()
    assert "paragraphs, 3 rows" in capsys.readouterr().out


def test_no_store_is_an_unreadable_input(tmp_path: Path) -> None:
    for arguments in (["search", "ถนน"], ["sql", "SELECT 1"], ["export", str(tmp_path / "out")]):
        assert run([*arguments, "--db", str(tmp_path / "none.duckdb")]) == ExitCode.INPUT_UNREADABLE
