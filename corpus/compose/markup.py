"""Typst markup: the page, text, tables. Every Thai string goes through `text`."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.compose.encode import Layer, as_written, encode, thai_digits
from corpus.compose.fonts import FAMILY, PRIVATE_BASE

_PREAMBLE = """
#set document(date: none)
#let th(s) = s.split("\\u{200b}").join(box())
#let thai(n) = str(n).clusters().map(c => str.from-unicode(%d + int(c))).join()
#set text(font: "%s", size: 14pt, fallback: false, top-edge: 0.95em, bottom-edge: -0.28em)
#set par(leading: 0.22em, spacing: 0.5em, justify: false)
#set table(stroke: 0.5pt, inset: (x: 3.5pt, y: 1.5pt), align: top + left)
#let mark(id) = context [#metadata((id: id, page: here().page())) <mark>]
"""
_THAI_ZERO = PRIVATE_BASE + 0x50


@dataclass(frozen=True)
class Writer:
    """How this document writes its letters and digits."""

    layer: Layer
    thai_numerals: bool

    def text(self, value: str) -> str:
        """Content markup of a string; line ends become line breaks."""
        digits = thai_digits(value) if self.thai_numerals else as_written(value)
        lines = [quoted(encode(line, self.layer)) for line in digits.split("\n")]
        return "#linebreak()".join(f"#th({line});" if line != '""' else "" for line in lines)

    def bold(self, value: str) -> str:
        """The same in bold."""
        return f"#strong[{self.text(value)}]"

    def printed(self, value: str) -> str:
        """The string as a reader sees it."""
        return thai_digits(value) if self.thai_numerals else as_written(value)


def quoted(value: str) -> str:
    """A Typst string literal."""
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def mark(identifier: str) -> str:
    """An invisible mark whose page can be asked for."""
    return f"#mark({quoted(identifier)})"


def preamble(writer: Writer, header: str | None, *, landscape: bool) -> str:
    """Page set-up: A4, page number in the header except on the first page, running header beside it."""
    count = "counter(page).get().first()"
    number = f"#thai({count})" if writer.thai_numerals else f"#{count}"
    running = f"#text(size: 10pt)[{writer.text(header)}]" if header else ""
    printed = f"#text(size: 12pt)[\\- {number} \\-]"
    head = f"context if counter(page).get().first() > 1 [{running} #h(1fr) {printed}]"
    flipped = ", flipped: true" if landscape else ""
    margin = "(x: 1.5cm, y: 1.8cm)" if landscape else "(left: 2.5cm, right: 2cm, y: 2.2cm)"
    return (
        _PREAMBLE % (_THAI_ZERO, FAMILY)
        + f'#set page(paper: "a4", margin: {margin}{flipped}, header: {head})\n'
    )


@dataclass(frozen=True)
class TableStyle:
    """Widths are Typst track sizes; `rules` off leaves only the frame."""

    widths: str
    size_pt: float = 12
    aligns: str = ""
    breakable_rows: bool = True
    rules: bool = True


def table(header: Sequence[str], rows: Sequence[str], style: TableStyle) -> str:
    """A ruled table; `header` and `rows` are ready cells, the header is repeated on each page."""
    align = f", align: {style.aligns}" if style.aligns else ""
    stroke = "" if style.rules else ", stroke: (left: 0.5pt, right: 0.5pt)"
    head = f"table.header({', '.join(header)})," if header else ""
    grid = f"#table(columns: {style.widths}{align}{stroke}, {head} {', '.join(rows)})"
    breakable = "" if style.breakable_rows else "#show table.cell: set block(breakable: false)\n"
    return f"#block[#set text(size: {style.size_pt}pt)\n{breakable}{grid}]"


def cell(content: str, *, across: int = 1, down: int = 1, place: str = "") -> str:
    """A table cell of ready markup."""
    options = [f"colspan: {across}"] if across > 1 else []
    options += [f"rowspan: {down}"] if down > 1 else []
    options += [f"align: {place}"] if place else []
    return f"table.cell({', '.join(options)})[{content}]" if options else f"[{content}]"
