"""The training program: ``python -m pipeline.training.train --fonts DIR=WEIGHT ... --out DIR --hours 1.5``.

Resumes from the checkpoint in `--out`: weights, their moving average, the optimiser and the line count are
all kept, so a stopped run goes on where it was. The learning rate falls with the share of `--hours` already
used.
"""

from __future__ import annotations

import logging
import math
import time
from dataclasses import dataclass, field
from pathlib import Path

import click
import torch
from torch import nn
from torch.nn import functional
from torch.utils.data import DataLoader

from pipeline.training.charset import CHARSET
from pipeline.training.fonts import faces
from pipeline.training.network import Network
from pipeline.training.samples import Batch, Lines

_LOG = logging.getLogger(__name__)
_PEAK_RATE, _LAST_RATE, _WARMUP_STEPS = 2e-3, 2e-5, 300
_AVERAGE_DECAY = 0.999
_CHECKPOINT_SECONDS = 120.0


@dataclass(slots=True)
class Progress:
    """What a checkpoint knows besides weights."""

    steps: int = 0
    lines: int = 0
    seconds: float = 0.0
    loss: float = math.nan


@dataclass(slots=True)
class Run:
    """A run in memory."""

    network: Network
    average: Network
    optimiser: torch.optim.Optimizer
    progress: Progress = field(default_factory=Progress)


def new_run() -> Run:
    """Fresh weights; the average starts as a copy."""
    network, average = Network(len(CHARSET) + 1), Network(len(CHARSET) + 1)
    average.load_state_dict(network.state_dict())
    return Run(network, average, torch.optim.AdamW(network.parameters(), lr=_PEAK_RATE, weight_decay=1e-3))


def save(run: Run, path: Path) -> None:
    """Writes a checkpoint so that a crash leaves the old one or the new one."""
    progress = run.progress
    state = {
        "network": run.network.state_dict(),
        "average": run.average.state_dict(),
        "optimiser": run.optimiser.state_dict(),
        "progress": (progress.steps, progress.lines, progress.seconds, progress.loss),
    }
    part = path.with_suffix(".part")
    torch.save(state, part)
    part.replace(path)


def load(run: Run, path: Path) -> None:
    """Puts a checkpoint into ``run``."""
    state = torch.load(path, weights_only=True)
    run.network.load_state_dict(state["network"])
    run.average.load_state_dict(state["average"])
    run.optimiser.load_state_dict(state["optimiser"])
    run.progress = Progress(*state["progress"])


def rate(progress: Progress, total_seconds: float) -> float:
    """Learning rate: a warm-up by steps, then a half cosine by time."""
    share = min(1.0, progress.seconds / total_seconds)
    cosine = 0.5 + 0.5 * math.cos(math.pi * share)
    return min(1.0, (progress.steps + 1) / _WARMUP_STEPS) * (_LAST_RATE + (_PEAK_RATE - _LAST_RATE) * cosine)


def _loss(network: Network, batch: Batch) -> torch.Tensor:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits = network(batch.images.contiguous(memory_format=torch.channels_last))
    scores = logits.float().log_softmax(-1).transpose(0, 1)
    return functional.ctc_loss(
        scores, batch.targets, batch.input_lengths, batch.target_lengths, zero_infinity=True
    )


def _averaged(run: Run) -> None:
    decay = min(_AVERAGE_DECAY, (1 + run.progress.steps) / (10 + run.progress.steps))
    with torch.no_grad():
        for kept, new in zip(
            run.average.state_dict().values(), run.network.state_dict().values(), strict=True
        ):
            if kept.dtype.is_floating_point:
                kept.lerp_(new, 1 - decay)
            else:
                kept.copy_(new)


def step(run: Run, batch: Batch, learning_rate: float) -> None:
    """One update of weights and average."""
    for group in run.optimiser.param_groups:
        group["lr"] = learning_rate
    loss = _loss(run.network, batch)
    run.optimiser.zero_grad(set_to_none=True)
    loss.backward()  # type: ignore[no-untyped-call]  # torch does not annotate it
    nn.utils.clip_grad_norm_(run.network.parameters(), 5.0)
    run.optimiser.step()
    _averaged(run)
    seen, value = run.progress, float(loss.detach())
    seen.loss = value if math.isnan(seen.loss) else 0.99 * seen.loss + 0.01 * value
    seen.steps += 1
    seen.lines += len(batch.target_lengths)


def _trained(run: Run, stream: DataLoader[Batch], checkpoint: Path, total_seconds: float) -> None:
    last = saved = time.monotonic()
    for batch in stream:
        step(run, batch, rate(run.progress, total_seconds))
        now = time.monotonic()
        run.progress.seconds += now - last
        last = now
        if run.progress.steps % 100 == 0:
            seen = run.progress
            _LOG.info("%.0f s, step %d, lines %d, loss %.4f", seen.seconds, seen.steps, seen.lines, seen.loss)
        if now - saved > _CHECKPOINT_SECONDS:
            save(run, checkpoint)
            saved = now
        if run.progress.seconds >= total_seconds:
            break
    save(run, checkpoint)


def _folder(text: str) -> tuple[Path, float]:
    path, _, weight = text.partition("=")
    return Path(path), float(weight or 1)


@click.command()
@click.option(
    "--fonts", multiple=True, required=True, help="A font folder and its weight, DIR=WEIGHT; repeat it."
)
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder of the checkpoint.")
@click.option("--hours", default=1.5, show_default=True, help="Training time over all runs.")
@click.option("--seed", default=4, show_default=True)
@click.option(
    "--threads", default=1, show_default=True, help="CPU threads of the network; one data worker runs beside."
)
def main(fonts: tuple[str, ...], out: Path, hours: float, seed: int, threads: int) -> None:
    """Trains the line recogniser, or goes on training it."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(threads)
    torch.manual_seed(seed)
    out.mkdir(parents=True, exist_ok=True)
    run, checkpoint = new_run(), out / "checkpoint.pt"
    if checkpoint.exists():
        load(run, checkpoint)
    lines = Lines(faces(tuple(map(_folder, fonts))), seed, run.progress.lines, warmup_lines=80_000)
    stream: DataLoader[Batch] = DataLoader(lines, batch_size=None, num_workers=1, prefetch_factor=16)
    _LOG.info("parameters %d, fonts %d", sum(p.numel() for p in run.network.parameters()), len(lines.faces))
    _trained(run, stream, checkpoint, hours * 3600)


if __name__ == "__main__":
    main()
