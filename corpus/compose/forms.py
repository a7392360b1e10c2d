"""Tables made from the facts: projects, summary, staffing, costs, posts, months, years, estimates."""

from collections.abc import Callable, Iterable

from corpus.compose.drawing import structure
from corpus.compose.facts import Budget, BudgetItem, Facts, Project
from corpus.compose.markup import TableStyle, Writer, cell, mark, table

MONTHS = ("ต.ค.", "พ.ย.", "ธ.ค.", "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.")
_MONTH_NAMES = (
    *("มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน"),
    *("กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"),
)
_BE_OFFSET = 543
_MID = "center + horizon"
Form = Callable[[Writer, Facts, dict[str, str]], str]


def _heads(writer: Writer, titles: Iterable[str]) -> list[str]:
    return [cell(writer.bold(title), place=_MID) for title in titles]


def _date(iso: str) -> str:
    year, month, day = (int(part) for part in iso.split("-"))
    return f"{day} {_MONTH_NAMES[month - 1]} {year + _BE_OFFSET}"


def _period(project: Project) -> str:
    if project.period is None:
        return ""
    start, end = _date(project.period.start), _date(project.period.end)
    return start if start == end else f"{start} - {end}"


def _budget_text(budget: Budget) -> str:
    if budget.status == "none_declared":
        return "ไม่ใช้งบประมาณ"
    if budget.status == "blank":
        return ""
    lines = [
        f"{line.department} จำนวน {line.amount_baht:,} บาท"
        if line.department
        else f"จำนวน {line.amount_baht:,} บาท"
        for line in budget.lines
    ]
    return "\n".join(lines)


def _target(project: Project) -> str:
    parts = []
    for item in project.indicators:
        word = {"percent": "ร้อยละ {}", "level": "ระดับ {}", "count": "จำนวน {}", "text": "{}"}[item.unit]
        target = f"\n({word.format(item.target_value)})" if item.target_value is not None else ""
        parts.append(item.text + target)
    return "\n".join(parts)


def _projects(writer: Writer, facts: Facts, options: dict[str, str]) -> str:
    """The six-column project table of one strategy."""
    strategy = next(s for s in facts.strategies if s.number == options["strategy"])
    header = _heads(
        writer,
        [
            "ลำดับที่",
            "โครงการ/กิจกรรม",
            "วัตถุประสงค์และเป้าหมาย",
            "ตัวชี้วัด",
            "ระยะเวลาการดำเนินการ",
            options["budget_head"],
        ],
    )
    rows = []
    for project in strategy.projects:
        key = mark(f"project:{strategy.number}/{project.number}")
        rows += [
            cell(key + writer.text(project.number), place="center"),
            *(
                cell(writer.text(x))
                for x in (project.name, project.objective or "", _target(project), _period(project))
            ),
            cell(writer.text(_budget_text(project.budget))),
        ]
    style = TableStyle("(1.1cm, 1.15fr, 1.25fr, 1.1fr, 2.1cm, 1.2fr)", size_pt=11)
    return table(header, rows, style)


def _summary(writer: Writer, facts: Facts, _options: dict[str, str]) -> str:
    summary = facts.budget_summary
    assert summary is not None
    header = _heads(
        writer, ["ลำดับ\nที่", "ยุทธศาสตร์การพัฒนาบุคลากร", "จำนวนโครงการ/\nกิจกรรม", "งบประมาณ (บาท)", "หมายเหตุ"]
    )
    rows: list[str] = []
    for row in summary.rows:
        rows += [
            cell(writer.text(row.number or ""), place="center"),
            cell(writer.text(row.title)),
            cell(writer.text(str(row.project_count)), place="center"),
            cell(writer.text(f"{row.amount_baht:,}" if row.amount_baht is not None else ""), place="right"),
            cell(writer.text(row.remark or "")),
        ]
    rows += [
        cell(writer.bold("รวม"), across=2, place="center"),
        cell(writer.bold(str(summary.total_project_count)), place="center"),
        cell(writer.bold(f"{summary.total_amount_baht:,}"), place="right"),
        cell(""),
    ]
    return table(header, rows, TableStyle("(1.2cm, 1fr, 2.6cm, 2.8cm, 3.4cm)"))


def _staffing(writer: Writer, facts: Facts, _options: dict[str, str]) -> str:
    staffing = facts.staffing
    assert staffing is not None
    header = _heads(writer, ["สำนัก/กอง", *(unit.name for unit in staffing.units), "รวม"])
    rows: list[str] = []
    totals = staffing.printed_totals
    lines = (
        ("มีคนครอง", [u.occupied for u in staffing.units], totals.occupied),
        ("ว่าง", [u.vacant for u in staffing.units], totals.vacant),
        ("รวม", [u.total for u in staffing.units], totals.total),
    )
    for label, counts, total in lines:
        rows.append(cell(writer.bold(label)))
        rows += [cell(writer.text(str(x)), place="center") for x in (*counts, total)]
    return table(
        header, rows, TableStyle(f"(1.8cm,) + (1fr,) * {len(staffing.units)} + (1.2cm,)", size_pt=11)
    )


def _costs(writer: Writer, facts: Facts, _options: dict[str, str]) -> str:
    years = [str(c.year_be) for c in facts.personnel_costs]
    header = _heads(writer, ["รายการ", *(f"ปีงบประมาณ\nพ.ศ. {year}" for year in years)])
    costs = facts.personnel_costs
    lines = [
        ("(ก) ภาระค่าใช้จ่ายด้านเงินเดือนและประโยชน์ตอบแทนอื่น (บาท)", [f"{c.cost_baht:,}" for c in costs]),
        ("(ข) ประมาณการงบประมาณรายจ่ายประจำปี (บาท)", [f"{c.budget_baht:,}" for c in costs]),
        ("คิดเป็นร้อยละ (ก) × 100 / (ข)", [f"{c.percent:.2f}" for c in costs]),
    ]
    rows = [
        x
        for label, row in lines
        for x in (cell(writer.text(label)), *(cell(writer.text(v), place="right") for v in row))
    ]
    return table(header, rows, TableStyle("(1fr, 2.9cm, 2.9cm, 2.9cm)"))


def _frame(writer: Writer, facts: Facts, options: dict[str, str]) -> str:
    """The frame of posts: present head-count and the three years, one row a title and level."""
    years = options["years"].split()
    header = _heads(writer, ["ส่วนราชการ / ตำแหน่ง", "กรอบอัตรา\nกำลังเดิม", *years, "หมายเหตุ"])
    former = {k: int(v) for k, v in (pair.split("=") for pair in options.get("former", "").split())}
    grouped: dict[tuple[str, str], list[int]] = {}
    for post in facts.positions:
        title = f"{post.title} ({post.level})" if post.level else post.title
        counts = grouped.setdefault((post.department, title), [0, 0, 0, 0, 0])
        for i, count in enumerate(post.headcount_by_year):
            counts[i] += count
        counts[3] += 0 if post.occupied else 1
        counts[4] += former.get(post.title, post.headcount_by_year[0])
    rows: list[str] = []
    department = ""
    for (unit, title), (first, second, third, vacant, before) in grouped.items():
        if unit != department:
            rows.append(cell(writer.bold(unit), across=6))
            department = unit
        rows.append(cell(writer.text(title)))
        rows += [
            cell(writer.text(str(n) if n else "-"), place="center") for n in (before, first, second, third)
        ]
        rows.append(
            cell(writer.text(("กำหนดเพิ่ม" if before == 0 else "ว่าง") if vacant else ""), place="center")
        )
    totals = [sum(p.headcount_by_year[i] for p in facts.positions) for i in range(3)]
    rows.append(cell(writer.bold("รวม"), place="center"))
    former_total = sum(counts[4] for counts in grouped.values())
    rows += [cell(writer.bold(str(n)), place="center") for n in (former_total, *totals)] + [cell("")]
    return table(header, rows, TableStyle("(1fr, 2.2cm, 1.5cm, 1.5cm, 1.5cm, 2.4cm)"))


def _posts(writer: Writer, facts: Facts, _options: dict[str, str]) -> str:
    """Section 11: who sits on which numbered post; holders are not named."""
    header = _heads(writer, ["ที่", "ส่วนราชการ", "เลขที่ตำแหน่ง", "ตำแหน่ง", "ประเภท", "ระดับ", "ผู้ครอง\nตำแหน่ง"])
    rows: list[str] = []
    for i, post in enumerate(facts.positions, start=1):
        holder = "มีผู้ครอง" if post.occupied else "ว่าง"
        values = (
            str(i),
            post.department,
            post.position_number or "-",
            post.title,
            post.category,
            post.level or "-",
            holder,
        )
        rows += [cell(writer.text(value)) for value in values]
    return table(header, rows, TableStyle("(0.9cm, 2.5cm, 3.1cm, 1fr, 2.2cm, 2cm, 2cm)", size_pt=10.5))


def _series(writer: Writer, facts: Facts, _options: dict[str, str]) -> str:
    header = _heads(writer, [category for category, _ in facts.position_series])
    rows = [
        cell(writer.text("\n".join(f"- {title}" for title in titles))) for _, titles in facts.position_series
    ]
    return table(header, rows, TableStyle(f"(1fr,) * {len(rows)}", size_pt=11))


def _needs(writer: Writer, facts: Facts, _options: dict[str, str]) -> str:
    needs = facts.training_needs
    assert needs is not None
    header = _heads(writer, ["ส่วนราชการ", *needs.topics])
    rows = [
        x
        for unit, ticks in needs.rows
        for x in (
            cell(writer.text(unit)),
            *(cell(writer.text("/" if t else "-"), place="center") for t in ticks),
        )
    ]
    return table(header, rows, TableStyle(f"(3.4cm,) + (1fr,) * {len(needs.topics)}"))


def _roles(writer: Writer, facts: Facts, _options: dict[str, str]) -> str:
    header = _heads(writer, ["กลุ่มบุคคล", "บทบาท/หน้าที่ความรับผิดชอบ"])
    rows = [
        x
        for role in facts.idp_roles
        for x in (
            cell(writer.text(role.group)),
            cell(writer.text("\n".join(f"{i}. {duty}" for i, duty in enumerate(role.duties, start=1)))),
        )
    ]
    return table(header, rows, TableStyle("(4cm, 1fr)", size_pt=13))


def _ticked(writer: Writer, facts: Facts, options: dict[str, str]) -> str:
    """Projects of a three-year plan: a tick a year."""
    strategy = next(s for s in facts.strategies if s.number == options["strategy"])
    header = _heads(writer, ["ที่", "โครงการ/กิจกรรม", "ตัวชี้วัด", "งบประมาณ (บาท/ปี)", *options["years"].split()])
    rows: list[str] = []
    for project in strategy.projects:
        rows.append(
            cell(
                mark(f"project:{strategy.number}/{project.number}") + writer.text(project.number),
                place="center",
            )
        )
        rows += [cell(writer.text(x)) for x in (project.name, _target(project))]
        money = _budget_text(project.budget).replace("จำนวน ", "").replace(" บาท", "")
        rows.append(cell(writer.text(money), place="right"))
        rows += [cell(writer.text("/" if tick else "-"), place="center") for tick in project.ticks]
    return table(header, rows, TableStyle("(1cm, 1.2fr, 1fr, 2.6cm, 1.2cm, 1.2cm, 1.2cm)"))


_ARROW = (
    "#place(left + top, dx: -2pt, dy: 5pt)[#line(length: {length}pt, stroke: 1.6pt)]"
    "#place(left + top, dx: {tip}pt, dy: 2pt)[#polygon(fill: black, (0pt, 0pt), (7pt, 3pt), (0pt, 6pt))]"
)
_MONTH_PT = 21.5


def _gantt(writer: Writer, facts: Facts, options: dict[str, str]) -> str:
    """Form ผด.02: an arrow over the months of work."""
    start = int(options["year"]) - 1
    names = [
        "ที่",
        "โครงการ",
        "รายละเอียดของกิจกรรม",
        "งบประมาณ\n(บาท)",
        "สถานที่\nดำเนินการ",
        "หน่วยงาน\nรับผิดชอบหลัก",
    ]
    header = [cell(writer.bold(name), down=2, place=_MID) for name in names]
    header += [
        cell(writer.bold(f"พ.ศ. {start}"), across=3, place=_MID),
        cell(writer.bold(f"พ.ศ. {start + 1}"), across=9, place=_MID),
    ]
    header += [cell(f"#text(size: 8.5pt)[{writer.text(month)}]", place=_MID) for month in MONTHS]
    rows: list[str] = []
    for project in (p for p in facts.projects if p.programme == options["programme"]):
        rows.append(
            cell(
                mark(f"project:{options['programme']}/{project.number}") + writer.text(project.number),
                place="center",
            )
        )
        rows += [cell(writer.text(x)) for x in (project.name, project.objective or "")]
        rows.append(cell(writer.text(_money_cell(project.budget)), place="right"))
        rows += [cell(writer.text(x or "")) for x in (project.location, project.owner)]
        rows += [
            f"[{_arrow(project.months) if project.months and m == _first(project.months) else ''}]"
            for m in _FISCAL
        ]
    return table(
        header,
        rows,
        TableStyle(f"(0.8cm, 1fr, 1.15fr, 1.9cm, 1.7cm, 1.9cm) + ({_MONTH_PT}pt,) * 12", size_pt=10.5),
    )


_FISCAL = (10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9)


def _first(months: tuple[int, ...]) -> int:
    return min(months, key=_FISCAL.index)


def _arrow(months: tuple[int, ...]) -> str:
    length = len(months) * _MONTH_PT - 10
    return _ARROW.format(length=length, tip=length - 3)


def _money_cell(budget: Budget) -> str:
    if budget.unreadable:
        return "###"
    return {"none_declared": "-", "blank": ""}.get(budget.status) or (
        f"{budget.total_baht:,}" if budget.total_baht else ""
    )


def _five_years(writer: Writer, facts: Facts, options: dict[str, str]) -> str:
    """Form ผ.02: five budget columns."""
    years = options["years"].split()
    first = ["ที่", "โครงการ", "วัตถุประสงค์", "เป้าหมาย\n(ผลผลิตของโครงการ)"]
    last = ["ตัวชี้วัด (KPI)", "ผลที่คาดว่า\nจะได้รับ", "หน่วยงาน\nรับผิดชอบหลัก"]
    header = [cell(writer.bold(x), down=2, place=_MID) for x in first]
    header.append(cell(writer.bold("งบประมาณ"), across=len(years), place=_MID))
    header += [cell(writer.bold(x), down=2, place=_MID) for x in last]
    header += [cell(writer.bold(f"{year}\n(บาท)"), place=_MID) for year in years]
    rows: list[str] = []
    for project in (p for p in facts.projects if p.programme == options["programme"]):
        rows.append(
            cell(
                mark(f"project:{options['programme']}/{project.number}") + writer.text(project.number),
                place="center",
            )
        )
        rows += [cell(writer.text(x or "")) for x in (project.name, project.objective, project.location)]
        paid = {line.year_be: line.amount_baht for line in project.budget.lines}
        rows += [
            cell(writer.text(f"{paid[int(y)]:,}" if int(y) in paid else "-"), place="right") for y in years
        ]
        rows += [
            cell(writer.text(x or "")) for x in (_target(project), project.expected_result, project.owner)
        ]
    return table(
        header,
        rows,
        TableStyle("(0.8cm, 1.2fr, 1.1fr, 1fr) + (1.75cm,) * 5 + (1fr, 1fr, 1.7cm)", size_pt=10.5),
    )


def _indent(item: BudgetItem) -> str:
    return "" if item.is_total else "#h(10pt)"


def _estimate(writer: Writer, facts: Facts, options: dict[str, str]) -> str:
    """Expenditure estimate: three years of actuals, last year's estimate, change, this year's."""
    years = options["years"].split()
    header = [
        cell("", down=2),
        cell(writer.bold("รายจ่ายจริง"), across=3, place=_MID),
        cell(writer.bold("ประมาณการ"), across=3, place=_MID),
    ]
    header += [cell(writer.bold(f"ปี {y}"), place=_MID) for y in years[:4]]
    header += [cell(writer.bold("ยอดต่าง (%)"), place=_MID), cell(writer.bold(f"ปี {years[4]}"), place=_MID)]
    rows: list[str] = []
    for item in facts.budget_items:
        write = writer.bold if item.is_total or not item.amounts_baht else writer.text
        rows.append(cell(_indent(item) + write(item.label), place="right" if item.is_total else "left"))
        if not item.amounts_baht:
            rows += [cell("")] * 6
            continue
        *past, last, new = item.amounts_baht
        money = [f"{x:,}.00" if x else "0.00" for x in (*past, last)]
        change = "" if item.change_percent is None else f"{item.change_percent:.2f} %"
        rows += [cell(write(x), place="right") for x in (*money, change, f"{new:,}")]
    return table(header, rows, TableStyle("(1fr, 2.7cm, 2.7cm, 2.7cm, 2.7cm, 2.1cm, 2.7cm)", size_pt=11))


FORMS: dict[str, Form] = {
    "projects": _projects,
    "summary": _summary,
    "staffing": _staffing,
    "costs": _costs,
    "frame": _frame,
    "posts": _posts,
    "structure": structure,
    "series": _series,
    "needs": _needs,
    "roles": _roles,
    "ticked": _ticked,
    "gantt": _gantt,
    "five_years": _five_years,
    "estimate": _estimate,
}
