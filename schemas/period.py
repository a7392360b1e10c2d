"""Period: fiscal years in the Buddhist era, as plans print them."""

from typing import Self

from pydantic import model_validator

from schemas.geometry import Evidence, Frozen

BE_OFFSET = 543
"""Buddhist era minus common era."""


class Period(Frozen):
    """First and last fiscal year (Buddhist era). Fiscal year n runs 1 Oct n-1 to 30 Sep n."""

    start_year_be: int
    end_year_be: int
    evidence: tuple[Evidence, ...] = ()

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.end_year_be < self.start_year_be:
            raise ValueError(
                f"period must not end before it starts, got {self.start_year_be}-{self.end_year_be}"
            )
        return self

    @property
    def years(self) -> int:
        """Number of fiscal years covered."""
        return self.end_year_be - self.start_year_be + 1
