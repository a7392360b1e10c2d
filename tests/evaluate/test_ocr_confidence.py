"""Doubt is held against what was wrong; text the truth leaves out counts for neither side."""

from random import Random

import numpy as np

from pipeline.core.ocr import OcrLine, OcrPage
from pipeline.engines.ocr.doubts import doubts
from pipeline.evaluate.ocr_composed import made_up_name, name_line
from pipeline.evaluate.ocr_confidence import Doubted, doubted


def page(*lines: tuple[str, dict[int, float]]) -> OcrPage:
    made = []
    for text, unsure in lines:
        confidence = np.ones(len(text), np.float32)
        for place, sure in unsure.items():
            confidence[place] = sure
        made.append(OcrLine(text, (0, 0, 9, 9), np.zeros((len(text), 2), np.float32), confidence, None, "x"))
    return OcrPage(tuple(made), (), (), 0, 0.0, "text", doubtful=doubts(made))


def test_wrong_words_are_counted_apart_by_doubt() -> None:
    read = page(("แผนงาน เคหะและ", {0: 0.3}), ("การศึกษา ชุมชม", {}))
    assert doubted([read], "แผนงาม เคหะและ\nการศึกษา ชุมชน", numbers=False) == Doubted(1, 1, 1, 3)


def test_numbers_are_counted_by_themselves() -> None:
    read = page(("งบ ๑๖,๐๐๐ บาท ๑๒", {4: 0.7}))
    assert doubted([read], "งบ ๑๕,๐๐๐ บาท ๑๒", numbers=True) == Doubted(1, 1, 0, 1)


def test_a_lost_mark_makes_its_word_wrong() -> None:
    read = page(("หมูที่ดี", {}))
    assert doubted([read], "หมู่ที่ดี", numbers=False) == Doubted(0, 0, 1, 1)


def test_what_the_truth_leaves_out_is_not_counted() -> None:
    read = page(("หัวกระดาษ", {0: 0.1}), ("เนื้อหา", {}))
    assert doubted([read], "เนื้อหา", numbers=False) == Doubted(0, 0, 0, 1)


def test_made_up_names_follow_their_seed() -> None:
    assert name_line(Random(1)) == name_line(Random(1))
    assert made_up_name(Random(1)) != made_up_name(Random(2))
