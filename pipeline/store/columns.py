"""What every table and column means, from the row models and a list of notes."""

import csv
from functools import cache
from importlib.resources import files

from pipeline.store.ddl import column_type
from pipeline.store.views import VIEWS
from schemas.geometry import Frozen
from schemas.rows import TABLES

FRICTIONLESS = {
    "VARCHAR": "string",
    "JSON": "any",
    "BIGINT": "integer",
    "HUGEINT": "integer",
    "DOUBLE": "number",
    "BOOLEAN": "boolean",
    "DATE": "date",
    "TIMESTAMP": "datetime",
    "DOUBLE[]": "array",
    "BIGINT[]": "array",
    "VARCHAR[]": "array",
}
"""Frictionless table-schema type of each SQL type that is no decimal."""


def frictionless_type(sql_type: str) -> str:
    """The Frictionless table-schema type of a SQL type."""
    return "number" if sql_type.startswith("DECIMAL") else FRICTIONLESS[sql_type]


class Column(Frozen):
    """One column: SQL type, whether it may be empty, meaning in Thai and English."""

    table: str
    column: str
    sql_type: str
    nullable: bool
    th: str
    en: str


@cache
def notes() -> dict[tuple[str, str], tuple[str, str]]:
    """Meaning by column and table; the table is empty where the column means the same everywhere."""
    text = files("pipeline.store").joinpath("columns.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return {(row["column"], row["table"]): (row["th"], row["en"]) for row in rows}


def meaning(table: str, column: str) -> tuple[str, str]:
    """What a column means, in Thai and English; empty texts where nobody has said.

    The note for the table comes before the note for all tables.
    """
    return notes().get((column, table)) or notes().get((column, "")) or ("", "")


def columns(table: str) -> tuple[Column, ...]:
    """The columns of a table in order."""
    found = []
    for name, info in TABLES[table].model_fields.items():
        sql_type, nullable = column_type(info)
        th, en = meaning(table, name)
        found.append(Column(table=table, column=name, sql_type=sql_type, nullable=nullable, th=th, en=en))
    return tuple(found)


def dictionary() -> tuple[Column, ...]:
    """Every column of every table."""
    return tuple(column for table in TABLES for column in columns(table))


def table_note(table: str) -> str:
    """What a row of the table is."""
    return (TABLES[table].__doc__ or "").strip().split("\n")[0]


def view_notes() -> tuple[tuple[str, str, str], ...]:
    """Each view with the question it answers, in Thai and English."""
    return tuple((name, view.question_th, view.question_en) for name, view in VIEWS.items())
