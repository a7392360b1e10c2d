"""Recall of known facts."""

from pathlib import Path

import pytest

from pipeline.evaluate.plans import score, scores, truths, value_at

TRUTH = Path(__file__).parent.parent / "truth"
PLAN = {
    "plan_type": "manpower_plan",
    "strategies": [
        {"projects": [{"name": "ก", "ticks": [1, 2]}, {"name": "ข", "ticks": []}]},
        {"projects": [{"name": "ค", "ticks": [3]}]},
    ],
}
LEAST_RECALL = 0.98


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("plan_type", "manpower_plan"),
        ("strategies.length", 2),
        ("strategies.*.projects.length", [2, 1]),
        ("strategies.*.projects.*.name", ["ก", "ข", "ค"]),
        ("strategies.*.projects.*.ticks.*", [1, 2, 3]),
        ("strategies.1.projects.0.name", "ค"),
        ("strategies.9.projects", None),
        ("nothing.here", None),
    ],
)
def test_paths(path: str, value: object) -> None:
    assert value_at(PLAN, path) == value


def test_a_miss_lowers_recall_and_is_named() -> None:
    found = score("one.pdf", PLAN, {"plan_type": "other", "strategies.length": 2})
    assert found.recall == 0.5
    assert [(miss.path, miss.expected, miss.got) for miss in found.misses] == [
        ("plan_type", "other", "manpower_plan")
    ]


def test_known_facts_are_well_formed() -> None:
    assert sum(len(truth.facts) for truth in truths(TRUTH)) > 100


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize(
    "file", [name for truth in truths(TRUTH) for name in truth.files], ids=lambda name: Path(name).stem
)
def test_known_facts_are_read(file: str, shared_corpus: Path) -> None:
    (found,) = scores(shared_corpus, TRUTH, [file])
    assert found.recall >= LEAST_RECALL, found.misses
