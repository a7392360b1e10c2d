"""`phaen stages`: the table of stages."""

import click
from rich.table import Table

from pipeline.cli.terminal import output_console
from pipeline.ingest.one_file import stages as ordered


@click.command()
def stages() -> None:
    """Print the stages in the order they run: what each makes, reads and is handed."""
    table = Table("layer", "version", "reads", "is handed", "kept", "makes")
    for stage in ordered():
        table.add_row(
            stage.layer,
            str(stage.version),
            ", ".join(stage.requires) or "-",
            ", ".join(stage.services) or "-",
            "yes" if stage.cached else "no",
            stage.summary,
        )
    output_console().print(table)
