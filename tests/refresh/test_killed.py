"""kill -9 at every point of a night: what is published stays whole, and the next night succeeds."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.store.connection import reading
from pipeline.store.derived import CLUSTERS, is_derived
from pipeline.store.search import Filters, SearchIndex
from pipeline.store.search_generations import folder_of
from pipeline.store.search_index import current
from tests.refresh.dying import POINTS
from tests.refresh.night import night, write

ROOT = Path(__file__).parent.parent.parent


def project_counts(store: Path) -> dict[str, int]:
    """Projects by file; every table is read, so that damage anywhere shows."""
    with reading(store) as connection:
        for (table,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall():
            connection.execute(f'SELECT * FROM "{table}"').fetchall()
        query = """
            SELECT d.file_name, count(j.name) FROM documents d LEFT JOIN projects j USING (document_id)
            GROUP BY ALL ORDER BY ALL
        """
        return dict(connection.execute(query).fetchall())


def found_files(store: Path) -> set[str]:
    """Files that a search over the published store finds; the index must be the one of this very store."""
    with reading(store) as connection:
        assert is_derived(connection, CLUSTERS)
        index = current(connection, folder_of(store))
    assert index is not None
    hits = SearchIndex(folder_of(store), index).search("โครงการ", Filters(kind="project"), 100)  # "project"
    return {hit.file_name for hit in hits}


OLD, NEW = {"a.pdf": 4, "b.pdf": 2}, {"a.pdf": 6, "b.pdf": 2, "c.pdf": 3}


@pytest.mark.slow
@pytest.mark.parametrize("point", POINTS)
def test_a_killed_night_leaves_everything_whole(tmp_path: Path, point: str) -> None:
    write(tmp_path, "a.pdf", "plan 3")
    write(tmp_path, "b.pdf", "plan 1")
    night(tmp_path, "r1")
    write(tmp_path, "a.pdf", "plan 5")
    write(tmp_path, "c.pdf", "plan 2 c")

    killed = subprocess.run(
        [sys.executable, "-m", "tests.refresh.dying", str(tmp_path), "r2", point], cwd=ROOT, check=False
    )

    assert killed.returncode == -signal.SIGKILL
    outputs = tmp_path / "outputs"
    latest = json.loads((outputs / "latest.json").read_text(encoding="utf-8"))["run_id"]
    assert project_counts(outputs / "runs" / latest / "phaen.duckdb") == (NEW if latest == "r2" else OLD)
    published = project_counts(outputs / "phaen.duckdb")
    assert published in (OLD, NEW)
    assert found_files(outputs / "phaen.duckdb") == set(published)

    assert night(tmp_path, "r3").status == "published"
    assert project_counts(outputs / "phaen.duckdb") == NEW
    assert found_files(outputs / "phaen.duckdb") == set(NEW)
    assert json.loads((outputs / "latest.json").read_text(encoding="utf-8"))["run_id"] == "r3"
    assert not list((outputs / "runs").glob("*.working"))
    assert not list(outputs.glob("*.search/*.working"))
