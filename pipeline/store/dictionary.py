"""The data dictionary: tables, columns and views as Markdown, from the declarations that make them."""

from collections.abc import Iterator
from itertools import groupby

from pipeline.store.ddl import column_type
from pipeline.store.view_columns import view_columns
from pipeline.store.views import VIEWS
from schemas.placed_row import PlacedRow
from schemas.rows import TABLES

_HEAD = """# The store

<!-- Generated from schemas/rows.py and pipeline/store/views.py: `python -m pipeline.cli.generated`. -->

One DuckDB file (`outputs/phaen.duckdb` unless `--db` names another). Open it with any DuckDB client:
`duckdb -readonly outputs/phaen.duckdb "SELECT * FROM plan_overview"`. One process may write at a time, or any
number may read.

Every row knows its file: `document_id` is the first 16 digits of the SHA-256 of the file's content. Rows that
come from a page have `page` (1-based, in the file), `bbox_pt` (x0, top, x1, bottom in points from the top
left corner), `raw` (the text as read) and `evidence` (all places, as JSON).

Nothing is overwritten because it is the same plan: every file keeps its rows under its own `document_id`.
Files of one organization, type and period share a `plan_id`; one of them speaks for the plan where plans are
counted (`is_current` in the views): read without a failed page before partly read, whole before a part, fewer
pages read by recognition, better read, more pages, and then by `document_id`. An amended edition (ปรับปรุง,
แก้ไข, เปลี่ยนแปลง, เพิ่มเติม, ทบทวน, with its number) is a plan of its own, and so is each file without a stated
period. A file at a path where another was before takes its place.

`phaen export DIR` writes every table (with `--views` every view too) with `dictionary.csv`, which says in
Thai and English what each column means, and `datapackage.json`, a Frictionless data package. `frictionless
validate datapackage.json` finds a CSV or XLSX export valid. Its reader of Parquet goes through pandas, which
makes decimals of integers with gaps and arrays of lists; the tests hold the rows of the Parquet files against
the package as pyarrow reads them.

`phaen sql` answers one SELECT (or EXPLAIN): no other statement, no second one, no file, not even the store's
own, no network. Nothing is spilled to disk either: for what memory does not hold, open the store itself.
"""


def store_readme() -> str:
    """The whole dictionary."""
    return "\n".join((_HEAD, *_views(), *_tables(), *_view_columns())) + "\n"


def _views() -> Iterator[str]:
    yield "## Views: questions people ask first\n"
    yield "| view | answers | ตอบคำถาม |\n|---|---|---|"
    for name, view in VIEWS.items():
        yield f"| `{name}` | {view.question_en} | {view.question_th} |"
    yield ""


def _view_columns() -> Iterator[str]:
    yield "## Columns of the views\n"
    yield "Any may be empty; empty is unknown or not stated, never zero."
    for name, found in groupby(view_columns(), key=lambda one: one.table):
        yield f"\n### `{name}`\n"
        yield "| column | type | means | ความหมาย |\n|---|---|---|---|"
        for one in found:
            yield f"| `{one.column}` | {one.sql_type} | {one.en} | {one.th} |"


def _tables() -> Iterator[str]:
    yield "## Tables\n"
    shared = ", ".join(f"`{name}`" for name in PlacedRow.model_fields)
    yield f"*Placed* rows begin with {shared}.\n"
    for name, model in TABLES.items():
        placed = issubclass(model, PlacedRow)
        yield f"### `{name}`\n"
        yield f"{' '.join((model.__doc__ or '').split())}{' Placed.' if placed else ''}\n"
        yield "| column | type | null |\n|---|---|---|"
        for field, info in model.model_fields.items():
            if placed and field in PlacedRow.model_fields:
                continue
            sql, nullable = column_type(info)
            note = f" ({info.description})" if info.description else ""
            yield f"| `{field}` | {sql}{note} | {'yes' if nullable else 'no'} |"
        yield ""
