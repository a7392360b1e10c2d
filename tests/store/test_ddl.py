"""Tables derive from the row models, and hold every value they may have."""

import datetime as dt
from decimal import Decimal
from typing import Any, get_args

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from pipeline.store.ddl import column_type, create_table
from pipeline.store.load import insert
from schemas.placed_row import Number
from schemas.rows import TABLES

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
JSON = st.sampled_from(["[]", "{}", '[{"page":1}]'])


def midnight(day: dt.date) -> dt.datetime:
    """A time of the store: in UTC, without saying so."""
    return dt.datetime.combine(day, dt.time(23, 59, 59, 999999))


def values(kind: Any, *, json: bool) -> st.SearchStrategy[Any]:
    """Values a column of `kind` must hold."""
    by_kind: dict[Any, st.SearchStrategy[Any]] = {
        str: JSON if json else TEXT,
        int: st.integers(-(2**63), 2**63 - 1),
        float: st.floats(allow_nan=False),
        bool: st.booleans(),
        Decimal: st.decimals(-(10**16) + 1, 10**16 - 1, places=2),
        Number: st.decimals(-(10**10), 10**10, places=6),
        dt.date: st.dates(dt.date(1850, 1, 1), dt.date(2200, 1, 1)),
        dt.datetime: st.dates(dt.date(1850, 1, 1), dt.date(2200, 1, 1)).map(midnight),
        tuple[float, ...]: st.tuples(*[st.floats(allow_nan=False, width=32)] * 4),
        tuple[int, ...]: st.lists(st.integers(1, 12), max_size=4).map(tuple),
        tuple[str, ...]: st.lists(TEXT, max_size=3).map(tuple),
    }
    return by_kind[kind]


def rows(model: type[BaseModel]) -> st.SearchStrategy[BaseModel]:
    """Rows of one table with anything its model allows."""
    fields = {}
    for name, info in model.model_fields.items():
        _, nullable = column_type(info)
        kind = get_args(info.annotation)[0] if nullable else info.annotation
        held = values(kind, json="json" in info.metadata)
        fields[name] = st.none() | held if nullable else held
    return st.builds(model, **fields)


@pytest.mark.parametrize("table", TABLES)
def test_rows_round_trip(table: str) -> None:
    model = TABLES[table]

    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(rows(model), min_size=1, max_size=3))
    def check(written: list[Any]) -> None:
        with duckdb.connect() as connection:
            connection.execute(create_table(table, model))
            insert(connection, table, written)
            found = connection.execute(f'SELECT * FROM "{table}"').fetchall()
        names = list(model.model_fields)
        assert [model.model_validate(dict(zip(names, row, strict=True))) for row in found] == written

    check()


def test_a_field_without_a_column_type_is_named() -> None:
    class Odd(BaseModel):
        """A row with a field no column can hold."""

        shape: complex

    with pytest.raises(TypeError, match=r"no column type for .*complex"):
        create_table("odd", Odd)


def test_only_optional_fields_may_be_null() -> None:
    statement = create_table("documents", TABLES["documents"])
    assert '"sha256" VARCHAR NOT NULL' in statement
    assert '"producer" VARCHAR,' in statement
