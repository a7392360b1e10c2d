"""Replacement text that pdfium gives to each piece of a cluster Skia drew."""

import numpy as np

from pipeline.engines.replacement_text import with_whole_boxes
from schemas.page_content import Glyphs
from tests.stages.doubles import columns

Piece = tuple[str, float, float, float, float]
"""Text, pen, ink from and to, height of the ink; all of one baseline."""


def drawn(*pieces: Piece) -> tuple[Glyphs, np.ndarray]:
    """Glyphs as pdfium gives them: the characters of a piece share its pen and split its ink."""
    rows, boxes, owners = [], [], []
    for owner, (text, pen, x0, x1, height) in enumerate(pieces):
        share = (x1 - x0) / len(text)
        for at, char in enumerate(text):
            rows.append((ord(char), pen, pen + 8, 100.0))
            boxes.append((x0 + at * share, 100 - height, x0 + (at + 1) * share, 100.0))
            owners.append(owner)
    glyphs = columns(rows)
    glyphs.boxes_pt[:] = np.array(boxes, np.float32)
    return glyphs, np.array(owners, np.int64)


def test_a_mark_drawn_past_its_consonant_does_not_repeat_the_cluster() -> None:
    glyphs, owners = drawn(("ถุ", 50, 50.5, 58.5, 9.6), ("ถุ", 59.6, 58, 61, 4.7), ("ป", 60, 60.2, 68, 9.6))
    assert with_whole_boxes(glyphs, owners).text == "ถุป"


def test_a_cluster_in_three_pieces_is_read_once() -> None:
    glyphs, owners = drawn(("ตำ", 50, 50.5, 58, 9.6), ("ตำ", 58, 56, 60, 4.2), ("ตำ", 60, 55, 59, 4.0))
    assert with_whole_boxes(glyphs, owners).text == "ตำ"


def test_a_cluster_printed_twice_is_read_twice() -> None:
    glyphs, owners = drawn(("ดำ", 50, 50.5, 64, 9.6), ("ดำ", 66, 66.5, 80, 9.6))
    assert with_whole_boxes(glyphs, owners).text == "ดำดำ"


def test_a_letter_never_seen_alone_reaches_to_its_ink() -> None:
    glyphs, owners = drawn(("ดู", 50, 50.5, 59.5, 9.6), ("แ", 60.4, 61, 68, 9.6))
    made = with_whole_boxes(glyphs, owners)
    assert 59.5 <= made.boxes_pt[0, 2] <= 61.0
