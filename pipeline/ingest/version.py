"""What the code is, in one short string: a document read by other code is read again."""

import hashlib
import json
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version

from pipeline.core.ocr import OcrEngine
from pipeline.core.stage import Stage
from schemas.plan import PLAN_SCHEMA_VERSION


def package_version() -> str:
    """The installed version, or `0` when the tree runs without being installed."""
    try:
        return version("phaen")
    except PackageNotFoundError:
        return "0"


def code_version(stages: Iterable[Stage], ocr: OcrEngine | None) -> str:
    """Package version, then a digest of the schema, every stage's version and the OCR engine."""
    parts = [
        PLAN_SCHEMA_VERSION,
        sorted((stage.layer, stage.version) for stage in stages),
        f"{ocr.name} {ocr.version}" if ocr else "no ocr",
    ]
    return f"{package_version()}+{hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:12]}"
