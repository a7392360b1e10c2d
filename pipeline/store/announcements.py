"""Read on which day each plan was announced, from the formula that closes an announcement."""

import datetime as dt
import re
from collections import defaultdict

from pipeline.store.connection import Connection
from pipeline.text.dates import dates, fiscal_year_dates

ANNOUNCED = re.compile(r"ประกาศ\s*(?:ใช้)?\s*ณ\s*วันที่")  # "announced (for use) on the day"
MOST_YEARS_BEFORE = 2
"""Years before the plan's first fiscal year; older announcements are others', which the plan cites."""

CANDIDATES = """
    SELECT t.document_id, p.plan_id, t.page, t.text, p.start_year_be, coalesce(p.end_year_be, p.start_year_be)
    FROM paragraphs t JOIN plans p USING (document_id)
    WHERE p.start_year_be IS NOT NULL AND contains(t.searchable, 'ประกาศ') AND contains(t.searchable, 'วันที่')
"""
ROWS_AT_ONCE = 5000


def announced_on(text: str, start_year_be: int, end_year_be: int) -> dt.date | None:
    """The day a paragraph says the plan was announced, `None` where it says none that can be the plan's."""
    formula = ANNOUNCED.search(text)
    found = next(dates(text[formula.end() :]), None) if formula else None
    day = found.first() if found and found.day is not None else None
    first, last = fiscal_year_dates(start_year_be - MOST_YEARS_BEFORE)[0], fiscal_year_dates(end_year_be)[1]
    return day if day and first <= day <= last else None


def note_announcements(connection: Connection) -> None:
    """Fill `plan_dates` anew; a document in which two days are printed so has none."""
    days: defaultdict[tuple[str, str], dict[dt.date, int | None]] = defaultdict(dict)
    cursor = connection.cursor().execute(CANDIDATES)
    while rows := cursor.fetchmany(ROWS_AT_ONCE):
        for document_id, plan_id, page, text, start, end in rows:
            day = announced_on(text, start, end)
            if day:
                days[document_id, plan_id].setdefault(day, page)
    connection.execute("DELETE FROM plan_dates")
    known = [(*ids, *next(iter(found.items()))) for ids, found in days.items() if len(found) == 1]
    if known:
        connection.executemany("INSERT INTO plan_dates VALUES (?, ?, ?, ?)", known)
