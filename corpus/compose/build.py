"""Source to PDF and gold: typeset, ask where the marks fell, put the letters back."""

import json
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
import typst

from corpus.compose.blocks import PLAIN
from corpus.compose.facts import Facts, Gold, Paragraph, Project, SectionFact, Strategy
from corpus.compose.fonts import write_fonts
from corpus.compose.forms import FORMS
from corpus.compose.markup import Writer, preamble
from corpus.compose.scan import scanned
from corpus.compose.source import Source
from corpus.compose.textlayer import with_letters

PRODUCER = "Phaen sample corpus"
_FACT_LISTS = "fact_list"


@cache
def font_folder() -> Path:
    """A folder with the derived fonts, made once a run."""
    folder = Path(tempfile.mkdtemp(prefix="phaen-fonts-"))
    write_fonts(folder)
    return folder


def _contents_rows(source: Source, pages: Mapping[str, int]) -> list[tuple[str, int]]:
    sections = [block["section"] for block in source.blocks if "section" in block]
    return [
        (f"{s.get('number', '')} {s['heading']}".strip(), pages.get("section:" + s["id"], 0))
        for s in sections
        if s.get("level", 1) == 1 and s["id"] != "contents"
    ]


def _fact_list(writer: Writer, source: Source, value: dict[str, str]) -> str:
    items = list(getattr(source.facts, value["field"]))
    texts = [item if isinstance(item, str) else f"{item.position}   {item.role}" for item in items]
    return PLAIN["list"](writer, {"mark": value["mark"], "items": texts})


def _block(writer: Writer, source: Source, block: dict[str, Any], pages: Mapping[str, int]) -> str:
    (kind, value), *_ = block.items()
    if kind == _FACT_LISTS:
        return _fact_list(writer, source, value)
    if kind in FORMS:
        return FORMS[kind](writer, source.facts, value or {})
    if kind == "contents":
        value = _contents_rows(source, pages)
    return PLAIN[kind](writer, value)


def _markup(source: Source, pages: Mapping[str, int]) -> str:
    writer = Writer(layer=source.layer, thai_numerals=source.thai_numerals)
    parts = [preamble(writer, source.header, landscape=source.landscape)]
    parts += [_block(writer, source, block, pages) for block in source.blocks]
    return "\n\n".join(parts)


def _written(markup: str) -> str:
    """The markup in a file beside the fonts; Typst takes a path."""
    path = font_folder() / "document.typ"
    path.write_text(markup, encoding="utf-8")
    return str(path)


def _marks(markup: str) -> dict[str, int]:
    fonts = [str(font_folder())]
    found = typst.query(_written(markup), "<mark>", field="value", font_paths=fonts, ignore_system_fonts=True)
    return {mark["id"]: mark["page"] for mark in json.loads(found)}


def typeset(source: Source) -> tuple[bytes, dict[str, int]]:
    """The PDF and the page of each mark."""
    pages: dict[str, int] = {}
    if any("contents" in block for block in source.blocks):
        pages = _marks(_markup(source, pages))
    markup = _markup(source, pages)
    pdf = typst.compile(_written(markup), font_paths=[str(font_folder())], ignore_system_fonts=True)
    assert isinstance(pdf, bytes)
    finished = with_letters(pdf, source.layer, title=source.title, producer=PRODUCER)
    return finished, _marks(markup)


def _placed(
    projects: tuple[Project, ...], pages: Mapping[str, int], group: str | None
) -> tuple[Project, ...]:
    def page(project: Project) -> int | None:
        return pages.get(f"project:{group or project.programme}/{project.number}") or project.page

    return tuple(project.model_copy(update={"page": page(project)}) for project in projects)


def _placed_facts(facts: Facts, pages: Mapping[str, int]) -> Facts:
    strategies = tuple(
        Strategy(number=s.number, title=s.title, projects=_placed(s.projects, pages, s.number))
        for s in facts.strategies
    )
    return facts.model_copy(
        update={"strategies": strategies, "projects": _placed(facts.projects, pages, None)}
    )


def _sections(source: Source, pages: Mapping[str, int]) -> tuple[SectionFact, ...]:
    writer = Writer(layer=source.layer, thai_numerals=source.thai_numerals)
    out = []
    for block in source.blocks:
        if "section" not in block:
            continue
        value = block["section"]
        number = value.get("number")
        out.append(
            SectionFact(
                key=value["key"],
                printed_number=writer.printed(number) if number else None,
                heading=writer.printed(value["heading"]),
                level=value.get("level", 1),
                page=pages["section:" + value["id"]],
            )
        )
    return tuple(out)


def _paragraphs(source: Source, pages: Mapping[str, int]) -> tuple[Paragraph, ...]:
    writer = Writer(layer=source.layer, thai_numerals=source.thai_numerals)
    texts = [block["p"] for block in source.blocks if isinstance(block.get("p"), dict)]
    return tuple(
        Paragraph(id=p["id"], text=writer.printed(p["text"].strip()), page=pages["paragraph:" + p["id"]])
        for p in texts
    )


def _as_scanned(source: Source, pages: Mapping[str, int]) -> Source:
    """What is left of a source when only its scanned pages are there."""
    blocks = tuple(
        block
        for block in source.blocks
        if "section" not in block or "section:" + block["section"]["id"] in pages
    )
    facts = Facts(**{name: getattr(source.facts, name) for name in source.scan_facts})
    return source.model_copy(update={"blocks": blocks, "facts": facts})


def composed(source: Source) -> tuple[bytes, Gold]:
    """The PDF and what is known of it."""
    pdf, pages = typeset(source)
    scan = bool(source.scan_pages)
    if scan:
        pdf = scanned(pdf, source.scan_pages, title=source.title, producer=PRODUCER)
        pages = {
            key: source.scan_pages.index(page) + 1 for key, page in pages.items() if page in source.scan_pages
        }
        source = _as_scanned(source, pages)
    gold = Gold(
        file_name=f"{source.file}.pdf",
        plan_type=source.plan_type,
        title=source.title,
        organization=source.organization,
        period=source.period,
        complete=source.complete,
        page_count=_page_count(pdf),
        text_layer="image" if scan else source.layer.value,
        sections=_sections(source, pages),
        facts=_placed_facts(source.facts, pages),
        paragraphs=() if scan else _paragraphs(source, pages),
        planted=source.planted,
    )
    return pdf, gold


def _page_count(pdf: bytes) -> int:
    return len(pypdfium2.PdfDocument(pdf))
