"""Parents by connectors."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.charts.connectors import bundles, heads_above, parents
from schemas.geometry import BBox
from tests.charts.drawn import square, tree
from tests.tables.drawn import strokes

TOP = BBox(300, 50, 400, 90)
ROW = [BBox(50 + 120 * k, 150, 150 + 120 * k, 200) for k in range(5)]


def test_a_tree_of_one_level() -> None:
    drawn = strokes(tree(TOP, ROW))
    assert parents([TOP, *ROW], drawn) == dict.fromkeys(range(1, 6), 0)


@given(st.lists(st.integers(0, 4), min_size=1, max_size=5, unique=True), st.integers(0, 60))
def test_every_drawn_child_and_no_other_has_the_parent(places: list[int], shift: int) -> None:
    children = [ROW[k] for k in sorted(places)]
    moved = BBox(TOP.x0 + shift, TOP.top, TOP.x1 + shift, TOP.bottom)
    sides = [side for area in [moved, *ROW] for side in square(area)]
    got = parents([moved, *ROW], strokes([*sides, *tree(moved, children)]))
    assert got == {k + 1: 0 for k in sorted(places)}


def test_a_chain_of_levels() -> None:
    below = BBox(50, 260, 150, 300)
    drawn = strokes([*tree(TOP, ROW), *tree(ROW[0], [below])])
    assert parents([TOP, *ROW, below], drawn)[6] == 1


def test_a_line_drawn_on_behind_a_box_is_two_connectors() -> None:
    middle, low = BBox(300, 150, 400, 190), BBox(300, 250, 400, 290)
    drawn = strokes([(350, 90, 350, 250)])
    assert parents([TOP, middle, low], drawn) == {1: 0, 2: 1}


def test_boxes_on_one_level_are_peers() -> None:
    left, right = BBox(50, 50, 150, 90), BBox(400, 52, 500, 92)
    drawn = strokes([(150, 70, 400, 70)])
    assert len(bundles([left, right], drawn)) == 1
    assert parents([left, right], drawn) == {}


def test_a_box_no_line_reaches_has_no_parent() -> None:
    assert parents([TOP, BBox(600, 400, 700, 440)], strokes(tree(TOP, ROW[:1]))) == {}


def test_a_list_hangs_on_the_box_right_above_it() -> None:
    head, far, listed = BBox(100, 100, 200, 140), BBox(300, 100, 400, 140), BBox(90, 160, 210, 400)
    assert heads_above([head, far, listed], [2]) == {2: 0}
