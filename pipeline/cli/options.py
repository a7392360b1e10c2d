"""Options that several commands share, and what they make."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from pipeline.core.errors import InputUnreadableError
from pipeline.core.settings import Settings
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


def recipe(*, no_ocr: bool, no_cache: bool) -> OptionsRecipe:
    """Reading options from the flags."""
    folder = None if no_cache else settings().outputs / "cache" / "layers"
    return OptionsRecipe(cache_folder=folder, use_ocr=not no_ocr)


def existing(path: Path) -> Path:
    """`path`, where there is a file.

    Raises:
        InputUnreadableError: there is none.
    """
    if not path.is_file():
        raise InputUnreadableError(f"{path}: no such file; check the path")
    return path


def page_numbers(text: str | None) -> frozenset[int] | None:
    """`1-3,7` as page numbers; `None` (all pages) where nothing is given.

    Raises:
        click.BadParameter: not page numbers and ranges.
    """
    if text is None:
        return None
    pages: set[int] = set()
    for part in text.split(","):
        first, dash, last = part.strip().partition("-")
        if not first.isdigit() or (dash and not last.isdigit()):
            raise click.BadParameter(f"pages must be like 1-3,7, got {text!r}", param_hint="--pages")
        pages.update(range(int(first), int(last or first) + 1))
    return frozenset(pages)
