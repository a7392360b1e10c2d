"""Shared paragraphs in the store: groups, local share, who had them first."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.store.clusters import refresh_clusters
from pipeline.store.connection import Connection, reading, writing
from pipeline.store.plan_texts import plan_texts
from pipeline.store.queries import ask
from tests.store.building import fill, made_plan

SHARED = "พนักงานเทศบาลทุกคนต้องได้รับการพัฒนาความรู้และทักษะในการปฏิบัติงานตามแผนที่กำหนดไว้ทุกปี"
OWN = "ตลาดนัดผักปลอดสารทุกวันเสาร์ช่วยให้เกษตรกรในตำบลขายผลผลิตได้ราคาดีขึ้น"
TEMPLATE = "ให้องค์กรปกครองส่วนท้องถิ่นรายงานผลการดำเนินงานต่อสภาท้องถิ่นภายในเดือนธันวาคมของทุกปี"


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    plans = [
        made_plan("old", [SHARED, TEMPLATE], name="เทศบาลตำบลเก่า", year_be=2561),
        made_plan("new", [SHARED.replace("ทุกคน", ""), OWN, TEMPLATE], name="เทศบาลตำบลใหม่", year_be=2567),
        *(made_plan(f"t{n}", [TEMPLATE], name=f"เทศบาลตำบลที่{n}") for n in range(10)),
    ]
    store = fill(tmp_path / "phaen.duckdb", plans)
    with writing(store) as written:
        refresh_clusters(written)
    with reading(store) as opened:
        yield opened


def test_groups_count_paragraphs_and_owners(connection: Connection) -> None:
    found = ask(connection, "SELECT DISTINCT members, organizations FROM paragraph_clusters ORDER BY members")
    assert found.rows == ((2, 2), (12, 12))


def test_the_elder_plan_had_it_first_and_templates_are_no_copies(connection: Connection) -> None:
    found = ask(connection, "SELECT earlier, later, who_first, paragraphs FROM copy_graph")
    assert found.rows == (("เทศบาลตำบลเก่า", "เทศบาลตำบลใหม่", "earlier first", 1),)


def test_local_share_has_its_denominator(connection: Connection) -> None:
    (row,) = ask(
        connection, "SELECT local_characters, characters FROM local_share WHERE plan_id = 'new'"
    ).rows
    assert row[0] == len(OWN)
    assert row[1] == len(OWN) + len(TEMPLATE) + len(SHARED.replace("ทุกคน", ""))


def test_first_owners_are_named(connection: Connection) -> None:
    (row,) = ask(
        connection, "SELECT first_owners, first_year_be FROM shared_paragraphs WHERE members = 2"
    ).rows
    assert row == (["เทศบาลตำบลเก่า"], 2561)


def test_plan_texts_are_what_the_plan_holds(connection: Connection) -> None:
    (text,) = plan_texts(connection, "new.pdf")
    assert [passage.text for passage in text.passages][1:] == [OWN, TEMPLATE]
    assert text.names == ("เทศบาลตำบลใหม่",)
    assert text.passages[0].section_path == "12"
