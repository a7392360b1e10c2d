"""Revision: which amended edition of a plan a document is, as plans print it."""

from enum import StrEnum

from schemas.geometry import Evidence, Frozen


class RevisionKind(StrEnum):
    """What an edition calls itself."""

    REVISED = "revised"
    AMENDED = "amended"
    CHANGED = "changed"
    ADDED = "added"
    REVIEWED = "reviewed"


class Revision(Frozen):
    """An edition after the first: `number` and `year_be` (Buddhist era) as in `ครั้งที่ 2/2567`, where stated."""

    kind: RevisionKind
    number: int | None = None
    year_be: int | None = None
    evidence: tuple[Evidence, ...] = ()
