"""Frames of posts: headings, counts that stand a line too high, totals."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.mapping.content import PlanContent
from pipeline.mapping.position_frame import framed_positions
from pipeline.mapping.positions import positions
from pipeline.mapping.post_totals import post_totals
from pipeline.tables.headers import understood, year_of
from schemas.plan_type import PlanTypeKey
from schemas.staffing import Position, PostMeasure
from schemas.table import Row, RowKind, Table
from tests.builders import SOURCE, Pages, identity_of, row, table

KEYS = ("department", "existing", "planned", "planned", "change", "change", "remark")
HEADER = row("ส่วนราชการ", "กรอบเดิม", "๒๕๖๑", "๒๕๖๒", "๒๕๖๑", "๒๕๖๒", "หมายเหตุ")


def item(name: str, count: int | None = None, remark: str = "") -> Row:
    shown = "" if count is None else str(count)
    change = "" if count is None else "-"
    return row(name, shown, shown, shown, change, change, remark)


def group(name: str) -> Row:
    return row(name, "", "", "", "", "", "", kind=RowKind.GROUP)


def total(count: int) -> Row:
    shown = str(count)
    return row("รวม", shown, shown, shown, "-", "-", "", kind=RowKind.TOTAL)


def frame(*rows: Row) -> Table:
    return table(HEADER, *rows, keys=KEYS, form="position_frame", name="t1")


def content(*tables: Table, pages: Pages | None = None) -> PlanContent:
    lines = tuple(pages.lines) if pages else ()
    head = identity_of(PlanTypeKey.MANPOWER_PLAN)
    return PlanContent(SOURCE, head, lines, (), tables, lambda _issue: None)


def read(*rows: Row) -> list[tuple[str | None, str | None, str, int | None]]:
    found = framed_positions(content(frame(*rows)))
    return [(p.department, p.personnel_kind, p.title, p.headcount) for p in found]


def test_posts_stand_under_their_department_and_kind() -> None:
    got = read(
        group("กองคลัง"),
        item("นักวิชาการคลัง", 1),
        group("ลูกจ้างประจำ"),
        item("คนงาน", 2),
        group("กองช่าง"),
        item("ช่าง", 1),
    )
    assert got == [
        ("กองคลัง", None, "นักวิชาการคลัง", 1),
        ("กองคลัง", "ลูกจ้างประจำ", "คนงาน", 2),
        ("กองช่าง", None, "ช่าง", 1),
    ]


def test_counts_on_the_heading_belong_to_the_post_below() -> None:
    got = read(
        group("กองคลัง"),
        item("พนักงานจ้างตามภารกิจ (มีทักษะ)", 4),
        item("พนักงานดับเพลิง\nพนักงานขับรถยนต์", 1),
        item("พนักงานจ้างทั่วไป\nคนงานทั่วไป", 3),
    )
    assert got == [
        ("กองคลัง", "พนักงานจ้างตามภารกิจ (มีทักษะ)", "พนักงานดับเพลิง", 4),
        ("กองคลัง", "พนักงานจ้างตามภารกิจ (มีทักษะ)", "พนักงานขับรถยนต์", 1),
        ("กองคลัง", "พนักงานจ้างทั่วไป", "คนงานทั่วไป", 3),
    ]


def test_a_remark_goes_with_the_counts_it_stands_beside() -> None:
    (post,) = framed_positions(content(frame(item("กองคลัง\nผู้อำนวยการกองคลัง", 1, "ว่างเดิม"))))
    assert (post.department, post.title, post.occupied) == ("กองคลัง", "ผู้อำนวยการกองคลัง", False)


def test_the_bracket_of_a_title_may_stand_on_the_next_row_or_page() -> None:
    rows = (item("ผู้อำนวยการกองสาธารณสุขและ\nสิ่งแวดล้อม", 1), group("(นักบริหารงานสาธารณสุข ระดับกลาง)"))
    (post,) = framed_positions(content(frame(*rows)))
    assert (post.title, post.line_title, post.level) == (
        "ผู้อำนวยการกองสาธารณสุขและสิ่งแวดล้อม",
        "นักบริหารงานสาธารณสุข",
        "กลาง",
    )


def test_a_subtotal_on_a_heading_is_no_posts_count() -> None:
    got = read(item("กองคลัง", 3), item("นักวิชาการคลัง", 1), item("เจ้าพนักงานพัสดุ", 2))
    assert got == [("กองคลัง", None, "นักวิชาการคลัง", 1), ("กองคลัง", None, "เจ้าพนักงานพัสดุ", 2)]


NAMES = ["นักวิชาการคลัง", "เจ้าพนักงานพัสดุ", "เจ้าพนักงานธุรการ", "นักพัฒนาชุมชน", "นายช่างโยธา", "คนงาน"]


@given(st.lists(st.integers(1, 30), min_size=1, max_size=6))
def test_counts_one_line_too_high_are_paired_in_order(counts: list[int]) -> None:
    names = NAMES[: len(counts)]
    beside = ["ลูกจ้างประจำ", *names[:-1]]
    beside[-1] += f"\n{names[-1]}"
    rows = [item(name, count) for name, count in zip(beside, counts, strict=True)]
    got = framed_positions(content(frame(group("กองช่าง"), *rows)))
    assert [(p.title, p.headcount) for p in got] == list(zip(names, counts, strict=True))


def test_printed_totals_stand_beside_the_sum() -> None:
    rows = content(frame(item("นักวิชาการคลัง", 1), item("คนงาน", 2), total(4)))
    totals = post_totals(rows, framed_positions(rows))
    assert [(t.measure, t.printed, t.recomputed) for t in totals][:3] == [
        (PostMeasure.EXISTING, 4, 3),
        (PostMeasure.PLANNED, 4, 3),
        (PostMeasure.PLANNED, 4, 3),
    ]


def test_totals_by_kind_in_the_text_are_held_against_the_frame() -> None:
    pages = Pages().page()
    pages.paragraph("1. กองคลัง")
    pages.paragraph("1.1 พนักงานเทศบาล 1 อัตรา")
    pages.paragraph("1.2 ลูกจ้างประจำ 1 อัตรา")
    rows = content(
        frame(group("กองคลัง"), item("นักวิชาการคลัง", 1), group("ลูกจ้างประจำ"), item("คนงาน", 2)), pages=pages
    )
    found: tuple[Position, ...] = framed_positions(rows)
    totals = post_totals(rows, found)
    assert [(t.personnel_kind, t.printed, t.recomputed) for t in totals] == [
        ("พนักงานเทศบาล", 1, 1),
        ("ลูกจ้างประจำ", 1, 2),
    ]


def test_a_listed_total_is_held_against_its_list() -> None:
    pages = Pages().page()
    for text in ("1. ปลัดเทศบาล จำนวน 1 อัตรา", "2. พนักงานครู จำนวน 26 อัตรา", "รวม จำนวน 28 อัตรา"):
        pages.paragraph(text)
    (one,) = post_totals(content(pages=pages), ())
    assert (one.measure, one.printed, one.recomputed) == (PostMeasure.LISTED, 28, 27)


SPLIT_KEYS = (
    "department",
    "number",
    "position",
    "position_level",
    "existing",
    "planned",
    "planned",
    "remark",
)


def split_frame(*rows: Row) -> Table:
    header = row("ส่วนราชการ", "ลำดับ", "ตำแหน่ง", "ระดับ", "เดิม", "๒๕๖๗", "๒๕๖๘", "หมายเหตุ")
    return table(header, *rows, keys=SPLIT_KEYS, form="position_frame", name="t1")


def test_a_department_in_a_column_of_its_own_holds_for_the_rows_it_spans() -> None:
    found = framed_positions(
        content(
            split_frame(
                row("กองคลัง (๐๔)", "1", "นักวิชาการคลัง", "ชก.", "1", "1", "1", ""),
                row("", "2", "คนงาน (พนักงานจ้างทั่วไป)", "-", "2", "2", "1", ""),
                row("กองช่าง", "3", "นายช่างโยธา", "อส.", "1", "1", "1", ""),
            )
        )
    )
    assert [(p.department, p.title, p.level) for p in found] == [
        ("กองคลัง", "นักวิชาการคลัง", "ชก."),
        ("กองคลัง", "คนงาน", "-"),
        ("กองช่าง", "นายช่างโยธา", "อส."),
    ]
    assert found[1].personnel_kind == "พนักงานจ้างทั่วไป"
    assert [count.count for count in found[1].headcount_by_year] == [2, 1]


def test_a_header_of_department_and_post_is_a_frame() -> None:
    heads: list[tuple[str, ...]] = [("ส่วนราชการ",), ("ตำแหน่ง",), ("ระดับ",), ("กรอบอัตรากำลังเดิม",)]
    heads += [("อัตราตำแหน่งที่คาดว่าจะใช้", year) for year in ("2567", "2568", "2569")]
    assert understood(tuple(heads)).form == "position_frame"
    assert understood(tuple(heads)).keys[:3] == ("department", "position", "position_level")


def test_a_new_post_without_a_holder_is_vacant_whatever_its_remark() -> None:
    keys = ("holder", "position_number", "position", "position_level", "remark")
    listed = table(
        row("ชื่อ-สกุล", "เลขที่ตำแหน่ง", "ตำแหน่ง", "ระดับ", "หมายเหตุ"),
        row("(ว่าง)", "48-3-01-3105-001", "นิติกร", "ปก./ชก.", "กำหนดเพิ่ม"),
        keys=keys,
        form="position_list",
    )
    assert [(p.title, p.occupied, p.holder_name) for p in positions(content(listed))] == [
        ("นิติกร", False, None)
    ]


def test_frames_of_one_department_each_stand_under_the_line_above_and_have_totals_of_their_own() -> None:
    pages = Pages().heading("๑. สำนักปลัดเทศบาล")
    first = pages.write(frame(item("นักทรัพยากรบุคคล", 2), total(2)))
    pages.heading("๒. กองคลัง").page()
    second = pages.write(frame(item("นักวิชาการคลัง", 3), total(3)).model_copy(update={"id": "t2"}))
    read_ = content(first, second, pages=pages)
    posts = framed_positions(read_)
    assert [(p.department, p.title) for p in posts] == [
        ("สำนักปลัดเทศบาล", "นักทรัพยากรบุคคล"),
        ("กองคลัง", "นักวิชาการคลัง"),
    ]
    totals = [t for t in post_totals(read_, posts) if t.measure is PostMeasure.EXISTING]
    assert [(t.printed, t.recomputed) for t in totals] == [(2, 2), (3, 3)]


def test_a_year_without_its_century_is_a_year_of_the_frame() -> None:
    heads: list[tuple[str, ...]] = [("ที่",), ("ตำแหน่งในสายงาน",), ("อัตรากำลังเดิม",)]
    heads += [("อัตรากำลังใหม่", year) for year in ("๖๗", "๖๘", "๖๙")]
    assert understood(tuple(heads)).keys == ("number", "department", "existing", *["planned"] * 3)
    assert [year_of(text) for text in ("67", "ปี68", "5", "100", "จำนวน67")] == [2567, 2568, None, None, None]


def test_words_of_a_cut_header_beside_a_year_do_not_hide_it() -> None:
    heads: list[tuple[str, ...]] = [
        ("ส่วนราชการ",),
        ("กรอบอัตรากำลังเดิม",),
        ("2567",),
        ("ช่วงระยะเวลา 3 ปีข้างหน้า 2568",),
        ("2569",),
    ]
    assert understood(tuple(heads)).keys == ("department", "existing", *["planned"] * 3)


def test_a_column_of_position_numbers_is_not_the_column_of_posts() -> None:
    heads: list[tuple[str, ...]] = [("ที่",), ("ส่วนราชการ / ตำแหน่ง",), ("เลขที่ตำแหน่ง",), ("กรอบอัตรากำลังเดิม",)]
    heads += [("กรอบอัตรากำลังใหม่", f"ปี {year}") for year in ("2567", "2568", "2569")]
    keys = understood(tuple(heads)).keys
    assert keys[:4] == ("number", "department", "position_number", "existing")
    posts = row("1", "นิติกร", "21-2-01-\n3105-001", "1", "1", "1", "1")
    found = framed_positions(
        content(table(row(*(" / ".join(h) for h in heads)), posts, keys=keys, form="position_frame"))
    )
    assert [(p.title, p.position_number) for p in found] == [("นิติกร", "21-2-01-3105-001")]


def test_a_department_that_begins_a_page_is_a_heading() -> None:
    rows = (
        row("กองคลัง (04)", "", "", "", "", "", "", kind=RowKind.GROUP),
        item("นักวิชาการคลัง", 1),
        row("กองช่าง (05)", "", "", "", "", "", "", kind=RowKind.GROUP, page=2),
        row("นายช่างโยธา", "1", "1", "1", "-", "-", "", page=2),
    )
    assert [p.department for p in framed_positions(content(frame(*rows)))] == ["กองคลัง", "กองช่าง"]
