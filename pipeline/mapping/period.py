"""The years a plan covers, where they are stated for the plan itself and not for another plan it cites."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.gazetteer.organizations import organization_mentions
from pipeline.mapping.content import line_evidence
from pipeline.mapping.front import LONGEST_FRONT_LINE, body_lines, front_lines, running_lines
from pipeline.plantypes.registry import plan_type
from pipeline.text.dates import YearRange, year_ranges
from pipeline.text.searchable import match_key
from schemas.line import Line, Lines
from schemas.period import Period
from schemas.plan_type import PlanTypeKey

TITLE_REACH = 4
"""Lines below a title in which its years may stand."""
WORDS_BETWEEN = 45
"""Characters between the wording of a title and its years in running text."""
NAME_TO_YEARS = 3
"""Characters (a blank, a bracket) between the name of an owner and the years of its plan."""
LONGEST_PLAN = 6

_OTHER_PLANS = re.compile(
    r"(?:ยุทธศาสตร์ชาติ|เศรษฐกิจและสังคมแห่งชาติ|รัฐบาลดิจิทัล|รัฐลาลดิจิทัล|แผนแม่บท|แผนปฏิรูป|แผนการปฏิรูป"
    r"|แผนพัฒนาจังหวัด|แผนพัฒนาอำเภอ|พระราชบัญญัติ|พ\.ร\.บ\.|ประกาศ(?!ใช้)|ระเบียบ|ลงวันที่)"
)
"""National plans, laws and letters that carry years of their own; not "announces the use of" this plan."""
_OF_A_LAW = re.compile(r"ส่วนท้องถิ่น\s*\(?\s*(?:พ\.?\s?ศ\.?)?\s*$")
"""The end of the name of an act or a regulation "of local government", before its one year."""
_OPEN_END = re.compile(r"(?:[-–—]|ถึง|พ\.\s?ศ\.)\s*$")  # a dash, "to", "B.E."
_FISCAL = re.compile(r"ปีงบประมาณ")  # fiscal year


@dataclass(frozen=True, slots=True)
class _Stated:
    years: YearRange
    line: Line
    rank: int

    @property
    def span(self) -> tuple[int, int]:
        return self.years.start_year_be, self.years.end_year_be


def plan_period(lines: Lines, key: PlanTypeKey, title: Line | None) -> Period | None:
    """The stated period of a plan of type `key` whose title stands on `title`; `None` where none is."""
    known = plan_type(key)
    lengths = known.years if known else ()
    stated = [
        *_beside_title(lines, title),
        *_after_title_words(lines, key),
        *_in_running_lines(lines),
        *_after_owner(lines),
    ]
    if not stated:
        stated = _fiscal_years_of_length(lines, lengths)
    if not stated:
        return None
    best = min(stated, key=lambda one: (_length_rank(one.years, lengths), one.rank))
    witnesses = [one.line for one in stated if one.span == best.span]
    unique = list({line.id: line for line in witnesses}.values())
    return Period(start_year_be=best.span[0], end_year_be=best.span[1], evidence=line_evidence(unique[:4]))


def _length_rank(years: YearRange, lengths: tuple[int, ...]) -> int:
    return 0 if not lengths or years.end_year_be - years.start_year_be + 1 in lengths else 1


def _own_years(line: Line, after: Line | None = None) -> Iterator[YearRange]:
    """The years of a line that no other plan or law claims; a range may end on the line `after` it."""
    open_end = after is not None and _OPEN_END.search(line.text)
    text = f"{line.text} {after.text}" if after is not None and open_end else line.text
    for years in year_ranges(text):
        if years.start >= len(line.text):
            continue
        before = text[: years.start]
        if _OTHER_PLANS.search(before) or (_OF_A_LAW.search(before) and not years.is_range):
            continue
        if years.end_year_be - years.start_year_be >= LONGEST_PLAN:
            continue
        yield years


def _beside_title(lines: Lines, title: Line | None) -> list[_Stated]:
    """Years on the title's line and the lines right below it."""
    if title is None:
        return []
    front = [line for line in front_lines(lines) if line.page == title.page]
    if title not in front:
        return []
    at = front.index(title)
    near = front[at : at + 1 + TITLE_REACH]
    below = (*front[at + 1 :], None)
    return [
        _Stated(years, line, rank)
        for rank, (line, after) in enumerate(zip(near, below, strict=False))
        for years in _own_years(line, after)
    ]


def _after_title_words(lines: Lines, key: PlanTypeKey) -> list[_Stated]:
    """Years that follow the wording of the plan's title in running text."""
    known = plan_type(key)
    if known is None:
        return []
    titles = [match_key(title) for title in known.titles]
    found = []
    for line in body_lines(lines):
        for years in _own_years(line):
            before = match_key(line.text[: years.start])[-WORDS_BETWEEN:]
            if any(title in before for title in titles):
                found.append(_Stated(years, line, 10 + line.page))
    return found


def _after_owner(lines: Lines) -> list[_Stated]:
    """Ranges of years right after the name of a local government, on lines that are no running text."""
    found = []
    for line in body_lines(lines):
        mentions = list(organization_mentions(line.text)) if len(line.text) <= LONGEST_FRONT_LINE else []
        for years in _own_years(line):
            after = [one for one in mentions if 0 <= years.start - one.end <= NAME_TO_YEARS]
            if after and years.is_range:
                found.append(_Stated(years, line, 50 + line.page))
    return found


def _in_running_lines(lines: Lines) -> list[_Stated]:
    return [_Stated(years, line, 9) for line in running_lines(lines) for years in _own_years(line)]


def _fiscal_years_of_length(lines: Lines, lengths: Iterable[int]) -> list[_Stated]:
    """Fiscal years of the length the type has, stated anywhere, if they all agree."""
    wanted = [length for length in lengths if length > 1]
    found = [
        _Stated(years, line, 100 + line.page)
        for line in body_lines(lines)
        if _FISCAL.search(line.text)
        for years in _own_years(line)
        if years.fiscal and years.end_year_be - years.start_year_be + 1 in wanted
    ]
    return found if len({one.span for one in found}) == 1 else []
