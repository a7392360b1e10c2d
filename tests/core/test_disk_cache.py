"""The layer cache on disk: entries are whole or absent, and a full disk is no reason to fail."""

import errno
from pathlib import Path

import pytest

from pipeline.core.disk_cache import DiskCache

KEY = "ab" * 32


def entry(root: Path) -> Path:
    return root / "ab" / f"{KEY}.z"


def test_what_was_put_is_got(tmp_path: Path) -> None:
    cache = DiskCache(str(tmp_path / "cache"))
    cache.put(KEY, "ก".encode())
    assert cache.get(KEY) == "ก".encode()


def test_a_later_put_wins(tmp_path: Path) -> None:
    cache = DiskCache(str(tmp_path))
    cache.put(KEY, b"one")
    cache.put(KEY, b"two")
    assert cache.get(KEY) == b"two"


def test_what_is_not_there_is_none(tmp_path: Path) -> None:
    assert DiskCache(str(tmp_path / "nowhere")).get(KEY) is None


@pytest.mark.parametrize("damage", [b"", b"not zlib", b"\x78\x9c\x01"])
def test_a_damaged_entry_is_absent(tmp_path: Path, damage: bytes) -> None:
    cache = DiskCache(str(tmp_path))
    cache.put(KEY, b"content")
    entry(tmp_path).write_bytes(damage)
    assert cache.get(KEY) is None


def test_a_crash_before_the_move_leaves_no_entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = DiskCache(str(tmp_path))

    def died(*_paths: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cache._files, "mv", died)
    with pytest.raises(KeyboardInterrupt):
        cache.put(KEY, b"content")
    assert cache.get(KEY) is None


def test_a_full_disk_leaves_the_layer_unkept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = DiskCache(str(tmp_path))

    def full(*_args: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(cache._files, "pipe_file", full)
    cache.put(KEY, b"content")
    assert cache.get(KEY) is None


def test_an_fsspec_url_serves_as_well() -> None:
    cache = DiskCache("memory://phaen-test-cache")
    cache.put(KEY, b"content")
    assert cache.get(KEY) == b"content"
