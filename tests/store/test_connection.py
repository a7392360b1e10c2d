"""Opening the store: one writer, and a plain message whenever it cannot be used."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from pipeline.core.errors import ExitCode, InputUnreadableError, StoreUnusableError
from pipeline.store.connection import being_written, checkpoint, reading, writing

HOLDER = """
import sys
from collections.abc import Iterator
from pathlib import Path
from pipeline.store.connection import writing
with writing(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "phaen.duckdb"
    with writing(path):
        pass
    return path


@pytest.fixture
def writer(store: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the store open for writing."""
    held = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(store)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with held:
        assert held.stdout is not None
        assert held.stdout.readline() == "open\n"
        yield held


@pytest.mark.parametrize("opening", [reading, writing])
@pytest.mark.usefixtures("writer")
def test_a_store_in_use_is_said_so(store: Path, opening: type) -> None:
    with pytest.raises(StoreUnusableError, match=r"in use by another phaen; wait") as caught, opening(store):
        pass
    assert caught.value.exit_code == ExitCode.STORE_UNUSABLE
    assert str(store) in str(caught.value)


@pytest.mark.usefixtures("writer")
def test_a_store_being_written_is_known(store: Path) -> None:
    assert being_written(store)


def test_a_store_at_rest_or_damaged_is_not_being_written(store: Path) -> None:
    assert not being_written(store)
    store.write_bytes(b"not a database")
    assert not being_written(store)


def test_a_killed_writer_leaves_no_lock(store: Path, writer: subprocess.Popen[str]) -> None:
    writer.kill()
    writer.wait()
    with writing(store) as connection:
        assert connection.execute("SELECT count(*) FROM documents").fetchall() == [(0,)]


@pytest.mark.parametrize("content", [b"", b"not a database", b"%PDF-1.4\n" * 4000])
@pytest.mark.parametrize("opening", [reading, writing])
def test_a_file_that_is_no_store_is_said_so(tmp_path: Path, content: bytes, opening: type) -> None:
    path = tmp_path / "phaen.duckdb"
    path.write_bytes(content)
    with pytest.raises(StoreUnusableError, match=r"cannot be read or written .*move it away"), opening(path):
        pass


def test_a_store_cut_short_is_said_so(store: Path) -> None:
    content = store.read_bytes()
    store.write_bytes(content[: len(content) // 3])
    with pytest.raises(StoreUnusableError, match="move it away"), writing(store) as connection:
        connection.execute("SELECT * FROM documents").fetchall()


def test_damage_met_while_reading_is_said_so(store: Path) -> None:
    with writing(store) as connection:
        connection.execute("CREATE TABLE big AS SELECT range AS n, repeat('x', 40) AS s FROM range(200000)")
        checkpoint(connection)
    content = bytearray(store.read_bytes())
    content[14_000 : len(content) - 14_000] = b"\xff" * (len(content) - 28_000)
    store.write_bytes(content)
    with pytest.raises(StoreUnusableError, match="move it away"), reading(store) as connection:
        connection.execute("SELECT sum(n), max(s) FROM big").fetchall()


def test_somebody_elses_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.duckdb"
    with duckdb.connect(str(path)) as other:
        other.execute("CREATE TABLE theirs (n INT)")
    with pytest.raises(StoreUnusableError, match="no store of phaen"), writing(path):
        pass
    with duckdb.connect(str(path)) as other:
        assert other.execute("SELECT table_name FROM duckdb_tables()").fetchall() == [("theirs",)]


@pytest.mark.parametrize("opening", [reading, writing])
def test_a_store_of_another_version_is_said_so(store: Path, opening: type) -> None:
    with duckdb.connect(str(store)) as connection:
        connection.execute("UPDATE store_version SET version = 999")
    with pytest.raises(StoreUnusableError, match="another version"), opening(store):
        pass


def test_no_store_says_what_to_run(tmp_path: Path) -> None:
    with (
        pytest.raises(InputUnreadableError, match=r"no store there; run `phaen ingest"),
        reading(tmp_path / "x"),
    ):
        pass


def test_a_folder_that_cannot_be_made_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreUnusableError, match="cannot be"), writing(tmp_path / "file" / "phaen.duckdb"):
        pass


def test_a_mistake_in_a_query_is_no_damage(store: Path) -> None:
    with pytest.raises(duckdb.CatalogException), reading(store) as connection:
        connection.execute("SELECT * FROM nowhere")


def test_readers_share(store: Path) -> None:
    with reading(store) as one, reading(store) as other:
        assert one.execute("SELECT 1").fetchall() == other.execute("SELECT 1").fetchall()
