"""Lines of a box as entries."""

from pipeline.charts.entries import BoxLine, EntryKind, entries
from schemas.geometry import BBox


def lines(*texts: str, head: int = 0) -> list[BoxLine]:
    return [
        BoxLine(text, text, BBox(0, 20 * k, 100, 20 * k + 15), in_head=k < head)
        for k, text in enumerate(texts)
    ]


def read(*texts: str, head: int = 0) -> list[tuple[str, str]]:
    return [(one.kind.value, one.text) for one in entries(lines(*texts, head=head))]


def test_wrapped_items_of_a_list_stay_whole() -> None:
    got = read("- งานป้องกันและ", "บรรเทาสาธารณภัย", "- งานนิติการ")
    assert got == [("unit", "งานป้องกันและบรรเทาสาธารณภัย"), ("unit", "งานนิติการ")]


def test_a_list_without_a_head_has_none() -> None:
    assert not any(one.is_head for one in entries(lines("1. งานการเงิน", "2. งานบัญชี")))


def test_kinds_of_personnel_part_the_posts() -> None:
    got = read("งานอำนวยการ", "- เจ้าพนักงานธุรการ (ปง./ชง.) (๑)", "พนักงานจ้างทั่วไป", "- คนงาน (๔)", head=1)
    assert [kind for kind, _ in got] == ["unit", "post", "personnel_kind", "post"]


def test_a_unit_and_the_post_under_it_are_two() -> None:
    got = read("หน่วยตรวจสอบภายใน", "นักวิชาการตรวจสอบภายใน ปก./ชก. (๑)")
    assert [kind for kind, _ in got] == ["unit", "post"]


def test_a_name_broken_after_office_goes_on() -> None:
    assert read("สำนักงาน", "ปลัด อบต.") == [("unit", "สำนักงานปลัด อบต.")]


def test_a_holder_is_an_entry_of_its_own() -> None:
    (_, holder) = entries(lines("ผู้อำนวยการกองคลัง", "(นายทดสอบ ตัวอย่าง)"))
    assert holder.kind is EntryKind.HOLDER


def test_brackets_belong_to_the_line_before() -> None:
    assert read("กองคลัง", "(นักบริหารงานการคลัง ระดับต้น)") == [("unit", "กองคลัง (นักบริหารงานการคลัง ระดับต้น)")]
