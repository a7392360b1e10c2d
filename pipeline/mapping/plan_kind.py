"""What kind of plan a document is: by its title, by its headings, by its tables; with the evidence."""

import re
from dataclasses import dataclass, field

from pipeline.gazetteer.organizations import organization_mentions
from pipeline.mapping.content import line_evidence
from pipeline.mapping.front import body_lines, body_size_pt, front_lines, running_lines
from pipeline.mapping.heading_lines import HeadingLine, possible_headings
from pipeline.plantypes.headings import HeadingMatch, heading_key, heading_matches, title_match
from pipeline.plantypes.registry import plan_types
from pipeline.text.numbering import numbering
from pipeline.text.searchable import match_key
from schemas.geometry import Evidence
from schemas.line import Line, Lines
from schemas.plan_type import PlanType, PlanTypeKey
from schemas.table import Tables

TITLE_WEIGHT = 5.0
RUNNING_TITLE_WEIGHT = 3.0
INTRODUCED = 0.9
"""Factor for a title with words before it ("subject: the use of ...")."""
TABLE_WEIGHT = 1.5
TABLE_WEIGHT_AT_MOST = 3.0
NUMBER_WEIGHT = 1.5
"""Added where a heading carries the number its section has in the template."""
LEAST_TITLE_SCORE = 0.82
LEAST_HEADING_SCORE = 0.85
LEAST_TOTAL = 2.0
LEAST_MARGIN = 0.5
SUBJECT_REACH = 3
"""Lines below the opening of an announcement in which its subject stands."""

TITLE_BEGIN = 3
"""Characters of a title that must be met exactly: its first word."""

_AFTER_TITLE = re.compile(
    r"(?:[1-9]ปี|\([1-9]ปี\))?(?:$|[-:(*….]|[0-9]{4}|ประจำ|ประจําปี|ปี|พ\.?ศ|ของ|เทศบาล|องค์การบริหาร|องค์กรปกครอง|อบต|อบจ|ฉบับ|ปรับปรุง"
    r"|ระยะ|รอบ|ครั้งที่|แก้ไข|เพิ่มเติม|ทบทวน|สำหรับ|จังหวัด|อำเภอ)"
)
"""What may follow a title: for how many years, then nothing, a sign, years, the owner, the edition."""

_BEFORE_TITLE = re.compile(
    r"^(?:\(?ร่าง\)?|เรื่อง|รายละเอียดโครงการพัฒนา|การจัดทำ|ประกาศใช้|การประกาศใช้|การใช้|ขอประกาศใช้|ฉบับ)+"
)
"""Words that may stand before a title, several of them too: draft, subject, the making of, the use of."""
_YEARS_ONLY = re.compile(
    r"[\s(]*(?:ประจำ)?(?:ปี)?(?:งบประมาณ)?(?:พ\.?ศ\.?)?2[4-6]\d\d(?:(?:-|ถึง)(?:พ\.?ศ\.?)?2[4-6]\d\d)?[\s)]*"
)
"""A line with the years of a plan and nothing else."""
_NO_PLAN = ("คู่มือ", "บันทึกข้อความ", "คำสั่ง", "รายงานการประชุม", "แบบสอบถาม")
"""Titles of papers that are no plan: manual, memorandum, order, minutes, questionnaire."""


@dataclass(slots=True)
class Tally:
    """What speaks for one plan type."""

    total: float = 0.0
    lines: list[Line] = field(default_factory=list)

    def add(self, weight: float, *lines: Line) -> None:
        """Count `weight` and keep the lines it comes from."""
        self.total += weight
        self.lines.extend(line for line in lines if line not in self.lines)


@dataclass(frozen=True, slots=True)
class PlanKind:
    """The decision. `title` is the line of the title, if there is one; `reason` says why none was made."""

    key: PlanTypeKey
    evidence: tuple[Evidence, ...]
    title: Line | None
    reason: str = ""


def printed_title(lines: Lines, title: Line | None) -> tuple[Line, ...]:
    """The lines of the printed title: its own, and the one below when that holds its years and no more."""
    if title is None:
        return ()
    front = [line for line in front_lines(lines) if line.page == title.page]
    below = front[front.index(title) + 1 :][:1] if title in front else []
    return (title, *(line for line in below if _YEARS_ONLY.fullmatch(match_key(line.text))))


def title_text(text: str) -> str:
    """A line of a title up to the owner's name, where it goes on with that."""
    owner = next(organization_mentions(text), None)
    before = text[: owner.start].strip(" :-–ของ") if owner and owner.start else ""
    return before or text.strip()


def plan_kind(lines: Lines, tables: Tables) -> PlanKind:
    """The kind of plan that `lines` and `tables` make up."""
    tallies = {key: Tally() for key in plan_types()}
    title = _count_titles(lines, tallies)
    _count_headings(body_lines(lines), tallies)
    spoken = max((tally.total for tally in tallies.values()), default=0.0)
    _count_tables(tables, tallies)
    ranked = sorted(tallies.items(), key=lambda pair: -pair[1].total)
    if not ranked:
        return PlanKind(PlanTypeKey.OTHER, (), title, "no plan type is known")
    (key, best), second = ranked[0], ranked[1][1].total if len(ranked) > 1 else 0.0
    no_plan = _no_plan_title(lines)
    if no_plan is not None and title is None:
        return PlanKind(PlanTypeKey.OTHER, line_evidence([no_plan]), no_plan, "its title names no plan")
    announced = _announcement(lines)
    if announced is not None and title is None and spoken < LEAST_TOTAL:
        return PlanKind(
            PlanTypeKey.OTHER,
            line_evidence([announced]),
            announced,
            "it announces something else than a plan",
        )
    if best.total < LEAST_TOTAL or best.total - second < LEAST_MARGIN:
        rivals = ", ".join(f"{name} {tally.total:.1f}" for name, tally in ranked[:2])
        return PlanKind(PlanTypeKey.OTHER, (), title, f"nothing speaks clearly for one type ({rivals})")
    return PlanKind(key, line_evidence(best.lines[:6]), title)


def _no_plan_title(lines: Lines) -> Line | None:
    first = [line for line in front_lines(lines) if line.page == 1][:6]
    return next((line for line in first if match_key(line.text).startswith(_NO_PLAN)), None)


def _announcement(lines: Lines) -> Line | None:
    """The subject of an announcement, where the first page is one ("announcement of ..., subject: ...").

    A table like a plan's does not make a plan of it: budgets and awards are announced in such tables.
    """
    first = [line for line in front_lines(lines) if line.page == 1][:6]
    opened = next((at for at, line in enumerate(first) if match_key(line.text).startswith("ประกาศ")), None)
    if opened is None:
        return None
    near = first[opened + 1 : opened + 1 + SUBJECT_REACH]
    return next((line for line in near if match_key(line.text).startswith("เรื่อง")), None)


def _title_key(text: str) -> str:
    return _one_spelling(_BEFORE_TITLE.sub("", match_key(text)))


def _one_spelling(key: str) -> str:
    return key.replace("สามปี", "3ปี")  # "three years", in words and in figures


def _best_title(key: str, plan_type: PlanType) -> float:
    """How well `key` is a title of `plan_type`: alike, and not followed by a whole sentence."""
    best = 0.0
    for title in plan_type.titles:
        wording = _one_spelling(match_key(title))
        if key[:TITLE_BEGIN] != wording[:TITLE_BEGIN]:
            continue
        score, end = title_match(key, wording)
        if score >= LEAST_TITLE_SCORE and _AFTER_TITLE.match(key, end):
            # Of two titles that fit, the one that says more: "แผนพัฒนาบุคลากร" begins other titles.
            best = max(best, score + len(title) / 1000)
    return best


def _count_titles(lines: Lines, tallies: dict[PlanTypeKey, Tally]) -> Line | None:
    """Count the titles of the front and of running lines; the printed title of the best, if any."""
    best: tuple[float, Line] | None = None
    size = body_size_pt(body_lines(lines)) or 1.0
    counted: dict[PlanTypeKey, float] = {}
    for weight, group in ((TITLE_WEIGHT, front_lines(lines)), (RUNNING_TITLE_WEIGHT, running_lines(lines))):
        for line in group:
            key = _title_key(line.text)
            scored = [(_best_title(key, one), name) for name, one in plan_types().items()]
            score, name = max(scored, key=lambda pair: pair[0], default=(0.0, PlanTypeKey.OTHER))
            if not score or numbering(line.text):
                continue
            place = (
                weight * score * (1.2 if line.page == 1 else 1.0) * min(max(line.size_pt / size, 0.8), 1.3)
            )
            if place > counted.get(name, 0.0):
                tallies[name].add(place - counted.get(name, 0.0), line)
                counted[name] = place
            place *= 1.0 if key == _one_spelling(match_key(line.text)) else INTRODUCED
            if weight == TITLE_WEIGHT and (best is None or place > best[0]):
                best = (place, line)
    return best[1] if best else None


def _count_headings(lines: Lines, tallies: dict[PlanTypeKey, Tally]) -> None:
    """Count headings of the catalogues; one that several types share says little."""
    counted: dict[PlanTypeKey, set[str]] = {key: set() for key in tallies}
    for heading in possible_headings(lines, body_size_pt(lines)):
        fits = _fits(heading)
        for name, match in fits.items():
            if match.spec.key in counted[name]:
                continue
            counted[name].add(match.spec.key)
            weight = match.score / len(fits) ** 2
            if heading.numbered and heading.mark and heading.mark.number == match.spec.number:
                weight += NUMBER_WEIGHT / len(fits)
            tallies[name].add(weight, heading.lines[0])


def _fits(heading: HeadingLine) -> dict[PlanTypeKey, HeadingMatch]:
    key = heading_key(heading.title)
    found = {name: next(iter(heading_matches(key, name)), None) for name in plan_types()} if key else {}
    return {name: match for name, match in found.items() if match and match.score >= LEAST_HEADING_SCORE}


def _count_tables(tables: Tables, tallies: dict[PlanTypeKey, Tally]) -> None:
    forms = {name: {form.key for form in one.forms} for name, one in plan_types().items()}
    for name, known in forms.items():
        others = set().union(*(keys for other, keys in forms.items() if other is not name))
        own = [table for table in tables if table.form in known and table.form not in others]
        tallies[name].add(min(TABLE_WEIGHT * len(own), TABLE_WEIGHT_AT_MOST))
