"""Ingesting: what is read again and what is not, and what the store holds afterwards."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.core.errors import UsageError
from pipeline.ingest.batch import Batch, Outcome
from pipeline.ingest.ingest import FileSummary, Ingest, Summary
from pipeline.store.connection import Connection, reading
from pipeline.store.queries import count
from tests.ingest.doubles import plain_options, reader, reads

Write = Callable[[str, str], Path]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "plans").mkdir()
    return tmp_path / "plans"


@pytest.fixture
def write(folder: Path) -> Write:
    def written(name: str, content: str) -> Path:
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8")
        return path

    return written


def one_ingest(folder: Path, code: str = "1") -> Ingest:
    batch = Batch(plain_options, executors=ThreadPoolExecutor, reader=reader)
    return Ingest(folder.parent / "phaen.duckdb", batch, code)


def ingested(folder: Path, code: str = "1") -> dict[str, FileSummary]:
    return by_name(one_ingest(folder, code).run([folder]))


def by_name(summary: Summary) -> dict[str, FileSummary]:
    return {f.path.name: f for f in summary.files}


def statuses(found: dict[str, FileSummary]) -> dict[str, str]:
    return {name: f.status for name, f in found.items()}


def stored(folder: Path, query: str) -> list[tuple[object, ...]]:
    with reading(folder.parent / "phaen.duckdb") as connection:
        return connection.execute(query).fetchall()


def test_every_file_is_loaded_with_its_facts(folder: Path, write: Write) -> None:
    write("a.pdf", "plan 3")
    found = ingested(folder)["a.pdf"]
    assert (found.status, found.pages, found.issue_count) == ("loaded", 3, 1)
    assert (found.routes, found.plan_type) == (("text_layer",), "hr_management_plan")
    assert stored(folder, "SELECT file_name, status FROM documents") == [("a.pdf", "loaded")]


def test_the_second_time_nothing_is_read(folder: Path, write: Write) -> None:
    write("a.pdf", "plan a")
    write("b.pdf", "unreadable")
    ingested(folder)
    before = reads(folder)
    again = ingested(folder)
    assert reads(folder) == before
    assert statuses(again) == {"a.pdf": "unchanged", "b.pdf": "failed"}
    assert again["b.pdf"].reason.endswith("(as before)")


def test_again_reads_everything(folder: Path, write: Write) -> None:
    write("a.pdf", "plan")
    ingested(folder)
    one = one_ingest(folder)
    one.again = True
    assert statuses(by_name(one.run([folder]))) == {"a.pdf": "loaded"}
    assert reads(folder) == ["a.pdf", "a.pdf"]


def test_other_code_reads_again(folder: Path, write: Write) -> None:
    write("a.pdf", "plan")
    ingested(folder, code="1")
    assert statuses(ingested(folder, code="2")) == {"a.pdf": "loaded"}


def test_a_touched_or_renamed_file_is_unchanged(folder: Path, write: Write) -> None:
    path = write("a.pdf", "plan")
    ingested(folder)
    path.rename(folder / "b.pdf").touch()
    assert statuses(ingested(folder)) == {"b.pdf": "unchanged"}
    assert reads(folder) == ["a.pdf"]


def test_changed_content_replaces(folder: Path, write: Write) -> None:
    write("a.pdf", "plan 3")
    ingested(folder)
    write("a.pdf", "plan 1")
    ingested(folder)
    assert stored(folder, "SELECT count(*) FROM documents") == [(1,)]
    assert stored(folder, "SELECT count(*) FROM projects") == [(2,)]


def test_the_same_content_at_two_paths_is_one_document(folder: Path, write: Write) -> None:
    write("a.pdf", "plan x")
    write("sub/b.pdf", "plan x")
    found = ingested(folder)
    assert statuses(found) == {"a.pdf": "loaded", "b.pdf": "unchanged"}
    assert "same content as" in found["b.pdf"].reason
    assert stored(folder, "SELECT count(*) FROM documents") == [(1,)]
    assert stored(folder, "SELECT count(*) FROM files") == [(2,)]
    assert statuses(ingested(folder)) == {"a.pdf": "unchanged", "b.pdf": "unchanged"}


def test_two_paths_of_unreadable_content_have_both_failed(folder: Path, write: Write) -> None:
    write("a.pdf", "unreadable")
    write("b.pdf", "unreadable")
    assert statuses(ingested(folder)) == {"a.pdf": "failed", "b.pdf": "failed"}
    assert len(reads(folder)) == 1


def test_a_path_is_the_same_from_any_folder(
    folder: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a.pdf", "plan 3")
    ingested(folder)
    write("a.pdf", "plan 1")
    monkeypatch.chdir(folder.parent)
    one_ingest(folder).run([Path("plans")])
    assert stored(folder, "SELECT count(*) FROM documents") == [(1,)]


def test_a_partial_file_names_its_pages(folder: Path, write: Write) -> None:
    write("a.pdf", "partial")
    found = ingested(folder)["a.pdf"]
    assert found.status == "partial"
    assert found.reason == "pages not read: 1; print the file to a new PDF, then read it again"


def test_a_partial_file_is_told_of_each_time_and_not_read_again(folder: Path, write: Write) -> None:
    write("a.pdf", "partial")
    ingested(folder)
    summary = one_ingest(folder).run([folder])
    assert reads(folder) == ["a.pdf"]
    assert (summary.loaded, summary.unchanged, summary.count("partial")) == (0, 1, 1)
    assert summary.files[0].reason.startswith("pages not read: 1;")
    assert summary.files[0].reason.endswith("(as before)")


def test_a_page_over_its_time_limit_is_tried_again(folder: Path, write: Write) -> None:
    write("a.pdf", "late-page")
    assert statuses(ingested(folder)) == {"a.pdf": "partial"}
    assert statuses(ingested(folder)) == {"a.pdf": "loaded"}
    assert statuses(ingested(folder)) == {"a.pdf": "unchanged"}
    assert reads(folder) == ["a.pdf", "a.pdf"]


def test_a_failed_file_leaves_a_row_with_its_reason(folder: Path, write: Write) -> None:
    write("a.pdf", "unreadable")
    write("b.pdf", "plan")
    assert statuses(ingested(folder)) == {"a.pdf": "failed", "b.pdf": "loaded"}
    ((status, reason),) = stored(folder, "SELECT status, reason FROM documents WHERE file_name = 'a.pdf'")
    assert status == "failed"
    assert "not a PDF" in str(reason)


def test_a_failure_that_may_pass_is_tried_again(folder: Path, write: Write) -> None:
    write("a.pdf", "no-memory")
    assert statuses(ingested(folder)) == {"a.pdf": "failed"}
    ingested(folder)
    assert reads(folder) == ["a.pdf", "a.pdf"]


def test_a_plan_that_cannot_be_stored_fails_alone(folder: Path, write: Write) -> None:
    write("a.pdf", "surrogate")
    write("b.pdf", "plan")
    found = ingested(folder)
    assert statuses(found) == {"a.pdf": "failed", "b.pdf": "loaded"}
    assert "cannot be stored" in found["a.pdf"].reason


def test_a_vanished_file_fails_alone(folder: Path, write: Write) -> None:
    write("b.pdf", "plan")
    (folder / "a.pdf").symlink_to(folder / "nowhere")
    found = by_name(one_ingest(folder).run([folder / "b.pdf", folder]))
    assert statuses(found) == {"b.pdf": "loaded"}


def test_a_file_that_may_not_be_read_fails_alone(
    folder: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = write("a.pdf", "plan a")
    write("b.pdf", "plan b")
    opened = Path.open

    def open_but(path: Path, *args: str, **named: str) -> object:
        if path == closed:
            raise PermissionError(13, "Permission denied")
        return opened(path, *args, **named)  # type: ignore[call-overload]  # passed on as given

    monkeypatch.setattr(Path, "open", open_but)
    found = ingested(folder)
    assert statuses(found) == {"a.pdf": "failed", "b.pdf": "loaded"}
    assert "Permission denied" in found["a.pdf"].reason


PROFILE = "id: plans\nname: made up\n"


def test_a_changed_profile_reads_again(folder: Path, write: Write) -> None:
    write("a.pdf", "plan")
    ingested(folder)
    write("plans.yml", PROFILE + "heading_quirks: [{printed: [x], heading: y, reason: misprint}]\n")
    assert statuses(ingested(folder)) == {"a.pdf": "loaded"}
    assert statuses(ingested(folder)) == {"a.pdf": "unchanged"}


def test_a_changed_expectation_reads_nothing_again(folder: Path, write: Write) -> None:
    write("a.pdf", "plan")
    write("plans.yml", PROFILE)
    ingested(folder)
    write("plans.yml", PROFILE + "expectations: [{file_name: a.pdf, min_pages: 2}]\n")
    assert statuses(ingested(folder)) == {"a.pdf": "unchanged"}


@pytest.mark.parametrize("broken", ["id: [", "id: other\nname: x\n", "nonsense: 1\n", "- a\n"])
def test_a_broken_profile_fails_its_folder_alone(folder: Path, write: Write, broken: str) -> None:
    write("a.pdf", "plan")
    write("sub/b.pdf", "plan b")
    write("plans.yml", broken)
    found = ingested(folder)
    assert statuses(found) == {"a.pdf": "failed", "b.pdf": "loaded"}
    assert "plans.yml" in found["a.pdf"].reason


def test_what_is_held_stays_out(folder: Path, write: Write) -> None:
    write("a.pdf", "plan 3")
    ingested(folder)
    write("a.pdf", "plan 1")
    write("b.pdf", "plan 1")

    def held(_connection: Connection, outcome: Outcome) -> str:
        return "doubtful" if outcome.job.path.name == "a.pdf" else ""

    one = one_ingest(folder)
    one.held = held
    assert statuses(by_name(one.run([folder]))) == {"a.pdf": "held", "b.pdf": "held"}
    assert stored(folder, "SELECT count(*) FROM projects") == [(4,)]
    assert stored(folder, "SELECT count(*) FROM files") == [(1,)]


def test_an_interruption_keeps_what_was_loaded(folder: Path, write: Write) -> None:
    write("a.pdf", "plan a")
    write("b.pdf", "plan b")
    one = one_ingest(folder)

    def interrupted(_summary: FileSummary) -> None:
        raise KeyboardInterrupt

    one.told = interrupted
    with pytest.raises(KeyboardInterrupt):
        one.run([folder])
    assert stored(folder, "SELECT file_name FROM documents") == [("a.pdf",)]
    assert statuses(ingested(folder)) == {"a.pdf": "unchanged", "b.pdf": "loaded"}


def test_the_run_is_noted(folder: Path, write: Write) -> None:
    write("a.pdf", "plan")
    write("b.pdf", "unreadable")
    ingested(folder)
    assert stored(folder, "SELECT command, files, loaded, failed FROM runs") == [("ingest", 2, 1, 1)]


def test_a_missing_path_stops_before_the_store_is_made(folder: Path) -> None:
    with pytest.raises(UsageError, match="nowhere"):
        one_ingest(folder).run([folder / "nowhere"])
    assert not (folder.parent / "phaen.duckdb").exists()


def test_progress_hears_of_every_file(folder: Path, write: Write) -> None:
    write("a.pdf", "plan")
    write("b.pdf", "unreadable")
    started: list[int] = []
    told: list[str] = []
    one = one_ingest(folder)
    one.started = started.append
    one.told = lambda file: told.append(file.path.name)
    one.run([folder])
    assert (started, sorted(told)) == ([2], ["a.pdf", "b.pdf"])


def test_summaries_are_values(folder: Path, write: Write) -> None:
    write("a.pdf", "plan")
    found = ingested(folder)["a.pdf"]
    assert replace(found) == found
    with reading(folder.parent / "phaen.duckdb") as connection:
        assert count(connection, "runs") == 1
