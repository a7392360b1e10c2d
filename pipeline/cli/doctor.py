"""`phaen doctor`: what is installed, what is missing, what that costs."""

import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from shutil import which

import click
from rich.table import Table

from pipeline.cli.terminal import output_console
from pipeline.core.errors import ExitCode


@dataclass(frozen=True, slots=True)
class Part:
    """A package or a program on the path that is used; `without` is what its absence costs."""

    name: str
    needed: bool
    without: str
    program: bool = False


PARTS = (
    Part("pypdfium2", needed=True, without="no PDF can be read"),
    Part("pdfplumber", needed=True, without="rules of tables cannot be joined to grids"),
    Part("pikepdf", needed=True, without="fonts whose character map lies or lacks stay unread"),
    Part("fonttools", needed=True, without="fonts whose map lies cannot be decoded"),
    Part("pythainlp", needed=True, without="no Thai dictionary: damaged text cannot be repaired"),
    Part("nlpo3", needed=True, without="differences between plans cannot be shown in whole words"),
    Part("spacy", needed=True, without="laws, dates and places in running text are not found"),
    Part("geothai", needed=True, without="organizations cannot be matched with their district and province"),
    Part("rapidfuzz", needed=True, without="headings are not recognised"),
    Part("duckdb", needed=True, without="nothing can be stored"),
    Part("onnxruntime", needed=True, without="scanned pages stay unread"),
    Part("opencv-python-headless", needed=True, without="scanned pages stay unread"),
    Part("xlsxwriter", needed=True, without="no Excel reports"),
    Part("fpdf2", needed=True, without="no printable PDF reports"),
    Part("tantivy", needed=True, without="no search"),
    Part("httpx", needed=True, without="the nightly job cannot fetch"),
    Part("tesserocr", needed=False, without="no second OCR engine to hold numbers against"),
    Part("torch", needed=False, without="the recogniser cannot be trained again (reading does not need it)"),
    Part("chromium", needed=False, without="tests do not look at pages of reports", program=True),
)


def found(part: Part) -> str | None:
    """The installed version, the program's path, or `None`."""
    if part.program:
        return which(part.name)
    try:
        return version(part.name)
    except PackageNotFoundError:
        return None


@click.command()
def doctor() -> int:
    """Say what is installed, what is missing, and what that costs; exit code 5 for a needed part."""
    table = Table("part", "found", "needed", "without it")
    missing = False
    for part in PARTS:
        have = found(part)
        missing = missing or (part.needed and have is None)
        table.add_row(part.name, have or "missing", "yes" if part.needed else "no", part.without)
    console = output_console()
    console.print(f"Python {sys.version.split()[0]}", highlight=False)
    console.print(table)
    return ExitCode.DEPENDENCY_MISSING if missing else ExitCode.DONE
