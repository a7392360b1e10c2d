"""The page of a comparison: light, whole, readable without a script, its links to the evidence sound."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from pipeline.compare.comparison import Comparison, compare_plans
from pipeline.compare.passages import PlanText
from pipeline.compare.plan_text import plan_text
from pipeline.core.settings import Language
from pipeline.report.comparison import comparison_html, page_of
from pipeline.report.passage_runs import runs
from pipeline.report.shared_paragraphs import MARKS, around, shortened
from tests.store.building import made_plan

SHARED = (
    "พนักงานเทศบาลทุกคนต้องได้รับการพัฒนาความรู้และทักษะในการปฏิบัติงานตามแผนที่กำหนดไว้ทุกปี "
    "โดยให้หัวหน้าส่วนราชการติดตามผลการพัฒนาและรายงานต่อนายกเทศมนตรีภายในเดือนกันยายน"
)
"""Staff must be developed every year; heads of departments report to the mayor by September."""

LOST = "และรายงานต่อนายกเทศมนตรีภายในเดือนกันยายน"
"""And report to the mayor by September."""

OWN = (
    "ตลาดนัดผักปลอดสารทุกวันเสาร์ช่วยให้เกษตรกรขายผลผลิตได้ราคาดีขึ้น <script>",
    "ศูนย์เรียนรู้ผ้าทอมือรับเยาวชนเข้าฝึกสอนลายโบราณในช่วงปิดภาคเรียน",
    "เรือดับเพลิงลำใหม่จอดประจำท่าน้ำหน้าวัดเพื่อดูแลชุมชนริมคลอง",
    "หอกระจายข่าวไร้สายแจ้งเตือนน้ำป่าล่วงหน้าหกชั่วโมงจากสถานีวัดน้ำฝน",
    "สนามเปตองใต้ร่มจามจุรีใช้จัดแข่งขันผู้สูงอายุของสามตำบล",
    "โรงอบกล้วยพลังแสงอาทิตย์หมุนเวียนกันใช้ระหว่างกลุ่มแม่บ้าน",
    "เส้นทางปั่นจักรยานรอบบึงมีป้ายบอกชื่อนกน้ำเป็นสองภาษา",
    "ธนาคารขยะโรงเรียนรับฝากขวดแก้วแลกสมุดทุกวันศุกร์",
)
"""What each plan alone has: a market, weaving, a fire boat, sirens, a court, a dryer, a cycle path, a waste
bank. The first holds a tag that must be escaped."""


def texts(count: int) -> list[PlanText]:
    plans = []
    for n in range(count):
        wording = SHARED.replace(LOST, "") if n == 1 else SHARED
        plans.append(made_plan(f"p{n}", [wording, OWN[n]], name=f"เทศบาลตำบลที่{n}"))
    return [plan_text(plan) for plan in plans]


def page(count: int, sources: dict[str, str] | None = None, language: Language = Language.TH) -> str:
    return comparison_html(compare_plans(texts(count)), language, sources)


def body(html: str) -> str:
    return html[html.index("<main") :]


@pytest.mark.parametrize("count", [2, 3, 5])
@pytest.mark.parametrize("language", list(Language))
def test_the_page_needs_nothing_else(count: int, language: Language) -> None:
    html = page(count, language=language)
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert not re.search(r"src=|@import|url\(|https?:", html)


def test_a_text_that_many_plans_share_is_on_the_page_once() -> None:
    html = body(page(6))
    assert html.count("โดยให้หัวหน้าส่วนราชการติดตามผล") == 1
    lacking = [found.strip() for found in re.findall(r'<mark class="lacks">([^<]*)</mark>', html)]
    assert LOST in lacking
    assert "5 องค์กร" not in html
    assert "6 องค์กร" in html


def test_the_page_grows_with_the_plans_not_with_their_pairs() -> None:
    sizes = [len(body(page(count))) for count in (4, 8)]
    assert sizes[1] < 2.2 * sizes[0]


def test_every_plans_own_text_is_there() -> None:
    html = body(page(5))
    for own in OWN[:5]:
        assert html.count(own.removesuffix("<script>")) == 1


def test_of_many_plans_the_versions_of_one_owner_stand_side_by_side() -> None:
    older = [
        plan_text(made_plan(f"v{year}", [SHARED], name="เทศบาลตำบลเดิม", year_be=year))
        for year in (2561, 2564)
    ]
    shown = page_of(compare_plans([*texts(4), *older])).pairs
    assert [(pair.left.plan_id, pair.right.plan_id) for pair in shown] == [("v2561", "v2564")]
    assert len(page_of(compare_plans(texts(3))).pairs) == 3


def test_plans_of_one_name_and_year_are_told_apart() -> None:
    twins: Sequence[PlanText] = [plan_text(made_plan(f"t{n}", [SHARED])) for n in range(2)]
    names = [plan.name for plan in page_of(compare_plans(twins)).plans]
    assert len(set(names)) == 2


def test_versions_of_one_owner_have_no_share_of_own_text() -> None:
    versions = [plan_text(made_plan(f"t{year}", [SHARED], year_be=year)) for year in (2564, 2567)]
    html = body(comparison_html(compare_plans(versions), Language.EN))
    assert "own text" not in html.lower()
    assert "100 %" not in html
    assert '<tr class="boilerplate' not in html
    assert "own text" in body(page(2, language=Language.EN)).lower()


def test_a_link_leads_to_the_page_of_a_file_with_a_thai_name() -> None:
    address = Path("/plans/แผน หนึ่ง.pdf").as_uri()
    html = page(2, {"p0": address, "p1": "/plans/two.pdf"})
    assert f'href="{address}#page=1"' in html
    assert "%25" not in html
    assert 'href="/plans/two.pdf#page=1"' in html


def test_the_switches_can_be_reached_by_keyboard_and_what_they_do_is_said() -> None:
    html = page(2)
    boxes = re.findall(r"<input[^>]*>", html)
    assert len(boxes) == 2
    assert not any("hidden" in box or "disabled" in box for box in boxes)
    assert all(f":has(#{name}:checked)" in html for name in ("changes", "all"))


def test_two_owners_have_no_majority() -> None:
    html = body(
        comparison_html(
            compare_plans([*texts(2), plan_text(made_plan("x", [OWN[7]], name="อบต.อื่น"))]), Language.EN
        )
    )
    assert "no majority" in html
    assert "consensus by majority</span>" not in html


def test_a_long_run_of_one_plans_text_is_folded_and_still_there() -> None:
    left = plan_text(made_plan("a", [SHARED, *OWN[:6]], name="เทศบาลตำบลหนึ่ง"))
    right = plan_text(made_plan("b", [SHARED, OWN[7]], name="เทศบาลตำบลสอง"))
    comparison = compare_plans([left, right])
    found = runs(comparison.pairs[0].passages)
    assert [len(run.passages) for run in found if run.is_folded] == [6]
    assert sum(len(run.passages) for run in found) == 8
    html = body(comparison_html(comparison, Language.EN))
    assert html.count('<details class="run">') == 1
    assert "left plan only: 6" in html
    assert all(own.removesuffix("<script>") in html for own in (*OWN[:6], OWN[7]))


def test_runs_keep_every_passage_in_order() -> None:
    left = plan_text(made_plan("a", [SHARED, *OWN], name="เทศบาลตำบลหนึ่ง"))
    right = plan_text(made_plan("b", [*OWN[:5], SHARED], name="เทศบาลตำบลสอง"))
    passages = compare_plans([left, right]).pairs[0].passages
    assert [one for run in runs(passages) for one in run.passages] == list(passages)


def shares(comparison: Comparison) -> dict[str, int]:
    return {share.plan_id: share.local for share in comparison.shares if not share.section_key}


def test_own_text_never_grows_when_a_plan_is_added() -> None:
    plans = texts(6)
    before = shares(compare_plans(plans[:2]))
    for count in range(3, 7):
        after = shares(compare_plans(plans[:count]))
        assert all(after[plan_id] <= before[plan_id] for plan_id in before)
        before = after


@pytest.mark.parametrize("longest", range(3, 30))
def test_a_text_is_not_cut_inside_a_letter(longest: int) -> None:
    text = "ผู้ที่ได้รับการแต่งตั้งเป็นกรรมการ"
    cut = shortened(text, longest).removesuffix("…")
    rest = text[len(cut) :]
    assert text.startswith(cut)
    assert not rest or rest[0] not in MARKS
    middle = around("ก้" * 200, first=False, last=False)
    assert "…้" not in middle
