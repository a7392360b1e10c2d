"""After plans came or went: shared paragraphs grouped, search index in step."""

from pathlib import Path

import pytest

from pipeline.ingest import deriving
from pipeline.ingest.deriving import update_derived
from pipeline.store.connection import reading, writing
from pipeline.store.derived import CLUSTERS, is_derived
from pipeline.store.load import remove
from pipeline.store.queries import count
from pipeline.store.search import SearchIndex
from pipeline.store.search_generations import folder_of
from pipeline.store.search_index import is_current
from tests.store.building import fill, made_plan

SHARED = "พนักงานเทศบาลทุกคนต้องได้รับการพัฒนาทักษะดิจิทัลอย่างน้อยปีละ ๒ ครั้ง ตามแผนที่ตั้งไว้"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    plans = [made_plan("one", [SHARED]), made_plan("two", [SHARED], name="เทศบาลตำบลหนองน้ำใส")]
    return fill(tmp_path / "phaen.duckdb", plans)


def answers(store: Path) -> tuple[bool, bool]:
    with reading(store) as connection:
        return is_derived(connection, CLUSTERS), is_current(connection, folder_of(store))


def test_both_follow_the_plans(store: Path) -> None:
    assert answers(store) == (False, False)
    update_derived(store)
    assert answers(store) == (True, True)
    with reading(store) as connection:
        assert count(connection, "paragraph_clusters") == 2
    with writing(store) as connection:
        remove(connection, "two")
    assert answers(store) == (False, False)
    update_derived(store)
    assert answers(store) == (True, True)
    with reading(store) as connection:
        assert count(connection, "paragraph_clusters") == 0
    assert {hit.plan_id for hit in SearchIndex(folder_of(store)).search("ทักษะดิจิทัล")} == {"one"}


def test_a_plan_read_again_by_the_same_code_is_grouped_again(store: Path) -> None:
    update_derived(store)
    fill(store, [made_plan("one", [SHARED])])
    assert answers(store) == (False, True)


def test_nothing_is_done_where_nothing_changed(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    update_derived(store)
    for name in ("update_clusters", "synchronise"):
        monkeypatch.delattr(deriving, name)
    update_derived(store)
    assert answers(store) == (True, True)


def test_an_interrupted_grouping_leaves_the_one_before(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    update_derived(store)
    fill(store, [made_plan("three", [SHARED], name="เทศบาลตำบลดอนกลาง")])

    def interrupted(*_args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pipeline.store.clusters.note_derived", interrupted)
    with pytest.raises(KeyboardInterrupt):
        update_derived(store)
    with reading(store) as connection:
        assert count(connection, "paragraph_clusters") == 2
        assert not is_derived(connection, CLUSTERS)
