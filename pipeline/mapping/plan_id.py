"""The identifier of a plan: the same for one organization, plan type and period, whatever the file."""

import hashlib

from pipeline.gazetteer.places import place_key
from pipeline.gazetteer.slugs import district_slug, province_slug, slug, subdistrict_slug
from schemas.document import Source
from schemas.identity import Identity
from schemas.organization import Match, Organization, OrganizationKind
from schemas.period import Period
from schemas.plan_type import PlanTypeKey
from schemas.revision import Revision

KINDS = {
    OrganizationKind.CITY_MUNICIPALITY: "city",
    OrganizationKind.TOWN_MUNICIPALITY: "town",
    OrganizationKind.SUBDISTRICT_MUNICIPALITY: "municipality",
    OrganizationKind.SUBDISTRICT_ADMINISTRATIVE_ORGANIZATION: "sao",
    OrganizationKind.PROVINCIAL_ADMINISTRATIVE_ORGANIZATION: "pao",
    OrganizationKind.SPECIAL: "special",
    OrganizationKind.OTHER: "other",
}
DIGEST_LENGTH = 10
UNDATED = "undated"


def plan_id(source: Source, identity: Identity) -> str:
    """`th-<province>-<district>-<kind>-<name>.<plan type>.<first year>-<last year>`.

    An amended edition is a plan of its own: `.revised-3`, `.added-1-2566` follow. What is not in the
    gazetteer is named by a digest of what is printed, so that two organizations never share an identifier.
    Where the owner, the type or the years are not known, nothing says that two files are one plan: then a
    digest of the file follows, so that no plan is taken for another.
    """
    parts = [
        organization_id(identity.organization, source),
        identity.plan_type.value,
        _years(identity.period),
    ]
    if identity.revision is not None:
        parts.append(_edition(identity.revision))
    if identity.plan_type is PlanTypeKey.OTHER or identity.period is None:
        parts.append(_digest(source.sha256))
    return ".".join(parts)


def organization_id(owner: Organization, source: Source) -> str:
    """The part of the identifier that names the organization."""
    if owner.name is None or owner.kind is None:
        return f"th-unknown-{_digest(source.sha256)}"
    if owner.match is Match.EXACT and owner.province is not None:
        resolved = _resolved(owner)
        if resolved is not None:
            return resolved
    printed = "|".join(place_key(part or "") for part in (owner.full_name, owner.district, owner.province))
    province = province_slug(owner.province) if owner.province else None
    return f"th-{province or 'unresolved'}-{KINDS[owner.kind]}-{_digest(printed)}"


def _resolved(owner: Organization) -> str | None:
    assert owner.province is not None
    assert owner.name is not None
    assert owner.kind is not None
    province = province_slug(owner.province)
    district = district_slug(owner.district, owner.province) if owner.district else None
    if province is None:
        return None
    name = (
        (subdistrict_slug(owner.name, owner.district, owner.province) if owner.district else None)
        or (province_slug(owner.name))
        or (district_slug(owner.name, owner.province))
    )
    if name is None:
        return None
    parts = ["th", province, *([district] if district and district != name else []), KINDS[owner.kind], name]
    return "-".join(slug(part) for part in parts)


def _years(period: Period | None) -> str:
    return f"{period.start_year_be}-{period.end_year_be}" if period else UNDATED


def _edition(revision: Revision) -> str:
    stated = (revision.kind.value, revision.number, revision.year_be)
    return "-".join(str(part) for part in stated if part is not None)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:DIGEST_LENGTH]
