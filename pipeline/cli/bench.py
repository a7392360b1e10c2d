"""`phaen bench`: pages per second beside plain extraction, on the same files in the same run."""

from pathlib import Path

import click
from rich.table import Table

from pipeline.cli.terminal import output_console
from pipeline.core.errors import UsageError
from pipeline.evaluate.speed import CORES, READERS, pages_per_second, readable
from pipeline.ingest.batch import found_files


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True), default=Path("corpus"))
def bench(folder: Path) -> None:
    """Pages per second of the text path and of the whole path, beside plain pdfium and pdfplumber.

    Files below FOLDER that cannot be opened are left out and counted. No page image is recognised.
    """
    files = found_files([folder])
    usable = readable(files)
    if not usable:
        raise UsageError(f"{folder}: no PDF that can be opened; name another folder")
    table = Table("reader", "pages", "seconds", "pages per second")
    for name, reader in READERS.items():
        speed = pages_per_second(usable, reader)
        table.add_row(name, str(speed.pages), f"{speed.seconds:.2f}", f"{speed.per_second:.1f}")
    console = output_console()
    console.print(table)
    left_out = len(files) - len(usable)
    console.print(
        f"{len(usable)} files on {CORES} processes, start-up left out; {left_out} files left out",
        highlight=False,
    )
