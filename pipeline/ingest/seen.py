"""Boxes leave the reader as a person sees the page: those of pages that were laid level are turned back."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

import numpy as np
from pydantic import BaseModel

from schemas.document import Document
from schemas.geometry import BBox, PageTurn
from schemas.page_content import PageContent

T = TypeVar("T")
Turns = Mapping[int, PageTurn]


def as_seen(read: Document) -> Document:
    """The document with every box of a turned page on the page as seen; its layers are otherwise the same.

    What has both a `page` and a `bbox` (evidence, lines, paragraphs, issues) is found wherever it stands.
    """
    by_page = {turn.page: turn for turn in read.turns or ()}
    if not by_page:
        return read
    names = [name for name in Document.model_fields if name not in {"source", "turns", "strokes", "reading"}]
    update: dict[str, object] = {name: _turned_back(getattr(read, name), by_page) for name in names}
    if read.reading is not None:
        update["reading"] = tuple(_page(page) for page in read.reading)
    return read.model_copy(update=update)


def _turned_back(value: T, turns: Turns) -> T:
    """A value with the boxes below it turned back; what holds none comes back as it is."""
    if isinstance(value, tuple) and not isinstance(value, BBox):
        made = tuple(_turned_back(one, turns) for one in value)
        changed = any(new is not old for new, old in zip(made, value, strict=True))
        return made if changed else value  # type: ignore[return-value]  # a tuple of the same kind
    if not isinstance(value, BaseModel):
        return value
    update: dict[str, object] = {}
    for name in type(value).model_fields:
        before = getattr(value, name)
        after = _turned_back(before, turns)
        if after is not before:
            update[name] = after
    turn = turns.get(getattr(value, "page", None) or 0)
    box = getattr(value, "bbox", None)
    if turn is not None and isinstance(box, BBox):
        update["bbox"] = turn.seen(box).rounded()
    return value.model_copy(update=update) if update else value


def _page(page: PageContent) -> PageContent:
    """The glyphs and cells of a page as seen; what was drawn on it has been read into its charts."""
    if page.turn is None:
        return page
    turn = page.turn
    boxes, cells = (
        np.array([turn.seen(BBox(*box)) for box in some.tolist()], np.float32).reshape(-1, 4)
        for some in (page.glyphs.boxes_pt, page.cells_pt)
    )
    width, height = page.seen_size_pt
    glyphs = replace(page.glyphs, boxes_pt=boxes)
    return replace(page, width_pt=width, height_pt=height, glyphs=glyphs, cells_pt=cells, drawn=None)
