"""Shared paragraphs in the store: groups, local share, who had them first."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.compare.consensus import Decision
from pipeline.core.errors import UsageError
from pipeline.store.announcements import announced_on
from pipeline.store.clusters import refresh_clusters
from pipeline.store.connection import Connection, reading, writing
from pipeline.store.plan_texts import plan_texts, texts_of
from pipeline.store.queries import ask
from pipeline.store.shared_groups import shared_group
from schemas.plan import Plan
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


ANNOUNCED = "ขอประกาศให้ทราบโดยทั่วกัน ประกาศ ณ วันที่ {day} เดือน กันยายน พ.ศ. ๒๕๖๐"


def graph(tmp_path: Path, plans: list[Plan]) -> tuple[tuple[object, ...], ...]:
    """Who had the shared paragraphs of these plans first."""
    with writing(fill(tmp_path / "two.duckdb", plans)) as connection:
        refresh_clusters(connection)
        return ask(
            connection,
            "SELECT earlier, later, who_first, paragraphs, decided_by_announcement FROM copy_graph",
        ).rows


def test_of_one_round_the_plan_announced_before_was_first(tmp_path: Path) -> None:
    later = made_plan("a", [SHARED, ANNOUNCED.format(day="๒๘")], name="เทศบาลตำบลกอ", year_be=2561)
    earlier = made_plan("b", [SHARED, ANNOUNCED.format(day="๙")], name="เทศบาลตำบลขอ", year_be=2561)
    found = graph(tmp_path, [later, earlier])
    assert found[0][:3] == ("เทศบาลตำบลขอ", "เทศบาลตำบลกอ", "earlier first")


def test_of_one_round_without_dates_nothing_is_decided(tmp_path: Path) -> None:
    dated = made_plan("a", [SHARED, ANNOUNCED.format(day="๒๘")], name="เทศบาลตำบลกอ", year_be=2561)
    undated = made_plan("b", [SHARED], name="เทศบาลตำบลขอ", year_be=2561)
    assert graph(tmp_path, [dated, undated]) == (("เทศบาลตำบลกอ", "เทศบาลตำบลขอ", "undecided", 1, 0),)


def test_a_plan_that_prints_two_days_has_none(tmp_path: Path) -> None:
    two = [ANNOUNCED.format(day=day) for day in ("๑", "๒")]
    with writing(fill(tmp_path / "days.duckdb", [made_plan("a", [*two], year_be=2561)])) as connection:
        refresh_clusters(connection)
        assert ask(connection, "FROM plan_dates").rows == ()


def test_an_announcement_of_other_years_is_somebody_elses() -> None:
    text = "ตามประกาศ ณ วันที่ 5 ตุลาคม พ.ศ. 2545"
    assert announced_on(text, 2561, 2563) is None
    assert announced_on(text, 2546, 2548) == dt.date(2002, 10, 5)


def test_owners_of_one_name_in_two_provinces_are_two(tmp_path: Path) -> None:
    plans = [made_plan(key, [SHARED], name="เทศบาลตำบลบ้านกลาง", year_be=2561) for key in ("a", "b")]
    moved = plans[1].organization.model_copy(update={"province": "ตัวอย่างใต้"})
    plans[1] = plans[1].model_copy(update={"organization": moved})
    ((earlier, later, who, *_),) = graph(tmp_path, plans)
    assert (earlier, later, who) == (
        "เทศบาลตำบลบ้านกลาง (จังหวัดตัวอย่าง)",
        "เทศบาลตำบลบ้านกลาง (ตัวอย่างใต้)",
        "undecided",
    )


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


def test_plans_read_side_by_side_come_in_the_order_of_their_names(connection: Connection) -> None:
    names = ["t3", "new", "old", "t7.pdf", "new"]
    found = texts_of(connection, names)
    assert found == [plan_texts(connection, name) for name in names]
    assert [text.plan_id for (text,) in found] == ["t3", "new", "old", "t7", "new"]
    with pytest.raises(UsageError, match="'nobody' is no plan of this store"):
        texts_of(connection, ["new", "nobody", "old"])


def test_a_group_has_its_consensus_and_what_each_plan_has_otherwise(connection: Connection) -> None:
    ((number,),) = ask(connection, "SELECT cluster_id FROM shared_paragraphs WHERE organizations = 2").rows
    group = shared_group(connection, int(str(number)))
    assert (group.paragraphs, group.plans, group.organizations, group.plans_read) == (2, 2, 2, 2)
    assert group.text.replace("ทุกคน", "") == SHARED.replace("ทุกคน", "")
    (place,) = group.report.consensus.loci
    assert place.decision == Decision.TIE
    assert {(one.text, one.plan_ids) for one in place.readings} == {("ทุกคน", ("old",)), ("", ("new",))}
    assert all(member.bbox.x0 > 0 and member.page == 1 for member in group.report.family.members)


def test_of_a_group_a_lone_misreading_is_suggested_with_the_votes(tmp_path: Path) -> None:
    plans = [made_plan(f"t{n}", [TEMPLATE], name=f"เทศบาลตำบลที่{n}") for n in range(4)]
    plans.append(made_plan("odd", [TEMPLATE.replace("ท้องถิ่น", "ท้องถื่น", 1)], name="เทศบาลตำบลอื่น"))
    with writing(fill(tmp_path / "five.duckdb", plans)) as written:
        refresh_clusters(written)
        ((number,),) = ask(written, "SELECT DISTINCT cluster_id FROM paragraph_clusters").rows
        (found,) = shared_group(written, int(str(number))).report.suggestions
        ((text,),) = ask(written, "SELECT text FROM paragraphs WHERE plan_id = 'odd'").rows
    assert (found.plan_id, found.votes, found.voters) == ("odd", 4, 5)
    assert "ท้องถื่น" in found.printed
    assert "ท้องถื่น" in str(text)


def test_a_group_that_is_not_there_is_said_so(connection: Connection) -> None:
    with pytest.raises(UsageError, match="shared_paragraphs"):
        shared_group(connection, 999)


def test_groups_older_than_the_plans_are_not_shown(tmp_path: Path) -> None:
    store = fill(tmp_path / "s.duckdb", [made_plan("a", [SHARED])])
    with writing(store) as written, pytest.raises(UsageError, match="phaen copies"):
        shared_group(written, 0)
