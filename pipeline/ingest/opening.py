"""Open a file as a PDF, or say in plain words why that cannot be and what to do."""

from pathlib import Path

from pipeline.core.errors import InputUnreadableError
from pipeline.core.reading import PdfReader, ReadingError
from pipeline.engines.pdfium import PdfiumReader

HEADER_BYTES = 1024
"""A PDF's `%PDF-` may stand anywhere in its first 1,024 bytes (ISO 32000, implementation notes)."""


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(HEADER_BYTES)
    except OSError as error:
        raise InputUnreadableError(f"{path}: cannot be read ({error.strerror}); check the path") from error


def _why_not(path: Path, error: ReadingError) -> str:
    """Words for a failed opening. pdfium may repeat an earlier failure's cause, so the file is asked too."""
    encrypted = b"/Encrypt" in path.read_bytes()
    if encrypted and "password" in str(error).lower():
        return f"{path}: the PDF is encrypted with a password; save it without one, then read it again"
    if encrypted:
        return f"{path}: the PDF uses an encryption that cannot be read; save it without encryption"
    return f"{path}: the PDF is damaged, cut short or holds no page; fetch it again or print it to a new PDF"


def open_pdf(path: Path) -> PdfReader:
    """An open reader with at least one page.

    Raises:
        InputUnreadableError: the file is missing, empty, no PDF, encrypted, damaged, or holds no page.
    """
    head = _head(path)
    if not head:
        raise InputUnreadableError(f"{path}: the file is empty (0 bytes); fetch it again")
    if b"%PDF-" not in head:
        raise InputUnreadableError(f"{path}: not a PDF (no %PDF- header); expected a plan as a PDF file")
    try:
        reader = PdfiumReader(path)
    except ReadingError as error:
        raise InputUnreadableError(_why_not(path, error)) from error
    if reader.is_only_a_form:
        reader.close()
        raise InputUnreadableError(
            f"{path}: the PDF is an XFA form, its pages do not hold its content; print it to a new PDF"
        )
    if reader.page_count == 0:
        reader.close()
        raise InputUnreadableError(f"{path}: the PDF holds no page; fetch it again or print it to a new PDF")
    return reader
