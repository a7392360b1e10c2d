"""Made-up plans to take the audit's time with: long text, tables, some figures that do not agree."""

from pathlib import Path

from pipeline.audit.examples import (
    OWNER,
    C,
    budget,
    keyed,
    plan,
    project,
    section,
    staffing,
    strategy,
    summary,
    summary_row,
)
from pipeline.store.connection import writing
from pipeline.store.load import insert
from schemas.plan import Plan
from schemas.project import Strategy
from schemas.rows import PlanRow
from schemas.section import Section, SectionKey

_SECTIONS = tuple(key for key in SectionKey if key is not SectionKey.OTHER)[:20]
_PARAGRAPHS, _STRATEGIES, _PROJECTS = 15, 4, 5
# "officials or local employees are developed in knowledge and skills by training and study visits of ..."
_SENTENCE = (
    "ข้าราชการหรือพนักงานส่วนท้องถิ่นของเทศบาลตำบลทุ่งสมมุติได้รับการพัฒนาความรู้และทักษะ "
    "โดยการฝึกอบรม การศึกษาดูงาน หรือการประชุมเชิงปฏิบัติการ ครั้งที่ {n} ประจำปีงบประมาณ พ.ศ. 2567"
)
_EVERY_THIRD, _DISTINCT = 3, 50


def composed_plan(number: int) -> Plan:
    """A plan of 20 sections and 20 projects; in every third one a total is 10,000 baht off."""
    off = 10_000 if number % _EVERY_THIRD == 0 else 0
    strategies = tuple(_strategy(n, number) for n in range(1, _STRATEGIES + 1))
    sums = [
        sum(_amount(number, n, p) for p in range(1, _PROJECTS + 1)) * 2 for n in range(1, _STRATEGIES + 1)
    ]
    rows = tuple(summary_row(n, _PROJECTS, str(total)) for n, total in enumerate(sums, 1))
    return plan(
        C,
        plan_id=f"composed-{number:05d}",
        organization=OWNER.model_copy(update={"name": f"ทุ่งสมมุติ{number}"}),
        sections=tuple(_section(key, number) for key in _SECTIONS),
        strategies=strategies,
        budget_summary=summary(rows, _STRATEGIES * _PROJECTS, str(sum(sums) + off)),
        staffing=staffing((("finance", 6, 2, 8), ("works", 7, 2, 9)), (13 + off // 10_000, 4, 17)),
        development_domains=tuple(keyed(key) for key in "abcde"),
    )


def _section(key: SectionKey, number: int) -> Section:
    texts = (_SENTENCE.format(n=number * 100 + i) for i in range(_PARAGRAPHS))
    return section(key, f"หัวข้อ {key}", *texts)


def _amount(number: int, strategy_number: int, project_number: int) -> int:
    return 10_000 + 1_000 * (number % 7) + 500 * strategy_number + 100 * project_number


def _strategy(strategy_number: int, number: int) -> Strategy:
    projects = (
        project(
            p,
            f"โครงการที่ {p}",
            budget=budget(*((key, str(_amount(number, strategy_number, p))) for key in ("finance", "works"))),
        )
        for p in range(1, _PROJECTS + 1)
    )
    return strategy(strategy_number, *projects, title=f"ยุทธศาสตร์การพัฒนาบุคลากรด้านที่ {strategy_number}")


def store_of(path: Path, plan_count: int) -> int:
    """Write a store with so many plans and nothing else; the size of their records in bytes of UTF-8."""
    size = 0
    patterns = [composed_plan(number) for number in range(min(plan_count, _DISTINCT))]
    texts = [(one, one.model_dump_json()) for one in patterns]
    with writing(path) as connection:
        for first in range(0, plan_count, _DISTINCT):
            rows = [_row(*texts[n % _DISTINCT], n) for n in range(first, min(first + _DISTINCT, plan_count))]
            insert(connection, "plans", rows)
            size += sum(len(row.record.encode()) for row in rows)
    return size


def _row(one: Plan, record: str, number: int) -> PlanRow:
    plan_id = f"composed-{number:05d}"
    return PlanRow(
        document_id=f"{number:016x}",
        plan_id=plan_id,
        plan_type=one.plan_type,
        title=one.title,
        organization=one.organization.full_name,
        organization_kind=one.organization.kind,
        district=one.organization.district,
        province=one.organization.province,
        start_year_be=one.period.start_year_be if one.period else None,
        end_year_be=one.period.end_year_be if one.period else None,
        vision=None,
        schema_version=one.schema_version,
        record=record.replace(one.plan_id, plan_id),
    )
