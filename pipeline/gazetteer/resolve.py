"""From a printed name and what is printed of its place to a place of the gazetteer, or to candidates."""

from dataclasses import dataclass

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from pipeline.gazetteer.organizations import full_type_word
from pipeline.gazetteer.places import Place, gazetteer, place_key
from schemas.organization import Candidate, Match, OrganizationKind

CANDIDATE_SCORE = 0.6
"""Names less alike than this are not offered."""
FUZZY_SCORE = 0.75
"""A name this alike, alone within the printed district and province, is taken for the place."""
FUZZY_MARGIN = 0.1
MORE_THAN_A_SLIP = 3
"""Letters in a row that only one of two names has: it is another name, not a misprint."""
MOST_CANDIDATES = 8

_PROVINCIAL = (OrganizationKind.PROVINCIAL_ADMINISTRATIVE_ORGANIZATION,)
_URBAN = (OrganizationKind.CITY_MUNICIPALITY, OrganizationKind.TOWN_MUNICIPALITY)
_CAPITAL_PREFIX = "เมือง"  # a capital district is named "เมือง" and its province


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a name met. District and province are those printed, or those of the one place it can mean."""

    name: str
    district: str | None
    province: str | None
    match: Match
    candidates: tuple[Candidate, ...]


def resolve(kind: OrganizationKind, name: str, district: str | None, province: str | None) -> Resolution:
    """The place that an organization of `kind` called `name` stands for.

    Candidates come best first. A name that fits several places equally well, or none, is not decided.
    """
    exact = _in_place(_exact_places(kind, place_key(name)), district, province)
    if len(exact) == 1:
        place = exact[0]
        return Resolution(
            name=name,
            district=district or place.district or None,
            province=province or place.province,
            match=Match.EXACT,
            candidates=_candidates(kind, [(place, 1.0)]),
        )
    if exact:
        return Resolution(
            name, district, province, Match.NONE, _candidates(kind, [(place, 1.0) for place in exact])
        )
    return _fuzzy(kind, name, district, province)


def _exact_places(kind: OrganizationKind, key: str) -> list[Place]:
    known = gazetteer()
    if kind in _PROVINCIAL:
        return [known.provinces[key]] if key in known.provinces else []
    if kind in _URBAN and key in known.provinces:
        # A city or town named as its province is the seat of that province.
        province = known.provinces[key].province
        return [Place("", _CAPITAL_PREFIX + province, province)]
    found = list(known.subdistricts.get(key, ()))
    if kind in _URBAN or not found:
        found += [place for place in known.districts.get(key, ()) if not _holds(found, place)]
    return found


def _holds(found: list[Place], district: Place) -> bool:
    """Whether a sub-district of the same district is among `found` already."""
    return any((p.district, p.province) == (district.district, district.province) for p in found)


def _in_place(places: list[Place], district: str | None, province: str | None) -> list[Place]:
    return [
        place
        for place in places
        if (province is None or place.province == province)
        and (district is None or not place.district or place.district == district)
    ]


def _fuzzy(kind: OrganizationKind, name: str, district: str | None, province: str | None) -> Resolution:
    scored = _alike(kind, name, district, province)
    candidates = _candidates(kind, scored)
    if district and province and scored and scored[0][1] >= FUZZY_SCORE:
        second = scored[1][1] if len(scored) > 1 else 0.0
        if scored[0][1] - second >= FUZZY_MARGIN:
            return Resolution(scored[0][0].name, district, province, Match.FUZZY, candidates)
    return Resolution(name, district, province, Match.NONE, candidates)


def _alike(
    kind: OrganizationKind, name: str, district: str | None, province: str | None
) -> list[tuple[Place, float]]:
    """Places whose names are like `name`, best first, those in the printed district and province only."""
    known = gazetteer()
    names = list(known.provinces) if kind in _PROVINCIAL else list(known.subdistricts)
    key = place_key(name)
    near = process.extract(key, names, scorer=fuzz.ratio, score_cutoff=CANDIDATE_SCORE * 100, limit=200)
    scored: list[tuple[Place, float]] = []
    for found, score, _index in near:
        if _has_a_word_more(key, found):
            continue
        places = [known.provinces[found]] if kind in _PROVINCIAL else list(known.subdistricts[found])
        scored += [(place, score / 100) for place in _in_place(places, district, province)]
    return scored[:MOST_CANDIDATES]


def _has_a_word_more(key: str, other: str) -> bool:
    """Whether one of two names has a word that the other lacks: places named after their neighbour."""
    changes = [one for one in Levenshtein.opcodes(key, other) if one.tag in {"insert", "delete"}]
    lengths = [max(one.src_end - one.src_start, one.dest_end - one.dest_start) for one in changes]
    return max(lengths, default=0) >= MORE_THAN_A_SLIP


def _candidates(kind: OrganizationKind, scored: list[tuple[Place, float]]) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(
            name=place.name,
            kind=kind,
            district=place.district or None,
            province=place.province,
            score=round(score, 3),
        )
        for place, score in scored[:MOST_CANDIDATES]
    )


def full_name(kind: OrganizationKind, name: str) -> str:
    """The type word in full and the name."""
    return f"{full_type_word(kind)}{name}"
