"""Provinces, districts, sub-districts of Thailand, from the package `geothai`; compared without blanks."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

import geothai

_BLANKS = re.compile(r"[\s\u200b\u200c\u200d\ufeff]+")
_MUEANG = "เมือง"  # "the capital district", as people shorten it


def place_key(name: str) -> str:
    """`name` as it is compared: without blanks or zero-width marks."""
    return _BLANKS.sub("", name)


@dataclass(frozen=True, slots=True)
class Place:
    """A sub-district, a district (`subdistrict` empty) or a province (`district` empty too)."""

    subdistrict: str
    district: str
    province: str

    @property
    def name(self) -> str:
        """The name of the place itself."""
        return self.subdistrict or self.district or self.province


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Every place, and the places of each name."""

    provinces: Mapping[str, Place]
    districts: Mapping[str, tuple[Place, ...]]
    subdistricts: Mapping[str, tuple[Place, ...]]


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The places, read once."""
    provinces: dict[str, Place] = {}
    districts: dict[str, list[Place]] = {}
    subdistricts: dict[str, list[Place]] = {}
    for province in geothai.provinces():
        provinces[place_key(province.name_th)] = Place("", "", province.name_th)
        for district in geothai.districts(province.code):
            at = Place("", district.name_th, province.name_th)
            districts.setdefault(place_key(district.name_th), []).append(at)
            for sub in geothai.subdistricts(district.code):
                place = Place(sub.name_th, district.name_th, province.name_th)
                subdistricts.setdefault(place_key(sub.name_th), []).append(place)
    return Gazetteer(
        provinces=MappingProxyType(provinces),
        districts=MappingProxyType({name: tuple(at) for name, at in districts.items()}),
        subdistricts=MappingProxyType({name: tuple(at) for name, at in subdistricts.items()}),
    )


def _longest_prefix(text: str, names: Mapping[str, object]) -> str | None:
    key = place_key(text[:60])
    for length in range(min(len(key), 40), 1, -1):
        if key[:length] in names and not _cut_inside_cluster(key, length):
            return key[:length]
    return None


def _cut_inside_cluster(text: str, at: int) -> bool:
    """Whether a cut at `at` would part a consonant from its vowel or tone mark."""
    return at < len(text) and ("\u0e30" <= text[at] <= "\u0e3a" or "\u0e47" <= text[at] <= "\u0e4e")


def province_at(text: str) -> str | None:
    """The province whose name `text` begins with, the longest name that fits."""
    key = _longest_prefix(text, gazetteer().provinces)
    return gazetteer().provinces[key].province if key else None


def district_at(text: str, province: str | None) -> str | None:
    """The district whose name `text` begins with, in `province` where that is known.

    `เมือง` alone means the capital district, which is named after its province.
    """
    known = gazetteer().districts
    if province is not None:
        known = {
            name: places for name, places in known.items() if any(p.province == province for p in places)
        }
    key = _longest_prefix(text, known)
    if key:
        return known[key][0].district
    if province is not None and place_key(text).startswith(_MUEANG):
        capital = _MUEANG + province
        return capital if place_key(capital) in known else None
    return None


def subdistrict_at(text: str) -> tuple[Place, ...]:
    """The sub-districts of the longest name `text` begins with."""
    key = _longest_prefix(text, gazetteer().subdistricts)
    return gazetteer().subdistricts[key] if key else ()
