"""Sums over the composed plan: the cells, the difference, and every smallest digit repair."""

from pipeline.audit.rule import rules
from pipeline.audit.runner import audit
from schemas.finding import Finding, Repair, Status
from schemas.route import Route
from tests.audit.composed import inconsistent


def findings(rule: str, route: Route = Route.TEXT_LAYER) -> tuple[Finding, ...]:
    return audit(inconsistent(route), only=frozenset({rule})).findings


def changes(repair: Repair) -> tuple[tuple[str, str], ...]:
    return tuple((c.printed, c.repaired) for c in repair.changes)


def test_row_totals_that_differ_from_their_cells() -> None:
    found = {f.actual: f for f in findings("STF-01")}
    assert found.keys() == {"63", "24"}
    assert all(f.status is Status.FAIL for f in found.values())
    assert found["63"].expected == "2 + 0 + 17 + 6 + 7 + 11 + 17 + 4 = 64"


def test_the_total_column_contradicts_itself() -> None:
    (found,) = findings("STF-02")
    assert found.expected == "63 + 24 = 87"
    assert found.actual == "86"


def test_strategy_budget_with_a_repeated_run_counted_once() -> None:
    (found,) = findings("BUD-02")
    assert found.actual == "556,000"
    assert found.expected is not None
    assert found.expected.endswith("= 546,000")


def test_both_equally_short_repairs_are_offered() -> None:
    (found,) = findings("BUD-03")
    offered = {changes(repair) for repair in found.repairs if repair.confusable}
    assert (("556,000", "546,000"), ("556,000", "546,000")) in offered
    assert (("641,000", "651,000"), ("40,000", "50,000")) in {c[::-1] for c in offered} | offered
    assert found.expected == "556,000 + 95,000 = 651,000"


def test_on_recognised_text_a_mismatch_that_a_digit_explains_is_undecided() -> None:
    for rule in ("STF-01", "STF-02", "BUD-02", "BUD-03"):
        for found in findings(rule, Route.OCR):
            assert found.status is Status.UNDECIDED
            assert found.repairs


def test_the_dossiers_rule_ids_are_all_there() -> None:
    families = {
        "ORG": 4,
        "TYP": 2,
        "PER": 4,
        "SEC": 5,
        "DEV": 8,
        "STR": 5,
        "IND": 6,
        "BUD": 9,
        "STF": 6,
        "SWO": 1,
        "VIS": 1,
        "CNT": 1,
        "CMP": 3,
        "IDP": 3,
        "GOV": 3,
        "REF": 3,
        "TXT": 8,
    }
    wanted = {f"{family}-{n:02d}" for family, count in families.items() for n in range(1, count + 1)}
    assert len(wanted) == 72
    assert wanted <= rules().keys()
