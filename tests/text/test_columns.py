import numpy as np

from pipeline.text.assemble import assembled
from pipeline.text.columns import in_columns
from pipeline.text.context import RepairContext
from schemas.page_content import Glyphs
from tests.stages.doubles import typed

PLAIN = RepairContext()
LEFT = [
    "เทศบาลมีหน้าที่จัดบริการ",
    "สาธารณะแก่ประชาชนอยู่",
    "ตามแผนที่สภาเห็นชอบ",
    "และงบประมาณที่ตั้งไว้",
    "ในแต่ละปีงบประมาณนั้น",
]
RIGHT = [
    "การติดตามและประเมินผล",
    "ทำโดยคณะกรรมการที่ตั้ง",
    "ขึ้นตามระเบียบกระทรวง",
    "มหาดไทยและรายงานต่อ",
    "สภาท้องถิ่นทุกปีเสมอไป",
]


def read(glyphs: Glyphs) -> list[str]:
    return [line.text for line in in_columns(glyphs, assembled(glyphs, PLAIN), PLAIN)]


def side(texts: list[str], x: float) -> list[tuple[str, float, float]]:
    return [(text, x, 100.0 + 20 * n) for n, text in enumerate(texts)]


def test_columns_written_one_after_the_other_are_read_so() -> None:
    assert read(typed([*side(LEFT, 50), *side(RIGHT, 320)])) == [*LEFT, *RIGHT]


def test_a_table_written_row_by_row_stays_row_by_row() -> None:
    pairs = zip(side(LEFT, 50), side(RIGHT, 320), strict=True)
    found = read(typed([cell for row in pairs for cell in row]))
    assert [line.split() for line in found] == [[a, b] for a, b in zip(LEFT, RIGHT, strict=True)]


def test_short_entries_stay_row_by_row() -> None:
    names, counts = ["กองคลัง", "กองช่าง", "กองการศึกษา", "สำนักปลัด", "หน่วยตรวจสอบ"], ["1", "2", "3", "4", "5"]
    found = read(typed([*side(names, 50), *side(counts, 320)]))
    assert [line.split() for line in found] == [[a, b] for a, b in zip(names, counts, strict=True)]


def test_rows_of_columns_point_at_the_glyphs_of_the_page() -> None:
    glyphs = typed([*side(LEFT, 50), *side(RIGHT, 320)])
    for line in in_columns(glyphs, assembled(glyphs, PLAIN), PLAIN):
        rows = line.rows[line.rows >= 0]
        assert glyphs.take(rows).text == line.raw.replace(" ", "")
        assert np.all(rows >= 0)
