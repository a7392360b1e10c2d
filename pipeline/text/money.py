"""Amounts as plans print them: Thai, Arabic and mixed digits, satang, `.-`, dashes, `###`, nothing."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from pipeline.text.digits import to_arabic


class AmountKind(StrEnum):
    """What an amount cell says. `text`: words, or a number that is not written as an amount."""

    AMOUNT = "amount"
    NONE_DECLARED = "none_declared"
    UNREADABLE = "unreadable"
    BLANK = "blank"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount as printed. `value` is given for `AMOUNT` only; `rest` is what stands beside the number."""

    kind: AmountKind
    value: Decimal | None = None
    rest: str = ""


# One number: digits in groups of three, or plain; satang after a point; then `.-`, `/-` or `-` for no satang.
_NUMBER = re.compile(
    r"(?<![\d.,/-])(?P<sign>-\s?)?(?P<whole>\d{1,3}(?:\s?,\s?\d{3})+|\d+)(?P<satang>\.\d{1,2}(?!\d))?"
    r"(?P<tail>\s?(?:\.-|\.\s?–|/-|=|\.)?)(?![\d,])"
)
# Figures and their marks; a number in groups of three, whole; what may stand before its first comma; and the
# beginning of one that further lines may complete.
_FIGURES = re.compile(r"^[0-9๐-๙,.\-/=]+$")
_WHOLE = re.compile(r"^(?:[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*)(?:\.\d\d)?(?:\.-|/-|-|=)?$")
_FEW_DIGITS = re.compile(r"^\d{1,2}$")
_BEGINNING = re.compile(
    r"^[1-9]\d{0,2}(?:,\d{3})*(?:,\d{0,2})?$|^[1-9]\d*$|^(?:[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*)(?:\.\d{0,2}|\.-|/-|-|=)$"
)
_DASHES = re.compile(r"[-–—−\u00ad‐‑]+")
_HASHES = re.compile(r"#{2,}")
# Uses no budget, has no budget, did not or need not use one, has no cost.
_WORDS_FOR_NONE = (
    "ไม่ใช้งบประมาณ",
    "ไม่มีงบประมาณ",
    "ไม่ได้ใช้งบประมาณ",
    "ไม่ใช้เงินงบประมาณ",
    "ไม่ต้องใช้งบประมาณ",
    "ไม่มีค่าใช้จ่าย",
)
_MILLION = re.compile(r"^\s*ล้าน(?=\s*(?:บาท|$))")  # "million", right after the number
_BAHT = re.compile(r"\s*(?:บาท|฿)")


def parse_amount(text: str) -> Amount:
    """The amount a cell states.

    The whole cell must be one amount, with or without the word baht; `###` anywhere is unreadable; a cell
    with words beside the number gives them as `rest`; two numbers are no amount but text.
    """
    plain = to_arabic(unwrapped(text) if "\n" in text else text).strip()
    if not plain:
        return Amount(AmountKind.BLANK)
    if _HASHES.search(plain):
        return Amount(AmountKind.UNREADABLE)
    closed = re.sub(r"\s", "", plain)
    if _DASHES.fullmatch(closed) or any(w in closed for w in _WORDS_FOR_NONE):
        return Amount(AmountKind.NONE_DECLARED)
    found = list(_NUMBER.finditer(plain))
    if len(found) != 1:
        return Amount(AmountKind.TEXT, rest=plain)
    match = found[0]
    after = _MILLION.sub(" ", plain[match.end() :])
    rest = _BAHT.sub(" ", plain[: match.start()] + " " + after)
    times = Decimal(1) if after == plain[match.end() :] else Decimal(1_000_000)
    return Amount(AmountKind.AMOUNT, _value(match) * times, " ".join(rest.split()))


def unwrapped(text: str) -> str:
    """Numbers that the cell's edge breaks over two lines or more, made whole; whole amounts stay apart.

    Lines are put together where both together are a well-written number, and one of them is none by itself
    or is the one or two digits before the first comma: no plan spends 39 baht on a line of its own.
    """
    out: list[str] = []
    for line in text.split("\n"):
        whole = out[-1].strip() + line.strip() if out else ""
        broken = out and _is_broken(to_arabic(out[-1].strip()), to_arabic(line.strip()))
        if broken and _FIGURES.match(whole) and _BEGINNING.match(to_arabic(whole)):
            out[-1] = whole
        else:
            out.append(line)
    return "\n".join(out)


def _is_broken(line: str, after: str) -> bool:
    """Whether two lines may be one number: not where each is an amount that a budget may state."""
    return not (_WHOLE.match(line) and _WHOLE.match(after)) or bool(_FEW_DIGITS.match(line) and "," in after)


def parse_baht(text: str) -> Decimal | None:
    """The amount of a cell that holds nothing else, in baht; `None` for everything else."""
    amount = parse_amount(text)
    return amount.value if amount.kind is AmountKind.AMOUNT and not amount.rest else None


def amounts_in(text: str) -> tuple[Decimal, ...]:
    """Every number written as an amount in running text, in order."""
    return tuple(_value(match) for match in _NUMBER.finditer(to_arabic(text)))


def parse_percent(text: str) -> Decimal | None:
    """The number of a percentage cell (`12.50`, `100 %`, `8,600 %`), else `None`."""
    return parse_baht(re.sub(r"[%％]", "", text))


def _value(match: "re.Match[str]") -> Decimal:
    whole = re.sub(r"[\s,]", "", match["whole"])
    return Decimal(("-" if match["sign"] else "") + whole + (match["satang"] or ""))
