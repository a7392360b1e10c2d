"""`phaen export`: every table to files."""

from pathlib import Path

import click

from pipeline.cli.options import database, db_option
from pipeline.store.connection import reading
from pipeline.store.export import ExportFormat
from pipeline.store.export import export as write_tables


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--format",
    "form",
    type=click.Choice([kind.value for kind in ExportFormat]),
    default=ExportFormat.PARQUET.value,
    show_default=True,
    help="Shape of the output.",
)
@click.option("--views", is_flag=True, help="Write the answers of the documented views too.")
@db_option
def export(folder: Path, *, form: str, views: bool, db: Path | None) -> None:
    """Write every table of the store into FOLDER, with a data dictionary and a Frictionless data package."""
    with reading(database(db)) as connection:
        written = write_tables(connection, folder, ExportFormat(form), views=views)
    for table in written:
        note = f" ({table.cut_cells} long texts cut)" if table.cut_cells else ""
        click.echo(f"{folder / table.file}: {table.table}, {table.rows} rows{note}")
