"""Headings against the catalogue of sections."""

import pytest

from pipeline.plantypes.headings import heading_key, heading_matches, is_catalogue_wording, title_match
from pipeline.plantypes.registry import plan_type, plan_types
from schemas.plan_type import PlanTypeKey
from schemas.section import SectionKey

MANPOWER, HR = PlanTypeKey.MANPOWER_PLAN, PlanTypeKey.HR_MANAGEMENT_PLAN
DEVELOPMENT = PlanTypeKey.PERSONNEL_DEVELOPMENT_PLAN


@pytest.mark.parametrize(
    ("heading", "plan", "key"),
    [
        ("แนวทางการพัฒนาพนักงานเทศบาล", MANPOWER, SectionKey.DEVELOPMENT_GUIDELINES),
        ("แนวทางการพัฒนาพนักงานส่วนตำบล", MANPOWER, SectionKey.DEVELOPMENT_GUIDELINES),
        ("แนวทางการพัฒนาข้าราชการหรือพนักงานส่วนท้องถิ่น", MANPOWER, SectionKey.DEVELOPMENT_GUIDELINES),
        ("ภารกิจ อำนาจหน้าที่ของเทศบาลตำบลทุ่งสมมติ", MANPOWER, SectionKey.POWERS_AND_MISSIONS),
        (
            "ภารกิจหลัก และภารกิจรองที่องค์การบริหารส่วนตำบลจะดำเนินการ",
            MANPOWER,
            SectionKey.MAIN_AND_SECONDARY_MISSIONS,
        ),
        ("แผนภูมิโครงสร้างส่วนราชการ", MANPOWER, SectionKey.STRUCTURE_CHART),
        ("ประมวลคุณธรรมจริยธรรมของพนักงานส่วนตำบล", MANPOWER, SectionKey.ETHICS_ANNOUNCEMENT),
        ("วิสัยทัศน์ (Vision)", HR, SectionKey.VISION),
        ("วิธีการพัฒนาบุคลากรของเทศบาลตำบลทุ่งสมมติ", HR, SectionKey.DEVELOPMENT_METHODS),
        ("สรุปยุทธศาสตร์การพัฒนาบุคลากรของเทศบาลตำบลทุ่งสมมติ", HR, SectionKey.STRATEGY_SUMMARY),
        ("ยุทธศาสตร์การพัฒนาบุคลากร", HR, SectionKey.DEVELOPMENT_STRATEGY),
        ("การจัดทำแผนพัฒนาพนักงานเทศบาลรายบุคคล", DEVELOPMENT, SectionKey.INDIVIDUAL_DEVELOPMENT_PLAN),
        ("ขั้นตอนการขอรับการฝึกอบรมรายบุคคล", DEVELOPMENT, SectionKey.TRAINING_REQUEST_STEPS),
    ],
)
def test_headings_find_their_section(heading: str, plan: PlanTypeKey, key: SectionKey) -> None:
    best = heading_matches(heading_key(heading, "ทุ่งสมมติ"), plan)[0]
    assert best.spec.key is key
    assert best.score >= 0.8


def test_a_lost_letter_costs_a_little() -> None:
    best = heading_matches(heading_key("หลักการแลเหตุผล"), MANPOWER)[0]
    assert best.spec.key is SectionKey.RATIONALE
    assert 0.8 < best.score < 1


def test_text_that_is_no_heading_fits_nothing_well() -> None:
    matches = heading_matches(heading_key("ประชาชนส่วนใหญ่ประกอบอาชีพเกษตรกรรมและรับจ้างทั่วไป"), MANPOWER)
    assert all(match.score < 0.8 for match in matches)


def test_years_and_owner_do_not_count() -> None:
    one = heading_key("งบประมาณของเทศบาลตำบลทุ่งสมมติ ประจำปีงบประมาณ พ.ศ. ๒๕๖๗", "ทุ่งสมมติ")
    assert one == heading_key("งบประมาณ")


def test_a_title_is_met_at_the_head_of_a_line_even_with_a_word_lost() -> None:
    score, end = title_match("แผนการบริหารและทรัพยากรบุคคลประจำปี", "แผนการบริหารและพัฒนาทรัพยากรบุคคล")
    assert score > 0.8
    assert end >= len("แผนการบริหารและทรัพยากรบุคคล")


def test_wordings_of_the_catalogue_are_known_word_for_word() -> None:
    assert is_catalogue_wording("ความรับผิดชอบ")
    assert not is_catalogue_wording("ความรับผิดชอบชั่วดี")


def test_every_plan_type_is_found_under_its_own_key() -> None:
    for key, found in plan_types().items():
        assert found.key is key
        assert plan_type(key) is found
    assert plan_type(PlanTypeKey.OTHER) is None


@pytest.mark.parametrize("key", [MANPOWER, HR, DEVELOPMENT])
def test_every_section_of_a_staff_plan_is_reached_by_its_own_wordings(key: PlanTypeKey) -> None:
    for spec in plan_types()[key].sections:
        for wording in spec.headings:
            best = heading_matches(heading_key(wording), key)[0]
            assert best.spec.key is spec.key, wording
