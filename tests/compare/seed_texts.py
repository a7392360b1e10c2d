"""Read the gold texts of the shared corpus as plans: one passage per printed paragraph."""

from pathlib import Path

from pipeline.compare.passages import PlanText
from tests.compare.building import plan

OPENINGS = ("12.", "ให้เทศบาล", "การพัฒนาข้าราชการ", "1. ", "2. ", "3. ", "4. ", "ให้ถือ", "ทั้งนี้")
"""How paragraphs of the hard-wrapped text begin (its lines are not paragraphs)."""


def lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def joined_at(openings: tuple[str, ...], hard_lines: list[str]) -> list[str]:
    paragraphs: list[list[str]] = []
    for line in hard_lines:
        if line.startswith(openings) or not paragraphs:
            paragraphs.append([])
        paragraphs[-1].append(line)
    return ["\n".join(paragraph) for paragraph in paragraphs]


def lamphun(truth: Path) -> PlanText:
    return plan("lamphun", lines(truth / "lamphun.gold.txt")[1:], name="เทศบาลเมืองลำพูน", start_year_be=2561)


def krasang(truth: Path) -> PlanText:
    return plan("krasang", lines(truth / "krasang.gold.txt"), name="เทศบาลตำบลกระสัง", start_year_be=2567)


def ubon(truth: Path) -> PlanText:
    paragraphs = joined_at(OPENINGS, lines(truth / "ubon.gold.txt"))
    return plan("ubon", paragraphs[1:], name="เทศบาลนครอุบลราชธานี")
