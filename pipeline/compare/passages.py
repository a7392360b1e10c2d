"""Flatten a plan into passages: every paragraph with its section, place on the page and folded text."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pydantic import SkipValidation

from pipeline.text.searchable import match_key
from schemas.geometry import BBox, Frozen
from schemas.plan_type import PlanTypeKey
from schemas.section import Section


class Passage(NamedTuple):
    """One paragraph of one plan. `ordinal` counts from 0 over the plan in reading order.

    A tuple: a plan has a thousand, and a checked record takes ten times as long to make.

    `folded` is the searchable form of `text` (no spaces, Arabic digits, marks in order): what is compared.
    `section_path` joins the numbers or headings from the top section down with ` / `.
    """

    ordinal: int
    section_key: str
    section_path: str
    page: int
    bbox: BBox
    text: str
    folded: str


class Hidden(NamedTuple):
    """Folded text of a 1-based page that is in the file but out of sight."""

    page: int
    folded: str


class PlanText(Frozen):
    """What a comparison needs of a plan: who it is and its passages. `names` are the owner's own names.

    `path` is where the file was found, if that is known.

    `ocr_pages` are the 1-based pages whose text came from recognition, in whole or in part. `lines` is the
    folded text of all body lines, tables included, in reading order; empty where lines were not kept.
    `outside` are headings and rows of tables, numbered apart. `hidden` is, page by page, the folded text of
    letters that the edge of a cell clips away.
    """

    plan_id: str
    plan_type: PlanTypeKey
    title: str | None
    organization: str | None
    province: str | None = None
    start_year_be: int | None = None
    end_year_be: int | None = None
    file_name: str = ""
    path: str = ""
    names: tuple[str, ...] = ()
    ocr_pages: frozenset[int] = frozenset()
    passages: SkipValidation[tuple[Passage, ...]] = ()
    outside: SkipValidation[tuple[Passage, ...]] = ()
    lines: str = ""
    hidden: tuple[Hidden, ...] = ()


def owner_key(names: Iterable[str | None]) -> tuple[str, ...]:
    """Folded names of an owner, longest first: what a template leaves blank."""
    folded = {match_key(name) for name in names if name}
    return tuple(sorted((name for name in folded if name), key=lambda name: (-len(name), name)))


def section_passages(sections: tuple[Section, ...], above: str = "") -> Iterator[Passage]:
    """The passages of a section tree in reading order; `ordinal` is 0 until the whole plan is numbered."""
    for section in sections:
        label = section.number or section.heading
        path = f"{above} / {label}" if above else label
        for paragraph in section.paragraphs:
            folded = match_key(paragraph.text)
            if folded:
                yield Passage(
                    ordinal=0,
                    section_key=section.key,
                    section_path=path,
                    page=paragraph.page,
                    bbox=paragraph.bbox,
                    text=paragraph.text,
                    folded=folded,
                )
        yield from section_passages(section.children, path)


def numbered(passages: Iterator[Passage]) -> tuple[Passage, ...]:
    """The passages with their ordinals."""
    return tuple(passage._replace(ordinal=n) for n, passage in enumerate(passages))


def hidden_text(lines: Iterable[tuple[int, str]]) -> tuple[Hidden, ...]:
    """The hidden text of each page, from its lines in reading order."""
    pages: dict[int, str] = {}
    for page, text in lines:
        pages[page] = pages.get(page, "") + text
    return tuple(Hidden(page, match_key(text)) for page, text in pages.items())
