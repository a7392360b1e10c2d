"""Shared fixtures."""

import atexit
import os
from pathlib import Path

import pytest
from hypothesis import settings

# A busy machine is slow at times, which says nothing of the code; limits of time are tested by themselves.
settings.register_profile("phaen", deadline=None)
settings.load_profile("phaen")

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared" / "corpus"


@pytest.fixture(scope="session")
def shared_corpus() -> Path:
    """The read-and-test corpus beside the checkout; tests that need it are skipped where it is not there."""
    if not SHARED.is_dir():
        pytest.skip("the shared corpus is not beside this checkout (../shared/corpus)")
    return SHARED


@pytest.fixture(scope="session")
def sample_corpus() -> Path:
    """The sample corpus of this repository."""
    return ROOT / "corpus"


def pytest_unconfigure() -> None:
    """End with pytest's own summary: a library reports leaks on standard error at interpreter exit."""
    atexit.register(lambda: os.dup2(os.open(os.devnull, os.O_WRONLY), 2))
