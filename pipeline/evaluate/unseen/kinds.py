"""Kinds of project tables beyond the plain forms: merged cells, other forms, other marks; set by Typst."""

from dataclasses import dataclass
from enum import StrEnum
from random import Random

from pipeline.evaluate.unseen.layout import WORDINGS

FIRST = 100
"""Number of the first kind; below are the plain layouts."""


class KindForm(StrEnum):
    """The form of the table."""

    EQUIPMENT = "ผ.03"
    COMMUNITY = "ผ.02/1"
    BEYOND_MEANS = "ผ.05"
    WITH_SOURCE = "ยท.02"
    WITH_PROGRAMME = "ยท.03"
    OPERATION = "ผด.02"
    OPERATION_EQUIPMENT = "ผด.02/1"
    SUMMARY = "ผ.01 summary"
    OPERATION_SUMMARY = "ผด.01 summary"


class Lines(StrEnum):
    """Which rules are drawn."""

    GRID = "grid"
    DOTTED = "dotted"
    NO_ROWS = "no rules between rows"
    ACROSS = "across"
    OUTER = "outer"
    NONE = "none"


class Heading(StrEnum):
    """Where strategy and programme stand."""

    ABOVE = "above"
    BETWEEN = "in mid-page"
    ROWS = "rows"
    COLUMN = "merged column"


class Merged(StrEnum):
    """How an owner of several projects is printed."""

    NO = "no"
    TOP = "at the top"
    MIDDLE = "in the middle"


class Places(StrEnum):
    """How a project of several places is printed."""

    NO = "no"
    LINES = "lines of one row"
    ROWS = "rows without a number"


class Mark(StrEnum):
    """How months are marked."""

    ARROW = "arrow"
    ONE_HEAD = "arrow with one head"
    FILLED_HEADS = "arrow with filled heads"
    BARE_LINE = "bare line"
    BLOCK = "block arrow"
    BAR = "bar"
    PIECES = "bar in pieces"
    FILL = "filled cells"
    TICK = "tick"
    TYPED = "typed arrow"


YEARS: dict[KindForm, tuple[int, ...]] = {
    KindForm.EQUIPMENT: (5, 4),
    KindForm.COMMUNITY: (5,),
    KindForm.BEYOND_MEANS: (5, 4, 3),
    KindForm.WITH_SOURCE: (3, 4),
    KindForm.WITH_PROGRAMME: (3, 5),
    KindForm.OPERATION: (1,),
    KindForm.OPERATION_EQUIPMENT: (1,),
    KindForm.SUMMARY: (3, 4, 5),
    KindForm.OPERATION_SUMMARY: (1,),
}
TICKS = ("✓", "✔", "√", "X", "/", "●", "x")
FONTS = ("Sarabun", "TH Sarabun New", "Laksaman", "Garuda", "Loma", "Kinnari", "Norasi", "Umpush")
SUMMARIES = frozenset({KindForm.SUMMARY, KindForm.OPERATION_SUMMARY})
OPERATIONS = frozenset({KindForm.OPERATION, KindForm.OPERATION_EQUIPMENT})
WORDINGS_MORE: dict[str, tuple[str, ...]] = {
    **WORDINGS,
    "programme": ("แผนงาน", "แผนงาน/งาน"),
    "category": ("หมวด", "หมวดรายจ่าย"),
    "equipment_type": ("ประเภท", "ประเภทครุภัณฑ์"),
    "equipment_target": ("เป้าหมาย (ผลผลิตของครุภัณฑ์)", "เป้าหมาย (ผลผลิตของโครงการ)", "เป้าหมาย"),
    "source": ("แหล่งที่มาของงบประมาณ", "ที่มาของงบประมาณ", "แหล่งงบประมาณ"),
    "strategy": ("ยุทธศาสตร์", "ยุทธศาสตร์การพัฒนา", "ยุทธศาสตร์/แผนงาน"),
    "count": ("จำนวนโครงการ", "จำนวน โครงการ"),
    "guideline": ("แนวทางการพัฒนา", "แผนงาน"),
}


@dataclass(frozen=True, slots=True)
class Kind:
    """One way of setting the table; `number` names it. Sizes in points."""

    number: int
    form: KindForm
    years: int
    lines: Lines
    heading: Heading
    merged: Merged
    places: Places
    mark: Mark
    tick: str
    font: str
    size_pt: float
    repeat_header: bool
    break_rows: bool
    number_middle: bool
    cells_middle: bool
    upright_months: bool
    thai_digits: bool
    amount_style: str
    narrow_amounts: bool
    source_below: str
    levels: int
    restart: bool
    subtotals: bool
    long_names: int
    wordings: tuple[tuple[str, str], ...]

    @property
    def unseen(self) -> bool:
        """Whether the kind is held out: never looked at while the table code was built."""
        return self.number % 2 == 1

    @property
    def family(self) -> str:
        """What it is counted with."""
        return "summaries" if self.form in SUMMARIES else "kinds"

    @property
    def has_months(self) -> bool:
        """Whether the form has columns of months."""
        return self.form in OPERATIONS

    @property
    def name(self) -> str:
        """What tells it apart, in a few words."""
        flags = {
            f"owner merged {self.merged.value}": self.merged is not Merged.NO,
            f"places in {self.places.value}": self.places is not Places.NO,
            self.mark.value: self.has_months,
            "no header again": not self.repeat_header,
            "rows cut": self.break_rows,
            "numbers in the middle": self.number_middle,
            "narrow amounts": self.narrow_amounts,
            "upright months": self.upright_months and self.has_months,
        }
        parts = [str(self.number), f"{self.form.value} {self.years}", self.lines.value, self.heading.value]
        return ", ".join([*parts, *(name for name, on in flags.items() if on)])

    def wording(self, key: str) -> str:
        """The header text of a column."""
        return dict(self.wordings)[key]


def kinds(count: int, seed: int) -> tuple[Kind, ...]:
    """The first `count` kinds of a seed; each is drawn by its own number alone."""
    return tuple(_kind(FIRST + at, Random(f"{seed}/kind/{FIRST + at}")) for at in range(count))


_LINES = (
    Lines.GRID,
    Lines.NO_ROWS,
    Lines.GRID,
    Lines.ACROSS,
    Lines.GRID,
    Lines.OUTER,
    Lines.DOTTED,
    Lines.NONE,
)


def _kind(number: int, rng: Random) -> Kind:
    form = tuple(KindForm)[number // 2 % len(KindForm)]
    lines = _LINES[number // 2 % len(_LINES)]

    def chance(share: float) -> bool:
        return rng.random() < share

    boxed = lines in {Lines.GRID, Lines.DOTTED}
    merged = rng.choice((Merged.NO, Merged.TOP, Merged.MIDDLE)) if boxed else Merged.NO
    heading = rng.choice(tuple(Heading) if boxed else (Heading.ABOVE, Heading.BETWEEN, Heading.ROWS))
    plain = merged is Merged.NO and heading is not Heading.COLUMN
    return Kind(
        number=number,
        form=form,
        years=rng.choice(YEARS[form]),
        lines=lines,
        heading=heading,
        merged=merged,
        places=rng.choice((Places.NO, Places.NO, Places.LINES, Places.ROWS)) if plain else Places.NO,
        mark=rng.choice(tuple(Mark)),
        tick=rng.choice(TICKS),
        font=rng.choice(FONTS),
        size_pt=rng.choice((8.0, 9.0, 10.0)),
        repeat_header=chance(0.6),
        break_rows=chance(0.5),
        number_middle=chance(0.25),
        cells_middle=chance(0.15),
        upright_months=chance(0.1),
        thai_digits=chance(0.5),
        amount_style=rng.choice(("200,000", "200,000.-", "200,000.00", "200,000", "200,000.-")),
        narrow_amounts=chance(0.2),
        source_below=rng.choice(("", "", "", "(งบเทศบาล)", "(เงินอุดหนุน)", "งบ ทต.")),
        levels=rng.choice((1, 2, 2, 3)),
        restart=chance(0.6),
        subtotals=chance(0.4),
        long_names=rng.choice((0, 1, 2, 4)),
        wordings=tuple((key, rng.choice(texts)) for key, texts in WORDINGS_MORE.items()),
    )
