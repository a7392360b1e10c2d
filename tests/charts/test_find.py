"""Charts of composed pages: units, parents, posts."""

from pipeline.charts.find import found_charts
from schemas.geometry import BBox
from schemas.page_content import PageContent, Strokes
from schemas.structure import ParentBasis, StructureChart, UnitKind
from tests.charts.drawn import square, tree
from tests.tables.drawn import Text, body_line, page, ruled, strokes

HEAD = BBox(200, 80, 400, 130)
LEFT, RIGHT = BBox(40, 180, 270, 300), BBox(310, 180, 560, 300)
TITLE: Text = (220, 60, "โครงสร้างกองคลัง")
HEAD_TEXT: list[Text] = [(205, 98, "ผู้อำนวยการกองคลัง"), (205, 118, "(นักบริหารงานการคลัง ระดับต้น) (๑)")]
LEFT_TEXT: list[Text] = [
    (45, 198, "งานการเงิน"),
    (45, 218, "- นักวิชาการเงินและบัญชี ปก. (๑)"),
    (45, 238, "พนักงานจ้างทั่วไป"),
    (45, 258, "- คนงาน (๒)"),
]
RIGHT_TEXT: list[Text] = [(315, 198, "งานพัสดุ"), (315, 218, "- เจ้าพนักงานพัสดุ ปง. - ว่าง -")]
TEXTS = [TITLE, *HEAD_TEXT, *LEFT_TEXT, *RIGHT_TEXT]


def charts_of(content: PageContent, drawn: Strokes, *titles: str) -> tuple[StructureChart, ...]:
    lines = [body_line(title, 46.0) for title in titles]
    return found_charts([content], [drawn], lines, ())


def drawn_chart() -> Strokes:
    sides = [side for area in (HEAD, LEFT, RIGHT) for side in square(area)]
    return strokes([*sides, *tree(HEAD, [LEFT, RIGHT])])


def test_boxes_become_units_under_the_head() -> None:
    (chart,) = charts_of(page(TEXTS), drawn_chart(), "โครงสร้างกองคลัง")
    head, *below = chart.units
    assert (head.kind, head.name, head.department_key) == (UnitKind.POST, "ผู้อำนวยการกองคลัง", "finance")
    assert [unit.name for unit in below] == ["งานการเงิน", "งานพัสดุ"]
    assert {(unit.parent_id, unit.parent_basis) for unit in below} == {(head.id, ParentBasis.CONNECTOR)}


def test_posts_have_level_count_kind_and_vacancy() -> None:
    (chart,) = charts_of(page(TEXTS), drawn_chart(), "โครงสร้างกองคลัง")
    posts = [
        (post.title, post.level, post.headcount, post.personnel_kind, post.occupied)
        for unit in chart.units
        for post in unit.posts
    ]
    assert posts == [
        ("ผู้อำนวยการกองคลัง", "ต้น", 1, None, None),
        ("นักวิชาการเงินและบัญชี", "ปก.", 1, None, None),
        ("คนงาน", None, 2, "พนักงานจ้างทั่วไป", None),
        ("เจ้าพนักงานพัสดุ", "ปง.", None, None, False),
    ]


def test_every_unit_and_post_knows_its_place() -> None:
    (chart,) = charts_of(page(TEXTS), drawn_chart(), "โครงสร้างกองคลัง")
    for unit in chart.units:
        assert unit.evidence
        assert all(e.page == 1 and e.raw for post in unit.posts for e in post.evidence)


def test_a_page_whose_words_name_no_structure_has_no_chart() -> None:
    assert charts_of(page(TEXTS[1:]), drawn_chart(), "ขั้นตอนการให้บริการ") == ()


def test_boxes_of_steps_are_no_chart() -> None:
    texts: list[Text] = [(205, 98, "รับคำขอ"), (45, 198, "ตรวจเอกสาร"), (315, 198, "แจ้งผล")]
    assert charts_of(page(texts), drawn_chart(), "แผนผังขั้นตอน") == ()


def test_a_table_under_a_title_of_a_structure_is_no_chart() -> None:
    drawn = strokes(ruled([40, 200, 400, 560], [80, 100, 120, 140]))
    assert charts_of(page([(45, 95, "กองคลัง"), (205, 95, "กองช่าง")]), drawn, "โครงสร้างส่วนราชการ") == ()


def test_text_that_runs_out_of_its_box_stays_whole() -> None:
    long = "- ผู้ช่วยนักวิชาการคอมพิวเตอร์ประจำสำนักงาน (๑)"
    (chart,) = charts_of(page([*TEXTS, (45, 278, long)]), drawn_chart(), "โครงสร้างกองคลัง")
    posts = [post for unit in chart.units for post in unit.posts]
    assert ("ผู้ช่วยนักวิชาการคอมพิวเตอร์ประจำสำนักงาน", 1) in [(p.title, p.headcount) for p in posts]


def test_a_list_under_a_box_in_no_box_of_its_own_is_read() -> None:
    low = BBox(310, 180, 560, 210)
    sides = [side for area in (HEAD, LEFT, low) for side in square(area)]
    listed: list[Text] = [(315, 226, "- งานพัสดุ"), (315, 242, "- งานทรัพย์สิน"), (315, 340, "- ไม่เกี่ยวข้อง")]
    texts = [TITLE, *HEAD_TEXT, *LEFT_TEXT, (315, 198, "ฝ่ายทะเบียน"), *listed]
    (chart,) = charts_of(page(texts), strokes([*sides, *tree(HEAD, [LEFT, low])]), "โครงสร้างกองคลัง")
    (owner,) = (unit for unit in chart.units if unit.name == "ฝ่ายทะเบียน")
    below = [(unit.name, unit.parent_basis) for unit in chart.units if unit.parent_id == owner.id]
    assert below == [("งานพัสดุ", ParentBasis.POSITION), ("งานทรัพย์สิน", ParentBasis.POSITION)]


def test_a_paragraph_under_a_list_is_not_of_the_list() -> None:
    low, high = BBox(40, 180, 270, 210), BBox(310, 180, 560, 210)
    sides = [side for area in (HEAD, low, high) for side in square(area)]
    names: list[Text] = [(45, 198, "งานทะเบียน"), (315, 198, "งานพัสดุ")]
    lists: list[Text] = [(45, 226, "- งานบัตร"), (315, 226, "- งานทรัพย์สิน")]
    texts = [
        TITLE,
        *HEAD_TEXT,
        *names,
        *lists,
        (45, 241, "กรอบอัตรากำลังของกองคลังในระยะสามปีข้างหน้ามีดังต่อไปนี้ตามลำดับ"),
    ]
    (chart,) = charts_of(page(texts), strokes([*sides, *tree(HEAD, [low, high])]), "โครงสร้างกองคลัง")
    assert [unit.name for unit in chart.units][1:] == ["งานทะเบียน", "งานบัตร", "งานพัสดุ", "งานทรัพย์สิน"]


def test_without_connectors_parents_stay_unknown() -> None:
    third = BBox(40, 340, 270, 400)
    drawn = strokes([side for area in (HEAD, LEFT, RIGHT, third) for side in square(area)])
    (chart,) = charts_of(page([*TEXTS, (45, 360, "งานจัดเก็บรายได้")]), drawn, "โครงสร้างกองคลัง")
    assert {unit.parent_id for unit in chart.units} == {None}
