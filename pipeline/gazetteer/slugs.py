"""Short Latin names of places, for identifiers."""

import re
from functools import lru_cache

import geothai

from pipeline.gazetteer.places import place_key

_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def slug(name_en: str) -> str:
    """A Latin name in lower case with hyphens."""
    return _NOT_SLUG.sub("-", name_en.lower()).strip("-")


@lru_cache(maxsize=1)
def _province_slugs() -> dict[str, tuple[str, str]]:
    """Slug and code of each province by its Thai name."""
    return {place_key(one.name_th): (slug(one.name_en), one.code) for one in geothai.provinces()}


def province_slug(province: str) -> str | None:
    """The slug of a province."""
    found = _province_slugs().get(place_key(province))
    return found[0] if found else None


def district_slug(district: str, province: str) -> str | None:
    """The slug of a district of a province."""
    found = _province_slugs().get(place_key(province))
    if found is None:
        return None
    names = {place_key(one.name_th): one.name_en for one in geothai.districts(found[1])}
    name = names.get(place_key(district))
    return slug(name) if name else None


def subdistrict_slug(name: str, district: str, province: str) -> str | None:
    """The slug of a sub-district of a district."""
    found = _province_slugs().get(place_key(province))
    if found is None:
        return None
    for one in geothai.districts(found[1]):
        if place_key(one.name_th) == place_key(district):
            names = {place_key(sub.name_th): sub.name_en for sub in geothai.subdistricts(one.code)}
            return slug(names[place_key(name)]) if place_key(name) in names else None
    return None
