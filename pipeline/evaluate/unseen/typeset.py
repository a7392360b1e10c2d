"""Pages of a made-up plan: rows broken to lines and pages, rules and marks placed."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.evaluate.unseen.cells import (
    FIRST_YEAR_BE,
    TICK,
    MadeCell,
    MadeColumn,
    MadeRow,
    body_rows,
    columns_of,
    header_rows,
    is_operation,
)
from pipeline.evaluate.unseen.content import ORGANIZATION, MadeGroup, Words
from pipeline.evaluate.unseen.layout import YEARS, Heads, Layout, Marks, Ruling

SHORT_PT, LONG_PT = 595.3, 841.9
TOP_PT, BOTTOM_PT = 50.0, 45.0
PAD_PT = 2.5
LEADING_EM = 1.3
FEWEST_LINES_CUT = 2

LETTER = re.compile(r"[เแโใไ]?.[ะ-ู็-๎ๅๆฯ]*\s*")  # a letter with the vowels and marks that belong to it

Width = Callable[[str, float, bool], float]
"""Width in points of a text at a size, bold or not."""


@dataclass(frozen=True, slots=True)
class Text:
    """One printed line: left end, baseline."""

    x: float
    y: float
    text: str
    size_pt: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Shape:
    """A rule, an arrow, a bar or shading: what it is, and its box."""

    kind: str
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(slots=True)
class MadePage:
    """One page as placed texts and shapes."""

    texts: list[Text] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Broken:
    """A row with the lines of its cells; `height` in points."""

    row: MadeRow
    lines: tuple[tuple[str, ...], ...]
    height: float


class Typesetter:
    """Sets one plan in one layout; `pages` are what it has set."""

    def __init__(self, layout: Layout, width: Width) -> None:
        """`width` measures text."""
        self.layout, self.measured = layout, width
        self.columns = columns_of(layout)
        self.size = layout.size_pt
        self.width, self.height = (SHORT_PT, LONG_PT) if layout.portrait else (LONG_PT, SHORT_PT)
        scale = (self.width - 60) / sum(c.width_pt for c in self.columns)
        self.xs = [30.0]
        for column in self.columns:
            self.xs.append(self.xs[-1] + column.width_pt * scale)
        self.pages: list[MadePage] = []
        self.y = 0.0

    @property
    def page(self) -> MadePage:
        """The page being set."""
        return self.pages[-1]

    def plan(self, groups: Sequence[MadeGroup]) -> list[MadePage]:
        """Set the whole plan: a table for all groups, or one for each below its headings."""
        if self.layout.heads is Heads.ROWS:
            self._table(groups, groups[0])
        else:
            for group in groups:
                self._table([group], group)
        return self.pages

    def _table(self, groups: Sequence[MadeGroup], first: MadeGroup) -> None:
        self.new_page()
        self._titles(first)
        header = [self._broken(row) for row in header_rows(self.layout, self.columns)]
        self._header(header)
        for group in groups:
            for row in body_rows(self.layout, self.columns, group):
                self._place(self._broken(row), header, first)

    def new_page(self) -> None:
        """Begin another page; its number stands at the top."""
        self.pages.append(MadePage())
        self.y = TOP_PT
        number = str(len(self.pages))
        self.page.texts.append(Text(self.width - 60, 30.0, number, self.size, bold=False))

    def _titles(self, group: MadeGroup) -> None:
        """The lines above the table: form, plan, municipality, and the headings where they stand there."""
        kind = "แผนการดำเนินงาน" if is_operation(self.layout.form) else "แผนพัฒนาท้องถิ่น"
        last = FIRST_YEAR_BE + YEARS[self.layout.form] - 1
        span = (
            f"ประจำปีงบประมาณ พ.ศ. {last}"
            if is_operation(self.layout.form)
            else f"(พ.ศ. {FIRST_YEAR_BE} - {last})"
        )
        for text in ("รายละเอียดโครงการพัฒนา", f"{kind} {span}", ORGANIZATION):  # project details; plan; owner
            self._line(text, centred=True)
        if self.layout.heads is Heads.ABOVE:
            self._line(f"{group.strategy}. ยุทธศาสตร์{group.strategy_title}", centred=False)
            self._line(f"{group.strategy}.1 {group.programme}", centred=False)
        self.y += 4

    def _line(self, text: str, *, centred: bool) -> None:
        size = self.size + 2
        x = (self.width - self.measured(text, size, True)) / 2 if centred else self.xs[0]  # noqa: FBT003 (bold)
        self.y += LEADING_EM * size
        self.page.texts.append(Text(x, self.y - 0.3 * size, text, size, bold=True))

    def _header(self, header: Sequence[_Broken]) -> None:
        tops = [self.y]
        for one in header:
            tops.append(tops[-1] + one.height)
        for level, one in enumerate(header):
            for cell, lines in zip(one.row.cells, one.lines, strict=True):
                foot = level + cell.down
                short = len(lines) * LEADING_EM * self.size + 2 * PAD_PT - (tops[foot] - tops[level])
                if short > 0:
                    tops[foot:] = [top + short for top in tops[foot:]]
        for level, one in enumerate(header):
            for cell, lines in zip(one.row.cells, one.lines, strict=True):
                bottom = tops[min(len(header), level + cell.down)]
                self._cell(cell, lines, (tops[level], bottom), header=True)
        self.y = tops[-1]

    def _broken(self, row: MadeRow) -> _Broken:
        lines = tuple(self._lines(cell) for cell in row.cells)
        counts = [len(one) for cell, one in zip(row.cells, lines, strict=True) if cell.down == 1]
        height = max([1, *counts]) * LEADING_EM * self.size + 2 * PAD_PT
        return _Broken(row, lines, height)

    def _lines(self, cell: MadeCell) -> tuple[str, ...]:
        room = self.xs[cell.column + cell.span] - self.xs[cell.column] - 2 * PAD_PT
        return tuple(line for words in cell.paragraphs for line in self._wrapped(words, room, bold=cell.bold))

    def _wrapped(self, words: Words, room: float, *, bold: bool) -> Iterator[str]:
        line = ""
        for word in self._pieces(words, room, bold=bold):
            if line and self.measured((line + word).rstrip(), self.size, bold) > room:
                yield line.strip()
                line = word.lstrip()
            else:
                line += word
        if line.strip():
            yield line.strip()

    def _pieces(self, words: Words, room: float, *, bold: bool) -> Iterator[str]:
        """The words; one too wide for its column in pieces that begin with a letter, figures whole."""
        for word in words:
            if self.measured(word, self.size, bold) <= room or any(c.isdigit() or c == "." for c in word):
                yield word
            else:
                yield from LETTER.findall(word)

    def _place(self, one: _Broken, header: Sequence[_Broken], group: MadeGroup) -> None:
        """Set a row, on the next page where it does not fit, or cut in two by the page end."""
        room = self.height - BOTTOM_PT - self.y
        if one.height > room:
            fitting = int((room - 2 * PAD_PT) / (LEADING_EM * self.size))
            longest = max(len(lines) for lines in one.lines)
            cut = self.layout.cut_rows and longest > fitting >= FEWEST_LINES_CUT
            if cut:
                first, one = self._cut(one, fitting)
                self._set(first, open_bottom=self.layout.open_cut)
            self._next_page(header, group)
            self._set(one, open_top=cut and self.layout.open_cut)
            return
        self._set(one)

    def _next_page(self, header: Sequence[_Broken], group: MadeGroup) -> None:
        self.new_page()
        if self.layout.repeat_header:
            if self.layout.repeat_titles:
                self._titles(group)
            self._header(header)

    def _cut(self, one: _Broken, fitting: int) -> tuple[_Broken, _Broken]:
        head = tuple(lines[:fitting] for lines in one.lines)
        tail = tuple(lines[fitting:] for lines in one.lines)
        rest = max(len(lines) for lines in tail)
        height = LEADING_EM * self.size
        return (
            _Broken(one.row, head, fitting * height + 2 * PAD_PT),
            _Broken(MadeRow(one.row.cells), tail, rest * height + 2 * PAD_PT),
        )

    def _set(self, one: _Broken, *, open_top: bool = False, open_bottom: bool = False) -> None:
        band = (self.y, self.y + one.height)
        texts = len(self.page.texts)
        taken = set[int]()
        for cell, lines in zip(one.row.cells, one.lines, strict=True):
            self._cell(cell, lines, band, open_sides=(open_top, open_bottom))
            taken.update(range(cell.column, cell.column + cell.span))
        for at in set(range(len(self.columns))) - taken:
            self._cell(MadeCell(at, 1, ()), (), band, open_sides=(open_top, open_bottom))
        self._months(one.row.months, band)
        if self.layout.by_lines:
            own = sorted(self.page.texts[texts:], key=lambda t: (round(t.y, 1), t.x))
            self.page.texts[texts:] = own
        self.y += one.height

    def _cell(
        self,
        cell: MadeCell,
        lines: Sequence[str],
        band: tuple[float, float],
        *,
        header: bool = False,
        open_sides: tuple[bool, bool] = (False, False),
    ) -> None:
        x0, x1 = self.xs[cell.column], self.xs[cell.column + cell.span]
        if header and self.layout.header_fill:
            self.page.shapes.append(Shape("shade", x0, band[0], x1, band[1]))
        step = LEADING_EM * self.size
        middle = header or self.layout.middle
        y = (band[0] + band[1] - step * len(lines)) / 2 if middle else band[0] + PAD_PT
        for line in lines:
            width = self.measured(line, self.size, cell.bold)
            size = self.size * min(1.0, (x1 - x0 - 1) / width)  # figures never run over the edge
            width *= size / self.size
            x = (x0 + x1 - width) / 2 if cell.centred else x1 - PAD_PT - width if cell.right else x0 + PAD_PT
            x = x if size == self.size else (x0 + x1 - width) / 2
            self.page.texts.append(Text(x, y + 0.95 * self.size, line, size, cell.bold))
            y += step
        self._borders((x0, x1), band, cell, header=header, open_sides=open_sides)

    def _borders(
        self,
        across: tuple[float, float],
        band: tuple[float, float],
        cell: MadeCell,
        *,
        header: bool,
        open_sides: tuple[bool, bool],
    ) -> None:
        (x0, x1), (top, bottom), ruling = across, band, self.layout.ruling
        lying = ruling in {Ruling.FULL, Ruling.NO_SIDES, Ruling.ACROSS} or (
            header and ruling in {Ruling.DOWN, Ruling.OUTER}
        )
        upright = ruling in {Ruling.FULL, Ruling.DOWN, Ruling.NO_SIDES}
        first, last = cell.column == 0, cell.column + cell.span == len(self.columns)
        if lying and not open_sides[0]:
            self._rule(x0, top, x1, top)
        if lying and not open_sides[1]:
            self._rule(x0, bottom, x1, bottom)
        outer = ruling is Ruling.OUTER
        if (upright and not (first and ruling is Ruling.NO_SIDES)) or (outer and first):
            self._rule(x0, top, x0, bottom)
        if (upright and not (last and ruling is Ruling.NO_SIDES)) or (outer and last):
            self._rule(x1, top, x1, bottom)

    def _rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        shape = Shape("rule", x0, y0, x1, y1)
        if shape not in self.page.shapes:
            self.page.shapes.append(shape)

    def _months(self, columns: Sequence[int], band: tuple[float, float]) -> None:
        """Mark the months: one arrow or bar over them, or a tick or shading in each."""
        if not columns:
            return
        y = band[0] + PAD_PT + 0.6 * self.size
        x0, x1 = self.xs[columns[0]], self.xs[columns[-1] + 1]
        if self.layout.marks is Marks.ARROW:
            self.page.shapes.append(Shape("arrow", x0 + 1, y, x1 - 1, y))
        elif self.layout.marks is Marks.BAR:
            self.page.shapes.append(Shape("bar", x0 + 1, y - 2, x1 - 1, y + 2))
        else:
            for at in columns:
                self._month(at, band, y)

    def _month(self, at: int, band: tuple[float, float], y: float) -> None:
        x0, x1 = self.xs[at], self.xs[at + 1]
        if self.layout.marks is Marks.SHADE:
            self.page.shapes.append(Shape("shade", x0, band[0], x1, band[1]))
        else:
            width = self.measured(TICK, self.size, False)  # noqa: FBT003 (not bold)
            self.page.texts.append(
                Text((x0 + x1 - width) / 2, y + 0.35 * self.size, TICK, self.size, bold=False)
            )


def closed(pages: Sequence[MadePage], ruling: Ruling) -> None:
    """Close the outline below the last row of each page where no rule between rows does."""
    if ruling not in {Ruling.DOWN, Ruling.OUTER}:
        return
    for page in pages:
        rules = [s for s in page.shapes if s.kind == "rule" and s.x0 == s.x1]
        if rules:
            bottom, x0, x1 = max(s.y1 for s in rules), min(s.x0 for s in rules), max(s.x0 for s in rules)
            page.shapes.append(Shape("rule", x0, bottom, x1, bottom))


__all__ = ["MadeColumn", "MadePage", "Shape", "Text", "Typesetter", "closed"]
