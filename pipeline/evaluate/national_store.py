"""Write a made-up country into a store, as an ingest of its plans would have."""

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Executor, Future
from functools import partial
from hashlib import sha256
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from pipeline.evaluate.national import Country, MadePlan, made_plan
from pipeline.store.connection import Connection
from pipeline.text.searchable import searchable

PLANS_AT_ONCE = 16
PARAGRAPHS_PER_PAGE = 8
LINE_PT = 80.0
TYPES = ("manpower_plan", "personnel_development_plan", "hr_management_plan", "local_development_plan")
KEYS = (
    "rationale",
    "framework",
    "development_guidelines",
    "environment_analysis",
    "monitoring_and_evaluation",
)


def document_id(number: int) -> str:
    """The document id of a made-up plan: in no order, as digests of files are."""
    return sha256(str(number).encode()).hexdigest()[:16]


def columns(country: Country, first: int) -> dict[str, dict[str, list[Any]]]:
    """The rows of `PLANS_AT_ONCE` plans from number `first`, by table and column."""
    numbers = range(first, min(first + PLANS_AT_ONCE, country.plans))
    plans = [made_plan(country, number) for number in numbers]
    return {
        "documents": document_columns(plans),
        "organizations": organization_columns(plans),
        "plans": plan_columns(plans),
        "paragraphs": paragraph_columns(plans),
    }


def ids(plans: list[MadePlan]) -> dict[str, list[Any]]:
    """The keys of each plan."""
    return {
        "document_id": [document_id(plan.owner.number) for plan in plans],
        "plan_id": [f"made-{plan.owner.number}" for plan in plans],
    }


def document_columns(plans: list[MadePlan]) -> dict[str, list[Any]]:
    """Rows of `documents`."""
    return {
        "document_id": ids(plans)["document_id"],
        "sha256": [document_id(plan.owner.number) * 4 for plan in plans],
        "file_name": [f"made-{plan.owner.number}.pdf" for plan in plans],
        "page_count": [len(plan.texts) // PARAGRAPHS_PER_PAGE for plan in plans],
        "complete_reason": ["" for _ in plans],
        "missing_sections": [[] for _ in plans],
        "status": ["loaded" for _ in plans],
        "reason": ["" for _ in plans],
        "code_version": ["made" for _ in plans],
        "seconds": [0.0 for _ in plans],
    }


def organization_columns(plans: list[MadePlan]) -> dict[str, list[Any]]:
    """Rows of `organizations`."""
    return {
        **ids(plans),
        "full_name": [plan.owner.name for plan in plans],
        "printed_name": [plan.owner.name for plan in plans],
        "province": [f"จังหวัด {plan.owner.province}" for plan in plans],  # province
        "match": ["exact" for _ in plans],
        "candidates": ["[]" for _ in plans],
        "evidence": ["[]" for _ in plans],
    }


def plan_columns(plans: list[MadePlan]) -> dict[str, list[Any]]:
    """Rows of `plans`."""
    return {
        **ids(plans),
        "plan_type": [TYPES[plan.owner.number % len(TYPES)] for plan in plans],
        "organization": [plan.owner.name for plan in plans],
        "organization_kind": ["subdistrict_municipality" for _ in plans],
        "province": [f"จังหวัด {plan.owner.province}" for plan in plans],  # province
        "start_year_be": [plan.owner.start_year_be for plan in plans],
        "end_year_be": [plan.owner.start_year_be + 2 for plan in plans],
        "schema_version": ["1.0" for _ in plans],
        "record": ["{}" for _ in plans],
    }


def paragraph_columns(plans: list[MadePlan]) -> dict[str, list[Any]]:
    """Rows of `paragraphs`, `truth` and `source` included."""
    places = [(plan, n) for plan in plans for n in range(len(plan.texts))]
    tops = [60.0 + LINE_PT * (n % PARAGRAPHS_PER_PAGE) for _, n in places]
    return {
        "document_id": [document_id(plan.owner.number) for plan, _ in places],
        "plan_id": [f"made-{plan.owner.number}" for plan, _ in places],
        "ordinal": [n for _, n in places],
        "page": [1 + n // PARAGRAPHS_PER_PAGE for _, n in places],
        "bbox_pt": [[70.0, top, 525.0, top + LINE_PT - 8] for top in tops],
        "evidence": ["[]" for _ in places],
        "section_path": [str(n * len(KEYS) // len(plan.texts)) for plan, n in places],
        "section_key": [KEYS[n * len(KEYS) // len(plan.texts)] for plan, n in places],
        "text": [plan.texts[n] for plan, n in places],
        "searchable": [searchable(plan.texts[n]) for plan, n in places],
        "truth": [plan.truth[n] for plan, n in places],
        "source": [plan.sources[n] for plan, n in places],
    }


def made_in_order(country: Country, executor: Executor | None) -> Iterator[dict[str, dict[str, list[Any]]]]:
    """The rows of all plans, a few plans at a time, made in the executor's workers where one is given."""
    make = partial(columns, country)
    waiting: deque[Future[dict[str, dict[str, list[Any]]]]] = deque()
    for first in range(0, country.plans, PLANS_AT_ONCE):
        if executor is None:
            yield make(first)
            continue
        waiting.append(executor.submit(make, first))
        if len(waiting) > PLANS_AT_ONCE // 2:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def write_country(
    connection: Connection, country: Country, executor: Executor | None = None
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Fill an empty store; the true cluster and the source plan of each paragraph, in the order of rows."""
    truth, sources = [], []
    connection.execute("BEGIN")
    for tables in made_in_order(country, executor):
        truth.append(np.array(tables["paragraphs"].pop("truth"), dtype=np.int64))
        sources.append(np.array(tables["paragraphs"].pop("source"), dtype=np.int64))
        for table, filled in tables.items():
            connection.register("incoming", pa.table(filled))
            names = ", ".join(f'"{name}"' for name in filled)
            connection.execute(f'INSERT INTO "{table}" ({names}) SELECT {names} FROM incoming')  # noqa: S608 (names are ours)
            connection.unregister("incoming")
    connection.execute("COMMIT")
    return np.concatenate(truth), np.concatenate(sources)
