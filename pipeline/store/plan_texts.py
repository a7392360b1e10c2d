"""Read the passages of plans from the store, without the rest of the plan."""

import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeAlias

from pipeline.compare.outside import AREAS, Heading, outside
from pipeline.compare.passages import Passage, PlanText, hidden_text, owner_key
from pipeline.core.errors import UsageError
from pipeline.store.connection import Connection
from pipeline.store.row_ranges import paragraph_columns
from pipeline.text.searchable import match_key
from schemas.geometry import BBox

NAMED = """
    SELECT document_id FROM plans WHERE plan_id = $1
    UNION
    SELECT document_id FROM documents WHERE document_id = $1 OR file_name = $1 OR starts_with(sha256, $1)
"""

HEADS = """
    SELECT document_id, plan_id, plan_type, title, organization, province, start_year_be, end_year_be
    FROM plans WHERE document_id IN (SELECT unnest($1)) ORDER BY plan_id, document_id
"""

KEPT = """
    SELECT (SELECT file_name FROM documents WHERE document_id = $1),
           (SELECT min(path) FROM files WHERE document_id = $1),
           (SELECT list(full_name) || list(printed_name) FROM organizations WHERE document_id = $1),
           (SELECT list(page) FROM pages WHERE document_id = $1 AND route IN ('ocr', 'mixed'))
"""

RECORD = """
    SELECT json_extract_string(record, '$.text_facts.lines[*].text'), json_extract(record, $2)
    FROM plans WHERE document_id = $1
"""

HIDDEN = "text_facts.hidden"
"""Where the record has what is out of sight; it is read with the tables, in one go."""

PASSAGES = """
    section_key, section_path, page, bbox_pt[1] AS x0, bbox_pt[2] AS top, bbox_pt[3] AS x1,
    bbox_pt[4] AS bottom, text, replace(searchable, ' ', '') AS folded
"""

SECTIONS = """
    SELECT path, coalesce(number, heading), key, heading, page, bbox_pt
    FROM sections WHERE document_id = $1 ORDER BY ordinal
"""

Box: TypeAlias = list[float]
SectionRow: TypeAlias = tuple[str, str, str, str, int | None, Box | None]
"""Path, the name to show, key, heading, page and box."""


def passages(connection: Connection, document_id: str, sections: Sequence[SectionRow]) -> tuple[Passage, ...]:
    """The passages of a document in reading order; empty ones are left out."""
    keys, paths, pages, *edges, texts, folded = paragraph_columns(connection, document_id, PASSAGES)
    shown = {path: name for path, name, *_ in sections}
    labels = [shown.get(path, path) for path in paths]
    rows = zip(keys, labels, pages, map(BBox, *edges), texts, folded, strict=True)
    return tuple(Passage(n, *row) for n, row in enumerate(row for row in rows if row[-1]))


def headings(sections: Sequence[SectionRow]) -> Iterator[Heading]:
    """The headings in reading order."""
    for _, _, key, heading, page, bbox in sections:
        if heading and page is not None and bbox is not None:
            yield Heading(key, heading, page, BBox(*bbox))


def with_text(connection: Connection, document_id: str, head: PlanText) -> PlanText:
    """A plan with its text: passages, headings, rows of tables, lines, and what is out of sight."""
    ((file_name, path, names, ocr),) = connection.execute(KEPT, [document_id]).fetchall()
    areas = [f"$.{name}" for name in (*AREAS, HIDDEN)]
    ((lines, parts),) = connection.execute(RECORD, [document_id, areas]).fetchall()
    *tables, hidden = (json.loads(part) if part else None for part in parts)
    sections: list[SectionRow] = connection.execute(SECTIONS, [document_id]).fetchall()
    return head.model_copy(
        update={
            "file_name": file_name,
            "path": path or "",
            "names": owner_key(names or ()),
            "ocr_pages": frozenset(ocr or ()),
            "passages": passages(connection, document_id, sections),
            "lines": match_key("".join(lines or ())),
            "hidden": hidden_text((line["page"], line["text"]) for line in hidden or ()),
            "outside": outside(headings(sections), dict(zip(AREAS, tables, strict=True))),
        }
    )


READERS = 2
"""Plans that are read at a time: half of the time is the store's own, which runs beside Python."""


def texts_of(connection: Connection, names: Sequence[str]) -> list[list[PlanText]]:
    """The plans that each of several names means, in the order of the names.

    Raises:
        UsageError: the store has no plan of a name; the first such name is told.
    """
    if len(names) < READERS:
        return [plan_texts(connection, name) for name in names]
    with ThreadPoolExecutor(READERS) as readers:
        # A cursor for each: a connection answers one question at a time.
        return list(readers.map(lambda name: plan_texts(connection.cursor(), name), names))


def plan_texts(connection: Connection, name: str) -> list[PlanText]:
    """The plans a name means: plan id, document id, file name or the beginning of the digest.

    Raises:
        UsageError: the store has no such plan.
    """
    documents = [document_id for (document_id,) in connection.execute(NAMED, [name]).fetchall()]
    found = connection.execute(HEADS, [documents]).fetchall() if documents else []
    if not found:
        raise UsageError(f"{name!r} is no plan of this store; `phaen sql 'FROM plan_overview'` lists them")
    return [
        with_text(
            connection,
            document_id,
            PlanText(
                plan_id=plan_id,
                plan_type=plan_type,
                title=title,
                organization=organization,
                province=province,
                start_year_be=start,
                end_year_be=end,
            ),
        )
        for document_id, plan_id, plan_type, title, organization, province, start, end in found
    ]
