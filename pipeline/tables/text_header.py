"""The header of a table without rules between its columns: its columns by the texts that stand over them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from pipeline.tables.headers import KNOWN_AT, YEAR, forms, is_header_wording, month_of
from pipeline.tables.rows import GROUP
from pipeline.tables.runs import Run, texts_apart
from pipeline.tables.wording import nearness, plain
from schemas.line import Line

NEAR_EM = 3.4
"""A header's texts stand no further than this above or below the one it is known by, in font sizes."""

PITCH_EM = 1.45
"""Lines of one header text follow each other no further apart."""

FEWEST_KNOWN = 3
WIDTH_SHARE = 0.3
"""Share of the page's width that the texts of a header spread over."""

LONGEST_WORDING = 60
OVERLAP_PT = 1.5
FEWEST_COUNTED = 3


@dataclass(slots=True)
class Leaf:
    """The lowest header text over one column. `above` are those over several columns, from the top down."""

    x0: float
    x1: float
    texts: list[Run]
    above: list[Run] = field(default_factory=list)

    @property
    def middle(self) -> float:
        """Half way between its ends."""
        return (self.x0 + self.x1) / 2

    @property
    def text(self) -> str:
        """Its lines in one, for comparing."""
        return plain("".join(run.text for run in sorted(self.texts, key=lambda r: (r.base, r.x0))))

    @property
    def is_sub(self) -> bool:
        """A year or a month: what stands below a text over several columns."""
        return bool(YEAR.match(self.text)) or month_of(self.text) is not None


@dataclass(frozen=True, slots=True)
class TextHeader:
    """A header: its band on the page, its columns from left to right."""

    top: float
    bottom: float
    leaves: tuple[Leaf, ...]

    @property
    def key(self) -> tuple[str, ...]:
        """The column texts, to know a repeated header by."""
        return tuple(leaf.text for leaf in self.leaves)

    @property
    def number_column(self) -> int | None:
        """The column of row numbers."""
        return next((k for k, leaf in enumerate(self.leaves) if leaf.text in _numbers()), None)


@cache
def _numbers() -> frozenset[str]:
    return frozenset(plain(w) for spec in _specs("number") for w in spec)


@cache
def _names() -> frozenset[str]:
    return frozenset(plain(w) for spec in _specs("name") for w in spec)


def _specs(key: str) -> Iterator[tuple[str, ...]]:
    return (spec.headers for form in forms() for spec in form.columns if spec.key == key)


_TELLING = (
    "โครงการ",
    "กิจกรรม",
    "วัตถุประสงค์",
    "เป้าหมาย",
    "งบประมาณ",
    "ตัวชี้วัด",
    "ที่คาดว่า",
    "หน่วย",
    "สถานที่",
    "รายละเอียด",
    "รับผิดชอบ",
    "ลำดับ",
    "ต.ค.",
    "ธ.ค.",
)  # project, activity, aim, target, budget, indicator, expected, unit, place, detail, in charge, order, month
_WINDOW, _FEWEST_TELLING = 4, 4


def speaks_of_header(lines: Sequence[Line]) -> bool:
    """Whether lines that follow each other hold several words of a header: worth a closer look."""
    texts = [line.text for line in lines]
    held = [frozenset(word for word in _TELLING if word in text) for text in texts]
    return any(
        len(frozenset().union(*held[at : at + _WINDOW])) >= _FEWEST_TELLING
        for at in range(len(held))
        if held[at] and any(len(words) > 1 for words in held[at : at + _WINDOW])
    )


def header_of(runs: Sequence[Run], width_pt: float) -> TextHeader | None:
    """The topmost header among the runs of a page, known by its column of numbers or names and others."""
    for seed in sorted(runs, key=lambda r: r.base):
        if not _is_seed(plain(seed.text)):
            continue
        known = [run for run in _near(runs, seed) if _is_known(run)]
        spread = max(r.x1 for r in known) - min(r.x0 for r in known) if known else 0.0
        if len({round(r.middle / 8) for r in known}) >= FEWEST_KNOWN and spread >= WIDTH_SHARE * width_pt:
            return _header(runs, known)
    return None


def _is_seed(text: str) -> bool:
    return text in _numbers() or any(nearness(text, name) >= KNOWN_AT for name in _names())


def _near(runs: Sequence[Run], seed: Run) -> list[Run]:
    reach = NEAR_EM * seed.size
    return [run for run in runs if abs(run.base - seed.base) <= reach and len(run.text) <= LONGEST_WORDING]


def _is_known(run: Run) -> bool:
    texts = [plain(one.text) for one in texts_apart(run)]
    counts = any(any(c.isdigit() for c in text) and not YEAR.match(text) for text in texts)  # a percentage
    return not counts and all(map(is_header_wording, texts)) and not GROUP.match(run.text)


def _header(runs: Sequence[Run], known: Sequence[Run]) -> TextHeader | None:
    band = _band(runs, known)
    leaves = _leaves(one for run in band for one in texts_apart(run))
    if len(leaves) < FEWEST_KNOWN:
        return None
    top, bottom = min(run.top for run in band), max(run.bottom for run in band)
    bottom = max(bottom, _counted(runs, bottom, len(leaves)))
    return TextHeader(top, bottom, tuple(leaves))


def _band(runs: Sequence[Run], known: Sequence[Run]) -> list[Run]:
    """The runs of the header: on the levels of those known, and lines that go on from them."""
    band = list(known)
    while True:
        top, bottom = min(run.top for run in band), max(run.bottom for run in band)
        more = [
            run for run in runs if run not in band and (top <= run.level <= bottom or _goes_on(run, band))
        ]
        if not more:
            return band
        band += more


def _goes_on(run: Run, band: Iterable[Run]) -> bool:
    """Right above or below a header text, as lines of one cell follow each other."""
    if GROUP.match(run.text.strip()) or run.number is not None:
        return False
    return any(
        abs(run.base - one.base) <= PITCH_EM * one.size
        and abs(run.size - one.size) < 1
        and min(run.x1, one.x1) - max(run.x0, one.x0) > OVERLAP_PT
        and (run.x1 - run.x0) < 2 * (one.x1 - one.x0) + 4 * one.size
        for one in band
    )


def _counted(runs: Sequence[Run], bottom: float, columns: int) -> float:
    """Foot of a row right below that counts the columns, (1) (2) (3); `bottom` where there is none."""
    below = sorted((run for run in runs if run.top >= bottom - 1), key=lambda r: r.base)
    level = [run for run in below if below and run.base - below[0].base < 0.5 * run.size]
    numbers = [run.number for run in sorted(level, key=lambda r: r.x0)]
    steps = all(a is not None and b is not None and b == a + 1 for a, b in pairwise(numbers))
    counted = FEWEST_COUNTED <= len(numbers) <= columns and steps and numbers[0] == 1
    return max(run.bottom for run in level) if counted else bottom


def _leaves(band: Iterable[Run]) -> list[Leaf]:
    """Columns from the header's texts, from the lowest line up; a text over several stands above them."""
    leaves: list[Leaf] = []
    above: list[Run] = []
    for run in sorted(band, key=lambda r: -r.base):
        over = [one for one in leaves if min(run.x1, one.x1) - max(run.x0, one.x0) > OVERLAP_PT]
        if not over:
            leaves.append(Leaf(run.x0, run.x1, [run]))
        elif len(over) > 1 or (over[0].is_sub and not _is_unit(run)):
            above.append(run)
        else:
            over[0].texts.append(run)
            over[0].x0, over[0].x1 = min(over[0].x0, run.x0), max(over[0].x1, run.x1)
    leaves.sort(key=lambda leaf: leaf.x0)
    _set_above(leaves, above)
    return leaves


def _is_unit(run: Run) -> bool:
    """A text that goes on with what is below it: "year" or "B.E." over a year, a year over "baht"."""
    text = plain(run.text)
    return text in {"ปี", "พศ", "ปีพศ", "ปีงบประมาณ"} or bool(YEAR.match(text))


def _set_above(leaves: Sequence[Leaf], above: Sequence[Run]) -> None:
    """Give each year and month the texts over it, a level at a time."""
    levels: list[list[Run]] = []
    for run in sorted(above, key=lambda r: r.base):
        if levels and run.base - levels[-1][0].base < 0.6 * run.size:
            levels[-1].append(run)
        else:
            levels.append([run])
    for level in levels:
        _span(leaves, sorted(level, key=lambda r: r.x0))


def _span(leaves: Sequence[Leaf], level: Sequence[Run]) -> None:
    """The texts of one level over groups of neighbouring year or month columns, from left to right."""
    for group in _groups(leaves):
        own = [run for run in level if group[0].x0 - OVERLAP_PT <= run.middle <= group[-1].x1 + OVERLAP_PT]
        at = 0
        for place, run in enumerate(own):
            end = 2 * run.middle - group[at].x0 if at < len(group) else 0.0
            last = place == len(own) - 1
            first = at
            while at < len(group) and (last or at == first or group[at].middle <= end + OVERLAP_PT):
                group[at].above.append(run)
                at += 1


def _groups(leaves: Sequence[Leaf]) -> Iterator[list[Leaf]]:
    """Neighbouring columns that are years, or that are months; others are a group each."""
    group: list[Leaf] = []
    for leaf in leaves:
        kind = _kind(leaf)
        if group and (kind == "" or kind != _kind(group[-1])):
            yield group
            group = []
        group.append(leaf)
    if group:
        yield group


def _kind(leaf: Leaf) -> str:
    if month_of(leaf.text) is not None:
        return "month"
    return "year" if YEAR.match(leaf.text) else ""
