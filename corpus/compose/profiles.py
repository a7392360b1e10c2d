"""The profile of each organization: who it is and how much its documents must give."""

from collections.abc import Iterable
from typing import Any

import yaml

from corpus.compose.facts import Gold

UNSTATED = "ไม่ระบุชื่อ"
"""Name of the profile whose documents print none: "no name stated"."""


def _expectation(gold: Gold) -> dict[str, Any]:
    projects = len(gold.facts.projects) + sum(len(s.projects) for s in gold.facts.strategies)
    return {
        "file_name": gold.file_name,
        "min_pages": gold.page_count,
        "min_sections": len(gold.sections),
        "min_projects": projects,
        "max_projects": projects,
    }


def profile(identifier: str, golds: Iterable[Gold]) -> str:
    """The profile as YAML; the document that prints the most of the name and place tells them."""
    documents = sorted(golds, key=lambda gold: gold.file_name)
    organization = next(
        (g.organization for g in documents if g.organization.district), documents[0].organization
    )
    record = {
        "id": identifier,
        "name": organization.name or UNSTATED,
        "kind": organization.kind,
        "district": organization.district,
        "province": organization.province,
        "heading_quirks": [],
        "expectations": [_expectation(gold) for gold in documents],
        "waivers": [],
    }
    return yaml.safe_dump(record, allow_unicode=True, sort_keys=False, width=110)
