"""`phaen show`: one layer of a file, as JSON, or as boxes drawn over its pages."""

import sys
from pathlib import Path

import click
from pydantic import TypeAdapter

from pipeline.cli.boxes import drawn, layer_boxes
from pipeline.cli.options import existing, page_numbers, reading_options, recipe
from pipeline.core.stage import layer_names, layer_type
from pipeline.ingest.one_file import document, opened
from schemas.document import Document

COLUMN_LAYERS = ("reading", "strokes")
"""Hot layers: numpy columns that are summed up instead of printed."""


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--layer", type=click.Choice(layer_names()), default="lines", show_default=True)
@click.option("--pages", "page_list", default=None, metavar="1-3,7", help="Only these pages of the file.")
@click.option(
    "--png", "folder", type=click.Path(path_type=Path), help="Draw the boxes to FOLDER/page-N.png instead."
)
@click.option("--dpi", default=100, show_default=True, help="Resolution of the pictures.")
@reading_options
def show(
    file: Path,
    *,
    layer: str,
    page_list: str | None,
    folder: Path | None,
    dpi: int,
    no_ocr: bool,
    no_cache: bool,
) -> None:
    """Print one LAYER of FILE as JSON, or draw its boxes over the pages."""
    pages = page_numbers(page_list)
    read = document(existing(file), (layer,), recipe(no_ocr=no_ocr, no_cache=no_cache)())
    if folder is not None:
        _draw(file, read, layer, (pages, folder, dpi))
    elif layer in COLUMN_LAYERS:
        _print_columns(read, layer, pages)
    else:
        value = getattr(read, layer)
        if pages is not None and isinstance(value, tuple):
            value = tuple(v for v in value if getattr(v, "page", None) in pages or _touches(v, pages))
        sys.stdout.buffer.write(TypeAdapter(layer_type(layer)).dump_json(value, indent=2) + b"\n")


def _touches(value: object, pages: frozenset[int]) -> bool:
    return any(page in pages for page in getattr(value, "pages", ()))


def _print_columns(read: Document, layer: str, pages: frozenset[int] | None) -> None:
    reading = read.reading or ()
    strokes = read.strokes or ()
    for page in reading if layer == "reading" else ():
        if pages is None or page.number in pages:
            click.echo(
                f"page {page.number}: {page.route} quality {page.quality:.3f} glyphs {len(page.glyphs)} "
                f"fonts {', '.join(font.name for font in page.fonts) or '-'} ({page.reason})"
            )
    for number, page_strokes in enumerate(strokes if layer == "strokes" else (), start=1):
        if pages is None or number in pages:
            click.echo(f"page {number}: {len(page_strokes)} segments, {len(page_strokes.fills_pt)} fills")


def _draw(file: Path, read: Document, layer: str, wanted: tuple[frozenset[int] | None, Path, int]) -> None:
    pages, folder, dpi = wanted
    boxes = layer_boxes(read, layer)
    folder.mkdir(parents=True, exist_ok=True)
    with opened(file) as (source, reader):
        for number in range(1, source.page_count + 1):
            if (pages is None or number in pages) and boxes.get(number):
                target = folder / f"page-{number}.png"
                drawn(reader.image(number, dpi), boxes[number], dpi).save(target)
                click.echo(str(target))
