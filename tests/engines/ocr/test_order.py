from pipeline.engines.ocr.order import Placed, reading_order

CELLS = (
    (0.0, 100.0, 100.0, 200.0),
    (104.0, 101.0, 300.0, 200.0),
    (0.0, 204.0, 100.0, 300.0),
    (104.0, 204.0, 300.0, 300.0),
)


def placed(number: int, x0: float, baseline: float, cell: int | None = None) -> Placed:
    return Placed(number, x0, x0 + 50, baseline, 18.0, cell)


def test_parts_of_a_row_are_read_from_the_left() -> None:
    assert reading_order([placed(0, 500, 50), placed(1, 10, 55), placed(2, 10, 90)], ()) == [1, 0, 2]


def test_a_table_is_read_cell_by_cell_where_it_stands() -> None:
    lines = [
        placed(0, 10, 400),  # below the table
        placed(1, 110, 120, 1),
        placed(2, 10, 150, 0),
        placed(3, 10, 180, 0),
        placed(4, 110, 240, 3),
        placed(5, 10, 240, 2),
        placed(6, 10, 50),  # above it
    ]
    assert reading_order(lines, CELLS) == [6, 2, 3, 1, 5, 4, 0]


def test_nothing_is_read_from_nothing() -> None:
    assert reading_order([], ()) == []
