"""What an audit makes of other plans: clauses lost, words garbled, names left over; nothing unheard."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest

from pipeline.audit.context import AuditContext, DepartureKind
from pipeline.audit.runner import verdicts
from pipeline.cli.main import run
from pipeline.ingest.deriving import update_derived
from pipeline.refresh.agreement import MOST_ALIGNED, informed_together
from pipeline.refresh.audit_pool import AuditOrder, audited_plan, audited_together
from pipeline.store.connection import reading
from pipeline.store.queries import current_records
from pipeline.store.witnesses import sample_versions, witnesses
from schemas.finding import Finding, Status
from schemas.plan import Plan
from schemas.route import Route
from tests.store.building import fill, made_plan

CLAUSE = "และเปิดให้ประชาชนติดต่อได้ตลอดเวลาผ่านช่องทางออนไลน์"
SHARED = (
    "{name} ต้องทำงานในเชิงรุกและมองไปข้างหน้า โดยตั้งคำถามกับตนเองเสมอว่าประชาชนจะได้ประโยชน์อะไร "
    f"{CLAUSE} รวมทั้งใช้ประโยชน์จากข้อมูลของทางราชการเพื่อจัดบริการสาธารณะที่ตรงกับความต้องการของประชาชนในพื้นที่"
)
NAMES = ("ดอนกลาง", "หนองน้ำใส", "บ้านฝาย", "ท่าช้าง", "โนนสูง", "หัวนา", "ปากห้วย", "วังทอง", "ลาดสมบูรณ์", "ศรีวิไล")
ORDER = AuditOrder(dt.date(2026, 11, 22), frozenset({"TXT-06", "DEV-05"}))


def full(name: str) -> str:
    return f"เทศบาลตำบล{name}"


def made(number: int, text: str = SHARED, *, route: Route = Route.TEXT_LAYER) -> Plan:
    name = full(NAMES[number])
    return made_plan(f"p{number}", [text.format(name=name)], name=name, route=route)


def alarms(plans: Sequence[Plan], rule: str = "TXT-06") -> list[Finding]:
    """Of the first plan, audited together with the others."""
    first, *_ = audited_together(plans, [Path()] * len(plans), ORDER)
    return [f for f in first.findings if f.rule == rule and f.status is not Status.PASS]


def test_a_lost_clause_is_told_with_its_votes_and_its_place() -> None:
    (found,) = alarms([made(0, SHARED.replace(f"{CLAUSE} ", "")), made(1), made(2)])
    assert (found.status, found.expected) == (Status.WARN, CLAUSE)
    assert "2 of" not in found.message_en
    assert "Of 2 other owners with this paragraph 2 have" in found.message_en
    (place,) = found.evidence
    assert (place.page, place.bbox.top) == (1, 60.0)


def test_garbled_words_are_told() -> None:
    (found,) = alarms([made(0, SHARED.replace("ของทางราชการ", "ของหางราชการ")), made(1), made(2), made(3)])
    assert found.status is Status.WARN
    assert (found.actual, found.expected) == ("หางราชการ", "ทางราชการ")
    assert "3 of 3 other owners" in found.message_en


def test_another_owners_name_left_over_fails() -> None:
    copied = SHARED.replace("{name}", full(NAMES[1]))
    (found,) = alarms([made(0, copied), made(1), made(2)])
    assert (found.status, found.actual, found.expected) == (Status.FAIL, NAMES[1], NAMES[0])


def test_on_a_scan_all_that_is_undecided() -> None:
    plans = [made(0, SHARED.replace(f"{CLAUSE} ", ""), route=Route.OCR), made(1), made(2)]
    assert [f.status for f in alarms(plans)] == [Status.UNDECIDED]


def test_a_tie_is_one_undecided() -> None:
    texts = (SHARED.replace("ออนไลน์", "ออนไลน"), SHARED, SHARED.replace("ออนไลน์", "ออนไลณ์"))
    (found,) = alarms([made(n, text) for n, text in enumerate(texts)])
    assert found.status is Status.UNDECIDED
    assert "do not agree" in found.message_en


@pytest.mark.parametrize("others", [0, 1])
def test_without_two_witnesses_nothing_is_said(others: int) -> None:
    plans = [made(0, SHARED.replace(f"{CLAUSE} ", "")), *(made(n) for n in range(1, 1 + others))]
    assert alarms(plans) == []


def test_two_files_of_one_owner_are_one_witness() -> None:
    assert alarms([made(0, SHARED.replace(f"{CLAUSE} ", "")), made(1), made(1)]) == []


def test_many_files_are_grouped_by_paragraph() -> None:
    plans = [made(0, SHARED.replace(f"{CLAUSE} ", "")), *(made(n) for n in range(1, MOST_ALIGNED + 1))]
    (found,) = alarms(plans)
    assert f"Of {MOST_ALIGNED} other owners" in found.message_en


def test_what_two_other_owners_print_too_is_no_local_content() -> None:
    alone = audited_together([made(0)], [Path()], ORDER)
    together = audited_together([made(0), made(1), made(2)], [Path()] * 3, ORDER)
    assert verdicts(alone[0])["DEV-05"] is Status.PASS
    assert verdicts(together[0])["DEV-05"] is Status.FAIL
    (found,) = [f for f in together[0].findings if f.rule == "DEV-05"]
    assert "held against plans of 2 other owners" in found.message_en


def test_a_lone_plan_is_held_against_known_template_phrases() -> None:
    wording = "นโยบายแห่งรัฐ คือ การพัฒนาไปสู่ Thailand 4.0"  # a phrase of a template
    right = made(0, f"เทศบาลจะดำเนินการตาม{wording} อย่างต่อเนื่อง")
    wrong = made(0, f"เทศบาลจะดำเนินการตาม{wording.replace('การพัฒนา', 'การพฒนา')} อย่างต่อเนื่อง")
    assert informed_together(AuditContext(), [right])[0].departures == ()
    (departure,) = informed_together(AuditContext(), [wrong])[0].departures
    assert departure.kind is DepartureKind.GARBLED
    (found,) = alarms([wrong])
    assert found.status is Status.WARN
    assert "the template has" in found.message_en


def test_a_sentence_that_begins_in_other_words_than_the_template_is_not_garbled() -> None:
    wording = "มีระยะเวลา ๓ ปี ตามรอบของแผนอัตรากำลัง ๓ ปี"  # the template begins it with "by"
    own = made(0, f"ให้จัดทำแผนพัฒนาพนักงานส่วนตำบล {wording} วิธีการพัฒนาอาจใช้วิธีการใดวิธีการหนึ่ง")
    assert informed_together(AuditContext(), [own])[0].departures == ()


@pytest.fixture
def store(tmp_path: Path) -> Path:
    plans = [made(0, SHARED.replace(f"{CLAUSE} ", "")), *(made(n) for n in range(1, 5))]
    return fill(tmp_path / "phaen.duckdb", plans)


def heard(store: Path, number: int) -> dict[str, Status]:
    with reading(store) as connection:
        told = sample_versions(connection)
        stored = {one.document_id: one for one in current_records(connection)}
        plan = Plan.model_validate_json(stored[f"p{number}"].record)
        found = audited_plan(plan, Path(), ORDER, witnesses(connection, f"p{number}") if told else {})
    return verdicts(found)


def test_plans_of_the_store_are_witnesses(store: Path) -> None:
    update_derived(store)
    assert heard(store, 0) == {"TXT-06": Status.WARN, "DEV-05": Status.FAIL}
    assert heard(store, 1) == {"TXT-06": Status.PASS, "DEV-05": Status.FAIL}


def test_groups_that_are_not_up_to_date_are_not_heard(store: Path) -> None:
    assert heard(store, 0) == {"TXT-06": Status.PASS, "DEV-05": Status.PASS}


def test_the_command_hears_the_store(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["audit", "--db", str(store), "--rule", "TXT-06", "--format", "json"]
    assert run(arguments) == 0
    stale = capsys.readouterr()
    assert "not up to date" in stale.err
    assert CLAUSE not in stale.out
    update_derived(store)
    assert run(arguments) == 0
    fresh = capsys.readouterr()
    assert fresh.err == ""
    assert CLAUSE in fresh.out


def test_a_plan_in_two_files_is_audited_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    twin = made(0)
    again = twin.model_copy(update={"document": twin.document.model_copy(update={"sha256": "f" * 64})})
    store = fill(tmp_path / "s.duckdb", [twin, again.model_copy(update={"plan_id": "p9"})])
    assert run(["audit", "--db", str(store), "--rule", "TXT-06", "--format", "json"]) == 0
    assert capsys.readouterr().out.count('"file_name"') == 2
