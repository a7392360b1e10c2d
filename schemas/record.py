"""What every record has: evidence; and the plain records many sections share."""

from schemas.geometry import Evidence, Frozen


class Record(Frozen):
    """Base of every record read from a page: it knows where it stands."""

    evidence: tuple[Evidence, ...] = ()


class TextItem(Record):
    """One item of a list, or one statement: normalised text; `number` as printed, in Arabic digits."""

    number: str | None = None
    text: str


class KeyedItem(Record):
    """A text recognised as a member of a closed list: `key` is the member, `text` as printed."""

    key: str
    text: str
