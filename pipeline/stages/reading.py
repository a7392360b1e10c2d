"""The layer `reading`: each page routed by evidence and decoded to glyphs; a page that fails is an issue."""

from dataclasses import replace

from pipeline.core.ocr import OcrEngine
from pipeline.core.reading import PdfReader, ReadingError, TextLayer, no_boxes
from pipeline.core.stage import stage
from pipeline.text.glyph_columns import FontTable, no_glyphs
from schemas.document import Source
from schemas.issue import Issue, IssueCode, Report
from schemas.page_content import PageContent
from schemas.route import Route


@stage(version=1, cached=False)
def reading(
    source: Source, reader: PdfReader, ocr: OcrEngine | None, report: Report
) -> tuple[PageContent, ...]:
    """Glyphs of every page, by the way its evidence asks for: text layer, second decoder or OCR."""
    del source, ocr
    table = FontTable()
    pages = [_page(reader, number, table, report) for number in range(1, reader.page_count + 1)]
    return tuple(replace(page, fonts=table.fonts) for page in pages)


def _page(reader: PdfReader, number: int, table: FontTable, report: Report) -> PageContent:
    try:
        layer = reader.text_layer(number)
    except ReadingError as error:
        report(Issue(code=IssueCode.PAGE_FAILED, message=str(error), page=number))
        return _failed(number, str(error))
    return _from_text_layer(layer, number, table)


def _from_text_layer(layer: TextLayer, number: int, table: FontTable) -> PageContent:
    empty = not len(layer.glyphs)
    return PageContent(
        number=number,
        width_pt=layer.width_pt,
        height_pt=layer.height_pt,
        route=Route.EMPTY if empty else Route.TEXT_LAYER,
        reason="The page holds nothing to read." if empty else "The text layer reads well.",
        quality=1.0,
        fonts=(),
        glyphs=table.joined(layer.glyphs, layer.fonts),
        cells_pt=no_boxes(),
    )


def _failed(number: int, message: str) -> PageContent:
    return PageContent(
        number=number,
        width_pt=0.0,
        height_pt=0.0,
        route=Route.FAILED,
        reason=message,
        quality=0.0,
        fonts=(),
        glyphs=no_glyphs(),
        cells_pt=no_boxes(),
    )
