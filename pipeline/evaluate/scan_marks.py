"""Stamps, signatures and wear drawn over page images; the same call draws the same."""

import math

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from pipeline.evaluate.scan_files import Pixels

Ink = tuple[int, int, int]
RED, BLUE, PURPLE, BLACK = (205, 35, 40), (40, 60, 180), (110, 50, 150), (25, 25, 25)
_SEED = 2567
_GREY = 2  # axes


def colour(pixels: Pixels) -> Pixels:
    """The page with three channels."""
    return pixels if pixels.ndim != _GREY else np.repeat(pixels[:, :, None], 3, axis=2)


def _inked(pixels: Pixels, layer: Image.Image, ink: Ink, strength: float) -> Pixels:
    """Ink lets what is below show through: the page is multiplied by it."""
    cover = np.asarray(layer, np.float32)[:, :, None] / 255 * strength
    tint = 1 - cover * (1 - np.array(ink, np.float32) / 255)
    return (colour(pixels).astype(np.float32) * tint).astype(np.uint8)


def stamped(pixels: Pixels, middle: tuple[int, int], ink: Ink, font: str, dpi: int) -> Pixels:
    """A round office seal of 3.6 cm with words around it, as inked by hand."""
    layer = Image.new("L", (pixels.shape[1], pixels.shape[0]), 0)
    pen, radius = ImageDraw.Draw(layer), 0.71 * dpi
    x, y = middle
    for part, width in ((1.0, 0.022), (0.68, 0.012)):
        reach = radius * part
        pen.ellipse(
            (x - reach, y - reach, x + reach, y + reach), outline=255, width=max(2, round(width * dpi))
        )
    letters = ImageFont.truetype(font, round(0.15 * dpi))
    words = "เทศบาลตำบลตัวอย่าง★จังหวัดสมมติ★"  # "specimen subdistrict municipality, made-up province"
    for number, char in enumerate(words):
        angle = 2 * math.pi * number / len(words)
        glyph = Image.new("L", (round(0.3 * dpi),) * 2, 0)
        ImageDraw.Draw(glyph).text((0.15 * dpi, 0.15 * dpi), char, font=letters, fill=255, anchor="mm")
        turned = glyph.rotate(-math.degrees(angle))
        at = (
            round(x + 0.84 * radius * math.sin(angle) - 0.15 * dpi),
            round(y - 0.84 * radius * math.cos(angle) - 0.15 * dpi),
        )
        layer.paste(255, at, turned)
    pen.text((x, y), "๒๕๖๗", font=ImageFont.truetype(font, round(0.22 * dpi)), fill=255, anchor="mm")
    return _inked(pixels, layer.filter(ImageFilter.GaussianBlur(0.6)), ink, 0.9)


def dated(pixels: Pixels, corner: tuple[int, int], ink: Ink, font: str, dpi: int) -> Pixels:
    """A received stamp: a ruled box with three lines of text, turned a little."""
    width, height = round(2.1 * dpi), round(1.0 * dpi)
    stamp = Image.new("L", (width, height), 0)
    pen = ImageDraw.Draw(stamp)
    pen.rectangle((4, 4, width - 5, height - 5), outline=255, width=max(2, round(0.018 * dpi)))
    letters = ImageFont.truetype(font, round(0.2 * dpi))
    # "received no. 1487 / date 12 Oct 2566 / time 09.45"
    for row, text in enumerate(("เลขรับ ๑๔๘๗", "วันที่ ๑๒ ต.ค. ๒๕๖๖", "เวลา ๐๙.๔๕ น.")):
        pen.text((0.12 * dpi, (0.08 + 0.29 * row) * dpi), text, font=letters, fill=255)
    turned = stamp.rotate(4, expand=True)
    layer = Image.new("L", (pixels.shape[1], pixels.shape[0]), 0)
    layer.paste(turned, corner)
    return _inked(pixels, layer.filter(ImageFilter.GaussianBlur(0.5)), ink, 0.9)


def signed(pixels: Pixels, corner: tuple[int, int], ink: Ink, dpi: int) -> Pixels:
    """A signature: one long stroke with loops, five centimetres wide, a centimetre and a half high."""
    layer = Image.new("L", (pixels.shape[1], pixels.shape[0]), 0)
    t = np.linspace(0, 1, 400)
    x = corner[0] + dpi * (2.0 * t + 0.16 * np.sin(31 * t))
    y = corner[1] + dpi * (0.3 + 0.28 * np.sin(23 * t + 1) * (1 - 0.6 * t) + 0.1 * np.cos(57 * t))
    ImageDraw.Draw(layer).line(list(zip(x, y, strict=True)), fill=255, width=max(2, round(0.016 * dpi)))
    return _inked(pixels, layer.filter(ImageFilter.GaussianBlur(0.6)), ink, 0.92)


def _fitted(plane: NDArray[np.float32], pixels: Pixels) -> NDArray[np.float32]:
    """A plane (one row, or height by width) shaped so that it goes with every channel of `pixels`."""
    return plane if pixels.ndim == _GREY else plane[..., None]


def noisy(pixels: Pixels, sigma: float, paper: float = 240.0) -> Pixels:
    """Grain on paper that is not quite white."""
    grain = np.random.default_rng(_SEED).normal(0, sigma, pixels.shape[:2]).astype(np.float32)
    worn = pixels.astype(np.float32) * np.float32(paper / 255) + _fitted(grain, pixels)
    levels: Pixels = np.clip(worn, 0, 255).astype(np.uint8)
    return levels


def skewed(pixels: Pixels, degrees: float) -> Pixels:
    """The page turned clockwise by `degrees` on white."""
    white = 255 if pixels.ndim == _GREY else (255, 255, 255)
    turned = Image.fromarray(pixels).rotate(-degrees, resample=Image.Resampling.BICUBIC, fillcolor=white)
    return np.asarray(turned, np.uint8)


def photocopied(pixels: Pixels, dpi: int) -> Pixels:
    """A dark copy: grey paper, a shadow along the spine, black where the lid stood open."""
    width = pixels.shape[1]
    dark = noisy(pixels, 9.0, 205.0).astype(np.float32)
    shadow = 1 - 0.45 * np.exp(-np.arange(width, dtype=np.float32) / (0.5 * dpi))
    dark *= _fitted(shadow, pixels)
    edge = round(0.3 * dpi)
    dark[:edge], dark[-edge // 2 :], dark[:, -edge:] = 12, 12, 12
    return dark.clip(0, 255).astype(np.uint8)


def photograph(height: int, width: int) -> Pixels:
    """A page that is a picture: soft shapes, no letters."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    waves = np.sin(x / 90) * np.cos(y / 130) + np.sin((x + y) / 210)
    return noisy(np.clip(128 + 55 * waves, 0, 255).astype(np.uint8), 6.0, 255.0)
