"""Who owns a plan: the local government that front, running lines and text name, and its printed place."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from pipeline.gazetteer.departments import OTHER, department_key
from pipeline.gazetteer.organizations import (
    OrganizationMention,
    goes_on_in_text,
    organization_mentions,
    special_organization,
)
from pipeline.gazetteer.places import district_at, gazetteer, place_key, province_at, subdistrict_at
from pipeline.gazetteer.resolve import Resolution, full_name, resolve
from pipeline.mapping.content import line_evidence
from pipeline.mapping.front import body_lines, front_lines, running_lines
from schemas.line import Line, Lines
from schemas.organization import Match, Organization, OrganizationKind

FRONT_WEIGHT = 6.0
RUNNING_WEIGHT = 4.0
TEXT_WEIGHT = 1.0
HEAD_SHARE = 0.5
"""How much a mention through the head of the organization ("mayor of ...") counts."""
WHOLE_LINE = 12
"""Characters a line may have beside the name and the place to count as naming the owner alone."""
LEAST_SHARE = 0.6
"""A longer name is preferred to one it begins with when it has this share of the mentions."""
CUT_SHARE = 0.3
"""The share that is enough when the longer name is a place and the shorter none: cells cut names off."""
SHORTEST_NAME = 3
PLACE_REACH = 2
"""Lines below a name in which its district and province may stand."""
OFTEN = 2
"""How often a district must be named to tell which of several places the owner is."""
UNIT_REACH = 6
LONGEST_UNIT = 60

_DISTRICT = re.compile(r"(?:อำเภอ|อ\.)\s?(?P<rest>[ก-๎]{2,40})")  # district
_PROVINCE = re.compile(r"(?:จังหวัด|จ\.)\s?(?P<rest>[ก-๎]{2,40})")  # province
_PLACE = re.compile(
    r"\s*(?:ตำบล\s?[ก-๎]{2,30}\s+)?"
    r"(?:(?:อำเภอ|อ\.)\s?(?P<district>[ก-๎]{2,40}?)(?=\s*(?:จังหวัด|จ\.)|[^ก-๎]|$))?"
    r"(?:\s*(?:จังหวัด|จ\.)\s?(?P<province>[ก-๎]{2,40}))?"
)
_UNIT = re.compile(r"^(?:งาน|ฝ่าย|กอง|สำนัก|ส่วน|หน่วย)")  # work, branch, division, office, section, unit


_Named: TypeAlias = tuple[OrganizationKind, str]


@dataclass(frozen=True, slots=True)
class _Seen:
    """A mention with its line and how much it counts."""

    mention: OrganizationMention
    line: Line
    at: int
    weight: float


@dataclass(frozen=True, slots=True)
class _Owner:
    kind: OrganizationKind
    name: str
    seen: tuple[_Seen, ...]


def organization(lines: Lines, *, strict: bool) -> Organization:
    """The owner of the document.

    With `strict` (the document is no plan we know) only a name standing alone on the front counts: other
    papers speak of local governments that do not own them.
    """
    body = body_lines(lines)
    seen = [*_mentions(body, front_lines(lines)), *_running(lines)]
    if strict:
        seen = [one for one in seen if one.weight > TEXT_WEIGHT * 2]
    owner = _owner(seen)
    if owner is None:
        return _special(front_lines(lines)) or _unknown()
    district, province = _printed_place(owner, body)
    found = resolve(owner.kind, owner.name, district, province)
    if found.match is Match.NONE and district is None:
        place = _only_place_spoken_of(found, body)
        found = resolve(owner.kind, owner.name, *place) if place else found
    best = max(owner.seen, key=lambda one: one.weight)
    return Organization(
        name=found.name,
        kind=owner.kind,
        full_name=full_name(owner.kind, found.name),
        printed_name=_printed(best, owner.name),
        unit=_unit(owner, body),
        district=found.district,
        province=found.province,
        match=found.match,
        candidates=found.candidates if found.match is not Match.EXACT else (),
        evidence=line_evidence(_first_lines(owner.seen)),
    )


def _unknown() -> Organization:
    return Organization(name=None, kind=None, full_name=None, printed_name=None, match=Match.NONE)


def _special(front: Lines) -> Organization | None:
    for line in front:
        name = special_organization(line.text)
        if name:
            return Organization(
                name=name,
                kind=OrganizationKind.SPECIAL,
                full_name=name,
                printed_name=line.text.strip(),
                match=Match.EXACT,
                evidence=line_evidence([line]),
            )
    return None


def _mentions(body: Lines, front: Lines) -> Iterator[_Seen]:
    fronts = {line.id for line in front}
    for at, line in enumerate(body):
        for mention in organization_mentions(line.text):
            alone = line.id in fronts and _stands_alone(mention, line.text)
            weight = FRONT_WEIGHT if alone else TEXT_WEIGHT
            yield _Seen(mention, line, at, weight * (HEAD_SHARE if mention.by_head else 1.0))


def _running(lines: Lines) -> Iterator[_Seen]:
    for line in running_lines(lines):
        for mention in organization_mentions(line.text):
            yield _Seen(mention, line, -1, RUNNING_WEIGHT)


def _stands_alone(mention: OrganizationMention, text: str) -> bool:
    """Whether a line holds the name, its place, and hardly anything else."""
    rest = text[: mention.start] + text[mention.end :]
    rest = _PROVINCE.sub("", _DISTRICT.sub("", re.sub(r"ตำบล\s?[ก-๎]{2,30}", "", rest)))
    return mention.bounded and len(place_key(rest)) <= WHOLE_LINE


def _owner(seen: list[_Seen]) -> _Owner | None:
    """The name with the most weight; a longer name beats its beginning when it has most of its mentions."""
    support: dict[_Named, float] = {}
    names: dict[OrganizationKind, set[str]] = {}
    for one in seen:
        names.setdefault(one.mention.kind, set()).update(_possible_names(one.mention))
    for one in seen:
        for name in names[one.mention.kind]:
            if place_key(one.mention.name).startswith(place_key(name)):
                pair = one.mention.kind, name
                support[pair] = support.get(pair, 0.0) + one.weight
    if not support:
        return None
    kind, name = _uncut(_best(support), support)
    own = tuple(
        one
        for one in seen
        if one.mention.kind is kind and place_key(one.mention.name).startswith(place_key(name))
    )
    return _Owner(kind, name, own)


def _best(support: dict[_Named, float]) -> _Named:
    """The longest of the names that have enough of the mentions."""
    top = max(support.values())
    enough = (pair for pair, weight in support.items() if weight >= top * LEAST_SHARE)
    return max(enough, key=lambda pair: (len(pair[1]), support[pair]))


def _uncut(best: _Named, support: dict[_Named, float]) -> _Named:
    """The place whose name begins with `best`, where `best` is none and may have lost its end in cells."""
    kind, name = best
    if _is_place(name):
        return best
    longer = [
        pair
        for pair, weight in support.items()
        if pair[0] is kind
        and len(pair[1]) > len(name)
        and place_key(pair[1]).startswith(place_key(name))
        and weight >= support[best] * CUT_SHARE
        and _is_place(pair[1])
    ]
    return max(longer, key=support.__getitem__, default=best)


def _is_place(name: str) -> bool:
    found = subdistrict_at(name)
    return any(place_key(one.name) == place_key(name) for one in found) or province_at(name) == name


def _possible_names(mention: OrganizationMention) -> Iterator[str]:
    """The names a mention may hold: the places it begins with, and all of it where it is bounded."""
    found = [place.name for place in subdistrict_at(mention.name)[:1]]
    found.append(province_at(mention.name) or "")
    places = [name for name in found if len(name) >= SHORTEST_NAME]
    yield from places
    whole = mention.bounded and len(mention.name) >= SHORTEST_NAME
    if whole and not any(goes_on_in_text(mention.name, name) for name in places):
        yield mention.name


def _printed(seen: _Seen, name: str) -> str:
    """The type word and the name as the line prints them."""
    text = seen.line.text[seen.mention.start : seen.mention.end]
    length = len(seen.mention.name)
    return text[: len(text) - length + len(name)]


def _first_lines(seen: Iterable[_Seen]) -> list[Line]:
    ranked = sorted(seen, key=lambda one: (-one.weight, one.at))
    return list({one.line.id: one.line for one in ranked}.values())[:3]


def _printed_place(owner: _Owner, body: Lines) -> tuple[str | None, str | None]:
    """District and province printed right after the owner's name, by the most mentions."""
    votes: Counter[tuple[str | None, str | None]] = Counter()
    for one in owner.seen:
        name_end = one.mention.end - len(one.mention.name) + len(owner.name)
        below = [line.text for line in body[one.at + 1 : one.at + 1 + PLACE_REACH]] if one.at >= 0 else []
        place = _place_after(" ".join([one.line.text[name_end:], *below]))
        if place is not None:
            votes[place] += 1 + int(one.weight)
    return votes.most_common(1)[0][0] if votes else (None, None)


def _only_place_spoken_of(found: Resolution, body: Lines) -> tuple[str, str] | None:
    """District and province of the one place of several whose district the text names, and names often."""
    text = place_key(" ".join(line.text for line in body))
    named = []
    for one in found.candidates:
        if one.score == 1.0 and one.district and one.province:
            count = text.count(f"อำเภอ{place_key(one.district)}") + text.count(f"อ.{place_key(one.district)}")
            named.append((count, one.district, one.province))
    spoken_of = [one for one in named if one[0]]
    if len(spoken_of) == 1 and spoken_of[0][0] >= OFTEN:
        return spoken_of[0][1:]
    return None


def _place_after(text: str) -> tuple[str | None, str | None] | None:
    """District and province that `text` begins with, a sub-district before them passed over."""
    found = _PLACE.match(text)
    if found is None or not (found["district"] or found["province"]):
        return None
    printed = found["province"]
    province = _name(printed, province_at(printed)) if printed else None
    district = found["district"]
    if not district:
        return None, province
    return _name(district, district_at(district, province if province in _provinces() else None)), province


def _provinces() -> set[str]:
    return {place.province for place in gazetteer().provinces.values()}


def _name(printed: str, known: str | None) -> str:
    """The gazetteer's spelling where the printed text begins with it, else the printed word."""
    return known if known is not None else printed


def _unit(owner: _Owner, body: Lines) -> str | None:
    """The unit that made the plan, printed on the front beside the owner's name."""
    for one in owner.seen:
        if one.weight < FRONT_WEIGHT:
            continue
        for line in body[max(0, one.at - 2) : one.at + 1 + UNIT_REACH]:
            text = line.text.strip()
            named = department_key(text) not in (None, OTHER)
            if line.page == one.line.page and len(text) <= LONGEST_UNIT and named and _UNIT.match(text):
                return text
    return None
