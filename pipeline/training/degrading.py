"""What printers, copiers and scanners do to a line of text."""

from __future__ import annotations

from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.engines.ocr.normalised import BASELINE_Y, BODY_X, BODY_Y, HEIGHT
from pipeline.training.drawing import Drawing

Grey = NDArray[np.uint8]


def reweighted(image: Grey, random: Random) -> Grey:
    """Bolder or lighter print: a share of a 2-pixel erosion or dilation."""
    kernel = np.ones((random.choice((1, 2)), 2), np.uint8)
    changed = cv2.erode(image, kernel) if random.random() < 0.65 else cv2.dilate(image, kernel)
    share = random.uniform(0.2, 0.9)
    return cv2.addWeighted(image, 1 - share, changed, share, 0).astype(np.uint8)


def ruled(image: Grey, drawing: Drawing, random: Random) -> Grey:
    """Table rules, underlines and strokes beside or through the text; dotted ones too."""
    height, width = image.shape
    body, baseline = drawing.body_px, drawing.baseline_px
    ink, thick = random.randint(0, 190), random.choice((1, 1, 1, 2, 2, 3))
    if random.random() < 0.6:
        choices = (
            baseline + 0.35 * body,
            baseline - 2.2 * body,
            baseline + 1.0 * body,
            baseline - random.uniform(-1, 2) * body,
        )
        y = round(random.choices(choices, (3, 3, 3, 1))[0])
        cv2.line(image, (0, y), (width, y + random.choice((-1, 0, 0, 1))), ink, thick)
    else:
        x = round(random.choice((random.uniform(0, 0.3) * body, width - random.uniform(0, 0.4) * body)))
        cv2.line(image, (x, 0), (x, height), ink, thick)
    if random.random() < 0.2:
        image[:, :: random.choice((2, 3, 4))] = np.maximum(image[:, :: random.choice((2, 3, 4))][:, :1], 235)
    return image


def stamped(image: Grey, random: Random) -> Grey:
    """A stamp's ring or a pen stroke over the text, or another page showing through."""
    height, width = image.shape
    layer = np.full_like(image, 255)
    if random.random() < 0.3:
        shown = np.ascontiguousarray(np.roll(image[:, ::-1], height // 3, axis=0))
        layer = cv2.blur(shown, (3, 3)).astype(np.uint8)
        strength = random.uniform(0.08, 0.25)
    else:
        centre = (random.randint(0, width), random.randint(-height, 2 * height))
        axes = (random.randint(height, 4 * height), random.randint(height // 2, 3 * height))
        ink, thick = random.randint(60, 170), random.choice((1, 2, 3))
        cv2.ellipse(layer, centre, axes, random.uniform(0, 180), 0, 360, ink, thick)
        strength = random.uniform(0.3, 0.9)
    return np.minimum(image, (255 - (255 - layer.astype(np.float32)) * strength).astype(np.uint8))


def noisy(image: Grey, random: Random, strength: float) -> Grey:
    """Blur, then sensor noise, then specks, as a scanner makes them; ``strength`` from 0 (clean) to 1."""
    if random.random() < 0.55:
        image = cv2.GaussianBlur(image, (0, 0), random.uniform(0.25, 0.4 + 0.75 * strength)).astype(np.uint8)
    levels = image.astype(np.float32)
    ink, paper = random.uniform(0, 90 * strength), random.uniform(255 - 45 * strength, 258)
    levels = ink + levels * ((paper - ink) / 255)
    if random.random() < 0.65:
        deviation = random.uniform(2, 42 * strength * strength + 4)
        generator = np.random.default_rng(random.getrandbits(32))
        levels += deviation * generator.standard_normal(levels.shape, dtype=np.float32)
    levels = levels.clip(0, 255)
    if random.random() < 0.2:
        generator = np.random.default_rng(random.getrandbits(32))
        specks = generator.random(levels.shape, dtype=np.float32)
        rate = random.uniform(0.0005, 0.015) * strength
        levels[specks < rate] = 0
        levels[specks > 1 - rate] = 255
    return levels.astype(np.uint8)


def copied(image: Grey, random: Random) -> Grey:
    """A photocopy or a one-bit scan."""
    soft = cv2.GaussianBlur(image, (0, 0), random.uniform(0.4, 0.8))
    _, hard = cv2.threshold(soft, random.uniform(95, 200), 255, cv2.THRESH_BINARY)
    return hard.astype(np.uint8)


def compressed(image: Grey, random: Random) -> Grey:
    """JPEG at scanner qualities."""
    _, data = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, random.randint(18, 80)])
    decoded = cv2.imdecode(data, cv2.IMREAD_GRAYSCALE)
    assert decoded is not None  # it was encoded just now
    return decoded.astype(np.uint8)


def placed(image: Grey, drawing: Drawing, random: Random, strength: float) -> Grey:
    """The network's input: body and baseline where page analysis puts them, give or take its errors."""
    spread = 0.06 + 0.16 * strength
    scale_y = BODY_Y / drawing.body_px * float(np.exp(random.gauss(0, spread * 0.6)))
    scale_x = scale_y * BODY_X / BODY_Y * float(np.exp(random.gauss(0, 0.08)))
    width = max(16, round(image.shape[1] * scale_x))
    drift = random.uniform(-3.0, 3.0) * strength
    shift = random.gauss(0, 2.0) * strength - drift / 2
    matrix = np.array(
        [
            [scale_x, 0, 0],
            [drift / image.shape[1], scale_y, BASELINE_Y - drawing.baseline_px * scale_y + shift],
        ],
        np.float32,
    )
    if scale_y < 0.62:
        image = cv2.GaussianBlur(image, (0, 0), 0.42 / scale_y).astype(np.uint8)
    paper = int(np.median(image))
    interpolation = random.choice((cv2.INTER_LINEAR, cv2.INTER_LINEAR, cv2.INTER_CUBIC))
    moved = cv2.warpAffine(
        image,
        matrix,
        (width, HEIGHT),
        flags=interpolation,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=(paper,),
    )
    return moved.astype(np.uint8)


def degraded(drawing: Drawing, random: Random, strength: float) -> Grey:
    """Every effect at its own rate, in the order they happen to paper; `strength` is from 0 to 1."""
    image = drawing.image
    if random.random() < 0.30:
        image = reweighted(image, random)
    if random.random() < 0.16:
        image = ruled(image, drawing, random)
    if random.random() < 0.05:
        image = stamped(image, random)
    if random.random() < 0.88:
        image = noisy(image, random, strength)
    if random.random() < 0.10:
        image = copied(image, random)
    if random.random() < 0.22:
        image = compressed(image, random)
    return placed(image, drawing, random, strength)
