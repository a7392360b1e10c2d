"""Alignment: pairs, splits, moves, and passages of one plan only."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.compare.align import Verdict, align
from tests.compare.building import passages

ROAD = "โครงการก่อสร้างถนนคอนกรีตเสริมเหล็กสายบ้านเหนือถึงบ้านใต้ กว้างห้าเมตร ยาวสองกิโลเมตร พร้อมไหล่ทางลูกรัง"
WATER = "โครงการขยายเขตประปาหมู่บ้านเพื่อให้ทุกครัวเรือนมีน้ำสะอาดใช้ตลอดปีโดยไม่ขาดแคลนในฤดูแล้ง"
SCHOOL = "โครงการอาหารกลางวันสำหรับเด็กเล็กในศูนย์พัฒนาเด็กของเทศบาล ให้ได้รับสารอาหารครบถ้วนตามวัย"
FAIR = "งานประเพณีบุญบั้งไฟประจำปีเพื่อสืบสานวัฒนธรรมท้องถิ่นและส่งเสริมการท่องเที่ยวของตำบล"


def shapes(left: list[str], right: list[str]) -> list[tuple[tuple[int, ...], tuple[int, ...], Verdict]]:
    return [(group.left, group.right, group.verdict) for group in align(passages(left), passages(right))]


def test_equal_texts_are_identical_whatever_the_spacing_and_the_digits() -> None:
    assert shapes(["ปี พ.ศ. 2567 " + ROAD], ["ปี พ.ศ.๒๕๖๗" + ROAD.replace(" ", "")]) == [
        ((0,), (0,), Verdict.IDENTICAL)
    ]


def test_other_texts_stay_apart() -> None:
    found = shapes([ROAD, WATER], [SCHOOL, FAIR])
    assert {verdict for *_, verdict in found} == {Verdict.ONLY_LEFT, Verdict.ONLY_RIGHT}
    assert len(found) == 4


def test_a_slip_leaves_the_generation_and_a_rewrite_does_not() -> None:
    slip = ROAD.replace("คอนกรีต", "คอนกรด")
    rewrite = ROAD.replace("พร้อมไหล่ทางลูกรัง", "ตามแบบที่กองช่างกำหนด")
    assert shapes([ROAD], [slip])[0][2] == Verdict.SAME_GENERATION
    assert shapes([ROAD], [rewrite])[0][2] == Verdict.REWRITTEN


def test_a_paragraph_split_by_a_page_is_put_together() -> None:
    assert shapes([WATER, ROAD], [WATER, ROAD[:50], ROAD[50:]]) == [
        ((0,), (0,), Verdict.IDENTICAL),
        ((1,), (1, 2), Verdict.IDENTICAL),
    ]


def test_paragraph_breaks_in_different_places_make_no_difference() -> None:
    left = [ROAD + WATER[:30], WATER[30:], FAIR]
    right = [ROAD, WATER, FAIR]
    found = align(passages(left), passages(right))
    assert [group.verdict for group in found] == [Verdict.IDENTICAL, Verdict.IDENTICAL]


def test_a_moved_paragraph_is_found() -> None:
    found = shapes([ROAD, WATER, SCHOOL], [SCHOOL, ROAD, WATER])
    assert {verdict for *_, verdict in found} == {Verdict.IDENTICAL}
    assert ((2,), (0,), Verdict.IDENTICAL) in found


def test_what_only_one_plan_has_stands_where_it_is_read() -> None:
    assert shapes([ROAD, WATER], [ROAD, FAIR, WATER]) == [
        ((0,), (0,), Verdict.IDENTICAL),
        ((), (1,), Verdict.ONLY_RIGHT),
        ((1,), (2,), Verdict.IDENTICAL),
    ]


def test_a_formula_alone_is_no_match() -> None:
    found = shapes(["เทศบาลตำบลบ้านใหม่"], ["เทศบาลตำบลหนองน้ำใส"])
    assert {verdict for *_, verdict in found} == {Verdict.ONLY_LEFT, Verdict.ONLY_RIGHT}


TEXTS = st.lists(st.sampled_from([ROAD, WATER, SCHOOL, FAIR, ROAD[:60], WATER[20:], "ก", "รวม"]), max_size=7)


@given(TEXTS, TEXTS)
def test_every_passage_is_in_exactly_one_group(left: list[str], right: list[str]) -> None:
    groups = align(passages(left), passages(right))
    assert sorted(n for group in groups for n in group.left) == list(range(len(left)))
    assert sorted(n for group in groups for n in group.right) == list(range(len(right)))


@given(TEXTS)
def test_a_plan_is_identical_to_itself(texts: list[str]) -> None:
    assert {group.verdict for group in align(passages(texts), passages(texts))} <= {Verdict.IDENTICAL}
