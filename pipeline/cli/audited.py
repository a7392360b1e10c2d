"""What `phaen audit` works on: plans from the store or from files, their pictures, the earlier findings."""

import io
import json
import os
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from pydantic import ValidationError

from pipeline.core.errors import UsageError
from pipeline.core.reading import ReadingError
from pipeline.engines.pdfium import PdfiumReader
from pipeline.ingest.one_file import document
from pipeline.ingest.options import OptionsRecipe
from pipeline.refresh.audit_pool import WORTH_A_POOL, AuditOrder, audited_plan, audited_records
from pipeline.report.page_images import PageImage
from pipeline.store.connection import reading
from pipeline.store.queries import StoredRecord, records
from schemas.finding import PlanFindings
from schemas.plan import Plan

_DPI, _POINTS_PER_INCH, _QUALITY = 96, 72, 45


@dataclass(frozen=True, slots=True)
class Audited:
    """Findings of plans, and the file of each plan by plan id."""

    results: tuple[PlanFindings, ...]
    paths: dict[str, Path]


@dataclass(frozen=True, slots=True)
class Sources:
    """Where plans come from: the store, and how to read a PDF that is named."""

    database: Path
    recipe: OptionsRecipe


def audited(names: tuple[str, ...], sources: Sources, order: AuditOrder) -> Audited:
    """Audit plans named by PDF path or by what the store calls them; all of the store where none is named.

    Raises:
        UsageError: a name fits no plan of the store.
    """
    files = [Path(name) for name in names if Path(name).is_file()]
    found = [(_read(path, sources), path) for path in files]
    pairs = [(audited_plan(plan, path, order), path) for plan, path in found]
    stored = tuple(name for name in names if not Path(name).is_file())
    if stored or not names:
        with reading(sources.database) as connection:
            pairs += _from_store(list(records(connection, stored)), order)
    return Audited(tuple(result for result, _ in pairs), {r.plan_id: path for r, path in pairs})


def _read(path: Path, sources: Sources) -> Plan:
    plan = document(path, ("plan",), sources.recipe()).plan
    assert plan is not None
    return plan


def _from_store(stored: list[StoredRecord], order: AuditOrder) -> list[tuple[PlanFindings, Path]]:
    """A few plans right here, many in worker processes."""
    paths = [Path(one.path) for one in stored]
    if len(stored) < WORTH_A_POOL:
        plans = (Plan.model_validate_json(one.record) for one in stored)
        found = [audited_plan(plan, path, order) for plan, path in zip(plans, paths, strict=True)]
    else:
        found = list(audited_records(stored, order, os.cpu_count() or 1))
    return list(zip(found, paths, strict=True))


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
