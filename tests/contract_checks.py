"""The public shape of a plan as JSON, checked mechanically: names, lists, evidence, text under boxes."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pypdfium2 import PdfDocument

LIST, OBJECT, SCALAR = "list", "object", "scalar"
"""A list is never null; an object or a scalar that is not there is null."""

EVIDENCE = {"evidence": [{"page": SCALAR, "bbox": LIST, "raw": SCALAR}]}
ITEM = {"text": SCALAR, **EVIDENCE}
SECTION: dict[str, Any] = {
    "key": SCALAR,
    "number": SCALAR,
    "printed_number": SCALAR,
    "heading": SCALAR,
    "level": SCALAR,
    "text": SCALAR,
    "children": [],
    **EVIDENCE,
}
PROJECT: dict[str, Any] = {
    "number": SCALAR,
    "name": SCALAR,
    "objective": SCALAR,
    "indicators": [{"text": SCALAR, "unit": SCALAR, "target_value": SCALAR, **EVIDENCE}],
    "period": {"start": SCALAR, "end": SCALAR},
    "budget": {
        "status": SCALAR,
        "total_baht": SCALAR,
        "lines": [
            {**dict.fromkeys(("department", "department_key", "amount_baht", "year_be"), SCALAR), **EVIDENCE}
        ],
    },
    "months": LIST,
    "ticks": LIST,
    "owner": SCALAR,
    "location": SCALAR,
    "expected_result": SCALAR,
    "references": [{"scheme": SCALAR, "code": SCALAR}],
    **EVIDENCE,
}
COUNTS = {"occupied": SCALAR, "vacant": SCALAR, "total": SCALAR}
POSITION = {
    "department": SCALAR,
    "title": SCALAR,
    "category": SCALAR,
    "level": SCALAR,
    "position_number": SCALAR,
    "occupied": SCALAR,
    "headcount_by_year": [{"year_be": SCALAR, "count": SCALAR}],
    **EVIDENCE,
}
PAGE = {"page", "route", "reason", "quality", "width_pt", "height_pt"}
SHAPE: dict[str, Any] = {
    "schema_version": SCALAR,
    "plan_id": SCALAR,
    "plan_type": SCALAR,
    "title": SCALAR,
    "organization": {
        **dict.fromkeys(
            ("name", "kind", "full_name", "printed_name", "district", "province", "match"), SCALAR
        ),
        "candidates": LIST,
    },
    "period": {"start_year_be": SCALAR, "end_year_be": SCALAR, **EVIDENCE},
    "document": {
        **dict.fromkeys(("file_name", "sha256", "page_count", "producer", "complete"), SCALAR),
        "pages": [dict.fromkeys(PAGE, SCALAR)],
    },
    "sections": [SECTION],
    "vision": ITEM,
    **{key: [ITEM] for key in ("missions", "values", "strategic_goals")},
    "policy_links": [EVIDENCE],
    "swot": {key: [ITEM] for key in ("strengths", "weaknesses", "opportunities", "threats")},
    "strategies": [{"number": SCALAR, "title": SCALAR, "projects": [PROJECT], **EVIDENCE}],
    "projects": [PROJECT],
    "budget_summary": {
        "rows": [
            {
                **dict.fromkeys(("number", "title", "project_count", "amount_baht", "remark"), SCALAR),
                **EVIDENCE,
            }
        ],
        "total": {"project_count": SCALAR, "amount_baht": SCALAR},
    },
    "staffing": {
        "units": [{"name": SCALAR, "department_key": SCALAR, **COUNTS, **EVIDENCE}],
        "printed_totals": COUNTS,
    },
    "positions": [POSITION],
    "position_series": [{"category": SCALAR, "titles": LIST, **EVIDENCE}],
    "personnel_costs": [
        {**dict.fromkeys(("year_be", "cost_baht", "budget_baht", "percent"), SCALAR), **EVIDENCE}
    ],
    **{key: [EVIDENCE] for key in ("development_domains", "development_methods", "pillars")},
    "competencies": {"core": LIST, "executive": LIST, "functional": LIST},
    "committee": [{"role": SCALAR, "position": SCALAR, **EVIDENCE}],
    **{key: [EVIDENCE] for key in ("monitoring", "training_steps", "legal_references", "idp_roles")},
    "training_needs": {"topics": LIST, "rows": [{"unit": SCALAR, "cells": LIST}]},
    "issues": [{"code": SCALAR, "message": SCALAR, "page": SCALAR, "bbox": OBJECT}],
}

EDGE_PT = 1.0
LEAST_UNDER_BOX = 0.8
CLIPPED = 2
"""Letters that the edge of a cell may cut off its box."""

READ_AS_PRINTED = frozenset({"text_layer", "repaired"})
MARGIN_PT = 2.0
SHORT = 4
"""Signs of a text whose box is no wider than it is high though it stands upright."""


def shape_problems(value: object, shape: object, where: str = "plan") -> Iterator[str]:
    """What is missing or of another kind, by path."""
    if isinstance(shape, list) or shape == LIST:
        if not isinstance(value, list):
            yield f"{where}: must be a list, got {value!r}"
            return
        for at, one in enumerate(value if isinstance(shape, list) and shape else []):
            yield from shape_problems(one, shape[0], f"{where}[{at}]")
    elif isinstance(shape, dict):
        yield from _object_problems(value, shape, where)
    elif shape == SCALAR and isinstance(value, list | dict):
        yield f"{where}: must be a scalar"


def _object_problems(value: object, shape: Mapping[str, Any], where: str) -> Iterator[str]:
    if value is None and where.count(".") and not where.endswith("]"):
        return  # an object that is not there
    if not isinstance(value, dict):
        yield f"{where}: must be an object, got {value!r}"
        return
    for name, inner in shape.items():
        if name not in value:
            yield f"{where}.{name}: missing"
        else:
            yield from shape_problems(value[name], inner, f"{where}.{name}")
            if name == "evidence" and value[name] == []:
                yield f"{where}: no evidence"
    for at, child in enumerate(value.get("children", ()) if "children" in shape else ()):
        yield from _object_problems(child, shape, f"{where}.children[{at}]")


def evidence_of(value: object, where: str = "plan") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every piece of evidence anywhere in the plan, with its path."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name.endswith("evidence") and isinstance(inner, list):
                yield from ((f"{where}.{name}", one) for one in inner)
            else:
                yield from evidence_of(inner, f"{where}.{name}")
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from evidence_of(inner, f"{where}[{at}]")


def box_problems(plan: Mapping[str, Any]) -> Iterator[str]:
    """Evidence, and issues with a place, whose box is empty or reaches beyond its page."""
    pages = {page["page"]: page for page in plan["document"]["pages"]}
    boxed = [(where, one["page"], one["bbox"]) for where, one in evidence_of(dict(plan))]
    boxed += [
        (f"issues {i['code']}", i["page"], i["bbox"]) for i in plan["issues"] if i["bbox"] and i["page"]
    ]
    for where, number, box in boxed:
        page = pages.get(number)
        if page is None:
            yield f"{where}: page {number} is not in the file"
        elif len(box) != 4 or not (box[0] < box[2] and box[1] < box[3]):
            yield f"{where}: box {box} on page {number} is empty"
        elif (
            min(box[:2]) < -EDGE_PT
            or box[2] > page["width_pt"] + EDGE_PT
            or box[3] > page["height_pt"] + EDGE_PT
        ):
            size = f"{page['width_pt']} x {page['height_pt']}"
            yield f"{where}: box {box} reaches beyond page {number} ({size})"


def letters(text: str) -> Counter[str]:
    """Letters and digits, marks left out: their order and spelling is what repair changes."""
    kept = re.sub(r"[^\w]", "", unicodedata.normalize("NFKC", text))
    return Counter(char for char in kept if unicodedata.category(char)[0] in "LN")


def text_problems(plan: Mapping[str, Any], path: Path) -> Iterator[str]:
    """Evidence whose raw text is not under its box, on pages read as the layer has it; upright text only."""
    routes = {page["page"]: page["route"] for page in plan["document"]["pages"]}
    pdf = PdfDocument(path)
    opened: dict[int, Any] = {}
    for where, one in evidence_of(dict(plan)):
        number = one["page"]
        if routes.get(number) not in READ_AS_PRINTED or one.get("route") not in (None, *READ_AS_PRINTED):
            continue
        if number not in opened:
            page = pdf[number - 1]
            opened[number] = (page.get_height(), page.get_textpage(), page.get_rotation())
        height, text_page, rotation = opened[number]
        wanted = letters(one["raw"])
        x0, top, x1, bottom = one["bbox"]
        upright = x1 - x0 > bottom - top or len(one["raw"]) <= SHORT
        if rotation or not wanted or not upright:
            continue
        under = letters(
            text_page.get_text_bounded(
                x0 - MARGIN_PT, height - bottom - MARGIN_PT, x1 + MARGIN_PT, height - top + MARGIN_PT
            )
        )
        missing, all_letters = sum((wanted - under).values()), sum(wanted.values())
        if missing > max(CLIPPED, (1 - LEAST_UNDER_BOX) * all_letters):
            told = f"{missing} of {all_letters} letters of {one['raw'][:40]!r} are not under the box"
            yield f"{where}: page {number} {one['bbox']}: {told}"
    pdf.close()
