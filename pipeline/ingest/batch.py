"""Many files read by workers that may crash, hang or be interrupted, each failing alone."""

import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from pipeline.core.errors import PhaenError, UsageError
from pipeline.ingest.names import without_names
from pipeline.ingest.one_file import Options, document
from pipeline.ingest.workers import process_pool, running
from schemas.issue import PASSING
from schemas.plan import Plan


@dataclass(frozen=True, slots=True)
class Job:
    """One file to read; `code` names what reads it (the code, and the profile beside the file)."""

    path: Path
    sha256: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file. `plan` is `None` when it could not be read; then `reason` says why.

    `lasting`: the same content read by the same code ends the same way (not so after a crash, a full disk, a
    time limit of the file or of a page, or a second engine that did not answer: those are tried again).
    """

    job: Job
    plan: Plan | None
    reason: str
    seconds: float
    lasting: bool = True


OptionsFactory = Callable[[], Options]
"""Makes the reading options inside a worker (engines cannot travel between processes)."""

PlanReader = Callable[[Path, Options], Plan]
"""Reads one file; it travels to the workers, so it is a function of a module."""


def plan_of(path: Path, options: Options) -> Plan:
    """The plan in a file, by the registered stages.

    Raises:
        InputUnreadableError: the file cannot be opened as a PDF with a page.
    """
    plan = document(path, ("plan",), options).plan
    assert plan is not None
    return plan


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
    raise FileTimeoutError


def _late(job: Job, seconds: float) -> Outcome:
    reason = f"{job.path}: took longer than the limit of one file; raise PHAEN_FILE_SECONDS or split the file"
    return Outcome(job, None, reason, seconds, lasting=False)


def read_one(job: Job, factory: OptionsFactory, reader: PlanReader, limit_seconds: float) -> Outcome:
    """Read one file in a worker; every failure becomes an outcome with its reason."""
    started = time.monotonic()
    timed = threading.current_thread() is threading.main_thread()  # signals arrive nowhere else
    if timed:
        signal.signal(signal.SIGALRM, _stop)
        signal.setitimer(signal.ITIMER_REAL, limit_seconds)
    try:
        plan = without_names(reader(job.path, factory()))
        passing = any(issue.code in PASSING for issue in plan.issues)
        return Outcome(job, plan, "", time.monotonic() - started, lasting=not passing)
    except FileTimeoutError:
        return _late(job, time.monotonic() - started)
    except PhaenError as error:
        return Outcome(job, None, str(error), time.monotonic() - started)
    except (MemoryError, OSError) as error:
        return _failed(job, error, time.monotonic() - started, lasting=False)
    except Exception as error:  # noqa: BLE001 (one bad file never stops a run; its reason is reported)
        return _failed(job, error, time.monotonic() - started, lasting=True)
    finally:
        if timed:
            signal.setitimer(signal.ITIMER_REAL, 0)


def _failed(job: Job, error: BaseException, seconds: float, *, lasting: bool) -> Outcome:
    what = " ".join(str(error).split())
    reason = f"{job.path}: {type(error).__name__}: {what}; please report it with the file"
    return Outcome(job, None, reason, seconds, lasting=lasting)


@dataclass(slots=True)
class Batch:
    """Reads jobs with at most `workers` in flight; a job that kills or hangs its worker fails alone.

    A worker stops itself at `limit_seconds`; one that cannot (it hangs inside a library) is killed
    `grace_seconds` later.
    """

    factory: OptionsFactory
    workers: int = 1
    limit_seconds: float = 1800.0
    grace_seconds: float = 60.0
    executors: Callable[[int], Executor] = process_pool
    reader: PlanReader = plan_of

    def outcomes(self, jobs: Iterable[Job]) -> Generator[Outcome, None, None]:
        """Outcomes as they come, one for each job."""
        waiting = deque(jobs)
        while waiting:
            suspects: list[Job] = []
            yield from self._together(waiting, self.workers, suspects)
            for job in suspects:
                yield from self._alone(job)

    def _together(self, waiting: deque[Job], workers: int, suspects: list[Job]) -> Iterator[Outcome]:
        """Work through `waiting` until it is empty or a worker had to die.

        When a worker crashed, `suspects` are the jobs that were in flight; when one was killed for being
        late, its job has failed and the others wait again.
        """
        with running(self.executors, workers) as pool:
            flight = _Flight(self, pool.executor)
            while flight.jobs or waiting:
                crashed = flight.filled(waiting, workers) or (yield from flight.landed())
                if crashed:
                    suspects.extend(flight.crashed + list(flight.jobs.values()))
                    return
                late = flight.late()
                yield from (_late(job, self.limit_seconds) for job in late)
                if late:
                    pool.kill()
                    waiting.extendleft(job for job in flight.jobs.values() if job not in late)
                    return

    def _alone(self, job: Job) -> Iterator[Outcome]:
        """One job in a pool of its own, so that a crash is its own and nobody else's."""
        crashed: list[Job] = []
        yield from self._together(deque([job]), 1, crashed)
        if crashed:
            reason = f"{job.path}: the reader crashed on this file; please report it with the file"
            yield Outcome(job, None, reason, 0.0, lasting=False)


class _Flight:
    """The jobs that are with the workers of one pool, each with the time by which it must be back."""

    def __init__(self, batch: Batch, pool: Executor) -> None:
        self.jobs: dict[Future[Outcome], Job] = {}
        self.crashed: list[Job] = []
        self._batch, self._pool = batch, pool
        self._due: dict[Future[Outcome], float] = {}

    def filled(self, waiting: deque[Job], workers: int) -> bool:
        """Hand out jobs until all workers have one; true when the pool turns out to be broken."""
        batch = self._batch
        while waiting and len(self.jobs) < workers:
            job = waiting.popleft()
            try:
                future = self._pool.submit(read_one, job, batch.factory, batch.reader, batch.limit_seconds)
            except BrokenProcessPool:
                waiting.appendleft(job)
                return True
            self.jobs[future] = job
            self._due[future] = time.monotonic() + batch.limit_seconds + batch.grace_seconds
        return False

    def landed(self) -> Generator[Outcome, None, bool]:
        """Outcomes of the jobs that come back next; the generator returns whether a worker crashed."""
        soonest = min(self._due[future] for future in self.jobs)
        done, _ = wait(self.jobs, max(0.0, soonest - time.monotonic()), FIRST_COMPLETED)
        for future in done:
            job = self.jobs.pop(future)
            error = future.exception()
            if error is None:
                yield future.result()
            elif isinstance(error, BrokenProcessPool):
                self.crashed.append(job)
            else:
                yield _failed(job, error, 0.0, lasting=False)
        return bool(self.crashed)

    def late(self) -> list[Job]:
        """Jobs in flight past the time they were due."""
        now = time.monotonic()
        return [job for future, job in self.jobs.items() if self._due[future] <= now and not future.done()]
