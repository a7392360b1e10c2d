"""The staffing table as figures: rows over units, columns within a unit, printed totals."""

from pipeline.audit.figures import Equation, Figure, FigureSystem, FigureSystemBuilder
from pipeline.audit.outcome import Bilingual
from pipeline.text.digits import to_arabic
from schemas.geometry import Evidence
from schemas.staffing import Staffing, StaffingTotals, StaffingUnit

KINDS = {
    "occupied": Bilingual("มีคนครอง", "occupied"),
    "vacant": Bilingual("ว่าง", "vacant"),
    "total": Bilingual("รวม", "total"),
}
"""The rows of the table."""

_ROW, _COLUMN = "row", "column"


class StaffingFigures:
    """Figures of one staffing table; rows and columns with a missing figure have no equation."""

    def __init__(self, staffing: Staffing) -> None:
        self._builder = FigureSystemBuilder()
        self._kinds: dict[Equation, str] = {}
        self.unread: list[str] = []
        grid = [self._unit(unit) for unit in staffing.units]
        totals = self._totals(staffing.printed_totals or StaffingTotals())
        for kind in KINDS:
            self._row(kind, [cells[kind] for cells in grid], totals[kind])
        for unit, cells in zip(staffing.units, grid, strict=True):
            self._column(unit.name, cells)
        self._column("รวม", totals)
        self.system: FigureSystem = self._builder.built()

    @property
    def rows(self) -> tuple[Equation, ...]:
        """Units add up to the printed total of a row."""
        return tuple(e for e in self.system.equations if self._kinds[e] == _ROW)

    @property
    def columns(self) -> tuple[Equation, ...]:
        """Occupied and vacant add up to the total of a unit, and of the total column."""
        return tuple(e for e in self.system.equations if self._kinds[e] == _COLUMN)

    def _unit(self, unit: StaffingUnit) -> dict[str, int | None]:
        return {kind: self._cell(unit, kind, unit.name) for kind in KINDS}

    def _totals(self, totals: StaffingTotals) -> dict[str, int | None]:
        return {kind: self._cell(totals, kind, "รวม") for kind in KINDS}

    def _cell(self, record: StaffingUnit | StaffingTotals, kind: str, column: str) -> int | None:
        value: int | None = getattr(record, kind)
        if value is None:
            return None
        label = f"{KINDS[kind].th}/{column}"
        return self._builder.figure(Figure(label, value, _cell_evidence(record.evidence, value, kind)))

    def _row(self, kind: str, parts: list[int | None], total: int | None) -> None:
        name = Bilingual(f"แถว{KINDS[kind].th}", f"row {KINDS[kind].en}")
        self._equation(_ROW, name, parts, total)

    def _column(self, unit: str, cells: dict[str, int | None]) -> None:
        name = Bilingual(f"ช่อง{unit}", f"column {unit}")
        self._equation(_COLUMN, name, [cells["occupied"], cells["vacant"]], cells["total"])

    def _equation(self, kind: str, name: Bilingual, parts: list[int | None], total: int | None) -> None:
        known = tuple(part for part in parts if part is not None)
        if total is None or len(known) < len(parts) or not known:
            self.unread.append(name.th)
            return
        self._builder.equation(name, known, total)
        self._kinds[Equation(name, known, total)] = kind


def _cell_evidence(evidence: tuple[Evidence, ...], value: int, kind: str) -> tuple[Evidence, ...]:
    """The cell itself where a record has one evidence per cell in order, else those that print the value."""
    cells = evidence[-len(KINDS) :]
    if len(cells) == len(KINDS):
        return (cells[list(KINDS).index(kind)],)
    printing = tuple(e for e in evidence if _prints(e.raw, value))
    return printing or evidence


def _prints(raw: str, value: int) -> bool:
    digits = to_arabic(raw)
    return str(value) in digits.split()
