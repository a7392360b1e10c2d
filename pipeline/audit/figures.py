"""Figures that must agree: cells, equations between them, and how far they are off."""

import re
from dataclasses import dataclass
from decimal import Decimal

from pipeline.audit.outcome import Bilingual
from pipeline.text.digits import to_arabic
from schemas.geometry import Evidence

SATANG_PER_BAHT = 100
_FIGURE = re.compile(r"\d+(?:,\d{3})*")


@dataclass(frozen=True, slots=True)
class Figure:
    """One printed figure: `value` in whole units (persons, satang, hundredths of a percent).

    `unit` is how many of them make one printed unit: 100 for baht, 1 for persons.
    """

    label: str
    value: int
    evidence: tuple[Evidence, ...] = ()
    unit: int = 1

    @property
    def printed(self) -> str:
        """The figure as people write it, Arabic digits."""
        return written(self.value, self.unit)


@dataclass(frozen=True, slots=True)
class Equation:
    """The figures at `parts` (indices) must add up to the figure at `total`."""

    name: Bilingual
    parts: tuple[int, ...]
    total: int

    @property
    def places(self) -> tuple[int, ...]:
        """All indices it speaks of."""
        return (*self.parts, self.total)


@dataclass(frozen=True, slots=True)
class FigureSystem:
    """Figures and the equations they should satisfy together."""

    figures: tuple[Figure, ...]
    equations: tuple[Equation, ...]

    def excess(self, equation: Equation, values: tuple[int, ...] | None = None) -> int:
        """Printed total minus the sum of its parts; 0 where they agree."""
        at = values if values is not None else tuple(f.value for f in self.figures)
        return at[equation.total] - sum(at[i] for i in equation.parts)

    def broken(self) -> tuple[Equation, ...]:
        """The equations that do not hold."""
        return tuple(e for e in self.equations if self.excess(e))

    def sum_of(self, equation: Equation) -> str:
        """The sum of the parts as people write it."""
        total = self.figures[equation.total]
        return written(total.value - self.excess(equation), total.unit)


class FigureSystemBuilder:
    """Collects figures and equations; indices are handed out in order."""

    def __init__(self) -> None:
        self._figures: list[Figure] = []
        self._equations: list[Equation] = []

    def figure(self, figure: Figure) -> int:
        """Add a figure and return its index."""
        self._figures.append(figure)
        return len(self._figures) - 1

    def equation(self, name: Bilingual, parts: tuple[int, ...], total: int) -> None:
        """State that `parts` add up to `total`."""
        self._equations.append(Equation(name, parts, total))

    def built(self) -> FigureSystem:
        """The system so far."""
        return FigureSystem(tuple(self._figures), tuple(self._equations))


def pointed(evidence: tuple[Evidence, ...], value: int, unit: int = 1) -> tuple[Evidence, ...]:
    """The cells among `evidence` that print `value`; all of them where none does."""
    plain, grouped = str(abs(value) // unit), f"{abs(value) // unit:,}"
    wanted = {plain, grouped}
    found = tuple(e for e in evidence if wanted & set(_FIGURE.findall(to_arabic(e.raw))))
    return found or evidence


def satang(amount_baht: Decimal) -> int:
    """Baht as whole satang."""
    return int(amount_baht * SATANG_PER_BAHT)


def written(value: int, unit: int = 1) -> str:
    """A whole number of units with thousands commas; decimals only where there are any."""
    sign = "-" if value < 0 else ""
    whole, rest = divmod(abs(value), unit)
    if unit == 1 or rest == 0:
        return f"{sign}{whole:,}"
    digits = len(str(unit)) - 1
    return f"{sign}{whole:,}.{rest:0{digits}d}"


def signed(value: int, unit: int = 1) -> str:
    """A difference with its sign."""
    return f"+{written(value, unit)}" if value > 0 else written(value, unit)


_THAI_NUMERAL = re.compile("[๐-๙]")


def in_thai_digits(figure: Figure) -> bool:
    """Whether the page prints this figure with Thai digits."""
    return any(_THAI_NUMERAL.search(evidence.raw) for evidence in figure.evidence)
