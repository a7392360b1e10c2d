"""The plain blocks of a document: covers, headings, paragraphs, lists, tables, charts."""

from collections.abc import Callable
from typing import Any

from corpus.compose.markup import TableStyle, Writer, cell, mark, table

Block = dict[str, Any]
_LETTERS = "กขคงจฉช"


def cover(writer: Writer, value: Any) -> str:
    """Large centred lines on a page of their own."""
    lines = "#v(14pt)".join(f"#text(size: 21pt)[{writer.bold(line)}]\n\n" for line in value)
    return f"#v(5cm)#align(center)[{lines}]#pagebreak()"


def section(writer: Writer, value: Any) -> str:
    """A heading of the catalogue, marked for the gold."""
    number = f"{value['number']} " if value.get("number") else ""
    size = 17 if value.get("level", 1) == 1 else 15
    place = "center" if value.get("centre") else "left"
    brk = "#pagebreak(weak: true)\n" if value.get("new_page") else ""
    text = f"#text(size: {size}pt)[{writer.bold(number + value['heading'])}]"
    body = f"{mark('section:' + value['id'])}#align({place})[{text}]"
    return f"{brk}#v(5pt)#block(sticky: true, width: 100%)[{body}]"


def heading(writer: Writer, value: Any) -> str:
    """A bold line inside a section."""
    return f"#block(sticky: true)[{writer.bold(value)}]"


def paragraph(writer: Writer, value: Any) -> str:
    """A paragraph with an indented first line; a mapping carries the id that a sister plan shares."""
    if isinstance(value, dict):
        return f"#block[{mark('paragraph:' + value['id'])}#h(1.4cm){writer.text(value['text'].strip())}]"
    return f"#block[#h(1.4cm){writer.text(value.strip())}]"


def _label(style: str, index: int) -> str:
    return style.replace("n", str(index + 1)).replace("ก", _LETTERS[index % len(_LETTERS)])


def listing(writer: Writer, value: Any) -> str:
    """Items with printed marks: `n` in the mark is the number."""
    items = [
        f"#pad(left: 0.9cm)[{writer.text(_label(value['mark'], i) + ' ' + item)}]"
        for i, item in enumerate(value["items"])
    ]
    return "\n".join(items)


def plain_table(writer: Writer, value: Any) -> str:
    """A ruled table of strings."""
    header = [cell(writer.bold(str(x)), place="center + horizon") for x in value["header"]]
    last = value["rows"][-1] if value.get("bold_last") else None
    rows = [
        ", ".join(cell(writer.bold(str(x)) if row is last else writer.text(str(x))) for x in row)
        for row in value["rows"]
    ]
    return table(header, rows, TableStyle(widths=value["widths"], size_pt=value.get("size", 12)))


def centred(writer: Writer, value: Any) -> str:
    """Centred bold lines."""
    return f"#align(center)[{writer.bold(value)}]"


def signature(writer: Writer, value: Any) -> str:
    """Lines set to the right."""
    return f"#v(14pt)#align(right)[#block(width: 9cm)[#align(center)[{writer.text(value)}]]]"


def _dashed(items: list[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def chart(writer: Writer, value: Any) -> str:
    """A chart of boxes: a head, then departments with their sections under them."""

    def box(text: str, fill: str) -> str:
        inside = f"#align(center)[{writer.text(text)}]"
        return f"#rect(width: 100%, stroke: 0.6pt, fill: {fill}, inset: 3pt)[{inside}]"

    heads = "#v(-2pt)#align(center)[#line(angle: 90deg, length: 10pt)]#v(-2pt)".join(
        f"#align(center)[#block(width: 8cm)[{box(text, 'luma(235)')}]]" for text in value["heads"]
    )
    boxes = ", ".join(
        f"[{box(unit['name'], 'luma(245)')}#v(-6pt)"
        f"#text(size: 9.5pt)[{writer.text(_dashed(unit['sections']))}]]"
        for unit in value["units"]
    )
    width = len(value["units"])
    return f"#text(size: 11pt)[{heads}#v(8pt)#grid(columns: (1fr,) * {width}, gutter: 6pt, {boxes})]"


def contents(writer: Writer, value: Any) -> str:
    """A contents page: titles and the pages they are on, which the second pass knows."""
    rows = "\n".join(
        f"#grid(columns: (1fr, auto), [{writer.text(title)} #box(width: 1fr, repeat[.])],"
        f" [#h(6pt){writer.text(str(page))}])#v(-3pt)"
        for title, page in value
    )
    head = f"#align(center)[#text(size: 17pt)[{writer.bold('สารบัญ')}]]#align(right)[{writer.bold('หน้า')}]"
    return f"{head}{rows}#pagebreak()"


def pagebreak(_writer: Writer, _value: Any) -> str:
    """A new page."""
    return "#pagebreak(weak: true)"


def space(_writer: Writer, value: Any) -> str:
    """Vertical space, points."""
    return f"#v({value}pt)"


PLAIN: dict[str, Callable[[Writer, Any], str]] = {
    "cover": cover,
    "section": section,
    "h": heading,
    "p": paragraph,
    "list": listing,
    "table": plain_table,
    "centre": centred,
    "sign": signature,
    "chart": chart,
    "contents": contents,
    "pagebreak": pagebreak,
    "space": space,
}
