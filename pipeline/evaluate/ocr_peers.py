"""Tesseract and OCRmyPDF on the same pages, through their programs; absence is reported."""

import resource
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from pipeline.engines.pdfium import PdfiumReader

_LIMIT_SECONDS = 900


@dataclass(frozen=True, slots=True)
class Answer:
    """What a peer read, line by line, and the processor seconds it and its children took."""

    pages: list[list[str]]
    cpu_seconds: float


@dataclass(frozen=True, slots=True)
class Peer:
    """A program to be measured beside the house."""

    name: str
    program: str
    read_with: Callable[[str, Path, int], list[str]]  # program, file, dpi -> text of each page
    speed_anchor: bool  # whether the required speed is a multiple of this one's

    @property
    def missing(self) -> str:
        """What to say when it is not there."""
        return f"{self.program} is not installed or has no Thai data"

    def read(self, path: Path, dpi: int) -> Answer | None:
        """The pages of a file, or None where the program is missing or fails."""
        found = shutil.which(self.program)
        if found is None:
            return None
        before = _children_seconds()
        try:
            texts = self.read_with(found, path, dpi)
        except subprocess.SubprocessError:
            return None
        lines = [[line for line in text.splitlines() if line.strip()] for text in texts]
        return Answer(lines, _children_seconds() - before)


def _children_seconds() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _run(command: list[str]) -> str:
    done = subprocess.run(command, check=True, capture_output=True, timeout=_LIMIT_SECONDS)  # noqa: S603 - fixed programs
    return done.stdout.decode("utf-8", "replace")


def _tesseract(program: str, path: Path, dpi: int) -> list[str]:
    texts: list[str] = []
    reader = PdfiumReader(path)
    with tempfile.TemporaryDirectory() as folder:
        for number in range(1, reader.page_count + 1):
            page = Path(folder) / "page.png"
            Image.fromarray(reader.image(number, dpi)).convert("L").save(page, dpi=(dpi, dpi))
            texts.append(_run([program, str(page), "-", "-l", "tha", "--dpi", str(dpi)]))
    reader.close()
    return texts


def _ocrmypdf(program: str, path: Path, dpi: int) -> list[str]:  # noqa: ARG001 - it takes the images as they are
    with tempfile.TemporaryDirectory() as folder:
        text, output = Path(folder) / "text.txt", Path(folder) / "out.pdf"
        options = ["-l", "tha", "--jobs", "2", "--force-ocr", "--sidecar", str(text)]
        _run([program, *options, str(path), str(output)])
        return text.read_text("utf-8").split("\f")


PEERS = (
    Peer("Tesseract tha", "tesseract", _tesseract, speed_anchor=False),
    Peer("OCRmyPDF", "ocrmypdf", _ocrmypdf, speed_anchor=True),
)
