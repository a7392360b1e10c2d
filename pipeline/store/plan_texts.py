"""Read the passages of plans from the store, without the rest of the plan."""

import json
from collections.abc import Iterator

from pipeline.compare.outside import AREAS, Heading, Json, outside
from pipeline.compare.passages import Hidden, Passage, PlanText, hidden_text, owner_key
from pipeline.core.errors import UsageError
from pipeline.store.connection import Connection
from pipeline.text.searchable import match_key
from schemas.geometry import BBox

HEADS = """
    SELECT p.document_id, p.plan_id, p.plan_type, p.title, p.organization, p.province,
           p.start_year_be, p.end_year_be, d.file_name,
           (SELECT list(page) FROM pages g WHERE g.document_id = p.document_id AND route IN ('ocr', 'mixed')),
           (SELECT list(o.full_name) || list(o.printed_name) FROM organizations o
            WHERE o.document_id = p.document_id),
           (SELECT min(path) FROM files f WHERE f.document_id = p.document_id)
    FROM plans p JOIN documents d USING (document_id)
    WHERE p.plan_id = $1 OR p.document_id = $1 OR d.file_name = $1 OR starts_with(d.sha256, $1)
    ORDER BY p.plan_id, p.document_id
"""

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


def lines(connection: Connection, document_id: str) -> str:
    """The folded text of all body lines; empty where they were not kept."""
    ((found,),) = connection.execute(
        "SELECT json_extract_string(record, '$.text_facts.lines[*].text') FROM plans WHERE document_id = ?",
        [document_id],
    ).fetchall()
    return match_key("".join(found or ()))


def hidden(connection: Connection, document_id: str) -> tuple[Hidden, ...]:
    """The text of each page that is in the file but out of sight; none where it was not kept."""
    ((pages, texts),) = connection.execute(
        "SELECT json_extract(record, '$.text_facts.hidden[*].page')::BIGINT[], "
        "json_extract_string(record, '$.text_facts.hidden[*].text') FROM plans WHERE document_id = ?",
        [document_id],
    ).fetchall()
    return hidden_text(zip(pages or (), texts or (), strict=True))


def headings(connection: Connection, document_id: str) -> Iterator[Heading]:
    """The headings in reading order."""
    rows = connection.execute(
        "SELECT key, heading, page, bbox_pt FROM sections WHERE document_id = ? AND heading <> '' "
        "AND page IS NOT NULL AND bbox_pt IS NOT NULL ORDER BY ordinal",
        [document_id],
    ).fetchall()
    for key, heading, page, bbox in rows:
        yield Heading(key, heading, page, tuple(bbox))


def tables(connection: Connection, document_id: str) -> dict[str, Json]:
    """The parts of a plan that stand in tables."""
    ((found,),) = connection.execute(
        "SELECT json_extract(record, $1) FROM plans WHERE document_id = $2",
        [[f"$.{name}" for name in AREAS], document_id],
    ).fetchall()
    return {name: json.loads(part) if part else None for name, part in zip(AREAS, found, strict=True)}


def plan_texts(connection: Connection, name: str) -> list[PlanText]:
    """The plans a name means: plan id, document id, file name or the beginning of the digest.

    Raises:
        UsageError: the store has no such plan.
    """
    found = connection.execute(HEADS, [name]).fetchall()
    if not found:
        raise UsageError(f"{name!r} is no plan of this store; `phaen sql 'FROM plan_overview'` lists them")
    texts = []
    for (
        document_id,
        plan_id,
        plan_type,
        title,
        organization,
        province,
        start,
        end,
        file,
        ocr,
        names,
        path,
    ) in found:
        texts.append(
            PlanText(
                plan_id=plan_id,
                plan_type=plan_type,
                title=title,
                organization=organization,
                province=province,
                start_year_be=start,
                end_year_be=end,
                file_name=file,
                path=path or "",
                names=owner_key(names or ()),
                ocr_pages=frozenset(ocr or ()),
                passages=passages(connection, document_id),
                lines=lines(connection, document_id),
                hidden=hidden(connection, document_id),
                outside=outside(headings(connection, document_id), tables(connection, document_id)),
            )
        )
    return texts
