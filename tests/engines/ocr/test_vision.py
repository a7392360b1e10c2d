"""The vision engine through its real client, against a server on this machine that answers well and badly."""

import base64
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import cv2
import numpy as np
import pytest

from pipeline.core.ocr import Image, OcrPage, OcrUnavailableError
from pipeline.engines.ocr.second_opinion import SecondOpinionOcr
from pipeline.engines.ocr.vision import Endpoint, VisionOcr
from tests.engines.ocr.doubles import CountingOcr, line, page_of

IMAGE = np.full((40, 60), 255, np.uint8)
Answer = tuple[int, bytes]


def completion(text: object, finish_reason: str = "stop") -> bytes:
    choice = {"message": {"role": "assistant", "content": text}, "finish_reason": finish_reason}
    return json.dumps({"id": "x", "object": "chat.completion", "choices": [choice]}).encode()


class _Handler(BaseHTTPRequestHandler):
    server: "_Server"

    def do_POST(self) -> None:
        size = int(self.headers["Content-Length"])
        self.server.asked.append((self.path, dict(self.headers), json.loads(self.rfile.read(size))))
        status, body = self.server.answer
        if self.server.silent is not None:
            self.server.silent.wait(5)
            return
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as the base class has it
        """Says nothing."""


class _Server(HTTPServer):
    answer: Answer = (200, b"")
    silent: threading.Event | None = None

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[tuple[str, dict[str, str], dict[str, object]]] = []

    def engine(self, seconds: float = 5.0) -> VisionOcr:
        return VisionOcr(Endpoint(f"http://127.0.0.1:{self.server_port}/v1", "reader-7b", "secret", seconds))


@contextmanager
def serving(answer: Answer, *, silent: bool = False) -> Iterator[_Server]:
    server = _Server()
    server.answer = answer
    server.silent = threading.Event() if silent else None
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        if server.silent is not None:
            server.silent.set()
        server.shutdown()
        server.server_close()
        thread.join()


def test_a_page_is_sent_as_an_image_and_its_lines_come_back() -> None:
    with serving((200, completion("เทศบาล\n\nงบ ๑๕,๐๐๐ บาท\n"))) as server:  # "municipality", "budget"
        page = server.engine().page(IMAGE, 200)
    assert [one.text for one in page.lines] == ["เทศบาล", "งบ ๑๕,๐๐๐ บาท"]
    path, headers, asked = server.asked[0]
    assert (path, headers["Authorization"], asked["model"]) == (
        "/v1/chat/completions",
        "Bearer secret",
        "reader-7b",
    )
    url = asked["messages"][0]["content"][1]["image_url"]["url"]  # type: ignore[index]  # the agreed form
    png = np.frombuffer(base64.b64decode(url.partition(",")[2]), np.uint8)
    sent = cv2.imdecode(png, cv2.IMREAD_GRAYSCALE)
    assert sent is not None
    assert np.array_equal(sent, IMAGE)


@pytest.mark.parametrize(
    "answer",
    [
        (500, b"out of memory"),
        (429, b"{}"),
        (200, b""),
        (200, b"<html>not json</html>"),
        (200, completion("half a page")[:-20]),
        (200, b'{"choices": []}'),
        (200, b'{"choices": null}'),
        (200, completion(None)),
        (200, completion("cut off in the middle of a li", "length")),
    ],
    ids=["500", "429", "empty", "html", "half", "no choice", "null", "no text", "too long"],
)
def test_a_bad_answer_is_said_to_be_one(answer: Answer) -> None:
    with serving(answer) as server, pytest.raises(OcrUnavailableError):
        server.engine().page(IMAGE, 200)


def test_one_that_does_not_answer_in_time_is_left() -> None:
    with serving((200, b""), silent=True) as server, pytest.raises(OcrUnavailableError, match="timed out"):
        server.engine(seconds=0.2).page(IMAGE, 200)


def test_one_that_is_not_there_is_said_to_be_missing() -> None:
    with serving((200, b"")) as server:
        gone = server.engine()
    with pytest.raises(OcrUnavailableError, match="no usable answer"):
        gone.page(IMAGE, 200)


@pytest.mark.parametrize(
    "endpoint", [Endpoint("", "m"), Endpoint("file:///etc", "m"), Endpoint("http://h/v1", "")]
)
def test_an_endpoint_that_is_not_set_is_refused(endpoint: Endpoint) -> None:
    with pytest.raises(OcrUnavailableError, match="PHAEN_VISION_"):
        VisionOcr(endpoint)


class TwoNumbers(CountingOcr):
    def page(self, image: Image, dpi: float) -> OcrPage:
        super().page(image, dpi)
        read = page_of(line("งบ ๑๕,๐๐๐ และ ๒๔,๐๐๐ บาท"))  # "budget 15,000 and 24,000 baht"
        return OcrPage(read.lines, (), (), 0, 0.0, "text", size_px=(60, 40))


def test_a_number_it_has_nowhere_is_in_doubt_and_nothing_is_changed() -> None:
    with serving((200, completion("งบ 15,000 และ 21,000 บาท"))) as server:
        both = SecondOpinionOcr(TwoNumbers(), server.engine())
        page = both.page(IMAGE, 200)
    assert page.lines[0].text == "งบ ๑๕,๐๐๐ และ ๒๔,๐๐๐ บาท"
    assert [(page.lines[0].text[d.start : d.end], d.other) for d in page.doubtful] == [("๒๔,๐๐๐", "")]
    assert both.version == "1+vision-reader-7b"


def test_a_page_is_read_though_the_second_engine_fails() -> None:
    with serving((500, b"")) as server:
        page = SecondOpinionOcr(TwoNumbers(), server.engine()).page(IMAGE, 200)
    assert page.lines
    assert page.doubtful == ()
    assert "vision could not be asked" in page.unasked
