"""Findings as Thai web pages that need no other file: one plan, or a province as a heat map."""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, select_autoescape

from pipeline.audit.rule import Rule
from pipeline.audit.runner import verdicts
from pipeline.audit.view import squeezed
from pipeline.report.findings_model import (
    counts,
    is_unverified,
    open_findings,
    repair_lines,
    waiver_words,
    weight,
    worst_first,
)
from pipeline.report.page_images import PageImages, no_images
from pipeline.report.wording import (
    BASELINE,
    DISCLAIMER_TH,
    FAMILIES,
    MARKS,
    PLAN_TYPES,
    READINGS,
    SEVERITIES,
    STATUSES,
    thai_date,
)
from pipeline.text.digits import to_arabic
from schemas.finding import BaselineState, BasisMark, Finding, PlanFindings
from schemas.plan_type import PlanTypeKey

IMAGE_BUDGET_BYTES = 24_000_000
"""How much of pictures a page may carry; the gravest findings come first."""

_MOST_PAGES_A_FINDING = 4

Json = dict[str, Any]


@lru_cache(maxsize=1)
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("pipeline.report", "templates"), autoescape=select_autoescape(["html"])
    )


def plan_html(result: PlanFindings, images: PageImages = no_images, made_on: date | None = None) -> str:
    """The report of one plan: open findings first, each opening its pages with the cells boxed."""
    opened = open_findings(result)
    rest = [f for f in result.findings if f not in opened and f.baseline is not BaselineState.GONE]
    return (
        _templates()
        .get_template("plan_audit.html")
        .render(
            css=_css(),
            disclaimer=DISCLAIMER_TH,
            plan=_plan_names(result),
            made_on=thai_date(made_on) if made_on else "",
            key=_document_key(result),
            counts=_counts(result),
            findings=[_card(finding) for finding in opened],
            rest=[_card(finding) for finding in rest],
            images=script_json(_images([result], images)),
            **_options(),
        )
    )


def province_html(
    results: Iterable[PlanFindings],
    rules: Sequence[Rule],
    images: PageImages = no_images,
    made_on: date | None = None,
) -> str:
    """Municipalities by rules, worst first; a cell opens its findings, a finding its page."""
    ordered = worst_first(results)
    data = {
        "rules": [_rule(rule) for rule in rules],
        "plans": [_plan_row(result, rules) for result in ordered],
        "colours": {label.letter: label.colour for label in STATUSES.values()},
        "labels": {label.letter: label.th for label in STATUSES.values()},
        "families": FAMILIES,
        "images": _images(ordered, images),
    }
    return (
        _templates()
        .get_template("province_audit.html")
        .render(
            css=_css(),
            disclaimer=DISCLAIMER_TH,
            heading="ผลตรวจสอบแผนขององค์กรปกครองส่วนท้องถิ่น",
            made_on=thai_date(made_on) if made_on else "",
            plan_count=len(ordered),
            rule_count=len(rules),
            data=script_json(data),
            **_options(),
        )
    )


def script_json(data: object) -> str:
    """JSON that can stand inside a script element, whatever text it holds."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _css() -> str:
    return files("pipeline.report").joinpath("templates/audit.css").read_text(encoding="utf-8")


def _options() -> Json:
    return {
        "status_options": [
            {"value": status.value, "label": label.th, "colour": label.colour, "letter": label.letter}
            for status, label in STATUSES.items()
        ],
        "severity_options": [
            {"value": severity.value, "label": label.th} for severity, label in SEVERITIES.items()
        ],
    }


def _counts(result: PlanFindings) -> list[Json]:
    found = counts(result)
    return [
        {"number": found[status], "label": label.th, "colour": label.colour}
        for status, label in STATUSES.items()
    ]


def _plan_names(result: PlanFindings) -> Json:
    return {
        "organization": result.organization or result.file_name or result.plan_id,
        "title": result.title or PLAN_TYPES[PlanTypeKey(result.plan_type)],
        "period": _period_beside(result),
        "province": result.province or "",
        "file_name": result.file_name,
        "sha256": result.sha256,
    }


def _period_beside(result: PlanFindings) -> str:
    """The period, where the title does not name it already."""
    period = result.period or ""
    named = squeezed(to_arabic(result.title or "")).replace("–", "-")
    return "" if period and period in named else period


def _document_key(result: PlanFindings) -> str:
    """Tells files apart, two of one plan as well: their pages and findings are their own."""
    return f"{result.plan_id}@{result.sha256}" if result.sha256 else result.plan_id


def _card(finding: Finding) -> Json:
    status = STATUSES[finding.status]
    return {
        "rule": finding.rule,
        "title": finding.title_th,
        "status": finding.status.value,
        "severity": finding.severity.value,
        "status_label": status.th,
        "severity_label": SEVERITIES[finding.severity].th,
        "colour": status.colour,
        "message": finding.message_th,
        "expected": finding.expected,
        "actual": finding.actual,
        "repairs": repair_lines(finding),
        "basis": finding.basis.text_th,
        "mark_label": MARKS[finding.basis.mark].th,
        "unverified": is_unverified(finding),
        "reading_label": READINGS[finding.reading].th if finding.reading else "",
        "fix": finding.fix_hint,
        "waiver": waiver_words(finding),
        "baseline_label": BASELINE[finding.baseline].th if finding.baseline else "",
        "places": [{**place, "boxes": json.dumps(place["boxes"])} for place in _places(finding)],
    }


def _places(finding: Finding) -> list[Json]:
    """The pages a finding points at, with its boxes in points."""
    by_page: dict[int, list[list[float]]] = {}
    for evidence in finding.evidence:
        by_page.setdefault(evidence.page, []).append([round(edge, 1) for edge in evidence.bbox])
    pages = list(by_page.items())[:_MOST_PAGES_A_FINDING]
    return [{"page": page, "boxes": boxes} for page, boxes in pages]


def _rule(rule: Rule) -> Json:
    return {
        "id": rule.id,
        "title": rule.title.th,
        "checks": rule.checks.th,
        "severity": rule.severity.value,
        "basis": rule.basis.text_th,
        "mark": MARKS[rule.basis.mark].th,
        "unverified": rule.basis.mark is BasisMark.NOT_VERIFIED,
    }


def _plan_row(result: PlanFindings, rules: Sequence[Rule]) -> Json:
    found = verdicts(result)
    names = _plan_names(result)
    letters = "".join(STATUSES[found[r.id]].letter if r.id in found else "N" for r in rules)
    return {
        "key": _document_key(result),
        "name": names["organization"],
        "title": names["title"],
        "period": names["period"],
        "province": names["province"],
        "type": PLAN_TYPES[PlanTypeKey(result.plan_type)],
        "weight": weight(result),
        "verdicts": letters,
        "findings": [_row_finding(finding) for finding in open_findings(result)],
    }


def _row_finding(finding: Finding) -> Json:
    return {
        "rule": finding.rule,
        "letter": STATUSES[finding.status].letter,
        "severity": SEVERITIES[finding.severity].th,
        "message": finding.message_th,
        "expected": finding.expected or "",
        "actual": finding.actual or "",
        "repairs": repair_lines(finding),
        "reading": READINGS[finding.reading].th if finding.reading else "",
        "fix": finding.fix_hint,
        "waiver": waiver_words(finding),
        "places": _places(finding),
    }


def _images(results: Iterable[PlanFindings], images: PageImages) -> Json:
    """Pictures of the pages that open findings point at, the gravest first, within the budget."""
    made: Json = {}
    left = IMAGE_BUDGET_BYTES
    for result in results:
        pages = dict.fromkeys(p["page"] for f in open_findings(result) for p in _places(f))
        for page in pages:
            image = images(result, page) if left > 0 else None
            if image is not None:
                left -= len(image.data)
                made[f"{_document_key(result)}/{page}"] = {
                    "uri": image.data_uri,
                    "width": image.width_pt,
                    "height": image.height_pt,
                }
    return made
