"""Derive DuckDB tables from the row models, so that a column is declared once."""

import datetime as dt
from decimal import Decimal
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from schemas.placed_row import Number

BAHT, NUMBER = "DECIMAL(18,2)", "DECIMAL(38,6)"

_SQL: dict[object, str] = {
    str: "VARCHAR",
    int: "BIGINT",
    float: "DOUBLE",
    bool: "BOOLEAN",
    Decimal: BAHT,
    Number: NUMBER,
    dt.date: "DATE",
    dt.datetime: "TIMESTAMP",
    tuple[float, ...]: "DOUBLE[]",
    tuple[int, ...]: "BIGINT[]",
    tuple[str, ...]: "VARCHAR[]",
}


def column_type(field: FieldInfo) -> tuple[str, bool]:
    """SQL type of a field, and whether it may be NULL.

    Raises:
        TypeError: the field's type has no column type; add it to the map here.
    """
    kind: Any = field.annotation
    nullable = get_origin(kind) in {UnionType, Union} and NoneType in get_args(kind)
    if nullable:
        kind = next(a for a in get_args(kind) if a is not NoneType)
    if kind not in _SQL:
        raise TypeError(f"no column type for {kind!r}: use one of {[str(k) for k in _SQL]}")
    sql = "JSON" if "json" in field.metadata else _SQL[kind]
    return sql, nullable


def create_table(name: str, model: type[BaseModel]) -> str:
    """The CREATE TABLE statement of one row model."""
    columns = []
    for field, info in model.model_fields.items():
        sql, nullable = column_type(info)
        columns.append(f'"{field}" {sql}{"" if nullable else " NOT NULL"}')
    return f'CREATE TABLE IF NOT EXISTS "{name}" ({", ".join(columns)})'


def add_columns(name: str, model: type[BaseModel]) -> list[str]:
    """The statements that give a table made before it had them its columns that may be NULL."""
    found = ((field, *column_type(info)) for field, info in model.model_fields.items())
    return [
        f'ALTER TABLE "{name}" ADD COLUMN IF NOT EXISTS "{field}" {sql}'
        for field, sql, nullable in found
        if nullable
    ]
