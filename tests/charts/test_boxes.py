"""Boxes of a chart, and what is none."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.charts.boxes import boxes
from pipeline.charts.connectors import parents
from schemas.geometry import BBox
from tests.charts.drawn import rounded, square
from tests.tables.drawn import ruled, strokes

PAGE = (842.0, 595.0)
AREA = BBox(100, 100, 260, 200)


def test_a_square_box_is_found() -> None:
    assert [box.area for box in boxes(strokes(square(AREA)), PAGE)] == [AREA]


def test_round_corners_make_the_same_box() -> None:
    assert [box.area for box in boxes(strokes(rounded(AREA, 30)), PAGE)] == [AREA]


def test_a_filled_box_with_its_outline_is_one() -> None:
    drawn = strokes(rounded(AREA, 20), fills=[AREA])
    assert len(boxes(drawn, PAGE)) == 1


def test_a_line_across_parts_head_from_list() -> None:
    drawn = strokes([*rounded(AREA, 30), (101, 131, 258, 131)])
    (box,) = boxes(drawn, PAGE)
    assert box.dividers == (131.0,)


def test_cells_of_a_table_are_no_boxes() -> None:
    assert boxes(strokes(ruled([50, 150, 250, 350], [300, 320, 340, 360, 380])), PAGE) == ()


def test_a_connector_behind_a_filled_box_does_not_make_it_a_table() -> None:
    drawn = strokes([*square(AREA), (180, 20, 180, 400)], fills=[AREA])
    assert [box.area for box in boxes(drawn, PAGE)] == [AREA]


def test_boxes_come_in_rows_though_their_tops_differ() -> None:
    left, right, below = BBox(50, 104, 150, 150), BBox(200, 100, 300, 150), BBox(50, 200, 150, 250)
    drawn = strokes([side for area in (left, right, below) for side in square(area)])
    assert [box.area for box in boxes(drawn, PAGE)] == [left, right, below]


SIDE = st.floats(0, 800, width=32)


@given(
    st.lists(st.tuples(SIDE, SIDE, SIDE, SIDE), max_size=30),
    st.lists(st.tuples(SIDE, SIDE, SIDE, SIDE), max_size=5),
)
def test_any_drawing_is_read_to_boxes_on_the_page(
    lines: list[tuple[float, float, float, float]], fills: list[tuple[float, float, float, float]]
) -> None:
    segments = [(min(a, c), b, max(a, c), d) for a, b, c, d in lines]
    areas = [(min(a, c), min(b, d), max(a, c), max(b, d)) for a, b, c, d in fills]
    drawn = strokes(segments, areas)
    found = boxes(drawn, PAGE)
    assert all(box.area.width_pt > 0 and box.area.height_pt > 0 for box in found)
    above = parents([box.area for box in found], drawn)
    assert all(found[one].area.top >= found[top].area.top for one, top in above.items())


def test_the_frame_of_the_page_is_no_box() -> None:
    assert boxes(strokes(square(BBox(5, 5, 837, 590))), PAGE) == ()
