"""The auditor of the nightly job: every rule on a plan, with its owner's waivers."""

import datetime as dt
from pathlib import Path

from pipeline.audit.context import AuditContext
from pipeline.audit.runner import Waivers, audit
from pipeline.gazetteer.places import gazetteer
from pipeline.plantypes.registry import plan_types
from pipeline.refresh.agreement import informed
from pipeline.refresh.findings import Auditor
from pipeline.refresh.waivers import waivers_for
from pipeline.store.queries import StoredPlan
from pipeline.store.witnesses import Witnesses
from schemas.finding import PlanFindings
from schemas.profile import Profile


def house_context() -> AuditContext:
    """What the house knows besides the plans: names of places, and the catalogue of plan types."""
    places = gazetteer()
    names = (p.name for p in places.provinces.values())
    districts = (p.name for found in places.districts.values() for p in found)
    subdistricts = (p.name for found in places.subdistricts.values() for p in found)
    return AuditContext(frozenset((*names, *districts, *subdistricts)), dict(plan_types()))


def auditor(context: AuditContext, today: dt.date, profiles: tuple[Profile, ...] = ()) -> Auditor:
    """An auditor that holds plans against `context`; waivers count as of `today`.

    `profiles` are of organizations, whose waivers hold wherever a plan's file lies.
    """

    def findings(stored: StoredPlan, witnesses: Witnesses) -> PlanFindings:
        waivers = waivers_for(stored.plan, Path(stored.path), profiles)
        return audit(stored.plan, informed(context, stored.plan, witnesses), Waivers(waivers, today))

    return findings
