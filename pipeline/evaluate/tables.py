"""Figures of tables and projects against truth made by hand: `python -m pipeline.evaluate.tables`."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from time import process_time
from typing import Any

import click
from rapidfuzz import fuzz

from pipeline.core.ocr import OcrEngine
from pipeline.engines.ocr.house import HouseOcr
from pipeline.engines.pdfium import PdfiumReader
from pipeline.evaluate.charts import print_charts, print_post_totals
from pipeline.evaluate.word_tables import cell_score, read_grids, word_grids
from pipeline.mapping import projects_accounts
from pipeline.mapping.budget_items import budget_items
from pipeline.mapping.content import PlanContent
from pipeline.mapping.number_tables import number_tables
from pipeline.stages.identity import identity
from pipeline.stages.lines import lines
from pipeline.stages.reading import reading
from pipeline.stages.strokes import strokes
from pipeline.stages.tables import tables
from pipeline.tables.wording import plain
from schemas.budget import BudgetItem
from schemas.document import Source
from schemas.issue import Issue
from schemas.project import Project
from schemas.table import Table

SAME_NAME_AT = 90.0
SAME_OWNER_AT = 95.0
ALIKE_AT = 75.0
LOOK_AHEAD = 6
Truth = Any


@dataclass(frozen=True, slots=True)
class Read:
    """One file read up to its tables. `text_s`, `tables_s` are CPU seconds for lines and for tables."""

    content: PlanContent
    text_s: float
    tables_s: float
    pages: int

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables."""
        return self.content.tables


def read_file(path: Path, ocr: OcrEngine | None = None) -> Read:
    """Read a PDF up to its tables."""
    reader = PdfiumReader(path)
    source = Source(file_name=path.name, sha256="", page_count=reader.page_count)
    issues: list[Issue] = []
    began = process_time()
    read = reading(source, reader, ocr, issues.append)
    printed = lines(read, issues.append)
    middle = process_time()
    drawn = strokes(reader, issues.append)
    found = tables(read, drawn, printed, issues.append)
    ended = process_time()
    known = identity(printed, found, issues.append)
    content = PlanContent(source, known, printed, (), found, issues.append)
    return Read(content, middle - began, ended - middle, reader.page_count)


def project_figures(read: Read, truth: Truth) -> dict[str, float]:
    """Shares of the projects of the truth found, and of those found with amount, owner and months right."""
    listed = [p for s in projects_accounts.strategies(read.content) for p in s.projects]
    listed += projects_accounts.projects(read.content)
    left, pairs = list(listed), []
    for known in truth["projects"]:
        match = next((p for p in left if _is_project(p, known)), None)
        if match is not None:
            left.remove(match)
            pairs.append((match, known))
    found = max(1, len(pairs))
    return {
        "projects in the truth": len(truth["projects"]),
        "rows read": len(listed),
        "found": len(pairs) / len(truth["projects"]),
        "amount right": sum(_amount_right(p, t) for p, t in pairs) / found,
        "owner right": sum(_owner_right(p, t) for p, t in pairs) / found,
        "months right": sum(list(p.months) == t["month_numbers"] for p, t in pairs) / found,
    }


def _is_project(project: Project, known: Truth) -> bool:
    near = fuzz.ratio(plain(project.name), plain(known["name"])) >= SAME_NAME_AT
    return near and project.number == known["number"]


def _amount_right(project: Project, known: Truth) -> bool:
    got = project.budget.total_baht if project.budget else None
    wanted = known["amount_baht"]
    return got == wanted if wanted is None or got is None else got == Decimal(str(wanted))


def _owner_right(project: Project, known: Truth) -> bool:
    return fuzz.ratio(plain(project.owner or ""), plain(known["owner"] or "")) >= SAME_OWNER_AT


def budget_figures(read: Read, truth: Truth) -> dict[str, float]:
    """Rows, amounts in their column, kinds of rows and totals that add up, over rows in printed order."""
    items = budget_items(read.content)
    pairs = list(_aligned(items, truth))
    return {
        "rows in the truth": len(truth),
        "rows read": len(items),
        "rows with all amounts right": sum(_amounts(i) == _known_amounts(t) for i, t in pairs),
        "labels right": sum(fuzz.ratio(plain(i.label), plain(t["label"])) >= SAME_NAME_AT for i, t in pairs),
        "totals in the truth": sum(bool(t["is_total"]) for t in truth),
        "totals that add up": sum(_adds_up(i) for i in items if i.is_total),
        "last total": float(_last_amount(items)),
    }


def _aligned(items: tuple[BudgetItem, ...], truth: Truth) -> Iterator[tuple[BudgetItem, Truth]]:
    """Pairs in printed order; a row that one side lacks does not shift the others."""
    place = 0
    for known in truth:
        near = range(place, min(len(items), place + LOOK_AHEAD))
        same = next((k for k in near if _same_label(items[k], known)), None)
        if same is not None:
            yield items[same], known
            place = same + 1


def _same_label(item: BudgetItem, known: Truth) -> bool:
    return fuzz.ratio(plain(item.label), plain(known["label"])) >= ALIKE_AT


def _amounts(item: BudgetItem) -> dict[str, float]:
    named = {f"{y.year_be} {y.basis}": y.amount_baht for y in item.years if y.basis != "change"}
    return {name: float(value) for name, value in named.items() if value is not None}


def _known_amounts(known: Truth) -> dict[str, float]:
    amounts = known["amounts"] or {}
    return {k: float(v) for k, v in amounts.items() if v is not None and k != "change_percent"}


def _adds_up(item: BudgetItem) -> bool:
    printed = {(y.year_be, y.basis): y.amount_baht for y in item.years if y.amount_baht is not None}
    return printed == {(y.year_be, y.basis): y.amount_baht for y in item.recomputed}


def _last_amount(items: tuple[BudgetItem, ...]) -> Decimal:
    amounts = [y.amount_baht for y in items[-1].years if y.amount_baht is not None] if items else []
    return amounts[-1] if amounts else Decimal(0)


def number_figures(read: Read, truth: Truth) -> dict[str, float]:
    """Rows of figures of the truth found with every figure as printed."""
    rows = {tuple(map(plain, row[1:])) for table in number_tables(read.content) for row in table.rows}
    wanted = [tuple(map(plain, row["printed"])) for table in truth["tables"] for row in table["rows"]]
    return {"rows in the truth": len(wanted), "rows right": sum(row in rows for row in wanted)}


def word_figures(read: Read, truth: Truth) -> dict[str, float]:
    """Cells of the Word source found in their row and column."""
    score = cell_score(truth, read_grids(read.tables))
    return {"tables": len(score.tables), "cells": score.cells, "found": score.found / max(1, score.cells)}


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
    Check("paknam_devplan_2558_60_pua", "paknam_devplan_2558_60.json", number_figures),
    Check("poknoi_budget_2559_imageonly", "poknoi_budget_2559_imageonly.json", budget_figures, scanned=True),
)


def _truth(path: Path) -> Truth:
    if path.suffix == ".docx":
        return word_grids(path)
    return json.loads(path.read_text(encoding="utf-8"))


def all_figures(corpus: Path, *, with_ocr: bool) -> Iterator[tuple[str, Read, dict[str, float]]]:
    """File name, what was read, and the figures, for each file with a truth."""
    engine = HouseOcr() if with_ocr else None
    for check in CHECKS:
        if check.scanned and engine is None:
            continue
        read = read_file(corpus / "real" / f"{check.file}.pdf", engine)
        yield check.file, read, check.figures(read, _truth(corpus / "truth" / check.truth))


@click.command("tables")
@click.argument("corpus", type=click.Path(exists=True, path_type=Path), default=Path("../shared/corpus"))
@click.option("--ocr", "with_ocr", is_flag=True, help="Also the page images (takes about a minute).")
def tables_command(corpus: Path, *, with_ocr: bool) -> None:
    """Print the figures of tables, projects and budgets against the truth in CORPUS."""
    for name, read, figures in all_figures(corpus, with_ocr=with_ocr):
        click.echo(name)
        for label, value in figures.items():
            shown = f"{value:.4f}" if isinstance(value, float) and value <= 1 else f"{value:,.0f}"
            click.echo(f"  {label}: {shown}")
        text, found = (1000 * s / read.pages for s in (read.text_s, read.tables_s))
        click.echo(f"  ms per page: text {text:.1f}, tables {found:.1f}")
    print_charts(corpus)
    print_post_totals(corpus)


if __name__ == "__main__":
    tables_command()
