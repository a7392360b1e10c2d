"""Finding reports: every format shows what was found, guards hostile text and drops nothing."""

import io
import json
import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl
import pypdfium2
import pytest
from rich.console import Console

from pipeline.audit.baseline import against
from pipeline.audit.examples import C, here, plan
from pipeline.audit.rule import rules
from pipeline.audit.runner import Waivers, audit
from pipeline.report.findings_html import plan_html, province_html, script_json
from pipeline.report.findings_json import findings_json
from pipeline.report.findings_model import Language, open_findings, worst_first
from pipeline.report.findings_pdf import broken, findings_pdf
from pipeline.report.findings_xlsx import findings_xlsx, guarded
from pipeline.report.junit import junit
from pipeline.report.page_images import PageImage
from pipeline.report.rules_markdown import rules_markdown
from pipeline.report.sarif import sarif
from pipeline.report.terminal import print_findings
from pipeline.report.thai_fonts import thai_fonts
from schemas.finding import BaselineState, PlanFindings, Waiver
from tests.audit.composed import inconsistent

WAIVER = Waiver(rule="STF-02", reason="แก้ไขแล้วในฉบับปรับปรุง", by="ผู้ตรวจ", until=date(2026, 12, 31))


@pytest.fixture(scope="module")
def found() -> PlanFindings:
    return audit(inconsistent(), waivers=Waivers((WAIVER,), date(2026, 11, 22)))


def picture(plan: PlanFindings, page: int) -> PageImage:
    return PageImage("image/webp", f"{plan.plan_id} {page}".encode(), 595.0, 842.0)


def test_json_has_the_agreed_shape(found: PlanFindings) -> None:
    read = json.loads("".join(findings_json([found, found])))
    assert len(read["plans"]) == 2
    wanted = {
        "rule", "status", "severity", "message_th", "message_en", "basis", "expected", "actual", "evidence",
        "fix_hint", "waiver",
    }  # fmt: skip
    assert all(wanted <= finding.keys() for finding in read["plans"][0]["findings"])


def test_a_plan_page_boxes_the_cells_and_names_unverified_bases(found: PlanFindings) -> None:
    page = plan_html(found, picture)
    assert "data:image/webp;base64," in page
    assert "546,000" in page
    assert "ฐานอ้างอิงยังไม่ได้ยืนยัน" in page
    assert "แก้ไขแล้วในฉบับปรับปรุง" in page
    assert "http://" not in page
    assert "https://" not in page


def test_hostile_text_stays_text() -> None:
    evil = "</script><img src=x onerror=alert(1)>"
    hostile = plan(C, title=evil, title_evidence=(here(evil),))
    assert "<img src=x" not in plan_html(audit(hostile))
    assert "<img src=x" not in province_html([audit(hostile)], tuple(rules().values()))
    assert "</script" not in script_json({"text": evil})


def test_a_province_is_sorted_worst_first(found: PlanFindings) -> None:
    better = audit(plan(C)).model_copy(update={"organization": "เทศบาลตำบลก"})
    assert worst_first([better, found])[0].plan_id == found.plan_id
    page = province_html([better, found], tuple(rules().values()))
    assert all(rule in page for rule in rules())


def test_two_files_of_one_plan_have_pages_of_their_own(found: PlanFindings) -> None:
    def named(plan: PlanFindings, page: int) -> PageImage:
        return PageImage("image/webp", f"{plan.sha256} {page}".encode(), 595.0, 842.0)

    other = found.model_copy(update={"sha256": "1" * 64, "file_name": "other.pdf"})
    page = province_html([found, other], tuple(rules().values()), named)
    assert named(found, 1).data_uri in page
    assert named(other, 1).data_uri in page
    assert page.count('"key":"') == len({found.sha256, other.sha256})
    keys = re.findall('"key":"([^"]+)"', page)
    assert len(set(keys)) == len(keys)
    assert all(f'"{key}/1":' in page for key in keys)


def test_the_workbook_is_frozen_filtered_and_without_formulas(found: PlanFindings) -> None:
    evil = found.findings[0].model_copy(update={"message_th": "=cmd|'/c calc'!A1", "actual": "+1"})
    book = openpyxl.load_workbook(io.BytesIO(findings_xlsx([found.model_copy(update={"findings": (evil,)})])))
    sheet = book.worksheets[0]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref is not None
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert not [c for c in cells if c.data_type == "f"]
    assert not [c for c in cells if isinstance(c.value, str) and c.value.startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_formula_starts_are_guarded(text: str) -> None:
    assert guarded(text) == "'" + text


def test_sarif_marks_waived_and_baselined_findings(found: PlanFindings) -> None:
    marked = against(found, None)
    read = json.loads(sarif([marked], rules().values(), "0"))
    run = read["runs"][0]
    assert read["version"] == "2.1.0"
    assert len(run["results"]) == len(found.findings)
    waived = [r for r in run["results"] if r["ruleId"] == "STF-02"]
    assert waived
    assert all(r["suppressions"][0]["status"] == "accepted" for r in waived)
    assert {r["baselineState"] for r in run["results"] if r["kind"] == "fail"} == {"new"}
    assert all(run["tool"]["driver"]["rules"][r["ruleIndex"]]["id"] == r["ruleId"] for r in run["results"])
    assert all(r["level"] == "none" or r["kind"] == "fail" for r in run["results"])


def test_junit_counts_failing_rules(found: PlanFindings) -> None:
    suite = ET.fromstring(junit([found])).find("testsuite")
    assert suite is not None
    failing = {f.rule for f in found.findings if f.status == "fail" and not f.waiver}
    assert int(suite.get("failures") or 0) == len(failing) == len(suite.findall("testcase/failure"))
    assert int(suite.get("tests") or 0) == len(rules())


def test_the_printed_report_holds_thai_text(found: PlanFindings) -> None:
    document = pypdfium2.PdfDocument(findings_pdf(found, thai_fonts()))
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    assert "BUD-02" in text
    assert "546,000" in text
    assert "ทุ่งสมมุติ" in text.replace("\u200b", "")


def test_thai_lines_may_break_between_words() -> None:
    assert "\u200b" in broken("ตรวจสอบกับต้นฉบับ")


def test_without_a_thai_font_the_message_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    with pytest.raises(Exception, match="install one"):
        thai_fonts((tmp_path,))


@pytest.mark.parametrize("language", list(Language))
def test_the_terminal_shows_open_findings(found: PlanFindings, language: Language) -> None:
    console = Console(file=io.StringIO(), width=200)
    print_findings([found], console, language)
    shown = console.file.getvalue()  # type: ignore[attr-defined]  # the file is the StringIO above
    assert "STF-01" in shown
    assert ("not verified" in shown) == (language is Language.EN)


def test_what_is_gone_is_marked_and_not_counted_as_open(found: PlanFindings) -> None:
    later = against(audit(plan(C, plan_id=found.plan_id)), found)
    gone = [f for f in later.findings if f.baseline is BaselineState.GONE]
    assert gone
    assert not [f for f in open_findings(later) if f in gone]


def test_the_rules_page_is_fresh() -> None:
    page = Path(__file__).parents[2] / "pipeline" / "audit" / "RULES.md"
    assert page.read_text(encoding="utf-8") == rules_markdown(rules().values())


def test_repairs_and_unverified_marks_are_in_every_output(found: PlanFindings) -> None:
    repaired = "556,000 → 546,000"
    unverified = "ฐานอ้างอิงยังไม่ได้ยืนยัน"
    console = Console(file=io.StringIO(), width=250)
    print_findings([found], console, Language.TH)
    book = openpyxl.load_workbook(io.BytesIO(findings_xlsx([found])))
    catalogue = tuple(rules().values())
    outputs = {
        "terminal": console.file.getvalue(),  # type: ignore[attr-defined]  # the file is the StringIO above
        "plan page": plan_html(found),
        "province page": province_html([found], catalogue),
        "workbook": "\n".join(str(c.value) for row in book.worksheets[0].iter_rows() for c in row),
        "sarif": sarif([found], catalogue, "0"),
        "junit": junit([found]),
    }
    assert [name for name, text in outputs.items() if repaired not in text] == []
    assert [name for name, text in outputs.items() if unverified not in text] == []


def test_a_printed_report_has_its_day_and_a_place_to_sign(found: PlanFindings) -> None:
    document = pypdfium2.PdfDocument(findings_pdf(found, thai_fonts(), date(2026, 11, 22)))
    text = "".join(page.get_textpage().get_text_range() for page in document).replace("\u200b", "")
    document.close()
    assert "22 พฤศจิกายน 2569" in text
    assert "ลงชื่อ" in text
    assert "ฐานอ้างอิงยังไม่ได้ยืนยัน" in text


def test_the_workbook_begins_with_the_gravest(found: PlanFindings) -> None:
    book = openpyxl.load_workbook(io.BytesIO(findings_xlsx([found])))
    verdicts = [row[6].value for row in book.worksheets[0].iter_rows(min_row=2)]
    assert verdicts[0] == "ไม่ตรงตามเกณฑ์"
    assert verdicts[-1] == "ไม่เกี่ยวข้อง"


def test_sarif_names_files_as_uris(found: PlanFindings) -> None:
    thai = found.model_copy(update={"file_name": "แผน อัตรากำลัง.pdf"})
    text = sarif([thai], rules().values(), "0")
    uri = json.loads(text)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"][
        "uri"
    ]
    assert uri.isascii()
    assert " " not in uri
