"""What `phaen extract` prints holds to the public contract: on the sample, and on the shared corpus."""

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.ingest.batch import plan_of
from pipeline.ingest.names import without_names
from pipeline.ingest.one_file import Options
from tests.contract_checks import SHAPE, box_problems, evidence_of, shape_problems, text_problems

ROOT = Path(__file__).parent.parent
SAMPLE = sorted(p for p in (ROOT / "corpus").glob("*/*.pdf") if not p.stem.endswith("_scan"))
SHARED = sorted((ROOT.parent / "shared" / "corpus").glob("*/*.pdf"))


def extracted(path: Path) -> dict[str, Any]:
    """What the command prints of a file, without recognition."""
    printed: dict[str, Any] = json.loads(without_names(plan_of(path, Options())).model_dump_json())
    return printed


def problems(path: Path) -> list[str]:
    plan = extracted(path)
    return [*shape_problems(plan, SHAPE), *box_problems(plan), *text_problems(plan, path)]


@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: path.stem)
def test_the_sample_holds_to_the_contract(path: Path) -> None:
    assert problems(path) == []


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize("path", SHARED, ids=lambda path: path.stem)
def test_the_shared_corpus_holds_to_the_contract(path: Path, shared_corpus: Path) -> None:
    assert path.is_relative_to(shared_corpus)
    assert problems(path) == []


def test_what_breaks_the_contract_is_found() -> None:
    path = next(one for one in SAMPLE if "hr_management" in one.stem)
    plan = extracted(path)
    assert sum(1 for _ in evidence_of(plan)) > 20
    plan["missions"] = None
    del plan["committee"]
    plan["sections"][0]["evidence"] = []
    first = plan["sections"][1]["evidence"][0]
    first["bbox"] = [10.0, 10.0, 5000.0, 30.0]
    first["raw"] = "ข้อความที่ไม่มีอยู่ในหน้านี้"
    found = "\n".join([*shape_problems(plan, SHAPE), *box_problems(plan), *text_problems(plan, path)])
    for told in (
        "missions: must be a list",
        "committee: missing",
        "no evidence",
        "reaches beyond",
        "under the box",
    ):
        assert told in found
