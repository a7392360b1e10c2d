"""Readers that stand in for the real one; they travel to worker processes, so they are plain functions."""

import ctypes
import os
import time
from pathlib import Path

from pipeline.core.errors import InputUnreadableError
from pipeline.ingest.one_file import Options
from schemas.issue import Issue, IssueCode
from schemas.plan import Plan
from schemas.route import Route
from tests.composing import composed_plan

LOG = "reads.txt"


def plain_options() -> Options:
    """Options without engine or cache."""
    return Options()


def reader(path: Path, options: Options) -> Plan:
    """Notes the reading in a log beside the file, then does what the file's first word says."""
    del options
    with (path.parent / LOG).open("a", encoding="utf-8") as log:
        log.write(f"{path.name}\n")
    words = [w for w in path.read_text(encoding="utf-8").split() if not w.startswith("%PDF-")]
    return _BEHAVIOUR.get(words[0], _plan)(path, words)


def reads(folder: Path) -> list[str]:
    """Names of the files read so far, in order."""
    log = folder / LOG
    return log.read_text(encoding="utf-8").split() if log.exists() else []


def _plan(path: Path, words: list[str]) -> Plan:
    projects = int(words[1]) if words[1:] and words[1].isdigit() else 2
    return composed_plan(
        path.name, projects, owner=f"เทศบาลตำบล{path.stem}"
    )  # "subdistrict municipality of ..."


def _partial(path: Path, words: list[str]) -> Plan:
    plan = _plan(path, words)
    first, *rest = plan.document.pages
    pages = (first.model_copy(update={"route": Route.FAILED}), *rest)
    return plan.model_copy(update={"document": plan.document.model_copy(update={"pages": pages})})


def _late_page(path: Path, words: list[str]) -> Plan:
    """The OCR of a page takes too long the first time."""
    marker = path.with_suffix(".late")
    if marker.exists():
        return _plan(path, words)
    marker.touch()
    issue = Issue(code=IssueCode.PAGE_TIMED_OUT, message="took longer", page=1)
    return _partial(path, words).model_copy(update={"issues": (issue,)})


def _unreadable(path: Path, _words: list[str]) -> Plan:
    raise InputUnreadableError(f"{path}: not a PDF (no %PDF- header); expected a plan as a PDF file")


def _exits(_path: Path, _words: list[str]) -> Plan:
    os._exit(3)


def _segfaults(_path: Path, _words: list[str]) -> Plan:
    ctypes.string_at(0)
    raise AssertionError("reading address 0 must end the process")


def _raises(_path: Path, _words: list[str]) -> Plan:
    raise ZeroDivisionError("a bug")


def _sleeps(path: Path, words: list[str]) -> Plan:
    time.sleep(60)
    return _plan(path, words)


def _hangs(path: Path, words: list[str]) -> Plan:
    # Waits inside a C call: no Python signal handler runs until it returns.
    ctypes.pythonapi.usleep(60_000_000)
    return _plan(path, words)


def _no_memory(_path: Path, _words: list[str]) -> Plan:
    raise MemoryError


def _surrogate(path: Path, words: list[str]) -> Plan:
    return _plan(path, words).model_copy(update={"title": "\ud800"})


def _dies_once(path: Path, words: list[str]) -> Plan:
    marker = path.with_suffix(".died")
    if not marker.exists():
        marker.touch()
        os._exit(3)
    return _plan(path, words)


_BEHAVIOUR = {
    "partial": _partial,
    "late-page": _late_page,
    "unreadable": _unreadable,
    "exits": _exits,
    "segfaults": _segfaults,
    "raises": _raises,
    "sleeps": _sleeps,
    "hangs": _hangs,
    "no-memory": _no_memory,
    "surrogate": _surrogate,
    "dies-once": _dies_once,
}
