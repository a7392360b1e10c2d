"""Numbered lists in the paragraphs of a section."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.mapping.content import PlanContent, line_evidence
from pipeline.tables.wording import flowed
from pipeline.text.numbering import Numbering, Style, numbering, without_bullet
from schemas.geometry import Evidence
from schemas.record import TextItem
from schemas.section import Paragraph, Section, SectionKey

FEWEST_DECIMALS = 2
"""Items of a list numbered `8.1`, `8.2`; one alone is the number of a paragraph."""
LIST_STYLES = frozenset({Style.DOT, Style.PARENTHESIS, Style.PARENTHESES, Style.WORD})


@dataclass(frozen=True)
class Item:
    """One item: its number (`None` for a bullet), its own text, and the paragraphs up to the next item."""

    mark: Numbering | None
    text: str
    paragraph: Paragraph
    following: tuple[Paragraph, ...] = ()

    @property
    def number(self) -> str | None:
        """The number in Arabic digits."""
        return self.mark.number if self.mark else None

    @property
    def full_text(self) -> str:
        """Its text with everything up to the next item."""
        return flowed([self.text, *(one.text for one in self.following)])


def paragraph_evidence(content: PlanContent, paragraphs: Iterable[Paragraph]) -> tuple[Evidence, ...]:
    """Where the paragraphs stand: their lines, or their box where they are table rows."""
    found: list[Evidence] = []
    for one in paragraphs:
        lines = [content.line_by_id[line_id] for line_id in one.line_ids if line_id in content.line_by_id]
        found += line_evidence(lines) or (Evidence(page=one.page, bbox=one.bbox, raw=one.text),)
    return tuple(found)


def marked(text: str) -> tuple[Numbering | None, str, bool]:
    """The number of a list item, the text after number and bullet, and whether there is a mark at all."""
    rest = without_bullet(text)
    mark = numbering(rest if rest is not None else text)
    if mark is not None and mark.style in (*LIST_STYLES, Style.DECIMAL):
        return mark, mark.rest.strip(), True
    return None, (rest if rest is not None else text).strip(), rest is not None


def numbered_list(paragraphs: Sequence[Paragraph], *, first: int = 1) -> tuple[Item, ...]:
    """The first list numbered `first`, `first` + 1, ... of one style; lists inside its items stay in them."""
    starts: list[tuple[int, Numbering, str]] = []
    style: Style | None = None
    expected = first
    for at, one in enumerate(paragraphs):
        mark, text, _any = marked(one.text)
        if mark is None or mark.style is Style.DECIMAL or mark.parts != (expected,):
            continue
        if style is None:
            style = mark.style
        if mark.style is style:
            starts.append((at, mark, text))
            expected += 1
    ends = [at for at, _mark, _text in starts[1:]] + [len(paragraphs)] * bool(starts)
    return tuple(
        Item(mark, text, paragraphs[at], tuple(paragraphs[at + 1 : end]))
        for (at, mark, text), end in zip(starts, ends, strict=True)
    )


def bulleted_list(paragraphs: Sequence[Paragraph]) -> tuple[Item, ...]:
    """The paragraphs that begin with a bullet or a dash and have no number."""
    found = []
    for one in paragraphs:
        mark, text, any_mark = marked(one.text)
        if any_mark and mark is None and text:
            found.append(Item(None, text, one))
    return tuple(found)


def decimal_list(paragraphs: Sequence[Paragraph]) -> tuple[Item, ...]:
    """The first list numbered under its section: `8.1`, `8.2`, ... of one section's number."""
    starts: list[tuple[int, Numbering, str]] = []
    for at, one in enumerate(paragraphs):
        mark, text, _any = marked(one.text)
        if mark is None or mark.style is not Style.DECIMAL or not text:
            continue
        expected = (*starts[0][1].parts[:-1], len(starts) + 1) if starts else (*mark.parts[:-1], 1)
        if mark.parts == expected:
            starts.append((at, mark, text))
    if len(starts) < FEWEST_DECIMALS:
        return ()
    ends = [*(at for at, _mark, _text in starts[1:]), len(paragraphs)]
    return tuple(
        Item(mark, text, paragraphs[at], tuple(paragraphs[at + 1 : end]))
        for (at, mark, text), end in zip(starts, ends, strict=True)
    )


def list_of(paragraphs: Sequence[Paragraph]) -> tuple[Item, ...]:
    """The numbered list, or where there is none the one numbered under its section, or the bulleted one."""
    return numbered_list(paragraphs) or decimal_list(paragraphs) or bulleted_list(paragraphs)


def text_paragraphs(section: Section) -> tuple[Paragraph, ...]:
    """The paragraphs of a section itself that are running text, not table rows."""
    return tuple(one for one in section.paragraphs if one.line_ids)


def flow(section: Section) -> tuple[Paragraph, ...]:
    """The running text of a section in one piece: its paragraphs, its children's headings and theirs.

    Children with a key of their own stand for themselves and are left out.
    """
    out = list(text_paragraphs(section))
    for child in section.children:
        if child.key is not SectionKey.OTHER:
            continue
        place = child.evidence[0]
        mark = f"{child.printed_number}. " if child.printed_number else ""
        out.append(Paragraph(page=place.page, bbox=place.bbox, text=f"{mark}{child.heading}"))
        out += flow(child)
    return tuple(out)


def text_items(content: PlanContent, items: Iterable[Item]) -> tuple[TextItem, ...]:
    """The items as records."""
    return tuple(
        TextItem(number=one.number, text=one.text, evidence=paragraph_evidence(content, [one.paragraph]))
        for one in items
    )
