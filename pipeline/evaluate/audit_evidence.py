"""Whether findings point at the text they speak of: the letters under each box, read anew from the page."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from pipeline.ingest.one_file import Options, document
from pipeline.refresh.audit_pool import AuditOrder, audited_plan
from schemas.finding import Finding, PlanFindings, Status
from schemas.geometry import Evidence
from schemas.page_content import PageContent

OPEN = frozenset({Status.FAIL, Status.WARN, Status.UNDECIDED})
_MARGIN_PT = 2.0
_LEAST_SHARE = 0.8


class EvidenceCount(NamedTuple):
    """Of one file: open findings, and those none of whose boxes holds the text quoted, as (rule, message)."""

    path: Path
    findings: int
    astray: tuple[tuple[str, str], ...]

    @property
    def right(self) -> int:
        """Findings with a box that holds what it quotes."""
        return self.findings - len(self.astray)


def evidence_counts(paths: Iterable[Path], options: Options, order: AuditOrder) -> Iterator[EvidenceCount]:
    """The count of every file, read with `options`."""
    for path in paths:
        read = document(path, ("plan", "reading"), options)
        assert read.plan is not None
        yield evidence_count(path, audited_plan(read.plan, path, order), read.reading or ())


def evidence_count(path: Path, result: PlanFindings, pages: Sequence[PageContent]) -> EvidenceCount:
    """The count of one file whose pages were read as `pages`."""
    found = [finding for finding in result.findings if finding.status in OPEN]
    astray = tuple((f.rule, f.message_en) for f in found if not _points_at_text(f, pages))
    return EvidenceCount(path, len(found), astray)


def _points_at_text(finding: Finding, pages: Sequence[PageContent]) -> bool:
    by_number = {page.number: page for page in pages}
    return any(
        lies_on_its_text(one, by_number[one.page]) for one in finding.evidence if one.page in by_number
    )


def lies_on_its_text(evidence: Evidence, page: PageContent) -> bool:
    """Whether most letters the evidence quotes are under the box; a blank quote never is."""
    wanted = Counter(character for character in evidence.raw if not character.isspace())
    if not wanted:
        return False
    return (wanted & Counter(letters_under(evidence, page))).total() >= _LEAST_SHARE * wanted.total()


def letters_under(evidence: Evidence, page: PageContent) -> str:
    """The characters whose middle lies in the box, in the order of the page."""
    boxes, box = page.glyphs.boxes_pt, evidence.bbox
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    across = (x >= box.x0 - _MARGIN_PT) & (x <= box.x1 + _MARGIN_PT)
    inside = across & (y >= box.top - _MARGIN_PT) & (y <= box.bottom + _MARGIN_PT)
    return page.glyphs.take(np.flatnonzero(inside)).text
