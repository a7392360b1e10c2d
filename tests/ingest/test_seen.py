"""Boxes of a scan that lies askew, on its side or on its head lie on the ink of the page as seen."""

from pathlib import Path

import numpy as np
import pytest

from pipeline.engines.ocr.house import HouseOcr
from pipeline.evaluate.scan_boxes import ink_inside
from pipeline.evaluate.scan_files import scan_file
from pipeline.evaluate.scan_marks import noisy, skewed
from pipeline.evaluate.scan_pages import PROSE, TABLE, sample_page
from pipeline.ingest.one_file import Options, document
from pipeline.ingest.seen import as_seen
from schemas.document import Document, Source
from schemas.geometry import BBox, Evidence, PageTurn
from schemas.issue import Issue, IssueCode
from schemas.line import Line
from schemas.route import Route
from schemas.table import Cell, Row, RowKind, Ruling, Table

CORPUS = Path(__file__).parents[2] / "corpus"
TURN = PageTurn(page=2, quarters=1, skew_degrees=0.0, width_pt=800.0, height_pt=600.0)
LEVEL, SEEN = BBox(100.0, 50.0, 300.0, 70.0), BBox(50.0, 300.0, 70.0, 500.0)


def turned_document(page: int) -> Document:
    source = Source(file_name="scan.pdf", sha256="0" * 64, page_count=2)
    cell = Cell(row=0, column=0, text="๑", evidence=(Evidence(page=page, bbox=LEVEL, raw="๑"),))
    row = Row(kind=RowKind.ITEM, page=page, cells=(cell,))
    return Document(
        source=source,
        turns=(TURN,),
        lines=(Line(id="l", page=page, bbox=LEVEL, raw="๑", text="๑", size_pt=16, route=Route.OCR),),
        tables=(Table(id="t1", pages=(page,), ruling=Ruling.RULED, columns=(), rows=(row,)),),
        issues=(Issue(code=IssueCode.OCR_LOW_CONFIDENCE, message="", page=page, bbox=LEVEL),),
    )


def test_lines_cells_and_issues_of_a_turned_page_are_turned_back() -> None:
    found = as_seen(turned_document(page=2))
    assert found.lines is not None
    assert found.tables is not None
    assert found.lines[0].bbox == SEEN
    assert found.tables[0].rows[0].cells[0].evidence[0].bbox == SEEN
    assert found.issues[0].bbox == SEEN


def test_other_pages_keep_their_boxes() -> None:
    read = turned_document(page=1)
    assert as_seen(read) == read


def test_a_document_without_turned_pages_is_left_alone() -> None:
    read = turned_document(page=2).model_copy(update={"turns": ()})
    assert as_seen(read) is read


@pytest.mark.ocr
@pytest.mark.parametrize(("degrees", "quarters"), [(1.8, 0), (-0.9, 1), (0.0, 2), (3.0, 3)])
def test_boxes_lie_on_the_ink_however_the_paper_lay(degrees: float, quarters: int, tmp_path: Path) -> None:
    pages = []
    for which in (PROSE, TABLE):
        level = noisy(sample_page(CORPUS, which, 200).pixels, 5.0)
        pages.append(np.ascontiguousarray(np.rot90(skewed(level, degrees), -quarters)))
    path = tmp_path / "scan.pdf"
    path.write_bytes(scan_file(pages, 200))
    found = document(path, ("lines", "tables"), Options(ocr=HouseOcr()))
    assert ink_inside(path, found) >= 0.97
    assert {len(table.columns) for table in found.tables or ()} == {12}
