"""Tesseract as an optional second engine; its Thai model lacks five numerals, so the gate applies."""

from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image as PillowImage

from pipeline.core.ocr import Image, OcrLine, OcrPage, OcrTimeoutError, OcrUnavailableError, Px

NAME = "tesseract"
# Of the twenty numerals the Thai model's unicharset has all Arabic ones and five Thai ones. Letters
# and signs are listed as the Thai block and ASCII: only the numerals matter to the gate.
_NUMERALS = "0123456789๐๑๒๓๕"
_LETTERS = "".join(map(chr, (*range(0x0E01, 0x0E3B), *range(0x0E3F, 0x0E50), *range(0x20, 0x7F))))


_FOLDERS = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
    "C:/Program Files/Tesseract-OCR/tessdata",
)


def _usual_folder(languages: str) -> str:
    """Where packages put the language data; empty leaves the search to Tesseract and TESSDATA_PREFIX."""
    wanted = [f"{language}.traineddata" for language in languages.split("+")]
    fit = (folder for folder in map(Path, _FOLDERS) if all((folder / name).is_file() for name in wanted))
    return str(next(fit, ""))


class TesseractOcr:
    """Reads whole pages line by line; needs `tesserocr` and the `tha` language data.

    Raises:
        OcrUnavailableError: one of them is missing.
    """

    name = NAME
    charset = frozenset(_LETTERS + _NUMERALS)

    def __init__(self, *, data_folder: str = "", languages: str = "tha", limit_seconds: float = 60.0) -> None:
        self._limit_ms = round(1000 * limit_seconds)
        try:
            import tesserocr  # noqa: PLC0415 - optional

            folder = data_folder or _usual_folder(languages)
            self._api: Any = tesserocr.PyTessBaseAPI(path=folder, lang=languages)
        except ImportError as error:
            raise OcrUnavailableError("tesserocr is not installed; pip install tesserocr") from error
        except RuntimeError as error:
            raise OcrUnavailableError(
                f"Tesseract has no data for {languages!r} in {data_folder or 'the usual folders'}; install "
                "the language data (tesseract-ocr-tha) or name its folder in PHAEN_TESSDATA"
            ) from error
        self._level = tesserocr.RIL.TEXTLINE
        self.version = f"{tesserocr.tesseract_version().split()[1]}-{languages}"

    def page(self, image: Image, dpi: float) -> OcrPage:
        """Read one page image; characters share their line's confidence and width evenly.

        Raises:
            OcrTimeoutError: it took longer than the limit.
        """
        self._api.SetImage(PillowImage.fromarray(image))
        self._api.SetSourceResolution(round(dpi))
        if not self._api.Recognize(self._limit_ms):
            raise OcrTimeoutError(f"a page must take at most {self._limit_ms / 1000:g} s and took longer")
        lines = tuple(self._lines())
        return OcrPage(lines, (), (), 0, 0.0, "text" if lines else "blank")

    def line(self, image: Image) -> OcrLine:
        """Read an image of one line: what a page of it holds, joined."""
        page = self.page(image, 200.0)
        box = (0.0, 0.0, float(image.shape[1]), float(image.shape[0]))
        text = " ".join(line.text for line in page.lines)
        sure = min((float(line.confidence.min()) for line in page.lines if line.text), default=0.0)
        return _even_line(text, box, sure)

    def _lines(self) -> list[OcrLine]:
        import tesserocr  # noqa: PLC0415 - optional

        found: list[OcrLine] = []
        iterator = self._api.GetIterator()
        if iterator is None:
            return found
        for part in tesserocr.iterate_level(iterator, self._level):
            box = part.BoundingBox(self._level)
            text = (part.GetUTF8Text(self._level) or "").strip() if box else ""
            if text:
                found.append(
                    _even_line(
                        text,
                        (float(box[0]), float(box[1]), float(box[2]), float(box[3])),
                        part.Confidence(self._level) / 100,
                    )
                )
        return found


def _even_line(text: str, box: Px, confidence: float) -> OcrLine:
    edges = np.linspace(box[0], box[2], len(text) + 1, dtype=np.float32)
    across = np.stack([edges[:-1], edges[1:]], axis=1)
    return OcrLine(text, box, across, np.full(len(text), confidence, np.float32), None, NAME)
