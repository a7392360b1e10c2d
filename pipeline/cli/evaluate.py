"""`phaen evaluate`: accuracy against truth, each report in a command of its own."""

from importlib import import_module

import click

from pipeline.core.errors import DependencyMissingError

REPORTS: dict[str, str] = {
    "text": "pipeline.evaluate.text:text_command",
    "ocr": "pipeline.evaluate.ocr:ocr_command",
    "scans": "pipeline.evaluate.scans:scans_command",
    "tables": "pipeline.evaluate.tables:tables_command",
    "unseen": "pipeline.evaluate.unseen.command:unseen_command",
    "unseen-scans": "pipeline.evaluate.unseen.scanned:unseen_scans_command",
    "plans": "pipeline.evaluate.plans:plans_command",
    "audit": "pipeline.evaluate.audit:audit_report_command",
    "compare": "pipeline.evaluate.compare:compare_report_command",
    "memory": "pipeline.evaluate.memory:memory_command",
}
"""Report name to where it is: `module:attribute`."""


class ReportGroup(click.Group):
    """Reports, imported when they are asked for: they need packages that reading does not."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        """Every report, by name."""
        return sorted(REPORTS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 (click's signature)
        """The report called `cmd_name`, or `None`.

        Raises:
            DependencyMissingError: something the report needs is not installed.
        """
        place = REPORTS.get(cmd_name)
        if place is None:
            return None
        module, attribute = place.split(":")
        try:
            found = getattr(import_module(module), attribute)
        except ImportError as error:
            raise DependencyMissingError(
                f"phaen evaluate {cmd_name} needs {error.name}, which is not installed; "
                "install phaen with its dev extra"
            ) from error
        assert isinstance(found, click.Command)
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the reports; one whose packages are missing is listed as such and hides no other."""
        rows = [(name, self._summary(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("Reports"):
            formatter.write_dl(rows)

    def _summary(self, ctx: click.Context, name: str) -> str:
        try:
            found = self.get_command(ctx, name)
        except DependencyMissingError as error:
            return str(error)
        return found.get_short_help_str(limit=70) if found else ""


@click.group(cls=ReportGroup)
def evaluate() -> None:
    """Measure what is read against what is known to be right, and print the figures."""
