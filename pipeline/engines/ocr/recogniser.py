"""The house's line recogniser: batches of cut lines through the ONNX model, scores per step out."""

import hashlib
import json
from functools import cached_property
from importlib.resources import files
from pathlib import Path

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray

from pipeline.core.ocr import Image
from pipeline.engines.ocr.deadline import check_deadline
from pipeline.engines.ocr.normalised import COLUMNS_PER_STEP, HEIGHT

Scores = NDArray[np.float32]
_BATCH_COLUMNS = 12_000
_PAPER = 250
_MODEL = "thai_lines.onnx"
_CHARSET = "charset.json"


class Recogniser:
    """Loads the model once; `threads` bounds the cores one call uses, `model` takes another one's place."""

    def __init__(self, *, threads: int = 1, model: Path | None = None) -> None:
        self._threads = threads
        self._model = model

    @cached_property
    def classes(self) -> str:
        """The characters in the order of the network's outputs 1, 2, ...; output 0 is the blank."""
        listed: list[str] = json.loads((files(__package__) / "model" / _CHARSET).read_text("utf-8"))
        return "".join(listed)

    @cached_property
    def _model_bytes(self) -> bytes:
        shipped = files(__package__) / "model" / _MODEL
        return shipped.read_bytes() if self._model is None else self._model.read_bytes()

    @cached_property
    def digest(self) -> str:
        """Twelve hexadecimal digits of the model's hash."""
        return hashlib.sha256(self._model_bytes).hexdigest()[:12]

    @cached_property
    def _session(self) -> ort.InferenceSession:
        options = ort.SessionOptions()
        options.intra_op_num_threads = self._threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3  # the exporter's shape hints are stricter than the model
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        return ort.InferenceSession(self._model_bytes, options, providers=["CPUExecutionProvider"])

    def scores(self, images: list[Image]) -> list[Scores]:
        """Logarithms of probabilities, (steps, classes + 1) for each image, in the order given."""
        order = sorted(range(len(images)), key=lambda i: images[i].shape[1])
        results: dict[int, Scores] = {}
        for batch in _batches(order, images):
            check_deadline()
            outputs = self._session.run(None, {"images": _padded([images[i] for i in batch])})[0]
            for i, output in zip(batch, outputs, strict=True):
                results[i] = output[: -(-images[i].shape[1] // COLUMNS_PER_STEP)]
        return [results[i] for i in range(len(images))]


def _batches(order: list[int], images: list[Image]) -> list[list[int]]:
    batches: list[list[int]] = []
    for i in order:
        if batches and (len(batches[-1]) + 1) * images[i].shape[1] <= _BATCH_COLUMNS:
            batches[-1].append(i)
        else:
            batches.append([i])
    return batches


def _padded(images: list[Image]) -> NDArray[np.float32]:
    widest = -(-max(image.shape[1] for image in images) // COLUMNS_PER_STEP) * COLUMNS_PER_STEP
    stacked = np.full((len(images), 1, HEIGHT, widest), _PAPER, np.uint8)
    for row, image in enumerate(images):
        stacked[row, 0, :, : image.shape[1]] = image
    return np.asarray(1.0 - stacked.astype(np.float32) / 127.5, np.float32)
