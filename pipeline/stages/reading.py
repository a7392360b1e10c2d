"""The layer `reading`: each page routed by evidence and decoded to glyphs; a page that fails is an issue."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from pipeline.core.ocr import OcrEngine, OcrTimeoutError
from pipeline.core.reading import Concealed, PdfReader, ReadingError, TextLayer, no_boxes
from pipeline.core.stage import stage
from pipeline.stages.filling import filled
from pipeline.stages.leveling import levelled, turn_of
from pipeline.stages.ocr_page import (
    OCR_FONT,
    drawn_strokes,
    ocr_cells,
    ocr_glyphs,
    page_issues,
    page_turn,
    seen_glyphs,
    stamp_glyphs,
)
from pipeline.stages.page_routes import Verdict, verdict
from pipeline.stages.text_layers import FileLayers, file_layers
from pipeline.text.context import RepairContext, repair_context
from pipeline.text.glyph_columns import no_glyphs
from pipeline.text.page_damage import described, letters, page_damage, quality
from schemas.document import Source
from schemas.issue import Issue, IssueCode, Report
from schemas.page_content import Font, Glyphs, PageContent
from schemas.route import Route

OCR_DPI = 200
INK_DPI = 36
INK_LEVEL = 160
INK_SHARE = 0.0005
RICHER = 1.6
"""An OCR reading with this many times the letters of a doubtful layer replaces it."""


@dataclass(frozen=True, slots=True)
class _Rim:
    """What a page is read with."""

    reader: PdfReader
    ocr: OcrEngine | None
    report: Report
    ocr_font: int


@stage(version=8, cached=False)
def reading(
    source: Source, reader: PdfReader, ocr: OcrEngine | None, report: Report
) -> tuple[PageContent, ...]:
    """Glyphs of every page, by the way its evidence asks for: text layer, second decoder or OCR."""
    del source
    found = file_layers(reader, ocr)
    rim = _Rim(reader, ocr, report, len(found.fonts))
    fonts = (*found.fonts, OCR_FONT)
    pages = tuple(
        levelled(_page(number, layer, found, rim, fonts))
        for number, layer in enumerate(found.layers, start=1)
    )
    return _judged(pages, repair_context(pages))


def _page(
    number: int, layer: TextLayer | None, found: FileLayers, rim: _Rim, fonts: tuple[Font, ...]
) -> PageContent:
    if layer is None:
        message = found.failures[number]
        rim.report(Issue(code=IssueCode.PAGE_FAILED, message=message, page=number))
        return _blank_page(number, Route.FAILED, message, fonts)
    judged = verdict(layer, found.ailing)
    page = _from_layer(number, layer, judged, fonts, found)
    if not (judged.needs_ocr or judged.unhide):
        for one in layer.concealed:
            rim.report(_concealed_issue(one, page))
    if judged.unreadable and not judged.needs_ocr:
        return _mixed(page, judged, found, rim)
    unseen = bool(layer.glyphs.hidden.all()) and not judged.unhide
    if unseen and not judged.needs_ocr:
        try:
            if _has_ink(rim.reader, number):
                judged = Verdict(needs_ocr=True, reason="The page is drawn without text.")
        except ReadingError as error:
            return _failed(page, IssueCode.PAGE_FAILED, str(error), rim.report)
    return _by_ocr(page, judged, rim) if judged.needs_ocr else page


def _concealed_issue(one: Concealed, page: PageContent) -> Issue:
    """Text that the file holds and nobody sees is left out, and said to be there."""
    turn = turn_of(page)
    box = turn.level(one.bbox) if turn is not None else one.bbox
    message = f"{one.count} letters {one.reason} are left out: {one.text!r}; compare the page with the file"
    return Issue(code=IssueCode.TEXT_CONCEALED, message=message, page=page.number, bbox=box)


def _from_layer(
    number: int, layer: TextLayer, judged: Verdict, fonts: tuple[Font, ...], found: FileLayers
) -> PageContent:
    glyphs = layer.glyphs
    if judged.unhide:
        glyphs = replace(glyphs, hidden=np.zeros_like(glyphs.hidden))
    route, reason = Route.TEXT_LAYER, judged.reason
    if not len(glyphs):
        route = Route.EMPTY
    elif judged.unreadable:
        route = Route.MIXED
    elif number in found.decoded:
        route, reason = Route.DECODED, f"Decoded from {found.decoded[number]}. {reason}".strip()
    return PageContent(
        number=number,
        width_pt=layer.width_pt,
        height_pt=layer.height_pt,
        route=route,
        reason=reason,
        quality=1.0 - judged.unreadable / max(1, len(glyphs)),
        fonts=fonts,
        glyphs=glyphs,
        cells_pt=no_boxes(),
    )


def _by_ocr(page: PageContent, judged: Verdict, rim: _Rim) -> PageContent:
    if rim.ocr is None:
        if judged.doubtful:
            return page
        message = f"{judged.reason} No OCR engine was given."
        rim.report(Issue(code=IssueCode.PAGE_NEEDS_OCR, message=message, page=page.number))
        return replace(page, route=Route.OCR, reason=message, quality=0.0, glyphs=no_glyphs())
    try:
        read = rim.ocr.page(rim.reader.image(page.number, OCR_DPI), OCR_DPI)
    except (ReadingError, OcrTimeoutError) as error:
        return _failed(page, _failure(error), str(error), rim.report)
    glyphs = ocr_glyphs(read, OCR_DPI, rim.ocr_font)
    if judged.doubtful and letters(glyphs.text) < RICHER * letters(page.glyphs.text):
        return page
    route = Route.OCR if len(glyphs) else Route.EMPTY
    turn = page_turn(read, page.number, OCR_DPI)
    width, height = turn.level_size_pt if turn is not None else (page.width_pt, page.height_pt)
    for issue in page_issues(read, page.number, OCR_DPI):
        rim.report(issue)
    return replace(
        page,
        width_pt=width,
        height_pt=height,
        route=route,
        reason=judged.reason,
        quality=round(float(glyphs.confidence.mean()), 3) if len(glyphs) else 1.0,
        glyphs=glyphs,
        cells_pt=ocr_cells(read, OCR_DPI),
        turn=turn,
        stamps=stamp_glyphs(read, OCR_DPI, rim.ocr_font),
        drawn=drawn_strokes(read, OCR_DPI),
    )


def _mixed(page: PageContent, judged: Verdict, found: FileLayers, rim: _Rim) -> PageContent:
    """A page of which some fonts cannot be decoded: their glyphs by OCR, where there is an engine."""
    try:
        if rim.ocr is not None:
            read = rim.ocr.page(rim.reader.image(page.number, OCR_DPI), OCR_DPI)
            turn = page_turn(read, page.number, OCR_DPI)
            seen = seen_glyphs(ocr_glyphs(read, OCR_DPI, rim.ocr_font), turn)
            glyphs = filled(page.glyphs, found.ailing, seen)
            return replace(page, reason=f"{judged.reason} They were read by OCR.", quality=1.0, glyphs=glyphs)
    except (ReadingError, OcrTimeoutError) as error:
        rim.report(Issue(code=_failure(error), message=f"OCR of a part: {error}", page=page.number))
    rim.report(Issue(code=IssueCode.TEXT_UNREADABLE, message=judged.reason, page=page.number))
    return page


def _failure(error: Exception) -> IssueCode:
    return IssueCode.PAGE_TIMED_OUT if isinstance(error, OcrTimeoutError) else IssueCode.PAGE_FAILED


def _failed(page: PageContent, code: IssueCode, message: str, report: Report) -> PageContent:
    report(Issue(code=code, message=message, page=page.number))
    return replace(page, route=Route.FAILED, reason=message, quality=0.0, glyphs=no_glyphs())


def _has_ink(reader: PdfReader, number: int) -> bool:
    image = reader.image(number, INK_DPI)
    return bool((image.min(axis=2) < INK_LEVEL).mean() > INK_SHARE)


def _blank_page(number: int, route: Route, reason: str, fonts: tuple[Font, ...]) -> PageContent:
    return PageContent(
        number=number,
        width_pt=0.0,
        height_pt=0.0,
        route=route,
        reason=reason,
        quality=0.0,
        fonts=fonts,
        glyphs=no_glyphs(),
        cells_pt=no_boxes(),
    )


def _judged(pages: tuple[PageContent, ...], context: RepairContext) -> tuple[PageContent, ...]:
    """Quality and reason of the pages read from a text layer, by the damage their text shows."""
    judge: dict[Route, Callable[[PageContent], PageContent]] = {
        Route.TEXT_LAYER: lambda page: _with_damage(page, context),
        Route.DECODED: lambda page: _with_damage(page, context),
        Route.MIXED: lambda page: _with_damage(page, context),
    }
    return tuple(judge[page.route](page) if page.route in judge else page for page in pages)


def _with_damage(page: PageContent, context: RepairContext) -> PageContent:
    visible = page.glyphs.take(~page.glyphs.hidden)
    text = visible.text
    damage = page_damage(text) | _by_habit(visible, context)
    route = Route.REPAIRED if damage and page.route is Route.TEXT_LAYER else page.route
    reason = f"{page.reason} {described(damage)}" if page.reason else described(damage)
    return replace(page, route=route, reason=reason, quality=round(page.quality * quality(text, damage), 3))


def _by_habit(glyphs: Glyphs, context: RepairContext) -> dict[str, int]:
    """Damage that only the habits of a font show."""
    found: dict[str, int] = {}
    for index, habits in enumerate(context.fonts):
        if habits.aa_as_am:
            count = int(((glyphs.font == index) & (glyphs.codes == ord("\u0e33"))).sum())
            found["sara aa read as sara am"] = found.get("sara aa read as sara am", 0) + count
    return {name: count for name, count in found.items() if count}
