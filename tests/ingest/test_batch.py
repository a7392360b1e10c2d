"""Many files: whatever one of them does to its worker, the others are read."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from multiprocessing import active_children
from pathlib import Path

import pytest

from pipeline.core.errors import UsageError
from pipeline.ingest.batch import Batch, Job, Outcome, found_files
from tests.ingest.doubles import plain_options, reader, reads


@pytest.fixture
def job(tmp_path: Path) -> Callable[[str, str], Job]:
    def made(name: str, behaviour: str) -> Job:
        path = tmp_path / f"{name}.pdf"
        path.write_text(behaviour, encoding="utf-8")
        return Job(path, name)

    return made


def batch(workers: int = 1, limit: float = 60.0) -> Batch:
    return Batch(plain_options, workers, limit, grace_seconds=8.0, reader=reader)


def threads(workers: int = 1) -> Batch:
    return replace(batch(workers), executors=ThreadPoolExecutor)


def by_name(outcomes: list[Outcome]) -> dict[str, Outcome]:
    return {o.job.path.stem: o for o in outcomes}


@pytest.mark.parametrize("crash", ["exits", "segfaults"])
def test_a_crash_fails_alone(job: Callable[[str, str], Job], crash: str) -> None:
    jobs = [job("a", "plan"), job("b", crash), job("c", "plan"), job("d", "plan")]
    found = by_name(list(batch(workers=2).outcomes(jobs)))
    assert {n: o.plan is not None for n, o in found.items()} == {"a": True, "b": False, "c": True, "d": True}
    assert "b.pdf: the reader crashed on this file" in found["b"].reason
    assert not found["b"].lasting


def test_a_crash_that_does_not_happen_again_is_forgiven(job: Callable[[str, str], Job]) -> None:
    found = list(batch().outcomes([job("a", "dies-once")]))
    assert [o.plan is not None for o in found] == [True]


def test_every_failure_has_its_reason(job: Callable[[str, str], Job]) -> None:
    jobs = [job("a", "unreadable"), job("b", "raises"), job("c", "no-memory"), job("d", "plan")]
    found = by_name(list(batch().outcomes(jobs)))
    assert found["a"].reason.endswith("not a PDF (no %PDF- header); expected a plan as a PDF file")
    assert "b.pdf: ZeroDivisionError: a bug" in found["b"].reason
    assert "c.pdf: MemoryError" in found["c"].reason
    assert [found[n].lasting for n in "abc"] == [True, True, False]
    assert found["d"].plan is not None


@pytest.mark.parametrize("behaviour", ["sleeps", "hangs"])
def test_a_file_over_its_limit_fails_alone(job: Callable[[str, str], Job], behaviour: str) -> None:
    jobs = [job("a", behaviour), job("b", "plan"), job("c", "plan")]
    started = time.monotonic()
    found = by_name(list(batch(2, limit=0.5).outcomes(jobs)))
    assert time.monotonic() - started < 40
    assert "a.pdf: took longer than the limit" in found["a"].reason
    assert not found["a"].lasting
    assert found["b"].plan is not None
    assert found["c"].plan is not None


def test_leaving_early_kills_the_workers(job: Callable[[str, str], Job]) -> None:
    outcomes = batch(workers=2).outcomes([job("a", "plan"), job("b", "sleeps")])
    assert next(outcomes).plan is not None
    started = time.monotonic()
    outcomes.close()
    assert time.monotonic() - started < 10
    assert not active_children()


def test_no_job_starts_no_worker() -> None:
    assert list(batch().outcomes([])) == []


def test_personal_names_are_left_out(job: Callable[[str, str], Job]) -> None:
    (outcome,) = threads().outcomes([job("a", "plan")])
    assert outcome.plan is not None
    assert [p.holder_name for p in outcome.plan.positions] == [None]


def test_any_executor_serves(job: Callable[[str, str], Job], tmp_path: Path) -> None:
    jobs = [job(name, "plan") for name in "abcde"]
    found = list(threads(3).outcomes(jobs))
    assert sorted(o.job.path.stem for o in found) == list("abcde")
    assert sorted(reads(tmp_path)) == [f"{name}.pdf" for name in "abcde"]


def test_folders_give_their_pdfs_once(tmp_path: Path) -> None:
    for name in ("b/two.PDF", "a/one.pdf", "a/notes.txt", "three.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    found = found_files([tmp_path, tmp_path / "a" / "one.pdf"])
    assert [str(p.relative_to(tmp_path)) for p in found] == ["a/one.pdf", "b/two.PDF", "three.pdf"]


def test_a_named_file_is_taken_whatever_it_is_called(tmp_path: Path) -> None:
    (tmp_path / "plan.bin").touch()
    assert found_files([tmp_path / "plan.bin"]) == (tmp_path / "plan.bin",)


def test_a_path_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nowhere: no such file or folder"):
        found_files([tmp_path / "nowhere"])
