"""Two engines on one page: where they read a number differently, the number is in doubt.

An engine is heard only on numbers of scripts all of whose numerals it can put out. One that vouches for no
character (a language model, which gives no places either) is never quoted: a number it has nowhere on the
page is reported as such.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from pipeline.core.ocr import Doubt, OcrEngine, OcrLine, OcrPage, trusted_with
from pipeline.engines.ocr.doubts import is_number, words
from pipeline.text.digits import to_arabic

_LEAST_OVERLAP = 0.5
_TELLING_DIGITS = 2


def compared(page: OcrPage, other: OcrPage, second: OcrEngine) -> OcrPage:
    """`page` with a doubt for each number that `second` read differently, where it is trusted with it."""
    found: list[Doubt] = []
    if not second.charset:
        return replace(page, doubtful=(*page.doubtful, *_absent(page, other)))
    for number, line in enumerate(page.lines):
        twin = _same_place(line, other.lines)
        if twin is not None:
            differing = _differences(number, line, twin)
            found.extend(one for one in differing if trusted_with(second, line.text[one.start : one.end]))
    return replace(page, doubtful=(*page.doubtful, *found))


def _absent(page: OcrPage, other: OcrPage) -> Iterator[Doubt]:
    """Numbers of more than one digit that the other reading has nowhere, or not as often."""
    whole = "\n".join(to_arabic(line.text) for line in other.lines)
    left = Counter(whole[start:end] for start, end in words(whole) if is_number(whole[start:end]))
    for number, line in enumerate(page.lines):
        for start, end in words(line.text):
            printed = to_arabic(line.text[start:end])
            if not is_number(printed) or len(printed) < _TELLING_DIGITS:
                continue
            left[printed] -= 1
            if left[printed] < 0:
                yield _doubt(number, line, (start, end), "")


def _doubt(number: int, line: OcrLine, where: tuple[int, int], seen: str) -> Doubt:
    start, end = where
    x = line.char_x_px[start:end]
    box = (float(x[:, 0].min()), line.bbox_px[1], float(x[:, 1].max()), line.bbox_px[3])
    return Doubt(number, start, end, box, float(line.confidence[start:end].min()), seen)


def _same_place(line: OcrLine, lines: tuple[OcrLine, ...]) -> OcrLine | None:
    """The line of the other reading that covers most of this one's box, if it covers half."""
    best = max(lines, key=lambda twin: _overlap(line, twin), default=None)
    return best if best is not None and _overlap(line, best) >= _LEAST_OVERLAP else None


def _overlap(one: OcrLine, other: OcrLine) -> float:
    x0, top, x1, bottom = one.bbox_px
    width = max(0.0, min(x1, other.bbox_px[2]) - max(x0, other.bbox_px[0]))
    height = max(0.0, min(bottom, other.bbox_px[3]) - max(top, other.bbox_px[1]))
    return width * height / max(1.0, (x1 - x0) * (bottom - top))


def _words_at(text: str, start: int, end: int) -> str:
    """The words a stretch touches, whole; what stands there where it touches none."""
    touched = [text[a:b] for a, b in words(text) if a <= end and b >= start]
    return " ".join(touched) or text[max(0, start - 1) : end + 1]


def _differences(number: int, line: OcrLine, twin: OcrLine) -> list[Doubt]:
    """Numbers of a line in an edited stretch of the alignment; digits of both scripts count as equal.

    The other line may run on over cells that this one keeps to: a number it has somewhere is the same.
    """
    one, two = to_arabic(line.text), to_arabic(twin.text)
    theirs = {two[start:end] for start, end in words(two)}
    edited = [
        op for op in Levenshtein.opcodes(one, two) if op.tag != "equal" and any(map(str.isdigit, one + two))
    ]
    found: list[Doubt] = []
    for start, end in words(line.text):
        touched = [op for op in edited if op.src_start < end and op.src_end > start]
        if not is_number(line.text[start:end]) or not touched or one[start:end] in theirs:
            continue
        seen = _words_at(twin.text, touched[0].dest_start, touched[-1].dest_end)
        found.append(_doubt(number, line, (start, end), seen))
    return found
