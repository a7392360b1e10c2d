"""How plans of each type name themselves in running text, as patterns over Arabic-digit Thai text."""

import re

from schemas.plan_type import PlanTypeKey

TITLE_FORMS: dict[PlanTypeKey, re.Pattern[str]] = {
    # three-year manpower plan
    PlanTypeKey.MANPOWER_PLAN: re.compile("แผนอัตรากำลัง"),
    # staff development plan, also "plan to develop municipal employees"
    PlanTypeKey.PERSONNEL_DEVELOPMENT_PLAN: re.compile(
        r"แผนพัฒนา(?:บุคลากร|ข้าราชการหรือพนักงานส่วนท้องถิ่น|พนักงาน(?:เทศบาล|ส่วนตำบล))"
    ),
    # plan to manage and develop human resources; words drop out of it easily
    PlanTypeKey.HR_MANAGEMENT_PLAN: re.compile(r"แผน(?:การ)?บริหาร[ก-๙]{0,12}?ทรัพยากรบุคคล"),
    # local development plan and its three- and four-year forerunners
    PlanTypeKey.LOCAL_DEVELOPMENT_PLAN: re.compile(r"แผนพัฒนา(?:ท้องถิ่น|สามปี|สี่ปี|ห้าปี)|แผนยุทธศาสตร์การพัฒนา"),
    # operation plan
    PlanTypeKey.OPERATION_PLAN: re.compile("แผนการดำเนินงาน"),
    # anti-corruption plan
    PlanTypeKey.ANTI_CORRUPTION_PLAN: re.compile("แผนปฏิบัติการ(?:ป้องกัน|เพื่อป้องกัน)[ก-๙]{0,8}ทุจริต"),
    # budget ordinance of a municipality or sub-district
    PlanTypeKey.BUDGET_ORDINANCE: re.compile("(?:เทศบัญญัติ|ข้อบัญญัติ)[ก-๙]{0,12}งบประมาณรายจ่าย"),
}

CONFUSABLE_PARENTS: dict[PlanTypeKey, PlanTypeKey] = {
    PlanTypeKey.HR_MANAGEMENT_PLAN: PlanTypeKey.PERSONNEL_DEVELOPMENT_PLAN,
    PlanTypeKey.PERSONNEL_DEVELOPMENT_PLAN: PlanTypeKey.HR_MANAGEMENT_PLAN,
    PlanTypeKey.MANPOWER_PLAN: PlanTypeKey.PERSONNEL_DEVELOPMENT_PLAN,
    PlanTypeKey.OPERATION_PLAN: PlanTypeKey.LOCAL_DEVELOPMENT_PLAN,
}
"""The plan type whose template a plan of this type is most often made from."""
