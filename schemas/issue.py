"""Issues: what the reader met and could not read. Data, not exceptions, not findings."""

from collections.abc import Callable
from enum import StrEnum
from typing import TypeAlias

from schemas.geometry import BBox, Frozen


class IssueCode(StrEnum):
    """Every code a stage may report. Append only: codes are stored and counted across runs."""

    PAGE_FAILED = "page.failed"
    PAGE_NEEDS_OCR = "page.needs-ocr"
    PAGE_TIMED_OUT = "page.timed-out"
    TEXT_AMBIGUOUS = "text.ambiguous"
    TEXT_UNREADABLE = "text.unreadable"
    TEXT_REPAIRED = "text.repaired"
    TEXT_CONCEALED = "text.concealed"
    OCR_LOW_CONFIDENCE = "ocr.low-confidence"
    OCR_ENGINES_DISAGREE = "ocr.engines-disagree"
    OCR_LEFT_ASIDE = "ocr.left-aside"
    OCR_SECOND_ENGINE_FAILED = "ocr.second-engine-failed"
    TABLE_SEAM = "table.seam"
    TABLE_NOT_UNDERSTOOD = "table.not-understood"
    HEADING_UNKNOWN = "sections.unknown-heading"
    HEADING_AMBIGUOUS = "sections.ambiguous-heading"
    CONTENTS_DISAGREE = "sections.contents-disagree"
    PLAN_TYPE_UNKNOWN = "plan.unknown-type"
    ORGANIZATION_UNKNOWN = "plan.unknown-organization"
    ORGANIZATION_AMBIGUOUS = "plan.ambiguous-organization"
    PERIOD_UNKNOWN = "plan.unknown-period"
    NUMBER_UNREAD = "plan.unread-number"
    ROW_UNREAD = "plan.unread-row"
    TEXT_UNMAPPED = "plan.unmapped-text"
    CHART_PARENT_UNKNOWN = "charts.unknown-parent"
    TABLE_TEXT_OUTSIDE_CELLS = "table.text-outside-cells"
    TABLE_AMOUNT_OVER_COLUMNS = "table.amount-over-columns"
    OCR_CELL_UNREAD = "ocr.cell-unread"


PASSING = frozenset({IssueCode.PAGE_TIMED_OUT, IssueCode.OCR_SECOND_ENGINE_FAILED})
"""What may not happen again: layers made under it are not kept."""


class Issue(Frozen):
    """One thing a stage could not read; `page` and `bbox` where it has a place."""

    code: IssueCode
    message: str
    page: int | None = None
    bbox: BBox | None = None


Report: TypeAlias = Callable[[Issue], None]
