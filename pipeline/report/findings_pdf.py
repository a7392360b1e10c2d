"""A printable PDF of one plan's report, in Thai."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from fpdf import FPDF
from fpdf.enums import Align, XPos, YPos
from pythainlp.tokenize import word_tokenize

from pipeline.report.findings_model import (
    counts,
    is_unverified,
    open_findings,
    pages,
    repair_lines,
    waiver_words,
)
from pipeline.report.wording import (
    DISCLAIMER_TH,
    MARKS,
    PLAN_TYPES,
    READINGS,
    SEVERITIES,
    STATUSES,
    thai_date,
)
from schemas.finding import Finding, PlanFindings
from schemas.plan_type import PlanTypeKey

_FAMILY = "report"
_BREAK, _JOINT = "\u200b", "\ue000"
_BETWEEN_THAI = re.compile(f"(?<=[ก-๛]){_JOINT}(?=[ก-๛])")
_SIZE_PT, _SMALL_PT, _HEAD_PT, _LINE_MM = 11, 9, 16, 6
_LONGEST_CELL = 600


class Fonts:
    """Paths of a Thai font and its bold face (the same file where there is none)."""

    def __init__(self, regular: Path, bold: Path) -> None:
        self.regular, self.bold = regular, bold


_DOTS = "." * 50


class _Report(FPDF):
    """A4 with page numbers."""

    def footer(self) -> None:
        """Page number and the note that nobody is accused."""
        self.set_y(-14)
        self.set_font(_FAMILY, size=_SMALL_PT)
        self.cell(0, _LINE_MM, f"หน้า {self.page_no()}", align=Align.C)


def findings_pdf(result: PlanFindings, fonts: Fonts, made_on: date | None = None) -> bytes:
    """The report as PDF bytes: head, counts, each open finding, the rules that passed, a place to sign."""
    pdf = _Report(format="A4")
    pdf.set_title(f"รายงานตรวจสอบแผน {result.organization or result.plan_id}")
    pdf.set_lang("th")
    pdf.add_font(_FAMILY, "", str(fonts.regular))
    pdf.add_font(_FAMILY, "B", str(fonts.bold))
    pdf.set_font(_FAMILY, size=_SIZE_PT)
    pdf.set_text_shaping(use_shaping_engine=True)
    pdf.set_auto_page_break(auto=True, margin=18)
    pdf.add_page()
    _head(pdf, result, made_on)
    for finding in open_findings(result):
        _finding(pdf, finding)
    _passed(pdf, result)
    _signature(pdf)
    return bytes(pdf.output())


def broken(text: str) -> str:
    """The text with invisible places to break a line between Thai words."""
    printable = text.replace("→", "เป็น")  # few Thai fonts have the arrow
    words = word_tokenize(printable, engine="newmm", keep_whitespace=True)
    return _BETWEEN_THAI.sub(_BREAK, _JOINT.join(words)).replace(_JOINT, "")


def _line(
    pdf: FPDF, text: str, *, bold: bool = False, size_pt: float = _SIZE_PT, indent_mm: float = 0
) -> None:
    pdf.set_font(_FAMILY, "B" if bold else "", size_pt)
    pdf.set_x(pdf.l_margin + indent_mm)
    pdf.multi_cell(
        pdf.epw - indent_mm,
        _LINE_MM * size_pt / _SIZE_PT,
        broken(text),
        align=Align.L,
        new_x=XPos.LMARGIN,
        new_y=YPos.NEXT,
    )


def _head(pdf: FPDF, result: PlanFindings, made_on: date | None) -> None:
    _line(pdf, f"รายงานตรวจสอบแผน {result.organization or result.plan_id}", bold=True, size_pt=_HEAD_PT)
    title = result.title or PLAN_TYPES[PlanTypeKey(result.plan_type)]
    _line(pdf, f"{title} ปีงบประมาณ {result.period or '-'} จังหวัด{result.province or '-'}")
    checked = f" ตรวจเมื่อ {thai_date(made_on)}" if made_on else ""
    _line(pdf, f"ไฟล์ {result.file_name} sha256 {result.sha256[:16]}{checked}", size_pt=_SMALL_PT)
    found = counts(result)
    shown = (f"{label.th} {found[status]} กฎ" for status, label in STATUSES.items())
    _line(pdf, "   ".join(shown), bold=True)
    _line(pdf, DISCLAIMER_TH, size_pt=_SMALL_PT)
    pdf.ln(2)


def _finding(pdf: FPDF, finding: Finding) -> None:
    if pdf.will_page_break(_LINE_MM * 5):
        pdf.add_page()
    pdf.set_draw_color(190, 198, 208)
    pdf.line(pdf.l_margin, pdf.get_y(), pdf.w - pdf.r_margin, pdf.get_y())
    pdf.ln(1)
    status, severity = STATUSES[finding.status].th, SEVERITIES[finding.severity].th
    _line(pdf, f"{finding.rule} {finding.title_th} [{status} / {severity}]", bold=True)
    _line(pdf, finding.message_th)
    for text in _details(finding):
        _line(pdf, text, size_pt=_SMALL_PT, indent_mm=4)
    pdf.ln(1)


def _details(finding: Finding) -> Iterator[str]:
    if finding.expected:
        yield f"คำนวณได้หรือควรเป็น: {finding.expected[:_LONGEST_CELL]}"
    if finding.actual:
        yield f"ค่าที่พิมพ์: {finding.actual[:_LONGEST_CELL]}"
    if finding.repairs:
        yield "ทางเลือกที่ทำให้ยอดตรงกัน (ระบบไม่เลือกให้)"
        yield from (f"   {n}. {line}" for n, line in enumerate(repair_lines(finding), 1))
    places = ", ".join(map(str, pages(finding)))
    reading = READINGS[finding.reading].th if finding.reading else "-"
    yield f"หน้า {places or '-'} ({reading})"
    unverified = " โปรดอย่าใช้อ้างเป็นข้อกฎหมาย" if is_unverified(finding) else ""
    yield f"ฐานอ้างอิง ({MARKS[finding.basis.mark].th}): {finding.basis.text_th}{unverified}"
    if finding.fix_hint:
        yield f"ข้อแนะนำ: {finding.fix_hint}"
    if finding.waiver:
        yield f"ข้อยกเว้น: {waiver_words(finding)}"


def _passed(pdf: FPDF, result: PlanFindings) -> None:
    pdf.ln(3)
    _line(pdf, "กฎที่ผ่านหรือไม่เกี่ยวข้อง", bold=True)
    shown = {finding.rule for finding in open_findings(result)}
    for finding in result.findings:
        if finding.rule not in shown:
            status = STATUSES[finding.status].th
            note = f" ({MARKS[finding.basis.mark].th})" if is_unverified(finding) else ""
            _line(pdf, f"{finding.rule} {finding.title_th}: {status}{note}", size_pt=_SMALL_PT, indent_mm=4)


def _signature(pdf: FPDF) -> None:
    """Where the official who checked the findings against the original signs."""
    if pdf.will_page_break(_LINE_MM * 8):
        pdf.add_page()
    pdf.ln(_LINE_MM)
    _line(pdf, "ผู้ตรวจได้เทียบข้อที่ยังไม่ผ่านกับต้นฉบับแล้ว ความเห็น " + _DOTS)
    for text in (f"ลงชื่อ {_DOTS} ผู้ตรวจ", f"({_DOTS})", f"ตำแหน่ง {_DOTS}", f"วันที่ {_DOTS}"):
        _line(pdf, text, indent_mm=80)
