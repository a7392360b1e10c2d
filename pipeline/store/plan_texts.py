"""Read the passages of plans from the store, without the rest of the plan."""

import json
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from pipeline.compare.outside import AREAS, Heading, Json, outside
from pipeline.compare.passages import Passage, PlanText, hidden_text, owner_key
from pipeline.core.errors import UsageError
from pipeline.store.connection import Connection
from pipeline.text.searchable import match_key
from schemas.geometry import BBox

HEADS = """
    SELECT p.document_id, p.plan_id, p.plan_type, p.title, p.organization, p.province,
           p.start_year_be, p.end_year_be, d.file_name
    FROM plans p JOIN documents d USING (document_id)
    WHERE p.plan_id = $1 OR p.document_id = $1 OR d.file_name = $1 OR starts_with(d.sha256, $1)
    ORDER BY p.plan_id, p.document_id
"""

KEPT = """
    SELECT (SELECT list(page) FROM pages WHERE document_id = $1 AND route IN ('ocr', 'mixed')),
           (SELECT list(full_name) || list(printed_name) FROM organizations WHERE document_id = $1),
           (SELECT min(path) FROM files WHERE document_id = $1),
           json_extract_string(record, '$.text_facts.lines[*].text'),
           json_extract(record, '$.text_facts.hidden[*].page')::BIGINT[],
           json_extract_string(record, '$.text_facts.hidden[*].text'),
           json_extract(record, $2)
    FROM plans WHERE document_id = $1
"""
"""What is kept of one document beside its passages, in one query: each costs a scan of its own."""

ROWS = "SELECT min(rowid), max(rowid) FROM paragraphs WHERE document_id = $1"
"""A document's paragraphs were written together: only so far as these reach need the wide columns be read."""

PASSAGES = """
    SELECT section_key, section_path, page, bbox_pt, text, searchable
    FROM paragraphs WHERE document_id = $1 AND rowid BETWEEN $2 AND $3 ORDER BY ordinal
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
    ((first, last),) = connection.execute(ROWS, [document_id]).fetchall()
    rows = connection.execute(PASSAGES, [document_id, first or 0, last or 0]).fetchall()
    shown = {path: name for path, name, *_ in sections}
    kept = [row for row in rows if row[-1]]
    return tuple(
        Passage(
            ordinal=ordinal,
            section_key=key,
            section_path=shown.get(path, path),
            page=page,
            bbox=BBox(*bbox),
            text=text,
            folded=searchable.replace(" ", ""),
        )
        for ordinal, (key, path, page, bbox, text, searchable) in enumerate(kept)
    )


def headings(sections: Sequence[SectionRow]) -> Iterator[Heading]:
    """The headings in reading order."""
    for _, _, key, heading, page, bbox in sections:
        if heading and page is not None and bbox is not None:
            yield Heading(key, heading, page, BBox(*bbox))


def with_text(connection: Connection, document_id: str, head: PlanText) -> PlanText:
    """A plan with its text: passages, headings, rows of tables, lines, and what is out of sight."""
    ((ocr, names, path, lines, pages, unseen, parts),) = connection.execute(
        KEPT, [document_id, [f"$.{name}" for name in AREAS]]
    ).fetchall()
    tables: dict[str, Json] = {
        name: json.loads(part) if part else None for name, part in zip(AREAS, parts, strict=True)
    }
    sections: list[SectionRow] = connection.execute(SECTIONS, [document_id]).fetchall()
    return head.model_copy(
        update={
            "path": path or "",
            "names": owner_key(names or ()),
            "ocr_pages": frozenset(ocr or ()),
            "passages": passages(connection, document_id, sections),
            "lines": match_key("".join(lines or ())),
            "hidden": hidden_text(zip(pages or (), unseen or (), strict=True)),
            "outside": outside(headings(sections), tables),
        }
    )


def plan_texts(connection: Connection, name: str) -> list[PlanText]:
    """The plans a name means: plan id, document id, file name or the beginning of the digest.

    Raises:
        UsageError: the store has no such plan.
    """
    found = connection.execute(HEADS, [name]).fetchall()
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
                file_name=file_name,
            ),
        )
        for document_id, plan_id, plan_type, title, organization, province, start, end, file_name in found
    ]
