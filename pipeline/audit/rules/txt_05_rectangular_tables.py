"""TXT-05: tables are rectangular."""

from collections.abc import Iterator
from itertools import islice

from pipeline.audit.examples import here, plan
from pipeline.audit.outcome import Bilingual, Outcome, not_applicable, passed, undecided, warned
from pipeline.audit.rule import Rule, internal
from pipeline.audit.view import PlanView, line_evidence
from schemas.finding import Severity
from schemas.geometry import BBox, Evidence
from schemas.issue import IssueCode
from schemas.text_facts import TablePart, TableShape, TextFacts


def _check(view: PlanView) -> Iterator[Outcome]:
    tables = view.plan.text_facts.tables if view.plan.text_facts else ()
    if not tables:
        yield not_applicable("เอกสารไม่มีตาราง", "The document has no tables.")
        return
    unclear = {i.page for i in view.plan.issues if i.code is IssueCode.TABLE_NOT_UNDERSTOOD}
    for table in tables:
        page = table.parts[0].page
        if not table.ragged_rows:
            continue
        th = f"ตารางหน้า {page}: {table.ragged_rows} จาก {table.rows} แถวมีจำนวนช่องไม่เท่ากับหัวตาราง"
        en = f"Table on page {page}: {table.ragged_rows} of {table.rows} rows do not fill the grid."
        verdict = undecided if page in unclear else warned
        yield verdict(th, en, (_place(table), *_first_line(view, table)))
    yield passed(
        f"ตาราง {len(tables)} ตารางเป็นสี่เหลี่ยมครบช่อง",
        f"{len(tables)} tables are rectangular.",
        (_place(tables[0]),),
    )


def _first_line(view: PlanView, table: TableShape) -> tuple[Evidence, ...]:
    """The first line that stands in the table, to tell it by."""
    part = table.parts[0]
    inside = (line for line in view.lines if line.page == part.page and _is_in(line.bbox, part.bbox))
    return tuple(line_evidence(line) for line in islice(inside, 1))


def _is_in(inner: BBox, outer: BBox) -> bool:
    x, y = (inner.x0 + inner.x1) / 2, (inner.top + inner.bottom) / 2
    return outer.x0 <= x <= outer.x1 and outer.top <= y <= outer.bottom


def _place(table: TableShape) -> Evidence:
    return Evidence(page=table.parts[0].page, bbox=table.parts[0].bbox, raw="")


def _facts(ragged: int) -> TextFacts:
    part = TablePart(page=1, bbox=here("").bbox)
    shape = TableShape(id="t1", parts=(part,), rows=3, columns=4, ragged_rows=ragged)
    return TextFacts(tables=(shape,))


RULE = Rule(
    id="TXT-05",
    severity=Severity.MAJOR,
    title=Bilingual("ตารางครบช่องทุกแถว", "Tables are rectangular"),
    checks=Bilingual("ทุกแถวของตารางมีช่องครบตามหัวตาราง", "Every row of a table fills its grid."),
    basis=internal("รูปแบบตาราง", "Form of the table"),
    why=Bilingual(
        "แถวที่ช่องไม่ครบทำให้ไม่ทราบว่าข้อมูลอยู่คอลัมน์ใด",
        "In an incomplete row it is unclear which column a value is in.",
    ),
    fix=Bilingual("ตรวจสอบเส้นตารางและการผสานเซลล์", "Check rules and merged cells."),
    caution=Bilingual("เซลล์ที่ผสาน", "Merged cells."),
    check=_check,
    passes=(plan(text_facts=_facts(0)), plan()),
    fails=(plan(text_facts=_facts(1)),),
    wording=True,
)
