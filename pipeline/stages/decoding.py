"""Which map from codes to Unicode each ailing font gets, from the evidence in its own program."""

from collections import Counter
from collections.abc import Mapping, Sequence

from pipeline.core.reading import CodeMap, FontProgram, MapSource
from pipeline.text.font_health import Ailment
from pipeline.text.marks import THAI
from schemas.page_content import Font

TRUST = (MapSource.OUTLINES, MapSource.CMAP, MapSource.GLYPH_NAMES)
"""Sources from the least to the most trusted; later ones overrule."""

MIN_COVER = 0.5
"""Part of the codes a lying map declares that the evidence must cover to replace it."""


def code_maps(programs: Sequence[FontProgram], ailing: Mapping[Font, Ailment]) -> dict[str, CodeMap]:
    """New maps by font key, for the ailing fonts whose programs say more than their maps."""
    maps: dict[str, CodeMap] = {}
    for program in programs:
        why = next((why for font, why in ailing.items() if same_font(program, font)), None)
        new = _map(program, why) if why else None
        if new:
            maps[program.key] = new
    return maps


def same_font(program: FontProgram, font: Font) -> bool:
    """True where a font as drawn may be this font object; readers leave out the tags of some."""
    return program.name == font.name and (program.tag == font.tag or not font.tag)


def _map(program: FontProgram, why: Ailment) -> CodeMap | None:
    told: dict[int, str] = {}
    for source in TRUST:
        told.update(program.evidence.get(source, {}))
    if not told:
        return None
    if why is Ailment.LYING_MAP:
        covered = sum(1 for code in program.declared if code in told)
        return told if covered >= MIN_COVER * len(program.declared) else None
    if why is Ailment.CODE_PAGE:
        return told if any(THAI.match(text) for text in told.values()) else None
    if why is Ailment.NO_MAP:
        return {**told, **plausible(program)}
    return {**told, **{code: text for code, text in program.declared.items() if text}}


def plausible(program: FontProgram) -> CodeMap:
    """What a mapless font declares after all, unless it gives one text to many codes."""
    times = Counter(program.declared.values())
    return {code: text for code, text in program.declared.items() if text and times[text] == 1}


def evidence_used(program: FontProgram) -> str:
    """The surest kind of evidence a program has, in words."""
    return next(
        (str(source) for source in reversed(TRUST) if program.evidence.get(source)), str(MapSource.OCR)
    )
