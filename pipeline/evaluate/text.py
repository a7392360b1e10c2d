"""Figures of the text path: harm, recovery against truth, residual defects, error rates, speed, detection."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
from rapidfuzz.distance import Levenshtein

from pipeline.evaluate.text_metrics import (
    comparable,
    error_rate,
    errors_beyond_moves,
    harmed,
    in_content_order,
    residual_defects,
    thai_letters,
    unmatched,
)
from pipeline.evaluate.text_reading import read, shown
from pipeline.evaluate.text_speed import READERS, house_pages, pages_per_second
from pipeline.stages.lines import body_lines
from pipeline.text.lexicon import words
from schemas.route import Route

WORDS_PER_LINE = 12
TWINS_ALIKE = 0.999
MEAN_ERROR = 0.001
PAGES_PER_SECOND = 65.0
DAMAGED = frozenset({Route.REPAIRED, Route.DECODED, Route.MIXED})
WORD_PAIR = ("real/saiyoi_manpower_2555_57_rev3.pdf", "truth/saiyoi_manpower_2555_57_rev3.docx")
TWIN = "real/hangdong_strategy_2560_64_{}.pdf"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure, what it must be, and whether it is."""

    name: str
    value: str
    must: str
    holds: bool


def dictionary_figures() -> Iterator[Figure]:
    """Words of the dictionary changed by repair, alone and in running text."""
    known = sorted(words())
    lines = [" ".join(known[i : i + WORDS_PER_LINE]) for i in range(0, len(known), WORDS_PER_LINE)]
    for name, texts in (("dictionary words harmed alone", known), ("lines of words harmed", lines)):
        count = len(harmed(texts))
        yield Figure(name, f"{count} of {len(texts)}", "0", count == 0)


def word_source_figures(corpus: Path) -> Iterator[Figure]:
    """The manpower plan against its Word source: SARA AM, and the sequence of Thai letters and marks.

    Text boxes and cells stand in another order in the two files, so the sequence is compared paragraph by
    paragraph: what is left over when each paragraph has met its like is what differs. Text that cell edges
    clip out of sight is in the Word file too, so it is taken in here.
    """
    text = thai_letters(in_content_order(body_lines(shown(read(corpus / WORD_PAIR[0])))))
    paragraphs = [
        thai_letters(p) for p in docx_paragraphs(corpus / "truth/saiyoi_manpower_2555_57_rev3.docx")
    ]
    truth = "".join(paragraphs)
    found, wanted = text.count("\u0e33"), truth.count("\u0e33")
    yield Figure("saiyoi_manpower: sara am recovered", f"{found} of {wanted}", f"{wanted}", found == wanted)
    unmet, extra = unmatched(paragraphs, text)
    distance = errors_beyond_moves(extra, "\n".join(unmet))
    yield Figure("saiyoi_manpower: letters that differ", f"{distance} of {len(truth)}", "0", distance == 0)


def docx_paragraphs(path: Path) -> list[str]:
    """Paragraphs of a Word file with those of tables and text boxes, each once."""
    import docx  # noqa: PLC0415 (a development dependency, needed for this figure only)

    body = docx.Document(str(path)).element.body
    out = []
    for paragraph in body.iter(f"{WORD}p"):
        # A text box is written twice: as a drawing and, for old readers, as a fallback.
        if next(paragraph.iterancestors(f"{COMPATIBILITY}Fallback"), None) is None:
            own = (n for n in paragraph.iter(f"{WORD}t") if next(n.iterancestors(f"{WORD}p")) is paragraph)
            out.append("".join(node.text or "" for node in own))
    return out


def twin_figures(corpus: Path) -> Iterator[Figure]:
    """One document in two fonts: the texts must be equal, what cell edges hide in one font included."""
    first, second = (
        comparable(
            in_content_order(body_lines(shown(read(corpus / f"real/hangdong_strategy_2560_64_{font}.pdf"))))
        )
        for font in ("sarabun", "browallia")
    )
    alike = 1 - Levenshtein.distance(first, second) / max(len(first), len(second))
    yield Figure(
        "hangdong_strategy: characters alike in two fonts", f"{alike:.4%}", ">= 99.9 %", alike >= TWINS_ALIKE
    )


def residual_figures(corpus: Path) -> Iterator[Figure]:
    """Defects left in all files with a text layer."""
    total: dict[str, int] = {}
    for path in sorted((corpus / "real").glob("*.pdf")):
        left = residual_defects(line.text for page in body_lines(read(path)) for line in page)
        total = {name: total.get(name, 0) + count for name, count in left.items()}
        if any(left.values()):
            click.echo(f"  {path.name}: { ({k: v for k, v in left.items() if v}) }", err=True)
    count = sum(total.values())
    yield Figure(
        "defects left in real/", f"{count} { ({k: v for k, v in total.items() if v}) }", "<= 1", count <= 1
    )


def rendered_figures(corpus: Path) -> Iterator[Figure]:
    """Character error rate of the typeset plans, blanks and order of cells left out."""
    rates = []
    for path in sorted((corpus / "rendered").glob("*.pdf")):
        plan, _, how = path.stem.partition("-")
        if how in {"lo", "chrome", "weasy"}:
            gold = (corpus / f"truth/{plan}.gold.txt").read_text(encoding="utf-8")
            truth = [comparable(part) for part in gold.replace("\t", "\n").splitlines()]
            rates.append(error_rate(comparable(in_content_order(body_lines(read(path)))), truth))
            yield Figure(f"error rate of {path.name}", f"{rates[-1]:.3%}", "", holds=True)
    mean = sum(rates) / len(rates)
    yield Figure("mean error rate of rendered/", f"{mean:.3%}", "<= 0.1 %", mean <= MEAN_ERROR)


def speed_figures(corpus: Path) -> Iterator[Figure]:
    """Pages per second over real/, each reader on two processes, one after the other."""
    paths = sorted((corpus / "real").glob("*.pdf"))
    for name, reader in READERS.items():
        speed = pages_per_second(paths, reader)
        ours = reader is house_pages
        must = f">= {PAGES_PER_SECOND:.0f}" if ours else ""
        value = f"{speed.wall:.1f} on two cores, {speed.per_core:.1f} per second of one core's own time"
        yield Figure(f"pages per second, {name}", value, must, not ours or speed.wall >= PAGES_PER_SECOND)


def detection_figures(corpus: Path) -> Iterator[Figure]:
    """Damaged files that are flagged and clean ones that are not, as the corpus's own table calls them."""
    missed, wronged, flagged = [], [], 0
    for name, called in _called(corpus / "README.md").items():
        pages = read(corpus / "real" / name)
        routes = {page.route for page in pages if len(page.glyphs) or page.route is Route.OCR}
        if called == "good":
            wronged += [f"{name} p{p.number}" for p in pages if p.route in DAMAGED and len(p.glyphs)]
        elif routes & (DAMAGED | {Route.OCR}):
            flagged += 1
        else:
            missed.append(name)
    yield Figure(
        "damaged files flagged", f"{flagged} of {flagged + len(missed)} {missed or ''}", "all", not missed
    )
    yield Figure("clean pages flagged", f"{len(wronged)} {wronged or ''}", "0", not wronged)


def _called(readme: Path) -> dict[str, str]:
    """What the table of the corpus says of the text layer of each file."""
    rows = (line.strip().strip("|").split("|") for line in readme.read_text(encoding="utf-8").splitlines())
    return {row[0].strip(): row[-1].strip() for row in rows if row[0].strip().endswith(".pdf")}


GROUPS = {
    "dictionary": lambda _corpus: dictionary_figures(),
    "word-source": word_source_figures,
    "twins": twin_figures,
    "residual": residual_figures,
    "rendered": rendered_figures,
    "detection": detection_figures,
    "speed": speed_figures,
}


@click.command("text")
@click.option(
    "--corpus", type=click.Path(exists=True, path_type=Path), required=True, help="The shared corpus."
)
@click.option("--only", type=click.Choice(sorted(GROUPS)), multiple=True, help="Groups of figures to print.")
def text_command(corpus: Path, only: Sequence[str]) -> None:
    """Print the figures of the text path; exit 1 when one does not hold."""
    failed = 0
    for name, group in GROUPS.items():
        if only and name not in only:
            continue
        for figure in group(corpus):
            failed += not figure.holds
            mark = "ok  " if figure.holds else "MISS"
            click.echo(
                f"{mark} {figure.name}: {figure.value}" + (f" (must be {figure.must})" if figure.must else "")
            )
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    text_command()
