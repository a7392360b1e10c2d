"""Pages drawn for tests with the font Pillow carries, so that no font need be installed."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 1654, 2339  # A4 at 200 dpi

Grey = NDArray[np.uint8]
WORDS = ["Budget", "2567", "amount", "15,800", "total", "office", "plan", "number", "vision", "staff", "year"]


def blank_page() -> Image.Image:
    return Image.new("L", (WIDTH, HEIGHT), 255)


def write(page: Image.Image, text: str, at: tuple[int, int], size: int = 34) -> None:
    ImageDraw.Draw(page).text(at, text, font=ImageFont.load_default(size), fill=0)


def prose(page: Image.Image, rows: int = 24) -> Image.Image:
    for row in range(rows):
        words = [WORDS[(row * 3 + k) % len(WORDS)] for k in range(9)]
        write(page, " ".join(words), (180, 200 + 70 * row))
    return page


def grid(page: Image.Image, columns: list[int], levels: list[int], ink: int = 0) -> Image.Image:
    draw = ImageDraw.Draw(page)
    for x in columns:
        draw.line((x, levels[0], x, levels[-1]), fill=ink, width=3)
    for y in levels:
        draw.line((columns[0], y, columns[-1], y), fill=ink, width=3)
    return page


def dotted(page: Image.Image, columns: list[int], levels: list[int]) -> Image.Image:
    """A faint grid of two dots on, two off."""
    pixels = np.asarray(page).copy()
    for x in columns:
        for dy in (0, 1):
            pixels[levels[0] + dy : levels[-1] : 4, x : x + 2] = 205
    for y in levels:
        for dx in (0, 1):
            pixels[y : y + 2, columns[0] + dx : columns[-1] : 4] = 205
    return Image.fromarray(pixels)


def pixels(page: Image.Image, noise: float = 0.0) -> Grey:
    levels = np.asarray(page, np.float32)
    if noise:
        grain = np.random.default_rng(7).standard_normal(levels.shape, np.float32)
        levels = levels * np.float32(0.9) + 15 + np.float32(noise) * grain
    return levels.clip(0, 255).astype(np.uint8)
