"""What a PDF reader is to the house."""

from typing import Protocol


class PdfReader(Protocol):
    """An open file, read page by page."""

    @property
    def page_count(self) -> int:
        """Number of pages in the file."""
        ...
