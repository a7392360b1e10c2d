"""Figures of tables and projects against truth made by hand: `phaen evaluate tables`."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click
from PIL import Image, ImageDraw

from pipeline.core.ocr import OcrEngine
from pipeline.engines.ocr.house import HouseOcr
from pipeline.engines.pdfium import PdfiumReader
from pipeline.evaluate.chart_scans import print_scanned_charts
from pipeline.evaluate.charts import print_charts, print_post_totals
from pipeline.evaluate.detail_figures import detail_figures
from pipeline.evaluate.table_figures import (
    Read,
    Truth,
    budget_figures,
    number_figures,
    project_figures,
    read_file,
    table_counts,
    twin_figures,
    word_figures,
)
from pipeline.evaluate.word_tables import word_grids
from pipeline.tables.shown import MARKED, shown_cells

DRAW_DPI, POINTS_PER_INCH = 110, 72


@dataclass(frozen=True, slots=True)
class Check:
    """One file of the corpus, its truth, what is measured, and whether it is page images."""

    file: str
    truth: str
    figures: Callable[[Read, Truth], dict[str, float]]
    scanned: bool = False


CHECKS = (
    Check("saiyoi_manpower_2555_57_rev3", "saiyoi_manpower_2555_57_rev3.docx", word_figures),
    Check("hangdong_action_plan_2561_libreoffice", "hangdong_action_plan_2561.json", project_figures),
    Check(
        "poknoi_budget_2561_expenditure_report", "poknoi_budget_2561_expenditure_report.json", budget_figures
    ),
    Check(
        "poknoi_budget_2561_expenditure_detail", "poknoi_budget_2561_expenditure_report.json", detail_figures
    ),
    Check("paknam_devplan_2558_60_pua", "paknam_devplan_2558_60.json", number_figures),
    Check("poknoi_budget_2559_imageonly", "poknoi_budget_2559_imageonly.json", budget_figures, scanned=True),
)
TWINS = ("hangdong_strategy_2560_64_browallia", "hangdong_strategy_2560_64_sarabun")
"""One document set in two fonts: the tables must be the same."""

COUNTED = ("ktltc_action_budget_2566", *TWINS)
"""Files without a truth: how much of their tables is understood."""


def _truth(path: Path) -> Truth:
    if path.suffix == ".docx":
        return word_grids(path)
    return json.loads(path.read_text(encoding="utf-8"))


def all_figures(corpus: Path, *, with_ocr: bool) -> Iterator[tuple[str, Read, dict[str, float]]]:
    """File name, what was read, and the figures, for each file with a truth."""
    engine: OcrEngine | None = HouseOcr() if with_ocr else None
    for check in CHECKS:
        if check.scanned and engine is None:
            continue
        read = read_file(_path(corpus, check.file), engine if check.scanned else None)
        yield check.file, read, check.figures(read, _truth(corpus / "truth" / check.truth))


def _path(corpus: Path, name: str) -> Path:
    return corpus / "real" / f"{name}.pdf"


@click.command("tables")
@click.argument("corpus", type=click.Path(exists=True, path_type=Path), default=Path("../shared/corpus"))
@click.option("--ocr/--no-ocr", "with_ocr", default=True, help="Also the page images (some minutes).")
@click.option(
    "--speed/--no-speed", default=True, help="Also the time of tables beside that of text, by file."
)
@click.option(
    "--draw", type=click.Path(path_type=Path), help="Draw the cells over the pages into this folder."
)
def tables_command(corpus: Path, *, with_ocr: bool, speed: bool, draw: Path | None) -> None:
    """Print the figures of tables, projects and budgets against the truth in CORPUS."""
    for name, read, figures in all_figures(corpus, with_ocr=with_ocr):
        _print(name, figures)
        _draw(_path(corpus, name), read, draw)
    known = {name: read_file(_path(corpus, name)) for name in COUNTED}
    for name, read in known.items():
        _print(name, table_counts(read))
        _draw(_path(corpus, name), read, draw)
    _print(" and ".join(TWINS), twin_figures(known[TWINS[0]], known[TWINS[1]]))
    print_charts(corpus)
    print_post_totals(corpus)
    if with_ocr:
        print_scanned_charts(corpus, HouseOcr())
    if speed:
        _print_speeds(corpus)


def _print(name: str, figures: dict[str, float]) -> None:
    click.echo(name)
    for label, value in figures.items():
        shown = f"{value:.4f}" if isinstance(value, float) and value <= 1 else f"{value:,.0f}"
        click.echo(f"  {label}: {shown}")


def _print_speeds(corpus: Path) -> None:
    """CPU time per page of text and of tables on top of it, for each file, page images aside."""
    click.echo(f"{'ms per page':<50} {'text':>7} {'tables':>7} {'ratio':>6} {'tables found':>13}")
    for path in sorted((corpus / "real").glob("*.pdf")):
        read = read_file(path)
        text, found = (1000 * s / read.pages for s in (read.text_s, read.tables_s))
        click.echo(f"{path.stem:<50} {text:>7.1f} {found:>7.1f} {found / text:>6.2f} {len(read.tables):>13}")


def _draw(path: Path, read: Read, folder: Path | None) -> None:
    """The pages with tables as PNG files, each cell outlined by the kind of its row, marked months filled."""
    if folder is None:
        return
    reader = PdfiumReader(path)
    for page in sorted({page for table in read.tables for page in table.pages}):
        place = folder / path.stem / f"page-{page}.png"
        place.parent.mkdir(parents=True, exist_ok=True)
        _drawn(reader, read, page).save(place)
    reader.close()


def _drawn(reader: PdfiumReader, read: Read, page: int) -> Image.Image:
    picture = Image.fromarray(reader.image(page, DRAW_DPI))
    pen = ImageDraw.Draw(picture)
    scale = DRAW_DPI / POINTS_PER_INCH
    for cell in (one for one in shown_cells(read.tables) if one.page == page):
        box = [edge * scale for edge in (cell.box.x0, cell.box.top, cell.box.x1, cell.box.bottom)]
        if cell.marked:
            pen.rectangle([box[0] + 3, box[1] + 3, box[2] - 3, box[3] - 3], outline=MARKED, width=3)
        pen.rectangle(box, outline=cell.colour, width=2)
    return picture


if __name__ == "__main__":
    tables_command()
