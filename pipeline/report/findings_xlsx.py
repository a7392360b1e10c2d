"""Findings as a workbook for officials: frozen headers, filters, one row a finding, no formulas ever."""

import io
from collections.abc import Iterable

import xlsxwriter

from pipeline.report.findings_model import (
    by_gravity,
    counts,
    pages,
    repair_lines,
    waiver_words,
    weight,
    worst_first,
)
from pipeline.report.wording import BASELINE, DISCLAIMER_TH, MARKS, PLAN_TYPES, READINGS, SEVERITIES, STATUSES
from schemas.finding import Finding, PlanFindings
from schemas.plan_type import PlanTypeKey

_COLUMNS = (
    ("จังหวัด", 14),
    ("องค์กร", 26),
    ("แผน", 30),
    ("ปี", 11),
    ("กฎ", 9),
    ("ชื่อกฎ", 34),
    ("ผล", 16),
    ("ระดับ", 11),
    ("รายละเอียด", 70),
    ("คำนวณได้หรือควรเป็น", 26),
    ("ค่าที่พิมพ์", 26),
    ("ทางเลือกที่ทำให้ยอดตรงกัน (ระบบไม่เลือกให้)", 40),
    ("หน้า", 9),
    ("วิธีอ่าน", 18),
    ("ฐานอ้างอิง", 40),
    ("สถานะฐานอ้างอิง", 22),
    ("ข้อแนะนำ", 40),
    ("ข้อยกเว้น", 30),
    ("เทียบครั้งก่อน", 14),
    ("ไฟล์", 28),
)
_PLAN_COLUMNS = (
    ("จังหวัด", 14),
    ("องค์กร", 26),
    ("แผน", 30),
    ("ปี", 11),
    ("ไม่ตรงตามเกณฑ์", 15),
    ("ข้อสังเกต", 12),
    ("ยังตัดสินไม่ได้", 15),
    ("ผ่าน", 9),
    ("คะแนนที่ควรตรวจสอบ", 20),
)
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_LONGEST_CELL = 32_000


def findings_xlsx(results: Iterable[PlanFindings]) -> bytes:
    """The workbook: one sheet of findings, one of plans, worst first."""
    ordered = worst_first(results)
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(buffer, options)
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    fills = {
        status: book.add_format({"bg_color": label.colour, "valign": "top"})
        for status, label in STATUSES.items()
    }
    sheet = _sheet(book, "ข้อค้นพบ", _COLUMNS)
    row = 0
    for result in ordered:
        for finding in by_gravity(result):
            row += 1
            for column, cell in enumerate(_finding_cells(result, finding)):
                sheet.write_string(row, column, guarded(cell), wrap)
            status = STATUSES[finding.status]
            sheet.write_string(row, 6, status.th, fills[finding.status])
    sheet.autofilter(0, 0, max(row, 1), len(_COLUMNS) - 1)
    _plans_sheet(book, ordered)
    notes = book.add_worksheet("หมายเหตุ")
    notes.set_column(0, 0, 120)
    notes.write_string(0, 0, DISCLAIMER_TH, wrap)
    book.close()
    return buffer.getvalue()


def guarded(text: str) -> str:
    """Text that no spreadsheet program takes for a formula, even when saved as CSV and opened again."""
    cut = text[:_LONGEST_CELL]
    return f"'{cut}" if cut.startswith(_FORMULA_STARTS) else cut


def _sheet(
    book: xlsxwriter.Workbook, name: str, columns: tuple[tuple[str, int], ...]
) -> xlsxwriter.worksheet.Worksheet:
    """A worksheet with a frozen header."""
    sheet = book.add_worksheet(name)
    header = book.add_format({"bold": True, "bg_color": "#e8ecf4", "border": 1, "text_wrap": True})
    for column, (title, width) in enumerate(columns):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, title, header)
    sheet.freeze_panes(1, 0)
    return sheet


def _finding_cells(result: PlanFindings, finding: Finding) -> tuple[str, ...]:
    return (
        result.province or "",
        result.organization or "",
        result.title or PLAN_TYPES[PlanTypeKey(result.plan_type)],
        result.period or "",
        finding.rule,
        finding.title_th,
        STATUSES[finding.status].th,
        SEVERITIES[finding.severity].th,
        finding.message_th,
        finding.expected or "",
        finding.actual or "",
        "\n".join(repair_lines(finding)),
        ", ".join(map(str, pages(finding))),
        READINGS[finding.reading].th if finding.reading else "",
        finding.basis.text_th,
        MARKS[finding.basis.mark].th,
        finding.fix_hint or "",
        waiver_words(finding),
        BASELINE[finding.baseline].th if finding.baseline else "",
        result.file_name,
    )


def _plans_sheet(book: xlsxwriter.Workbook, ordered: list[PlanFindings]) -> None:
    sheet = _sheet(book, "แผน", _PLAN_COLUMNS)
    for row, result in enumerate(ordered, start=1):
        found = counts(result)
        names = (result.province, result.organization, result.title, result.period)
        for column, text in enumerate(names):
            sheet.write_string(row, column, guarded(text or ""))
        numbers = [found[status] for status in list(STATUSES)[:4]]
        for column, number in enumerate((*numbers, weight(result)), start=len(names)):
            sheet.write_number(row, column, number)
    sheet.autofilter(0, 0, max(len(ordered), 1), len(_PLAN_COLUMNS) - 1)
