"""Numbers that stand before headings and list items: `๑๒.`, `(๑)`, `๑)`, `3.1`, `ข้อ ๑`, `ส่วนที่ ๑`, `ก.`."""

import re
from dataclasses import dataclass
from enum import StrEnum

from pipeline.text.digits import to_arabic

WORDS = (
    "ส่วนที่",  # part
    "ภาคที่",  # division
    "บทที่",  # chapter
    "หมวดที่",  # title
    "หมวด",  # title
    "ตอนที่",  # portion
    "ข้อที่",  # item
    "ข้อ",  # item
    "ประเด็นยุทธศาสตร์ที่",  # strategic issue
    "ยุทธศาสตร์การพัฒนาที่",  # development strategy
    "ยุทธศาสตร์ที่",  # strategy
    "ยุทธศาสตร์",  # strategy
    "กลยุทธ์ที่",  # tactic
    "กลยุทธที่",  # tactic, a common misspelling
    "แนวทางการพัฒนาที่",  # line of development
    "แนวทางที่",  # line of approach
    "แผนงานที่",  # programme
    "มิติที่",  # dimension
    "ประเด็นที่",  # issue
    "เป้าประสงค์ที่",  # objective
    "เป้าหมายที่",  # goal
    "พันธกิจที่",  # mission
    "ขั้นตอนที่",  # step
    "ขั้นที่",  # step
    "ภาคผนวก",  # appendix
)
"""Words that announce a number, longest first where one begins another."""

_DIGIT = "0-9๐-๙"
_DECIMAL = rf"[{_DIGIT}]{{1,2}}(?:\s?\.{{1,2}}\s?[{_DIGIT}]{{1,2}}){{1,4}}"
_PLAIN = rf"[{_DIGIT}]{{1,3}}"
_LETTER = "[ก-ฮ]"
_SPACES = re.compile(r"\s+")
_SPACED_WORDS = tuple(r"\s?".join(word) for word in WORDS)
"""The words with the stray blanks that letter-spaced headings leave in them."""


class Style(StrEnum):
    """How a number is written."""

    WORD = "word"
    DECIMAL = "decimal"
    DOT = "dot"
    PARENTHESIS = "parenthesis"
    PARENTHESES = "parentheses"
    LETTER = "letter"
    BARE = "bare"


@dataclass(frozen=True, slots=True)
class Numbering:
    """A number before a text.

    `printed` is the numeral as printed without dots and brackets around it, `number` the same in Arabic
    digits and without blanks, `word` what announces it (`ส่วนที่`), `rest` the text after it, `start` the
    offset of `rest`.
    """

    style: Style
    printed: str
    number: str
    word: str
    rest: str
    start: int

    @property
    def depth(self) -> int:
        """1 for `3`, 2 for `3.1`, and so on."""
        return self.number.count(".") + 1

    @property
    def parts(self) -> tuple[int, ...]:
        """The number as integers, `(3, 1)`; empty for letters."""
        return tuple(int(part) for part in self.number.split(".") if part.isdigit())


_PATTERNS: tuple[tuple[Style, re.Pattern[str]], ...] = (
    (
        Style.WORD,
        re.compile(
            rf"(?P<word>{'|'.join(_SPACED_WORDS)})\s*(?P<n>{_DECIMAL}|{_PLAIN}|{_LETTER}(?![ก-๎]))\s*[.):：\-–]?\s*"
        ),
    ),
    (Style.PARENTHESES, re.compile(rf"\(\s?(?P<n>{_DECIMAL}|{_PLAIN}|{_LETTER})\s?\)\s*")),
    (Style.PARENTHESIS, re.compile(rf"(?P<n>{_DECIMAL}|{_PLAIN}|{_LETTER})\s?\)\s*")),
    (Style.DECIMAL, re.compile(rf"(?P<n>{_DECIMAL})(?:\s?\.(?![{_DIGIT}]))?(?![{_DIGIT},%])\s*")),
    (Style.DOT, re.compile(rf"(?P<n>{_PLAIN})\s?\.(?![{_DIGIT}])\s*")),
    (Style.LETTER, re.compile(rf"(?P<n>{_LETTER})\.\s+(?![ก-ฮ]\.)")),
    (Style.BARE, re.compile(rf"(?P<n>{_PLAIN})\s+(?=[ก-ฮเ-ไ“\"])")),
)

_BULLET = re.compile(r"[-–—•●○▪■□➢✓❖◆◇►▶»‣❑☐✔✦★☞➤%*\uf0b7\uf0d8\uf0a7\uf0fc]\s*(?=\S)")


def numbering(text: str) -> Numbering | None:
    """The number `text` begins with, if any; blanks before it are passed over.

    A date (`1 ตุลาคม`) or an amount may look like a bare number: `Style.BARE` needs more evidence.
    """
    lead = len(text) - len(text.lstrip())
    for style, pattern in _PATTERNS:
        found = pattern.match(text, lead)
        if found is None:
            continue
        printed = found["n"].strip()
        plain = re.sub(r"\.{2,}", ".", _SPACES.sub("", to_arabic(printed)))
        return Numbering(
            style=style,
            printed=printed,
            number=plain,
            word=_SPACES.sub("", found.groupdict().get("word") or ""),
            rest=text[found.end() :],
            start=found.end(),
        )
    return None


def without_bullet(text: str) -> str | None:
    """The text after a bullet or a dash, or `None` where it has none."""
    found = _BULLET.match(text.lstrip())
    return text.lstrip()[found.end() :] if found else None
