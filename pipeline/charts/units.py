"""Entries of boxes to units with their posts; parents by connector, else by the box an entry stands in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pipeline.charts.entries import Entry, EntryKind
from pipeline.charts.wording import kind_of
from pipeline.gazetteer.departments import department_key
from pipeline.text.posts import PrintedPost, parse_post
from schemas.geometry import Evidence
from schemas.route import Route
from schemas.structure import ChartPost, ChartUnit, ParentBasis, UnitKind

EXECUTIVE_LINE = "นักบริหาร"
"""How the line of work of a head of a unit begins: administrator."""


@dataclass(slots=True)
class _Draft:
    """A unit in the making. `box` is the box it stands in."""

    id: str
    box: int
    parent: str | None
    basis: ParentBasis | None
    kind: UnitKind
    name: str
    number: str | None
    headcount: int | None
    evidence: list[Evidence]
    posts: list[ChartPost] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PageBoxes:
    """The boxes of one chart: entries of each, parents and how they are known, and where they are."""

    page: int
    route: Route
    entries: tuple[tuple[Entry, ...], ...]
    parents: Mapping[int, tuple[int, ParentBasis]]

    def evidence(self, entry: Entry) -> Evidence:
        """The evidence of one entry."""
        read_by_eye = self.route in {Route.OCR, Route.MIXED}
        sure = min(line.confidence for line in entry.lines)
        return Evidence(
            page=self.page,
            bbox=entry.area.rounded(),
            raw=entry.raw,
            route=self.route,
            confidence=round(sure, 4) if read_by_eye else None,
        )


def units(chart: PageBoxes, titled: str | None) -> tuple[ChartUnit, ...]:
    """The units of a chart in printed order; `titled` is the department its title names."""
    heads: dict[int, str] = {}
    drafts: list[_Draft] = []
    for box in _parents_first(chart):
        made = list(_of_box(chart, box, heads, len(drafts)))
        drafts.extend(made)
    by_id = {draft.id: draft for draft in drafts}
    return tuple(_unit(draft, by_id, titled) for draft in drafts)


def _parents_first(chart: PageBoxes) -> list[int]:
    """Boxes in printed order, each after its parent."""
    out: list[int] = []

    def add(box: int) -> None:
        if box not in out:
            if box in chart.parents:
                add(chart.parents[box][0])
            out.append(box)

    for box in range(len(chart.entries)):
        add(box)
    return out


def _of_box(chart: PageBoxes, box: int, heads: dict[int, str], made: int) -> Iterator[_Draft]:
    """The unit a box is, then the units listed in it; `heads` gains the id boxes below it hang on."""
    link = chart.parents.get(box)
    above = heads.get(link[0]) if link else None
    basis = link[1] if link and above else None
    drafts: list[_Draft] = []
    own, outer, kind = above, None, None
    for entry in chart.entries[box]:
        number = made + len(drafts) + 1
        unit_id = f"p{chart.page}.u{number}"
        evidence = chart.evidence(entry)
        if entry.is_head:
            head = _draft(unit_id, box, entry, evidence)
            head.parent, head.basis = above, basis
            drafts.append(head)
            own, basis = unit_id, ParentBasis.CONTAINMENT
        elif entry.kind is EntryKind.UNIT:
            draft = _draft(unit_id, box, entry, evidence)
            nested = entry.mark == "-" and outer is not None
            draft.parent, draft.basis = (outer, ParentBasis.CONTAINMENT) if nested else (own, basis)
            if entry.lines[0].below and not nested:
                draft.basis = ParentBasis.POSITION
            outer = outer if nested or entry.mark == "-" else unit_id
            kind = None
            drafts.append(draft)
        elif entry.kind is EntryKind.PERSONNEL_KIND:
            kind = entry.text
        else:
            if not drafts:
                drafts.append(_unnamed(unit_id, box, (above, basis), evidence))
            _listed(drafts[-1], entry, evidence, kind)
    if drafts or above:
        heads[box] = own if own and own != above else (drafts[0].id if drafts else above or "")
    yield from drafts


def _draft(unit_id: str, box: int, entry: Entry, evidence: Evidence) -> _Draft:
    """A unit from the text that names it, and the post of its head where that is printed with it."""
    post = parse_post(entry.text)
    kind = kind_of(entry.text)
    draft = _Draft(unit_id, box, None, None, kind, post.title, _number(entry), None, [evidence])
    if kind is UnitKind.POST:
        draft.posts.append(_post(post, evidence, None))
    elif post.line_title:
        head = PrintedPost(post.line_title, None, post.level, post.number, post.headcount, post.vacant)
        draft.posts.append(_post(head, evidence, None))
    else:
        draft.name = post.title if post.headcount is not None else entry.text
        draft.headcount = post.headcount
    return draft


def _unnamed(unit_id: str, box: int, above: tuple[str | None, ParentBasis | None], seen: Evidence) -> _Draft:
    """A box that lists posts under no name of its own."""
    return _Draft(unit_id, box, above[0], above[1], UnitKind.OTHER, "", None, None, [seen])


def _number(entry: Entry) -> str | None:
    return entry.mark if entry.mark != "-" else None


def _listed(draft: _Draft, entry: Entry, evidence: Evidence, kind: str | None) -> None:
    """A post, or the name of who holds the last one, into the unit it is listed under."""
    if entry.kind is EntryKind.HOLDER:
        if draft.posts:
            last = draft.posts[-1]
            draft.posts[-1] = last.model_copy(
                update={"holder_name": entry.text.strip("() "), "evidence": (*last.evidence, evidence)}
            )
        return
    post = parse_post(entry.text)
    if draft.posts and entry.mark is None and post.title.startswith(EXECUTIVE_LINE):
        last = draft.posts[-1]
        if draft.kind is UnitKind.POST and last.line_title is None and len(draft.posts) == 1:
            draft.posts[-1] = _with_line(last, post, evidence)
            return
    draft.posts.append(_post(post, evidence, kind))


def _with_line(post: ChartPost, line: PrintedPost, evidence: Evidence) -> ChartPost:
    """A head's post with the line of work printed under it."""
    return post.model_copy(
        update={
            "line_title": line.title,
            "level": line.level or post.level,
            "headcount": post.headcount if line.headcount is None else line.headcount,
            "occupied": False if line.vacant else post.occupied,
            "evidence": (*post.evidence, evidence),
        }
    )


def _post(post: PrintedPost, evidence: Evidence, kind: str | None) -> ChartPost:
    return ChartPost(
        title=post.title,
        line_title=post.line_title,
        level=post.level,
        headcount=post.headcount,
        personnel_kind=kind,
        occupied=False if post.vacant else None,
        position_number=post.number,
        evidence=(evidence,),
    )


def _unit(draft: _Draft, by_id: Mapping[str, _Draft], titled: str | None) -> ChartUnit:
    department = _department(draft, by_id) or titled
    return ChartUnit(
        id=draft.id,
        parent_id=draft.parent,
        parent_basis=draft.basis,
        kind=draft.kind,
        name=draft.name,
        number=draft.number,
        department=department,
        department_key=department_key(department) if department else None,
        headcount=draft.headcount,
        posts=tuple(draft.posts),
        evidence=tuple(draft.evidence),
    )


def _department(draft: _Draft, by_id: Mapping[str, _Draft]) -> str | None:
    """The nearest department at or above a unit."""
    one: _Draft | None = draft
    while one is not None:
        if one.kind is UnitKind.DEPARTMENT:
            return one.name
        one = by_id.get(one.parent) if one.parent else None
    return None
