"""Thai dates and years."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.dates import MONTHS, date_span, dates, year_be, year_ranges

FULL_YEAR = (dt.date(2023, 10, 1), dt.date(2024, 9, 30))


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("๑ ตุลาคม ๒๕๖๖-๓๐ กันยายน ๒๕๖๗", FULL_YEAR),
        ("1 ตุลาคม ๒๕๖๖- ๓๐ กันยายน ๒๕๖๗", FULL_YEAR),
        ("ต.ค. 66 - ก.ย. 67", FULL_YEAR),
        ("ตุลาคม 2566 – กันยายน 2567", FULL_YEAR),
        ("ตลอดปีงบประมาณ", FULL_YEAR),
        ("๒๔ เมษายน ๒๕๖๗", (dt.date(2024, 4, 24), dt.date(2024, 4, 24))),
        ("มี.ค. - เม.ย.", (dt.date(2024, 3, 1), dt.date(2024, 4, 30))),
        ("วันที่ 25 เดือน กันยายน พ.ศ. 2555", (dt.date(2012, 9, 25), dt.date(2012, 9, 25))),
        ("ตามความเหมาะสม", (None, None)),
        ("30 กันยายน 2567 - 1 ตุลาคม 2566", (None, None)),
    ],
)
def test_spans(text: str, span: tuple[dt.date | None, dt.date | None]) -> None:
    assert date_span(text, 2567) == span


def test_months_without_a_year_stay_open_when_the_fiscal_year_is_unknown() -> None:
    assert date_span("ต.ค. - ธ.ค.") == (None, None)
    assert date_span("ตลอดปีงบประมาณ") == (None, None)


def test_a_day_that_does_not_exist_is_none() -> None:
    assert date_span("31 เมษายน 2567") == (None, None)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("ประจำปีงบประมาณ พ.ศ. ๒๕๖๗", [(2567, 2567, True)]),
        ("ปีงบประมาณ ๒๕๖๑-๒๕๖๓", [(2561, 2563, True)]),
        ("(พ.ศ. 2555 - พ.ศ. 2557)", [(2555, 2557, False)]),
        ("(พ.ศ.๒๕61-๒๕๖3)", [(2561, 2563, False)]),
        ("2561-63", [(2561, 2563, False)]),
        ("255๕", [(2555, 2555, False)]),
        ("เมื่อวันที่ 26 กันยายน 2560", []),
        ("จำนวน 1234 บาท", []),
    ],
)
def test_year_ranges(text: str, years: list[tuple[int, int, bool]]) -> None:
    assert [(one.start_year_be, one.end_year_be, one.fiscal) for one in year_ranges(text)] == years


@given(st.dates(min_value=dt.date(1957, 1, 1), max_value=dt.date(2100, 12, 31)))
def test_every_day_is_read_back(day: dt.date) -> None:
    for name in MONTHS[day.month - 1]:
        found = next(dates(f"ลงวันที่ {day.day} {name} พ.ศ. {day.year + 543}"))
        assert found.first() == found.last() == day


@given(st.text())
def test_any_text_is_taken(text: str) -> None:
    list(dates(text))
    list(year_ranges(text))
    date_span(text, 2567)


def test_years_outside_of_the_era_are_none() -> None:
    assert year_be("1999") is None
    assert year_be("67") == 2567
    assert year_be("ปี") is None
