"""Near-duplicates: clusters against the truth of a made-up country, in memory and in a store."""

from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from pipeline.compare.minhash import similarity, sketched
from pipeline.compare.near_duplicates import SketchTable, cluster_labels, clusters, members
from pipeline.evaluate.clustering import agreement
from pipeline.evaluate.national import Country, MadePlan, made_plan, made_plans
from pipeline.evaluate.national_store import write_country
from pipeline.store.clusters import refresh_clusters
from pipeline.store.connection import writing

COUNTRY = Country(plans=300, paragraphs=60)


@pytest.fixture(scope="module")
def plans() -> list[MadePlan]:
    return list(made_plans(COUNTRY))


def test_clusters_agree_with_the_truth(plans: list[MadePlan]) -> None:
    labels = clusters(sketched(plan.texts) for plan in plans)
    truth = np.array([cluster for plan in plans for cluster in plan.truth])
    found = agreement(labels, truth)
    assert found.items > 5000
    assert min(found.pair_precision, found.pair_recall, found.item_precision, found.item_recall) >= 0.98


def test_the_order_of_batches_does_not_matter(plans: list[MadePlan]) -> None:
    one = clusters([sketched([text for plan in plans[:40] for text in plan.texts])])
    many = clusters(sketched(plan.texts) for plan in plans[:40])
    assert np.array_equal(one, many)


def test_a_table_grows(plans: list[MadePlan]) -> None:
    small, large = SketchTable(1), SketchTable(5000)
    for plan in plans[:30]:
        small.append(sketched(plan.texts))
        large.append(sketched(plan.texts))
    assert np.array_equal(small.identities, large.identities)
    assert np.array_equal(cluster_labels(small), cluster_labels(large))


def test_of_equal_texts_one_sketch_is_kept_and_all_are_in_the_cluster() -> None:
    texts = [f"ย่อหน้าที่ {n} ของแผนพัฒนาบุคลากรประจำปีงบประมาณ" for n in range(3)]
    table = SketchTable(3000)
    for _ in range(1000):
        table.append(sketched(texts))
    assert len(table) == 3000
    assert len(table.sketches) == 3
    assert len(np.unique(cluster_labels(table, least=1.0))) == 3


def test_lines_of_an_inventory_are_no_versions_of_each_other() -> None:
    things = ("เครื่องพิมพ์ดีด", "เครื่องคอมพิวเตอร์", "โต๊ะทำงาน", "ตู้เก็บเอกสาร", "รถบรรทุกน้ำ", "กล้องถ่ายรูป")
    lines = [f"-{thing}จำนวน{n}รายการไว้ใช้งาน" for thing in things for n in (2, 3)]
    labels = clusters([sketched(lines)])
    named = {
        thing: {int(label) for line, label in zip(lines, labels, strict=True) if thing in line}
        for thing in things
    }
    assert all(first.isdisjoint(second) for first, second in combinations(named.values(), 2))


def test_a_short_line_with_a_misread_sign_is_a_version() -> None:
    line = "ส่งเสริมให้บุคลากรได้รับการพัฒนาอย่างต่อเนื่อง"
    assert len(np.unique(clusters([sketched([line, line.replace("ต่อเนื่อง", "ต่อเนี่อง")])]))) == 1


def test_estimates_are_near_the_true_similarity(plans: list[MadePlan]) -> None:
    text = plans[0].texts[0] + plans[0].texts[1]
    half = text[: len(text) // 2]
    shingled = [{t[n : n + 5] for n in range(len(t) - 4)} for t in (text, half)]
    truth = len(shingled[0] & shingled[1]) / len(shingled[0] | shingled[1])
    sketches = sketched([text, half]).sketches
    assert similarity(sketches[:1], sketches[1:])[0] == pytest.approx(truth, abs=0.15)


def test_members_lists_clusters_of_two_and_more() -> None:
    labels = np.array([0, 1, 0, 3, 1, 0])
    assert [(label, rows.tolist()) for label, rows in members(labels)] == [(0, [0, 2, 5]), (1, [1, 4])]


def test_a_plan_is_the_same_however_often_it_is_made() -> None:
    assert made_plan(COUNTRY, 41) == made_plan(COUNTRY, 41)


def test_copies_come_from_elder_plans_of_the_province(plans: list[MadePlan]) -> None:
    copied = [(plan, source) for plan in plans for source in plan.sources if source >= 0]
    assert copied
    for plan, source in copied:
        assert plans[source].owner.announced < plan.owner.announced
        assert plans[source].owner.province == plan.owner.province


def test_the_store_keeps_clusters_of_two_and_more(tmp_path: Path) -> None:
    with writing(tmp_path / "made.duckdb") as connection:
        truth, _ = write_country(connection, Country(plans=20, paragraphs=40))
        summary = refresh_clusters(connection)
        again = refresh_clusters(connection)
        rows = connection.execute(
            "SELECT min(members), max(members), count(*) FROM paragraph_clusters"
        ).fetchall()
    assert summary == again
    assert summary.paragraphs == len(truth) == 800
    assert rows[0][0] >= 2
    assert rows[0][2] == summary.clustered
