"""What an audit is told of other plans: which paragraphs they share, and where this plan departs from them.

The witnesses are the other plans of the store, the other files named, or else the known phrases of templates.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias, TypedDict

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from pipeline.audit.context import AuditContext, Departure, DepartureKind
from pipeline.audit.view import squeezed
from pipeline.compare.damage import DIGITS, numbers
from pipeline.compare.families import Member, families
from pipeline.compare.folded import fold
from pipeline.compare.generations import PhraseHit, folded_phrases, phrases_in, phrases_near
from pipeline.compare.lapses import LEAST_VOTERS, Lapse, LapseKind, Version, agreement, lapses
from pipeline.compare.minhash import sketched
from pipeline.compare.near_duplicates import clusters, members
from pipeline.compare.passages import Passage, PlanText
from pipeline.compare.plan_text import plan_text
from pipeline.compare.suggestions import may_be_misread
from pipeline.store.witnesses import Witnesses
from pipeline.text.digits import to_arabic
from pipeline.text.searchable import match_key
from schemas.plan import Plan
from schemas.section import Section

END_CHARS = 5
"""Signs at either end of a phrase that belong to the words around it."""
MOST_ALIGNED = 8
"""Files aligned pair by pair; more are grouped by paragraphs, as a store is."""

Heard: TypeAlias = list[tuple[tuple[Passage, ...], tuple[Version, ...]]]
"""Passages of a plan that make up a shared paragraph, with the versions of its owners."""


def informed(context: AuditContext, plan: Plan, witnesses: Witnesses) -> AuditContext:
    """`context` with what witnesses say of a plan of the store; without any, what templates say."""
    if not witnesses:
        return replace(context, **_by_templates(_paragraphs(plan.sections)))
    text = plan_text(plan, rows=False, lines=True)
    heard: Heard = [((one,), witnesses[one.folded]) for one in text.passages if one.folded in witnesses]
    return _with(context, plan, text, heard)


def informed_together(context: AuditContext, plans: Sequence[Plan]) -> list[AuditContext]:
    """`context` for each of several plans, the others being the witnesses."""
    texts = [
        plan_text(plan, rows=False).model_copy(update={"plan_id": str(n)}) for n, plan in enumerate(plans)
    ]
    heard = _aligned(texts, plans) if len(plans) <= MOST_ALIGNED else _grouped(texts, plans)
    pairs = enumerate(zip(plans, texts, strict=True))
    return [_with(context, plan, text, heard[n]) for n, (plan, text) in pairs]


def _aligned(texts: Sequence[PlanText], plans: Sequence[Plan]) -> defaultdict[int, Heard]:
    """What is heard of each plan, from aligning every two."""
    heard: defaultdict[int, Heard] = defaultdict(list)
    for family in families(texts):
        versions = _one_each(
            _version(plans[int(one.plan_id)], one.organization, one.folded) for one in family.members
        )
        for one in family.members:
            heard[int(one.plan_id)].append((_passages(texts[int(one.plan_id)], one), versions))
    return heard


def _grouped(texts: Sequence[PlanText], plans: Sequence[Plan]) -> defaultdict[int, Heard]:
    """What is heard of each plan, from groups of near-duplicate paragraphs."""
    places = [(n, passage) for n, text in enumerate(texts) for passage in text.passages]
    labels = clusters([sketched([passage.folded for _, passage in places])], len(places))
    heard: defaultdict[int, Heard] = defaultdict(list)
    for _, positions in members(labels):
        group = [places[position] for position in positions]
        versions = _one_each(
            _version(plans[n], texts[n].organization or str(n), one.folded) for n, one in group
        )
        for n, passage in group:
            heard[n].append(((passage,), versions))
    return heard


def _one_each(versions: Iterable[Version]) -> tuple[Version, ...]:
    """One version for each owner, the longest where there are several (files of one plan, other years)."""
    longest: dict[str, Version] = {}
    for one in versions:
        kept = longest.get(one.organization)
        if kept is None or len(one.folded) > len(kept.folded):
            longest[one.organization] = one
    return tuple(longest.values())


def _version(plan: Plan, organization: str, folded: str) -> Version:
    return Version(organization, match_key(plan.organization.name or ""), folded)


def _passages(text: PlanText, member: Member) -> tuple[Passage, ...]:
    return tuple(text.passages[ordinal] for ordinal in member.ordinals)


def _with(context: AuditContext, plan: Plan, text: PlanText, heard: Heard) -> AuditContext:
    """`context` with the shared paragraphs, and where the plan departs from what is heard."""
    owner = text.organization or text.plan_id
    shared = [(own, versions) for own, versions in heard if _others(owner, versions) >= LEAST_VOTERS]
    common = {_plainly(passage.text) for own, _ in shared for passage in own}
    others = {one.organization for _, versions in heard for one in versions} - {owner}
    known = _by_templates([(passage.text, passage.folded) for passage in text.passages])
    return replace(
        context,
        common_passages=known["common_passages"] | common,
        departures=tuple(_departures(plan, text, shared)) or known["departures"],
        organizations_compared=len(others),
    )


class _Known(TypedDict):
    """What the phrases of known templates say of a plan."""

    common_passages: frozenset[str]
    departures: tuple[Departure, ...]


def _paragraphs(sections: Sequence[Section]) -> list[tuple[str, str]]:
    """The paragraphs of a section tree, as printed and folded."""
    return [
        pair
        for section in sections
        for pair in (
            *((p.text, match_key(p.text)) for p in section.paragraphs),
            *_paragraphs(section.children),
        )
    ]


def _by_templates(paragraphs: Sequence[tuple[str, str]]) -> _Known:
    """Paragraphs that hold a phrase of a known template, and phrases that look misread there."""
    stream = "\n".join(folded for _, folded in paragraphs)
    near = phrases_near(stream)
    found = ((text, folded, phrases_in(folded, near)) for text, folded in paragraphs if near)
    holding = [(text, folded, hits) for text, folded, hits in found if hits]
    return _Known(
        common_passages=frozenset(_plainly(text) for text, _, _ in holding),
        departures=tuple(one for known in holding for one in _from_library(*known)),
    )


def _others(owner: str, versions: Sequence[Version]) -> int:
    return len({one.organization for one in versions} - {owner})


def _plainly(text: str) -> str:
    return squeezed(to_arabic(text))


def _departures(plan: Plan, text: PlanText, shared: Heard) -> Iterator[Departure]:
    whole = text.lines or "".join(passage.folded for passage in text.passages)
    for own, versions in shared:
        folded = "".join(passage.folded for passage in own)
        one = _version(plan, text.organization or text.plan_id, folded)
        others = tuple(other for other in versions if other.organization != one.organization)
        found = lapses(one, agreement(others), whole)
        if any(other.folded == folded for other in others):
            # Printed alike by another owner: only a name can be wrong here.
            found = tuple(lapse for lapse in found if lapse.kind is LapseKind.NAME)
        yield from (_departure(own, lapse) for lapse in found)


def _departure(own: Sequence[Passage], lapse: Lapse) -> Departure:
    """A lapse at its place in what is printed; one that runs over several passages stays in its first."""
    before = 0
    for passage in own[:-1]:
        if lapse.start < before + len(passage.folded):
            break
        before += len(passage.folded)
    else:
        passage = own[-1]
    folded = fold(passage.text)
    first = min(lapse.start - before, len(folded.text))
    last = min(lapse.end - before, len(folded.text))
    start = folded.offsets[first]
    end = folded.offsets[last - 1] + 1 if last > first else start
    return Departure(
        DepartureKind(lapse.kind.value), passage.text, start, end, lapse.agreed, lapse.votes, lapse.voters
    )


def _from_library(text: str, folded: str, hits: Sequence[PhraseHit]) -> Iterator[Departure]:
    """Phrases of known templates that stand in a paragraph in a form that looks misread."""
    present = {hit.key for hit in hits if hit.score < 100}  # noqa: PLR2004 (sign for sign)
    for phrase, wording, _ in folded_phrases() if present else ():
        if phrase.key not in present:
            continue
        place = fuzz.partial_ratio_alignment(wording, folded)
        if place and _misread(folded[place.dest_start : place.dest_end], wording):
            offsets = fold(text).offsets
            start, end = offsets[place.dest_start], offsets[place.dest_end - 1] + 1
            yield Departure(DepartureKind.GARBLED, text, start, end, wording, 0, 0, phrase.basis)


def _misread(printed: str, wording: str) -> bool:
    """Whether words differ as if misread; numbers must be alike, and are not judged.

    Where only the ends differ, the sentence begins or ends in other words than the template's.
    """
    if numbers(printed) != numbers(wording):
        return False
    bare, wanted = DIGITS.sub("", printed), DIGITS.sub("", wording)
    return may_be_misread(bare, wanted) and not _only_ends_differ(bare, wanted)


def _only_ends_differ(printed: str, wording: str) -> bool:
    """Whether both are alike but for a few signs at the ends; one sign for another there may be misread."""
    half = len(wording) / 2
    alike = [
        step
        for step in Levenshtein.opcodes(printed, wording)
        if step.tag == "equal" and step.src_end - step.src_start >= half
    ]
    if not alike:
        return False
    same = alike[0]
    ends = (
        (same.src_start, same.dest_start),
        (len(printed) - same.src_end, len(wording) - same.dest_end),
    )
    return all(max(one) <= END_CHARS and one != (1, 1) for one in ends)
