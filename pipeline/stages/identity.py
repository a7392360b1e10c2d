"""The layer `identity`: what kind of plan a file is, whose, for which years."""

from pipeline.core.stage import stage
from pipeline.mapping.content import line_evidence
from pipeline.mapping.owner import organization
from pipeline.mapping.period import plan_period
from pipeline.mapping.plan_kind import plan_kind, printed_title, title_text
from pipeline.mapping.revision import revision
from schemas.identity import Identity as IdentityRecord
from schemas.issue import Issue, IssueCode, Report
from schemas.line import Line
from schemas.organization import Match, Organization
from schemas.plan_type import PlanTypeKey
from schemas.table import Table


@stage(version=9)
def identity(lines: tuple[Line, ...], tables: tuple[Table, ...], report: Report) -> IdentityRecord:
    """Type, title, owner and years of the plan, each with its evidence; nothing is guessed."""
    kind = plan_kind(lines, tables)
    if kind.key is PlanTypeKey.OTHER:
        report(Issue(code=IssueCode.PLAN_TYPE_UNKNOWN, message=f"plan type undecided: {kind.reason}"))
    title = printed_title(lines, kind.title)
    owner = organization(lines, strict=kind.key is PlanTypeKey.OTHER)
    _report_owner(owner, report)
    period = plan_period(lines, kind.key, kind.title)
    if period is None:
        report(Issue(code=IssueCode.PERIOD_UNKNOWN, message="no period is stated for this plan"))
    return IdentityRecord(
        plan_type=kind.key,
        plan_type_evidence=kind.evidence,
        title=" ".join(title_text(line.text) for line in title) or None,
        title_evidence=line_evidence(title),
        organization=owner,
        period=period,
        revision=revision(lines, kind.key),
    )


def _report_owner(owner: Organization, report: Report) -> None:
    if owner.name is None:
        report(
            Issue(code=IssueCode.ORGANIZATION_UNKNOWN, message="no owner is named where one is looked for")
        )
    elif owner.match is Match.NONE:
        several = [one for one in owner.candidates if one.score == 1.0]
        code = IssueCode.ORGANIZATION_AMBIGUOUS if several else IssueCode.ORGANIZATION_UNKNOWN
        names = "; ".join(f"{c.name}, {c.district}, {c.province} ({c.score})" for c in owner.candidates[:4])
        place = owner.evidence[0] if owner.evidence else None
        report(
            Issue(
                code=code,
                message=f"{owner.printed_name} is not one place of the gazetteer; candidates: {names or '-'}",
                page=place.page if place else None,
                bbox=place.bbox if place else None,
            )
        )
