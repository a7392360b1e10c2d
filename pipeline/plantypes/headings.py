"""Headings against the section catalogue: wordings are compared with owner, staff and years set aside."""

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from pipeline.plantypes.registry import plan_types
from pipeline.text.searchable import match_key
from schemas.plan_type import PlanTypeKey, SectionSpec
from schemas.section import SectionKey

_LENGTH = re.compile(r"\(?(?:ระยะ(?:เวลา)?)[0-9]{1,2}ปี\)?")
"""The length of a plan, "for a term of five years"."""
_LATIN_IN_BRACKETS = re.compile(r"\([a-z0-9 .:&,/+-]*\)")
_YEARS = re.compile(
    r"(?:ประจำ)?(?:ปี)?(?:งบประมาณ)?(?:ระหว่างปี)?\(?(?:พ\.?ศ\.?)?2[4-6]\d\d(?:(?:-|ถึง)(?:พ\.?ศ\.?)?\d{2,4})?\)?"
)
_STAFF = re.compile(
    r"(?:ข้าราชการ(?:หรือ|และ|/)?)?(?:พนักงานส่วนท้องถิ่น|พนักงานเทศบาล|พนักงานส่วนตำบล|บุคลากรท้องถิ่น)"
    r"(?:(?:และ|หรือ|,)?(?:ลูกจ้างประจำ|ลูกจ้าง|พนักงานจ้าง))*"
    r"|ข้าราชการองค์การบริหารส่วนจังหวัด|บุคลากรในสังกัด|ข้าราชการ(?=$)"
)
"""Local-government staff under any of its names, with the employees that may follow."""
_OWNER_WORDS = (
    r"องค์กรปกครองส่วนท้องถิ่น|องค์กรปกครองท้องถิ่น|องค์การบริหารส่วนตำบล|องค์การบริหารส่วนจังหวัด"
    r"|เทศบาลนคร|เทศบาลเมือง|เทศบาลตำบล|เทศบาล|อบต\.?|อบจ\.?"
)
_OWNER = re.compile(rf"(?:ของ|ใน|ในเขต|ที่)?(?:{_OWNER_WORDS})")
_OWNER_TO_END = re.compile(rf"(?:ของ|ในเขต)(?:{_OWNER_WORDS})[ก-๎]{{2,30}}$")
_TAIL = re.compile(r"[.:;…*_\-–]+$")
_ONE_STAFF = "บุคลากร"

LEAST_SCORE = 0.6
"""Worse matches are none."""
PREFIX_TOP = 0.95
PREFIX_LOSS = 0.22
SHORTEST_PREFIX = 8
SURE_LIKENESS = 0.93
TITLE_SLACK = 6
"""Characters a damaged title may have lost or gained."""


@dataclass(frozen=True, slots=True)
class HeadingMatch:
    """A catalogue entry a heading fits; `score` 0 to 1; `rank` is the place of the wording in its entry."""

    spec: SectionSpec
    score: float
    rank: int

    @property
    def order(self) -> tuple[float, int]:
        """Sort key: the better match first."""
        return (-self.score, self.rank)


def heading_key(heading: str, owner: str = "") -> str:
    """`heading` (its number taken off) as it is compared; `owner` is the bare name of the organization."""
    key = match_key(heading)
    if owner:
        key = re.sub(rf"(?:ของ|ใน|ในเขต)?(?:{_OWNER_WORDS}){re.escape(match_key(owner))}", "", key)
    key = _LATIN_IN_BRACKETS.sub("", key)
    key = _YEARS.sub("", _LENGTH.sub("", key)).replace("สามปี", "3ปี")
    key = _STAFF.sub(_ONE_STAFF, key)
    key = _OWNER.sub("", _OWNER_TO_END.sub("", key))
    return _TAIL.sub("", key)


@lru_cache(maxsize=32)
def _wordings(plan_type_key: PlanTypeKey) -> tuple[tuple[str, ...], tuple[tuple[SectionSpec, int], ...]]:
    """The compared wordings of a plan type, and the entry and rank each belongs to."""
    entries = [
        (heading_key(wording) or match_key(wording), (spec, rank))
        for spec in plan_types()[plan_type_key].sections
        for rank, wording in enumerate(spec.headings)
    ]
    return tuple(key for key, _at in entries), tuple(at for _key, at in entries)


@lru_cache(maxsize=8192)
def heading_matches(key: str, plan_type_key: PlanTypeKey) -> tuple[HeadingMatch, ...]:
    """The catalogue entries of a plan type that `key` (see `heading_key`) fits at all, best first."""
    wordings, entries = _wordings(plan_type_key)
    scores = {
        index: score
        for _w, score, index in process.extract(
            key, wordings, scorer=Levenshtein.normalized_similarity, score_cutoff=LEAST_SCORE, limit=None
        )
    }
    for index, wording in enumerate(wordings):
        if len(key) > len(wording) >= SHORTEST_PREFIX and key[:2] == wording[:2]:
            scores[index] = max(scores.get(index, 0.0), _prefix_score(key, wording))
    best: dict[SectionKey, HeadingMatch] = {}
    for index, score in scores.items():
        spec, rank = entries[index]
        match = HeadingMatch(spec, score, rank)
        if score >= LEAST_SCORE and (spec.key not in best or match.order < best[spec.key].order):
            best[spec.key] = match
    return tuple(sorted(best.values(), key=lambda match: match.order))


@lru_cache(maxsize=1)
def _all_wordings() -> frozenset[str]:
    return frozenset(key for name in plan_types() for key in _wordings(name)[0])


def is_catalogue_wording(heading: str) -> bool:
    """Whether `heading` (its number taken off) is word for word a heading of some catalogue."""
    return heading_key(heading) in _all_wordings()


def likeness_to_catalogue(heading: str) -> float:
    """How much `heading` is like the nearest heading of any catalogue, 0 to 1; 0 below `SURE_LIKENESS`."""
    found = process.extractOne(
        heading_key(heading),
        tuple(_all_wordings()),
        scorer=Levenshtein.normalized_similarity,
        score_cutoff=SURE_LIKENESS,
    )
    return float(found[1]) if found else 0.0


def _prefix_score(key: str, wording: str) -> float:
    """The score of a key that begins with the wording: it loses by what it adds."""
    begin = float(Levenshtein.normalized_similarity(key[: len(wording)], wording))
    return begin * (PREFIX_TOP - PREFIX_LOSS * (len(key) - len(wording)) / len(key))


def title_match(key: str, wording: str) -> tuple[float, int]:
    """How well `key` begins with `wording`, 0 to 1, and the offset in `key` where that beginning ends."""
    lengths = range(max(1, len(wording) - TITLE_SLACK), len(wording) + TITLE_SLACK + 1)
    scored = [
        (float(Levenshtein.normalized_similarity(key[:length], wording)), -abs(length - len(wording)), length)
        for length in lengths
        if length <= len(key) + TITLE_SLACK
    ]
    score, _off, length = max(scored, default=(0.0, 0, 0))
    return score, min(length, len(key))
