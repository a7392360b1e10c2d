"""SQL from a person: answers, but reaches no file, no network, and changes nothing."""

from pathlib import Path

import pytest

from pipeline.core.errors import InputUnreadableError, StoreUnusableError, UsageError
from pipeline.store.sql import answer, locked
from tests.store.building import fill, made_plan


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return fill(tmp_path / "phaen.duckdb", [made_plan("one", ["ข้อความหนึ่ง", "ข้อความสอง"])])


def test_an_answer_has_names_and_rows(store: Path) -> None:
    with locked(store) as connection:
        names, rows = answer(connection, "SELECT ordinal, text FROM paragraphs ORDER BY ordinal")
        assert names == ("ordinal", "text")
        assert list(rows) == [(0, "ข้อความหนึ่ง"), (1, "ข้อความสอง")]


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM paragraphs",
        "CREATE TABLE t (a INT)",
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM '/etc/passwd'",
        "SELECT * FROM read_text('/etc/hostname')",
        "SELECT * FROM glob('/*')",
        "COPY paragraphs TO '/tmp/phaen-stolen.csv'",
        "ATTACH '/tmp/phaen-other.duckdb'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SELECT * FROM 'https://example.org/a.parquet'",
        "SET enable_external_access = true",
        "SET lock_configuration = false",
        "PRAGMA enable_profiling",
        "SELECT getenv('HOME')",
        "SELECT * FROM read_parquet('/etc/passwd')",
        "EXPORT DATABASE '/tmp/phaen-stolen'",
        "RESET enable_external_access",
        "PRAGMA profiling_output='/tmp/phaen-profile.json'",
        "CREATE SECRET s (TYPE S3)",
        "SELECT error('no') FROM paragraphs",
        "this is no SQL",
    ],
)
def test_what_is_not_allowed_is_refused(store: Path, query: str) -> None:
    with locked(store) as connection, pytest.raises(UsageError, match="not answered"):
        list(answer(connection, query)[1])


def test_a_missing_or_damaged_store_is_an_error_with_advice(tmp_path: Path) -> None:
    with pytest.raises(InputUnreadableError, match="phaen ingest"), locked(tmp_path / "none.duckdb"):
        pass
    broken = tmp_path / "broken.duckdb"
    broken.write_bytes(b"not a store" * 1000)
    with pytest.raises(StoreUnusableError, match="cannot be opened"), locked(broken):
        pass
