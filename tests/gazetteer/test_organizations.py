"""Names of local governments in text, and what they resolve to."""

import pytest

from pipeline.gazetteer.departments import department_key, department_mentions
from pipeline.gazetteer.organizations import organization_mentions, special_organization
from pipeline.gazetteer.resolve import full_name, resolve
from schemas.organization import Match, OrganizationKind

MUNICIPALITY = OrganizationKind.SUBDISTRICT_MUNICIPALITY
SAO = OrganizationKind.SUBDISTRICT_ADMINISTRATIVE_ORGANIZATION


def test_a_mention_has_kind_and_name() -> None:
    (found,) = organization_mentions("เทศบาลตำบลทุ่งสมมติ อำเภอบางสมมติ")
    assert (found.kind, found.name, found.bounded) == (MUNICIPALITY, "ทุ่งสมมติ", True)


def test_running_text_goes_on_after_the_name() -> None:
    (found,) = organization_mentions("เทศบาลตำบลทุ่งสมมติ")
    (longer,) = organization_mentions("เพื่อให้เทศบาลตำบลทุ่งสมมติมีโครงสร้างที่เหมาะสม")
    assert longer.name.startswith(found.name)


@pytest.mark.parametrize("text", ["องค์การบริหารส่วนตำบลได้กำหนด", "เทศบาลตำบล", "เทศบาลเมือง จึงประกาศ"])
def test_a_type_word_without_a_name_is_no_mention(text: str) -> None:
    assert list(organization_mentions(text)) == []


def test_the_misspelt_type_word_is_read() -> None:
    (found,) = organization_mentions("องค์กรบริหารส่วนตำบลทุ่งสมมติ")
    assert found.kind is SAO
    assert full_name(found.kind, found.name) == "องค์การบริหารส่วนตำบลทุ่งสมมติ"


def test_the_head_of_an_organization_names_it() -> None:
    (found,) = organization_mentions("นายกเทศมนตรีตำบลทุ่งสมมติ")
    assert found.by_head
    assert found.name == "ทุ่งสมมติ"


def test_special_organizations_are_known_by_name() -> None:
    assert special_organization(" เมืองพัทยา ") == "เมืองพัทยา"
    assert special_organization("เมืองสมมติ") is None


def test_name_district_and_province_make_one_place() -> None:
    found = resolve(MUNICIPALITY, "กระสัง", "กระสัง", "บุรีรัมย์")
    assert (found.match, found.district, found.province) == (Match.EXACT, "กระสัง", "บุรีรัมย์")


def test_a_name_of_several_places_is_not_decided() -> None:
    found = resolve(MUNICIPALITY, "กระสัง", None, None)
    assert found.match is Match.NONE
    assert found.district is None
    assert {one.score for one in found.candidates} == {1.0}
    assert len(found.candidates) == 3


def test_a_city_named_as_its_province_is_the_seat() -> None:
    found = resolve(OrganizationKind.CITY_MUNICIPALITY, "อุบลราชธานี", None, None)
    assert (found.match, found.province) == (Match.EXACT, "อุบลราชธานี")


def test_a_damaged_name_is_offered_candidates_and_left_alone() -> None:
    found = resolve(SAO, "เพรรักษา", None, None)
    assert found.match is Match.NONE
    assert found.name == "เพรรักษา"
    assert found.candidates[0].name == "เทพรักษา"
    assert 0 < found.candidates[0].score < 1


def test_a_damaged_name_in_a_printed_place_is_matched() -> None:
    found = resolve(SAO, "เทพรักษ", "สังขะ", "สุรินทร์")
    assert (found.match, found.name) == (Match.FUZZY, "เทพรักษา")


def test_an_unknown_name_keeps_what_is_printed() -> None:
    found = resolve(MUNICIPALITY, "ฌฌฌฌ", "บางสมมติ", "สมมติบุรี")
    assert (found.match, found.name, found.district, found.candidates) == (Match.NONE, "ฌฌฌฌ", "บางสมมติ", ())


def test_a_province_organization_resolves_to_its_province() -> None:
    found = resolve(OrganizationKind.PROVINCIAL_ADMINISTRATIVE_ORGANIZATION, "ลำปาง", None, None)
    assert (found.match, found.province) == (Match.EXACT, "ลำปาง")


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("สำนักปลัดเทศบาล", "clerk_office"),
        ("สำนักปลัด\nเทศบาล", "clerk_office"),
        ("ส่วนการคลัง", "finance"),
        ("ส่วนโยธา", "works"),
        ("กองสาธารณสุข และสิ่งแวดล้อม", "public_health_environment"),
        ("กองการศึกษา ศาสนา และวัฒนธรรม", "education"),
        ("กองสวัสดิการและสังคม", "social_welfare"),
        ("กองวิชาการและแผนงาน", "strategy_and_budget"),
        ("กองการประปา", "water_works"),
        ("หน่วยตรวจสอบภายใน", "internal_audit"),
        ("ปลัด/รอง ปลัด", "executives"),
        ("กองทัพมด", "other"),
        ("ทุกส่วน", None),
    ],
)
def test_departments(name: str, key: str | None) -> None:
    assert department_key(name) == key


def test_departments_are_found_in_running_text() -> None:
    text = "สำนักปลัดเทศบาล จำนวน ๑๐ บาท กองคลัง จำนวน ๒๐ บาท"
    found = list(department_mentions(text))
    assert [one.key for one in found] == ["clerk_office", "finance"]
    assert text[found[1].start : found[1].end] == "กองคลัง"


def test_a_name_that_goes_further_than_a_place_is_no_misprint_of_it() -> None:
    found = resolve(OrganizationKind.SUBDISTRICT_ADMINISTRATIVE_ORGANIZATION, "ทุ่งหลวงใหม่", "คีรีมาศ", "สุโขทัย")
    assert (found.name, found.match) == ("ทุ่งหลวงใหม่", Match.NONE)


def test_a_name_with_a_word_more_inside_is_another_name() -> None:
    found = resolve(MUNICIPALITY, "สันทรายหลวงน้อย", "สันทราย", "เชียงใหม่")
    assert (found.name, found.match) == ("สันทรายหลวงน้อย", Match.NONE)
