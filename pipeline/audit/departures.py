"""Verdicts on the places where a plan departs from paragraphs it shares with other owners."""

from collections.abc import Iterator, Sequence

from pipeline.audit.context import Departure, DepartureKind
from pipeline.audit.outcome import Outcome, failed, undecided, warned
from pipeline.audit.view import Passage, PlanView
from schemas.geometry import Evidence

MOST_SHOWN = 40
"""Departures told one by one; a plan with more is damaged all over, or its template is another."""

Span = tuple[str, int, int]
"""A passage's text, and a half-open span of it."""


def departed(view: PlanView, told: Sequence[Span]) -> Iterator[Outcome]:
    """One verdict for each departure that `told` does not cover; ties together as one undecided."""
    passages = {passage.text: passage for passage in reversed(view.passages)}
    open_ones = [
        (one, passages[one.text])
        for one in view.context.departures
        if one.text in passages and not _covered(one, told)
    ]
    ties = [pair for pair in open_ones if pair[0].kind is DepartureKind.TIE]
    rest = [pair for pair in open_ones if pair[0].kind is not DepartureKind.TIE]
    yield from (_verdict(one, passage) for one, passage in rest[:MOST_SHOWN])
    if len(rest) > MOST_SHOWN:
        yield _too_many(rest[MOST_SHOWN:])
    if ties:
        yield _tied(ties)


def _covered(one: Departure, told: Sequence[Span]) -> bool:
    return any(one.text == text and start < one.end and one.start < end for text, start, end in told)


def _verdict(one: Departure, passage: Passage) -> Outcome:
    if one.kind is DepartureKind.NAME:
        return _name(one, passage)
    return _lost(one, passage) if one.kind is DepartureKind.LOST else _garbled(one, passage)


def _name(one: Departure, passage: Passage) -> Outcome:
    printed = one.text[one.start : one.end]
    return failed(
        f"ตรงที่แผนอีก {one.votes} ใน {one.voters} องค์กรพิมพ์ชื่อของตนเอง แผนนี้พิมพ์ “{printed}” แทน “{one.agreed}”",
        f"Where {one.votes} of {one.voters} other owners print their own names, this plan prints "
        f"{printed!r}, not {one.agreed!r}.",
        _evidence(one, passage),
        expected=one.agreed,
        actual=printed,
    )


def _lost(one: Departure, passage: Passage) -> Outcome:
    return warned(
        f"แผนของ {one.votes} ใน {one.voters} องค์กรที่มีย่อหน้านี้ มีข้อความ “{one.agreed}” แต่แผนนี้ไม่มี",
        f"Of {one.voters} other owners with this paragraph {one.votes} have {one.agreed!r}; "
        "this plan has not.",
        _evidence(one, passage),
        expected=one.agreed,
    )


def _garbled(one: Departure, passage: Passage) -> Outcome:
    printed = one.text[one.start : one.end]
    if not one.voters:
        th, en = f"ถ้อยคำของแบบแผนคือ “{one.agreed}”", f"the template has {one.agreed!r} ({one.basis})"
    else:
        th = f"แผนของ {one.votes} ใน {one.voters} องค์กรพิมพ์ว่า “{one.agreed}”"
        en = f"{one.votes} of {one.voters} other owners print {one.agreed!r}"
    return warned(
        f"พิมพ์ว่า “{printed}” {th}",
        f"Printed {printed!r}; {en}.",
        _evidence(one, passage),
        expected=one.agreed,
        actual=printed,
    )


def _too_many(rest: Sequence[tuple[Departure, Passage]]) -> Outcome:
    return undecided(
        f"ยังมีอีก {len(rest)} แห่งที่ต่างจากแผนขององค์กรอื่น อาจเป็นแบบแผนคนละฉบับหรือตัวอักษรเสียหายทั้งแผน",
        f"{len(rest)} more places differ from other owners' plans: another template, or damage all over.",
        _evidence(*rest[0]),
    )


def _tied(ties: Sequence[tuple[Departure, Passage]]) -> Outcome:
    first, _ = ties[0]
    printed = first.text[first.start : first.end]
    return undecided(
        f"{len(ties)} แห่งที่องค์กรอื่นพิมพ์ไม่ตรงกัน จึงบอกไม่ได้ว่าฉบับใดถูก เช่น “{printed}” กับ “{first.agreed}”",
        f"Other owners do not agree, so that none can be told right (places: {len(ties)}); "
        f"{printed!r} and {first.agreed!r} for one.",
        tuple(dict.fromkeys(e for one, where in ties for e in _evidence(one, where)))[:5],
    )


def _evidence(one: Departure, passage: Passage) -> tuple[Evidence, ...]:
    """The lines of the span; where something is missing, of the signs on both sides."""
    if one.end > one.start:
        return passage.evidence(one.start, one.end)
    return passage.evidence(max(0, one.start - 1), min(len(one.text), one.start + 1))
