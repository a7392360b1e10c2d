"""Read one file: open it, run the stages, return the document."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pipeline.stages  # noqa: F401  (registers the stages)
from pipeline.core.cache import LayerCache, NoCache
from pipeline.core.errors import InputUnreadableError
from pipeline.core.ocr import OcrEngine
from pipeline.core.reading import PdfReader, ReadingError
from pipeline.core.runner import Run, Services, order, run
from pipeline.core.stage import REGISTRY, Stage
from pipeline.ingest.opening import open_pdf
from pipeline.ingest.profiles import profile_beside
from pipeline.ingest.seen import as_seen
from schemas.document import Document, Source

DOCUMENT_ID_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Options:
    """How to read: which engine may read images, where layers are kept, who is told of progress."""

    ocr: OcrEngine | None = None
    cache: LayerCache = field(default_factory=NoCache)
    progress: Callable[[str], None] = lambda _layer: None


def stages() -> tuple[Stage, ...]:
    """Every stage, in an order that works."""
    return order(REGISTRY.values())


def document_id(sha256: str) -> str:
    """The key of a document in the store."""
    return sha256[:DOCUMENT_ID_DIGITS]


def digest(path: Path) -> str:
    """SHA-256 of a file's bytes.

    Raises:
        InputUnreadableError: the file cannot be read.
    """
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise InputUnreadableError(f"{path}: cannot be read ({error.strerror}); check the path") from error


@contextmanager
def opened(path: Path) -> Iterator[tuple[Source, PdfReader]]:
    """The file's identity and an open reader, closed at the end.

    Raises:
        InputUnreadableError: the file is missing, empty, no PDF, encrypted, damaged or without a page.
    """
    sha256 = digest(path)
    reader = open_pdf(path)
    try:
        yield (
            Source(
                file_name=path.name, sha256=sha256, page_count=reader.page_count, producer=reader.producer
            ),
            reader,
        )
    finally:
        reader.close()


def document(path: Path, targets: Iterable[str], options: Options) -> Document:
    """The document with the layers `targets`, its boxes on the pages as a person sees them.

    Raises:
        InputUnreadableError: see `opened`.
    """
    with opened(path) as (source, reader):
        services = Services(reader=reader, ocr=options.ocr, profile=profile_beside(path))
        one = Run(source=source, services=services, cache=options.cache, progress=options.progress)
        try:
            return _with_issues(as_seen(run(stages(), one, (*targets, "turns"))))
        except ReadingError as error:
            raise InputUnreadableError(f"{path}: {error}; fetch it again or print it to a new PDF") from error


def _with_issues(read: Document) -> Document:
    """The plan is what leaves the process: it takes the issues of every stage along."""
    if read.plan is None:
        return read
    return read.model_copy(update={"plan": read.plan.model_copy(update={"issues": read.issues})})
