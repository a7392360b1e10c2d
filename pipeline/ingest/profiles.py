"""Profiles: the YAML beside an organization's files."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

import yaml
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from pipeline.core.errors import UsageError
from schemas.organization import Organization
from schemas.profile import Profile

NO_PROFILE = Profile(id="", name="")
_SHOWN_FAULTS = 3


def load_profile(path: Path) -> Profile:
    """Read one profile.

    Raises:
        UsageError: the YAML cannot be read or is no profile, or its id differs from its folder's name.
    """
    try:
        profile = Profile.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except ValidationError as error:
        what = "; ".join(_fault(one) for one in error.errors()[:_SHOWN_FAULTS])
        raise UsageError(f"{path}: not a profile: {what}; correct it or move it away") from error
    except (yaml.YAMLError, UnicodeDecodeError, OSError) as error:
        what = " ".join(str(error).split())
        raise UsageError(f"{path}: not a profile ({what}); correct it or move it away") from error
    if profile.id != path.parent.name:
        raise UsageError(f"{path}: id must be the folder's name {path.parent.name!r}, got {profile.id!r}")
    return profile


def _fault(error: ErrorDetails) -> str:
    """One wrong field by name, what it must be, and what was found there."""
    field = "".join(f"[{at}]" if isinstance(at, int) else f".{at}" for at in error["loc"]).lstrip(".")
    got = "" if error["type"] == "missing" else f", got {error['input']!r}"
    return f"{field or 'the file'}: {error['msg']}{got}"


def profiles_in(folder: Path) -> tuple[Profile, ...]:
    """Every `<organization>/<organization>.yml` of a folder, in the order of their names.

    Raises:
        UsageError: one of them is no profile.
    """
    names = sorted(path.parent.name for path in folder.glob("*/*.yml") if path.stem == path.parent.name)
    return tuple(load_profile(folder / name / f"{name}.yml") for name in names)


def profile_of(owner: Organization, profiles: Iterable[Profile]) -> Profile:
    """The profile of the organization that owns a plan, or an empty one.

    The name must be the same; kind, district and province where both sides state them.
    """
    return next((one for one in profiles if one.name and _is_owned_by(one, owner)), NO_PROFILE)


def _is_owned_by(profile: Profile, owner: Organization) -> bool:
    stated = (
        (profile.kind, owner.kind),
        (profile.district, owner.district),
        (profile.province, owner.province),
    )
    return profile.name == owner.name and all(a is None or b is None or a == b for a, b in stated)


def profile_beside(pdf: Path) -> Profile:
    """The profile in the PDF's folder (`<folder>/<folder>.yml`), or an empty one."""
    path = pdf.resolve().parent / f"{pdf.resolve().parent.name}.yml"
    return load_profile(path) if path.is_file() else NO_PROFILE


def profile_mark(pdf: Path) -> str:
    """A short name of what the profile beside the PDF says to the reader; empty where there is none.

    Expectations and waivers are left out: they judge a reading and do not change it.
    """
    profile = profile_beside(pdf)
    if profile == NO_PROFILE:
        return ""
    said = profile.model_dump_json(exclude={"expectations", "waivers"})
    return f" profile {hashlib.sha256(said.encode()).hexdigest()[:8]}"
