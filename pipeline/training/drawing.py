"""Draws one line of text, with neighbours above and below, onto a grey canvas at a chosen body height."""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from pipeline.training.content import line as random_line
from pipeline.training.fonts import Face, sized

ABOVE_BODIES = 2.7  # room kept above the baseline, in body heights
BELOW_BODIES = 1.7
_CLUSTER = re.compile("[เ-ไ]?.[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]*")
_ASCII = re.compile(r"[\x21-\x7e ]+")


@dataclass(frozen=True, slots=True)
class Drawing:
    """White paper (255) with dark ink; `baseline_px` is from the top, `body_px` a consonant's height."""

    image: NDArray[np.uint8]
    baseline_px: float
    body_px: float


@dataclass(frozen=True, slots=True)
class Style:
    """How a line is set."""

    face: Face
    latin: Face | None  # draws ASCII when the main face does not
    symbols: list[Face]  # faces to look in for what the main one lacks
    body_px: float
    tracking_px: float
    space_factor: float
    latin_scale: float


def chosen_style(random: Random, thai: list[Face], latin: list[Face]) -> Style:
    """A style at random; body heights cover 10 to 20 points at 120 to 300 dpi."""
    face = random.choices(thai, [f.weight for f in thai])[0]
    tracking = random.uniform(-0.05, 0.25) if random.random() < 0.18 else 0.0
    body_px = float(np.exp(random.uniform(np.log(8.0), np.log(25.0))))
    symbols = random.sample(latin, len(latin))
    return Style(
        face=face,
        latin=random.choice(latin) if random.random() < 0.2 else None,
        symbols=symbols,
        body_px=body_px,
        tracking_px=tracking * body_px,
        space_factor=random.choice((1.0, 1.0, 1.0, random.uniform(0.6, 3.5))),
        latin_scale=random.uniform(0.8, 1.45),
    )


def _has(face: Face, text: str) -> bool:
    return all(ord(c) in face.code_points or c == " " for c in text)


def _face_for(text: str, style: Style) -> tuple[Face, float]:
    if not _has(style.face, text):
        return next((face for face in style.symbols if _has(face, text)), style.face), 1.0
    if style.latin is not None and _ASCII.fullmatch(text):
        return style.latin, style.latin_scale
    return style.face, 1.0


def _units(text: str, style: Style) -> list[str]:
    """Runs drawn in one go: each cluster by itself when tracked, else runs of one kind of character."""
    if style.tracking_px:
        return [m.group() for m in _CLUSTER.finditer(text)]
    return [run for run in re.split("( |[\x21-\x7e]+|[^\x20-\x7e\u0e01-\u0e5b]+)", text) if run]


def _drawn(draw: ImageDraw.ImageDraw, text: str, style: Style, origin: tuple[float, float]) -> float:
    """Draws ``text`` from ``origin`` on the baseline and answers where the pen ends."""
    x, baseline = origin
    for unit in _units(text, style):
        face, scale = _face_for(unit, style)
        font = sized(face.path, max(6, round(style.body_px * scale / face.body_ratio)))
        advance = font.getlength(unit)
        if unit == " ":
            advance *= style.space_factor
        else:
            draw.text((x, baseline), unit, font=font, fill=0, anchor="ls")
        x += advance + style.tracking_px
    return x


def _neighbours(draw: ImageDraw.ImageDraw, random: Random, style: Style, pen: tuple[float, float]) -> None:
    """Lines above and below at the usual pitch, so that crops hold the marks that intrude in real ones."""
    baseline, width = pen
    pitch = style.body_px * random.uniform(2.45, 4.2)
    for offset in (-pitch, pitch):
        if random.random() < 0.8:
            start = random.uniform(-0.3, 0.6) * width
            _drawn(draw, random_line(random, 40), style, (start, baseline + offset))


def drawn_line(random: Random, text: str, style: Style) -> Drawing:
    """The line with margins; the canvas is wide enough for the whole text."""
    body = style.body_px
    probe = ImageDraw.Draw(Image.new("L", (1, 1)))
    width = _drawn(probe, text, style, (0.0, 0.0))
    left, right = random.uniform(0.1, 1.2) * body, random.uniform(0.1, 1.6) * body
    height = round((ABOVE_BODIES + BELOW_BODIES) * body)
    baseline = ABOVE_BODIES * body
    image = Image.new("L", (max(8, round(left + width + right)), height), 255)
    draw = ImageDraw.Draw(image)
    if random.random() < 0.4:
        _neighbours(draw, random, style, (baseline, float(image.width)))
    _drawn(draw, text, style, (left, baseline))
    return Drawing(np.asarray(image, np.uint8).copy(), baseline, body)
