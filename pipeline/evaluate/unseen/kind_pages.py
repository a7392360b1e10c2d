"""The pages of a kind: titles, tables, headings between them, typeset by Typst."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import pikepdf

from pipeline.evaluate.unseen.cells import FIRST_YEAR_BE, FISCAL_MONTHS
from pipeline.evaluate.unseen.content import ORGANIZATION, MadeGroup, MadeProject, made_groups
from pipeline.evaluate.unseen.kind_cells import Column, body, columns_of, content, digits, header
from pipeline.evaluate.unseen.kind_marks import INSET_PT
from pipeline.evaluate.unseen.kind_summary import summary_table
from pipeline.evaluate.unseen.kinds import SUMMARIES, Heading, Kind, KindForm, Lines, Merged
from pipeline.evaluate.unseen.truth import Truth

WIDTH_PT, HEIGHT_PT, MARGIN_PT = 841.9, 595.3, 30.0
BLACK_PT = 0.5
FALLBACK_FONTS = ("DejaVu Sans", "FreeSans")
"""Where the ticks are that Thai fonts lack."""


def kind_groups(kind: Kind, seed: int) -> tuple[MadeGroup, ...]:
    """The projects printed in a kind; where owners share a cell, neighbours have the same."""
    rng = Random(f"{seed}/{kind.number}/content")
    groups = made_groups(
        rng, kind.years, groups=rng.randint(2, 4), long_names=kind.long_names, restart=kind.restart
    )
    if kind.merged is Merged.NO:
        return groups
    return tuple(replace(group, projects=tuple(_in_runs(group.projects, rng))) for group in groups)


def _in_runs(projects: Sequence[MadeProject], rng: Random) -> Iterator[MadeProject]:
    left, owner = 0, projects[0].owner
    for project in projects:
        if not left:
            left, owner = rng.randint(1, 4), project.owner
        left -= 1
        yield replace(project, owner=owner)


def kind_truths(kind: Kind, groups: Sequence[MadeGroup]) -> tuple[Truth, ...]:
    """What a reader would write down of each project."""
    return tuple(
        Truth(
            name=project.name_text,
            owner="".join(project.owner),
            amounts={
                FIRST_YEAR_BE + at: amount for at, amount in enumerate(project.amounts) if amount is not None
            },
            months=tuple(FISCAL_MONTHS[at] for at in project.months) if kind.has_months else None,
            strategy=group.strategy,
            owner_elsewhere=kind.merged is not Merged.NO,
        )
        for group in groups
        for project in group.projects
    )


def kind_written(kind: Kind, groups: Sequence[MadeGroup], path: Path) -> int:
    """Write the plan in a kind to `path`; number of pages.

    Raises:
        ImportError: Typst is not installed.
    """
    import typst  # noqa: PLC0415 (an extra: only these kinds need it)

    source = path.with_suffix(".typ")
    source.write_text(document_markup(kind, groups), encoding="utf-8")
    path.write_bytes(typst.compile(str(source)))
    source.unlink()
    with pikepdf.open(path) as pdf:
        return len(pdf.pages)


def document_markup(kind: Kind, groups: Sequence[MadeGroup]) -> str:
    """The Typst document."""
    fonts = ", ".join(f'"{font}"' for font in (kind.font, "Laksaman", "Garuda", *FALLBACK_FONTS))
    head = (
        f"#set page(width: {WIDTH_PT}pt, height: {HEIGHT_PT}pt, margin: {MARGIN_PT}pt)\n"
        f"#set text(font: ({fonts}), size: {kind.size_pt}pt, costs: (orphan: 0%, widow: 0%))\n"
        "#set par(leading: 0.55em)\n"
    )
    return head + "\n".join(_blocks(kind, groups))


def _blocks(kind: Kind, groups: Sequence[MadeGroup]) -> Iterator[str]:
    yield from _titles(kind)
    if kind.form in SUMMARIES:
        yield _table(kind, *summary_table(kind, groups))
        return
    columns = columns_of(kind)
    if kind.heading in {Heading.ROWS, Heading.COLUMN}:
        yield _table(
            kind, columns, header(kind, columns), [c for g in groups for c in body(kind, columns, g)]
        )
        return
    for at, group in enumerate(groups):
        if at and kind.heading is Heading.ABOVE:
            yield "#pagebreak()"
            yield from _titles(kind)
        yield _line(kind, f"{group.strategy}. ยุทธศาสตร์{group.strategy_title}")
        yield _line(kind, f"{group.strategy}.1 {group.programme}")
        yield _table(kind, columns, header(kind, columns), list(body(kind, columns, group)))


def _titles(kind: Kind) -> Iterator[str]:
    last = FIRST_YEAR_BE + kind.years - 1
    operation = kind.has_months or kind.form is KindForm.OPERATION_SUMMARY
    plan = (
        f"แผนการดำเนินงาน ประจำปีงบประมาณ พ.ศ. {last}"
        if operation
        else f"แผนพัฒนาท้องถิ่น (พ.ศ. {FIRST_YEAR_BE} - {last})"
    )
    title = "บัญชีสรุปโครงการพัฒนา" if kind.form in SUMMARIES else "รายละเอียดโครงการพัฒนา"
    for text in (title, plan, ORGANIZATION):  # summary of projects, or their details; the plan; whose
        yield f"#align(center, strong({content([digits(kind, text)])}))"


def _line(kind: Kind, text: str) -> str:
    return f"#block(strong({content([digits(kind, text)])}))"


def _table(kind: Kind, columns: Sequence[Column], head: str, cells: Sequence[str]) -> str:
    scale = (WIDTH_PT - 2 * MARGIN_PT) / sum(column.width_pt for column in columns)
    if kind.has_months:
        scale = 1.0  # marks are drawn by the width of a month
    widths = ", ".join(f"{column.width_pt * scale:.2f}pt" for column in columns)
    rows = max(len(column.heads) for column in columns)
    table = f"table(columns: ({widths},), inset: {INSET_PT}pt, {_strokes(kind, rows)}\n{head}\n" + "\n".join(
        cells
    )
    closing = f"table.hline(stroke: {BLACK_PT}pt)," if kind.lines is Lines.NO_ROWS else ""
    whole = f"{table}\n{closing})"
    rule = f"#set table.cell(breakable: {'true' if kind.break_rows else 'false'})\n"
    framed = f"block(stroke: {BLACK_PT}pt, breakable: true, {whole})" if kind.lines is Lines.OUTER else whole
    return f"{rule}#{framed}"


def _strokes(kind: Kind, rows: int) -> str:
    black = f"{BLACK_PT}pt"
    return {
        Lines.GRID: f"stroke: {black},",
        Lines.DOTTED: f'stroke: (thickness: {black}, dash: "dotted"),',
        Lines.NO_ROWS: f"stroke: (x, y) => (x: {black}, y: if y < {rows} {{ {black} }} else {{ none }}),",
        Lines.ACROSS: f"stroke: (x, y) => (y: {black}),",
        Lines.OUTER: f"stroke: (x, y) => (y: if y < {rows} {{ {black} }} else {{ none }}),",
        Lines.NONE: "stroke: none,",
    }[kind.lines]
