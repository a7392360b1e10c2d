"""Layouts of project tables: forms of the regulations, ways of ruling, cutting, numbering and marking."""

from dataclasses import dataclass
from enum import StrEnum
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Form(StrEnum):
    """Which regulation's form the table follows."""

    THREE_YEARS = "ผ.01 of 2548"
    FOUR_YEARS = "ผ.02 of 2559"
    FIVE_YEARS = "ผ.02 of 2562"
    OPERATION = "ผด.02"
    OPERATION_OLD = "ผด.01 of 2548"


class Ruling(StrEnum):
    """Which rules of the table are drawn."""

    FULL = "full"
    NO_SIDES = "no sides"
    ACROSS = "across only"
    DOWN = "down only"
    OUTER = "outer only"
    NONE = "none"


class Pen(StrEnum):
    """How a rule is drawn."""

    LINE = "line"
    THIN_FILL = "thin fill"
    DASHED = "dashed"
    DOUBLE = "double"
    GAPPED = "gapped"


class Marks(StrEnum):
    """How months are marked."""

    ARROW = "arrow"
    BAR = "bar"
    TICK = "tick"
    SHADE = "shade"


class Heads(StrEnum):
    """Where strategy and programme stand: in lines above each table, or in rows over its whole width."""

    ABOVE = "above"
    ROWS = "rows"


WORDINGS: dict[str, tuple[str, ...]] = {
    "number": ("ที่", "ลำดับที่", "ลำดับ", "ลำ ดับ", "ที่."),
    "name": (
        "โครงการ",
        "โครงการ/กิจกรรม",
        "ชื่อโครงการ/กิจกรรม",
        "โครงการ / กิจกรรม (ตามแผน)",
        "แผนงาน/โครงการ/กิจกรรม",
    ),
    "objective": ("วัตถุประสงค์", "วัตถุประสงค์ของโครงการ", "วัตถุประสงค์โครงการ", "วัตถุ ประสงค์"),
    "target": ("เป้าหมาย (ผลผลิตของโครงการ)", "เป้าหมาย", "เป้าหมาย/ผลผลิตโครงการ", "ปริมาณงาน/เป้าหมาย"),
    "detail": (
        "รายละเอียดของโครงการ/กิจกรรม",
        "รายละเอียดของกิจกรรมที่เกิดขึ้นจากโครงการ",
        "รายละเอียดโครงการ",
        "ลักษณะกิจกรรม",
    ),
    "budget": ("งบประมาณ", "งบประมาณและที่มา", "งบประมาณและที่ผ่านมา", "งบประมาณ(บาท)และที่มา", "วงเงิน (บาท)"),
    "indicator": ("ตัวชี้วัด (KPI)", "ตัวชี้วัด", "ตัวชี้วัดความสำเร็จ", "ดัชนีชี้วัด (KPI)"),
    "expected_result": ("ผลที่คาดว่าจะได้รับ", "ผลลัพธ์ที่คาดว่าจะได้รับ", "ผลที่คาดว่าจะได้", "ประโยชน์ที่จะได้รับ"),
    "owner": (
        "หน่วยงานที่รับผิดชอบ",
        "หน่วยงานรับผิดชอบหลัก",
        "หน่วยงานที่รับผิดชอบหลัก",
        "หน่วยดำเนินการ",
        "ส่วนงานที่รับผิดชอบ",
        "นง.รับผิดชอบ",
    ),
    "place": ("สถานที่ดำเนินการ", "สถานที่", "พื้นที่ดำเนินงาน", "สถานที่ดำเนินโครงการ/กิจกรรม"),
}
"""Header wordings by meaning; some are in no list of the house."""

COLUMNS: dict[Form, tuple[tuple[str, float], ...]] = {
    Form.THREE_YEARS: (
        ("number", 26),
        ("name", 150),
        ("objective", 105),
        ("target", 105),
        ("budget", 0),
        ("expected_result", 100),
        ("owner", 70),
    ),
    Form.FOUR_YEARS: (
        ("number", 26),
        ("name", 125),
        ("objective", 90),
        ("target", 95),
        ("budget", 0),
        ("indicator", 60),
        ("expected_result", 80),
        ("owner", 62),
    ),
    Form.FIVE_YEARS: (
        ("number", 24),
        ("name", 110),
        ("objective", 80),
        ("target", 85),
        ("budget", 0),
        ("indicator", 56),
        ("expected_result", 72),
        ("owner", 58),
    ),
    Form.OPERATION: (
        ("number", 26),
        ("name", 130),
        ("detail", 110),
        ("budget", 58),
        ("place", 78),
        ("owner", 68),
        ("months", 0),
    ),
    Form.OPERATION_OLD: (
        ("number", 26),
        ("name", 140),
        ("detail", 120),
        ("budget", 58),
        ("place", 78),
        ("owner", 60),
        ("months", 0),
    ),
}
"""Columns and their widths in points; years and months are set in columns of a width of their own."""

YEARS: dict[Form, int] = {
    Form.THREE_YEARS: 3,
    Form.FOUR_YEARS: 4,
    Form.FIVE_YEARS: 5,
    Form.OPERATION: 1,
    Form.OPERATION_OLD: 1,
}


@dataclass(frozen=True, slots=True)
class Layout:
    """One way of setting the table; `number` names it. Sizes in points."""

    number: int
    form: Form
    ruling: Ruling
    pen: Pen
    marks: Marks
    heads: Heads
    portrait: bool
    turned: bool
    repeat_header: bool
    repeat_titles: bool
    cut_rows: bool
    open_cut: bool
    thai_digits: bool
    amount_style: str
    year_style: str
    source_below: bool
    middle: bool
    centred: bool
    hashes: bool
    header_fill: bool
    column_count_row: bool
    levels: int
    subtotals: bool
    restart: bool
    paragraphs: bool
    long_names: int
    by_lines: bool
    size_pt: float
    wordings: tuple[tuple[str, str], ...]

    @property
    def unseen(self) -> bool:
        """Whether the layout is held out: never looked at while the table code was built."""
        return self.number % 2 == 1

    @property
    def family(self) -> str:
        """What it is counted with."""
        return f"ruling {self.ruling.value}"

    @property
    def name(self) -> str:
        """What tells it apart, in a few words."""
        parts = [
            f"{self.number:02d}",
            self.form.value,
            self.ruling.value,
            self.pen.value,
            f"heads {self.heads.value}",
        ]
        flags = {
            "portrait": self.portrait,
            "turned": self.turned,
            "no header again": not self.repeat_header,
            "rows cut": self.cut_rows,
            "open cut": self.open_cut and self.cut_rows,
            "middle": self.middle,
            "by lines": self.by_lines,
        }
        if self.form in {Form.OPERATION, Form.OPERATION_OLD}:
            parts.append(self.marks.value)
        return ", ".join([*parts, *(name for name, on in flags.items() if on)])

    def wording(self, key: str) -> str:
        """The header text of a column."""
        return dict(self.wordings)[key]


def layouts(count: int, seed: int) -> tuple[Layout, ...]:
    """The first `count` layouts of a seed; each is drawn by its own number alone."""
    return tuple(_layout(number, Random(f"{seed}/{number}")) for number in range(count))


_FORMS = tuple(Form)
_RULINGS = (
    Ruling.FULL,
    Ruling.FULL,
    Ruling.FULL,
    Ruling.NO_SIDES,
    Ruling.ACROSS,
    Ruling.DOWN,
    Ruling.OUTER,
    Ruling.NONE,
)


def _layout(number: int, rng: Random) -> Layout:
    form = _FORMS[number // 2 % len(_FORMS)]
    ruling = _RULINGS[number // 2 % len(_RULINGS)]

    def chance(share: float) -> bool:
        return rng.random() < share

    return Layout(
        number=number,
        form=form,
        ruling=ruling,
        pen=rng.choice(tuple(Pen)),
        marks=rng.choice(tuple(Marks))
        if ruling in {Ruling.FULL, Ruling.NO_SIDES}
        else rng.choice((Marks.ARROW, Marks.TICK)),
        heads=rng.choice(tuple(Heads)),
        portrait=form is Form.THREE_YEARS and chance(0.3),
        turned=chance(0.2),
        repeat_header=chance(0.65),
        repeat_titles=chance(0.4),
        cut_rows=chance(0.5),
        open_cut=chance(0.4),
        thai_digits=chance(0.5),
        amount_style=rng.choice(("200,000", "200,000", "200,000.-", "200,000.00")),
        year_style=rng.choice(("2566", "2566 (บาท)", "ปี 2566", "พ.ศ. 2566", "2566\n(บาท)")),
        source_below=chance(0.15),
        middle=chance(0.3),
        centred=chance(0.4),
        hashes=chance(0.15),
        header_fill=chance(0.3),
        column_count_row=chance(0.15),
        levels=rng.choice((2, 2, 3)),
        subtotals=chance(0.5),
        restart=chance(0.6),
        paragraphs=chance(0.3),
        long_names=rng.choice((0, 1, 1, 3, 5)),
        by_lines=chance(0.3),
        size_pt=rng.choice((9.0, 10.0) if YEARS[form] > 3 else (9.0, 10.0, 11.0)),
        wordings=tuple((key, rng.choice(texts)) for key, texts in WORDINGS.items()),
    )
