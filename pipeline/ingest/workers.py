"""Worker processes that end when they are told to, and when the process that started them is gone."""

import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import active_children, get_context, parent_process


def _settled() -> None:
    """Leave Ctrl-C to the parent, and go when the parent goes, however it went."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_gone_with_parent, daemon=True).start()


def _gone_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def process_pool(workers: int) -> Executor:
    """Worker processes that share nothing with this one."""
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_settled)


@dataclass(frozen=True, slots=True)
class Running:
    """A pool at work. `others` are child processes that were there before it."""

    executor: Executor
    others: frozenset[int | None]

    def kill(self) -> None:
        """End its worker processes whatever they are doing."""
        for child in active_children():
            if child.pid not in self.others:
                child.kill()


@contextmanager
def running(executors: Callable[[int], Executor], workers: int) -> Iterator[Running]:
    """A pool that is shut down at the end of the block; an error or an interruption does not wait for it."""
    others = frozenset(child.pid for child in active_children())
    pool = Running(executors(workers), others)
    try:
        yield pool
    except BaseException:
        pool.kill()
        raise
    finally:
        pool.executor.shutdown(cancel_futures=True)
