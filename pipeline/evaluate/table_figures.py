"""What was read of one file up to its tables, and how much of it agrees with truth made by hand."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from time import process_time
from typing import Any

from rapidfuzz import fuzz

from pipeline.core.ocr import OcrEngine
from pipeline.engines.pdfium import PdfiumReader
from pipeline.evaluate.word_tables import cell_score, read_grids
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
from schemas.table import Row, RowKind, Table

SAME_NAME_AT = 90.0
SAME_OWNER_AT = 95.0
SAME_PLACE_AT = 90.0
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
        "place right": sum(_place_right(p, t) for p, t in pairs) / found,
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


def _place_right(project: Project, known: Truth) -> bool:
    return fuzz.ratio(plain(project.location or ""), plain(known["location"] or "")) >= SAME_PLACE_AT


def budget_figures(read: Read, truth: Truth) -> dict[str, float]:
    """Rows, amounts in their column, kinds of rows and totals that add up, over rows in printed order."""
    items = budget_items(read.content)
    pairs = list(_aligned(items, truth))
    kinds = _kinds(read.tables, truth)
    return {
        "rows in the truth": len(truth),
        "rows read": len(items),
        "rows with all amounts right": sum(_amounts(i) == _known_amounts(t) for i, t in pairs),
        "labels right": sum(fuzz.ratio(plain(i.label), plain(t["label"])) >= SAME_NAME_AT for i, t in pairs),
        "kinds of rows right": sum(row.kind is _kind(known) for row, known in kinds),
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


def _kinds(read: tuple[Table, ...], truth: Truth) -> list[tuple[Row, Truth]]:
    """The rows of the tables with those of the truth they are, in printed order."""
    unread = {RowKind.HEADER, RowKind.TITLE, RowKind.BLANK}
    rows = [row for table in read for row in table.rows if row.kind not in unread]
    out, place = [], 0
    for known in truth:
        near = range(place, min(len(rows), place + LOOK_AHEAD))
        same = next((k for k in near if _is_labelled(rows[k], known["label"])), None)
        if same is not None:
            out.append((rows[same], known))
            place = same + 1
    return out


def _is_labelled(row: Row, label: str) -> bool:
    return bool(row.cells) and fuzz.ratio(plain(row.cells[0].text), plain(label)) >= ALIKE_AT


def _kind(known: Truth) -> RowKind:
    """The kind a row of a budget report is of: headings have no amounts; the totals over all are grand."""
    if known["is_total"]:
        return RowKind.TOTAL if plain(known["label"]).startswith("รวมทุก") else RowKind.SUBTOTAL
    return RowKind.GROUP if not known["amounts"] else RowKind.ITEM


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


def table_counts(read: Read) -> dict[str, float]:
    """How many tables, rows and columns, and the shares of columns and tables that are understood."""
    columns = [column for table in read.tables for column in table.columns]
    seams = [seam for table in read.tables for seam in table.seams]
    return {
        "tables": len(read.tables),
        "tables of a known form": sum(table.form is not None for table in read.tables),
        "rows": sum(len(table.rows) for table in read.tables),
        "columns": len(columns),
        "columns with a header": sum(bool(column.header) for column in columns),
        "columns understood": sum(column.key is not None for column in columns),
        "page cuts": len(seams),
        "page cuts whose rows add up": sum(seam.merged_rows <= seam.rows_after for seam in seams),
    }


def twin_figures(one: Read, other: Read) -> dict[str, float]:
    """Two settings of one document: tables, rows and cells that are the same in both."""
    pairs = list(zip(one.tables, other.tables, strict=False))
    rows = [pair for a, b in pairs for pair in zip(a.rows, b.rows, strict=False)]
    return {
        "tables": max(len(one.tables), len(other.tables)),
        "tables with as many rows": sum(len(a.rows) == len(b.rows) for a, b in pairs),
        "rows": max(sum(len(t.rows) for t in read.tables) for read in (one, other)),
        "rows equal": sum(_texts(a) == _texts(b) for a, b in rows),
        "rows equal but for words that a cell's end cuts off in one": sum(_cut_off(a, b) for a, b in rows),
        "columns that mean the same": float(
            all([c.key for c in a.columns] == [c.key for c in b.columns] for a, b in pairs)
        ),
    }


def _cut_off(one: Row, other: Row) -> bool:
    """Whether the rows differ, and only so that a cell of one begins as that of the other and ends sooner.

    Rows of a fixed height drop the lines that do not fit; these are not in the file.
    """
    texts, others = _texts(one), _texts(other)
    if texts == others or [at for at, _ in texts] != [at for at, _ in others]:
        return False
    return all(a.startswith(b) or b.startswith(a) for (_, a), (_, b) in zip(texts, others, strict=True))


def _texts(row: Row) -> list[tuple[int, str]]:
    return [(cell.column, plain(cell.text)) for cell in row.cells if cell.text]
