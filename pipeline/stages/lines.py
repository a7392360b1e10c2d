"""The layer `lines`: printed lines in reading order, repaired, each with its role on the page."""

import numpy as np

from pipeline.core.stage import stage
from pipeline.text.assemble import AssembledLine, assembled
from pipeline.text.context import RepairContext, repair_context
from pipeline.text.furniture import PlacedLine, roles
from pipeline.text.spreads import lines_of_sheet
from schemas.issue import Issue, IssueCode, Report
from schemas.line import Line, LineRole
from schemas.page_content import PageContent
from schemas.route import Route


@stage(version=6)
def lines(reading: tuple[PageContent, ...], report: Report) -> tuple[Line, ...]:
    """Printed lines of all pages in reading order; headers, page numbers, stamps and hidden text marked.

    What no single reading could be settled for is left as it is and reported, once a page.
    """
    context = repair_context(reading)
    pages = [_printed(page, context) for page in reading]
    found = roles([_placed(page, printed) for page, printed in zip(reading, pages, strict=True)])
    out: list[Line] = []
    for page, printed, page_roles in zip(reading, pages, found, strict=True):
        _report_doubt(page, printed, report)
        shown = [*zip(printed, page_roles, strict=True)]
        unseen = [(line, LineRole.HIDDEN) for line in _hidden(page, context)]
        stamped = [(line, LineRole.STAMP) for line in _stamped(page, context)]
        all_lines = enumerate([*shown, *stamped, *unseen], start=1)
        out.extend(_line(page, k, line, role) for k, (line, role) in all_lines)
    return tuple(out)


def _printed(page: PageContent, context: RepairContext) -> tuple[AssembledLine, ...]:
    return lines_of_sheet(page.glyphs, (page.width_pt, page.height_pt), context)


def _report_doubt(page: PageContent, printed: tuple[AssembledLine, ...], report: Report) -> None:
    doubtful = [line for line in printed if line.doubtful]
    if doubtful:
        places = sum(len(line.doubtful) for line in doubtful)
        message = f"{places} letters may be SARA AA or SARA AM; left as read, first in {doubtful[0].text!r}."
        report(Issue(code=IssueCode.TEXT_AMBIGUOUS, message=message, page=page.number, bbox=doubtful[0].bbox))


def body_lines(reading: tuple[PageContent, ...]) -> tuple[tuple[AssembledLine, ...], ...]:
    """The assembled lines of each page that are plan text, glyph rows and all."""
    context = repair_context(reading)
    pages = [_printed(page, context) for page in reading]
    found = roles([_placed(page, printed) for page, printed in zip(reading, pages, strict=True)])
    return tuple(
        tuple(a for a, role in zip(printed, page_roles, strict=True) if role is LineRole.BODY)
        for printed, page_roles in zip(pages, found, strict=True)
    )


def _placed(page: PageContent, printed: tuple[AssembledLine, ...]) -> list[PlacedLine]:
    return [PlacedLine(a.text, a.bbox, len(a.gaps) + 1, page.height_pt) for a in printed]


def _hidden(page: PageContent, context: RepairContext) -> tuple[AssembledLine, ...]:
    """What a person does not see, read the same way."""
    if not page.glyphs.hidden.any():
        return ()
    glyphs = page.glyphs.take(page.glyphs.hidden)
    glyphs.hidden[:] = False
    return assembled(glyphs, context)


def _stamped(page: PageContent, context: RepairContext) -> tuple[AssembledLine, ...]:
    """What stamps over the page say."""
    return () if page.stamps is None else assembled(page.stamps, context)


def _line(page: PageContent, ordinal: int, printed: AssembledLine, role: LineRole) -> Line:
    route = page.route
    if route is Route.TEXT_LAYER and printed.edits:
        route = Route.REPAIRED
    rows = printed.rows[printed.rows >= 0]
    bold = np.array([font.bold for font in page.fonts] or [False])
    return Line(
        id=f"p{page.number}.l{ordinal}",
        page=page.number,
        bbox=printed.bbox,
        raw=printed.raw,
        text=printed.text,
        edits=printed.edits,
        gaps=printed.gaps,
        size_pt=printed.size_pt,
        bold=bool(bold[printed.font]),
        role=role,
        route=route,
        confidence=printed.confidence if route in {Route.OCR, Route.MIXED} and len(rows) else None,
    )
