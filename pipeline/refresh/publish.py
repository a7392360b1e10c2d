"""Run folders: filled under a working name, renamed when complete, and pointed to last."""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path

from pipeline.core.errors import StoreUnusableError

WORKING = ".working"


@dataclass(frozen=True, slots=True)
class Runs:
    """`outputs/runs/<run-id>/`, immutable once published, and `outputs/latest.json`."""

    outputs: Path

    @property
    def _pointer(self) -> Path:
        return self.outputs / "latest.json"

    def folder(self, run_id: str) -> Path:
        """Where a published run is."""
        return self.outputs / "runs" / run_id

    def working(self, run_id: str) -> Path:
        """Where a run is while it is made."""
        return self.outputs / "runs" / f"{run_id}{WORKING}"

    def latest(self) -> str | None:
        """The run id `latest.json` points to, if its folder is there."""
        try:
            run_id = json.loads(self._pointer.read_text(encoding="utf-8"))["run_id"]
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return run_id if isinstance(run_id, str) and self.folder(run_id).is_dir() else None

    def begin(self, run_id: str) -> Path:
        """An empty working folder; those a crash left behind are removed."""
        for left in (self.outputs / "runs").glob(f"*{WORKING}"):
            shutil.rmtree(left)
        working = self.working(run_id)
        working.mkdir(parents=True)
        return working

    def publish(self, run_id: str, summary: str) -> Path:
        """Make the working folder the run's, write-protect its files, then move the pointer to it."""
        working, folder = self.working(run_id), self.folder(run_id)
        for file in working.rglob("*"):
            if file.is_file():
                _flushed(file)
                file.chmod(0o444)
        working.rename(folder)
        beside = self.outputs / "latest.json.new"
        beside.write_text(summary + "\n", encoding="utf-8")
        _flushed(beside)
        os.replace(beside, self._pointer)  # noqa: PTH105 (same call, said plainly: atomic)
        return folder

    def prune(self, keep: int) -> None:
        """Delete published runs beyond the newest `keep`; the one pointed to always stays."""
        latest = self.latest()
        published = sorted(p for p in (self.outputs / "runs").iterdir() if not p.name.endswith(WORKING))
        for folder in published[:-keep]:
            if folder.name != latest:
                shutil.rmtree(folder)


def _flushed(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


@contextmanager
def only_one(outputs: Path) -> Iterator[None]:
    """Hold the nightly job's lock; it goes with the process, so a crash leaves none behind.

    Raises:
        StoreUnusableError: another refresh is running.
    """
    outputs.mkdir(parents=True, exist_ok=True)
    with (outputs / "refresh.lock").open("w") as file:
        try:
            flock(file, LOCK_EX | LOCK_NB)
        except BlockingIOError as error:
            raise StoreUnusableError(
                f"{outputs}: another refresh is running; wait until it is done"
            ) from error
        yield
