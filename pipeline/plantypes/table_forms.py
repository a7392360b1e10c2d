"""The table forms and header wordings of `forms.yml`, as data."""

from functools import cache
from importlib.resources import files
from typing import TypedDict, cast

import yaml

from schemas.plan_type import ColumnSpec, PlanTypeKey, TableForm


class _Entry(TypedDict):
    key: str
    plan_types: list[str]
    columns: list[str]


class _Content(TypedDict):
    columns: dict[str, list[str]]
    forms: list[_Entry]


def forms_of(plan_type: PlanTypeKey) -> tuple[TableForm, ...]:
    """The forms `forms.yml` lists for one plan type, in its order."""
    content = _content()
    return tuple(
        _form(entry, content["columns"])
        for entry in content["forms"]
        if plan_type.value in entry["plan_types"]
    )


@cache
def _content() -> _Content:
    text = files("pipeline.plantypes").joinpath("forms.yml").read_text(encoding="utf-8")
    return cast("_Content", yaml.safe_load(text))


def _form(entry: _Entry, columns: dict[str, list[str]]) -> TableForm:
    return TableForm(key=entry["key"], columns=tuple(_column(name, columns) for name in entry["columns"]))


def _column(name: str, columns: dict[str, list[str]]) -> ColumnSpec:
    """`budget*!` is the column `budget`, repeated (`*`) and required (`!`)."""
    key = name.rstrip("*!")
    return ColumnSpec(key=key, headers=tuple(columns[key]), required="!" in name, repeats="*" in name)
