"""Departments: from a printed name to its key."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import yaml

from pipeline.gazetteer.places import place_key

_UNIT_WORDS = ("กอง", "สำนัก", "ส่วน", "หน่วย", "ฝ่าย")  # division, office, section, unit, branch
OTHER = "other"


@dataclass(frozen=True, slots=True)
class DepartmentMention:
    """A department named in a text: its key, the words, and where they stand (offsets into the text)."""

    key: str
    printed: str
    start: int
    end: int


@lru_cache(maxsize=1)
def _aliases() -> tuple[tuple[str, str], ...]:
    """Alias without blanks and key, longest alias first."""
    text = files("pipeline.gazetteer.data").joinpath("departments.yml").read_text("utf-8")
    listed: dict[str, list[str]] = yaml.safe_load(text)
    pairs = [(place_key(alias), key) for key, aliases in listed.items() for alias in aliases]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])))


def department_key(name: str) -> str | None:
    """The key of the department `name` names, `other` for an unlisted one, `None` if it names none."""
    found = next(department_mentions(name), None)
    if found is not None:
        return found.key
    return OTHER if place_key(name).startswith(_UNIT_WORDS) else None


def department_mentions(text: str) -> Iterator[DepartmentMention]:
    """The departments named in `text`, in order; a longer alias wins over a shorter one in the same place."""
    kept = [at for at, char in enumerate(text) if not char.isspace()]
    key = "".join(text[at] for at in kept)
    at = 0
    while at < len(key):
        found = next(((alias, name) for alias, name in _aliases() if key.startswith(alias, at)), None)
        if found is None:
            at += 1
            continue
        start, end = kept[at], kept[at + len(found[0]) - 1] + 1
        yield DepartmentMention(key=found[1], printed=text[start:end], start=start, end=end)
        at += len(found[0])
