"""Turns a scan into even paper: grey, background white, ink black, noise measured, ink told from paper."""

from dataclasses import dataclass, replace

import cv2
import numpy as np

from pipeline.core.ocr import Image
from pipeline.engines.ocr.coloured import Coloured, separated
from pipeline.engines.ocr.dark_areas import on_white
from pipeline.engines.ocr.shade import Shade, shade

WORKING_DPI_LEAST, WORKING_DPI_MOST = 150.0, 300.0
_BLANK_INK_SHARE = 0.0001  # of all pixels, specks left out
_PAPER_LEVEL = 250.0
_COLOUR_CHANNELS = 3
_GRAINLESS, _LEAST_RINGING = 2.0, 7.5  # grey levels
_LEAST_PX = 16  # smaller images (a dot cut out) get white added


@dataclass(frozen=True, slots=True)
class Paper:
    """An evened page: `grey` has paper near 250; `ink` is 255 where there is ink, else 0."""

    grey: Image
    ink: Image
    level: float  # the grey of most of the paper
    noise: float  # standard deviation of the paper's grain, in grey levels
    dpi: float
    stamps: Image | None = None  # the ink of stamps alone, paper white
    coloured: tuple[Coloured, ...] = ()  # stamps and signatures in coloured ink, taken out of the page
    shade: Shade | None = None  # painted areas


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


def ringing(page: Paper) -> float:
    """Grey levels by which poor JPEG soils paper beside print; 0 where there is none to speak of.

    It leaves the paper elsewhere without any grain, so that `noise` does not show it.
    """
    if page.noise >= _GRAINLESS:
        return 0.0
    near, close = (cv2.dilate(page.ink, np.ones((size, size), np.uint8)) > 0 for size in (13, 7))
    beside = np.abs(page.grey[near & ~close].astype(np.float32) - np.float32(page.level))
    soiled = float(np.percentile(beside, 90)) if len(beside) else 0.0
    return soiled if soiled >= _LEAST_RINGING else 0.0


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


def paper(image: Image, dpi: float, *, whole_page: bool = True) -> Paper:
    """The page at working resolution, evened and told apart from its ink.

    A `whole_page` may have black borders; what is cut out of one may be black to its edges.
    """
    scale = working_scale(dpi)
    apart = separated(image, dpi) if whole_page and image.ndim == _COLOUR_CHANNELS else None
    grey = _resized(_at_least(greyscale(image) if apart is None else apart.grey, _LEAST_PX), scale)
    if whole_page:
        grey = on_white(grey, dpi * scale)
    noise = grain(grey)
    flat = evened(grey)
    level = float(np.median(flat[::4, ::4]))
    painted = shade(image, dpi) if whole_page else None
    bare = Paper(flat, _ink(flat, noise, level), level, noise, dpi * scale, shade=painted)
    if apart is None:
        return bare
    regions = tuple(one.scaled(scale) for one in apart.regions)
    return replace(bare, stamps=_resized(_at_least(apart.stamps, _LEAST_PX), scale), coloured=regions)


def _resized(grey: Image, scale: float) -> Image:
    if scale == 1.0:
        return grey
    interpolation = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return cv2.resize(grey, None, fx=scale, fy=scale, interpolation=interpolation).astype(np.uint8)


def is_blank(page: Paper) -> bool:
    """Whether there is no more ink than dust leaves."""
    clean = cv2.morphologyEx(page.ink, cv2.MORPH_OPEN, np.ones((2, 2), np.uint8))
    return float(np.count_nonzero(clean)) / clean.size < _BLANK_INK_SHARE
