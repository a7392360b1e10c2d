"""Many files: found, skipped when unchanged, read by workers that may crash, loaded by one writer."""

import signal
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from types import FrameType

from pipeline.core.errors import InputUnreadableError, PhaenError, UsageError
from pipeline.ingest.names import without_names
from pipeline.ingest.one_file import Options, document
from schemas.plan import Plan


@dataclass(frozen=True, slots=True)
class Job:
    """One file to read."""

    path: Path
    sha256: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file. `plan` is `None` when it could not be read; then `reason` says why."""

    job: Job
    plan: Plan | None
    reason: str
    seconds: float


OptionsFactory = Callable[[], Options]
"""Makes the reading options inside a worker (engines cannot travel between processes)."""


def found_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Files named, and every PDF below the folders named, sorted, each once.

    Raises:
        UsageError: a path does not exist.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if not path.exists():
            raise UsageError(f"{path}: no such file or folder; check the path")
        inside = (p for p in path.rglob("*") if p.suffix.lower() == ".pdf" and p.is_file())
        for file in sorted(inside) if path.is_dir() else (path,):
            found[file] = None
    return tuple(found)


class FileTimeoutError(PhaenError):
    """One file took longer than its limit."""


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise FileTimeoutError(
        "took longer than the limit of one file; raise PHAEN_FILE_SECONDS or split the file"
    )


def read_one(job: Job, factory: OptionsFactory, limit_seconds: float) -> Outcome:
    """Read one file in a worker; every failure becomes an outcome with its reason."""
    started = time.monotonic()
    signal.signal(signal.SIGALRM, _stop)
    signal.setitimer(signal.ITIMER_REAL, limit_seconds)
    try:
        read = document(job.path, ("plan",), factory()).plan
        plan, reason = (without_names(read) if read else None), ""
    except InputUnreadableError as error:
        plan, reason = None, str(error)
    except Exception as error:  # noqa: BLE001 (one bad file never stops a run; its reason is reported)
        plan, reason = None, f"{job.path}: {type(error).__name__}: {error}"
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return Outcome(job, plan, reason, time.monotonic() - started)


def process_pool(workers: int) -> Executor:
    """Worker processes that share nothing with this one."""
    return ProcessPoolExecutor(max_workers=workers, mp_context=get_context("spawn"))


@dataclass(slots=True)
class Batch:
    """Reads jobs with at most `workers` in flight; a job that kills its worker fails alone."""

    factory: OptionsFactory
    workers: int = 1
    limit_seconds: float = 1800.0
    executors: Callable[[int], Executor] = process_pool

    def outcomes(self, jobs: Iterable[Job]) -> Iterator[Outcome]:
        """Outcomes as they come, one for each job."""
        waiting = list(jobs)[::-1]
        while waiting:
            suspects: list[Job] = []
            yield from self._together(waiting, suspects)
            for job in suspects:
                yield self._alone(job)

    def _together(self, waiting: list[Job], suspects: list[Job]) -> Iterator[Outcome]:
        """Work through `waiting` until it is empty or the pool breaks; then `suspects` were in flight."""
        flying: dict[Future[Outcome], Job] = {}
        with self.executors(self.workers) as pool:
            while waiting or flying:
                while waiting and len(flying) < self.workers:
                    job = waiting.pop()
                    flying[pool.submit(read_one, job, self.factory, self.limit_seconds)] = job
                done, _ = wait(flying, return_when=FIRST_COMPLETED)
                for future in done:
                    job = flying.pop(future)
                    try:
                        yield future.result()
                    except BrokenProcessPool:
                        suspects.append(job)
                if suspects:
                    suspects.extend(flying.values())
                    return

    def _alone(self, job: Job) -> Outcome:
        """One job in a pool of its own, so that a crash is its own and nobody else's."""
        with self.executors(1) as pool:
            try:
                return pool.submit(read_one, job, self.factory, self.limit_seconds).result()
            except BrokenProcessPool:
                reason = f"{job.path}: the reader crashed on this file; please report it with the file"
                return Outcome(job, None, reason, 0.0)
