"""Reads a document's YAML: its facts, and its blocks in order."""

from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict

from corpus.compose.encode import Layer
from corpus.compose.facts import (
    Budget,
    BudgetItem,
    BudgetLine,
    Facts,
    Indicator,
    Organization,
    Period,
    PersonnelCost,
    Planted,
    Position,
    Project,
    Span,
    Strategy,
)

SOURCES = Path(__file__).parent / "sources"
_BE_OFFSET = 543


class Source(BaseModel):
    """A document to compose. `same_as` takes another source's blocks; `replace` swaps text in them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    file: str
    folder: str
    plan_type: str
    title: str
    organization: Organization
    period: Period | None
    complete: bool
    thai_numerals: bool
    layer: Layer = Layer.CLEAN
    landscape: bool = False
    header: str | None = None
    facts: Facts
    blocks: tuple[dict[str, Any], ...]
    planted: tuple[Planted, ...] = ()
    scan_pages: tuple[int, ...] = ()
    scan_facts: frozenset[str] = frozenset()
    """Fields of the facts that the scanned pages show."""


def _span(value: Any, period: dict[str, int] | None) -> Span | None:
    if value is None:
        return None
    if value == "year" and period is not None:
        year = period["start_year_be"] - _BE_OFFSET
        return Span(start=f"{year - 1}-10-01", end=f"{year}-09-30")
    start, _, end = str(value).partition("/")
    return Span(start=start, end=end or start)


def _budget(value: Any, departments: dict[str, str]) -> Budget:
    if value == "none":
        return Budget(status="none_declared", total_baht=None)
    if value is None:
        return Budget(status="blank", total_baht=None)
    if value == "###":
        return Budget(status="amount", total_baht=None, unreadable=1)
    if isinstance(value, int):
        return Budget(status="amount", total_baht=value, lines=(BudgetLine(amount_baht=value),))
    lines = tuple(
        BudgetLine(amount_baht=amount, year_be=key)
        if isinstance(key, int)
        else BudgetLine(amount_baht=amount, department=departments[key], department_key=key)
        for key, amount in value.items()
    )
    return Budget(status="amount", total_baht=sum(line.amount_baht for line in lines), lines=lines)


def _project(row: dict[str, Any], raw: dict[str, Any]) -> Project:
    known = dict(row)
    indicator = known.pop("indicator", None)
    items = (Indicator(text=indicator[0], unit=indicator[1], target_value=indicator[2]),) if indicator else ()
    budget = _budget(known.pop("budget", None), raw.get("departments", {}))
    span = _span(known.pop("period", None), raw.get("period"))
    return Project(number=str(known.pop("number")), indicators=items, budget=budget, period=span, **known)


def _positions(rows: list[list[Any]], raw: dict[str, Any]) -> tuple[Position, ...]:
    posts = []
    for department, title, category, level, number, state, counts in rows:
        posts.append(
            Position(
                department=raw["departments"][department],
                department_key=department,
                title=title,
                category=category,
                level=level,
                position_number=number,
                occupied=state == "filled",
                headcount_by_year=tuple(counts),
            )
        )
    return tuple(posts)


def change_percent(last: int, new: int) -> float:
    """Change of an estimate as e-LAAS prints it: 100 where there was nothing before, 0 where nothing is."""
    if last == 0:
        return 100.0 if new else 0.0
    return round(100 * (new - last) / last, 2)


def _items(rows: list[list[Any]]) -> tuple[BudgetItem, ...]:
    """Items as listed; a row `[total, label, depth]` adds up what stands since the total of that depth."""
    out: list[BudgetItem] = []
    open_sums: dict[int, list[int]] = {depth: [0] * 5 for depth in range(1, 6)}
    for row in rows:
        if row[0] == "total":
            amounts = tuple(open_sums[row[2]])
            open_sums[row[2]] = [0] * 5
            change = change_percent(amounts[3], amounts[4])
            out.append(BudgetItem(label=row[1], amounts_baht=amounts, change_percent=change, is_total=True))
        elif len(row) == 1:
            out.append(BudgetItem(label=row[0], amounts_baht=(), change_percent=None, is_total=False))
        else:
            amounts = tuple(row[1:])
            for sums in open_sums.values():
                sums[:] = [a + b for a, b in zip(sums, amounts, strict=True)]
            change = change_percent(amounts[3], amounts[4])
            out.append(BudgetItem(label=row[0], amounts_baht=amounts, change_percent=change, is_total=False))
    return tuple(out)


def _facts(raw: dict[str, Any]) -> Facts:
    facts = dict(raw.get("facts", {}))
    strategies = [
        Strategy(
            number=str(s["number"]), title=s["title"], projects=tuple(_project(p, raw) for p in s["projects"])
        )
        for s in facts.pop("strategies", [])
    ]
    return Facts(
        strategies=tuple(strategies),
        projects=tuple(_project(p, raw) for p in facts.pop("projects", [])),
        positions=_positions(facts.pop("positions", []), raw),
        budget_items=_items(facts.pop("budget_items", [])),
        personnel_costs=tuple(
            PersonnelCost(year_be=y, cost_baht=c, budget_baht=b, percent=p)
            for y, c, b, p in facts.pop("personnel_costs", [])
        ),
        **facts,
    )


def _named(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, str):
        for key, name in names.items():
            value = value.replace(f"<{key}>", name)
        return value
    if isinstance(value, list):
        return [_named(item, names) for item in value]
    if isinstance(value, dict):
        return {_named(key, names): _named(item, names) for key, item in value.items()}
    return value


def _merged(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    out = dict(base)
    for key, value in own.items():
        out[key] = (
            _merged(out[key], value) if isinstance(value, dict) and isinstance(out.get(key), dict) else value
        )
    return out


def _replaced(text: str, swaps: list[list[str]], file: str) -> str:
    for old, new in swaps:
        if old not in text:
            raise ValueError(
                f"{file}: `replace` names text that its base does not have, got {old!r}; correct the source"
            )
        text = text.replace(old, new)
    return text


def _raw(path: Path) -> dict[str, Any]:
    own: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    base_name = own.pop("same_as", None)
    swaps = own.pop("replace", [])
    if base_name is None:
        return own
    text = (SOURCES / f"{base_name}.yml").read_text(encoding="utf-8")
    return _merged(yaml.safe_load(_replaced(text, swaps, path.name)), own)


def _blocks(raw: dict[str, Any], shared: dict[str, str]) -> list[dict[str, Any]]:
    """Blocks with `shared: id` filled in from the paragraphs several plans have in common."""
    return [
        {"p": {"id": block["shared"], "text": shared[block["shared"]]}} if "shared" in block else block
        for block in raw.pop("blocks")
    ]


def read_source(path: Path) -> Source:
    """The document at `path`, with `<org>`, `<district>`, `<province>` and its own `names` filled in."""
    raw = _raw(path)
    shared: dict[str, str] = yaml.safe_load(
        (SOURCES / "shared" / "paragraphs.yml").read_text(encoding="utf-8")
    )
    raw["blocks"] = _blocks(raw, shared)
    organization = raw["organization"]
    names = {
        "org": organization["full_name"] or "เทศบาลตำบล........................",
        "district": organization["district"] or "....................",
        "province": organization["province"] or "....................",
        **raw.pop("names", {}),
    }
    named: dict[str, Any] = _named(raw, names)
    facts = _facts(named)
    named.pop("departments", None)
    return Source.model_validate({**named, "facts": facts})


def read_sources() -> list[Source]:
    """All documents, by file name."""
    return [read_source(path) for path in sorted(SOURCES.glob("*.yml"))]
