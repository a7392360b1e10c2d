"""Read the passages of plans from the store, without the rest of the plan."""

import json
from collections.abc import Iterator

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

PASSAGES = """
    SELECT p.ordinal, p.section_key, coalesce(s.number, s.heading, p.section_path), p.page,
           p.bbox_pt[1], p.bbox_pt[2], p.bbox_pt[3], p.bbox_pt[4], p.text, p.searchable
    FROM paragraphs p LEFT JOIN sections s ON s.document_id = p.document_id AND s.path = p.section_path
    WHERE p.document_id = ? ORDER BY p.ordinal
"""


def passages(connection: Connection, document_id: str) -> tuple[Passage, ...]:
    """The passages of a document in reading order; empty ones are left out."""
    rows = connection.execute(PASSAGES, [document_id]).fetchall()
    kept = [row for row in rows if row[-1]]
    return tuple(
        Passage(
            ordinal=ordinal,
            section_key=key,
            section_path=path,
            page=page,
            bbox=BBox(*bbox),
            text=text,
            folded=searchable.replace(" ", ""),
        )
        for ordinal, (_, key, path, page, *bbox, text, searchable) in enumerate(kept)
    )


def headings(connection: Connection, document_id: str) -> Iterator[Heading]:
    """The headings in reading order."""
    rows = connection.execute(
        "SELECT key, heading, page, bbox_pt FROM sections WHERE document_id = ? AND heading <> '' "
        "AND page IS NOT NULL AND bbox_pt IS NOT NULL ORDER BY ordinal",
        [document_id],
    ).fetchall()
    for key, heading, page, bbox in rows:
        yield Heading(key, heading, page, tuple(bbox))


def with_text(connection: Connection, document_id: str, head: PlanText) -> PlanText:
    """A plan with its text: passages, headings, rows of tables, lines, and what is out of sight."""
    ((ocr, names, path, lines, pages, unseen, parts),) = connection.execute(
        KEPT, [document_id, [f"$.{name}" for name in AREAS]]
    ).fetchall()
    tables: dict[str, Json] = {
        name: json.loads(part) if part else None for name, part in zip(AREAS, parts, strict=True)
    }
    return head.model_copy(
        update={
            "path": path or "",
            "names": owner_key(names or ()),
            "ocr_pages": frozenset(ocr or ()),
            "passages": passages(connection, document_id),
            "lines": match_key("".join(lines or ())),
            "hidden": hidden_text(zip(pages or (), unseen or (), strict=True)),
            "outside": outside(headings(connection, document_id), tables),
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
