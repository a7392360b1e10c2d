"""When the reading of a page must end, kept per thread, so that one that runs over can be made to stop."""

import threading
import time

from pipeline.core.ocr import OcrTimeoutError


class _Ends(threading.local):
    at: float | None = None


_ENDS = _Ends()


def end_in(seconds: float) -> None:
    """What this thread reads from now on must end in `seconds`."""
    _ENDS.at = time.monotonic() + seconds


def check_deadline() -> None:
    """Called between the steps of reading a page.

    Raises:
        OcrTimeoutError: this thread's time is over.
    """
    if _ENDS.at is not None and time.monotonic() > _ENDS.at:
        raise OcrTimeoutError("the reading of this page was given up: its time is over")
