"""A server on the loopback interface that answers as told, and notes what it was asked."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Answer:
    """What to answer; `sent` bytes of the body go out, fewer than announced for a truncated one."""

    body: bytes = b""
    code: int = 200
    etag: str = ""
    sent: int | None = None


@dataclass
class Site:
    """A site: answers by path, one after the other, the last for good."""

    address: str
    answers: dict[str, list[Answer]] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)

    def url(self, path: str) -> str:
        return f"{self.address}{path}"

    def put(self, path: str, *answers: Answer) -> str:
        """Set the answers of one path; its URL."""
        self.answers[path] = list(answers)
        return self.url(path)


@contextmanager
def serving() -> Iterator[Site]:
    """A site that is up for the length of the block."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    site = Site(f"http://127.0.0.1:{server.server_port}")
    server.RequestHandlerClass = _answering(site)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _answering(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        """Answers as the site says."""

        def do_GET(self) -> None:
            known = self.headers.get("if-none-match", "")
            site.asked.append((self.path, known))
            waiting = site.answers.get(self.path, [Answer(code=404)])
            answer = waiting.pop(0) if len(waiting) > 1 else waiting[0]
            if answer.etag and answer.etag == known:
                self.send_response(304)
                self.end_headers()
                return
            self.send_response(answer.code)
            self.send_header("content-length", str(len(answer.body)))
            if answer.etag:
                self.send_header("etag", answer.etag)
            self.end_headers()
            self.wfile.write(answer.body[: answer.sent])

        def log_message(self, *_args: object) -> None:
            """Say nothing on standard error."""

    return Handler
