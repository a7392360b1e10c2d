from pathlib import Path

import numpy as np

from pipeline.engines.ocr.cached import CachedOcr
from tests.engines.ocr.doubles import CountingOcr

IMAGE = np.full((40, 60), 255, np.uint8)


def test_a_page_is_read_once_and_comes_back_the_same(tmp_path: Path) -> None:
    behind = CountingOcr()
    first = CachedOcr(behind, tmp_path).page(IMAGE, 200)
    again = CachedOcr(behind, tmp_path).page(IMAGE, 200)
    assert behind.asked == 1
    assert again.lines[0].text == first.lines[0].text
    assert np.array_equal(again.lines[0].char_x_px, first.lines[0].char_x_px)
    assert np.array_equal(again.lines[0].confidence, first.lines[0].confidence)
    assert (again.aside, again.doubtful, again.cells, again.kind) == (
        first.aside,
        first.doubtful,
        first.cells,
        first.kind,
    )


def test_another_image_version_or_resolution_is_another_key(tmp_path: Path) -> None:
    other = IMAGE.copy()
    other[3, 3] = 0
    engine = CachedOcr(CountingOcr(), tmp_path)
    keys = {engine.key(IMAGE, 200), engine.key(other, 200), engine.key(IMAGE, 300)}
    keys.add(CachedOcr(CountingOcr(version="2"), tmp_path).key(IMAGE, 200))
    keys.add(engine.key(IMAGE.reshape(60, 40), 200))
    assert len(keys) == 5


def test_a_damaged_file_is_read_anew(tmp_path: Path) -> None:
    behind = CountingOcr()
    engine = CachedOcr(behind, tmp_path)
    engine.page(IMAGE, 200)
    next(tmp_path.glob("*.json")).write_text('{"lines": [')
    assert engine.page(IMAGE, 200).lines[0].text == "หน้า 40"
    assert behind.asked == 2
