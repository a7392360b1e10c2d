"""The three plans that were worked out by hand: every verdict, every evidence box, no other failure."""

import datetime as dt
from collections import Counter
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from pipeline.audit.runner import verdicts
from pipeline.evaluate.audit import FORM_RULES, differences, unexpected_failures
from pipeline.ingest.one_file import Options, document
from pipeline.refresh.audit_pool import AuditOrder, audited_plan
from pipeline.report.wording import STATUSES
from schemas.finding import PlanFindings, Status

pytestmark = [pytest.mark.shared, pytest.mark.slow]

FILES = ("krasang-lo", "krasang-chrome", "lamphun-lo", "lamphun-chrome", "ubon-lo")
OPEN = {Status.FAIL, Status.WARN}


@pytest.fixture(scope="module")
def audited(shared_corpus: Path) -> dict[str, PlanFindings]:
    order = AuditOrder(dt.date(2026, 11, 22))
    found = {}
    for name in FILES:
        path = shared_corpus / "rendered" / f"{name}.pdf"
        plan = document(path, ("plan",), Options()).plan
        assert plan is not None
        found[name] = audited_plan(plan, path, order)
    return found


@pytest.mark.parametrize("name", FILES)
def test_verdicts_are_those_worked_out_by_hand(audited: dict[str, PlanFindings], name: str) -> None:
    got = {rule: STATUSES[status].letter for rule, status in verdicts(audited[name]).items()}
    seed = name.partition("-")[0]
    assert [one for one in differences(seed, got) if one[0] not in FORM_RULES] == []
    assert unexpected_failures(seed, got) == []


@pytest.mark.parametrize("name", FILES)
def test_alarms_point_at_the_text_they_speak_of(
    audited: dict[str, PlanFindings], shared_corpus: Path, name: str
) -> None:
    """The text under each box, read with pdfium on its own, holds most letters of what the finding quotes."""
    pdf = PdfDocument(shared_corpus / "rendered" / f"{name}.pdf")
    astray = []
    for finding in audited[name].findings:
        if finding.status not in OPEN:
            continue
        boxes = [e for e in finding.evidence if e.raw.strip()]
        if finding.evidence and not any(_holds(pdf, e.page, tuple(e.bbox), e.raw) for e in boxes or ()):
            astray.append((finding.rule, finding.message_en[:60]))
    pdf.close()
    assert astray == []


def _holds(pdf: PdfDocument, number: int, box: tuple[float, ...], raw: str) -> bool:
    page = pdf[number - 1]
    text_page = page.get_textpage()
    height = page.get_height()
    x0, top, x1, bottom = box
    under = text_page.get_text_bounded(
        left=x0 - 2, bottom=height - bottom - 2, right=x1 + 2, top=height - top + 2
    )
    text_page.close()
    wanted = Counter(c for c in raw if not c.isspace())
    found = wanted & Counter(under)
    return found.total() >= 0.8 * wanted.total()


def test_the_figures_of_the_dossier(audited: dict[str, PlanFindings]) -> None:
    by_rule: dict[str, list[str | None]] = {}
    for finding in audited["krasang-lo"].findings:
        by_rule.setdefault(finding.rule, []).append(f"{finding.expected} | {finding.actual}")
    assert sorted(x.split("= ")[1] for x in by_rule["STF-01"] if x) == ["22 | 24", "64 | 63"]
    assert by_rule["STF-02"] == ["63 + 24 = 87 | 86"]
    assert by_rule["BUD-02"][0] is not None
    assert by_rule["BUD-02"][0].endswith("= 546,000 | 556,000")
    assert by_rule["BUD-03"] == ["556,000 + 95,000 = 651,000 | 641,000"]
    (total,) = (f for f in audited["krasang-lo"].findings if f.rule == "BUD-03")
    offered = {
        tuple(sorted((c.printed, c.repaired) for c in r.changes)) for r in total.repairs if r.confusable
    }
    assert (("556,000", "546,000"), ("556,000", "546,000")) in offered
    assert (("40,000", "50,000"), ("641,000", "651,000")) in offered
