"""The nightly job: published as a whole or not at all, doubtful readings held back, nothing lost."""

import json
from pathlib import Path

import pytest

from pipeline.core.errors import StoreUnusableError, UsageError
from pipeline.refresh.publish import only_one
from pipeline.store.connection import reading, writing
from pipeline.store.queries import StoredPlan, filed_path
from pipeline.store.witnesses import Witnesses
from schemas.finding import PlanFindings
from tests.ingest.doubles import reads
from tests.refresh.night import config, night, refresh, write
from tests.refresh.server import Answer, serving

PLAN = b"%%PDF-1.4\nplan %d"


def stored(root: Path, query: str, store: str = "phaen.duckdb") -> list[tuple[object, ...]]:
    with reading(root / "outputs" / store) as connection:
        return connection.execute(query).fetchall()


def projects(root: Path) -> dict[object, object]:
    query = """
        SELECT d.file_name, count(j.name) FROM documents d LEFT JOIN projects j USING (document_id)
        GROUP BY ALL
    """
    return dict(stored(root, query))  # type: ignore[arg-type]  # pairs


def latest(root: Path) -> str:
    return str(json.loads((root / "outputs" / "latest.json").read_text(encoding="utf-8"))["run_id"])


def test_a_night_publishes_store_run_and_pointer(tmp_path: Path) -> None:
    write(tmp_path, "a.pdf", "plan 3")
    summary = night(tmp_path, "r1")
    assert (summary.status, summary.files, summary.loaded, summary.plans) == ("published", 1, 1, 1)
    assert latest(tmp_path) == "r1"
    assert projects(tmp_path) == {"a.pdf": 4}
    folder = tmp_path / "outputs" / "runs" / "r1"
    assert summary.run_folder == str(folder)
    assert {p.name for p in folder.iterdir()} == {"phaen.duckdb", "summary.json", "files.json"}
    assert json.loads((folder / "summary.json").read_text(encoding="utf-8"))["run_id"] == "r1"
    assert not [p for p in folder.iterdir() if p.stat().st_mode & 0o222], "a published run is write-protected"


def test_an_unchanged_night_reads_nothing(tmp_path: Path) -> None:
    write(tmp_path, "a.pdf", "plan 3")
    write(tmp_path, "b.pdf", "plan 1")
    night(tmp_path, "r1")
    before = reads(tmp_path / "plans")
    summary = night(tmp_path, "r2")
    assert reads(tmp_path / "plans") == before
    assert (summary.unchanged, summary.loaded, summary.plans) == (2, 0, 2)
    assert latest(tmp_path) == "r2"


def test_published_runs_are_immutable(tmp_path: Path) -> None:
    write(tmp_path, "a.pdf", "plan 3")
    night(tmp_path, "r1")
    before = (tmp_path / "outputs" / "runs" / "r1" / "phaen.duckdb").read_bytes()
    write(tmp_path, "a.pdf", "plan 4")
    night(tmp_path, "r2")
    assert (tmp_path / "outputs" / "runs" / "r1" / "phaen.duckdb").read_bytes() == before
    assert projects(tmp_path) == {"a.pdf": 5}


def test_a_bad_file_never_stops_the_rest(tmp_path: Path) -> None:
    write(tmp_path, "a.pdf", "plan 3")
    write(tmp_path, "b.pdf", "unreadable")
    write(tmp_path, "c.pdf", "plan 1")
    summary = night(tmp_path, "r1")
    assert (summary.status, summary.loaded, summary.failed) == ("published", 2, 1)


def test_a_night_says_what_became_of_files_and_urls(tmp_path: Path) -> None:
    path = write(tmp_path, "a.pdf", "plan 3")
    bad = write(tmp_path, "b.pdf", "unreadable")
    with serving() as site:
        said: list[str] = []
        for run_id in ("r1", "r2"):
            job = refresh(tmp_path, config(tmp_path, site.url("/nowhere.pdf")), run_id)
            job.said = said.append
            job.run()
    missing = f"{site.url('/nowhere.pdf')}: the server answered 404; check the address"
    why = "not a PDF (no %PDF- header); expected a plan as a PDF file"
    assert said == [
        missing,
        f"{path}: loaded",
        f"{bad}: failed {why}",
        missing,
        f"{bad}: failed {why} (as before)",
    ]


def test_too_many_failures_publish_nothing(tmp_path: Path) -> None:
    write(tmp_path, "a.pdf", "plan 3")
    night(tmp_path, "r1")
    for name in ("b.pdf", "c.pdf", "d.pdf"):
        write(tmp_path, name, f"unreadable {name}")
    summary = night(tmp_path, "r2", max_failed_share=0.5)
    assert summary.status == "held"
    assert "3 of 4 files failed; nothing was published" in summary.reason
    assert latest(tmp_path) == "r1"
    assert projects(tmp_path) == {"a.pdf": 4}


def test_a_file_that_is_gone_leaves_the_store(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf", "c.pdf"):
        write(tmp_path, name, f"plan {name}")
    night(tmp_path, "r1")
    (tmp_path / "plans" / "a.pdf").unlink()
    summary = night(tmp_path, "r2")
    assert (summary.gone, summary.plans) == (1, 2)


def test_an_empty_folder_publishes_nothing(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        write(tmp_path, name, f"plan {name}").chmod(0o644)
    night(tmp_path, "r1")
    for path in (tmp_path / "plans").glob("*.pdf"):
        path.unlink()
    summary = night(tmp_path, "r2")
    assert summary.status == "held"
    assert "2 of 2 documents are gone (is a folder not mounted?)" in summary.reason
    assert latest(tmp_path) == "r1"


def test_a_missing_folder_is_a_mistake_of_the_configuration(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="plans: no such file or folder"):
        night(tmp_path, "r1")
    assert not (tmp_path / "outputs" / "latest.json").exists()


def test_a_file_that_turns_unreadable_keeps_its_reading(tmp_path: Path) -> None:
    write(tmp_path, "a.pdf", "plan 3")
    write(tmp_path, "b.pdf", "plan 1")
    night(tmp_path, "r1")
    write(tmp_path, "a.pdf", "unreadable now")
    summary = night(tmp_path, "r2")
    assert (summary.quarantined, summary.failed) == (1, 0)
    assert projects(tmp_path) == {"a.pdf": 4, "b.pdf": 2}


def test_a_file_that_never_could_be_read_just_fails(tmp_path: Path) -> None:
    write(tmp_path, "a.pdf", "unreadable")
    write(tmp_path, "b.pdf", "plan")
    night(tmp_path, "r1")
    write(tmp_path, "a.pdf", "unreadable still")
    assert night(tmp_path, "r2").failed == 1


def test_a_shrunken_reading_is_held_until_accepted(tmp_path: Path) -> None:
    path = write(tmp_path, "a.pdf", "plan 9")
    night(tmp_path, "r1")
    write(tmp_path, "a.pdf", "plan 1")
    assert night(tmp_path, "r2").quarantined == 1
    assert night(tmp_path, "r3").quarantined == 1
    assert projects(tmp_path) == {"a.pdf": 10}
    files = json.loads((tmp_path / "outputs" / "runs" / "r3" / "files.json").read_text(encoding="utf-8"))
    assert "2 projects where there were 10 before" in files[0]["reason"]
    assert "--accept" in files[0]["reason"]
    accepting = refresh(tmp_path, config(tmp_path), "r4")
    accepting.accepted = frozenset({filed_path(path)})
    assert accepting.run().quarantined == 0
    assert projects(tmp_path) == {"a.pdf": 2}
    assert night(tmp_path, "r5").unchanged == 1


@pytest.mark.parametrize(
    ("expected", "reason"),
    [
        ("min_pages: 4", "at least 4 pages, got 3"),
        ("min_sections: 3", "at least 3 sections, got 2"),
        ("min_projects: 9", "at least 9 projects, got 4"),
        ("max_projects: 2", "at most 2 projects, got 4"),
    ],
)
def test_a_reading_outside_its_profile_is_held(tmp_path: Path, expected: str, reason: str) -> None:
    write(tmp_path, "a.pdf", "plan 3")
    write(tmp_path, "b.pdf", "plan 1")
    profile = f"id: plans\nname: made up\nexpectations: [{{file_name: a.pdf, {expected}}}]\n"
    (tmp_path / "plans" / "plans.yml").write_text(profile, encoding="utf-8")
    assert night(tmp_path, "r1").quarantined == 1
    files = json.loads((tmp_path / "outputs" / "runs" / "r1" / "files.json").read_text(encoding="utf-8"))
    assert reason in files[0]["reason"]
    assert projects(tmp_path) == {"b.pdf": 2}


def test_findings_are_counted_against_the_run_before(tmp_path: Path) -> None:
    write(tmp_path, "a.pdf", "plan 3")
    write(tmp_path, "b.pdf", "plan 2")
    first = night(tmp_path, "r1")
    write(tmp_path, "a.pdf", "plan 2 fewer")
    second = night(tmp_path, "r2")
    write(tmp_path, "a.pdf", "plan 4 more")
    third = night(tmp_path, "r3")
    counted = [(s.findings_new, s.findings_gone) for s in (first, second, third)]
    assert counted == [(1, 0), (1, 0), (0, 1)]
    assert stored(tmp_path, "SELECT count(*) FROM findings") == [(2,)]


def test_an_auditor_that_fails_publishes_nothing(tmp_path: Path) -> None:
    write(tmp_path, "a.pdf", "plan 3")
    night(tmp_path, "r1")

    def broken(_plan: StoredPlan, _witnesses: Witnesses) -> PlanFindings:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        refresh(tmp_path, config(tmp_path), "r2", broken).run()
    assert latest(tmp_path) == "r1"
    assert night(tmp_path, "r3").status == "published"
    assert not list((tmp_path / "outputs" / "runs").glob("*.working"))


def test_old_runs_are_pruned_but_never_the_latest(tmp_path: Path) -> None:
    write(tmp_path, "a.pdf", "plan 3")
    for run_id in ("r1", "r2", "r3", "r4"):
        night(tmp_path, run_id, keep_runs=2)
    assert {p.name for p in (tmp_path / "outputs" / "runs").iterdir()} == {"r3", "r4"}
    night(tmp_path, "a-run-named-to-sort-first", keep_runs=1)
    assert latest(tmp_path) == "a-run-named-to-sort-first"
    assert (tmp_path / "outputs" / "runs" / "a-run-named-to-sort-first").is_dir()


def test_two_at_a_time_are_refused(tmp_path: Path) -> None:
    write(tmp_path, "a.pdf", "plan 3")
    with (
        only_one(tmp_path / "outputs"),
        pytest.raises(StoreUnusableError, match="another refresh is running"),
    ):
        night(tmp_path, "r1")
    assert night(tmp_path, "r2").status == "published"


def test_a_damaged_published_store_is_replaced(tmp_path: Path) -> None:
    write(tmp_path, "a.pdf", "plan 3")
    night(tmp_path, "r1")
    (tmp_path / "outputs" / "phaen.duckdb").write_bytes(b"not a database")
    night(tmp_path, "r2")
    assert projects(tmp_path) == {"a.pdf": 4}


def test_a_log_of_a_killed_writer_does_not_spoil_the_new_store(tmp_path: Path) -> None:
    write(tmp_path, "a.pdf", "plan 3")
    night(tmp_path, "r1")
    (tmp_path / "outputs" / "phaen.duckdb.wal").write_bytes(b"left over")
    night(tmp_path, "r2")
    assert projects(tmp_path) == {"a.pdf": 4}


def test_readers_may_go_on_reading(tmp_path: Path) -> None:
    write(tmp_path, "a.pdf", "plan 3")
    night(tmp_path, "r1")
    with reading(tmp_path / "outputs" / "phaen.duckdb") as connection:
        write(tmp_path, "a.pdf", "plan 4")
        night(tmp_path, "r2")
        assert connection.execute("SELECT count(*) FROM projects").fetchall() == [(4,)]
    assert projects(tmp_path) == {"a.pdf": 5}


def test_a_damaged_last_run_says_so(tmp_path: Path) -> None:
    write(tmp_path, "a.pdf", "plan 3")
    night(tmp_path, "r1")
    store = tmp_path / "outputs" / "runs" / "r1" / "phaen.duckdb"
    store.chmod(0o644)
    store.write_bytes(b"not a database")
    with pytest.raises(StoreUnusableError, match="move it away"):
        night(tmp_path, "r2")


def test_without_a_pointer_everything_is_read_anew(tmp_path: Path) -> None:
    write(tmp_path, "a.pdf", "plan 3")
    night(tmp_path, "r1")
    (tmp_path / "outputs" / "latest.json").write_text("{", encoding="utf-8")
    assert night(tmp_path, "r2").loaded == 1
    assert latest(tmp_path) == "r2"


def test_fetched_plans_are_published_and_fetched_no_more(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    with serving() as site:
        url = site.put("/plan.pdf", Answer(PLAN % 3, etag='"1"'))
        first, second = night(tmp_path, "r1", url), night(tmp_path, "r2", url)
    assert (first.fetched, first.loaded) == (1, 1)
    assert (second.not_modified, second.unchanged) == (1, 1)


def test_new_content_of_a_url_replaces_the_old(tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    with serving() as site:
        url = site.put("/plan.pdf", Answer(PLAN % 3), Answer(PLAN % 4))
        night(tmp_path, "r1", url)
        summary = night(tmp_path, "r2", url)
    assert (summary.status, summary.gone) == ("published", 0)
    assert projects(tmp_path) == {"plan.pdf": 5}


@pytest.mark.parametrize("content", [b"%PDF-1.4\nunreadable", PLAN % 1])
def test_doubtful_content_of_a_url_is_held_every_night(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "plans").mkdir()
    with serving() as site:
        url = site.put("/plan.pdf", Answer(PLAN % 9, etag='"1"'), Answer(content, etag='"2"'))
        night(tmp_path, "r1", url)
        for run_id in ("r2", "r3"):
            assert night(tmp_path, run_id, url).quarantined == 1
            assert projects(tmp_path) == {"plan.pdf": 10}


@pytest.mark.parametrize("answer", [Answer(code=500), Answer(code=404), Answer(b"<html>moved</html>")])
def test_a_failing_url_keeps_the_former_copy(tmp_path: Path, answer: Answer) -> None:
    (tmp_path / "plans").mkdir()
    with serving() as site:
        url = site.put("/plan.pdf", Answer(PLAN % 3), answer)
        night(tmp_path, "r1", url)
        summary = night(tmp_path, "r2", url)
    assert (summary.status, summary.fetch_failed, summary.unchanged) == ("published", 1, 1)
    assert projects(tmp_path) == {"plan.pdf": 4}


def test_a_store_being_written_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "a.pdf", "plan 3")
    night(tmp_path, "r1")
    monkeypatch.setattr("pipeline.refresh.job.being_written", lambda _path: True)
    with pytest.raises(StoreUnusableError, match="being written by another phaen"):
        night(tmp_path, "r2")
    assert latest(tmp_path) == "r1"


def test_a_writable_store_stays_writable(tmp_path: Path) -> None:
    write(tmp_path, "a.pdf", "plan 3")
    night(tmp_path, "r1")
    night(tmp_path, "r2")
    with writing(tmp_path / "outputs" / "phaen.duckdb") as connection:
        connection.execute("DELETE FROM issues")
