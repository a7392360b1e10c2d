"""Waivers, baselines and exit decisions."""

from datetime import date

from pipeline.audit.baseline import against, against_all
from pipeline.audit.runner import Waivers, at_or_over, audit, verdicts
from schemas.finding import BaselineState, Severity, Status, Waiver
from schemas.route import Route
from tests.audit.composed import inconsistent

RULES = frozenset({"STF-01", "STF-02", "BUD-03", "ORG-01"})
WAIVER = Waiver(rule="STF-01", reason="อยู่ระหว่างแก้ไข", by="ผู้ตรวจ", until=date(2026, 11, 30))


def test_a_waiver_marks_and_does_not_drop() -> None:
    found = audit(inconsistent(), waivers=Waivers((WAIVER,), date(2026, 11, 30)), only=RULES)
    waived = [f for f in found.findings if f.waiver]
    assert {f.rule for f in waived} == {"STF-01"}
    assert all(f.status is Status.FAIL for f in waived)


def test_an_expired_waiver_no_longer_holds() -> None:
    found = audit(inconsistent(), waivers=Waivers((WAIVER,), date(2026, 12, 1)), only=RULES)
    assert not [f for f in found.findings if f.waiver]


def test_waived_findings_do_not_fail_the_run() -> None:
    only = frozenset({"STF-01"})
    waived = audit(inconsistent(), waivers=Waivers((WAIVER,), date(2026, 11, 1)), only=only)
    assert not at_or_over([waived], Severity.INFO)
    assert at_or_over([audit(inconsistent(), only=only)], Severity.CRITICAL)


def test_severities_below_the_mark_do_not_fail_the_run() -> None:
    minor = audit(inconsistent(), only=frozenset({"BUD-01"}))
    assert at_or_over([minor], Severity.MAJOR)
    assert not at_or_over([minor], Severity.CRITICAL)


def test_the_same_plan_twice_has_nothing_new() -> None:
    first = audit(inconsistent(), only=RULES)
    again = against(audit(inconsistent(), only=RULES), first)
    states = {f.baseline for f in again.findings if f.status is Status.FAIL}
    assert states == {BaselineState.UNCHANGED}


def test_a_plan_that_left_keeps_its_findings_as_gone() -> None:
    first = audit(inconsistent(), only=RULES)
    (lost,) = against_all((), (first,))
    assert {f.baseline for f in lost.findings} == {BaselineState.GONE}
    (still_lost,) = against_all((), (lost,))
    assert not still_lost.findings


def test_no_verdict_turns_from_pass_to_fail_on_recognised_text() -> None:
    text, scan = verdicts(audit(inconsistent())), verdicts(audit(inconsistent(Route.OCR)))
    worse = {rule for rule, v in scan.items() if v is Status.FAIL and text[rule] is not Status.FAIL}
    assert not worse


def test_every_open_finding_has_evidence() -> None:
    found = audit(inconsistent())
    assert all(f.evidence for f in found.findings)
