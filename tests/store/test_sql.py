"""SQL from a person: answers, but reaches no file, no network, and changes nothing."""

from pathlib import Path

import pytest

from pipeline.core.errors import InputUnreadableError, StoreUnusableError, UsageError
from pipeline.store.sql import answer, locked
from tests.store.building import fill, made_plan


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(
        tmp_path_factory.mktemp("sql") / "phaen.duckdb", [made_plan("one", ["ข้อความหนึ่ง", "ข้อความสอง"])]
    )


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
        "SELECT * FROM sniff_csv('/etc/passwd')",
        "SELECT * FROM query('SELECT * FROM read_csv(''/etc/passwd'')')",
        "FROM 'http://example.org/a.csv'",
        "SELECT http_get('http://example.org')",
        "UPDATE EXTENSIONS",
        "ATTACH ':memory:' AS m",
        "CALL enable_logging(storage='file', storage_config={'path': '/tmp/phaen-log'})",
        "PRAGMA database_list",
        "SET VARIABLE a = 1",
        "CREATE TEMP TABLE t (a INT)",
        "CHECKPOINT",
        "BEGIN TRANSACTION",
        "SELECT 1; SELECT 2",
        "SELECT 1; DROP TABLE paragraphs",
        "PREPARE p AS SELECT 1; EXECUTE p",
        "",
        "this is no SQL",
    ],
)
def test_what_is_not_allowed_is_refused(store: Path, query: str) -> None:
    with locked(store) as connection, pytest.raises(UsageError, match="not answered"):
        list(answer(connection, query)[1])


@pytest.mark.parametrize(
    "query",
    [
        "COPY (SELECT 1) TO '{store}' (USE_TMP_FILE false)",
        "COPY (SELECT 1) TO '{store}.wal'",
        "EXPLAIN ANALYZE COPY (SELECT 1) TO '{store}.wal' (USE_TMP_FILE false)",
        "SELECT size FROM read_blob('{store}')",
        "SELECT content FROM read_text('{store}.wal')",
        "SELECT * FROM glob('{store}*')",
    ],
)
def test_the_stores_own_files_are_out_of_reach_too(store: Path, query: str) -> None:
    before = store.read_bytes()
    with locked(store) as connection, pytest.raises(UsageError, match="not answered"):
        list(answer(connection, query.format(store=store))[1])
    assert store.read_bytes() == before
    assert [path.name for path in store.parent.iterdir()] == [store.name]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("PIVOT paragraphs ON ordinal USING count(*) GROUP BY plan_id", ("one", 1, 1)),
        ("-- how many?\nFROM paragraphs SELECT count(*);", (2,)),
        ("WITH a AS (SELECT 7) FROM a", (7,)),
        ("SELECT name FROM (SHOW TABLES) WHERE name = 'runs'", ("runs",)),
    ],
)
def test_whatever_asks_is_answered(store: Path, query: str, first: tuple[object, ...]) -> None:
    with locked(store) as connection:
        assert next(answer(connection, query)[1]) == first


def test_a_missing_or_damaged_store_is_an_error_with_advice(tmp_path: Path) -> None:
    with pytest.raises(InputUnreadableError, match="phaen ingest"), locked(tmp_path / "none.duckdb"):
        pass
    broken = tmp_path / "broken.duckdb"
    broken.write_bytes(b"not a store" * 1000)
    with pytest.raises(StoreUnusableError, match="cannot be opened"), locked(broken):
        pass
