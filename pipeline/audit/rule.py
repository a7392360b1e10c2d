"""Declare an audit rule: a pure function over a plan, with its basis, its words and its own examples."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TypeAlias

import pipeline.audit.rules as package
from pipeline.audit.outcome import Bilingual, Outcome
from pipeline.audit.view import PlanView
from schemas.finding import Basis, BasisMark, Severity
from schemas.plan import Plan
from schemas.plan_type import PlanTypeKey

Check: TypeAlias = Callable[[PlanView], Iterator[Outcome]]

PERSONNEL = frozenset(
    {
        PlanTypeKey.MANPOWER_PLAN,
        PlanTypeKey.PERSONNEL_DEVELOPMENT_PLAN,
        PlanTypeKey.HR_MANAGEMENT_PLAN,
    }
)
"""Plan types about staff."""

MANPOWER = frozenset({PlanTypeKey.MANPOWER_PLAN})
DEVELOPMENT = frozenset({PlanTypeKey.PERSONNEL_DEVELOPMENT_PLAN, PlanTypeKey.HR_MANAGEMENT_PLAN})
"""Plan types that set out how staff are developed, with strategies and projects."""

WITH_STAFFING = frozenset({PlanTypeKey.MANPOWER_PLAN, PlanTypeKey.HR_MANAGEMENT_PLAN})
WITH_PROJECTS = DEVELOPMENT | {
    PlanTypeKey.LOCAL_DEVELOPMENT_PLAN,
    PlanTypeKey.OPERATION_PLAN,
    PlanTypeKey.ANTI_CORRUPTION_PLAN,
}
EVERY_TYPE = frozenset(PlanTypeKey)
EVERY_PLAN = EVERY_TYPE - {PlanTypeKey.OTHER}
"""All but documents that are no plan: manuals, letters, forms to fill in."""


class InvalidRuleError(ValueError):
    """A rule module that cannot be loaded; the message says what it lacks."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with what a reader needs to judge it. Each of `fails` must give fail or warn, no `passes` may.

    `caution` says how a false alarm arises. `wording` marks rules a misread letter could set off: on
    recognised text their alarms are undecided. Failures on recognised text are undecided too, unless the rule
    is `firm`: what it finds is a phrase on the page, which no misread letter makes up; then only where the
    reading itself is unsure.
    """

    id: str
    severity: Severity
    title: Bilingual
    checks: Bilingual
    basis: Basis
    why: Bilingual
    fix: Bilingual
    caution: Bilingual
    check: Check
    passes: tuple[Plan, ...]
    fails: tuple[Plan, ...]
    plan_types: frozenset[PlanTypeKey] = EVERY_TYPE
    wording: bool = False
    firm: bool = False


def internal(th: str, en: str) -> Basis:
    """The plan's own figures or promises, or plain arithmetic."""
    return Basis(text_th=th, text_en=en, mark=BasisMark.INTERNAL)


def seen(th: str, en: str) -> Basis:
    """The text of an official page was seen."""
    return Basis(text_th=th, text_en=en, mark=BasisMark.SEEN)


def used(th: str, en: str) -> Basis:
    """Local governments or third parties state it in their own documents."""
    return Basis(text_th=th, text_en=en, mark=BasisMark.USED)


def not_verified(th: str, en: str) -> Basis:
    """No source was seen; must not be shown as law."""
    return Basis(text_th=th, text_en=en, mark=BasisMark.NOT_VERIFIED)


@cache
def rules() -> dict[str, Rule]:
    """Every rule by id, found by importing the modules of `audit.rules`.

    Raises:
        InvalidRuleError: a module has no rule, an id occurs twice, or a rule lacks an example.
    """
    found: dict[str, Rule] = {}
    for module in iter_modules(package.__path__):
        rule = _rule_of(f"{package.__name__}.{module.name}")
        if rule.id in found:
            raise InvalidRuleError(f"rule ids must be unique, got {rule.id!r} twice: rename one")
        found[rule.id] = rule
    return dict(sorted(found.items()))


def _rule_of(module_name: str) -> Rule:
    rule = getattr(import_module(module_name), "RULE", None)
    if not isinstance(rule, Rule):
        raise InvalidRuleError(f"{module_name} must define RULE, got {rule!r}: declare one")
    return checked(rule)


def checked(rule: Rule) -> Rule:
    """The rule itself, if it can be shown and proved.

    Raises:
        InvalidRuleError: it lacks an example of either kind or a text in either language.
    """
    if not rule.passes or not rule.fails:
        raise InvalidRuleError(f"{rule.id} must have passing and failing examples: add the missing kind")
    texts = (rule.title, rule.checks, rule.why, rule.fix, rule.caution)
    if not all(text.th and text.en for text in texts):
        raise InvalidRuleError(f"{rule.id} must be documented in Thai and English: fill the empty text")
    return rule
