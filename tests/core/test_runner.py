"""Running stages: order, laziness, what a cache spares, what a damaged cache costs."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, cast

import pytest

from pipeline.core.reading import PdfReader
from pipeline.core.runner import PlanningError, Run, Services, needed, order, run
from pipeline.core.stage import Stage
from schemas.document import Source
from schemas.identity import Identity
from schemas.issue import Issue, IssueCode, Report
from schemas.line import Line, Lines
from schemas.organization import Match, Organization
from schemas.plan_type import PlanTypeKey
from schemas.profile import Profile
from schemas.route import Route
from schemas.table import Table
from tests.composing import BOX


@dataclass
class MemoryCache:
    """A layer cache in a dictionary."""

    entries: dict[str, bytes] = field(default_factory=dict)

    def get(self, key: str) -> bytes | None:
        return self.entries.get(key)

    def put(self, key: str, content: bytes) -> None:
        self.entries[key] = content


@dataclass
class Counting:
    """Stages for lines, tables and identity that count their runs."""

    runs: list[str] = field(default_factory=list)
    versions: dict[str, int] = field(default_factory=dict)
    uncached: frozenset[str] = frozenset()
    code: IssueCode = IssueCode.TEXT_AMBIGUOUS

    def lines(self, report: Report) -> Lines:
        self.runs.append("lines")
        report(Issue(code=self.code, message="two readings", page=1))
        return (Line(id="p1.l1", page=1, bbox=BOX, raw="ก", text="ก", size_pt=16, route=Route.TEXT_LAYER),)

    def tables(self, lines: Lines) -> tuple[Table, ...]:
        self.runs.append("tables")
        assert lines
        return ()

    def identity(self, lines: Lines, tables: tuple[Table, ...]) -> Identity:
        self.runs.append("identity")
        del tables
        owner = Organization(
            name=None, kind=None, full_name=None, printed_name=lines[0].text, match=Match.NONE
        )
        return Identity(plan_type=PlanTypeKey.OTHER, title=None, organization=owner, period=None)

    def stages(self) -> tuple[Stage, ...]:
        declared: dict[str, tuple[tuple[str, ...], tuple[str, ...], Callable[..., Any]]] = {
            "identity": (("lines", "tables"), (), self.identity),
            "tables": (("lines",), (), self.tables),
            "lines": ((), ("report",), self.lines),
        }
        return order(
            Stage(name, *parts[:2], self.versions.get(name, 1), name not in self.uncached, parts[2])
            for name, parts in declared.items()
        )


def tables_alone() -> Stage:
    """A stage whose layer rests on one that nobody makes."""
    return Stage("tables", ("lines",), (), version=1, cached=True, func=Counting().tables)


def one_run(cache: MemoryCache | None = None, *, sha256: str = "a" * 64, profile: str = "") -> Run:
    services = Services(reader=cast("PdfReader", None), ocr=None, profile=Profile(id=profile, name=""))
    source = Source(file_name="plan.pdf", sha256=sha256, page_count=1)
    return Run(source, services, cache or MemoryCache())


def test_makers_come_before_readers() -> None:
    assert [s.layer for s in Counting().stages()] == ["lines", "tables", "identity"]


def test_a_layer_nobody_makes_is_named() -> None:
    orphan = tables_alone()
    with pytest.raises(PlanningError, match=r"tables reads \['lines'\]: no stage makes them"):
        order([orphan])


def test_a_given_layer_needs_no_maker() -> None:
    orphan = tables_alone()
    assert order([orphan], frozenset({"lines"})) == (orphan,)


def test_needed_follows_what_targets_read() -> None:
    assert [s.layer for s in needed(Counting().stages(), ["tables"])] == ["lines", "tables"]


def test_layers_not_asked_for_stay_none() -> None:
    document = run(Counting().stages(), one_run(), ["lines"])
    assert document.lines
    assert document.tables is None
    assert document.identity is None


def test_each_stage_runs_once_for_two_readers() -> None:
    counting = Counting()
    run(counting.stages(), one_run(), ["identity", "tables"])
    assert counting.runs == ["lines", "tables", "identity"]


def test_issues_come_with_the_document() -> None:
    assert [i.message for i in run(Counting().stages(), one_run(), ["tables"]).issues] == ["two readings"]


def test_a_cached_target_spares_everything_below() -> None:
    counting, cache = Counting(), MemoryCache()
    first = run(counting.stages(), one_run(cache), ["identity"])
    counting.runs.clear()
    again = run(counting.stages(), one_run(cache), ["identity"])
    assert counting.runs == []
    assert again.identity == first.identity


def test_issues_are_cached_with_their_layer() -> None:
    counting, cache = Counting(), MemoryCache()
    first = run(counting.stages(), one_run(cache), ["lines"])
    assert run(counting.stages(), one_run(cache), ["lines"]).issues == first.issues


def test_layers_made_under_a_passing_failure_are_made_again() -> None:
    counting, cache = Counting(code=IssueCode.PAGE_TIMED_OUT), MemoryCache()
    run(counting.stages(), one_run(cache), ["tables"])
    assert not cache.entries
    counting.code = IssueCode.TEXT_AMBIGUOUS
    run(counting.stages(), one_run(cache), ["tables"])
    assert counting.runs == ["lines", "tables", "lines", "tables"]


def test_a_cached_layer_brings_the_issues_of_what_it_rests_on() -> None:
    counting, cache = Counting(), MemoryCache()
    first = run(counting.stages(), one_run(cache), ["identity"])
    again = run(counting.stages(), one_run(cache), ["identity"])
    assert again.lines is None
    assert [i.message for i in again.issues] == [i.message for i in first.issues] == ["two readings"]


def test_a_layer_that_is_not_kept_is_made_again() -> None:
    counting, cache = Counting(uncached=frozenset({"lines"})), MemoryCache()
    run(counting.stages(), one_run(cache), ["lines"])
    run(counting.stages(), one_run(cache), ["lines"])
    assert counting.runs == ["lines", "lines"]


@pytest.mark.parametrize("changed", ["file", "profile", "lines version"])
def test_a_change_below_makes_everything_above_anew(changed: str) -> None:
    cache, counting = MemoryCache(), Counting(uncached=frozenset())
    stages = tuple(
        Stage(s.layer, s.requires, ("source", "profile", *s.services), s.version, s.cached, _without(s.func))
        if s.layer == "lines"
        else s
        for s in counting.stages()
    )
    run(stages, one_run(cache), ["tables"])
    counting.runs.clear()
    if changed == "lines version":
        stages = tuple(
            Stage(s.layer, s.requires, s.services, s.version + (s.layer == "lines"), s.cached, s.func)
            for s in stages
        )
    again = one_run(
        cache, sha256=("b" if changed == "file" else "a") * 64, profile="x" * (changed == "profile")
    )
    run(stages, again, ["tables"])
    assert counting.runs == ["lines", "tables"]


def _without(func: Callable[..., Any]) -> Callable[..., Any]:
    def called(**given: Any) -> Any:
        return func(report=given["report"])

    return called


def test_a_new_version_above_leaves_what_is_below() -> None:
    counting, cache = Counting(), MemoryCache()
    run(counting.stages(), one_run(cache), ["tables"])
    counting.runs.clear()
    counting.versions["tables"] = 2
    run(counting.stages(), one_run(cache), ["tables"])
    assert counting.runs == ["tables"]


@pytest.mark.parametrize("damage", [b"", b"{", b"[1]", b'[{"id": "p1.l1"}]', b"\xff\xfe"])
def test_a_damaged_entry_costs_one_run(damage: bytes) -> None:
    counting, cache = Counting(), MemoryCache()
    first = run(counting.stages(), one_run(cache), ["lines"])
    cache.entries.update(dict.fromkeys(cache.entries, damage))
    again = run(counting.stages(), one_run(cache), ["lines"])
    assert counting.runs == ["lines", "lines"]
    assert (again.lines, again.issues) == (first.lines, first.issues)


def test_an_entry_without_its_issues_is_no_entry() -> None:
    counting, cache = Counting(), MemoryCache()
    run(counting.stages(), one_run(cache), ["lines"])
    cache.entries = {k: v for k, v in cache.entries.items() if not k.endswith(".issues")}
    run(counting.stages(), one_run(cache), ["lines"])
    assert counting.runs == ["lines", "lines"]


def test_progress_names_the_stages_that_run() -> None:
    told: list[str] = []
    one = one_run()
    one.progress = told.append
    run(Counting().stages(), one, ["tables"])
    assert told == ["lines", "tables"]
