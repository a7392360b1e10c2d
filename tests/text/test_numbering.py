"""Numbers before headings and items."""

import pytest

from pipeline.text.numbering import Style, numbering, without_bullet


@pytest.mark.parametrize(
    ("text", "style", "number", "printed", "rest"),
    [
        ("๑๒. แนวทาง", Style.DOT, "12", "๑๒", "แนวทาง"),
        ("12.  แนวทาง", Style.DOT, "12", "12", "แนวทาง"),
        ("1.หลักการ", Style.DOT, "1", "1", "หลักการ"),
        ("(๑) จุดแข็ง", Style.PARENTHESES, "1", "๑", "จุดแข็ง"),
        ("๑) นโยบาย", Style.PARENTHESIS, "1", "๑", "นโยบาย"),
        ("3.1 การวิเคราะห์", Style.DECIMAL, "3.1", "3.1", "การวิเคราะห์"),
        ("๓.๑๒ การจัดทำ", Style.DECIMAL, "3.12", "๓.๑๒", "การจัดทำ"),
        ("๑.๑. ประกาศ", Style.DECIMAL, "1.1", "๑.๑", "ประกาศ"),
        ("8.2..2 การวิเคราะห์", Style.DECIMAL, "8.2.2", "8.2..2", "การวิเคราะห์"),
        ("1.๑.2 งาน", Style.DECIMAL, "1.1.2", "1.๑.2", "งาน"),
        ("ข้อ ๑ ให้", Style.WORD, "1", "๑", "ให้"),
        ("ส่วนที่ ๑ บทนำ", Style.WORD, "1", "๑", "บทนำ"),
        ("หมวด ๖ การเพิ่มพูน", Style.WORD, "6", "๖", "การเพิ่มพูน"),
        ("ยุทธศาสตร์ที่ ๑ การพัฒนา", Style.WORD, "1", "๑", "การพัฒนา"),
        ("ยุท ธศาสตร์ที่ ๔ เสริมสร้าง", Style.WORD, "4", "๔", "เสริมสร้าง"),
        ("ภาคผนวก ก คำสั่ง", Style.WORD, "ก", "ก", "คำสั่ง"),
        ("ก. ด้านการคลัง", Style.LETTER, "ก", "ก", "ด้านการคลัง"),
        ("9 ภาระค่าใช้จ่าย", Style.BARE, "9", "9", "ภาระค่าใช้จ่าย"),
    ],
)
def test_numbers_are_read(text: str, style: Style, number: str, printed: str, rest: str) -> None:
    found = numbering(text)
    assert found is not None
    assert (found.style, found.number, found.printed, found.rest) == (style, number, printed, rest)


@pytest.mark.parametrize("text", ["พ.ศ. 2560", "100,000 บาท", "80% ของบุคลากร", "25.50%", "ยุทธศาสตร์การพัฒนา"])
def test_what_is_no_number_of_an_item_is_none(text: str) -> None:
    assert numbering(text) is None


def test_depth_and_parts() -> None:
    found = numbering("3.12 การจัดทำแผน")
    assert found is not None
    assert (found.depth, found.parts) == (2, (3, 12))


@pytest.mark.parametrize(("text", "rest"), [("- ๑) นโยบาย", "๑) นโยบาย"), ("• งาน", "งาน"), ("งาน", None)])
def test_bullets(text: str, rest: str | None) -> None:
    assert without_bullet(text) == rest
