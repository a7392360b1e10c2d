"""What rows from a page share: keys, place in printed order, page, box and text as read. Pure."""

from itertools import count

from pydantic import TypeAdapter

from schemas.geometry import Evidence

Placed = dict[str, object]

_EVIDENCE: TypeAdapter[tuple[Evidence, ...]] = TypeAdapter(tuple[Evidence, ...])


class Placer:
    """Gives each row of one table what all rows from a page share, counting them."""

    def __init__(self, document_id: str, plan_id: str) -> None:
        self._ids = {"document_id": document_id, "plan_id": plan_id}
        self._ordinal = count()

    def __call__(self, evidence: tuple[Evidence, ...]) -> Placed:
        """What the next row has, read at `evidence`."""
        return {**self._ids, "ordinal": next(self._ordinal), **where(evidence)}


def where(evidence: tuple[Evidence, ...]) -> Placed:
    """Page, box and raw text of the first evidence, and all of it as JSON."""
    first = evidence[0] if evidence else None
    return {
        "page": first.page if first else None,
        "bbox_pt": tuple(first.bbox) if first else None,
        "raw": "\n".join(e.raw for e in evidence) if first else None,
        "evidence": _EVIDENCE.dump_json(evidence).decode(),
    }
