"""An optional engine behind an OpenAI-compatible vision endpoint (for example Typhoon OCR), off by default.

Such models return text without places and may make text up: lines carry the page's box, no
confidence, and the empty character set, so that the gate never trusts them with numbers.
"""

import base64
import json
import time
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse

import cv2
import numpy as np
from pydantic import BaseModel, Field

from pipeline.core.ocr import Image, OcrLine, OcrPage, OcrUnavailableError

NAME = "vision"
_COLOUR_AXES = 3
_PIECE_BYTES, _MOST_BYTES = 65_536, 4_000_000
_PROMPT = "Transcribe all text of this page image in reading order, one line of text per line. Add nothing."


class _Message(BaseModel):
    content: str


class _Choice(BaseModel):
    message: _Message
    finish_reason: str | None = None


class _Answer(BaseModel):
    """The part of a chat completion that is used; endpoints add fields of their own."""

    choices: list[_Choice] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where the model is; `base_url` ends in the version, as in http://localhost:8000/v1."""

    base_url: str
    model: str
    api_key: str = ""
    timeout_seconds: float = 120.0


class VisionOcr:
    """Sends a page as PNG and takes the answer's lines."""

    name = NAME
    charset: frozenset[str] = frozenset()  # a language model vouches for no character

    def __init__(self, endpoint: Endpoint) -> None:
        if not endpoint.base_url.startswith(("http://", "https://")):
            raise OcrUnavailableError(
                f"PHAEN_VISION_URL must be an http or https address, got {endpoint.base_url!r}"
            )
        if not endpoint.model:
            raise OcrUnavailableError("PHAEN_VISION_MODEL must name the model to ask, got ''")
        self._endpoint = endpoint
        self.version = endpoint.model

    def page(self, image: Image, dpi: float) -> OcrPage:  # noqa: ARG002 - the model is not told a resolution
        """Read one page.

        Raises:
            OcrUnavailableError: the endpoint does not answer, or not in the agreed form.
        """
        box = (0.0, 0.0, float(image.shape[1]), float(image.shape[0]))
        texts = [text.strip() for text in self._answer(image).splitlines() if text.strip()]
        lines = tuple(
            OcrLine(
                text,
                box,
                np.tile(np.array([box[0], box[2]], np.float32), (len(text), 1)),
                np.zeros(len(text), np.float32),
                None,
                NAME,
            )
            for text in texts
        )
        return OcrPage(lines, (), (), 0, 0.0, "text" if lines else "blank")

    def line(self, image: Image) -> OcrLine:
        """Read an image of one line."""
        page = self.page(image, 200.0)
        if page.lines:
            return page.lines[0]
        return OcrLine(
            "", (0.0, 0.0, 0.0, 0.0), np.zeros((0, 2), np.float32), np.zeros(0, np.float32), None, NAME
        )

    def _answer(self, image: Image) -> str:
        request = urllib.request.Request(  # noqa: S310 - the scheme was checked above
            f"{self._endpoint.base_url}/chat/completions",
            data=json.dumps(self._question(image)).encode(),
            headers={"Content-Type": "application/json", "Authorization": f"Bearer {self._endpoint.api_key}"},
        )
        try:
            with urllib.request.urlopen(request, timeout=self._endpoint.timeout_seconds) as reply:  # noqa: S310
                answer = _Answer.model_validate_json(self._body(reply))
        except (OSError, HTTPException, ValueError) as error:
            why = str(error).partition("\n")[0]
            raise OcrUnavailableError(f"no usable answer from {self._endpoint.base_url}: {why}") from error
        choice = answer.choices[0]
        if choice.finish_reason == "length":
            raise OcrUnavailableError(f"{self._endpoint.base_url} broke its answer off; allow it more tokens")
        return choice.message.content

    def _body(self, reply: HTTPResponse) -> bytes:
        """All that is sent, within the time limit: one that answers drop by drop is slow as a whole.

        Raises:
            TimeoutError: it took longer.
            ValueError: it sent more than any page can say.
        """
        ends, body = time.monotonic() + self._endpoint.timeout_seconds, b""
        while piece := reply.read1(_PIECE_BYTES):
            body += piece
            if time.monotonic() > ends:
                raise TimeoutError(f"took longer than {self._endpoint.timeout_seconds:g} s")
            if len(body) > _MOST_BYTES:
                raise ValueError(f"the answer to one page must be under {_MOST_BYTES} bytes")
        return body

    def _question(self, image: Image) -> dict[str, object]:
        _, png = cv2.imencode(".png", image[..., ::-1] if image.ndim == _COLOUR_AXES else image)
        url = f"data:image/png;base64,{base64.b64encode(png.tobytes()).decode()}"
        content = [{"type": "text", "text": _PROMPT}, {"type": "image_url", "image_url": {"url": url}}]
        return {
            "model": self._endpoint.model,
            "temperature": 0,
            "messages": [{"role": "user", "content": content}],
        }
