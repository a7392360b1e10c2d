"""Two engines on one page: where they read a number differently, the number is in doubt."""

from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from pipeline.core.ocr import Doubt, OcrEngine, OcrLine, OcrPage, trusted_with_numbers
from pipeline.engines.ocr.doubts import is_number, words
from pipeline.text.digits import to_arabic

_LEAST_OVERLAP = 0.5


def compared(page: OcrPage, other: OcrPage, second: OcrEngine) -> OcrPage:
    """`page` with a doubt for each number that `second` read differently; an untrusted engine raises none."""
    if not trusted_with_numbers(second):
        return page
    found: list[Doubt] = []
    for number, line in enumerate(page.lines):
        twin = _same_place(line, other.lines)
        if twin is not None:
            found.extend(_differences(number, line, twin))
    return replace(page, doubtful=(*page.doubtful, *found))


def _same_place(line: OcrLine, lines: tuple[OcrLine, ...]) -> OcrLine | None:
    """The line of the other reading that covers most of this one's box, if it covers half."""
    best = max(lines, key=lambda twin: _overlap(line, twin), default=None)
    return best if best is not None and _overlap(line, best) >= _LEAST_OVERLAP else None


def _overlap(one: OcrLine, other: OcrLine) -> float:
    x0, top, x1, bottom = one.bbox_px
    width = max(0.0, min(x1, other.bbox_px[2]) - max(x0, other.bbox_px[0]))
    height = max(0.0, min(bottom, other.bbox_px[3]) - max(top, other.bbox_px[1]))
    return width * height / max(1.0, (x1 - x0) * (bottom - top))


def _differences(number: int, line: OcrLine, twin: OcrLine) -> list[Doubt]:
    """Numbers of a line in an edited stretch of the alignment; digits of both scripts count as equal."""
    one, two = to_arabic(line.text), to_arabic(twin.text)
    edited = [
        op for op in Levenshtein.opcodes(one, two) if op.tag != "equal" and any(map(str.isdigit, one + two))
    ]
    found: list[Doubt] = []
    for start, end in words(line.text):
        touched = [op for op in edited if op.src_start < end and op.src_end > start]
        if not is_number(line.text[start:end]) or not touched:
            continue
        seen = twin.text[max(0, touched[0].dest_start - 1) : touched[-1].dest_end + 1]
        x = line.char_x_px[start:end]
        box = (float(x[:, 0].min()), line.bbox_px[1], float(x[:, 1].max()), line.bbox_px[3])
        found.append(Doubt(number, start, end, box, float(line.confidence[start:end].min()), seen))
    return found
