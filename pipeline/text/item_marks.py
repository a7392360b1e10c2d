"""What stands before a heading or a list item: a number of any kind, a word with a number, or a bullet."""

import re
from dataclasses import dataclass
from enum import StrEnum

from pipeline.text.numbering import NumberStyle, normal_number, parse_numbering


class MarkStyle(StrEnum):
    """How an item is marked. `bare` is a number without any sign after it, which may be no mark at all."""

    WORD = "word"
    DECIMAL = "decimal"
    DOT = "dot"
    PARENTHESES = "parentheses"
    HALF_PARENTHESIS = "half_parenthesis"
    LETTER = "letter"
    BULLET = "bullet"
    BARE = "bare"


_MORE_WORDS = (
    "ประเด็นยุทธศาสตร์ที่",  # strategic issue
    "ยุทธศาสตร์การพัฒนาที่",  # development strategy
    "ยุทธศาสตร์",  # strategy
    "กลยุทธที่",  # tactic, as often misspelt
    "แนวทางการพัฒนาที่",  # line of development
    "แผนงานที่",  # programme
    "ประเด็นที่",  # issue
    "เป้าหมายที่",  # goal
    "ขั้นตอนที่",  # step
    "ขั้นที่",  # step
    "ภาคผนวก",  # appendix
)
_DIGITS = "[0-9๐-๙]{1,2}"
_WORD_NUMBER = re.compile(
    rf"\s*(?P<word>{'|'.join(_MORE_WORDS)})\s*(?P<n>{_DIGITS}|[ก-ฮ](?![ก-๎]))(?![0-9๐-๙.]\S)\s*[.:)]?\s*"
)
_BARE_NUMBER = re.compile(rf"\s*(?P<n>{_DIGITS}(?:\.{_DIGITS})*)\s+(?=[ก-ฮเ-ไ“\"])")
_DOUBLE_STOP = re.compile(r"^(\s*[0-9๐-๙.]*?)\.\.+(?=[0-9๐-๙])")
_AFTER_MARK = re.compile(r"^[\s:\-–]+")


@dataclass(frozen=True, slots=True)
class ItemMark:
    """The mark `text` begins with.

    `printed` is the numeral as printed without stops and brackets around it (`๓.๑๒`), `number` its normal
    form (`3.12`), `word` what announces it (`ส่วนที่`), `rest` the text that follows.
    """

    style: MarkStyle
    printed: str
    number: str
    word: str
    rest: str

    @property
    def depth(self) -> int:
        """1 for `3`, 2 for `3.1`; 0 for a bullet."""
        return self.number.count(".") + 1 if self.number else 0

    @property
    def parts(self) -> tuple[int, ...]:
        """The number as integers; empty for letters and bullets."""
        pieces = self.number.split(".")
        return tuple(int(piece) for piece in pieces) if all(piece.isdigit() for piece in pieces) else ()


def item_mark(text: str) -> ItemMark | None:
    """The mark at the head of `text`, if there is one."""
    text = _DOUBLE_STOP.sub(r"\1.", text)
    found = parse_numbering(text)
    if found is not None:
        return ItemMark(
            style=_style(found.style, found.number),
            printed=_numeral(found.printed, found.word or ""),
            number=found.number,
            word=found.word or "",
            rest=_AFTER_MARK.sub("", text[found.end :]),
        )
    for style, pattern in ((MarkStyle.WORD, _WORD_NUMBER), (MarkStyle.BARE, _BARE_NUMBER)):
        match = pattern.match(text)
        if match:
            word = match.groupdict().get("word") or ""
            rest = _AFTER_MARK.sub("", text[match.end() :])
            return ItemMark(style, match["n"], normal_number(match["n"]), word, rest)
    return None


def _style(style: NumberStyle, number: str) -> MarkStyle:
    if style is NumberStyle.DECIMAL and "." not in number:
        return MarkStyle.DOT
    return MarkStyle(style.value)


def _numeral(printed: str, word: str) -> str:
    return printed.removeprefix(word).strip(" .():")


def marked_number(text: str) -> str | None:
    """The number before `text` in normal form, bullets and bare numbers set aside."""
    mark = item_mark(text)
    return mark.number if mark and mark.style not in (MarkStyle.BULLET, MarkStyle.BARE) else None
