"""Audit many stored plans in worker processes."""

import atexit
import datetime as dt
import gc
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from functools import lru_cache
from multiprocessing import parent_process
from pathlib import Path

from pipeline.audit.context import AuditContext
from pipeline.audit.runner import Waivers, audit
from pipeline.compare.comparison import OBJECTS_BETWEEN_COLLECTIONS
from pipeline.ingest.workers import process_pool, running
from pipeline.refresh.agreement import informed, informed_together
from pipeline.refresh.auditing import house_context
from pipeline.refresh.waivers import waivers_for
from pipeline.store.queries import StoredRecord
from pipeline.store.witnesses import Witnesses
from schemas.finding import PlanFindings
from schemas.plan import Plan
from schemas.profile import Profile

WORTH_A_POOL = 48
"""Fewer plans than this are audited before worker processes have started."""

_AHEAD_PER_WORKER = 4


@dataclass(frozen=True, slots=True)
class AuditOrder:
    """What to hold plans against: the day that decides on waivers, and the rules (all where `None`).

    `profiles` are of organizations, whose waivers hold wherever a plan's file lies.
    """

    today: dt.date
    rules: frozenset[str] | None = None
    profiles: tuple[Profile, ...] = ()


def audited_plan(
    plan: Plan, path: Path, order: AuditOrder, witnesses: Witnesses | None = None
) -> PlanFindings:
    """The findings of one plan, `witnesses` being heard, with the waivers of its owner."""
    return _audited(plan, path, order, informed(_context(), plan, witnesses or {}))


def audited_together(plans: Sequence[Plan], paths: Sequence[Path], order: AuditOrder) -> list[PlanFindings]:
    """The findings of several plans, each heard on the others."""
    contexts = informed_together(_context(), plans)
    cases = zip(plans, paths, contexts, strict=True)
    return [_audited(plan, path, order, context) for plan, path, context in cases]


def _audited(plan: Plan, path: Path, order: AuditOrder, context: AuditContext) -> PlanFindings:
    waivers = waivers_for(plan, path, order.profiles)
    return audit(plan, context, Waivers(waivers, order.today), order.rules)


def audited_records(
    stored: Iterable[StoredRecord],
    order: AuditOrder,
    workers: int,
    executors: Callable[[int], Executor] = process_pool,
    heard: Callable[[str], Witnesses] = lambda _document_id: {},
) -> Iterator[PlanFindings]:
    """Findings in the order of the plans, worked out by `workers` processes.

    `heard` gives what other plans of the store say of a document.
    """
    with running(executors, workers) as pool:
        waiting: deque[Future[str]] = deque()
        for one in stored:
            waiting.append(pool.executor.submit(_audited_json, one, order, heard(one.document_id)))
            if len(waiting) > workers * _AHEAD_PER_WORKER:
                yield PlanFindings.model_validate_json(waiting.popleft().result())
        while waiting:
            yield PlanFindings.model_validate_json(waiting.popleft().result())


def _audited_json(one: StoredRecord, order: AuditOrder, witnesses: Witnesses) -> str:
    """In a worker: plain text travels faster between processes than records do."""
    plan = Plan.model_validate_json(one.record)
    found = audited_plan(plan, Path(one.path), order, witnesses).model_dump_json()
    if parent_process() is not None:
        _settle()
    return found


@lru_cache(maxsize=1)
def _settle() -> None:
    """In a worker that has audited its first plan: what is loaded stays, and records have no cycles."""
    gc.freeze()
    atexit.register(gc.unfreeze)  # what is loaded goes in order at the end
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)


@lru_cache(maxsize=1)
def _context() -> AuditContext:
    return house_context()
