"""Places and their names at the head of a text."""

from pipeline.gazetteer.places import district_at, gazetteer, province_at, subdistrict_at
from pipeline.gazetteer.slugs import district_slug, province_slug, subdistrict_slug


def test_all_provinces_are_there() -> None:
    assert len(gazetteer().provinces) == 77


def test_the_longest_name_wins() -> None:
    assert province_at("นครราชสีมาและอื่นๆ") == "นครราชสีมา"
    assert province_at("ไม่มีจังหวัดนี้") is None


def test_a_name_is_not_cut_inside_a_syllable() -> None:
    # "เลย" is a province; "เลยี่" would leave a vowel behind
    assert province_at("เลย จังหวัดเลย") == "เลย"
    assert province_at("เลยี่ยม") is None


def test_a_district_is_looked_for_in_its_province() -> None:
    assert district_at("หางดง จังหวัดเชียงใหม่", "เชียงใหม่") == "หางดง"
    assert district_at("หางดง จังหวัดเชียงใหม่", "ลำพูน") is None


def test_mueang_alone_is_the_capital_district() -> None:
    assert district_at("เมือง จังหวัดลำพูน", "ลำพูน") == "เมืองลำพูน"


def test_a_subdistrict_name_may_stand_for_several_places() -> None:
    assert len({place.district for place in subdistrict_at("กระสัง")}) == 3


def test_slugs() -> None:
    assert province_slug("เชียงใหม่") == "chiang-mai"
    assert district_slug("หางดง", "เชียงใหม่") == "hang-dong"
    assert subdistrict_slug("หางดง", "หางดง", "เชียงใหม่") == "hang-dong"
    assert province_slug("ไม่มี") is None
    assert district_slug("ไม่มี", "เชียงใหม่") is None
    assert subdistrict_slug("ไม่มี", "หางดง", "เชียงใหม่") is None
