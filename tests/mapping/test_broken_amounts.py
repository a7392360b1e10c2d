from decimal import Decimal

import pytest

from pipeline.mapping.table_rows import cell_amount


@pytest.mark.parametrize(
    ("printed", "baht"),
    [
        ("1,202,00\n0.00", "1202000"),
        ("3,540,00\n0", "3540000"),
        ("๑,๒๐๐,๐\n๐๐", "1200000"),
        ("1,209,000\n.-", "1209000"),
        ("39\n8,000", "398000"),
        ("100,000\n50,000", "150000"),
        ("120,000.-\n30,000.-", "150000"),
        ("303,000\n120.00 ม.", "303000"),
    ],
)
def test_a_number_broken_by_the_cell_edge_is_one_and_whole_numbers_are_several(
    printed: str, baht: str
) -> None:
    assert cell_amount(printed).value == Decimal(baht)
