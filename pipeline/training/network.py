"""The recogniser's network: convolutions, a collapse of the height, an LSTM, CTC outputs."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import nn

from pipeline.engines.ocr.normalised import HEIGHT


@dataclass(frozen=True, slots=True)
class Size:
    """Widths of the layers."""

    channels: tuple[int, int, int, int] = (16, 32, 64, 80)
    collapsed: int = 144
    hidden: int = 128


def _block(inputs: int, outputs: int, stride: tuple[int, int]) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, 3, stride=stride, padding=1, bias=False),
        nn.BatchNorm2d(outputs),
        nn.ReLU(inplace=True),
    )


def _row(channels: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(channels, channels, (1, 5), padding=(0, 2), bias=False),
        nn.BatchNorm2d(channels),
        nn.ReLU(inplace=True),
    )


class Network(nn.Module):
    """(lines, 1, HEIGHT, columns) in [-1, 1] to (lines, columns / 4, classes) logits."""

    def __init__(self, classes: int, size: Size | None = None) -> None:
        super().__init__()
        size = size or Size()
        first, second, third, fourth = size.channels
        self.entry = nn.Sequential(
            _block(1, first, (2, 2)),
            _block(first, second, (2, 1)),
            _block(second, third, (1, 2)),
            _block(third, fourth, (2, 1)),
        )
        self.deepen = _block(fourth, fourth, (1, 1))
        self.collapse = nn.Sequential(
            nn.Conv2d(fourth, size.collapsed, (HEIGHT // 8, 1), bias=False),
            nn.BatchNorm2d(size.collapsed),
            nn.ReLU(inplace=True),
        )
        self.mix = nn.ModuleList(_row(size.collapsed) for _ in range(2))
        self.context = nn.LSTM(size.collapsed, size.hidden, bidirectional=True, batch_first=True)
        self.drop = nn.Dropout(0.05)
        self.classes = nn.Linear(2 * size.hidden, classes)

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        """Logits per step; class 0 is the blank."""
        seen = self.entry(images)
        seen = seen + self.deepen(seen)
        row = self.collapse(seen)
        for mix in self.mix:
            row = row + mix(row)
        columns = row.squeeze(2).transpose(1, 2)
        context, _ = self.context(columns)
        logits: torch.Tensor = self.classes(self.drop(context))
        return logits
