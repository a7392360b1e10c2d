"""`phaen`: commands, loaded when called so that starting is quick; errors become messages and exit codes."""

import gc
import sys
from importlib import import_module

import click

from pipeline.cli.terminal import leave_output, settle
from pipeline.core.errors import ExitCode, PhaenError

COMMANDS: dict[str, str] = {
    "extract": "pipeline.cli.extract:extract",
    "text": "pipeline.cli.text:text",
    "ingest": "pipeline.cli.ingest:ingest",
    "compare": "pipeline.cli.compare:compare",
    "copies": "pipeline.cli.copies:copies",
    "search": "pipeline.cli.search:search",
    "export": "pipeline.cli.export:export",
    "sql": "pipeline.cli.sql:sql",
    "audit": "pipeline.cli.audit:audit_command",
    "rules": "pipeline.cli.rules:rules_command",
    "show": "pipeline.cli.show:show",
    "refresh": "pipeline.cli.refresh:refresh",
    "evaluate": "pipeline.cli.evaluate:evaluate",
    "bench": "pipeline.cli.bench:bench",
    "stages": "pipeline.cli.stages:stages",
    "doctor": "pipeline.cli.doctor:doctor",
}
"""Command name to where it is: `module:attribute`."""


class OutputClosedError(Exception):
    """The reader of our output (head, less) has gone."""


class LazyGroup(click.Group):
    """A group whose commands are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        """Every command, by name."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 (click's signature)
        """The command called `cmd_name`, or `None`."""
        place = COMMANDS.get(cmd_name)
        if place is None:
            return None
        module, attribute = place.split(":")
        found = getattr(import_module(module), attribute)
        # What the imports made stays: without it each full collection takes 5 ms, not 130.
        gc.freeze()
        assert isinstance(found, click.Command)
        return found

    def invoke(self, ctx: click.Context) -> object:
        """Run the command. Click ends with 1 when nobody reads on; here that code means findings."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise OutputClosedError from error


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="phaen")
def phaen() -> None:
    """Phaen (แผน, "plan") reads plans of Thai local governments into data to compare, audit and trust.

    Exit codes: 0 done, 1 findings at or over --fail-on, 2 usage, 3 input unreadable, 4 some files or pages
    failed, 5 dependency missing, 6 store in use or damaged, 130 interrupted.
    """


def main() -> None:
    """Run the command line and leave with its exit code."""
    settle()
    code = run(sys.argv[1:])
    # DuckDB's binding reports on standard error whatever is still held when the interpreter ends.
    gc.unfreeze()
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """Run one command line; the exit code is the result. Nothing but a bug leaves a traceback."""
    try:
        result = phaen.main(arguments, prog_name="phaen", standalone_mode=False)
        sys.stdout.flush()
    except (OutputClosedError, BrokenPipeError):
        leave_output()
        return ExitCode.DONE
    except (click.exceptions.Abort, KeyboardInterrupt):
        click.echo("phaen: interrupted; what was loaded before stays", err=True)
        return ExitCode.INTERRUPTED
    except click.ClickException as error:
        error.show()
        return ExitCode.USAGE
    except PhaenError as error:
        click.echo(f"phaen: {error}", err=True)
        return error.exit_code
    except OSError as error:
        click.echo(f"phaen: {error}; check the path, its permissions and the disk", err=True)
        return ExitCode.SOME_FAILED
    return result if isinstance(result, int) else ExitCode.DONE


if __name__ == "__main__":
    main()
