"""Which way each page is read, by what its text layer shows."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from pipeline.core.reading import TextLayer
from pipeline.text.font_health import Ailment
from pipeline.text.lexicon import word_cover

SCAN_SHARE = 0.5
"""Part of the page under images from which it may be a scan."""

FEW_CHARACTERS = 160
"""A scanned page with fewer visible characters holds a stamp or a label, not its text."""

MOSTLY = 0.5
MIN_THAI = 10
READABLE_COVER = 0.55
"""Part of the Thai letters that known words must cover for a layer of unknown origin to be believed."""

_THAI = re.compile("[\u0e01-\u0e3a\u0e40-\u0e4e]")
_WORDLIKE = re.compile("[A-Za-z\u0e01-\u0e4e]")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What to do with a page and why, in a sentence.

    `needs_ocr`: the layer cannot stand for the page. `unhide`: the invisible layer over a scan is good and
    is to be taken as visible. `unreadable` are visible glyphs of fonts that cannot be decoded; `doubtful`:
    only OCR can tell whether the layer holds all that the page shows.
    """

    needs_ocr: bool
    reason: str
    unhide: bool = False
    unreadable: int = 0
    doubtful: bool = False


def verdict(layer: TextLayer, ailing: Mapping[int, Ailment]) -> Verdict:
    """The verdict on one page; `ailing` are the fonts (by index) that could not be decoded."""
    glyphs = layer.glyphs
    if not len(glyphs):
        return _no_text(layer)
    if layer.invisible_share > MOSTLY and layer.image_share > SCAN_SHARE:
        return _laid_over(glyphs.text)
    visible = ~glyphs.hidden
    text = glyphs.take(visible).text
    sick = int(np.isin(glyphs.font[visible], list(ailing)).sum())
    if sick > MOSTLY * max(1, int(visible.sum())):
        why = next(iter(ailing.values()))
        return Verdict(
            needs_ocr=True, reason=f"The fonts of the page cannot be decoded: {why}.", unreadable=sick
        )
    if layer.image_share > SCAN_SHARE:
        return _over_image(text, sick)
    if sick:
        reason = f"{sick} characters stand in a font that cannot be decoded."
        return Verdict(needs_ocr=False, reason=reason, unreadable=sick)
    return Verdict(needs_ocr=False, reason="")


def _no_text(layer: TextLayer) -> Verdict:
    if layer.image_share > 0:
        return Verdict(needs_ocr=True, reason="The page is an image without a text layer.")
    return Verdict(needs_ocr=False, reason="The page holds nothing to read.")


def _laid_over(text: str) -> Verdict:
    """An invisible layer over a scan: another engine's reading, to be believed only if it makes words."""
    thai = "".join(_THAI.findall(text))
    if len(thai) >= MOSTLY * len(_WORDLIKE.findall(text)) and word_cover(text) >= READABLE_COVER:
        reason = "The page is a scan; the text laid over it by an OCR program makes Thai words."
        return Verdict(needs_ocr=False, reason=reason, unhide=True)
    return Verdict(needs_ocr=True, reason="The page is a scan and the text laid over it makes no Thai words.")


def _over_image(text: str, sick: int) -> Verdict:
    thai, wordlike = len(_THAI.findall(text)), len(_WORDLIKE.findall(text))
    if wordlike >= MIN_THAI and thai < MIN_THAI and wordlike > FEW_CHARACTERS:
        return Verdict(needs_ocr=True, reason="The page is a scan whose text layer has no Thai text.")
    if len(text) < FEW_CHARACTERS:
        reason = "The page is an image; its text layer holds only a stamp or a label."
        return Verdict(needs_ocr=True, reason=reason, doubtful=True, unreadable=sick)
    return Verdict(needs_ocr=False, reason="", unreadable=sick)
