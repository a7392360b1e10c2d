"""STF-07: the posts of each year are those of the year before and the change printed for the year."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from pipeline.audit.examples import A, frame_table, plan
from pipeline.audit.outcome import Bilingual, Outcome, not_applicable, passed, undecided, warned
from pipeline.audit.rule import MANPOWER, Rule, internal
from pipeline.audit.table_sums import Grid
from pipeline.audit.view import PlanView
from schemas.finding import Severity
from schemas.geometry import Evidence
from schemas.table import RowKind

COST_FRAME = "cost_frame"
_ROWS = frozenset({RowKind.ITEM, RowKind.TOTAL, RowKind.SUBTOTAL})


class _Step(NamedTuple):
    """One row from one year to the next."""

    label: str
    year: str
    before: Decimal
    change: Decimal
    after: Decimal
    evidence: tuple[Evidence, ...]

    @property
    def holds(self) -> bool:
        return self.before + self.change == self.after


def _check(view: PlanView) -> Iterator[Outcome]:
    steps = [step for table in view.plan.figure_tables for step in _steps(Grid(table))]
    if not steps:
        yield not_applicable(
            "ไม่มีตารางกรอบอัตรากำลังที่แสดงจำนวนเพิ่ม/ลดรายปี", "No frame of posts prints changes by year."
        )
        return
    for step in steps:
        if not step.holds:
            yield _difference(view, step)
    yield passed(
        f"กรอบอัตรากำลังต่อเนื่องกันทุกปี ({len(steps)} รายการ)",
        f"Posts follow from year to year ({len(steps)} checks).",
        steps[0].evidence,
    )


def _steps(grid: Grid) -> Iterator[_Step]:
    """For every row: existing and first change, then each planned year and the next change."""
    keys = [column.key for column in grid.table.columns]
    existing = [c for c, key in enumerate(keys) if key == "existing"]
    planned = [c for c, key in enumerate(keys) if key == "planned"]
    changes = [c for c, key in enumerate(keys) if key == "change"]
    if len(existing) != 1 or not planned or len(planned) != len(changes):
        return
    before = [existing[0], *planned]
    if grid.table.form == COST_FRAME:
        # Section 9 prints all posts, those to come included, where a frame prints those of the year before.
        before, changes, planned = planned, changes[1:], planned[1:]
    for row, found in enumerate(grid.table.rows):
        for places in zip(before, changes, planned, strict=False):
            cells = [(row, column) for column in places]
            values = [grid.values.get(cell) for cell in cells]
            if found.kind in _ROWS and None not in values:
                year = grid.table.columns[places[2]].header.split(" / ")[-1]
                evidence = tuple(e for cell in cells for e in grid.cells[cell].evidence)
                known = [value or Decimal(0) for value in values]
                yield _Step(found.label, year, known[0], known[1], known[2], evidence)


def _difference(view: PlanView, step: _Step) -> Outcome:
    expected = f"{step.before} {step.change:+} = {step.before + step.change}"
    th = f"“{step.label}” ปี {step.year}: เดิม {step.before} เพิ่ม/ลด {step.change:+} แต่พิมพ์ {step.after} อัตรา"
    en = f"{step.label}, {step.year}: {step.before} and {step.change:+} make {step.before + step.change}, "
    en += f"printed {step.after}."
    if any(view.read_by_ocr(e) for e in step.evidence):
        return undecided(f"{th} (อ่านจากภาพสแกน ตัวเลขอาจคลาดเคลื่อน)", f"{en} Read from a scan.", step.evidence)
    return warned(th, en, step.evidence, expected=expected, actual=str(step.after))


RULE = Rule(
    id="STF-07",
    severity=Severity.MINOR,
    title=Bilingual("กรอบอัตรากำลังแต่ละปีต่อเนื่องกัน", "Posts follow from year to year"),
    checks=Bilingual(
        "จำนวนอัตราของแต่ละปีเท่ากับปีก่อนบวกด้วยจำนวนที่เพิ่มหรือลดในช่อง เพิ่ม/ลด",
        "Posts of each year equal those of the year before and the printed change.",
    ),
    basis=internal("ผลบวกทางคณิตศาสตร์", "Arithmetic"),
    why=Bilingual(
        "ช่อง เพิ่ม/ลด คือสิ่งที่คณะกรรมการให้ความเห็นชอบ จำนวนที่ไม่ต่อเนื่องทำให้ไม่ทราบว่าเห็นชอบกี่อัตรา",
        "The change is what gets approved; if the years do not follow it is unclear how many posts were.",
    ),
    fix=Bilingual(
        "ตรวจช่อง เพิ่ม/ลด กับจำนวนอัตราแต่ละปี หากเป็นการปรับระดับตำแหน่งให้ระบุในหมายเหตุแทน",
        "Check change and posts; a post that is only raised in level belongs in the remarks.",
    ),
    caution=Bilingual(
        "บางแผนใช้ช่อง เพิ่ม/ลด แสดงการปรับปรุงตำแหน่งโดยจำนวนไม่เปลี่ยน จึงเป็นเพียงข้อสังเกต",
        "Some plans mark a post that is only reclassified; hence a remark and no failure.",
    ),
    check=_check,
    passes=(
        plan(A, figure_tables=(frame_table("1", "1", "-"), frame_table("-", "1", "+1"))),
        plan(A, figure_tables=(frame_table("1", "1", "+1", form=COST_FRAME),)),
        plan(A),
    ),
    fails=(plan(A, figure_tables=(frame_table("1", "1", "+1"),)),),
    plan_types=MANPOWER,
)
