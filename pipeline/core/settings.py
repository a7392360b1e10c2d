"""Settings: the one module that reads the environment. Each setting is listed in the README."""

import os
from enum import StrEnum
from pathlib import Path
from typing import Self

from pydantic import SecretStr

from schemas.geometry import Frozen


class Language(StrEnum):
    """The language of reports and messages."""

    TH = "th"
    EN = "en"


class SecondOcr(StrEnum):
    """Engines that may be asked beside the house's own."""

    TESSERACT = "tesseract"
    VISION = "vision"


class SecondEngine(Frozen):
    """Which second engine to ask, and what it needs: the folder of its data, or where it answers."""

    kind: SecondOcr
    tessdata: str = ""
    vision_url: str = ""
    vision_model: str = ""
    vision_key: SecretStr = SecretStr("")
    vision_seconds: float = 120.0


class Settings(Frozen):
    """What the environment may set.

    `language` `PHAEN_LANG`: `th` or `en`; unset, reports are Thai and logs English.
    `outputs` `PHAEN_OUTPUTS`: folder of the store, the runs and the cache.
    `page_seconds` `PHAEN_PAGE_SECONDS`: time limit of one page's OCR.
    `file_seconds` `PHAEN_FILE_SECONDS`: time limit of one file.
    `second_ocr` `PHAEN_SECOND_OCR`: `tesseract` or `vision`; unset, no second engine is asked.
    `tessdata` `PHAEN_TESSDATA`: folder of Tesseract's language data, where it is not found by itself.
    `vision_url` `PHAEN_VISION_URL`: an OpenAI-compatible endpoint, up to its version (`.../v1`).
    `vision_model` `PHAEN_VISION_MODEL`, `vision_key` `PHAEN_VISION_KEY`: which model to ask, and the key.
    `vision_seconds` `PHAEN_VISION_SECONDS`: how long to wait for its answer on one page.
    """

    language: Language | None = None
    outputs: Path = Path("outputs")
    page_seconds: float = 120.0
    file_seconds: float = 1800.0
    second_ocr: SecondOcr | None = None
    tessdata: str = ""
    vision_url: str = ""
    vision_model: str = ""
    vision_key: SecretStr = SecretStr("")
    vision_seconds: float = 120.0

    @classmethod
    def from_environment(cls) -> Self:
        """The settings of this process; an unset variable leaves the default.

        Raises:
            pydantic.ValidationError: a variable holds something else than its kind.
        """
        names = {
            "language": "PHAEN_LANG",
            "outputs": "PHAEN_OUTPUTS",
            "page_seconds": "PHAEN_PAGE_SECONDS",
            "file_seconds": "PHAEN_FILE_SECONDS",
            "second_ocr": "PHAEN_SECOND_OCR",
            "tessdata": "PHAEN_TESSDATA",
            "vision_url": "PHAEN_VISION_URL",
            "vision_model": "PHAEN_VISION_MODEL",
            "vision_key": "PHAEN_VISION_KEY",
            "vision_seconds": "PHAEN_VISION_SECONDS",
        }
        given = {field: os.environ[name] for field, name in names.items() if os.environ.get(name)}
        return cls.model_validate(given)

    @property
    def second_engine(self) -> SecondEngine | None:
        """The second engine asked for, with what it needs."""
        if self.second_ocr is None:
            return None
        return SecondEngine(
            kind=self.second_ocr,
            tessdata=self.tessdata,
            vision_url=self.vision_url,
            vision_model=self.vision_model,
            vision_key=self.vision_key,
            vision_seconds=self.vision_seconds,
        )

    @property
    def report_language(self) -> Language:
        """The language of what people read: Thai unless set."""
        return self.language or Language.TH

    @property
    def log_language(self) -> Language:
        """The language of progress and errors: English unless set."""
        return self.language or Language.EN
