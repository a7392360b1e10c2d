"""What the whole file says about its fonts: the evidence a repair of one line or one cell rests on."""

from dataclasses import dataclass, field

from schemas.page_content import PageContent


@dataclass(frozen=True, slots=True)
class FontHabits:
    """How one font of one file writes Thai, found from all of its text.

    `aa_as_am`: every SARA AA is read as SARA AM; `am_lost`: SARA AM has lost its NIKHAHIT; `thai_digits`:
    ASCII digits are drawn in Thai shapes; `latin_tones`: tone marks are read as Latin-1 letters.
    """

    aa_as_am: bool = False
    am_lost: bool = False
    thai_digits: bool = False
    latin_tones: bool = False

    @property
    def plain(self) -> bool:
        """True when nothing in the font needs a second look."""
        return not (self.aa_as_am or self.am_lost or self.thai_digits or self.latin_tones)


@dataclass(frozen=True, slots=True)
class RepairContext:
    """Habits by index into `PageContent.fonts` (one table for the whole file), and words the file shows."""

    fonts: tuple[FontHabits, ...] = ()
    words: frozenset[str] = field(default_factory=frozenset)

    def habits(self, font: int) -> FontHabits:
        """Habits of one font; plain where nothing is known."""
        return self.fonts[font] if 0 <= font < len(self.fonts) else FontHabits()


def repair_context(reading: tuple[PageContent, ...]) -> RepairContext:
    """The evidence of a whole file; the same reading gives the same context."""
    count = max((len(page.fonts) for page in reading), default=0)
    return RepairContext(fonts=(FontHabits(),) * count)
