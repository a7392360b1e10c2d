"""Every rule proves itself on its own examples and is documented."""

import re
from dataclasses import replace

import pytest

from pipeline.audit.context import AuditContext
from pipeline.audit.outcome import Bilingual
from pipeline.audit.rule import InvalidRuleError, Rule, checked, rules
from pipeline.audit.runner import ALARMS, outcomes
from pipeline.audit.view import PlanView

ALL = tuple(rules().values())
THAI = re.compile("[ก-๛]")


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
def test_passing_examples_raise_no_alarm(rule: Rule) -> None:
    for plan in rule.passes:
        found = outcomes(rule, PlanView(plan, AuditContext()))
        assert not [o for o in found if o.status in ALARMS]


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
def test_failing_examples_raise_an_alarm_with_words_in_both_languages(rule: Rule) -> None:
    for plan in rule.fails:
        alarms = [o for o in outcomes(rule, PlanView(plan, AuditContext())) if o.status in ALARMS]
        assert alarms
        assert all(THAI.search(o.message.th) and o.message.en for o in alarms)


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
def test_rule_is_documented_in_both_languages(rule: Rule) -> None:
    for text in (rule.title, rule.checks, rule.why, rule.fix, rule.caution):
        assert THAI.search(text.th)
        assert text.en
    assert rule.basis.text_th
    assert rule.basis.text_en


def test_a_rule_without_both_kinds_of_example_does_not_load() -> None:
    with pytest.raises(InvalidRuleError, match="passing and failing examples"):
        checked(replace(ALL[0], fails=()))
    with pytest.raises(InvalidRuleError, match="passing and failing examples"):
        checked(replace(ALL[0], passes=()))


def test_a_rule_without_words_does_not_load() -> None:
    with pytest.raises(InvalidRuleError, match="documented in Thai and English"):
        checked(replace(ALL[0], why=Bilingual("", "x")))
