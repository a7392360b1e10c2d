"""Whose plan it is, where cells cut names off."""

from pipeline.gazetteer.places import gazetteer, province_at, subdistrict_at
from pipeline.mapping.owner import organization
from tests.builders import Pages

SHORTEST = 4


def _name_with_a_beginning_that_is_none() -> str:
    """A name of the gazetteer that is no place without its last letter, and begins no longer one."""
    names = sorted(gazetteer().subdistricts)
    return next(
        name
        for name in names
        if len(name) > SHORTEST
        and not name[-2:].startswith(tuple("เแโใไ"))
        and "\u0e01" <= name[-1] <= "\u0e2e"
        and not any(one.name == name[:-1] for one in subdistrict_at(name[:-1]))
        and province_at(name[:-1]) is None
    )


def test_a_name_cut_off_in_narrow_cells_is_the_whole_one() -> None:
    name = _name_with_a_beginning_that_is_none()
    pages = Pages()
    for _ in range(4):
        pages.add(f"ก่อสร้างถนน 45,000 ทต.{name} กองช่าง")
    for _ in range(6):
        pages.add(f"ก่อสร้างถนน 45,000 ทต.{name[:-1]} กองช่าง")
    assert organization(tuple(pages.lines), strict=False).name == name


def test_a_place_of_which_another_begins_stays_itself() -> None:
    name = _name_with_a_beginning_that_is_none()
    pages = Pages()
    for _ in range(4):
        pages.add(f"ก่อสร้างถนน 45,000 ทต.{name}เหนือสมมติ กองช่าง")
    for _ in range(6):
        pages.add(f"ก่อสร้างถนน 45,000 ทต.{name} กองช่าง")
    assert organization(tuple(pages.lines), strict=False).name == name
