"""An endless, seeded stream of training batches: lines drawn, degraded, padded together by width."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

import numpy as np
import torch
from numpy.typing import NDArray
from torch.utils.data import IterableDataset

from pipeline.engines.ocr.normalised import COLUMNS_PER_STEP, HEIGHT
from pipeline.training.charset import encoded
from pipeline.training.content import line
from pipeline.training.degrading import degraded
from pipeline.training.drawing import chosen_style, drawn_line
from pipeline.training.fonts import Face

_POOL = 256  # lines drawn before they are sorted into batches
_BATCH_COLUMNS = 16_000  # input columns a batch holds, so that memory and time per step stay level
_BATCH_LINES = 64
_LONGEST_START, _LONGEST_END = 12, 64  # characters; the curriculum goes from one to the other
_WIDEST = 1600


@dataclass(frozen=True, slots=True)
class Sample:
    """A line ready for the network and its label."""

    image: NDArray[np.uint8]
    label: list[int]


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded images in [-1, 1] with ink positive, and what CTC needs."""

    images: torch.Tensor
    targets: torch.Tensor
    input_lengths: torch.Tensor
    target_lengths: torch.Tensor


def steps(width: int) -> int:
    """Output steps of the network for an input of ``width`` columns."""
    return -(-width // COLUMNS_PER_STEP)


def _fits(sample: Sample) -> bool:
    repeats = sum(a == b for a, b in zip(sample.label, sample.label[1:], strict=False))
    return sample.image.shape[1] <= _WIDEST and steps(sample.image.shape[1]) >= len(sample.label) + repeats


class LineMaker:
    """Makes samples; ``progress`` from 0 to 1 raises length and difficulty."""

    def __init__(self, faces: tuple[Face, ...], seed: int) -> None:
        self.random = Random(seed)
        self.thai = [face for face in faces if face.thai]
        self.latin = [face for face in faces if not face.thai and "DejaVu" not in face.path] or self.thai
        self.symbols = [face for face in faces if not face.thai] or self.thai

    def sample(self, progress: float) -> Sample:
        """One sample that CTC can align."""
        while True:
            longest = round(_LONGEST_START + (_LONGEST_END - _LONGEST_START) * progress)
            text = line(self.random, longest)
            style = chosen_style(self.random, self.thai, self.symbols)
            strength = (0.35 + 0.65 * progress) * self.random.random() ** 0.6
            made = Sample(
                degraded(drawn_line(self.random, text, style), self.random, strength), encoded(text)
            )
            if _fits(made):
                return made


def collated(samples: list[Sample]) -> Batch:
    """Samples side by side, padded on the right with each line's own paper."""
    widest = max(sample.image.shape[1] for sample in samples)
    widest = steps(widest) * COLUMNS_PER_STEP
    images = np.empty((len(samples), 1, HEIGHT, widest), np.uint8)
    for row, sample in enumerate(samples):
        width = sample.image.shape[1]
        images[row, 0, :, :width] = sample.image
        images[row, 0, :, width:] = int(np.median(sample.image))
    return Batch(
        images=torch.from_numpy(images).float().div_(127.5).sub_(1).neg_(),
        targets=torch.tensor([k for sample in samples for k in sample.label]),
        input_lengths=torch.full((len(samples),), widest // COLUMNS_PER_STEP),
        target_lengths=torch.tensor([len(sample.label) for sample in samples]),
    )


def batches(samples: list[Sample]) -> list[list[Sample]]:
    """The samples cut into batches of like width."""
    made: list[list[Sample]] = []
    current: list[Sample] = []
    for sample in sorted(samples, key=lambda s: s.image.shape[1]):
        full = (len(current) + 1) * sample.image.shape[1] > _BATCH_COLUMNS or len(current) >= _BATCH_LINES
        if current and full:
            made.append(current)
            current = []
        current.append(sample)
    return [*made, current]


class Lines(IterableDataset[Batch]):
    """The stream one data worker makes, starting where ``lines_seen`` lines were already used."""

    def __init__(self, faces: tuple[Face, ...], seed: int, lines_seen: int, warmup_lines: int) -> None:
        self.faces, self.seed = faces, seed
        self.lines_seen, self.warmup_lines = lines_seen, warmup_lines

    def __iter__(self) -> Iterator[Batch]:
        maker = LineMaker(self.faces, self.seed * 1_000_003 + self.lines_seen)
        made = self.lines_seen
        while True:
            progress = min(1.0, made / self.warmup_lines)
            pool = [maker.sample(progress) for _ in range(_POOL)]
            made += _POOL
            cut = batches(pool)
            maker.random.shuffle(cut)
            yield from map(collated, cut)
