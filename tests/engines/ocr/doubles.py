"""Engines that stand in for real ones."""

import time

import numpy as np

from pipeline.core.ocr import Aside, AsideReason, Doubt, Image, OcrLine, OcrPage


def line(text: str, box: tuple[float, float, float, float] = (0, 0, 100, 20), sure: float = 0.9) -> OcrLine:
    edges = np.linspace(box[0], box[2], len(text) + 1, dtype=np.float32)
    across = np.stack([edges[:-1], edges[1:]], axis=1)
    return OcrLine(text, box, across, np.full(len(text), sure, np.float32), 0, "double")


def page_of(*lines: OcrLine) -> OcrPage:
    doubts = tuple(Doubt(0, 0, 1, (0.0, 0.0, 1.0, 1.0), 0.2, "x") for _ in lines[:1])
    aside = (Aside((1.0, 2.0, 3.0, 4.0), AsideReason.PICTURE),)
    return OcrPage(lines, ((0.0, 0.0, 9.0, 1.0),), ((0.0, 0.0, 9.0, 9.0),), 90, 0.4, "text", aside, doubts)


class CountingOcr:
    """Answers the same page and counts how often it was asked."""

    def __init__(
        self, version: str = "1", charset: str = "0123456789๐๑๒๓๔๕๖๗๘๙", seconds: float = 0.0
    ) -> None:
        self.name = "counting"
        self.version = version
        self.charset = frozenset(charset)
        self.seconds = seconds
        self.asked = 0

    def page(self, image: Image, dpi: float) -> OcrPage:
        self.asked += 1
        time.sleep(self.seconds)
        if dpi < 0:
            raise ValueError("dpi must be positive")
        return page_of(line(f"หน้า {image.shape[0]}"))

    def line(self, image: Image) -> OcrLine:
        return line(f"๙{image.ndim}")
