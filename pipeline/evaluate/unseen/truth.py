"""What a made-up plan says of each project: what a reader of its pages would write down."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol


class Setting(Protocol):
    """One way of setting the tables of a plan; half of them are held out."""

    @property
    def number(self) -> int:
        """Its number."""
        ...

    @property
    def name(self) -> str:
        """What tells it apart, in a few words."""
        ...

    @property
    def family(self) -> str:
        """What it is counted with."""
        ...

    @property
    def unseen(self) -> bool:
        """Whether it is held out: never looked at while the table code was built."""
        ...


@dataclass(frozen=True, slots=True)
class Truth:
    """One project. `amounts` by Buddhist-era year, `None` where something is printed that cannot be read.

    `months`: calendar months in fiscal order, `None` where the form has none. `owner_elsewhere`: the owner is
    printed on another page than the project, in a cell merged over several rows.
    """

    name: str
    owner: str
    amounts: Mapping[int, Decimal | None]
    months: tuple[int, ...] | None
    strategy: int | None
    owner_elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class SummaryTruth:
    """One row of a summary: what it is of, number of projects and baht over all years."""

    title: str
    count: int
    amount: Decimal
