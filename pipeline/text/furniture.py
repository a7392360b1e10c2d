"""Page furniture: running headers, footers and printed page numbers, told from what repeats over the file."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.text.digits import to_arabic
from schemas.geometry import BBox
from schemas.line import LineRole

MARGIN_SHARE = 0.14
"""Part of the page's height, at either end, in which furniture stands."""

DEPTH = 4
"""Lines looked at from either end of a page."""

MAX_SEGMENTS = 3
"""A line of more columns than this is a table row, not a running header."""

LEVEL_SHARE = 0.012
"""Lines of one level differ by less than this part of the page's height."""

MIN_REPEATS = 3
MIN_REPEAT_SHARE = 0.25
NUMBER = re.compile(
    r"^[\s\-–—~.(\[|]*(?:หน้า|หน้าที่|page|-)?\s*\d{1,4}\s*(?:(?:/|จาก|of)\s*\d{1,4})?[\s\-–—~.)\]|]*$",
    re.IGNORECASE,
)
"""A printed page number alone (`หน้า` is "page", `จาก` is "of")."""

FRONT_MATTER = re.compile(r"^[\s\-–(]*(?:[ก-ฮ]|[ivxlc]{1,6})[\s\-–)]*$", re.IGNORECASE)
"""A page number of front matter: one Thai letter or a Roman numeral."""

_PART = re.compile(r"^(?:ส่วนที่|บทที่|หมวดที่|หมวด|ภาคที่|ตอนที่|มิติที่|โครงการที่|ยุทธศาสตร์ที่)#")
"""How the opening of a part begins: part, chapter, title, division, portion, dimension, project, strategy."""

_DIGITS = re.compile(r"\d+")
_LETTERS = "กขคงจฉชซฌญ"
"""Thai letters in the order in which pages of front matter count."""
FEWEST_LETTERS = 2
"""Pages that must count up in letters: front matter is short."""
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """What furniture is told by: the text, its box and number of columns, and the height of its page."""

    text: str
    bbox: BBox
    segments: int
    page_height_pt: float

    @property
    def level(self) -> float:
        """Middle of the line as a part of the page's height from the top."""
        return (self.bbox.top + self.bbox.bottom) / 2 / self.page_height_pt if self.page_height_pt else 0.5

    @property
    def pattern(self) -> str:
        """The text with numbers masked and blanks left out: equal for the same header on every page."""
        return _DIGITS.sub("#", _BLANKS.sub("", to_arabic(self.text)))


def roles(pages: Sequence[Sequence[PlacedLine]]) -> tuple[tuple[LineRole, ...], ...]:
    """The role of each line of each page; lines of a page are given from the top down."""
    candidates = [(_edge(page, top=True), _edge(page, top=False)) for page in pages]
    repeated = _repeated(
        [[page[i] for i in (*top, *low)] for page, (top, low) in zip(pages, candidates, strict=True)]
    )
    numbers = _number_levels(pages, candidates)
    return tuple(
        _page_roles(page, edges, repeated, numbers) for page, edges in zip(pages, candidates, strict=True)
    )


def _edge(page: Sequence[PlacedLine], *, top: bool) -> tuple[int, ...]:
    """Indices of the lines in one margin, from the edge inwards."""
    order = sorted(range(len(page)), key=lambda i: page[i].level, reverse=not top)[:DEPTH]
    return tuple(i for i in order if (page[i].level if top else 1 - page[i].level) < MARGIN_SHARE)


def _repeated(margins: Sequence[Sequence[PlacedLine]]) -> dict[str, list[float]]:
    """Patterns that stand on enough pages, with the levels they stand on."""
    levels: dict[str, list[float]] = {}
    pages: Counter[str] = Counter()
    openings = _openings(margins)
    for margin in margins:
        for pattern in {line.pattern for line in margin if line.segments <= MAX_SEGMENTS}:
            pages[pattern] += 1
        for line in margin:
            levels.setdefault(line.pattern, []).append(line.level)
    needed = max(MIN_REPEATS, round(MIN_REPEAT_SHARE * len(margins)))
    return {
        p: levels[p] for p, count in pages.items() if count >= needed and p.strip("#") and p not in openings
    }


def _openings(margins: Sequence[Sequence[PlacedLine]]) -> set[str]:
    """Patterns of parts that open on these pages: a running header would print one number more than once."""
    numbers: dict[str, list[str]] = {}
    for line in (line for margin in margins for line in margin):
        if _PART.match(line.pattern):
            numbers.setdefault(line.pattern, []).append(_DIGITS.findall(to_arabic(line.text))[0])
    return {pattern for pattern, found in numbers.items() if len(set(found)) == len(found)}


def _number_levels(
    pages: Sequence[Sequence[PlacedLine]], candidates: Sequence[tuple[tuple[int, ...], tuple[int, ...]]]
) -> list[float]:
    """Levels on which bare numbers count up with the pages."""
    seen: Counter[tuple[int, int]] = Counter()
    for index, (page, (top, low)) in enumerate(zip(pages, candidates, strict=True)):
        for i in (*top, *low):
            text = to_arabic(page[i].text)
            if NUMBER.match(text):
                value = int(_DIGITS.findall(text)[0])
                seen[round(page[i].level / LEVEL_SHARE), value - index] += 1
    needed = 2 if len(pages) <= MIN_REPEATS else MIN_REPEATS
    numbered = [level * LEVEL_SHARE for (level, _), count in seen.items() if count >= needed]
    return [*numbered, *_letter_levels(pages, candidates)]


def _letter_levels(
    pages: Sequence[Sequence[PlacedLine]], candidates: Sequence[tuple[tuple[int, ...], tuple[int, ...]]]
) -> list[float]:
    """Levels on which single Thai letters count up with the pages of the front matter."""
    seen: Counter[tuple[int, int]] = Counter()
    for index, (page, (top, low)) in enumerate(zip(pages, candidates, strict=True)):
        for i in (*top, *low):
            letter = page[i].text.strip(" -–—()")
            if FRONT_MATTER.match(page[i].text) and letter in _LETTERS:
                seen[round(page[i].level / LEVEL_SHARE), _LETTERS.index(letter) - index] += 1
    return [level * LEVEL_SHARE for (level, _), count in seen.items() if count >= FEWEST_LETTERS]


def _page_roles(
    page: Sequence[PlacedLine],
    edges: tuple[tuple[int, ...], tuple[int, ...]],
    repeated: dict[str, list[float]],
    numbers: list[float],
) -> tuple[LineRole, ...]:
    found = [LineRole.BODY] * len(page)
    for indices, role in zip(edges, (LineRole.HEADER, LineRole.FOOTER), strict=True):
        for i in indices:
            line = page[i]
            if _is_number(line, numbers):
                found[i] = LineRole.PAGE_NUMBER
            elif _near(line.level, repeated.get(line.pattern, ())):
                found[i] = role
            else:
                break
    return tuple(found)


def _is_number(line: PlacedLine, levels: Sequence[float]) -> bool:
    text = to_arabic(line.text)
    return bool(NUMBER.match(text) or FRONT_MATTER.match(text)) and _near(line.level, levels)


def _near(level: float, levels: Sequence[float]) -> bool:
    return any(abs(level - other) <= 2 * LEVEL_SHARE for other in levels)
