"""Plans in files, for commands that take a file or a plan of the store."""

from pathlib import Path

from pipeline.compare.passages import PlanText
from pipeline.compare.plan_text import plan_text
from pipeline.ingest.one_file import document
from pipeline.ingest.options import OptionsRecipe
from schemas.plan import Plan


def plan_in_file(path: Path, made: OptionsRecipe) -> Plan:
    """The plan in a PDF file, or as `phaen extract` printed it."""
    if path.suffix.lower() == ".json":
        return Plan.model_validate_json(path.read_text(encoding="utf-8"))
    read = document(path, ("plan",), made()).plan
    assert read is not None
    return read


def text_in_file(path: Path, made: OptionsRecipe) -> tuple[PlanText, str]:
    """The comparable text of the plan in a file, and where the file can be looked at."""
    plan = plan_in_file(path, made)
    shown = path if path.suffix.lower() == ".pdf" else path.with_name(plan.document.file_name)
    return plan_text(plan), shown.resolve().as_uri()
