"""Whatever is changed between two versions is shown; what is only spaced or hidden is not."""

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.compare.damage import ChangeKind
from pipeline.compare.pair import NO_CHANGE, SAME, PairComparison, compare_pair
from pipeline.compare.passages import Hidden, PlanText
from pipeline.text.searchable import match_key
from tests.compare.building import plan

WORDS = (
    "ก่อสร้าง", "ปรับปรุง", "ถนน", "รางระบายน้ำ", "หมู่ที่", "จำนวน", "สาย", "แห่ง", "โครงการ", "งบประมาณ", "เทศบาล",
    "กองช่าง", "กองคลัง", "ร้อยละ", "ประชาชน", "พัฒนา", "บุคลากร", "อบรม", "ประจำปี", "ตำบล",
)  # fmt: skip
"""Words of the genre: construct, improve, road, drain, village number, amount and so on."""

NEW_WORD = "สะพานลอย"  # footbridge: in no text before the change
FORMULAS = st.lists(st.sampled_from(WORDS), min_size=4, max_size=14).map(tuple)


@st.composite
def plans_of_formulas(draw: st.DrawFn) -> list[list[str]]:
    """Passages as words; a few formulas stand in many of them, with other numbers, as rows of plans do."""
    formulas = draw(st.lists(FORMULAS, min_size=1, max_size=4))
    rows = draw(st.lists(st.tuples(st.sampled_from(formulas), st.integers(1, 30)), min_size=3, max_size=14))
    return [[*formula[:3], str(number), *formula[3:]] for formula, number in rows]


@st.composite
def changed(draw: st.DrawFn, texts: list[list[str]]) -> list[list[str]]:
    """The same with one change: a number, a word, a word more or less, a passage more or less."""
    new = [list(words) for words in texts]
    row = draw(st.integers(0, len(new) - 1))
    at = draw(st.integers(0, len(new[row]) - 1))
    kind = draw(st.sampled_from(("number", "word", "insert", "delete", "drop", "repeat")))
    if kind == "number":
        new[row][3] = str(int(new[row][3]) + draw(st.sampled_from((1, 7, 10))))
    elif kind == "word":
        new[row][at] = draw(st.sampled_from([w for w in (*WORDS, NEW_WORD) if w != new[row][at]]))
    elif kind == "insert":
        new[row].insert(at, draw(st.sampled_from((*WORDS, NEW_WORD, "5"))))
    elif kind == "delete":
        del new[row][at]
    elif kind == "drop":
        del new[row]
    else:
        new.insert(row, list(new[row]))
    return new


def made(plan_id: str, texts: list[list[str]], space: str) -> PlanText:
    """A plan of passages, with all its lines as one text."""
    found = plan(plan_id, [space.join(words) for words in texts])
    return found.model_copy(update={"lines": "".join(passage.folded for passage in found.passages)})


def shown(comparison: PairComparison) -> bool:
    """Is there any difference to be seen?"""
    other = [passage for passage in comparison.passages if passage.verdict not in SAME]
    segments = [s for p in comparison.passages if p.left and p.right for s in p.segments]
    return bool(other) or any(segment.kind not in NO_CHANGE for segment in segments)


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_a_change_is_shown_whatever_stands_elsewhere(data: st.DataObject) -> None:
    old = data.draw(plans_of_formulas())
    new = data.draw(changed(old))
    same = match_key("".join(map("".join, old))) == match_key("".join(map("".join, new)))
    left, right = made("a", old, " "), made("b", new, data.draw(st.sampled_from((" ", ""))))
    comparison = compare_pair(left, right)
    assert same or (shown(comparison) and not comparison.is_same_text)


def test_a_word_said_once_more_among_its_like_is_shown() -> None:
    row = [*["ก่อสร้าง"] * 3, "1", "ก่อสร้าง"]
    left, right = made("a", [row] * 3, " "), made("b", [[*row, "ก่อสร้าง"], row, row], " ")
    assert shown(compare_pair(left, right))
    assert shown(compare_pair(right, left))


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_change_is_shown_beside_hidden_text(data: st.DataObject) -> None:
    old = data.draw(plans_of_formulas())
    row = data.draw(st.integers(0, len(old) - 1))
    new = [list(words) for words in old]
    new[row].insert(data.draw(st.integers(0, len(new[row]))), NEW_WORD)
    hidden = tuple(Hidden(page, "".join(WORDS)) for page in (1, 2, 3))
    left = made("a", old, " ").model_copy(update={"hidden": hidden})
    assert not compare_pair(left, made("b", new, " ")).is_same_text
    assert not compare_pair(made("b", new, " "), left).is_same_text


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_spacing_is_no_change(data: st.DataObject) -> None:
    texts = data.draw(plans_of_formulas())
    assert compare_pair(made("a", texts, " "), made("b", texts, "")).is_same_text


ROW = "กลยุทธ์ที่หนึ่ง พัฒนาเส้นทางคมนาคมในตำบลให้ได้มาตรฐานและปลอดภัย"
END = "เพื่อให้ประชาชนสัญจรสะดวกทุกฤดูกาล"
NEXT = "กลยุทธ์ที่สอง ส่งเสริมอาชีพของกลุ่มแม่บ้านเกษตรกรอย่างต่อเนื่อง"


def clipped(hidden: str, *, page: int = 1) -> PairComparison:
    """A plan against a rendering whose cell edge hides the end of the first row."""
    right = plan("b", [ROW, NEXT]).model_copy(update={"hidden": (Hidden(page, match_key(hidden)),)})
    return compare_pair(plan("a", [f"{ROW} {END}", NEXT]), right)


def test_what_the_edge_of_a_cell_hides_is_no_change() -> None:
    comparison = clipped(END)
    assert comparison.is_same_text
    assert [s.kind for s in comparison.passages[0].segments] == [ChangeKind.EQUAL, ChangeKind.CLIPPED]


def test_hidden_text_of_another_page_or_of_other_words_explains_nothing() -> None:
    assert not clipped(END, page=2).is_same_text
    assert not clipped(END.replace("ทุกฤดูกาล", "ทุกวัน")).is_same_text


def test_a_hidden_figure_stays_a_difference() -> None:
    right = plan("b", [ROW, NEXT]).model_copy(update={"hidden": (Hidden(1, "งบประมาณ500,000บาท"),)})
    left = plan("a", [f"{ROW} งบประมาณ 500,000 บาท", NEXT])
    assert not compare_pair(left, right).is_same_text
