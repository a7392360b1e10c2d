"""Private-use code points of Thai fonts, and Latin-1 letters some fonts read tone marks as.

The Windows and Mac columns are those of the Thai shaper of HarfBuzz (groups: shift down, shift down and
left, shift left, remove descender); the symbol columns follow the charts of the fonts named.
"""

WINDOWS: dict[str, str] = {
    "\uf700": "ฐ",
    "\uf701": "\u0e34",
    "\uf702": "\u0e35",
    "\uf703": "\u0e36",
    "\uf704": "\u0e37",
    "\uf705": "\u0e48",
    "\uf706": "\u0e49",
    "\uf707": "\u0e4a",
    "\uf708": "\u0e4b",
    "\uf709": "\u0e4c",
    "\uf70a": "\u0e48",
    "\uf70b": "\u0e49",
    "\uf70c": "\u0e4a",
    "\uf70d": "\u0e4b",
    "\uf70e": "\u0e4c",
    "\uf70f": "ญ",
    "\uf710": "\u0e31",
    "\uf711": "\u0e4d",
    "\uf712": "\u0e47",
    "\uf713": "\u0e48",
    "\uf714": "\u0e49",
    "\uf715": "\u0e4a",
    "\uf716": "\u0e4b",
    "\uf717": "\u0e4c",
    "\uf718": "\u0e38",
    "\uf719": "\u0e39",
    "\uf71a": "\u0e3a",
}
"""Windows Thai glyph variants, 27 code points."""

MAC: dict[str, str] = {
    "\uf884": "\u0e31",
    "\uf885": "\u0e34",
    "\uf886": "\u0e35",
    "\uf887": "\u0e36",
    "\uf888": "\u0e37",
    "\uf889": "\u0e47",
    "\uf88a": "\u0e48",
    "\uf88b": "\u0e48",
    "\uf88c": "\u0e48",
    "\uf88d": "\u0e49",
    "\uf88e": "\u0e49",
    "\uf88f": "\u0e49",
    "\uf890": "\u0e4a",
    "\uf891": "\u0e4a",
    "\uf892": "\u0e4a",
    "\uf893": "\u0e4b",
    "\uf894": "\u0e4b",
    "\uf895": "\u0e4b",
    "\uf896": "\u0e4c",
    "\uf897": "\u0e4c",
    "\uf898": "\u0e4c",
    "\uf899": "\u0e4d",
    "\uf89a": "ญ",
    "\uf89b": "\u0e38",
    "\uf89c": "\u0e39",
    "\uf89d": "\u0e3a",
    "\uf89e": "ฐ",
}
"""Mac Thai glyph variants, 27 code points. HarfBuzz has no low PHINTHU; U+F89D follows the Windows order."""

THAI_VARIANTS = WINDOWS | MAC

LATIN_TONES: dict[str, str] = {
    "É": "\u0e48",
    "Ê": "\u0e49",
    "Ë": "\u0e4a",
    "Ì": "\u0e4b",
    "Í": "\u0e4c",
}
"""Raised tone marks of fonts of the PSL family, read as Latin-1 letters."""

SYMBOLS: dict[str, str] = {
    "\uf02d": "-",
    "\uf06c": "●",
    "\uf06e": "■",
    "\uf06f": "□",
    "\uf071": "❑",
    "\uf072": "❒",
    "\uf073": "⬧",
    "\uf074": "◆",
    "\uf075": "◆",
    "\uf076": "❖",
    "\uf0a7": "▪",
    "\uf0a8": "◻",
    "\uf0ae": "→",
    "\uf0b7": "•",
    "\uf0d8": "➢",
    "\uf0e0": "→",
    "\uf0e8": "➔",
    "\uf0f0": "⇨",
    "\uf0fb": "✗",
    "\uf0fc": "✓",
    "\uf0fd": "☒",
    "\uf0fe": "☑",
}
"""Codes of Symbol and Wingdings that stand as bullets, ticks and arrows."""

SYMBOLS_2: dict[str, str] = {
    "\uf04f": "✗",
    "\uf050": "✓",
    "\uf051": "☒",
    "\uf052": "☑",
    "\uf053": "☒",
    "\uf054": "☒",
    "\uf0a3": "□",
    "\uf0a2": "■",
}
"""Codes of Wingdings 2."""

SYMBOL_RANGE = ("\uf020", "\uf0ff")
"""Where symbol fonts put their codes (`U+F000` plus the byte)."""

UNKNOWN_SYMBOL = "•"
"""What stands for a symbol whose picture is not known: in plans they are bullets and check boxes."""
