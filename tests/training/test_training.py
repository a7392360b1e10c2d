"""The training program; skipped where the extra `train` is not installed."""

from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="the extra `train` is not installed")

from pipeline.training.charset import CHARSET  # noqa: E402 - after the check
from pipeline.training.network import Network  # noqa: E402
from pipeline.training.samples import Batch  # noqa: E402
from pipeline.training.train import Progress, load, new_run, rate, save, step  # noqa: E402


def tiny_batch() -> Batch:
    torch.manual_seed(1)
    return Batch(
        images=torch.randn(2, 1, 48, 64),
        targets=torch.tensor([1, 2, 3, 4]),
        input_lengths=torch.tensor([16, 16]),
        target_lengths=torch.tensor([2, 2]),
    )


def test_the_network_gives_a_step_for_every_four_columns() -> None:
    assert Network(len(CHARSET) + 1)(torch.zeros(2, 1, 48, 64)).shape == (2, 16, len(CHARSET) + 1)


def test_steps_lower_the_loss_and_a_checkpoint_resumes(tmp_path: Path) -> None:
    run = new_run()
    for _ in range(12):
        step(run, tiny_batch(), 1e-3)
    save(run, tmp_path / "checkpoint.pt")
    resumed = new_run()
    load(resumed, tmp_path / "checkpoint.pt")
    assert resumed.progress == run.progress
    assert resumed.progress.lines == 24
    for kept, new in zip(resumed.average.parameters(), run.average.parameters(), strict=True):
        assert torch.equal(kept, new)


def test_the_rate_warms_up_and_falls_to_the_end() -> None:
    rates = [rate(Progress(steps=1000, seconds=s), 100.0) for s in (0.0, 50.0, 100.0)]
    assert rates[0] > rates[1] > rates[2] > 0
    assert rate(Progress(steps=0, seconds=0.0), 100.0) < rates[0] / 100
