"""What a plan says outside its paragraphs: headings and rows of tables, each as one passage."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from pipeline.compare.passages import Passage
from pipeline.text.searchable import match_key
from schemas.geometry import BBox

Json: TypeAlias = Mapping[str, "Json"] | Sequence["Json"] | str | float | bool | None
"""A plan, or a part of it, as `phaen extract` prints it."""

AREAS = {
    "strategies": "development_strategy",
    "projects": "action_plan",
    "budget_summary": "strategy_summary",
    "staffing": "staffing_structure",
    "positions": "position_assignment",
    "personnel_costs": "personnel_cost",
    "budget_items": "budget",
    "figure_tables": "budget",
}
"""Parts of a plan that stand in tables, and the section they are shown under."""


RECORDS = frozenset((*AREAS, "rows", "units", "printed_totals", "total"))
"""Names under which records hold other records, each of which is a row of its own."""


LEAST_OVERLAP = 0.5
"""Share of the narrower of two cells that must lie under the other for both to be of one column."""


class Cell(NamedTuple):
    """A piece of evidence: 1-based page, box in points, text as read."""

    page: int
    bbox: tuple[float, float, float, float]
    raw: str


class Heading(NamedTuple):
    """A heading with its section, page and box."""

    section_key: str
    text: str
    page: int
    bbox: tuple[float, float, float, float]


def cells_of(record: Json) -> Iterator[Cell]:
    """The evidence of a record and of what it holds, other records in lists of their own left out."""
    if isinstance(record, Mapping):
        for name, value in record.items():
            if name == "evidence" and isinstance(value, Sequence):
                yield from (cell for cell in map(cell_of, value) if cell)
            elif name not in RECORDS:
                yield from cells_of(value)
    elif isinstance(record, Sequence) and not isinstance(record, str):
        for one in record:
            yield from cells_of(one)


def cell_of(evidence: Json) -> Cell | None:
    """One piece of evidence; `None` where it holds no text."""
    assert isinstance(evidence, Mapping)
    page, bbox, raw = evidence["page"], evidence["bbox"], evidence["raw"]
    assert isinstance(page, int)
    assert isinstance(bbox, Sequence)
    x0, top, x1, bottom = (edge for edge in bbox if isinstance(edge, int | float))
    return Cell(page, (x0, top, x1, bottom), raw) if isinstance(raw, str) and raw.strip() else None


def records_in(value: Json) -> Iterator[Json]:
    """The records of a part of a plan, those inside others after them."""
    if isinstance(value, Mapping):
        yield value
        for name, inner in value.items():
            if name in RECORDS:
                yield from records_in(inner)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for one in value:
            yield from records_in(one)


def in_columns(cells: Iterable[Cell]) -> list[Cell]:
    """The cells of a row from left to right, those of one column from the top down, over pages too.

    A column is what overlaps: on a scan askew, edges that are one on paper are not one in figures.
    """
    columns: list[list[Cell]] = []
    core = (0.0, 0.0)
    for cell in sorted(cells, key=lambda cell: (cell.bbox[0], cell)):
        left, right = max(core[0], cell.bbox[0]), min(core[1], cell.bbox[2])
        narrower = min(core[1] - core[0], cell.bbox[2] - cell.bbox[0])
        if columns and right - left > LEAST_OVERLAP * narrower:
            columns[-1].append(cell)
            core = (left, right)
        else:
            columns.append([cell])
            core = (cell.bbox[0], cell.bbox[2])
    return [
        cell
        for column in columns
        for cell in sorted(column, key=lambda cell: (cell.page, cell.bbox[1], cell.bbox[0]))
    ]


def row_passages(parts: Mapping[str, Json]) -> Iterator[Passage]:
    """The rows of the tables of a plan, each cell once, from left to right; `ordinal` is still 0."""
    seen: set[Cell] = set()
    for name, key in AREAS.items():
        for record in records_in(parts.get(name)):
            cells = in_columns(set(cells_of(record)) - seen)
            seen.update(cells)
            if cells:
                text = " ".join(" ".join(cell.raw.split()) for cell in cells)
                yield passage(Heading(key, text, cells[0].page, cells[0].bbox))


def passage(found: Heading) -> Passage:
    """A heading or a row as a passage; `ordinal` is still 0."""
    return Passage(
        ordinal=0,
        section_key=found.section_key,
        section_path="",
        page=found.page,
        bbox=BBox(*found.bbox),
        text=found.text,
        folded=match_key(found.text),
    )


def outside(headings: Iterable[Heading], parts: Mapping[str, Json]) -> tuple[Passage, ...]:
    """Headings and rows of tables, numbered, those without a letter or digit left out."""
    found = [passage(one) for one in headings] + list(row_passages(parts))
    kept = [one for one in found if one.folded]
    return tuple(one._replace(ordinal=n) for n, one in enumerate(kept))
