"""Organization: the local government that owns a plan, as printed and as resolved."""

from enum import StrEnum

from schemas.geometry import Evidence, Frozen


class OrganizationKind(StrEnum):
    """Kinds of Thai local government (7,852 in all on 5 June 2563)."""

    CITY_MUNICIPALITY = "city_municipality"
    TOWN_MUNICIPALITY = "town_municipality"
    SUBDISTRICT_MUNICIPALITY = "subdistrict_municipality"
    SUBDISTRICT_ADMINISTRATIVE_ORGANIZATION = "subdistrict_administrative_organization"
    PROVINCIAL_ADMINISTRATIVE_ORGANIZATION = "provincial_administrative_organization"
    SPECIAL = "special"
    OTHER = "other"


class Match(StrEnum):
    """How the printed name met the gazetteer."""

    EXACT = "exact"
    FUZZY = "fuzzy"
    NONE = "none"


class Candidate(Frozen):
    """A place of the gazetteer the name may mean; `score` is 0 to 1."""

    name: str
    kind: OrganizationKind | None = None
    district: str | None = None
    province: str | None = None
    score: float


class Organization(Frozen):
    """Who owns the plan. `name` is the bare name; `full_name` has the type word; `printed_name` is as read.

    With `match` `none` the resolved fields keep the printed form and `candidates` holds what it may be;
    nothing is guessed.
    """

    name: str | None
    kind: OrganizationKind | None
    full_name: str | None
    printed_name: str | None
    unit: str | None = None
    district: str | None = None
    province: str | None = None
    match: Match
    candidates: tuple[Candidate, ...] = ()
    evidence: tuple[Evidence, ...] = ()
