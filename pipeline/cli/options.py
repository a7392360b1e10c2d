"""Options that several commands share, and what they make."""

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, TypeVar

import click

from pipeline.core.errors import InputUnreadableError
from pipeline.core.settings import Settings

if TYPE_CHECKING:
    from pipeline.ingest.options import OptionsRecipe

F = TypeVar("F", bound=Callable[..., Any])

DEFAULT_DB = "phaen.duckdb"


def settings() -> Settings:
    """The settings of this process.

    Raises:
        click.UsageError: an environment variable holds something else than its kind.
    """
    try:
        return Settings.from_environment()
    except ValueError as error:
        raise click.UsageError(f"a PHAEN_ variable is not what it must be: {error}") from error


def database(given: Path | None) -> Path:
    """The store's path: as given, or in the outputs folder."""
    return given or settings().outputs / DEFAULT_DB


def db_option(function: F) -> F:
    """`--db PATH`."""
    return click.option(
        "--db",
        type=click.Path(path_type=Path),
        default=None,
        help="The store [default: outputs/phaen.duckdb].",
    )(function)


def reading_options(function: F) -> F:
    """`--no-ocr` and `--no-cache`."""
    function = click.option("--no-ocr", is_flag=True, help="Leave page images unread.")(function)
    return click.option("--no-cache", is_flag=True, help="Read everything anew, keep no layers.")(function)


def recipe(*, no_ocr: bool, no_cache: bool) -> "OptionsRecipe":
    """Reading options from the flags."""
    from pipeline.ingest.options import OptionsRecipe  # noqa: PLC0415 (a second of imports: only to read files)

    given = settings()
    folder = None if no_cache else given.outputs / "cache" / "layers"
    return OptionsRecipe(folder, not no_ocr, given.page_seconds, given.second_engine)


STANDARD_INPUT = Path("-")
PAGE_LIMIT = 1_000_000


@contextmanager
def input_file(path: Path) -> Iterator[Path]:
    """`path`, where there is a file; for `-` a copy of standard input, deleted afterwards.

    Raises:
        InputUnreadableError: there is none, or it cannot be read as what it must be.
    """
    if path != STANDARD_INPUT:
        if not path.is_file():
            raise InputUnreadableError(f"{path}: no such file; check the path")
        yield path
        return
    with TemporaryDirectory(prefix="phaen-") as folder:
        copy = Path(folder) / "stdin.pdf"
        with copy.open("wb") as file:
            shutil.copyfileobj(sys.stdin.buffer, file)
        try:
            yield copy
        except InputUnreadableError as error:
            raise InputUnreadableError(str(error).replace(str(copy), "standard input")) from error


def page_numbers(text: str | None) -> frozenset[int] | None:
    """`1-3,7` as page numbers; `None` (all pages) where nothing is given.

    Raises:
        click.BadParameter: not page numbers and ranges.
    """
    if text is None:
        return None
    pages: set[int] = set()
    for part in text.split(","):
        first, dash, last = (piece.strip() for piece in part.partition("-"))
        if not first.isdecimal() or (dash and not last.isdecimal()):
            raise click.BadParameter(f"pages must be like 1-3,7, got {text!r}", param_hint="--pages")
        start, end = int(first), int(last or first)
        if not 1 <= start <= end <= PAGE_LIMIT:
            raise click.BadParameter(
                f"pages count from 1 and ranges go up, got {part.strip()!r}", param_hint="--pages"
            )
        pages.update(range(start, end + 1))
    return frozenset(pages)


def checked_pages(pages: frozenset[int] | None, page_count: int) -> frozenset[int]:
    """The pages asked for, all where none are named.

    Raises:
        click.BadParameter: the file has no such page.
    """
    whole = frozenset(range(1, page_count + 1))
    beyond = sorted((pages or whole) - whole)
    if beyond:
        raise click.BadParameter(
            f"the file has {page_count} pages, got {', '.join(map(str, beyond[:5]))}", param_hint="--pages"
        )
    return pages or whole
