"""Measures of text: character error rate with cell order set aside, residual defects, harmed words."""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from pipeline.text.assemble import AssembledLine
from pipeline.text.context import RepairContext
from pipeline.text.marks import ordered
from pipeline.text.repair import repaired

RESIDUAL: dict[str, re.Pattern[str]] = {
    "split sara am": re.compile("[\u0e01-\u0e2e][\u0e48-\u0e4b]?[ \u00a0][\u0e48-\u0e4b]?[\u0e32\u0e33]"),
    "tone before vowel": re.compile("[\u0e48-\u0e4c][\u0e31\u0e34-\u0e39]"),
    "private use": re.compile("[\ue000-\uf8ff]"),
    "(cid:": re.compile(r"\(cid:"),
    "replacement character": re.compile("\ufffd"),
    "decomposed sara am": re.compile("\u0e4d[\u0e48-\u0e4b]?\u0e32|[\u0e48-\u0e4b]\u0e4d\u0e32"),
}
"""Defects that must not survive repair."""

TAKEN = "\n"
MOVED_BLOCK = 4
_MARKS = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]{2,}")
_BLANK = re.compile(r"\s+")
_THAI = re.compile("[^\u0e01-\u0e3a\u0e40-\u0e4e]+")


def residual_defects(texts: Iterable[str]) -> dict[str, int]:
    """How often each defect is left in `texts`."""
    whole = "\n".join(texts)
    return {name: len(pattern.findall(whole)) for name, pattern in RESIDUAL.items()}


def in_content_order(pages: Sequence[Sequence[AssembledLine]]) -> str:
    """Repaired text of lines in the order of the content stream, so that cells stay whole.

    Lines run across the columns of a table, truth is written cell by cell: sorting the repaired characters
    by their place in the file measures the characters and leaves the order of cells out of it.
    """
    return "\n".join(
        "".join(text for _, text in sorted((p for line in page for p in pieces(line)), key=lambda p: p[0]))
        for page in pages
    )


def pieces(line: AssembledLine) -> list[tuple[int, str]]:
    """The repaired text of a line cut at raw characters: row of the glyph, text it became."""
    edits = {edit.offset: edit for edit in line.edits}
    out: list[tuple[int, str]] = []
    at = 0
    while at < len(line.raw):
        edit = edits.get(at)
        if edit is not None:
            out.append((_row(line, at), edit.after))
        if edit is None or not edit.before:
            out.append((_row(line, at), line.raw[at]))
            at += 1
        else:
            at += len(edit.before)
    return out


def _row(line: AssembledLine, offset: int) -> int:
    """Row of the glyph at `offset`, or of the one before where a blank was put in."""
    while offset > 0 and line.rows[offset] < 0:
        offset -= 1
    return int(line.rows[offset])


def comparable(text: str) -> str:
    """Text without blanks, marks of one consonant in one order: what prints alike is alike."""
    return _MARKS.sub(lambda m: ordered(m.group()), _BLANK.sub("", text))


def thai_letters(text: str) -> str:
    """Thai letters and marks alone."""
    return _THAI.sub("", comparable(text))


def error_rate(read: str, truth_parts: Sequence[str]) -> float:
    """Characters that differ over the length of the truth; the order of lines and cells does not count.

    Each line or cell of the truth takes its like out of what was read; of what is left, blocks of at
    least `MOVED_BLOCK` characters may have moved (a cell cut by a page). The rest is error: the longer side.
    """
    left, extra = unmatched(truth_parts, read)
    return errors_beyond_moves(extra, TAKEN.join(left)) / max(1, sum(map(len, truth_parts)))


def errors_beyond_moves(first: str, second: str) -> int:
    """Characters of the longer side that no common block of `MOVED_BLOCK` or more characters covers."""
    while True:
        match = SequenceMatcher(None, first, second, autojunk=False).find_longest_match()
        if match.size < MOVED_BLOCK:
            return max(len(first.replace(TAKEN, "")), len(second.replace(TAKEN, "")))
        first = first[: match.a] + TAKEN + first[match.a + match.size :]
        second = second[: match.b] + TAKEN * 2 + second[match.b + match.size :]


def harmed(texts: Iterable[str]) -> list[str]:
    """The texts that repair changes though nothing is wrong with them."""
    plain = RepairContext()
    return [text for text in texts if repaired(text, plain).text != text]


def unmatched(parts: Sequence[str], whole: str) -> tuple[list[str], str]:
    """The parts that do not occur in `whole`, longest tried first, and `whole` with `TAKEN` for the rest."""
    left: list[str] = []
    for part in sorted(parts, key=len, reverse=True):
        at = whole.find(part)
        if at < 0:
            left.append(part)
        elif part:
            whole = whole[:at] + TAKEN + whole[at + len(part) :]
    return left, whole
