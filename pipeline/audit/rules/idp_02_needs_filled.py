"""IDP-02: the matrix of training needs is filled."""

from collections.abc import Iterator

from pipeline.audit.examples import B, here, plan
from pipeline.audit.outcome import Bilingual, Outcome, failed, not_applicable, passed, undecided
from pipeline.audit.rule import PERSONNEL, Rule, not_verified
from pipeline.audit.view import PlanView
from schemas.development import TrainingNeeds, TrainingNeedsRow
from schemas.finding import Severity


def _check(view: PlanView) -> Iterator[Outcome]:
    needs = view.plan.training_needs
    if needs is None or not needs.rows:
        yield not_applicable("แผนไม่มีตารางความต้องการฝึกอบรม", "No matrix of training needs.")
        return
    cells = [cell for row in needs.rows for cell in row.cells]
    filled = sum(1 for cell in cells if cell.strip())
    evidence = needs.evidence or needs.rows[0].evidence
    if filled:
        yield passed(
            f"กรอกแล้ว {filled} จาก {len(cells)} ช่อง", f"{filled} of {len(cells)} cells are filled.", evidence
        )
        return
    th = f"ตารางความต้องการฝึกอบรมว่างทั้ง {len(cells)} ช่อง"
    en = f"All {len(cells)} cells of the matrix of needs are blank."
    if any(view.read_by_ocr(e) for e in evidence):
        yield undecided(
            f"{th} (เครื่องหมายอาจไม่ถูกอ่านจากภาพสแกน)", f"{en} Ticks may be lost on a scan.", evidence
        )
    else:
        yield failed(th, en, evidence, actual="0")


def _needs(*cells: str) -> TrainingNeeds:
    row = TrainingNeedsRow(unit="กองคลัง", cells=cells, evidence=(here("กองคลัง"),))
    return TrainingNeeds(topics=("การบริหารจัดการ", "คอมพิวเตอร์"), rows=(row,), evidence=(here("กองคลัง"),))


RULE = Rule(
    id="IDP-02",
    severity=Severity.MAJOR,
    title=Bilingual("ตารางความต้องการฝึกอบรมมีข้อมูล", "The matrix of training needs is filled"),
    checks=Bilingual(
        "ตารางส่วนราชการกับหัวข้อการอบรมมีอย่างน้อยหนึ่งช่องที่กรอก", "The matrix of units and topics is not blank."
    ),
    basis=not_verified("ยังไม่พบข้อกำหนด", "No source seen"),
    why=Bilingual(
        "ตารางว่างแสดงว่ายังไม่ได้สำรวจความต้องการ", "A blank matrix means that needs were not surveyed."
    ),
    fix=Bilingual("กรอกผลสำรวจความต้องการ", "Fill in the survey."),
    caution=Bilingual(
        "เครื่องหมายถูกอาจเป็นภาพที่ชั้นข้อความไม่แสดง", "Ticks may be drawings that the text layer does not show."
    ),
    check=_check,
    passes=(plan(B, training_needs=_needs("✓", "")), plan(B)),
    fails=(plan(B, training_needs=_needs("", "")),),
    plan_types=PERSONNEL,
)
