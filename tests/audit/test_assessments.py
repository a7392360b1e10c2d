"""Items of the yearly assessments: looked up with their year, unverified where no list was seen."""

import pytest

from pipeline.audit.assessments import ITEMS, item_of
from pipeline.audit.examples import B, here, plan, project
from pipeline.audit.runner import audit
from schemas.finding import BasisMark, Finding, Status
from schemas.period import Period
from schemas.project import Reference, ReferenceScheme

ITA, LPA = ReferenceScheme.ITA, ReferenceScheme.LPA


def finding(scheme: ReferenceScheme, code: str, years: tuple[int, int], side: str | None = None) -> Finding:
    reference = Reference(scheme=scheme, code=code, side=side, evidence=(here(code),))
    period = Period(start_year_be=years[0], end_year_be=years[1], evidence=())
    cited = plan(B, projects=(project(1, references=(reference,)),), period=period)
    (found,) = audit(cited, only=frozenset({"REF-02"})).findings
    return found


def test_the_same_code_means_something_else_in_another_year() -> None:
    first, second = item_of(ITA, 2568, 14), item_of(ITA, 2569, 14)
    assert first is not None
    assert second is not None
    assert first.title != second.title


def test_every_item_has_a_source_and_none_claims_an_official_form() -> None:
    assert all(item.source and item.mark in {BasisMark.USED, BasisMark.SEEN} for item in ITEMS)
    assert len({(i.scheme, i.year_be, i.number) for i in ITEMS}) == len(ITEMS)


def test_the_meaning_is_told_with_its_year() -> None:
    found = finding(ITA, "O14", (2567, 2569))
    assert found.status is Status.PASS
    assert "ปี 2568 = แผนการบริหาร" in found.message_th
    assert "ปี 2569 = รายงานผล" in found.message_th


@pytest.mark.parametrize(("scheme", "code", "side"), [(ITA, "O14", None), (LPA, "27", "2")])
def test_a_year_whose_list_was_not_seen_is_undecided(
    scheme: ReferenceScheme, code: str, side: str | None
) -> None:
    found = finding(scheme, code, (2567, 2567), side)
    assert found.status is Status.UNDECIDED
    assert "ไม่เห็นบัญชีรายการ" in found.message_th


def test_numbers_outside_of_a_side() -> None:
    assert finding(LPA, "46", (2561, 2561), "2").status is Status.WARN
    assert finding(LPA, "45", (2561, 2561), "2").status is Status.UNDECIDED
    assert finding(LPA, "3", (2566, 2566), "6").status is Status.WARN


def test_a_zero_for_the_letter() -> None:
    found = finding(ITA, "038", (2565, 2565))
    assert found.status is Status.FAIL
    assert "O38" in found.message_th
