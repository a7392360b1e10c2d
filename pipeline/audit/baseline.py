"""Baselines: which findings are new since an earlier run, which are unchanged, which are gone."""

from pipeline.audit.runner import ALARMS
from schemas.finding import BaselineState, Finding, PlanFindings, Status


def _open(finding: Finding) -> bool:
    return finding.status in ALARMS or finding.status is Status.UNDECIDED


def against(current: PlanFindings, earlier: PlanFindings | None) -> PlanFindings:
    """Mark the open findings of `current`; those only `earlier` had are added as gone, none is dropped.

    `earlier` `None`: the plan was not in the baseline, so everything open is new.
    """
    before = {f.fingerprint: f for f in earlier.findings if _live(f)} if earlier else {}
    now = {f.fingerprint for f in current.findings if _open(f)}
    marked = tuple(_marked(finding, before) for finding in current.findings)
    gone = tuple(
        finding.model_copy(update={"baseline": BaselineState.GONE})
        for key, finding in before.items()
        if key not in now
    )
    return current.model_copy(update={"findings": marked + gone})


def against_all(
    current: tuple[PlanFindings, ...], earlier: tuple[PlanFindings, ...]
) -> tuple[PlanFindings, ...]:
    """Mark the findings of many plans; plans only `earlier` had keep their findings as gone."""
    by_id = {result.plan_id: result for result in earlier}
    present = {result.plan_id for result in current}
    marked = tuple(against(result, by_id.get(result.plan_id)) for result in current)
    lost = tuple(
        against(result.model_copy(update={"findings": ()}), result)
        for result in earlier
        if result.plan_id not in present
    )
    return marked + lost


def _live(finding: Finding) -> bool:
    """Open in the earlier run itself: what was already gone then is not gone again."""
    return _open(finding) and finding.baseline is not BaselineState.GONE


def _marked(finding: Finding, before: dict[str, Finding]) -> Finding:
    if not _open(finding):
        return finding
    state = BaselineState.UNCHANGED if finding.fingerprint in before else BaselineState.NEW
    return finding.model_copy(update={"baseline": state})
