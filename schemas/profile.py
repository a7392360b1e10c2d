"""A municipality's declared quirks, expectations and waivers, read from corpus/<id>/<id>.yml."""

from schemas.finding import Waiver
from schemas.geometry import Frozen
from schemas.organization import OrganizationKind


class HeadingQuirk(Frozen):
    """Headings printed in a way no rule should know of; `reason` says why this is listed."""

    printed: tuple[str, ...]
    heading: str | None
    reason: str


class Expectation(Frozen):
    """What a healthy reading of one file yields; the nightly run holds publication back outside of it.

    Sections count at every level, projects under strategies and outside of them.
    """

    file_name: str
    min_pages: int = 1
    min_sections: int = 0
    min_projects: int = 0
    max_projects: int | None = None


class Profile(Frozen):
    """What is peculiar about one organization's documents."""

    id: str
    name: str
    kind: OrganizationKind | None = None
    district: str | None = None
    province: str | None = None
    heading_quirks: tuple[HeadingQuirk, ...] = ()
    expectations: tuple[Expectation, ...] = ()
    waivers: tuple[Waiver, ...] = ()
