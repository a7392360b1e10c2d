"""The search index beside the store: passages cut into runs of three signs, kept in step with the store.

Words are not cut: text with broken spacing or a misread sign still shares most of its runs with a query.
"""

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tantivy

from pipeline.store.connection import Connection
from pipeline.store.search_generations import (
    again,
    begun,
    building,
    finished,
    generation,
    generations,
    manifest,
)
from pipeline.text.searchable import match_key
from schemas.geometry import Frozen

RUN = 3
"""Signs per indexed run."""

HEAP_BYTES = 512_000_000
"""What is gathered before it is written: with a quarter of it a tenth more time goes into merging."""
RUNS = "runs"
"""Name of the tokenizer; registered anew whenever an index is opened."""

PASSAGES = """
    SELECT document_id, 'paragraph', ordinal, section_key, page, bbox_pt, text, replace(searchable, ' ', '')
    FROM paragraphs WHERE document_id IN (SELECT unnest($1))
    UNION ALL
    SELECT document_id, 'heading', ordinal, key, first_page, bbox_pt, heading, NULL
    FROM sections WHERE document_id IN (SELECT unnest($1))
    UNION ALL
    SELECT document_id, 'project', ordinal, 'action_plan', page, bbox_pt,
           concat_ws(' ', name, objective, target, expected_result), NULL
    FROM projects WHERE document_id IN (SELECT unnest($1))
"""

HEADS = """
    SELECT document_id, p.plan_id, p.plan_type, p.organization, p.organization_kind, p.province,
           p.start_year_be, p.end_year_be, d.file_name
    FROM plans p JOIN documents d USING (document_id) WHERE document_id IN (SELECT unnest($1))
"""

DOCUMENTS_AT_ONCE, ROWS_AT_ONCE = 64, 5000


@dataclass(frozen=True, slots=True)
class Head:
    """What all passages of a document share: fields to filter by, and the part of the record."""

    filters: dict[str, str]
    years: range
    record: dict[str, object]


class IndexChange(Frozen):
    """What bringing the index in step did, in documents."""

    added: int
    removed: int


def schema() -> tantivy.Schema:
    """The fields of the index; what is not searched is stored as JSON."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("folded", tokenizer_name=RUNS, index_option="freq")
    for name in (
        "document_id",
        "plan_type",
        "organization",
        "organization_kind",
        "province",
        "kind",
        "section_key",
    ):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("year_be", indexed=True)
    builder.add_bytes_field("record", stored=True)
    return builder.build()


def opened(folder: Path) -> tantivy.Index:
    """The index in `folder`, made where the folder is empty."""
    index = tantivy.Index(schema(), path=str(folder))
    runs = tantivy.Tokenizer.ngram(min_gram=RUN, max_gram=RUN, prefix_only=False)
    index.register_tokenizer(RUNS, tantivy.TextAnalyzerBuilder(runs).build())
    return index


def stored(connection: Connection) -> dict[str, str]:
    """The documents of the store that hold a plan, with the code version that read them."""
    found = connection.execute(
        "SELECT document_id, code_version FROM documents JOIN plans USING (document_id)"
    ).fetchall()
    return dict(found)


def current(connection: Connection, folder: Path) -> Path | None:
    """The index that holds what the store holds; `None` where it is still to be made."""
    documents = stored(connection)
    index = folder / generation(documents)
    return index if manifest(index) == documents and documents else None


def is_current(connection: Connection, folder: Path) -> bool:
    """Is there an index that holds what the store holds?"""
    return current(connection, folder) is not None


def heads(connection: Connection, documents: Sequence[str]) -> dict[str, Head]:
    """The heads of several documents, by document id."""
    found = {}
    for (
        document_id,
        plan_id,
        plan_type,
        organization,
        kind,
        province,
        start,
        end,
        file_name,
    ) in connection.execute(HEADS, [list(documents)]).fetchall():
        record = {
            "plan_id": plan_id,
            "plan_type": plan_type,
            "organization": organization,
            "province": province,
        }
        record |= {
            "document_id": document_id,
            "start_year_be": start,
            "end_year_be": end,
            "file_name": file_name,
        }
        named = {
            "plan_type": plan_type,
            "organization": organization,
            "organization_kind": kind,
            "province": province,
        }
        filters = {"document_id": document_id} | {name: value for name, value in named.items() if value}
        found[document_id] = Head(filters, range(start, (end or start) + 1) if start else range(0), record)
    return found


def entry(head: Head, row: tuple[Any, ...]) -> tantivy.Document | None:
    """One passage as an entry of the index; `None` where there is no text."""
    _, kind, ordinal, section_key, page, bbox, text, folded = row
    folded = folded or match_key(text or "")
    if not folded:
        return None
    own = {
        "kind": kind,
        "ordinal": ordinal,
        "section_key": section_key,
        "page": page,
        "bbox": bbox,
        "text": text,
    }
    made = tantivy.Document(folded=folded, kind=kind, section_key=section_key, **head.filters)
    made.add_bytes("record", json.dumps(head.record | own, ensure_ascii=False).encode())
    for year in head.years:
        made.add_unsigned("year_be", year)
    return made


def entries(connection: Connection, documents: Sequence[str]) -> Iterator[tantivy.Document]:
    """The passages of several documents as entries of the index, a few documents in each scan of the tables.

    The store holds the whole answer to a question in memory: over a country that would be its whole text.
    """
    cursor = connection.cursor()
    for first in range(0, len(documents), DOCUMENTS_AT_ONCE):
        few = list(documents[first : first + DOCUMENTS_AT_ONCE])
        known = heads(cursor, few)
        cursor.execute(PASSAGES, [few])
        while rows := cursor.fetchmany(ROWS_AT_ONCE):
            for row in rows:
                made = entry(known[row[0]], row)
                if made is not None:
                    yield made


def synchronise(connection: Connection, folder: Path) -> IndexChange:
    """Make the index that holds what the store holds: only documents that came, went or changed are touched.

    The indexes there were stay as they are (see `prune`), and so does the answer to a search meanwhile.
    """
    with building(folder):
        wanted = stored(connection)
        if again(folder, generation(wanted)):
            return IndexChange(added=0, removed=0)
        base = next(iter(generations(folder)), None)
        there = manifest(base) if base else {}
        gone = [document for document in there if there[document] != wanted.get(document)]
        new = [document for document in wanted if wanted[document] != there.get(document)]
        working = begun(folder, base)
        _changed(working, connection, gone, new)
        finished(working, wanted)
    return IndexChange(added=len(new), removed=len(gone))


def _changed(working: Path, connection: Connection, gone: Sequence[str], new: Sequence[str]) -> None:
    """Take documents out of the index in `working`, and others in, in one commit."""
    writer = opened(working).writer(heap_size=HEAP_BYTES, num_threads=max(1, min(2, os.cpu_count() or 1)))
    for document in gone:
        writer.delete_documents_by_term("document_id", document)
    for made in entries(connection, new):
        writer.add_document(made)
    writer.commit()
    writer.wait_merging_threads()
