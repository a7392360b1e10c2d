"""Where the search index lies: one folder for each state of the store, whole or absent.

`phaen.duckdb.search/<generation>/` beside `phaen.duckdb`. The name says which documents, read by which code,
an index holds, so that a store and the index that answers for it cannot be mixed up: replacing the store, at
one stroke, replaces both. Generations share the files they have in common.
"""

import hashlib
import json
import os
import shutil
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from fcntl import LOCK_EX, flock
from pathlib import Path

INDEX_VERSION = 2
MANIFEST = "documents.json"
WORKING = ".working"
LOCK = "lock"
KEPT = 2
"""Generations kept: the one in use, and the one before for a search that began with it."""

_NAME_DIGITS = 16


def folder_of(store: Path) -> Path:
    """Where the indexes of a store lie: `phaen.duckdb.search` beside `phaen.duckdb`."""
    return store.with_name(store.name + ".search")


def generation(documents: Mapping[str, str]) -> str:
    """The name of the index that holds these documents (document id to code version)."""
    said = json.dumps([INDEX_VERSION, sorted(documents.items())])
    return hashlib.sha256(said.encode()).hexdigest()[:_NAME_DIGITS]


def manifest(index: Path) -> dict[str, str]:
    """The documents an index holds, with the code version that read them; none where it is not whole."""
    try:
        known = json.loads((index / MANIFEST).read_text(encoding="utf-8"))
        return dict(known["documents"]) if known["version"] == INDEX_VERSION else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def generations(folder: Path) -> list[Path]:
    """The whole indexes in `folder`, the newest first."""
    if not folder.is_dir():
        return []
    found = [p for p in folder.iterdir() if not p.name.endswith(WORKING) and (p / MANIFEST).is_file()]
    return sorted(found, key=lambda path: (path / MANIFEST).stat().st_mtime_ns, reverse=True)


def again(folder: Path, name: str) -> bool:
    """Whether the generation `name` is there; it becomes the newest."""
    index = folder / name
    there = index in generations(folder)
    if there:
        os.utime(index / MANIFEST)
    return there


@contextmanager
def building(folder: Path) -> Iterator[None]:
    """The one builder; others wait. What a killed builder left behind is removed first."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / LOCK).open("w") as lock:
        flock(lock, LOCK_EX)
        for left in folder.iterdir():
            # Files here, the lock aside, are an index of before there were generations.
            if left.name.endswith(WORKING):
                shutil.rmtree(left)
            elif left.is_file() and left.name != LOCK:
                left.unlink()
        yield


def begun(folder: Path, base: Path | None) -> Path:
    """A working folder with the files of `base`, linked where that is possible: an index only adds files."""
    working = folder / f"{uuid.uuid4().hex}{WORKING}"
    working.mkdir()
    for file in base.iterdir() if base else ():
        if file.is_file() and not file.name.endswith(".lock") and file.name != MANIFEST:
            _linked(file, working / file.name)
    return working


def _linked(file: Path, copy: Path) -> None:
    try:
        os.link(file, copy)
    except OSError:  # a file system without links, or another device
        shutil.copyfile(file, copy)


def finished(working: Path, documents: Mapping[str, str]) -> Path:
    """Give a working folder its manifest, then its name; what is seen under that name is whole."""
    content = json.dumps({"version": INDEX_VERSION, "documents": dict(documents)})
    with (working / MANIFEST).open("w", encoding="utf-8") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    named = working.with_name(generation(documents))
    if named.exists():  # not whole, or it would have been found
        shutil.rmtree(named)
    return working.rename(named)


def prune(folder: Path, kept: int = KEPT) -> int:
    """Delete generations beyond the newest `kept`; how many."""
    old = generations(folder)[kept:]
    for index in old:
        # Under a working name first: a generation is whole or is none.
        shutil.rmtree(index.rename(index.with_name(f"{uuid.uuid4().hex}{WORKING}")))
    return len(old)
