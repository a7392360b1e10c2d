"""Peak memory of this process and its workers together, sampled while something runs."""

import os
import resource
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

INTERVAL_SECONDS = 0.25
BYTES_PER_GIB = 1024.0**3
KILOBYTES_PER_GIB = 1024.0**2
PROC = Path("/proc")


class Peak:
    """The most memory seen, as the sum over processes; pages that processes share count once for each."""

    def __init__(self) -> None:
        self.gib = 0.0
        self._stop = threading.Event()

    def sample(self) -> None:
        """Look once."""
        self.gib = max(self.gib, resident_gib())

    def run(self) -> None:
        """Look until told to stop."""
        while not self._stop.wait(INTERVAL_SECONDS):
            self.sample()

    def stop(self) -> None:
        """End `run`."""
        self._stop.set()


def children(process: int) -> Iterator[int]:
    """The processes that a process has started, and theirs."""
    for task in (PROC / str(process) / "task").glob("*/children"):
        try:
            started = [int(one) for one in task.read_text().split()]
        except OSError:
            continue  # the thread has ended meanwhile
        for one in started:
            yield one
            yield from children(one)


def resident_bytes(process: int) -> int:
    """Resident memory of a process; 0 once it has ended."""
    try:
        pages = int((PROC / str(process) / "statm").read_text().split()[1])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def resident_gib() -> float:
    """Resident memory of this process and those it has started; where there is no /proc, its own peak."""
    if not PROC.is_dir():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KILOBYTES_PER_GIB
    own = os.getpid()
    return sum(map(resident_bytes, (own, *children(own)))) / BYTES_PER_GIB


@contextmanager
def peak_memory() -> Iterator[Peak]:
    """Measure the peak while the block runs."""
    peak = Peak()
    thread = threading.Thread(target=peak.run, daemon=True)
    thread.start()
    try:
        yield peak
    finally:
        peak.sample()
        peak.stop()
        thread.join()
