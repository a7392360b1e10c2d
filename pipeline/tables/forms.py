"""The table forms and header wordings of `forms.yml`, as data."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from pipeline.tables.wording import plain
from schemas.plan_type import ColumnSpec, PlanTypeKey, TableForm


@dataclass(frozen=True, slots=True)
class Forms:
    """All forms, the plan types that print each, and every wording in comparable form."""

    forms: tuple[TableForm, ...]
    plan_types: dict[str, tuple[PlanTypeKey, ...]]
    wordings: dict[str, str]

    def of(self, plan_type: PlanTypeKey) -> tuple[TableForm, ...]:
        """The forms of one plan type."""
        return tuple(form for form in self.forms if plan_type in self.plan_types[form.key])


@cache
def forms() -> Forms:
    """The forms as shipped."""
    content = yaml.safe_load(files("pipeline.tables").joinpath("forms.yml").read_text(encoding="utf-8"))
    columns: dict[str, list[str]] = content["columns"]
    made = [(_form(entry, columns), entry["plan_types"]) for entry in content["forms"]]
    return Forms(
        forms=tuple(form for form, _ in made),
        plan_types={form.key: tuple(PlanTypeKey(t) for t in types) for form, types in made},
        wordings={plain(w): key for key, words in columns.items() for w in words},
    )


def _form(entry: dict[str, list[str]], columns: dict[str, list[str]]) -> TableForm:
    return TableForm(
        key=str(entry["key"]), columns=tuple(_column(name, columns) for name in entry["columns"])
    )


def _column(name: str, columns: dict[str, list[str]]) -> ColumnSpec:
    """`budget*!` is the column `budget`, repeated (`*`) and required (`!`)."""
    key = name.rstrip("*!")
    return ColumnSpec(key=key, headers=tuple(columns[key]), required="!" in name, repeats="*" in name)
