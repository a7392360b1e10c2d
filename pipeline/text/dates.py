"""Thai dates, years of the Buddhist era, fiscal year ranges. Thai and Arabic digits, mixed too.

A fiscal year n runs from 1 October n-1 to 30 September n. Two-digit years are of the 2500s.
"""

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.text.digits import to_arabic

BE_MINUS_CE = 543
FIRST_YEAR_BE, LAST_YEAR_BE = 2440, 2699
"""Years outside of this are not read as years of the Buddhist era."""

MONTHS: tuple[tuple[str, ...], ...] = (
    ("มกราคม", "ม.ค."),  # January
    ("กุมภาพันธ์", "ก.พ."),  # February
    ("มีนาคม", "มี.ค."),  # March
    ("เมษายน", "เม.ย."),  # April
    ("พฤษภาคม", "พ.ค."),  # May
    ("มิถุนายน", "มิ.ย."),  # June
    ("กรกฎาคม", "ก.ค."),  # July
    ("สิงหาคม", "ส.ค."),  # August
    ("กันยายน", "ก.ย."),  # September
    ("ตุลาคม", "ต.ค."),  # October
    ("พฤศจิกายน", "พ.ย."),  # November
    ("ธันวาคม", "ธ.ค."),  # December
)

_D = "[0-9๐-๙]"
_YEAR = rf"(?<!{_D}){_D}{{4}}(?!{_D})"
_SHORT_YEAR = rf"{_D}{{2}}(?!{_D})"
_ERA = r"(?:พุทธศักราช|พ\s?\.\s?ศ\s?\.?)"  # "Buddhist era", in full and short
_TO = r"(?:-|–|—|−|\u00ad|ถึง|จนถึง|~)"  # a dash, "to", "until"
_WHOLE_FISCAL_YEAR = re.compile(r"ตลอด(?:ทั้ง)?ปี(?:งบประมาณ)?|ทั้งปี")  # "all (fiscal) year long"


def _month_forms() -> dict[str, int]:
    forms = {}
    for number, names in enumerate(MONTHS, start=1):
        for name in names:
            forms[name] = number
            forms[name.rstrip(".")] = number
    return forms


_MONTH_FORMS = _month_forms()
_MONTH = "|".join(
    re.escape(form).replace(r"\.", r"\s?\.\s?") for form in sorted(_MONTH_FORMS, key=len, reverse=True)
)
_MONTH_YEAR = re.compile(
    rf"(?:(?P<day>(?<!{_D}){_D}{{1,2}})\s*(?:เดือน\s*)?)?(?P<month>{_MONTH})"
    rf"(?:\s*(?:{_ERA}\s*)?(?P<year>{_YEAR}|{_SHORT_YEAR}))?"
)
_RANGE = re.compile(
    rf"(?P<fiscal>ปีงบประมาณ)?\s*(?:{_ERA}\s*)?(?P<first>{_YEAR})"
    rf"(?:\s*{_TO}\s*(?:ปีงบประมาณ\s*)?(?:{_ERA}\s*)?(?P<last>{_YEAR}|{_SHORT_YEAR}))?"
)
_LONG_YEAR = 4


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text: `day` is `None` where only the month is printed; offsets into the text."""

    year: int | None
    month: int
    day: int | None
    start: int
    end: int

    def first(self) -> dt.date | None:
        """The first day meant, or `None` without a year or where there is no such day."""
        return _date(self.year, self.month, self.day or 1)

    def last(self) -> dt.date | None:
        """The last day meant, or `None` without a year or where there is no such day."""
        if self.day is not None or self.year is None:
            return self.first()
        return _date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])


@dataclass(frozen=True, slots=True)
class YearRange:
    """Years of the Buddhist era in a text; `fiscal` where the words say so; offsets into the text."""

    start_year_be: int
    end_year_be: int
    fiscal: bool
    start: int
    end: int

    @property
    def is_range(self) -> bool:
        """Whether more than one year is covered."""
        return self.end_year_be > self.start_year_be


def _date(year: int | None, month: int, day: int) -> dt.date | None:
    if year is None:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        # 31 April and the like: printed, but no day of any calendar.
        return None


def year_be(printed: str) -> int | None:
    """The Buddhist-era year that two or four printed digits mean, or `None`."""
    plain = to_arabic(printed.strip())
    if not plain.isdigit():
        return None
    year = int(plain) if len(plain) == _LONG_YEAR else 2500 + int(plain)
    return year if FIRST_YEAR_BE <= year <= LAST_YEAR_BE else None


def dates(text: str) -> Iterator[DateMention]:
    """The dates and months named in `text`, in order."""
    for match in _MONTH_YEAR.finditer(text):
        year = year_be(match["year"]) if match["year"] else None
        if (
            match["day"] is None
            and year is None
            and not match["month"].rstrip().endswith(("คม", "ยน", "ธ์", "."))
        ):
            continue
        name = re.sub(r"\s", "", match["month"])
        yield DateMention(
            year=year - BE_MINUS_CE if year else None,
            month=_MONTH_FORMS[name],
            day=int(to_arabic(match["day"])) if match["day"] else None,
            start=match.start(),
            end=match.end(),
        )


def year_ranges(text: str) -> Iterator[YearRange]:
    """The years and ranges of years in `text`, in order, those inside dates left out."""
    taken = [(found.start, found.end) for found in dates(text)]
    for match in _RANGE.finditer(text):
        at = match.start("first")
        if any(start <= at < end for start, end in taken):
            continue
        first = year_be(match["first"])
        last = year_be(match["last"]) if match["last"] else first
        if first is None or last is None or last < first:
            continue
        yield YearRange(first, last, bool(match["fiscal"]), match.start(), match.end())


def fiscal_year_dates(fiscal_year_be: int) -> tuple[dt.date, dt.date]:
    """First and last day of a fiscal year."""
    year = fiscal_year_be - BE_MINUS_CE
    return dt.date(year - 1, 10, 1), dt.date(year, 9, 30)


def date_span(text: str, fiscal_year_be: int | None = None) -> tuple[dt.date | None, dt.date | None]:
    """First and last day of the span that `text` names; an end that is not stated is `None`.

    A span that ends before it starts has no ends at all. Months without a year, and "all year long", are
    placed in `fiscal_year_be` where that is given.
    """
    found = [_placed(one, fiscal_year_be) for one in dates(text)]
    if not found:
        if fiscal_year_be is not None and _WHOLE_FISCAL_YEAR.search(text):
            return fiscal_year_dates(fiscal_year_be)
        return None, None
    first, last = found[0], found[-1]
    if first.year is None and last.year is not None and first.month <= last.month:
        # "1 - 5 May 2567": the year stands once, at the end.
        first = DateMention(last.year, first.month, first.day, first.start, first.end)
    start, end = first.first(), last.last()
    if start is not None and end is not None and end < start:
        # Printed or read in the wrong order: which day is the first is not for us to say.
        return None, None
    return start, end


def _placed(mention: DateMention, fiscal_year_be: int | None) -> DateMention:
    if mention.year is not None or fiscal_year_be is None:
        return mention
    start, end = fiscal_year_dates(fiscal_year_be)
    year = start.year if mention.month >= start.month else end.year
    return DateMention(year, mention.month, mention.day, mention.start, mention.end)
