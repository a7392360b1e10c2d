"""The smallest digit changes that make figures agree: all of them, none chosen.

A repair changes single digits of printed figures, at most one a figure, never adds or drops a digit. Repairs
with the fewest changes are offered; those that only swap digits which readers confuse come first.
"""

from collections.abc import Iterator
from functools import lru_cache

from pipeline.audit.figures import Equation, Figure, FigureSystem, in_thai_digits, written
from schemas.finding import DigitChange, Repair

MAX_CHANGES = 3
MAX_REPAIRS = 60
_BASE = 10
_TRIALS = 200_000

_THAI_PAIRS = ("45", "37", "01", "69", "17")
_ARABIC_PAIRS = ("45", "17", "38", "08", "56", "68", "06", "39")


def _both_ways(pairs: tuple[str, ...]) -> frozenset[tuple[int, int]]:
    return frozenset((int(p[i]), int(p[1 - i])) for p in pairs for i in (0, 1))


CONFUSABLE_THAI = _both_ways(_THAI_PAIRS)
"""Thai digits that look alike: ๔ ๕ foremost."""
CONFUSABLE_ARABIC = _both_ways(_ARABIC_PAIRS)

Change = tuple[int, int]
"""Index of a figure and its new value."""


@lru_cache(maxsize=256)
def repairs(system: FigureSystem) -> tuple[Repair, ...]:
    """All smallest repairs of `system`; none when it holds or needs more than `MAX_CHANGES` changes."""
    values = tuple(figure.value for figure in system.figures)
    if not system.broken():
        return ()
    for count in range(1, MAX_CHANGES + 1):
        search = _Search(system, confusable_only=count == MAX_CHANGES)
        found = {frozenset(changes) for changes in search.changes(values, count, ())}
        if found:
            ordered = sorted((_repair(system, changes) for changes in found), key=_order)
            return tuple(ordered[:MAX_REPAIRS])
    return ()


class _Search:
    """Depth-first search for sets of exactly so many changes; gives up after a fixed number of trials.

    With `confusable_only` all changes but the last swap look-alikes: three free changes fit almost anything
    and say nothing.
    """

    def __init__(self, system: FigureSystem, *, confusable_only: bool) -> None:
        self._system = system
        self._confusable_only = confusable_only
        self._trials = 0

    def changes(
        self, values: tuple[int, ...], left: int, made: tuple[Change, ...]
    ) -> Iterator[tuple[Change, ...]]:
        """Sets of `left` further changes on figures not yet changed that satisfy every equation."""
        broken = [e for e in self._system.equations if self._system.excess(e, values)]
        if not broken:
            if left == 0:
                yield made
            return
        if left == 0 or self._trials > _TRIALS:
            return
        first = min(broken, key=lambda equation: len(equation.parts))
        touched = {index for index, _ in made}
        for index, value in self._candidates(first, values, exact=left == 1):
            if index in touched:
                continue
            self._trials += 1
            changed = (*values[:index], value, *values[index + 1 :])
            yield from self.changes(changed, left - 1, (*made, (index, value)))

    def _candidates(self, equation: Equation, values: tuple[int, ...], *, exact: bool) -> Iterator[Change]:
        excess = self._system.excess(equation, values)
        for index in equation.places:
            figure = self._system.figures[index]
            if not exact:
                yield from ((index, v) for v in one_digit_off(figure, confusable_only=self._confusable_only))
                continue
            wanted = values[index] + (-excess if index == equation.total else excess)
            if digit_change(figure, wanted) is not None:
                yield index, wanted


def one_digit_off(figure: Figure, *, confusable_only: bool = False) -> Iterator[int]:
    """Every value that differs from the printed one in one digit of the whole units."""
    place = figure.unit
    length = len(str(figure.value // figure.unit))
    for position in range(length):
        digit = figure.value // place % _BASE
        for other in range(_BASE):
            if other == digit or (other == 0 and position == length - 1 and length > 1):
                continue
            if not confusable_only or confusable(figure, digit, other):
                yield figure.value + (other - digit) * place
        place *= _BASE


def digit_change(figure: Figure, wanted: int) -> tuple[int, int] | None:
    """The digit (printed, wanted) in which `wanted` differs from the figure; `None` if not just one."""
    if wanted < 0 or wanted % figure.unit != figure.value % figure.unit:
        return None
    old, new = str(figure.value // figure.unit), str(wanted // figure.unit)
    if len(old) != len(new):
        return None
    differing = [(int(a), int(b)) for a, b in zip(old, new, strict=True) if a != b]
    return differing[0] if len(differing) == 1 else None


def confusable(figure: Figure, digit: int, other: int) -> bool:
    """Whether the two digits look alike in the script the figure is printed in."""
    pairs = CONFUSABLE_THAI if in_thai_digits(figure) else CONFUSABLE_ARABIC
    return (digit, other) in pairs


def one_change(figure: Figure, wanted: int) -> Repair:
    """The repair that makes one figure another value."""
    return Repair(changes=(_digit_change(figure, wanted),))


def _repair(system: FigureSystem, changes: frozenset[Change]) -> Repair:
    return Repair(changes=tuple(_digit_change(system.figures[i], value) for i, value in sorted(changes)))


def _digit_change(figure: Figure, value: int) -> DigitChange:
    pair = digit_change(figure, value)
    return DigitChange(
        label=figure.label,
        printed=figure.printed,
        repaired=written(value, figure.unit),
        confusable=pair is not None and confusable(figure, *pair),
        evidence=figure.evidence,
    )


def _order(repair: Repair) -> tuple[bool, int, tuple[str, ...]]:
    odd = sum(1 for change in repair.changes if not change.confusable)
    return (not repair.confusable, odd, tuple(f"{c.label}{c.repaired}" for c in repair.changes))
