"""The header of a table without rules between its columns: its columns by the texts that stand over them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from pipeline.tables.header_signs import is_part_of_number, is_seed, numbers
from pipeline.tables.headers import YEAR, is_header_wording, month_of, wordings
from pipeline.tables.runs import Run, texts_apart
from pipeline.tables.wording import GROUP, plain

NEAR_EM = 3.4
"""A header's texts stand no further than this above or below the one it is known by, in font sizes."""

PITCH_EM, LARGEST_PITCH_EM, PITCH_SLACK = 1.45, 1.95, 1.06
"""Lines of one header text follow each other no further apart than the first, or than most lines do."""

FEWEST_KNOWN = 3
WIDTH_SHARE = 0.3
"""Share of the page's width that the texts of a header spread over."""

LONGEST_WORDING = 60
SAME_LINE_EM, WORD_GAP_EM, TITLE_EM = 0.3, 0.75, 8.0
"""A line is one text where no blank in it is wider than the second; a title is no shorter than the third."""

OVERLAP_PT = 1.5
FEWEST_COUNTED = 3
SHORT_FORM = 3
_YEARS = re.compile(r"^(?:(?:ปีงบประมาณ|ปี|พศ)*2[45]\d\d(?:บาท)?){2,}$")  # years side by side
_THOUSANDS = re.compile(r"\d,\d{3}")
_COUNTER = re.compile(r"^(?:\([0-9๐-๙]{1,2}\))*\([0-9๐-๙]{1,2}\)?$|^[0-9๐-๙]{0,2}\)$")


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
        return next((k for k, leaf in enumerate(self.leaves) if leaf.text in numbers()), None)


def header_of(runs: Sequence[Run], width_pt: float, rules: Sequence[float] = ()) -> TextHeader | None:
    """The topmost header among the runs of a page, known by its column of numbers or names and others.

    `rules`: heights of the rules over the whole table; no header goes on across one.
    """
    titles = _titles(runs)
    runs = [run for run in runs if run.order not in titles]
    for seed in sorted(runs, key=lambda r: r.base):
        if not is_seed(plain(seed.text)):
            continue
        known = _in_header([run for run in _near(runs, seed) if _is_known(run)], seed, runs, rules)
        spread = max(r.x1 for r in known) - min(r.x0 for r in known) if known else 0.0
        if len({round(r.middle / 8) for r in known}) >= FEWEST_KNOWN and spread >= WIDTH_SHARE * width_pt:
            return _header(runs, known, rules)
    return None


def _in_header(known: Sequence[Run], seed: Run, runs: Sequence[Run], rules: Sequence[float]) -> Sequence[Run]:
    """Those above the rule that ends the header, and above the first row, whose cells may be worded alike."""
    top = min((run.level for run in known), default=seed.level)
    below = [y for y in rules if y > top]
    ruled = pairwise([*below, float("inf")])
    end = next((y for y, after in ruled if y > seed.level or _holds_amount(runs, y, after)), float("inf"))
    first = _first_number(runs, known, seed.bottom)
    return [run for run in known if run.level < end and (run.level <= seed.bottom or run.order < first)]


def _holds_amount(runs: Sequence[Run], top: float, bottom: float) -> bool:
    """Whether an amount stands between two heights: they bound a row of the table and none of its header."""
    return any(top < run.level < bottom and _THOUSANDS.search(run.text) for run in runs)


def _titles(runs: Sequence[Run]) -> frozenset[int]:
    """The `order` of the runs of lines that are one long text and no header wording: titles, prose."""
    levels: list[list[Run]] = []
    for run in sorted(runs, key=lambda r: (r.base, r.x0)):
        if levels and run.base - levels[-1][0].base < SAME_LINE_EM * run.size:
            levels[-1].append(run)
        else:
            levels.append([run])
    lines = [sorted(level, key=lambda r: r.x0) for level in levels]
    return frozenset(run.order for line in lines if _is_title(line) for run in line)


def _is_title(line: Sequence[Run]) -> bool:
    size = line[0].size
    one_text = all(b.x0 - a.x1 <= WORD_GAP_EM * size for a, b in pairwise(line))
    long = line[-1].x1 - line[0].x0 >= TITLE_EM * size
    months = any(month_of(plain(one.text)) for run in line for one in texts_apart(run))
    months = months or all(len(run.text) <= SHORT_FORM for run in line)  # short forms broken over two lines
    text = plain("".join(run.text for run in line))
    wording = is_header_wording(text) or bool(_YEARS.match(text))
    return one_text and long and not months and not wording


def _near(runs: Sequence[Run], seed: Run) -> list[Run]:
    reach = NEAR_EM * seed.size
    return [run for run in runs if abs(run.base - seed.base) <= reach and len(run.text) <= LONGEST_WORDING]


def _is_known(run: Run) -> bool:
    texts = [plain(one.text) for one in texts_apart(run)]
    counts = any(any(c.isdigit() for c in text) and not YEAR.match(text) for text in texts)  # a percentage
    return not counts and all(map(is_header_wording, texts)) and not GROUP.match(run.text)


def _header(runs: Sequence[Run], known: Sequence[Run], rules: Sequence[float]) -> TextHeader | None:
    band = _band(runs, known, rules)
    leaves = _leaves(_phrases([one for run in band for one in texts_apart(run)]))
    if len(leaves) < FEWEST_KNOWN:
        return None
    top, bottom = min(run.top for run in band), max(run.bottom for run in band)
    bottom = max(bottom, _counted(runs, bottom, len(leaves)))
    return TextHeader(top, bottom, tuple(leaves))


def _phrases(band: Sequence[Run]) -> list[Run]:
    """The runs, neighbours on a line put together where a header wording has a blank in it."""
    out: list[Run] = []
    for run in sorted(band, key=lambda r: (round(r.base), r.x0)):
        if out and _is_phrase(out[-1], run):
            out[-1] = replace(out[-1], x1=run.x1, text=f"{out[-1].text} {run.text}", lefts=())
        else:
            out.append(run)
    return out


def _is_phrase(one: Run, other: Run) -> bool:
    beside = abs(one.base - other.base) < 1 and 0 <= other.x0 - one.x1 <= WORD_GAP_EM * one.size
    text, both = plain(one.text + other.text), [plain(one.text), plain(other.text)]
    if beside and text in numbers():  # a short word with a blank before its broken vowel
        return True
    if not beside or max(len(one.text), len(other.text)) <= SHORT_FORM:
        return False
    if YEAR.match(text) and not any(map(YEAR.match, both[:1])):
        return True
    return text in wordings() or (is_header_wording(text) and not all(map(is_header_wording, both)))


def merged(header: TextHeader, body: Sequence[Run]) -> TextHeader:
    """The header with neighbouring texts put together that body texts run below without a blank between."""
    leaves: list[Leaf] = []
    for leaf in header.leaves:
        last = leaves[-1] if leaves else None
        if last is not None and _is_one_column(last, leaf, body):
            texts = [*last.texts, *leaf.texts]
            leaves[-1] = Leaf(last.x0, leaf.x1, texts, last.above or leaf.above)
        else:
            leaves.append(leaf)
    return replace(header, leaves=tuple(leaves))


def _is_one_column(one: Leaf, other: Leaf, body: Sequence[Run]) -> bool:
    if one.is_sub or other.is_sub or other.x0 - one.x1 > WORD_GAP_EM * one.texts[0].size:
        return False
    edge = (one.x1 + other.x0) / 2
    return any(run.x0 < one.middle and run.x1 > other.middle and run.x0 < edge < run.x1 for run in body)


def _band(runs: Sequence[Run], known: Sequence[Run], rules: Sequence[float]) -> list[Run]:
    """The runs of the header: on the levels of those known, and lines that go on from them."""
    band = list(known)
    pitch = _pitch_em(runs)
    foot = max(run.base for run in known)
    end = min((y for y in rules if y > foot), default=float("inf"))
    first = _first_number(runs, known, foot)
    runs = [run for run in runs if run.level < end and (run.level < foot or run.order < first)]
    while True:
        top, bottom = min(run.top for run in band), max(run.bottom for run in band)
        more = [
            run
            for run in runs
            if run not in band and (top <= run.level <= bottom or _goes_on(run, band, pitch))
        ]
        if not more:
            return band
        band += more


def _first_number(runs: Sequence[Run], known: Sequence[Run], foot: float) -> float:
    """The place in the page's content of the first row number below the header; infinite for none."""
    edge = min((run.x1 for run in known), default=0.0)
    heads = [run for run in known if plain(run.text) in numbers()]
    heads += [
        run for run in runs if run.x1 <= edge and run.level <= foot and is_part_of_number(plain(run.text))
    ]
    below = (
        run.order
        for run in runs
        if run.level > foot
        and run.number is not None
        and any(_overlap(run, head) > OVERLAP_PT for head in heads)
    )
    return min(below, default=float("inf"))


def _pitch_em(runs: Sequence[Run]) -> float:
    """How far apart the lines of a cell stand at most, in font sizes, as most of the page shows."""
    steps = []
    lines = sorted(runs, key=lambda r: r.base)
    for at, run in enumerate(lines):
        below = (r for r in lines[at + 1 :] if r.base > run.base + 1 and _overlap(run, r) > OVERLAP_PT)
        after = next(below, None)
        if after is not None and after.base - run.base <= LARGEST_PITCH_EM * run.size:
            steps.append((after.base - run.base) / run.size)
    usual = median(steps) * PITCH_SLACK if steps else PITCH_EM
    return min(LARGEST_PITCH_EM, max(PITCH_EM, usual))


def _overlap(one: Run, other: Run) -> float:
    return min(one.x1, other.x1) - max(one.x0, other.x0)


def _goes_on(run: Run, band: Iterable[Run], pitch_em: float) -> bool:
    """Right above or below a header text, as lines of one cell follow each other."""
    if GROUP.match(run.text.strip()) or run.number is not None:
        return False
    return any(
        abs(run.base - one.base) <= pitch_em * one.size
        and abs(run.size - one.size) < 1
        and _overlap(run, one) > OVERLAP_PT
        and (run.x1 - run.x0) < 2 * (one.x1 - one.x0) + 4 * one.size
        for one in band
    )


def _counted(runs: Sequence[Run], bottom: float, columns: int) -> float:
    """Foot of a row right below that counts the columns, (1) (2) (3); `bottom` where there is none."""
    below = sorted((run for run in runs if run.top >= bottom - 1), key=lambda r: r.base)
    level = [run for run in below if run.base - below[0].base < SAME_LINE_EM * run.size]
    numbers = [run.number for run in sorted(level, key=lambda r: r.x0)]
    steps = all(a is not None and b is not None and b == a + 1 for a, b in pairwise(numbers))
    bracketed = all(_COUNTER.match(run.text.strip()) for run in level)  # a narrow column may break (10)
    if len(level) < FEWEST_COUNTED or len(level) > columns or not (bracketed or (steps and numbers[0] == 1)):
        return bottom
    foot = max(run.bottom for run in level)
    rest = [run for run in below if foot < run.level <= foot + run.size and _COUNTER.match(run.text.strip())]
    return max([foot, *(run.bottom for run in rest)]) if bracketed else foot


def _leaves(band: Iterable[Run]) -> list[Leaf]:
    """Columns from the header's texts, from the lowest line up; a text over several stands above them."""
    leaves: list[Leaf] = []
    above: list[Run] = []
    for run in sorted(band, key=lambda r: -r.base):
        over = [one for one in leaves if min(run.x1, one.x1) - max(run.x0, one.x0) > OVERLAP_PT]
        if not over:
            leaves.append(Leaf(run.x0, run.x1, [run]))
        elif len(over) > 1 or (over[0].is_sub and (_kind(over[0]) == "month" or not _is_unit(run))):
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
