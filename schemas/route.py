"""How the text of a page or of one value was obtained."""

from enum import StrEnum


class Route(StrEnum):
    """The way from page to text. `mixed`: by font or region; `empty`: nothing to read."""

    TEXT_LAYER = "text_layer"
    REPAIRED = "repaired"
    DECODED = "decoded"
    OCR = "ocr"
    MIXED = "mixed"
    EMPTY = "empty"
    FAILED = "failed"
