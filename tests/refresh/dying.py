"""A night that kills itself: `python -m tests.refresh.dying ROOT RUN-ID POINT` dies by SIGKILL at POINT."""

import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pipeline.ingest.ingest as ingesting
from pipeline.ingest.deriving import update_shared
from pipeline.refresh import job
from pipeline.refresh.findings import audited
from pipeline.refresh.publish import Runs
from pipeline.store import clusters, search_index
from pipeline.store.derived import note_derived
from pipeline.store.load import load
from pipeline.store.search_generations import finished, prune
from pipeline.store.search_index import entries, synchronise
from tests.refresh.night import night


def _killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _before(function: Callable[..., Any]) -> Callable[..., Any]:
    def died(*_args: Any, **_named: Any) -> None:
        _killed()

    del function
    return died


def _after(function: Callable[..., Any]) -> Callable[..., Any]:
    def died(*args: Any, **named: Any) -> None:
        function(*args, **named)
        _killed()

    return died


def _replaced(suffix: str) -> Callable[..., Any]:
    """Die when a file of that name is about to be moved into place."""
    replace = Path.replace

    def died(path: Path, target: Path) -> Path:
        if str(path).endswith(suffix):
            _killed()
        return replace(path, target)

    return died


POINTS: dict[str, Callable[[], None]] = {
    "while loading": lambda: setattr(ingesting, "load", _before(load)),
    "after loading": lambda: setattr(ingesting, "load", _after(load)),
    "before the audit": lambda: setattr(job, "audited", _before(audited)),
    "after the audit": lambda: setattr(job, "audited", _after(audited)),
    "before paragraphs are grouped": lambda: setattr(job, "update_shared", _before(update_shared)),
    "while paragraphs are grouped": lambda: setattr(clusters, "note_derived", _before(note_derived)),
    "after paragraphs are grouped": lambda: setattr(job, "update_shared", _after(update_shared)),
    "before the index is made": lambda: setattr(job, "synchronise", _before(synchronise)),
    "while the index is made": lambda: setattr(search_index, "entries", _before(entries)),
    "before the index has its name": lambda: setattr(search_index, "finished", _before(finished)),
    "after the index is made": lambda: setattr(job, "synchronise", _after(synchronise)),
    "before old indexes go": lambda: setattr(job, "prune", _before(prune)),
    "before the store is moved": lambda: setattr(Path, "replace", _replaced("phaen.duckdb.new")),
    "after the store is moved": lambda: setattr(
        job.Refresh, "_replace_store", _after(job.Refresh._replace_store)
    ),
    "before the pointer is moved": lambda: setattr(Path, "replace", _replaced("latest.json.new")),
    "after the pointer is moved": lambda: setattr(Runs, "publish", _after(Runs.publish)),
    "while pruning": lambda: setattr(shutil, "rmtree", _before(shutil.rmtree)),
}

if __name__ == "__main__":
    root, run_id, point = sys.argv[1:]
    POINTS[point]()
    night(Path(root), run_id, keep_runs=1)
    sys.exit(f"did not die {point}")
