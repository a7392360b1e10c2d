"""An optional engine behind an OpenAI-compatible vision endpoint (for example Typhoon OCR), off by default.

Such models return text without places and may make text up: lines carry the page's box, no
confidence, and the empty character set, so that the gate never trusts them with numbers.
"""

import base64
import json
import urllib.request
from dataclasses import dataclass
from urllib.error import URLError

import cv2
import numpy as np

from pipeline.core.ocr import Image, OcrLine, OcrPage, OcrUnavailableError

NAME = "vision"
_PROMPT = "Transcribe all text of this page image in reading order, one line of text per line. Add nothing."


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
                f"the endpoint must be an http or https address, got {endpoint.base_url!r}"
            )
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
                return str(json.load(reply)["choices"][0]["message"]["content"])
        except (URLError, TimeoutError, ValueError, KeyError, IndexError) as error:
            raise OcrUnavailableError(f"no usable answer from {self._endpoint.base_url}: {error}") from error

    def _question(self, image: Image) -> dict[str, object]:
        _, png = cv2.imencode(".png", image)
        url = f"data:image/png;base64,{base64.b64encode(png.tobytes()).decode()}"
        content = [{"type": "text", "text": _PROMPT}, {"type": "image_url", "image_url": {"url": url}}]
        return {
            "model": self._endpoint.model,
            "temperature": 0,
            "messages": [{"role": "user", "content": content}],
        }
