"""What rows from a page share, and the kinds of column that are no plain type."""

from decimal import Decimal
from typing import Annotated

from schemas.geometry import Frozen

Json = Annotated[str, "json"]
Number = Annotated[Decimal, "number"]
"""A number that is no amount of money: a percentage, a target."""
Doubles = tuple[float, ...]


class PlacedRow(Frozen):
    """What rows from a page share."""

    document_id: str
    plan_id: str
    ordinal: int
    page: int | None
    bbox_pt: Doubles | None
    raw: str | None
    evidence: Json
