"""Findings as JSON: `{"plans": [{"plan_id": ..., "findings": [...]}]}`."""

from collections.abc import Iterable, Iterator

from schemas.finding import PlanFindings


def findings_json(results: Iterable[PlanFindings]) -> Iterator[str]:
    """The document in parts, one plan each, so that a thousand plans need not be held at once."""
    yield '{"plans": ['
    for i, result in enumerate(results):
        yield (",\n" if i else "\n") + result.model_dump_json()
    yield "\n]}\n"
