"""Amounts of baht written out in Thai words, and back."""

import re
from decimal import Decimal

# one to nine, with the forms of one and two in tens and units
_DIGITS = {
    "ศูนย์": 0,
    "หนึ่ง": 1,
    "เอ็ด": 1,
    "สอง": 2,
    "ยี่": 2,
    "สาม": 3,
    "สี่": 4,
    "ห้า": 5,
    "หก": 6,
    "เจ็ด": 7,
    "แปด": 8,
    "เก้า": 9,
}
# ten to a hundred thousand, and the million that starts over
_PLACES = {"สิบ": 10, "ร้อย": 100, "พัน": 1_000, "หมื่น": 10_000, "แสน": 100_000}
_MILLION_WORD, _MILLION = "ล้าน", 1_000_000
_WORDS = sorted((*_DIGITS, *_PLACES, _MILLION_WORD), key=len, reverse=True)
_WORD = re.compile("|".join(_WORDS))
# baht, then satang or "only"
_AMOUNT = re.compile(r"(.*?)บาท(?:ถ้วน|(.*?)สตางค์)?$")
_SPOKEN = ("", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_PLACE_NAMES = ("", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน")
_SATANG = 100
_LAST = 1


def baht_from_words(text: str) -> Decimal | None:
    """The amount that Thai words state; `None` when any part of them is not understood."""
    squeezed = re.sub(r"\s+", "", text)
    found = _AMOUNT.fullmatch(squeezed)
    if found is None:
        return None
    baht = number_from_words(found.group(1)) if found.group(1) else None
    if baht is None:
        return None
    if not found.group(2):
        return Decimal(baht)
    satang = number_from_words(found.group(2))
    return None if satang is None or satang >= _SATANG else Decimal(baht) + Decimal(satang) / _SATANG


def number_from_words(text: str) -> int | None:
    """A whole number in Thai words; places must fall from left to right."""
    words = _WORD.findall(text)
    if not words or "".join(words) != text:
        return None
    *millions, rest = _split_millions(words)
    total = 0
    for group in (*millions, rest):
        value = _below_million(group)
        if value is None:
            return None
        total = total * _MILLION + value
    return total


def _split_millions(words: list[str]) -> list[list[str]]:
    groups: list[list[str]] = [[]]
    for word in words:
        if word == _MILLION_WORD:
            groups.append([])
        else:
            groups[-1].append(word)
    return groups


def _below_million(words: list[str]) -> int | None:
    total, digit, last_place = 0, None, 10 * _MILLION
    for word in words:
        if word in _DIGITS:
            if digit is not None:
                return None
            digit = _DIGITS[word]
            continue
        place = _PLACES[word]
        if place >= last_place:
            return None
        total += (1 if digit is None else digit) * place
        digit, last_place = None, place
    return total + (digit or 0)


def words_from_number(number: int) -> str:
    """A whole number in Thai words."""
    if number >= _MILLION:
        high, low = divmod(number, _MILLION)
        return words_from_number(high) + _MILLION_WORD + (words_from_number(low) if low else "")
    digits = [int(d) for d in str(number)]
    return (
        "".join(_spoken(digit, len(digits) - i - 1, first=i == 0) for i, digit in enumerate(digits)) or "ศูนย์"
    )


def _spoken(digit: int, place: int, *, first: bool) -> str:
    if digit == 0:
        return ""
    if place == _LAST:
        return {1: "สิบ", 2: "ยี่สิบ"}.get(digit, _SPOKEN[digit] + "สิบ")
    if place == 0 and digit == 1 and not first:
        return "เอ็ด"
    return _SPOKEN[digit] + _PLACE_NAMES[place]
