"""The columns of every view with their types and meanings, as DuckDB derives them from the views' SQL."""

from functools import cache

import duckdb

from pipeline.store.columns import Column, columns, meaning
from pipeline.store.ddl import create_table
from pipeline.store.views import VIEWS
from schemas.rows import TABLES


@cache
def view_columns() -> tuple[Column, ...]:
    """Every column of every view, views in the order they are declared."""
    with duckdb.connect(":memory:") as connection:
        for name, model in TABLES.items():
            connection.execute(create_table(name, model))
        for name, view in VIEWS.items():
            connection.execute(f'CREATE VIEW "{name}" AS {view.sql}')
        return tuple(
            view_column(name, column, sql_type)
            for name in VIEWS
            for column, sql_type, *_ in connection.execute(f'DESCRIBE "{name}"').fetchall()
        )


def view_column(view: str, column: str, sql_type: str) -> Column:
    """A column of a view with what it means; any may be empty."""
    th, en = meaning(view, column)
    return Column(table=view, column=column, sql_type=sql_type, nullable=True, th=th, en=en)


def described(name: str) -> tuple[Column, ...]:
    """The columns of a table or a view in order."""
    return columns(name) if name in TABLES else tuple(one for one in view_columns() if one.table == name)
