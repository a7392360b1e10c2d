"""Which waivers hold for a plan: its owner's, from the profile beside its file and from the house's."""

from collections.abc import Iterable
from pathlib import Path

from pipeline.audit.rule import rules
from pipeline.core.errors import UsageError
from pipeline.ingest.profiles import profile_beside, profile_of, profiles_in
from schemas.finding import Waiver
from schemas.plan import Plan
from schemas.profile import Profile


def house_profiles(folder: Path) -> tuple[Profile, ...]:
    """The organizations' profiles of a folder; none where there is no folder.

    Raises:
        UsageError: a profile cannot be read, or waives what is no rule.
    """
    return tuple(_checked(profile) for profile in profiles_in(folder)) if folder.is_dir() else ()


def waivers_for(plan: Plan, path: Path, profiles: Iterable[Profile]) -> tuple[Waiver, ...]:
    """The waivers of the profile beside the plan's file, and of its owner's among `profiles`.

    Raises:
        UsageError: the profile beside the file cannot be read, or waives what is no rule.
    """
    beside = _checked(profile_beside(path)).waivers if path.name else ()
    return tuple(dict.fromkeys((*beside, *profile_of(plan.organization, profiles).waivers)))


def _checked(profile: Profile) -> Profile:
    for at, waiver in enumerate(profile.waivers):
        if waiver.rule not in rules():
            raise UsageError(
                f"{profile.id}.yml: waivers[{at}].rule: must be the id of a rule (`phaen rules` lists them), "
                f"got {waiver.rule!r}; correct it"
            )
    return profile
