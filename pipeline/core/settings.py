"""Settings: the one module that reads the environment. Each setting is listed in the README."""

import os
from enum import StrEnum
from pathlib import Path
from typing import Self

from schemas.geometry import Frozen


class Language(StrEnum):
    """The language of reports and messages."""

    TH = "th"
    EN = "en"


class Settings(Frozen):
    """What the environment may set.

    `language` `PHAEN_LANG`: `th` or `en`; unset, reports are Thai and logs English.
    `outputs` `PHAEN_OUTPUTS`: folder of the store, the runs and the cache.
    `page_seconds` `PHAEN_PAGE_SECONDS`: time limit of one page's OCR.
    `file_seconds` `PHAEN_FILE_SECONDS`: time limit of one file.
    """

    language: Language | None = None
    outputs: Path = Path("outputs")
    page_seconds: float = 120.0
    file_seconds: float = 1800.0

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
        }
        given = {field: os.environ[name] for field, name in names.items() if os.environ.get(name)}
        return cls.model_validate(given)

    @property
    def report_language(self) -> Language:
        """The language of what people read: Thai unless set."""
        return self.language or Language.TH

    @property
    def log_language(self) -> Language:
        """The language of progress and errors: English unless set."""
        return self.language or Language.EN
