"""What `phaen audit` works on: plans from the store or from files, their pictures, the earlier findings."""

import io
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click
from PIL import Image
from pydantic import ValidationError

from pipeline.core.errors import UsageError
from pipeline.core.reading import ReadingError
from pipeline.engines.pdfium import PdfiumReader
from pipeline.ingest.one_file import document
from pipeline.ingest.options import OptionsRecipe
from pipeline.refresh.audit_pool import (
    WORTH_A_POOL,
    AuditOrder,
    audited_plan,
    audited_records,
    audited_together,
)
from pipeline.report.page_images import PageImage
from pipeline.store.connection import Connection, reading
from pipeline.store.queries import StoredRecord, current_records, records
from pipeline.store.witnesses import Witnesses, sample_versions, witnesses
from schemas.finding import PlanFindings
from schemas.plan import Plan

_DPI, _POINTS_PER_INCH, _QUALITY = 96, 72, 45


@dataclass(frozen=True, slots=True)
class Audited:
    """Findings of plans, and the file of each by the digest of its content."""

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
    together = audited_together([_read(path, sources) for path in files], files, order)
    pairs = list(zip(together, files, strict=True))
    stored = tuple(name for name in names if not Path(name).is_file())
    if stored or not names:
        with reading(sources.database) as connection:
            pairs += _from_store(connection, stored, order)
    return Audited(tuple(result for result, _ in pairs), {r.sha256: path for r, path in pairs})


def _read(path: Path, sources: Sources) -> Plan:
    plan = document(path, ("plan",), sources.recipe()).plan
    assert plan is not None
    return plan


def _from_store(
    connection: Connection, names: tuple[str, ...], order: AuditOrder
) -> list[tuple[PlanFindings, Path]]:
    """A few plans right here, many in worker processes; each plan once where none is named."""
    stored = list(records(connection, names) if names else current_records(connection))
    heard = _hearing(connection)
    if len(stored) < WORTH_A_POOL:
        found = [_audited_record(one, order, heard(one.document_id)) for one in stored]
    else:
        found = list(audited_records(stored, order, os.cpu_count() or 1, heard=heard))
    return list(zip(found, (Path(one.path) for one in stored), strict=True))


def _hearing(connection: Connection) -> Callable[[str], Witnesses]:
    """What other plans of the store say of a document; nothing where shared paragraphs are not known."""
    if sample_versions(connection):
        return lambda document_id: witnesses(connection, document_id)
    told = "phaen: paragraphs shared with other plans are not up to date and were not compared"
    click.echo(f"{told}; run `phaen copies` first", err=True)
    return lambda _document_id: {}


def _audited_record(one: StoredRecord, order: AuditOrder, heard: Witnesses) -> PlanFindings:
    return audited_plan(Plan.model_validate_json(one.record), Path(one.path), order, heard)


class PageRenderer:
    """Renders pages of the audited files as small grey pictures; keeps one file open at a time."""

    def __init__(self, paths: dict[str, Path]) -> None:
        self._paths = paths
        self._open: tuple[Path, PdfiumReader] | None = None

    def __call__(self, plan: PlanFindings, page: int) -> PageImage | None:
        """The page as WebP; `None` where the file has gone or the page cannot be rendered."""
        path = self._paths.get(plan.sha256)
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
