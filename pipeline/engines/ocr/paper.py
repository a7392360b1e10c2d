"""Turns a scan into even paper: grey, background white, ink black, noise measured, ink told from paper."""

from dataclasses import dataclass

import cv2
import numpy as np

from pipeline.core.ocr import Image

WORKING_DPI_LEAST, WORKING_DPI_MOST = 150.0, 300.0
_BLANK_INK_SHARE = 0.0001  # of all pixels, specks left out
_PAPER_LEVEL = 250.0
_COLOUR_CHANNELS = 3
_LEAST_PX = 16  # smaller images (a dot cut out) get white added


@dataclass(frozen=True, slots=True)
class Paper:
    """An evened page: `grey` has paper near 250; `ink` is 255 where there is ink, else 0."""

    grey: Image
    ink: Image
    level: float  # the grey of most of the paper
    noise: float  # standard deviation of the paper's grain, in grey levels
    dpi: float


def greyscale(image: Image) -> Image:
    """One channel; colour is weighted as the eye does."""
    if image.ndim == _COLOUR_CHANNELS:
        if image.shape[2] == 1:
            return np.ascontiguousarray(image[:, :, 0])
        return cv2.cvtColor(image[:, :, :3], cv2.COLOR_RGB2GRAY).astype(np.uint8)
    return np.ascontiguousarray(image)


def _at_least(grey: Image, size: int) -> Image:
    """The image with white added on the right and below until it is `size` both ways."""
    height, width = grey.shape
    if height >= size and width >= size:
        return grey
    return np.pad(grey, ((0, max(0, size - height)), (0, max(0, size - width))), constant_values=255)


def working_scale(dpi: float) -> float:
    """The factor that brings a resolution into the range page analysis is tuned for."""
    if dpi < WORKING_DPI_LEAST:
        return WORKING_DPI_LEAST / dpi
    return min(1.0, WORKING_DPI_MOST / dpi)


def grain(grey: Image) -> float:
    """Noise of the paper: the median absolute second difference, which print hardly moves."""
    sample = grey[::2].astype(np.int16)
    second = sample[:, :-2] - 2 * sample[:, 1:-1] + sample[:, 2:]
    # The second difference of white noise has six times its variance; 1.4826 makes a deviation of a median.
    return float(np.median(np.abs(second)) * 1.4826 / np.sqrt(6.0))


def _background(grey: Image) -> Image:
    """The paper without its print: bright values of the neighbourhood, at an eighth of the size."""
    height, width = grey.shape
    small = cv2.resize(grey, (max(1, width // 8), max(1, height // 8)), interpolation=cv2.INTER_AREA)
    closed = cv2.morphologyEx(
        small, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8), borderType=cv2.BORDER_REPLICATE
    )
    smooth = cv2.blur(closed, (15, 15), borderType=cv2.BORDER_REPLICATE)
    return cv2.resize(smooth, (width, height), interpolation=cv2.INTER_LINEAR).astype(np.uint8)


def evened(grey: Image) -> Image:
    """The page divided by its background: shadows and grey paper gone, black areas left black."""
    background = np.maximum(_background(grey), 60)  # a black photograph is not a shadow
    return cv2.divide(grey, background, scale=_PAPER_LEVEL).astype(np.uint8)


def _ink(grey: Image, noise: float, level: float) -> Image:
    """Ink where the smoothed page is closer to the darkest print than to the paper."""
    sigma = float(np.interp(noise, (3.0, 12.0, 30.0), (0.0, 0.7, 1.25)))
    smooth = cv2.GaussianBlur(grey, (0, 0), sigma) if sigma > 0 else grey
    darkest = min(0.7 * level, float(np.percentile(smooth[::3, ::3], 0.6)))
    threshold = level - 0.42 * (level - darkest)
    return cv2.threshold(smooth, threshold, 255, cv2.THRESH_BINARY_INV)[1].astype(np.uint8)


def paper(image: Image, dpi: float) -> Paper:
    """The page at working resolution, evened and told apart from its ink."""
    grey = _at_least(greyscale(image), _LEAST_PX)
    scale = working_scale(dpi)
    if scale != 1.0:
        interpolation = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
        grey = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=interpolation).astype(np.uint8)
    noise = grain(grey)
    flat = evened(grey)
    level = float(np.median(flat[::4, ::4]))
    return Paper(flat, _ink(flat, noise, level), level, noise, dpi * scale)


def is_blank(page: Paper) -> bool:
    """Whether there is no more ink than dust leaves."""
    clean = cv2.morphologyEx(page.ink, cv2.MORPH_OPEN, np.ones((2, 2), np.uint8))
    return float(np.count_nonzero(clean)) / clean.size < _BLANK_INK_SHARE
