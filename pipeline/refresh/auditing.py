"""The auditor of the nightly job: every rule on a plan, waivers from the profile beside its file."""

import datetime as dt
from pathlib import Path

from pipeline.audit.context import AuditContext
from pipeline.audit.runner import Waivers, audit
from pipeline.gazetteer.places import gazetteer
from pipeline.ingest.profiles import profile_beside
from pipeline.plantypes.registry import plan_types
from pipeline.refresh.agreement import informed
from pipeline.refresh.findings import Auditor
from pipeline.store.queries import StoredPlan
from pipeline.store.witnesses import Witnesses
from schemas.finding import PlanFindings


def house_context() -> AuditContext:
    """What the house knows besides the plans: names of places, and the catalogue of plan types."""
    places = gazetteer()
    names = (p.name for p in places.provinces.values())
    districts = (p.name for found in places.districts.values() for p in found)
    subdistricts = (p.name for found in places.subdistricts.values() for p in found)
    return AuditContext(frozenset((*names, *districts, *subdistricts)), dict(plan_types()))


def auditor(context: AuditContext, today: dt.date) -> Auditor:
    """An auditor that holds plans against `context`; waivers count as of `today`."""

    def findings(stored: StoredPlan, witnesses: Witnesses) -> PlanFindings:
        waivers = profile_beside(Path(stored.path)).waivers
        return audit(stored.plan, informed(context, stored.plan, witnesses), Waivers(waivers, today))

    return findings
