"""Whether a file holds the whole plan, and the identifier of a plan."""

from pipeline.mapping.plan_id import plan_id
from schemas.identity import Identity
from schemas.organization import Match, Organization, OrganizationKind
from schemas.period import Period
from schemas.plan import Plan
from schemas.plan_type import PlanTypeKey
from schemas.revision import Revision, RevisionKind
from tests.builders import SOURCE, Pages, plan_of

HEADINGS = (
    "หลักการและเหตุผล",
    "วัตถุประสงค์",
    "กรอบแนวคิดในการจัดทำแผนอัตรากำลัง 3 ปี",
    "สภาพปัญหาของพื้นที่และความต้องการของประชาชน",
    "ภารกิจ อำนาจหน้าที่ขององค์กรปกครองส่วนท้องถิ่น",
    "ภารกิจหลักและภารกิจรอง",
    "สรุปปัญหาและแนวทางในการกำหนดโครงสร้างส่วนราชการและกรอบอัตรากำลัง",
    "โครงสร้างการกำหนดส่วนราชการ",
    "ภาระค่าใช้จ่ายเกี่ยวกับเงินเดือนและประโยชน์ตอบแทนอื่น",
    "แผนภูมิโครงสร้างการแบ่งส่วนราชการตามแผนอัตรากำลัง 3 ปี",
    "บัญชีแสดงจัดคนลงสู่ตำแหน่งและการกำหนดเลขที่ตำแหน่งในส่วนราชการ",
    "แนวทางการพัฒนาข้าราชการหรือพนักงานส่วนท้องถิ่น",
    "ประกาศคุณธรรมจริยธรรมของข้าราชการหรือพนักงานส่วนท้องถิ่น",
)


def manpower(*left_out: int, listed: bool = False) -> Plan:
    """A manpower plan of thirteen headings but those left out, numbered unless contents are `listed`."""
    pages = Pages().add("แผนอัตรากำลัง 3 ปี", x0=240.0).page()
    if listed:
        pages.heading("สารบัญ")
        for number, heading in enumerate(HEADINGS, start=1):
            pages.add(f"{number}. {heading} {number + 3}")
        pages.page()
    for number, heading in enumerate(HEADINGS, start=1):
        if number not in left_out:
            pages.heading(heading if listed else f"{number}. {heading}", size=18).paragraph("เนื้อหา")
    return plan_of(pages.lines)[0]


def test_a_whole_plan_is_complete() -> None:
    document = manpower().document
    assert document.complete is True
    assert document.missing_sections == ()


def test_numbers_that_jump_say_that_sections_are_not_in_the_file() -> None:
    document = manpower(9, 11).document
    assert document.complete is False
    assert document.missing_sections == ("personnel_cost", "position_assignment")
    assert document.complete_reason == "the sections go from number 8 to number 10"


def test_an_excerpt_begins_late() -> None:
    document = manpower(*range(1, 12)).document
    assert document.complete is False
    assert document.complete_reason == "the file begins with section 12"


def test_a_list_of_contents_names_what_is_missing() -> None:
    document = manpower(13, listed=True).document
    assert document.complete is False
    assert document.complete_reason.startswith("the list of contents names what is not in the file")


def test_a_last_section_missing_without_a_trace_is_not_decided() -> None:
    document = manpower(13).document
    assert document.complete is None
    assert document.missing_sections == ("ethics_announcement",)


def test_a_paper_of_no_known_type_is_not_decided() -> None:
    plan, _issues = plan_of(Pages().add("บันทึกข้อความ").lines)
    assert plan.document.complete is None
    assert plan.plan_type is PlanTypeKey.OTHER


def identity(
    name: str | None,
    *,
    district: str | None = None,
    match: Match = Match.NONE,
    plan_type: PlanTypeKey = PlanTypeKey.MANPOWER_PLAN,
) -> Identity:
    kind = OrganizationKind.SUBDISTRICT_MUNICIPALITY if name else None
    return Identity(
        plan_type=plan_type,
        title=None,
        organization=Organization(
            name=name,
            kind=kind,
            full_name=f"เทศบาลตำบล{name}" if name else None,
            printed_name=None,
            district=district,
            province="บุรีรัมย์" if district else None,
            match=match,
        ),
        period=Period(start_year_be=2567, end_year_be=2569),
    )


def test_plans_of_organizations_of_one_name_have_different_ids() -> None:
    one = plan_id(SOURCE, identity("กระสัง", district="กระสัง", match=Match.EXACT))
    other = plan_id(SOURCE, identity("กระสัง", district="สตึก", match=Match.EXACT))
    assert one == "th-buri-ram-municipality-krasang.manpower_plan.2567-2569"
    assert other == "th-buri-ram-satuek-municipality-krasang.manpower_plan.2567-2569"


def test_unresolved_names_are_told_apart_by_what_is_printed() -> None:
    ids = {plan_id(SOURCE, identity(name)) for name in ("ฌานหนึ่ง", "ฌานสอง")}
    assert len(ids) == 2
    assert all(one.startswith("th-unresolved-municipality-") for one in ids)


def test_a_file_without_an_owner_is_named_by_its_own_digest() -> None:
    other = SOURCE.model_copy(update={"sha256": "1" * 64})
    assert plan_id(SOURCE, identity(None)) != plan_id(other, identity(None))


def test_papers_of_no_known_type_never_share_an_id() -> None:
    other = SOURCE.model_copy(update={"sha256": "1" * 64})
    head = identity("ฌานหนึ่ง", plan_type=PlanTypeKey.OTHER)
    assert plan_id(SOURCE, head) != plan_id(other, head)


def test_undated_plans_never_share_an_id() -> None:
    other = SOURCE.model_copy(update={"sha256": "1" * 64})
    head = identity("กระสัง", district="กระสัง", match=Match.EXACT).model_copy(update={"period": None})
    ids = {plan_id(SOURCE, head), plan_id(other, head)}
    assert len(ids) == 2
    assert all(".manpower_plan.undated." in one for one in ids)
    assert plan_id(SOURCE, head) in ids, "the same file has the same id"


def test_editions_are_plans_of_their_own() -> None:
    first = identity("กระสัง", district="กระสัง", match=Match.EXACT)
    second = first.model_copy(
        update={"revision": Revision(kind=RevisionKind.CHANGED, number=2, year_be=2568)}
    )
    assert plan_id(SOURCE, second) == f"{plan_id(SOURCE, first)}.changed-2-2568"
