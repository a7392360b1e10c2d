"""The terminal: how wide tables are, what happens when nobody reads our output any more, signals."""

import os
import signal
import sys
from collections.abc import Mapping
from pathlib import Path
from shutil import get_terminal_size
from types import FrameType

import click
from rich.console import Console

WIDTH_ELSEWHERE = 160
"""Columns of a table that goes to a file or a pipe, unless the variable COLUMNS says otherwise."""


class OutputConsole(Console):
    """A console on standard output; a reader that has gone (`head`, `less`) is no error of ours."""

    def on_broken_pipe(self) -> None:
        """Let the command line end in its own way."""
        raise BrokenPipeError


def output_console() -> Console:
    """Standard output, for tables."""
    return OutputConsole(width=get_terminal_size(fallback=(WIDTH_ELSEWHERE, 24)).columns)


def leave_output() -> None:
    """Send what is still to be written nowhere, so that the interpreter's last flush finds a place for it."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _interrupted(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def settle() -> None:
    """Speak UTF-8 whatever the locale, and take an order to end like Ctrl-C."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    signal.signal(signal.SIGTERM, _interrupted)
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # ignored under nohup, on purpose
        signal.signal(signal.SIGHUP, _interrupted)


def say_failed(file: Path, reasons: Mapping[int, str]) -> None:
    """Name on standard error the pages that could not be read, with the reason of each."""
    for page, reason in reasons.items():
        why = reason.removeprefix(f"page {page} ").rstrip(".")
        told = f"phaen: {file}: page {page}: {why}; print the file to a new PDF, then read it again"
        click.echo(told, err=True)
