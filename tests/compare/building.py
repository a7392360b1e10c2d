"""Plans for comparison, made from paragraphs in a test."""

from collections.abc import Sequence

from pipeline.compare.passages import Passage, PlanText
from pipeline.text.searchable import match_key
from schemas.geometry import BBox
from schemas.plan_type import PlanTypeKey


def passages(texts: Sequence[str], key: str = "development_guidelines") -> tuple[Passage, ...]:
    return tuple(
        Passage(
            ordinal=n,
            section_key=key,
            section_path="12",
            page=1 + n // 8,
            bbox=BBox(70.0, 60.0 + 40 * (n % 8), 520.0, 90.0 + 40 * (n % 8)),
            text=text,
            folded=match_key(text),
        )
        for n, text in enumerate(texts)
    )


def plan(
    plan_id: str, texts: Sequence[str], *, name: str | None = None, start_year_be: int | None = None
) -> PlanText:
    return PlanText(
        plan_id=plan_id,
        plan_type=PlanTypeKey.MANPOWER_PLAN,
        title="แผนอัตรากำลัง 3 ปี",
        organization=name or plan_id,
        start_year_be=start_year_be,
        end_year_be=start_year_be + 2 if start_year_be else None,
        file_name=f"{plan_id}.pdf",
        names=(match_key(name),) if name else (),
        passages=passages(texts),
    )
