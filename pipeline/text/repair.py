"""Repair of one line by positive evidence, with a log from which the raw text can be had back.

Rules run in a fixed order, each on what the ones before it left. A rule fires only where the script leaves
no other reading (a word cannot begin with SARA AA) or where the font's habits over the whole file say so;
what stays doubtful is left as it is.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.text.context import RepairContext
from pipeline.text.digits import to_thai
from pipeline.text.draft import Draft
from pipeline.text.marks import NIKHAHIT, SARA_AA, SARA_AE, SARA_AM, SARA_E, C, T, V, ordered
from pipeline.text.nikhahit import restored
from pipeline.text.private_use import (
    LATIN_TONES,
    SYMBOL_RANGE,
    SYMBOLS,
    SYMBOLS_2,
    THAI_VARIANTS,
    UNKNOWN_SYMBOL,
)
from schemas.line import Edit

BLANKS = " \u00a0"
_MARK = "[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]"
_VARIANT = re.compile("[\uf700-\uf71a\uf884-\uf89e]")
_SYMBOL = re.compile(f"[{SYMBOL_RANGE[0]}-{SYMBOL_RANGE[1]}]")
_LATIN_TONE = re.compile(
    f"(?<=[\u0e01-\u0e2e\u0e31\u0e34-\u0e3a])[{''.join(LATIN_TONES)}](?![A-Za-z\u00c0-\u024f])"
)
_UNPRINTABLE = re.compile("[\u0000-\u0008\u000b-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_SOFT_HYPHEN = re.compile("\u00ad")
_LOST_AM = re.compile(f"(?<={C})({T}?)\ufffd({T}?){SARA_AA}|(?<={C})({T}?){NIKHAHIT}?\ufffd(?=\\s|$)")
_SPLIT_AM = re.compile(f"({C})({T}?)[{BLANKS}]+({T}?)[{SARA_AA}{SARA_AM}]")
_BLANK_BEFORE_MARK = re.compile(f"({C}{_MARK}*)[{BLANKS}]+(?={_MARK})")
_MARK_RUN = re.compile(f"{_MARK}{{2,}}")
_DECOMPOSED_AM = re.compile(f"(?<={C})({T}?){NIKHAHIT}({T}?){SARA_AA}")
_AM_AND_AA = re.compile(f"{SARA_AM}{SARA_AA}")
_TWO_SARA_E = re.compile(f"{SARA_E}{SARA_E}(?={C})")
_DIGIT = re.compile("[0-9]")
_OUT_OF_ORDER = f"({_MARK})\\1|{T}{V}|[\u0e31\u0e34-\u0e37\u0e47\u0e4d][\u0e38-\u0e3a]|{_MARK}{{3}}"
_SUSPECT = re.compile(
    f"[\u0000-\u0008\u000b-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffd{NIKHAHIT}]"
    f"|[\uf020-\uf0ff\uf700-\uf71a\uf884-\uf89e]|[{BLANKS}][\u0e31-\u0e3a\u0e47-\u0e4e]"
    f"|{_OUT_OF_ORDER}|{SARA_E}{SARA_E}|{SARA_AM}{SARA_AA}|[\u0e01-\u0e3a][{''.join(LATIN_TONES)}]"
)
_DOUBLED = "the script carries a mark once, in the order below, above, tone"


@dataclass(frozen=True, slots=True)
class Clues:
    """What the page shows beside the characters of a line.

    `fonts` has one index per character (-1 for a blank put in), empty where unknown; `repeats` as in
    `GlyphLine`.
    """

    fonts: Sequence[int] = ()
    repeats: frozenset[int] = frozenset()


NO_CLUES = Clues()


@dataclass(frozen=True, slots=True)
class Repair:
    """Repaired text with its edits against the raw text; `doubtful` are offsets into it left undecided."""

    text: str
    edits: tuple[Edit, ...] = ()
    doubtful: tuple[int, ...] = ()

    def offsets(self, raw_offsets: tuple[int, ...]) -> tuple[int, ...]:
        """Offsets into the raw text as offsets into the repaired text."""
        return tuple(self._offset(offset) for offset in raw_offsets)

    def _offset(self, raw_offset: int) -> int:
        shift = 0
        for edit in self.edits:
            if edit.offset + len(edit.before) > raw_offset:
                break
            shift += len(edit.after) - len(edit.before)
        return raw_offset + shift


def repaired(raw: str, context: RepairContext, clues: Clues = NO_CLUES) -> Repair:
    """One line repaired; text without a defect comes back as it is."""
    odd_fonts = not context.plain and _has_odd_font(raw, context, clues)
    if not odd_fonts and not clues.repeats and not _SUSPECT.search(raw):
        return Repair(raw)
    draft = Draft(raw)
    _drop_repeats(draft, clues)
    if odd_fonts:
        _read_aa_for_am(draft, context, clues)
    unsettled = ""
    while draft.text != unsettled:  # a pass may bring together what the next one joins
        unsettled = draft.text
        _characters(draft, context, clues)
        _clusters(draft)
    doubtful: tuple[int, ...] = ()
    if odd_fonts:
        _draw_thai_digits(draft, context, clues)
        doubtful = _restore_nikhahit(draft, context, clues)
    return Repair(draft.text, draft.edits(), doubtful)


def _has_odd_font(raw: str, context: RepairContext, clues: Clues) -> bool:
    """True where a font of the line has a habit that can show in this line."""
    digits = bool(_DIGIT.search(raw))
    habits = [context.habits(font) for font in set(clues.fonts)]
    return any(digits if h.only_digits else not h.plain for h in habits)


def _drop_repeats(draft: Draft, clues: Clues) -> None:
    for offset in sorted(clues.repeats, reverse=True):
        draft.replace(
            offset, offset + 1, "", "repeated-cluster", "the same cluster is drawn inside the one before"
        )


def _read_aa_for_am(draft: Draft, context: RepairContext, clues: Clues) -> None:
    for offset, (char, font) in enumerate(zip(draft.raw, clues.fonts, strict=True)):
        if char == SARA_AM and context.habits(font).aa_as_am and offset not in clues.repeats:
            at = offset - sum(1 for r in clues.repeats if r < offset)
            draft.replace(
                at,
                at + 1,
                SARA_AA,
                "aa-read-as-am",
                "this font has no SARA AA but reads SARA AM in its place",
            )


def _characters(draft: Draft, context: RepairContext, clues: Clues) -> None:
    """Single characters that stand for others; codes that print nothing first: rules look at neighbours."""
    draft.substitute(_UNPRINTABLE, lambda _: "", "unprintable", "a code that prints nothing")
    draft.substitute(
        _VARIANT, lambda m: THAI_VARIANTS[m.group()], "private-use-mark", "Thai glyph variant code"
    )
    draft.substitute(
        _LATIN_TONE, lambda m: LATIN_TONES[m.group()], "latin-tone", "raised tone mark after a Thai letter"
    )
    draft.substitute(_LOST_AM, _am_of_lost, "lost-nikhahit", "unreadable code between consonant and SARA AA")
    draft.substitute(_SOFT_HYPHEN, lambda _: "-", "soft-hyphen", "a hyphen printed within the line")
    draft.substitute(
        _SYMBOL,
        lambda m: _symbol(m.group(), draft, m.start(), context, clues),
        "symbol-font",
        "code of a symbol font",
    )


def _symbol(char: str, draft: Draft, at: int, context: RepairContext, clues: Clues) -> str:
    font = clues.fonts[draft.raw_offset(at)] if clues.fonts else -1
    second = context.habits(font).second_symbols
    return (SYMBOLS_2 if second else SYMBOLS).get(char) or SYMBOLS.get(char) or UNKNOWN_SYMBOL


def _am_of_lost(match: re.Match[str]) -> str:
    tones = "".join(group or "" for group in match.groups())
    return tones + SARA_AM


def _clusters(draft: Draft) -> None:
    """Marks and vowels back to their consonant, in the order of the script."""
    draft.substitute(
        _SPLIT_AM,
        lambda m: m[1] + (m[2] or m[3]) + SARA_AM,
        "split-sara-am",
        "no word begins with SARA AA or SARA AM",
    )
    draft.substitute(
        _BLANK_BEFORE_MARK, lambda m: m[1], "blank-before-mark", "a mark stands on its consonant"
    )
    draft.substitute(_MARK_RUN, lambda m: _one_of_each(ordered(m.group())), "mark-order", _DOUBLED)
    draft.substitute(
        _DECOMPOSED_AM, lambda m: (m[1] or m[2]) + SARA_AM, "decomposed-sara-am", "NIKHAHIT and SARA AA"
    )
    draft.substitute(_AM_AND_AA, lambda _: SARA_AM, "sara-am-and-aa", "SARA AA cannot follow SARA AM")
    draft.substitute(_TWO_SARA_E, lambda _: SARA_AE, "two-sara-e", "SARA E twice is SARA AE")


def _one_of_each(marks: str) -> str:
    return "".join(dict.fromkeys(marks))


def _draw_thai_digits(draft: Draft, context: RepairContext, clues: Clues) -> None:
    def as_drawn(match: re.Match[str]) -> str | None:
        font = clues.fonts[draft.raw_offset(match.start())]
        return to_thai(match.group()) if context.habits(font).thai_digits else None

    draft.substitute(_DIGIT, as_drawn, "thai-shaped-digit", "this font draws ASCII digits in Thai shapes")


def _restore_nikhahit(draft: Draft, context: RepairContext, clues: Clues) -> tuple[int, ...]:
    if not any(context.habits(font).am_lost for font in set(clues.fonts)):
        return ()
    found = restored(draft.text)
    for offset in found.offsets:
        draft.replace(
            offset, offset + 1, SARA_AM, "lost-nikhahit", "only this spelling makes known words here"
        )
    return found.doubtful
