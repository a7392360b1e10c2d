"""Search: finds passages whatever the spacing, ranks them, filters them, points to page and box."""

from pathlib import Path

import pytest

from pipeline.core.errors import InputUnreadableError, UsageError
from pipeline.store.connection import reading, writing
from pipeline.store.load import remove
from pipeline.store.search import Filters, SearchIndex, spellings
from pipeline.store.search_generations import KEPT, folder_of, generations, prune
from pipeline.store.search_index import current, is_current, synchronise
from tests.store.building import fill, made_plan

DIGITAL = "พนักงานเทศบาลทุกคนต้องได้รับการพัฒนาทักษะดิจิทัลอย่างน้อยปีละ ๒ ครั้ง ตามแผนที่ตั้งไว้"
ROAD = "โครงการก่อสร้างถนนคอนกรีตเสริมเหล็กภายในหมู่บ้าน เพื่อให้ประชาชนสัญจรได้สะดวก"
MISREAD = "พนักงานเทศบาลทุกคนต้องไดรับการพัฒนาทักษะดิจิทล"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    plans = [
        made_plan("one", [DIGITAL, ROAD]),
        made_plan("two", [ROAD], name="เทศบาลตำบลหนองน้ำใส", year_be=2561),
    ]
    return fill(tmp_path / "phaen.duckdb", plans)


@pytest.fixture
def index(store: Path) -> SearchIndex:
    return made_index(store)


@pytest.mark.parametrize("query", ["ทักษะดิจิทัล", "ทัก ษะดิ จิทัล", "ปีละ 2 ครั้ง", "ปีละ๒ครั้ง", "ทักษะ ดิจิทัล"])
def test_spacing_and_digit_script_do_not_matter(index: SearchIndex, query: str) -> None:
    hits = index.search(query)
    assert hits[0].plan_id == "one"
    assert hits[0].text == DIGITAL
    assert hits[0].similarity == 100


def test_a_hit_says_where_it_stands(index: SearchIndex) -> None:
    (hit,) = index.search("ทักษะดิจิทัล")
    assert (hit.page, hit.bbox) == (1, (70.0, 60.0, 520.0, 95.0))
    assert hit.text[hit.start : hit.end] == "ทักษะดิจิทัล"


def test_a_misread_sign_does_not_hide_a_passage(index: SearchIndex) -> None:
    (hit,) = index.search(MISREAD)
    assert hit.text == DIGITAL
    assert 80 < hit.similarity < 100


def test_exact_passages_come_first(tmp_path: Path) -> None:
    store = fill(
        tmp_path / "s.duckdb",
        [made_plan("near", ["การจัดหาน้ำดื่มสะอาด"]), made_plan("exact", ["การจัดหาน้ำใช้สะอาด"])],
    )
    with reading(store) as connection:
        synchronise(connection, folder_of(store))
    hits = SearchIndex(folder_of(store)).search("จัดหาน้ำใช้สะอาด")
    assert [hit.plan_id for hit in hits] == ["exact", "near"]


def test_filters(index: SearchIndex) -> None:
    assert {hit.plan_id for hit in index.search("ก่อสร้างถนน")} == {"one", "two"}
    assert {hit.plan_id for hit in index.search("ก่อสร้างถนน", Filters(year_be=2562))} == {"two"}
    assert {hit.plan_id for hit in index.search("ก่อสร้างถนน", Filters(organization="เทศบาลตำบลบ้านใหม่"))} == {
        "one"
    }
    assert index.search("ก่อสร้างถนน", Filters(plan_type="budget_ordinance")) == ()


def test_passages_that_read_the_same_can_be_shown_once(index: SearchIndex) -> None:
    (hit,) = index.search("ก่อสร้างถนนคอนกรีต", distinct=True)
    assert hit.same_elsewhere == 1
    assert len(index.search("ก่อสร้างถนนคอนกรีต")) == 2


def test_headings_are_found_and_short_queries_work(index: SearchIndex) -> None:
    assert index.search("แนวทางการพัฒนา", Filters(kind="heading"))[0].kind == "heading"
    assert index.search("ถน")[0].text == ROAD


def test_nothing_to_find_and_nothing_to_look_for(index: SearchIndex) -> None:
    assert index.search("ฮิปโปโปเตมัส") == ()
    with pytest.raises(UsageError, match="letter or a digit"):
        index.search("  ")


def test_the_index_follows_the_store(store: Path) -> None:
    folder = folder_of(store)
    with writing(store) as connection:
        synchronise(connection, folder)
        assert is_current(connection, folder)
        remove(connection, "two")
        assert not is_current(connection, folder)
        change = synchronise(connection, folder)
        assert (change.added, change.removed) == (0, 1)
    assert {hit.plan_id for hit in SearchIndex(folder).search("ก่อสร้างถนน")} == {"one"}
    fill(store, [made_plan("one", [DIGITAL])], code_version="2")
    with reading(store) as connection:
        assert synchronise(connection, folder).removed == 1
    assert SearchIndex(folder).search("ก่อสร้างถนน") == ()


def test_an_index_answers_for_one_state_of_the_store(store: Path) -> None:
    folder = folder_of(store)
    with writing(store) as connection:
        synchronise(connection, folder)
        before = current(connection, folder)
        remove(connection, "two")
        synchronise(connection, folder)
        assert {hit.plan_id for hit in SearchIndex(folder, before).search("ก่อสร้างถนน")} == {"one", "two"}
        assert {hit.plan_id for hit in SearchIndex(folder).search("ก่อสร้างถนน")} == {"one"}
        fill_again = [made_plan("two", [ROAD], name="เทศบาลตำบลหนองน้ำใส", year_be=2561)]
    fill(store, fill_again)
    with reading(store) as connection:
        change = synchronise(connection, folder)
        assert (change.added, change.removed) == (0, 0), "the store is as it was, and so is its index"
        assert current(connection, folder) == before
    assert {hit.plan_id for hit in SearchIndex(folder).search("ก่อสร้างถนน")} == {"one", "two"}


def test_old_indexes_go(store: Path) -> None:
    folder = folder_of(store)
    for version in "12345":
        fill(store, [made_plan("one", [DIGITAL, version * 20])], code_version=version)
        with reading(store) as connection:
            synchronise(connection, folder)
            prune(folder)
            assert current(connection, folder) in generations(folder)
    assert len(generations(folder)) == KEPT
    (hit,) = SearchIndex(folder).search("5" * 20)
    assert hit.plan_id == "one"
    assert not SearchIndex(folder).search("4" * 20)


def test_what_a_killed_builder_left_goes(store: Path) -> None:
    folder = folder_of(store)
    (folder / "half.working").mkdir(parents=True)
    (folder / "meta.json").write_text("an index of before there were generations", encoding="utf-8")
    with reading(store) as connection:
        synchronise(connection, folder)
    assert {path.name for path in folder.iterdir()} == {"lock", generations(folder)[0].name}


def made_index(store: Path) -> SearchIndex:
    with reading(store) as connection:
        synchronise(connection, folder_of(store))
    return SearchIndex(folder_of(store))


def test_no_index_is_an_error_with_advice(tmp_path: Path) -> None:
    with pytest.raises(InputUnreadableError, match="phaen search"):
        SearchIndex(tmp_path / "none.search")


@pytest.mark.parametrize("query", ["17,850,000", "17850000", "๑๗๘๕๐๐๐๐", "งบประมาณ 17850000 บาท"])
def test_an_amount_is_found_with_and_without_commas(tmp_path: Path, query: str) -> None:
    text = "ประมาณการรายจ่าย งบประมาณ ๑๗,๘๕๐,๐๐๐ บาท"
    store = fill(tmp_path / "s.duckdb", [made_plan("one", [text, "งบประมาณ 18,850,000 บาท"])])
    with reading(store) as connection:
        synchronise(connection, folder_of(store))
    assert SearchIndex(folder_of(store)).search(query)[0].text == text


def test_a_year_is_no_amount() -> None:
    assert spellings("พ.ศ. 2567") == ("พ.ศ. 2567",)
    assert spellings("2,567 คน") == ("2,567 คน", "2567 คน")


@pytest.mark.parametrize("query", ["แผนอัตราก าลัง", "แผนอัตรากำาลัง", "แผน อัตราก าลัง"])
def test_a_broken_sara_am_in_the_query_is_mended(tmp_path: Path, query: str) -> None:
    store = fill(tmp_path / "phaen.duckdb", [made_plan("one", ["การจัดทำแผนอัตรากำลังของเทศบาล"])])
    (hit,) = made_index(store).search(query)
    assert hit.similarity == 100
    assert hit.text[hit.start : hit.end] == "แผนอัตรากำลัง"


def test_one_number_is_never_nearly_another(tmp_path: Path) -> None:
    texts = ["ถนนสายหลัก หมู่ที่ 12 บ้านเหนือ", "ถนนสายรอง หมู่ที่ 1 บ้านใต้", "ปีงบประมาณ พ.ศ. ๒๕๖๗"]
    index = made_index(fill(tmp_path / "phaen.duckdb", [made_plan("one", texts)]))
    near, far = index.search("หมู่ที่ 1")
    assert ("หมู่ที่ 1 " in near.text, near.similarity) == (True, 100)
    assert ("หมู่ที่ 12" in far.text, far.similarity < 100) == (True, True)
    assert index.search("หมู่ที่ 17") == ()
    assert index.search("พ.ศ. 2566") == ()
    assert [hit.similarity for hit in index.search("พ.ศ. 2567")] == [100]


def test_a_short_query_cut_by_a_blank_is_found_among_many_that_begin_alike(tmp_path: Path) -> None:
    letters = "กขคงจชซญดตถทธบปผพฟภมยรลวศสหอฮฉฐณ"
    rare = [f"เรื่อง{start}{one}ไป" for one in letters for start in ("งา", "นพ")]
    common = [f"งานบ้านพักหลังที่ {n} ของกอง" for n in range(60)]
    store = fill(tmp_path / "phaen.duckdb", [made_plan("one", [*rare, *common, "เรื่องงานพัสดุของกองคลัง"])])
    assert made_index(store).search("งา นพ")[0].text == "เรื่องงานพัสดุของกองคลัง"
