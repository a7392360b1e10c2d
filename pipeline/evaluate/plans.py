"""Recall of known facts: what a plan is known to hold, against what is read from its file."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from pipeline.ingest.one_file import Options, document
from schemas.geometry import Frozen

WILDCARD = "*"
LENGTH = "length"


class Truth(Frozen):
    """Known facts of one plan and the files it is in.

    `facts` maps a path into the plan to a value: names of fields parted by dots, `*` for each member of a
    list (nested lists are made flat), `length` for the number of members.
    """

    files: tuple[str, ...]
    facts: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Miss:
    """A fact that was not read as it is known."""

    path: str
    expected: object
    got: object


@dataclass(frozen=True, slots=True)
class Score:
    """How many of the known facts of a file were read."""

    file: str
    facts: int
    misses: tuple[Miss, ...]

    @property
    def recall(self) -> float:
        """Share of the facts that were read; 1 for no facts."""
        return 1 - len(self.misses) / self.facts if self.facts else 1.0


def value_at(plan: object, path: str) -> object:
    """The value at `path` in a plan as JSON data; `None` where the path leads nowhere."""
    value = plan
    parts = path.split(".")
    for at, part in enumerate(parts):
        if part == WILDCARD:
            rest = ".".join(parts[at + 1 :])
            members = value if isinstance(value, list) else []
            found = [value_at(one, rest) if rest else one for one in members]
            return _flat(found) if WILDCARD in parts[at + 1 :] else found
        if part == LENGTH and isinstance(value, list):
            return len(value)
        if isinstance(value, list) and part.isdigit():
            value = value[int(part)] if int(part) < len(value) else None
        elif isinstance(value, dict):
            value = value.get(part)
        else:
            return None
    return value


def _flat(values: Sequence[object]) -> list[object]:
    return [one for value in values for one in (value if isinstance(value, list) else [value])]


def score(file: str, plan: object, facts: dict[str, Any]) -> Score:
    """Compare a plan (JSON data) with the known facts."""
    misses = [
        Miss(path, expected, got)
        for path, expected in facts.items()
        if (got := value_at(plan, path)) != expected
    ]
    return Score(file, len(facts), tuple(misses))


def truths(folder: Path) -> tuple[Truth, ...]:
    """Every file of known facts in `folder`."""
    return tuple(Truth.model_validate_json(path.read_text("utf-8")) for path in sorted(folder.glob("*.json")))


def scores(corpus: Path, folder: Path, files: Sequence[str] = ()) -> tuple[Score, ...]:
    """Read every file of the truths (or those of `files`) below `corpus` and score it."""
    out = []
    for truth in truths(folder):
        for name in truth.files:
            if not (corpus / name).is_file() or (files and name not in files):
                continue
            plan = document(corpus / name, ["plan"], Options()).plan
            data = json.loads(plan.model_dump_json()) if plan else {}
            out.append(score(name, data, truth.facts))
    return tuple(out)


@click.command("plans")
@click.option("--corpus", type=click.Path(path_type=Path, exists=True), default=Path("../shared/corpus"))
@click.option("--truth", type=click.Path(path_type=Path, exists=True), default=Path("tests/truth"))
@click.argument("files", nargs=-1)
def plans_command(corpus: Path, truth: Path, files: tuple[str, ...]) -> None:
    """Read plans whose facts are known and print how many of the facts were read."""
    found = scores(corpus, truth, files)
    for one in found:
        held = one.facts - len(one.misses)
        click.echo(f"{one.file:<60} {held:>3} of {one.facts:>3} facts   {one.recall:6.1%}")
        for miss in one.misses:
            click.echo(f"    {miss.path}: known {miss.expected!r}, read {miss.got!r}")
    facts, misses = sum(one.facts for one in found), sum(len(one.misses) for one in found)
    if facts:
        click.echo(f"{'all files':<60} {facts - misses:>3} of {facts:>3} facts   {1 - misses / facts:6.1%}")


if __name__ == "__main__":
    plans_command()
