"""The notebook runs from first to last cell and draws what the store holds."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.store.clusters import refresh_clusters
from pipeline.store.connection import writing
from pipeline.store.load import load
from schemas.rows import FileRow
from tests.composing import composed_plan
from tests.store.building import fill, made_plan
from tests.store.test_load import row

matplotlib = pytest.importorskip("matplotlib", reason="the notebook needs matplotlib (phaen[notebook])")

NOTEBOOK = Path(__file__).parent.parent / "pipeline" / "store" / "five_questions.ipynb"
SHARED = "พนักงานเทศบาลทุกคนต้องได้รับการพัฒนาความรู้และทักษะในการปฏิบัติงานตามแผนที่กำหนดไว้ทุกปี"


@pytest.fixture
def cells(tmp_path: Path) -> Iterator[dict[str, Any]]:
    store = fill(
        tmp_path / "phaen.duckdb",
        [
            made_plan("old", [SHARED], name="Old town", year_be=2561),
            made_plan("new", [SHARED], name="New town", year_be=2567),
            made_plan("annex", [SHARED], name="New town", year_be=2567),
        ],
    )
    with writing(store) as connection:
        load(
            connection,
            row("a"),
            composed_plan(owner="Third town"),
            FileRow(path="/a.pdf", document_id="a", run_id="r"),
        )
        refresh_clusters(connection)
    matplotlib.use("Agg")
    # A test machine may have no font with Thai letters; drawing warns of it, which is no matter here.
    yield {"STORE": store, "FONTS": ["DejaVu Sans"]}
    matplotlib.pyplot.close("all")


@pytest.mark.filterwarnings("ignore:Glyph .* missing from font")
def test_every_cell_runs_and_every_plot_has_bars(cells: dict[str, Any]) -> None:
    notebook = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            exec(compile("".join(cell["source"]), str(NOTEBOOK), "exec"), cells)
    figures = [cells[name] for name in sorted(cells) if name.startswith("figure_")]
    assert len(figures) == 5
    assert all(figure.axes[0].patches for figure in figures)
    for figure in figures:
        heights = [bar.get_y() for bar in figure.axes[0].patches]
        assert len(set(heights)) == len(heights), "bars of one name must not hide each other"
    assert len(cells["figure_plans"].axes[0].patches) == 4


def test_the_notebook_is_kept_without_outputs() -> None:
    notebook = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    assert all(not cell.get("outputs") for cell in notebook["cells"])
