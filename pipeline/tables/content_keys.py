"""Columns whose header nobody knows, understood by what their cells hold: amounts of money, departments."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.gazetteer.departments import OTHER, department_key
from pipeline.tables.headers import Understood, forms
from pipeline.tables.joining import Joined, JoinedRow
from pipeline.tables.wording import flowed
from pipeline.text.money import AmountKind, parse_amount

MOSTLY = 0.6
FEWEST_CELLS = 2
LEAST_BAHT = 1000
"""Most amounts of money are at least so much; counts and percentages are less."""


def with_content_keys(table: Joined) -> None:
    """Give a table of a known form the columns of money and departments that its header left unknown."""
    meaning = table.first.meaning
    wanted = _wanted(meaning)
    if not wanted:
        return
    keys = list(meaning.keys)
    for place, key in enumerate(keys):
        texts = _texts(table.rows, place) if key is None else []
        found = next((one for one in wanted if one not in keys and _holds(one, texts)), None)
        keys[place] = found or key
    table.first = replace(table.first, meaning=Understood(meaning.form, tuple(keys)))


def _wanted(meaning: Understood) -> list[str]:
    """Keys the form has and the header did not name."""
    form = next((one for one in forms() if one.key == meaning.form), None)
    known = {spec.key for spec in form.columns} if form else set()
    return [key for key in ("budget", "owner") if key in known and key not in meaning.keys]


def _texts(rows: Sequence[JoinedRow], place: int) -> list[str]:
    cells = (cell for row in rows for cell in row.cells if cell.column == place and cell.column_span == 1)
    return [cell.text for cell in cells if cell.text.strip()]


def _holds(key: str, texts: Sequence[str]) -> bool:
    if len(texts) < FEWEST_CELLS:
        return False
    if key == "owner":
        named = [text for text in texts if department_key(flowed(text)) not in {None, OTHER}]
        return len(named) >= MOSTLY * len(texts)
    amounts = [parse_amount(text) for text in texts]
    stated = [one for one in amounts if one.kind is not AmountKind.TEXT]
    large = [one for one in amounts if one.value is not None and one.value >= LEAST_BAHT]
    return len(stated) >= MOSTLY * len(texts) and len(large) * 2 > len(stated)
