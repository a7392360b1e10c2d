"""Words the recogniser was not sure of, with their boxes: what a person should look at."""

import re
from collections.abc import Sequence

from pipeline.core.ocr import Doubt, OcrLine

CONFIDENCE_FLOOR = (
    0.75  # of a word's least sure character; under it two thirds of the wrong words of rough scans lie
)
NUMBER_FLOOR = 0.95  # a number is doubted sooner: nothing around it could set it right
_WORD = re.compile(r"[0-9๐-๙](?:[0-9๐-๙.,/:-]*[0-9๐-๙])?|[^\s0-9๐-๙]+")
_DIGIT = re.compile("[0-9๐-๙]")
# Term, number of, time, not less than, within, round; one letter; years, months, days, times, people, posts.
_FOR_NUMBER = re.compile(
    r"(?:ระยะ|จำนวน|เวลา|น้อยกว่า|ภายใน|รอบ)\s+([ก-ฮ])\s+(?:ปี|เดือน|วัน|ครั้ง|คน|อัตรา)(?![ก-๎])"
)


def words(text: str) -> list[tuple[int, int]]:
    """Half-open ranges of numbers and of runs of other characters."""
    return [match.span() for match in _WORD.finditer(text)]


def is_number(text: str) -> bool:
    """Whether a word holds a digit."""
    return _DIGIT.search(text) is not None


def doubts(lines: Sequence[OcrLine]) -> tuple[Doubt, ...]:
    """All doubtful words of a page, in order; a lone letter in a number's place is one, however sure."""
    found: list[Doubt] = []
    for number, line in enumerate(lines):
        letters = {match.start(1) for match in _FOR_NUMBER.finditer(line.text)}
        for start, end in words(line.text):
            least = float(line.confidence[start:end].min())
            floor = NUMBER_FLOOR if is_number(line.text[start:end]) else CONFIDENCE_FLOOR
            instead = start in letters
            if least < floor or instead:
                x = line.char_x_px[start:end]
                box = (float(x[:, 0].min()), line.bbox_px[1], float(x[:, 1].max()), line.bbox_px[3])
                found.append(Doubt(number, start, end, box, least, for_number=instead))
    return tuple(found)
