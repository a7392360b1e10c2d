"""Totals of real plans, as worked out by hand: what is off is found, what agrees is let be."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.ingest.one_file import Options, document
from pipeline.ingest.options import OptionsRecipe
from pipeline.refresh.audit_pool import AuditOrder, audited_plan
from schemas.finding import Finding, Status

pytestmark = [pytest.mark.shared, pytest.mark.slow]

SUMS = frozenset({"BUD-02", "BUD-03", "BUD-09", "STF-01", "STF-02", "STF-07", "STR-03", "STR-04"})
ORDER = AuditOrder(dt.date(2026, 11, 22), SUMS)


def findings(
    shared_corpus: Path, name: str, options: Callable[[], Options] = Options
) -> dict[str, list[Finding]]:
    path = shared_corpus / "real" / f"{name}.pdf"
    plan = document(path, ("plan",), options()).plan
    assert plan is not None
    by_rule: dict[str, list[Finding]] = {}
    for finding in audited_plan(plan, path, ORDER).findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    return by_rule


def test_a_revenue_total_off_by_94_satang(shared_corpus: Path) -> None:
    (found,) = findings(shared_corpus, "paknam_devplan_2558_60_pua")["BUD-03"]
    assert found.status is Status.FAIL
    assert found.actual == "30,005,907.94"
    assert found.expected is not None
    assert found.expected.endswith("= 30,005,907")
    assert len(found.evidence) == 7


@pytest.mark.ocr
def test_a_summary_with_one_project_less_than_the_detail(shared_corpus: Path) -> None:
    # The fonts of this file name no characters; their shapes are recognised.
    by_rule = findings(shared_corpus, "hangdong_action_plan_2561_libreoffice", OptionsRecipe())
    counts = {(f.actual, f.expected) for f in by_rule["STR-03"] if f.status is Status.FAIL}
    assert counts == {("22", "23"), ("91", "92")}
    total = next(f for f in by_rule["STR-03"] if f.actual == "91")
    assert {e.page for e in total.evidence} == {3, 4, 75}
    assert [f.status for f in by_rule["BUD-09"]] == [Status.PASS]
    assert [f.status for f in by_rule["STR-04"]] == [Status.PASS]


def test_a_budget_whose_totals_all_agree(shared_corpus: Path) -> None:
    by_rule = findings(shared_corpus, "poknoi_budget_2561_expenditure_report")
    (found,) = by_rule["BUD-03"]
    assert found.status is Status.PASS
    assert "770 ยอด" in found.message_th
    assert [f.status for f in by_rule["BUD-09"]] == [Status.PASS]


@pytest.mark.parametrize(
    "name",
    [
        "ktltc_action_budget_2566",
        "saiyoi_manpower_2555_57_rev3",
        "saiyoi_strategy_2551_55_word",
        "saiyoi_asset_sale_prices",
        "hangdong_manpower_2561_63_sarabun",
        "hangdong_strategy_2560_64_sarabun",
        "phraajarn_org_structure_canva",
    ],
)
def test_no_sum_of_these_is_accused(shared_corpus: Path, name: str) -> None:
    failing = [
        f for found in findings(shared_corpus, name).values() for f in found if f.status is Status.FAIL
    ]
    assert failing == []
