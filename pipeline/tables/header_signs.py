"""Words by which a header without rules is known: of its columns of numbers, names and strategies."""

from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.tables.headers import KNOWN_AT, forms
from pipeline.tables.wording import nearness, plain
from schemas.line import Line


@cache
def numbers() -> frozenset[str]:
    """Wordings of the column of row numbers, comparable."""
    return frozenset(plain(w) for spec in _specs("number") for w in spec)


@cache
def strategies() -> frozenset[str]:
    """Wordings of the column of strategies, comparable."""
    return frozenset(plain(w) for spec in _specs("strategy") for w in spec)


@cache
def names() -> frozenset[str]:
    """Wordings of the column of names, comparable."""
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
    "ยุทธศาสตร์",
    "จำนวน",
    "ร้อยละ",
    "แผนงาน",
    "หมวด",
    "ประเภท",
)  # project, activity, aim, target, budget, indicator, expected, unit, place, detail, in charge, order, Oct.,
# Dec., strategy, number of, per cent, programme, category, kind
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


def is_seed(text: str) -> bool:
    """Whether a text (already `plain`) heads a column that every header has: numbers, names, strategies."""
    return (
        text in numbers() or text in strategies() or any(nearness(text, name) >= KNOWN_AT for name in names())
    )


def is_part_of_number(text: str) -> bool:
    """Whether a text at the left is a part of a number column's header, broken in two."""
    return len(text) > 1 and any(text in word for word in numbers())
