"""What `phaen audit` works on: plans from the store or from files, their pictures, the earlier findings."""

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from pydantic import ValidationError

from pipeline.core.errors import UsageError
from pipeline.core.reading import ReadingError
from pipeline.engines.pdfium import PdfiumReader
from pipeline.ingest.one_file import document
from pipeline.ingest.options import OptionsRecipe
from pipeline.report.page_images import PageImage
from pipeline.store.connection import reading
from pipeline.store.queries import plans
from schemas.finding import PlanFindings
from schemas.plan import Plan

_DPI, _POINTS_PER_INCH, _QUALITY = 96, 72, 45


@dataclass(frozen=True, slots=True)
class AuditedPlan:
    """A plan and the file it was read from."""

    plan: Plan
    path: Path


def audited_plans(names: tuple[str, ...], database: Path, recipe: OptionsRecipe) -> Iterator[AuditedPlan]:
    """Plans named by PDF path or by what the store calls them; all of the store where none is named.

    Raises:
        UsageError: a name fits no plan of the store.
    """
    files = [name for name in names if Path(name).is_file()]
    for name in files:
        plan = document(Path(name), ("plan",), recipe()).plan
        assert plan is not None
        yield AuditedPlan(plan, Path(name))
    stored = tuple(name for name in names if name not in files)
    if stored or not names:
        with reading(database) as connection:
            for one in plans(connection, stored):
                yield AuditedPlan(one.plan, Path(one.path))


class PageRenderer:
    """Renders pages of the audited files as small grey pictures; keeps one file open at a time."""

    def __init__(self, paths: dict[str, Path]) -> None:
        self._paths = paths
        self._open: tuple[Path, PdfiumReader] | None = None

    def __call__(self, plan: PlanFindings, page: int) -> PageImage | None:
        """The page as WebP; `None` where the file has gone or the page cannot be rendered."""
        path = self._paths.get(plan.plan_id)
        if path is None or not path.is_file():
            return None
        try:
            pixels = self._reader(path).image(page, _DPI)
        except ReadingError:
            return None
        picture = Image.fromarray(pixels).convert("L")
        buffer = io.BytesIO()
        picture.save(buffer, "WEBP", quality=_QUALITY)
        scale = _POINTS_PER_INCH / _DPI
        return PageImage("image/webp", buffer.getvalue(), picture.width * scale, picture.height * scale)

    def _reader(self, path: Path) -> PdfiumReader:
        if self._open is None or self._open[0] != path:
            self.close()
            self._open = (path, PdfiumReader(path))
        return self._open[1]

    def close(self) -> None:
        """Close the file that is open."""
        if self._open is not None:
            self._open[1].close()
            self._open = None


def earlier_findings(path: Path) -> tuple[PlanFindings, ...]:
    """Findings of an earlier run, as `--format json` wrote them.

    Raises:
        UsageError: the file is not such a document.
    """
    try:
        found = json.loads(path.read_text(encoding="utf-8"))["plans"]
        return tuple(PlanFindings.model_validate_json(json.dumps(one)) for one in found)
    except (OSError, ValueError, KeyError, TypeError, ValidationError) as error:
        what = str(error).split("\n", maxsplit=1)[0]
        raise UsageError(
            f"{path}: not the findings of an earlier run ({what}); pass what --format json wrote"
        ) from error
