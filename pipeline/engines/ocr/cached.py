"""Results of any engine kept on disk by image hash and engine version, so that OCR can be resumed."""

import hashlib
import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from pipeline.core.ocr import Aside, AsideReason, Doubt, Image, OcrDrawing, OcrEngine, OcrLine, OcrPage
from pipeline.engines.ocr.wrapped import WrappedOcr

_FORMAT = 3  # raise when the layout of the files changes


class CachedOcr(WrappedOcr):
    """An engine that asks another one only for pages it has not read yet; single lines are not kept."""

    def __init__(self, engine: OcrEngine, folder: Path) -> None:
        super().__init__(engine)
        self._folder = folder

    def page(self, image: Image, dpi: float) -> OcrPage:
        """From the folder if it was read before, else read now and kept."""
        path = self._folder / f"{self.key(image, dpi)}.json"
        kept = _loaded(path)
        if kept is not None:
            return kept
        page = self._engine.page(image, dpi)
        if not page.unasked:  # else it is asked again when the page is read next
            _store(page, path)
        return page

    def key(self, image: Image, dpi: float) -> str:
        """Hash of the pixels, their shape, the resolution, and the engine's name and version."""
        digest = hashlib.sha256()
        said = (_FORMAT, self.name, self.version, image.shape, round(float(dpi), 3))
        digest.update(repr(said).encode())
        digest.update(np.ascontiguousarray(image).tobytes())
        return digest.hexdigest()


def _store(page: OcrPage, path: Path) -> None:
    """Writes beside and renames, so that a crash leaves no half file under the name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(f".{os.getpid()}.part")
    part.write_text(json.dumps(asdict(page), ensure_ascii=False, default=_plain), encoding="utf-8")
    part.replace(path)


def _plain(value: object) -> object:
    if isinstance(value, np.ndarray | np.generic):
        return value.tolist()
    raise TypeError(f"an OCR page holds numbers, text and arrays, got {type(value).__name__}")


def _loaded(path: Path) -> OcrPage | None:
    """The page in a file; None when there is none or it cannot be understood (it is then read anew)."""
    try:
        return _page(json.loads(path.read_text("utf-8")))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _page(data: dict[str, Any]) -> OcrPage:
    return OcrPage(
        lines=tuple(_line(line) for line in data["lines"]),
        rules_px=tuple(_box(box) for box in data["rules_px"]),
        cells=tuple(_box(box) for box in data["cells"]),
        rotation_degrees=data["rotation_degrees"],
        skew_degrees=data["skew_degrees"],
        kind=data["kind"],
        aside=tuple(Aside(_box(a["bbox_px"]), AsideReason(a["reason"])) for a in data["aside"]),
        doubtful=tuple(Doubt(**{**d, "bbox_px": _box(d["bbox_px"])}) for d in data["doubtful"]),
        stamps=tuple(_line(line) for line in data["stamps"]),
        unasked=data["unasked"],
        size_px=(data["size_px"][0], data["size_px"][1]),
        drawn=OcrDrawing(**{name: tuple(_box(box) for box in some) for name, some in data["drawn"].items()}),
    )


def _line(data: dict[str, Any]) -> OcrLine:
    return OcrLine(
        text=data["text"],
        bbox_px=_box(data["bbox_px"]),
        char_x_px=np.array(data["char_x_px"], np.float32).reshape(-1, 2),
        confidence=np.array(data["confidence"], np.float32),
        cell=data["cell"],
        engine=data["engine"],
        baseline_px=data["baseline_px"],
        body_px=data["body_px"],
    )


def _box(edges: list[float]) -> tuple[float, float, float, float]:
    x0, top, x1, bottom = edges
    return (x0, top, x1, bottom)
