"""Turn equations between figures into verdicts: cells, printed and recomputed value, digit repairs."""

from collections.abc import Iterable, Iterator

from pipeline.audit.digit_repair import repairs
from pipeline.audit.figures import Equation, FigureSystem, signed
from pipeline.audit.outcome import Bilingual, Outcome
from pipeline.audit.view import PlanView
from schemas.finding import Repair, Status
from schemas.geometry import Evidence

_SHOWN_PARTS = 12


def sum_outcomes(
    view: PlanView, system: FigureSystem, equations: Iterable[Equation] | None = None
) -> Iterator[Outcome]:
    """A verdict on each equation (all of the system by default) that does not hold.

    On a text layer it fails. On recognised text it is undecided: a misread digit or unread row explains it.
    """
    chosen = system.equations if equations is None else tuple(equations)
    for equation in chosen:
        if system.excess(equation):
            yield _mismatch(view, system, equation)


def _mismatch(view: PlanView, system: FigureSystem, equation: Equation) -> Outcome:
    offered = relevant_repairs(system, equation)
    doubtful = any(view.read_by_ocr(e) for i in equation.places for e in system.figures[i].evidence)
    total = system.figures[equation.total]
    difference = signed(system.excess(equation), total.unit)
    sums = system.sum_of(equation)
    th = f"{equation.name.th}: ยอดที่พิมพ์ {total.printed} ผลบวกที่คำนวณได้ {sums} ต่างกัน {difference}"
    en = f"{equation.name.en}: printed {total.printed}, recomputed {sums}, difference {difference}"
    return Outcome(
        Status.UNDECIDED if doubtful else Status.FAIL,
        Bilingual(
            th + _repair_text_th(offered, doubtful=doubtful), en + _repair_text_en(offered, doubtful=doubtful)
        ),
        expected=_parts_text(system, equation),
        actual=total.printed,
        evidence=_cells(system, equation),
        repairs=offered,
    )


def relevant_repairs(system: FigureSystem, equation: Equation) -> tuple[Repair, ...]:
    """Repairs of the whole system; of the equations around this one where the whole cannot be repaired."""
    whole = repairs(system)
    if whole:
        return whole
    return repairs(FigureSystem(system.figures, (equation,)))


def _cells(system: FigureSystem, equation: Equation) -> tuple[Evidence, ...]:
    places = (equation.total, *equation.parts)
    return tuple(dict.fromkeys(e for i in places for e in system.figures[i].evidence))


def _parts_text(system: FigureSystem, equation: Equation) -> str:
    printed = [system.figures[i].printed for i in equation.parts]
    shown = printed if len(printed) <= _SHOWN_PARTS else [*printed[: _SHOWN_PARTS - 1], "…", printed[-1]]
    counted = "" if shown is printed else f" ({len(printed)} รายการ)"
    return f"{' + '.join(shown)} = {system.sum_of(equation)}{counted}"


def repair_words(repair: Repair) -> str:
    """One repair in a line."""
    return ", ".join(f"{c.label} {c.printed} → {c.repaired}" for c in repair.changes)


def _repair_text_th(offered: tuple[Repair, ...], *, doubtful: bool) -> str:
    lead = "อ่านจากภาพสแกน อาจอ่านตัวเลขคลาดเคลื่อนหรือตกหล่น" if doubtful else "อาจพิมพ์ตัวเลขคลาดเคลื่อน"
    if offered:
        return f" ({lead} มี {len(offered)} ทางเลือกที่ทำให้ยอดตรงกัน ระบบไม่เลือกให้ โปรดตรวจสอบกับต้นฉบับ)"
    return f" ({lead} โปรดตรวจสอบกับต้นฉบับ)" if doubtful else ""


def _repair_text_en(offered: tuple[Repair, ...], *, doubtful: bool) -> str:
    lead = "Read from a scan, figures may be misread or missed" if doubtful else "A digit may be misprinted"
    if offered:
        ways = "1 change" if len(offered) == 1 else f"{len(offered)} different changes"
        return f" ({lead}; {ways} would make the figures agree, none is chosen)"
    return f" ({lead}; please check the original)" if doubtful else ""
