from dataclasses import replace

import numpy as np

from pipeline.stages.filling import filled
from pipeline.text.assemble import assembled
from pipeline.text.context import RepairContext
from pipeline.text.glyph_columns import concatenated
from tests.stages.doubles import typed

GOOD, BAD, OCR = 0, 1, 2


def test_only_the_undecodable_part_is_read_by_ocr() -> None:
    bad, good = typed([("กกกก", 50, 100)], font=BAD), typed([("ของเทศบาล", 90, 100)], font=GOOD)
    read = typed([("แผนก", 50, 101), ("ของเทศบาน", 90, 101)], font=OCR)
    page = filled(concatenated([bad, good]), [BAD], read)
    (line,) = assembled(page, RepairContext())
    assert line.text.replace(" ", "") == "แผนกของเทศบาล"


def test_a_page_without_lost_glyphs_stays() -> None:
    good = typed([("แผน", 50, 100)], font=GOOD)
    assert filled(good, [BAD], typed([("อื่น", 50, 100)], font=OCR)) is good


def test_hidden_glyphs_are_not_replaced() -> None:
    bad = typed([("กกกก", 50, 100)], font=BAD)
    unseen = replace(bad, hidden=np.ones(4, np.bool_))
    assert filled(unseen, [BAD], typed([("แผนก", 50, 100)], font=OCR)) is unseen
