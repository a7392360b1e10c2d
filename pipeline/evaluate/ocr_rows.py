"""What the OCR evaluation prints, and how it has a file read."""

import time
from dataclasses import dataclass
from pathlib import Path

from pipeline.core.ocr import OcrPage
from pipeline.engines.ocr.house import HouseOcr
from pipeline.engines.pdfium import PdfiumReader


@dataclass(frozen=True, slots=True)
class OcrRow:
    """One figure: document, engine, what was measured, and whether it holds (None: no target)."""

    document: str
    engine: str
    measure: str
    value: str
    must: str
    holds: bool | None


def house_pages(path: Path, dpi: int, *, lexicon: bool = True) -> tuple[list[OcrPage], float]:
    """The pages of a file as the house reads them, and the processor seconds, rendering included."""
    engine, reader = HouseOcr(lexicon=lexicon), PdfiumReader(path)
    started = time.process_time()
    try:
        pages = [engine.page(reader.image(n, dpi), dpi) for n in range(1, reader.page_count + 1)]
    finally:
        reader.close()
    return pages, time.process_time() - started
