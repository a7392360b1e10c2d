from pipeline.engines.ocr.order import Layout, Placed, reading_order

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


def test_columns_are_read_one_after_the_other_between_what_stands_above_and_below() -> None:
    lines = [
        Placed(n, x, x + 50, y, 18.0, None, column)
        for n, (x, y, column) in enumerate(
            [(10, 50, None), (10, 100, 5), (200, 101, 6), (10, 140, 5), (200, 141, 6), (10, 300, None)]
        )
    ]
    assert reading_order(lines, (), Layout(regions=((5, 6),))) == [0, 1, 3, 2, 4, 5]


def test_the_left_page_of_a_spread_is_read_first_tables_and_all() -> None:
    cells = ((600.0, 20.0, 700.0, 90.0), (600.0, 94.0, 700.0, 200.0))
    lines = [placed(0, 610, 50, 0), placed(1, 610, 120, 1), placed(2, 10, 60), placed(3, 10, 500)]
    assert reading_order(lines, cells, Layout(fold=400.0)) == [2, 3, 0, 1]


def signer(number: int, x0: float, x1: float, baseline: float, *, name: bool = False) -> Placed:
    return Placed(number, x0, x1, baseline, 18.0, None, None, name)


def test_blocks_of_those_who_sign_side_by_side_are_read_person_by_person() -> None:
    lines = [
        signer(0, 10, 700, 40),
        signer(1, 100, 300, 120, name=True),
        signer(2, 500, 700, 120, name=True),
        signer(3, 130, 270, 170),
        signer(4, 520, 690, 170),
        signer(5, 140, 260, 220),
        signer(6, 10, 700, 420),
    ]
    assert reading_order(lines, ()) == [0, 1, 3, 5, 2, 4, 6]


def test_a_row_of_names_above_running_text_is_only_a_row() -> None:
    lines = [
        signer(0, 100, 300, 100, name=True),
        signer(1, 500, 700, 100, name=True),
        signer(2, 10, 720, 150),
    ]
    assert reading_order(lines, ()) == [0, 1, 2]
