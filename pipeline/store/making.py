"""Make the tables and views of the store, and the columns that a table of before lacks."""

import duckdb

from pipeline.store.ddl import add_columns, create_table
from pipeline.store.views import VIEWS
from schemas.geometry import Frozen
from schemas.rows import TABLES

COLUMNS_OF = "SELECT column_name FROM duckdb_columns() WHERE table_name = ?"


def make_tables_and_views(connection: duckdb.DuckDBPyConnection) -> None:
    """Make what the store lacks; views are made anew."""
    for name, model in TABLES.items():
        _make_table(connection, name, model)
    for name, view in VIEWS.items():
        connection.execute(f'CREATE OR REPLACE VIEW "{name}" AS {view.sql}')


def _make_table(connection: duckdb.DuckDBPyConnection, name: str, model: type[Frozen]) -> None:
    connection.execute(create_table(name, model))
    held = {column for (column,) in connection.execute(COLUMNS_OF, [name]).fetchall()}
    if not model.model_fields.keys() <= held:
        for statement in add_columns(name, model):
            connection.execute(statement)
