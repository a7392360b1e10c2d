"""Typeset pages to a PDF."""

from collections.abc import Sequence
from pathlib import Path

import pikepdf
from fpdf import FPDF

from pipeline.evaluate.unseen.content import MadeGroup
from pipeline.evaluate.unseen.layout import Layout, Pen
from pipeline.evaluate.unseen.typeset import MadePage, Shape, Text, Typesetter, Width, closed
from pipeline.report.thai_fonts import thai_fonts

FAMILY = "Thai"
RULE_PT, THIN_PT, ARROW_PT = 0.5, 0.7, 1.5
DOUBLE_PT, GAP_PT = 1.6, 0.8
HEAD_PT = 5.0
GREY, DARK = (217, 217, 217), (90, 90, 160)


def written(layout: Layout, groups: Sequence[MadeGroup], path: Path, *, shaped: bool = False) -> int:
    """Write the plan in a layout to `path`; number of pages.

    `shaped`: marks stand where the font places them, as on paper, and no longer each where it is drawn alone.

    Raises:
        DependencyMissingError: no Thai font is installed.
    """
    pdf = _document(layout)
    pdf.set_text_shaping(use_shaping_engine=shaped)
    pdf.c_margin = 0.0
    setter = Typesetter(layout, _width(pdf))
    pages = setter.plan(groups)
    closed(pages, layout.ruling)
    for page in pages:
        pdf.add_page(format=(setter.width, setter.height))
        _draw(pdf, page, layout)
    pdf.output(str(path))
    if layout.turned:
        _turn(path)
    return len(pages)


def _document(layout: Layout) -> FPDF:
    fonts = thai_fonts()
    pdf = FPDF(unit="pt")
    pdf.set_auto_page_break(auto=False)
    pdf.set_title(layout.form.value)
    pdf.add_font(FAMILY, "", fonts.regular)
    pdf.add_font(FAMILY, "B", fonts.bold)
    return pdf


def _width(pdf: FPDF) -> Width:
    def measured(text: str, size_pt: float, bold: bool) -> float:  # noqa: FBT001 (the type `Width`)
        pdf.set_font(FAMILY, "B" if bold else "", size_pt)
        return float(pdf.get_string_width(text))

    return measured


def _draw(pdf: FPDF, page: MadePage, layout: Layout) -> None:
    for shape in sorted(page.shapes, key=lambda s: s.kind != "shade"):
        _draw_shape(pdf, shape, layout.pen)
    pdf.set_text_color(0)
    for text in page.texts:
        pdf.set_font(FAMILY, "B" if text.bold else "", text.size_pt)
        if pdf.text_shaping:
            _shaped(pdf, text)
        else:
            pdf.text(text.x, text.y, text.text)


def _shaped(pdf: FPDF, text: Text) -> None:
    """The text on its baseline, which a cell sets three tenths of the size below its own middle."""
    pdf.set_xy(text.x, text.y - 0.8 * text.size_pt)
    pdf.cell(h=text.size_pt, text=text.text)


def _draw_shape(pdf: FPDF, shape: Shape, pen: Pen) -> None:
    if shape.kind == "rule":
        _draw_rule(pdf, shape, pen)
    elif shape.kind == "arrow":
        _draw_arrow(pdf, shape)
    else:
        pdf.set_fill_color(*(GREY if shape.kind == "shade" else DARK))
        pdf.rect(shape.x0, shape.y0, shape.x1 - shape.x0, shape.y1 - shape.y0, style="F")


def _draw_rule(pdf: FPDF, shape: Shape, pen: Pen) -> None:
    pdf.set_line_width(RULE_PT)
    x0, y0, x1, y1 = shape.x0, shape.y0, shape.x1, shape.y1
    lying = y0 == y1
    if pen is Pen.THIN_FILL:
        pdf.set_fill_color(0)
        pdf.rect(x0 - THIN_PT / 2, y0 - THIN_PT / 2, x1 - x0 + THIN_PT, y1 - y0 + THIN_PT, style="F")
    elif pen is Pen.DASHED:
        pdf.set_dash_pattern(dash=3, gap=2)
        pdf.line(x0, y0, x1, y1)
        pdf.set_dash_pattern()
    elif pen is Pen.DOUBLE:
        dx, dy = (0.0, DOUBLE_PT / 2) if lying else (DOUBLE_PT / 2, 0.0)
        pdf.line(x0 - dx, y0 - dy, x1 - dx, y1 - dy)
        pdf.line(x0 + dx, y0 + dy, x1 + dx, y1 + dy)
    elif pen is Pen.GAPPED:
        dx, dy = (GAP_PT, 0.0) if lying else (0.0, GAP_PT)
        pdf.line(x0 + dx, y0 + dy, x1 - dx, y1 - dy)
    else:
        pdf.line(x0, y0, x1, y1)


def _draw_arrow(pdf: FPDF, shape: Shape) -> None:
    pdf.set_line_width(ARROW_PT)
    pdf.line(shape.x0, shape.y0, shape.x1, shape.y1)
    pdf.set_line_width(RULE_PT)
    for x, towards in ((shape.x0, HEAD_PT), (shape.x1, -HEAD_PT)):
        pdf.line(x, shape.y0, x + towards, shape.y0 - HEAD_PT / 2)
        pdf.line(x, shape.y0, x + towards, shape.y0 + HEAD_PT / 2)


def _turn(path: Path) -> None:
    """Lay the content on its side and turn the page back, as scanners and printers' drivers do."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for page in pdf.pages:
            _left, _bottom, width, height = (float(edge) for edge in page.mediabox)
            page.contents_add(f"q 0 1 -1 0 {height} 0 cm".encode(), prepend=True)
            page.contents_add(b"Q")
            page.obj["/MediaBox"] = pikepdf.Array([0, 0, height, width])
            page.obj["/CropBox"] = page.obj["/MediaBox"]
            page.rotate(90, relative=False)
        pdf.save(path)
