"""Exports averaged weights to ONNX: `python -m pipeline.training.export CHECKPOINT FOLDER`."""

from __future__ import annotations

import json
from pathlib import Path

import click
import torch
from torch import nn

from pipeline.engines.ocr.normalised import HEIGHT
from pipeline.training.charset import CHARSET
from pipeline.training.network import Network
from pipeline.training.quantise import half_weights


class _Scores(nn.Module):
    """The network with its outputs as logarithms of probabilities."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        scores: torch.Tensor = self.network(images).log_softmax(-1)
        return scores


def export(checkpoint: Path, folder: Path) -> Path:
    """Writes `thai_lines.onnx`, weights in 16 bits (see MODEL.md), and `charset.json`; answers the path."""
    network = Network(len(CHARSET) + 1)
    network.load_state_dict(torch.load(checkpoint, weights_only=True)["average"])
    network.eval()
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / "thai_lines.onnx"
    lines, columns = torch.export.Dim("lines"), torch.export.Dim("steps") * 4
    torch.onnx.export(
        _Scores(network),
        (torch.zeros(2, 1, HEIGHT, 64),),
        str(target),
        input_names=["images"],
        output_names=["scores"],
        dynamic_shapes=({0: lines, 3: columns},),
        opset_version=18,
        external_data=False,
    )
    half_weights(target, target)
    (folder / "charset.json").write_text(
        json.dumps(list(CHARSET), ensure_ascii=False) + "\n", encoding="utf-8"
    )
    return target


@click.command()
@click.argument("checkpoint", type=click.Path(exists=True, path_type=Path))
@click.argument("folder", type=click.Path(path_type=Path))
def main(checkpoint: Path, folder: Path) -> None:
    """Exports the averaged weights of CHECKPOINT into FOLDER."""
    target = export(checkpoint, folder)
    click.echo(f"{target}: {target.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
