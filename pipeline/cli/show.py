"""`phaen show`: one layer of a file, as JSON, or as boxes drawn over its pages."""

import sys
from pathlib import Path

import click
from pydantic import TypeAdapter

from pipeline.cli.boxes import drawn, layer_boxes
from pipeline.cli.options import checked_pages, input_file, page_numbers, reading_options, recipe
from pipeline.core.stage import layer_names, layer_type
from pipeline.ingest.one_file import document, opened
from schemas.document import Document

COLUMN_LAYERS = ("reading", "strokes")
"""Hot layers: numpy columns that are summed up instead of printed."""


STANDARD_OUTPUT = Path("-")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--layer",
    type=click.Choice(layer_names()),
    default="lines",
    show_default=True,
    help="What to show: `phaen stages` says what each layer is.",
)
@click.option("--pages", "page_list", default=None, metavar="1-3,7", help="Only these pages of the file.")
@click.option(
    "--png",
    "folder",
    type=click.Path(path_type=Path),
    help="Draw the boxes to FOLDER/page-N.png instead; `-` sends one page's picture to standard output.",
)
@click.option(
    "--dpi", type=click.IntRange(20, 600), default=100, show_default=True, help="Resolution of the pictures."
)
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
    """Print one LAYER of FILE (`-`: standard input) as JSON, or draw its boxes over the pages."""
    wanted = page_numbers(page_list)
    with input_file(file) as path:
        read = document(path, (layer,), recipe(no_ocr=no_ocr, no_cache=no_cache)())
        pages = checked_pages(wanted, read.source.page_count)
        if folder == STANDARD_OUTPUT:
            _draw_one(path, read, layer, (pages, dpi))
        elif folder is not None:
            _draw(path, read, layer, (pages, folder, dpi))
        elif layer in COLUMN_LAYERS:
            _print_columns(read, layer, pages)
        else:
            _print_json(read, layer, wanted)


def _print_json(read: Document, layer: str, wanted: frozenset[int] | None) -> None:
    value = getattr(read, layer)
    if wanted is not None and isinstance(value, tuple):
        value = tuple(v for v in value if getattr(v, "page", None) in wanted or _touches(v, wanted))
    sys.stdout.buffer.write(TypeAdapter(layer_type(layer)).dump_json(value, indent=2) + b"\n")


def _touches(value: object, pages: frozenset[int]) -> bool:
    return any(page in pages for page in getattr(value, "pages", ()))


def _print_columns(read: Document, layer: str, pages: frozenset[int]) -> None:
    reading = read.reading or ()
    strokes = read.strokes or ()
    for page in reading if layer == "reading" else ():
        if page.number in pages:
            click.echo(
                f"page {page.number}: {page.route} quality {page.quality:.3f} glyphs {len(page.glyphs)} "
                f"fonts {', '.join(font.name for font in page.fonts) or '-'} ({page.reason})"
            )
    for number, page_strokes in enumerate(strokes if layer == "strokes" else (), start=1):
        if number in pages:
            click.echo(f"page {number}: {len(page_strokes)} segments, {len(page_strokes.fills_pt)} fills")


def _draw(file: Path, read: Document, layer: str, wanted: tuple[frozenset[int], Path, int]) -> None:
    pages, folder, dpi = wanted
    boxes = layer_boxes(read, layer)
    folder.mkdir(parents=True, exist_ok=True)
    with opened(file) as (_, reader):
        for number in sorted(pages):
            if boxes.get(number):
                target = folder / f"page-{number}.png"
                drawn(reader.image(number, dpi), boxes[number], dpi).save(target)
                click.echo(str(target))


def _draw_one(file: Path, read: Document, layer: str, wanted: tuple[frozenset[int], int]) -> None:
    pages, dpi = wanted
    if len(pages) != 1:
        raise click.BadParameter("one page fits standard output; name it with --pages", param_hint="--png")
    (number,) = pages
    with opened(file) as (_, reader):
        picture = drawn(reader.image(number, dpi), layer_boxes(read, layer).get(number, []), dpi)
    picture.save(sys.stdout.buffer, format="PNG")
