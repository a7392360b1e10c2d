"""Boxes of a chart are no table; grids and tables on a chart's page stay."""

from pathlib import Path

import pytest

from pipeline.charts.false_tables import less_charts
from pipeline.ingest.one_file import Options, document
from schemas.geometry import BBox, Evidence
from schemas.table import Cell, Row, RowKind, Ruling, Table
from tests.charts.test_find import LEFT, RIGHT, TEXTS, drawn_chart
from tests.tables.drawn import body_line, page

BELOW = BBox(40, 400, 560, 440)


def table(*cells: tuple[BBox, str], form: str | None = None) -> Table:
    row = tuple(
        Cell(row=0, column=k, text=text, evidence=(Evidence(page=1, bbox=area, raw=text),))
        for k, (area, text) in enumerate(cells)
    )
    return Table(
        id="t1",
        pages=(1,),
        ruling=Ruling.RULED,
        form=form,
        columns=(),
        rows=(Row(kind=RowKind.ITEM, page=1, cells=row),),
    )


def kept(one: Table) -> bool:
    lines = [body_line("โครงสร้างกองคลัง", 46.0)]
    return less_charts((one,), [page(TEXTS)], [drawn_chart()], lines) == (one,)


BOXES = ((LEFT, "งานการเงิน"), (RIGHT, "งานพัสดุ"))


def test_cells_that_are_boxes_of_the_chart_make_no_table() -> None:
    assert not kept(table(*BOXES))


def test_a_grid_of_counts_stays() -> None:
    assert kept(table(*BOXES, (BELOW, "12")))


def test_a_table_with_a_text_outside_the_boxes_stays() -> None:
    assert kept(table(*BOXES, (BELOW, "หมายเหตุ")))


def test_a_table_of_a_known_form_stays() -> None:
    assert kept(table(*BOXES, form="staffing"))


@pytest.mark.shared
def test_a_file_of_charts_has_no_tables(shared_corpus: Path) -> None:
    read = document(
        shared_corpus / "real" / "phraajarn_org_structure_canva.pdf", ["tables", "charts"], Options()
    )
    assert read.tables == ()
    assert read.charts is not None
    assert len(read.charts) == 7
