"""The command line as a process: what a shell sees of it."""

import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PHAEN = (sys.executable, "-m", "pipeline.cli.main")


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


def environment(folder: Path, extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """A bare environment whose outputs go to `folder`."""
    bare = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), "PHAEN_OUTPUTS": str(folder / "outputs")}
    return bare | {"HOME": str(folder), "LC_ALL": "C.UTF-8"} | dict(extra or {})


def phaen(folder: Path, *arguments: str, stdin: bytes = b"", extra: Mapping[str, str] | None = None) -> Ended:
    """Run one command in `folder`."""
    ended = subprocess.run(
        [*PHAEN, *arguments],
        input=stdin,
        capture_output=True,
        cwd=folder,
        env=environment(folder, extra),
        timeout=120,
        check=False,
    )
    return Ended(ended.returncode, ended.stdout.decode(), ended.stderr.decode())
