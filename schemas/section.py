"""Sections: a heading and the lines it governs, as a tree."""

from enum import StrEnum
from typing import TypeAlias

from schemas.geometry import BBox, Evidence, Frozen


class SectionKey(StrEnum):
    """Canonical section keys, over all plan types. Append only."""

    FOREWORD = "foreword"
    RATIONALE = "rationale"
    OBJECTIVES = "objectives"
    FRAMEWORK = "framework"
    PROBLEMS_AND_NEEDS = "problems_and_needs"
    POWERS_AND_MISSIONS = "powers_and_missions"
    MAIN_AND_SECONDARY_MISSIONS = "main_and_secondary_missions"
    STRUCTURE_PROBLEMS_SUMMARY = "structure_problems_summary"
    ORGANIZATION_STRUCTURE = "organization_structure"
    PERSONNEL_COST = "personnel_cost"
    STRUCTURE_CHART = "structure_chart"
    POSITION_ASSIGNMENT = "position_assignment"
    DEVELOPMENT_GUIDELINES = "development_guidelines"
    ETHICS_ANNOUNCEMENT = "ethics_announcement"
    APPENDIX = "appendix"
    VISION = "vision"
    MISSION = "mission"
    VALUES = "values"
    STRATEGIC_GOALS = "strategic_goals"
    POLICY_LINKS = "policy_links"
    ENVIRONMENT_ANALYSIS = "environment_analysis"
    STAFFING_STRUCTURE = "staffing_structure"
    POSITION_SERIES = "position_series"
    DEVELOPMENT_METHODS = "development_methods"
    KNOWLEDGE_DEVELOPMENT = "knowledge_development"
    HR_STRATEGY = "hr_strategy"
    DEVELOPMENT_STRATEGY = "development_strategy"
    ACTION_PLAN = "action_plan"
    STRATEGY_SUMMARY = "strategy_summary"
    MONITORING_AND_EVALUATION = "monitoring_and_evaluation"
    RESPONSIBILITIES = "responsibilities"
    COMMITTEE = "committee"
    CONCLUSION = "conclusion"
    INDIVIDUAL_DEVELOPMENT_PLAN = "individual_development_plan"
    TRAINING_NEEDS = "training_needs"
    COMPETENCIES = "competencies"
    TRAINING_REQUEST_STEPS = "training_request_steps"
    GENERAL_INFORMATION = "general_information"
    STRATEGY = "strategy"
    PROJECT_ACCOUNTS = "project_accounts"
    BUDGET = "budget"
    OTHER = "other"


class Paragraph(Frozen):
    """A run of lines that reads as one paragraph; `lines` are their ids, `bbox` is on `page` (the first)."""

    page: int
    bbox: BBox
    text: str
    line_ids: tuple[str, ...] = ()


class Section(Frozen):
    """A heading and what stands under it.

    `number` is the number's normal form in Arabic digits (`3.12`), `printed_number` as printed (`๓.๑๒`).
    `text` is the repaired text of the body without the headings of children; `paragraphs` the same in parts.
    `line_ids` are all body lines governed, children's excluded. `pages` first and last page, inclusive.
    """

    key: SectionKey
    number: str | None = None
    printed_number: str | None = None
    heading: str
    level: int
    text: str
    pages: tuple[int, int]
    paragraphs: tuple[Paragraph, ...] = ()
    line_ids: tuple[str, ...] = ()
    table_ids: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...]
    children: tuple["Section", ...] = ()


Sections: TypeAlias = tuple[Section, ...]
