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
                flushed(file)
                file.chmod(0o444)
        working.rename(folder)
        flushed(folder.parent)
        beside = self.outputs / "latest.json.new"
        beside.write_text(summary + "\n", encoding="utf-8")
        flushed(beside)
        beside.replace(self._pointer)
        flushed(self.outputs)
        return folder

    def prune(self, keep: int) -> None:
        """Delete published runs beyond the newest `keep`; the one pointed to always stays."""
        latest = self.latest()
        published = sorted(p for p in (self.outputs / "runs").iterdir() if not p.name.endswith(WORKING))
        for folder in published[:-keep]:
            if folder.name != latest:
                # Under a working name first: a run folder is whole or is none.
                shutil.rmtree(folder.rename(self.working(folder.name)))


def flushed(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def only_one(outputs: Path) -> Iterator[None]:
    """Hold the nightly job's lock; it goes with the process, so a crash leaves none behind.

    Raises:
        StoreUnusableError: another refresh is running.
    """
    try:
        outputs.mkdir(parents=True, exist_ok=True)
        lock = (outputs / "refresh.lock").open("w")
    except OSError as error:
        raise StoreUnusableError(f"{outputs}: cannot be written ({error.strerror}); check it") from error
    with lock as file:
        try:
            flock(file, LOCK_EX | LOCK_NB)
        except BlockingIOError as error:
            raise StoreUnusableError(
                f"{outputs}: another refresh is running; wait until it is done"
            ) from error
        yield
