"""Profiles: the YAML beside an organization's files."""

import hashlib
from pathlib import Path

import yaml
from pydantic import ValidationError

from pipeline.core.errors import UsageError
from schemas.profile import Profile

NO_PROFILE = Profile(id="", name="")


def load_profile(path: Path) -> Profile:
    """Read one profile.

    Raises:
        UsageError: the YAML cannot be read or is no profile, or its id differs from its folder's name.
    """
    try:
        profile = Profile.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (ValidationError, yaml.YAMLError, UnicodeDecodeError, OSError) as error:
        what = " ".join(str(error).split())
        raise UsageError(f"{path}: not a profile ({what}); correct it or move it away") from error
    if profile.id != path.parent.name:
        raise UsageError(f"{path}: id must be the folder's name {path.parent.name!r}, got {profile.id!r}")
    return profile


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
