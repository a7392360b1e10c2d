"""BUD-08: personnel cost is at most 40 percent of annual expenditure."""

from collections.abc import Iterator
from decimal import Decimal

from pipeline.audit.absence import absent
from pipeline.audit.examples import A, here, plan
from pipeline.audit.outcome import Bilingual, Outcome, failed, passed, undecided
from pipeline.audit.rule import MANPOWER, Rule, used
from pipeline.audit.view import PlanView
from schemas.finding import Severity
from schemas.staffing import PersonnelCost

_LIMIT = Decimal(40)
_HUNDRED = Decimal(100)
_BASES_TH = "ฐานที่แหล่งข้อมูลอ้างไม่ตรงกัน: งบประมาณรายจ่ายประจำปี หรือเงินรายได้ ระบบไม่สรุปผลทางกฎหมาย"
_BASES_EN = "Sources differ on the base (annual expenditure budget, or income); no legal conclusion is drawn."


def _check(view: PlanView) -> Iterator[Outcome]:
    shares = [(cost, share) for cost in view.plan.personnel_costs if (share := cost_share(cost)) is not None]
    if not shares:
        yield absent(view, "ตารางภาระค่าใช้จ่ายด้านบุคคล (ข้อ 9)", "table of personnel cost (section 9)")
        return
    for cost, share in shares:
        if share > _LIMIT:
            year = cost.year_be or "-"
            th = f"ปี {year}: ค่าใช้จ่ายด้านบุคคลร้อยละ {share:.2f} เกินร้อยละ 40 โปรดตรวจสอบ ({_BASES_TH})"
            en = f"{year}: personnel cost is {share:.2f} %, above 40 %. {_BASES_EN}"
            if any(view.read_by_ocr(e) for e in cost.evidence):
                yield undecided(f"{th} อ่านจากภาพสแกน", f"{en} Read from a scan.", cost.evidence)
            else:
                yield failed(th, en, cost.evidence, expected="<= 40", actual=f"{share:.2f}")
    yield passed(
        f"ไม่เกินร้อยละ 40 ทั้ง {len(shares)} ปี ({_BASES_TH})",
        f"At most 40 % in {len(shares)} years. {_BASES_EN}",
        shares[0][0].evidence,
    )


def cost_share(cost: PersonnelCost) -> Decimal | None:
    """Cost in percent of the budget: recomputed where both are printed, else as printed."""
    if cost.cost_baht is not None and cost.budget_baht:
        return cost.cost_baht / cost.budget_baht * _HUNDRED
    return cost.percent


def _year(cost: str, percent: str) -> PersonnelCost:
    return PersonnelCost(
        year_be=2567,
        cost_baht=Decimal(cost),
        budget_baht=Decimal(100_000_000),
        percent=Decimal(percent),
        evidence=(here(percent),),
    )


RULE = Rule(
    id="BUD-08",
    severity=Severity.CRITICAL,
    title=Bilingual("ค่าใช้จ่ายด้านบุคคลไม่เกินร้อยละ 40", "Personnel cost is at most 40 %"),
    checks=Bilingual(
        "ค่าใช้จ่ายด้านบุคคลแต่ละปีไม่เกินร้อยละ 40 ของงบประมาณรายจ่ายประจำปี",
        "Each year's personnel cost is at most 40 % of annual expenditure.",
    ),
    basis=used(
        "พ.ร.บ.ระเบียบบริหารงานบุคคลส่วนท้องถิ่น พ.ศ. 2542 มาตรา 35 ตามที่ อปท. อ้าง (ไม่เห็นตัวบท; " + _BASES_TH + ")",
        "Local Personnel Administration Act B.E. 2542, section 35, as cited; statute text not seen. "
        + _BASES_EN,
    ),
    why=Bilingual("เป็นเพดานที่แผนอัตรากำลังทุกฉบับต้องแสดง", "It is the ceiling every manpower plan has to show."),
    fix=Bilingual("ตรวจสอบฐานงบประมาณและค่าใช้จ่ายในข้อ 9", "Check base and cost in section 9."),
    caution=Bilingual(
        "ฐานอาจไม่รวมเงินอุดหนุนหรือเงินกู้ และอาจเป็นประมาณการ",
        "The base may leave out grants and loans, and may be an estimate.",
    ),
    check=_check,
    passes=(plan(A, personnel_costs=(_year("39640000", "39.64"),)), plan(A, complete=None)),
    fails=(plan(A, personnel_costs=(_year("41000000", "41"),)),),
    plan_types=MANPOWER,
)
