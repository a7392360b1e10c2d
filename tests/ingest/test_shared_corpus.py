"""Every PDF of the shared corpus, and hostile files beside them, end with a status and a reason."""

from pathlib import Path

import pytest

from pipeline.cli.ingest import exit_code
from pipeline.core.errors import ExitCode
from pipeline.ingest.batch import Batch
from pipeline.ingest.ingest import Ingest
from pipeline.ingest.one_file import stages
from pipeline.ingest.options import OptionsRecipe
from pipeline.ingest.version import code_version
from pipeline.store.connection import reading
from tests.ingest.test_opening import HOSTILE

WORKERS = 2


@pytest.mark.shared
@pytest.mark.slow
def test_every_file_ends_with_a_status_and_a_reason(shared_corpus: Path, tmp_path: Path) -> None:
    hostile = tmp_path / "hostile"
    hostile.mkdir()
    for kind, (content, _) in HOSTILE.items():
        (hostile / f"{kind}.pdf").write_bytes(content())
    recipe = OptionsRecipe(use_ocr=False)
    one = Ingest(tmp_path / "phaen.duckdb", Batch(recipe, WORKERS, 900), code_version(stages(), None))

    summary = one.run([shared_corpus, hostile])

    by_path = {file.path: file for file in summary.files}
    assert set(by_path) == {*shared_corpus.rglob("*.pdf"), *hostile.glob("*.pdf")}
    for path, file in by_path.items():
        if path.parent == hostile:
            assert (file.status, bool(file.reason)) == ("failed", True), path
        else:
            assert file.status in {"loaded", "partial"}, f"{path}: {file.reason}"
            assert file.pages > 0
            assert file.routes
            assert bool(file.reason) == (file.status == "partial"), path
    assert exit_code(summary) is ExitCode.SOME_FAILED
    with reading(tmp_path / "phaen.duckdb") as connection:
        unrouted = connection.execute("SELECT count(*) FROM pages WHERE reason = ''").fetchall()
        loaded = connection.execute("SELECT count(*) FROM plans").fetchall()
    assert unrouted == [(0,)]
    assert loaded == [(summary.count("loaded", "partial"),)]
