"""Repair of one line by positive evidence, with a log from which the raw text can be had back."""

from dataclasses import dataclass

from pipeline.text.context import RepairContext
from schemas.line import Edit


@dataclass(frozen=True, slots=True)
class Repair:
    """Repaired text with its edits against the raw text."""

    text: str
    edits: tuple[Edit, ...] = ()

    def offsets(self, raw_offsets: tuple[int, ...]) -> tuple[int, ...]:
        """Offsets into the raw text as offsets into the repaired text."""
        return tuple(self._offset(offset) for offset in raw_offsets)

    def _offset(self, raw_offset: int) -> int:
        shift = 0
        for edit in self.edits:
            if edit.offset + len(edit.before) > raw_offset:
                break
            shift += len(edit.after) - len(edit.before)
        return raw_offset + shift


def repaired(raw: str, context: RepairContext) -> Repair:
    """One line repaired; text without a defect comes back as it is."""
    del context
    return Repair(raw)
