"""A time limit for each page: one that takes longer fails alone, and the next is read by a fresh thread."""

import atexit
import threading
from queue import Empty, Queue

from pipeline.core.ocr import Image, OcrEngine, OcrPage, OcrTimeoutError
from pipeline.engines.ocr.deadline import end_in
from pipeline.engines.ocr.wrapped import WrappedOcr

DEFAULT_LIMIT_SECONDS = 60.0
LAST_SECONDS = 20.0
"""How long the program's end waits for a page that ran over."""


class TimedOcr(WrappedOcr):
    """An engine whose `page` raises `OcrTimeoutError` after `limit_seconds`.

    The thread of a page that ran over is told so and stops at its next step (see `deadline`). The program
    waits for it a little at its end: a thread killed inside native code would take the whole program down.
    """

    def __init__(self, engine: OcrEngine, limit_seconds: float = DEFAULT_LIMIT_SECONDS) -> None:
        super().__init__(engine)
        self._limit_seconds = limit_seconds

    def page(self, image: Image, dpi: float) -> OcrPage:
        """Read one page within the limit.

        Raises:
            OcrTimeoutError: the page took longer.
        """
        answers: Queue[OcrPage | BaseException] = Queue()

        def read() -> None:
            end_in(self._limit_seconds)
            try:
                answers.put(self._engine.page(image, dpi))
            except BaseException as error:  # noqa: BLE001 - handed to the caller, who raises it
                answers.put(error)

        thread = threading.Thread(target=read, name="ocr-page", daemon=True)
        thread.start()
        try:
            answer = answers.get(timeout=self._limit_seconds)
        except Empty:
            atexit.register(thread.join, LAST_SECONDS)
            raise OcrTimeoutError(
                f"reading a page of {image.shape[1]} x {image.shape[0]} pixels must take at most "
                f"{self._limit_seconds:g} s and took longer; read it at a lower resolution or raise the limit"
            ) from None
        if isinstance(answer, BaseException):
            raise answer
        return answer
