"""The lines of a budget told as text: branches with "in all ... baht", items with "amount ... baht".

The detail report of an ordinance is no table: each branch and item stands on a line of its own with its
amount at the right margin, behind dots or blanks, and what the item is for follows further in.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from pipeline.mapping.content import line_evidence
from pipeline.text.digits import to_arabic
from pipeline.text.money import parse_baht
from schemas.geometry import Evidence
from schemas.line import Line


class Mark(StrEnum):
    """What a line of the report is. `CAPTION`: words without an amount that are no explanation."""

    PLAN = "plan"
    BRANCH = "branch"
    ITEM = "item"
    CAPTION = "caption"
    EXPLANATION = "explanation"


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """One branch, item or caption and where it stands; `left_pt` is where its words begin."""

    mark: Mark
    label: str
    evidence: tuple[Evidence, ...]
    left_pt: float
    amount: Decimal | None = None


# "in all", "amount", "set at", each behind dots or blanks, then the amount in baht at the end of the line, or
# before "made up of", "as follows".
_AMOUNT = re.compile(
    r"^(?P<label>.*?)[\s.…]*(?P<word>รวมทั้งสิ้น|รวมเป็นเงิน|ตั้งไว้รวม|รวมตั้งไว้|รวม|ตั้งจ่ายไว้|ตั้งไว้|จำนวน)"
    r"[\s.…:]*(?P<amount>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d{2}|\.-)?)\s*บาท"
    r"(?:\s*(?:แยกเป็น|แบ่งเป็น|ดังนี้|ประกอบด้วย))*[\s.:]*$"
)
_NUMBER = re.compile(r"^\(?\d{1,2}(?:(?:\.\d{1,2}){1,3}[.)]?|[.)])\s*(?=\D)")
# in order to, note, estimated, reckoned, whereby, or a bullet
_EXPLAINS = re.compile(r"^(?:เพื่อ|คำชี้แจง|ประมาณการ|คำนวณ|โดย|[-–•*])")
_PLAN = re.compile(r"^แผนงาน[^()]{2,60}$")  # plan
# Captions over items, without an amount of their own: kinds of equipment, expenses in connection with duties.
_GROUP = re.compile(r"^(?:ประเภท)?(?:ครุภัณฑ์|รายจ่ายเกี่ยวเนื่อง|ค่าใช้จ่ายเกี่ยวเนื่อง|รายจ่ายเกี่ยวกับ|อาคารต่าง)")
_LEVEL = re.compile(r"^(?:แผนงาน|งาน|งบ|หมวด)")  # plan, work, budget, category of revenue
_CODE = re.compile(r"\s*\(\s*\d{5,6}\s*\)")  # the code of a plan, work, budget or category
_DOTS = re.compile(r"[.…]{3,}")
UNIT = "บาท"  # baht
BULLETS = ("-", "–", "•", "*")
EDGE_PT = 4.0
DEEPER_PT = 3.0
CENTRED_PT = 45.0
RAGGED_PT = 60.0
"""How much of its width a full line of Thai text may leave empty, no word being broken."""
MOST_BELOW = 3
"""Lines that a long name may take below its amount."""

SHARED_EDGE = 0.5
LEAST_LINES, LEAST_LISTED = 3, 2


@dataclass(slots=True)
class _Page:
    """What the lines of the report have in common: right edge of amounts and of text, middle, item marks."""

    amount_edge: float | None
    text_edge: float
    middle: float
    bulleted: bool

    def ends_at_amounts(self, line: Line) -> bool:
        return self.amount_edge is None or abs(line.bbox.x1 - self.amount_edge) <= EDGE_PT


def budget_lines(lines: Sequence[Line]) -> tuple[BudgetLine, ...]:
    """The lines of one report, in printed order; explanations are left out."""
    lines = _with_units(lines)
    page = _page(lines)
    out: list[BudgetLine] = []
    waiting: list[Line] = []
    explained: Line | None = None
    at = 0
    while at < len(lines):
        line = lines[at]
        found = _amount(line, page, None if _starts_anew(line, out) else explained)
        if found is not None:
            took, entry = _with_label(found, line, waiting, lines[at + 1 :])
            out.extend(_captions(waiting, entry))
            out.append(entry)
            waiting, explained, at = [], None, at + took
        elif _is_plan(line, lines[at + 1 : at + 2], page):
            out.append(BudgetLine(Mark.PLAN, uncoded(line.text), line_evidence([line]), line.bbox.x0))
            waiting, explained = [], None
        elif out and _is_explanation(line, explained, out[-1], page):
            explained = line
        elif out:
            waiting.append(line)
            explained = None
        at += 1
    return tuple(out)


def _with_units(lines: Sequence[Line]) -> list[Line]:
    """The lines with the word baht back at the amount that left it no room."""
    out: list[Line] = []
    for line in lines:
        if out and line.text.strip() == UNIT and _parts(whole := _said_on(out[-1], line)):
            out[-1] = whole
        else:
            out.append(line)
    return out


def _said_on(line: Line, after: Line) -> Line:
    return line.model_copy(update={"text": f"{line.text} {after.text}", "raw": f"{line.raw} {after.raw}"})


def _page(lines: Sequence[Line]) -> _Page:
    ends = Counter(round(line.bbox.x1) for line in lines if _parts(line))
    edge = None
    if ends:
        best = max(ends, key=lambda x: sum(n for at, n in ends.items() if abs(at - x) <= EDGE_PT))
        near = sum(n for at, n in ends.items() if abs(at - best) <= EDGE_PT)
        edge = float(best) if near >= max(LEAST_LINES, SHARED_EDGE * ends.total()) else None
    text = [line.bbox.x1 for line in lines if not _parts(line)]
    left = min((line.bbox.x0 for line in lines), default=0.0)
    right = max((line.bbox.x1 for line in lines), default=0.0)
    listed = sum(1 for line in lines if line.text.strip().startswith(BULLETS) and _is_set_off(line))
    return _Page(edge, max(text, default=right), (left + right) / 2, listed >= LEAST_LISTED)


def _is_set_off(line: Line) -> bool:
    """Whether blanks or dots set the amount of a line off from its name."""
    return _parts(line) is not None and bool(line.gaps or _DOTS.search(line.text))


def _parts(line: Line) -> "re.Match[str] | None":
    return _AMOUNT.match(to_arabic(line.text).strip())


def _amount(line: Line, page: _Page, explained: Line | None) -> "re.Match[str] | None":
    """The parts of a line that ends in an amount; amounts within explanations are none."""
    found = _parts(line)
    if found is None or not page.ends_at_amounts(line):
        return None
    text = line.text.strip()
    if text.startswith(BULLETS) and page.bulleted:
        return found
    if page.amount_edge is None or not (line.gaps or _DOTS.search(text) or not found["label"]):
        inside = explained is not None and _is_full(explained, page)
        return None if inside or _EXPLAINS.match(text) else found
    return None if _EXPLAINS.match(text) and not _DOTS.search(text) else found


def _starts_anew(line: Line, out: Sequence[BudgetLine]) -> bool:
    """A line that is bold, numbered, or begins where the item before did goes on with no explanation."""
    text = to_arabic(line.text).strip()
    aligned = bool(out) and out[-1].mark is Mark.ITEM and abs(line.bbox.x0 - out[-1].left_pt) <= DEEPER_PT
    return line.bold or aligned or bool(_NUMBER.match(text)) or bool(_LEVEL.match(text))


def _is_full(line: Line, page: _Page) -> bool:
    return line.bbox.x1 >= page.text_edge - RAGGED_PT


def _is_plan(line: Line, after: Sequence[Line], page: _Page) -> bool:
    """A plan named on a line of its own, over its first work; in explanations plans are named too."""
    if not _PLAN.match(uncoded(line.text)) or not after:
        return False
    centred = abs((line.bbox.x0 + line.bbox.x1) / 2 - page.middle) <= CENTRED_PT
    below = _parts(after[0])
    heads = below is not None and below["word"].startswith("รวม")
    return (centred or line.bold) and (heads or centred)


def uncoded(text: str) -> str:
    """A name without the code printed behind it."""
    code = _CODE.search(to_arabic(text))
    return (text[: code.start()] + text[code.end() :] if code else text).strip()


def _is_explanation(line: Line, explained: Line | None, last: BudgetLine, page: _Page) -> bool:
    text = line.text.strip()
    if _EXPLAINS.match(text):
        return True
    if explained is None or last.mark is Mark.BRANCH:
        return False
    if line.bbox.x0 > last.left_pt + DEEPER_PT:
        return True
    return _is_full(explained, page) and not line.bold and not _GROUP.match(text)


def _with_label(
    found: "re.Match[str]", line: Line, waiting: list[Line], after: Sequence[Line]
) -> tuple[int, BudgetLine]:
    """The branch or item with its whole name, and how many lines after it belong to the name.

    A name of two lines may stand before and behind its amount; those before it leave `waiting`.
    """
    mark = Mark.BRANCH if "รวม" in found["word"] else Mark.ITEM
    words, lines = [_DOTS.sub(" ", found["label"]).strip()], [line]
    left = line.bbox.x0
    while waiting and _goes_on(waiting[-1], line, bare=not words[0]):
        above = waiting.pop()
        words.insert(0, above.text.strip())
        lines.insert(0, above)
        left = above.bbox.x0
    took = _lines_below(line, left, after, bare=not found["label"], item=mark is Mark.ITEM)
    words += [below.text.strip() for below in after[:took]]
    lines += after[:took]
    label = _NUMBER.sub("", uncoded("".join(words)).lstrip("".join(BULLETS) + " ")).strip()
    return took, BudgetLine(mark, label, line_evidence(lines), left, parse_baht(found["amount"]))


def _lines_below(line: Line, left: float, after: Sequence[Line], *, bare: bool, item: bool) -> int:
    """How many lines below an amount end its name.

    They begin where the name does, and what follows them explains the item; beside a bare amount the line
    that overlaps it belongs to the name in any case.
    """
    took = 0
    for below, then in pairwise(after[: MOST_BELOW + 1]):
        text = below.text.strip()
        if abs(below.bbox.x0 - left) > DEEPER_PT or _parts(below):
            break
        if bare and below.bbox.top < line.bbox.bottom:
            took += 1
            continue
        if not item or below.bold or _EXPLAINS.match(text) or _GROUP.match(text):
            break
        if _EXPLAINS.match(then.text.strip()) or (then.bbox.x0 > left + DEEPER_PT and not _parts(then)):
            return after.index(below) + 1
    return took


def _goes_on(above: Line, line: Line, *, bare: bool) -> bool:
    """Whether the words above an amount are the beginning of its name."""
    if bare:
        return above.page == line.page and above.bbox.bottom > line.bbox.top - line.size_pt
    if _GROUP.match(above.text.strip()) or above.page != line.page or _LEVEL.match(line.text.strip()):
        return False
    wide = (above.bbox.x1 - above.bbox.x0) > (line.bbox.x1 - line.bbox.x0) * SHARED_EDGE
    return wide and abs(above.bbox.x0 - line.bbox.x0) <= DEEPER_PT


def _captions(waiting: Sequence[Line], entry: BudgetLine) -> tuple[BudgetLine, ...]:
    """The caption right over an item: it stands no further in than the item."""
    if entry.mark is not Mark.ITEM or not waiting or waiting[-1].bbox.x0 > entry.left_pt + DEEPER_PT:
        return ()
    line = waiting[-1]
    label = _NUMBER.sub("", to_arabic(line.text).strip()).strip()
    return (BudgetLine(Mark.CAPTION, label, line_evidence([line]), line.bbox.x0),) if label else ()
