"""Names of local governments in running text: type word, name, and where they stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import yaml

from pipeline.gazetteer.places import place_key
from schemas.organization import OrganizationKind

_NAME = r"(?P<name>[\u0e00-\u0e4e]{2,60})"


@dataclass(frozen=True, slots=True)
class TypeWords:
    """The words of one kind, all forms, and the form written in full."""

    kind: OrganizationKind
    full: str
    forms: tuple[str, ...]
    heads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrganizationMention:
    """A local government named in a text.

    `name` runs to the next blank or sign and may hold words that follow the name in running text, unless
    `bounded`; `by_head` when the head of the organization is named by office; `start` and `end` are offsets.
    """

    kind: OrganizationKind
    name: str
    bounded: bool
    type_word: str
    by_head: bool
    start: int
    end: int


@lru_cache(maxsize=1)
def _data() -> dict[str, dict[str, list[str]] | list[str]]:
    text = files("pipeline.gazetteer.data").joinpath("type_words.yml").read_text("utf-8")
    data: dict[str, dict[str, list[str]] | list[str]] = yaml.safe_load(text)
    return data


@lru_cache(maxsize=1)
def type_words() -> tuple[TypeWords, ...]:
    """The type words of every kind that has some."""
    found = []
    for name, listed in _data().items():
        if not isinstance(listed, dict) or "words" not in listed:
            continue
        forms = (*listed["words"], *listed.get("misspelt", ()), *listed.get("abbreviations", ()))
        found.append(
            TypeWords(OrganizationKind(name), listed["words"][0], forms, tuple(listed.get("heads", ())))
        )
    return tuple(found)


@lru_cache(maxsize=1)
def _not_names() -> tuple[str, ...]:
    listed = _data()["not_names"]
    assert isinstance(listed, list)
    return tuple(listed)


@lru_cache(maxsize=1)
def _special_names() -> tuple[str, ...]:
    listed = _data()["special"]
    assert isinstance(listed, dict)
    return tuple(listed["names"])


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    forms = [form for words in type_words() for form in (*words.forms, *words.heads)]
    forms.sort(key=len, reverse=True)
    return re.compile(rf"(?P<type>{'|'.join(map(re.escape, forms))})\s?{_NAME}")


def _kind_of(form: str) -> OrganizationKind:
    return next(words.kind for words in type_words() if form in words.forms or form in words.heads)


def full_type_word(kind: OrganizationKind) -> str:
    """The type word of `kind` as the law writes it; empty for kinds without one."""
    return next((words.full for words in type_words() if words.kind is kind), "")


def organization_mentions(text: str) -> Iterator[OrganizationMention]:
    """The local governments named in `text`, in order; type words without a name are left out."""
    for match in _pattern().finditer(text):
        name = match["name"]
        if name.startswith(_not_names()):
            continue
        after = text[match.end() : match.end() + 1]
        yield OrganizationMention(
            kind=_kind_of(match["type"]),
            name=name,
            bounded=after in ("", " ", "\n", "(", ")", ",", "”", "\t"),
            type_word=match["type"],
            by_head=any(match["type"] in words.heads for words in type_words()),
            start=match.start(),
            end=match.end(),
        )


def goes_on_in_text(name: str, place: str) -> bool:
    """Whether `name` is `place` and a word that no name holds: the sentence goes on without a blank."""
    rest = name[len(place) :] if name.startswith(place) else ""
    return bool(rest) and rest.startswith(_not_names())


def special_organization(text: str) -> str | None:
    """The local government of a kind of its own whose name `text` is, blanks aside."""
    key = place_key(text)
    return next((name for name in _special_names() if place_key(name) == key), None)
