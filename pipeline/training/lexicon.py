"""Writes the word list of the recogniser: `python -m pipeline.training.lexicon FOLDER`.

Words come from the lists of PyThaiNLP (dictionary and provinces) and from the terms of local administration
in `words/`; nothing is taken from any document.
"""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import click
from pythainlp.corpus import provinces, thai_words

from pipeline.engines.ocr.lexicon import LONGEST, SHORTEST
from pipeline.engines.ocr.windows import LETTERS
from pipeline.training.charset import canonical
from pipeline.training.vocabulary import PLAN_WORDS

_ONE_SYLLABLE = re.compile(
    "เ.+[\u0e35\u0e37].*"
)  # diphthongs (-ia, -uea): five signs, and still short enough
# to turn up inside a name by chance
_LONG_SYLLABLE = 5


def _short(word: str) -> bool:
    return len(word) <= _LONG_SYLLABLE and _ONE_SYLLABLE.fullmatch(word) is not None


def listed() -> list[str]:
    """Words of nothing but letters, from `SHORTEST` to `LONGEST` of them, in order."""
    known = frozenset(LETTERS)
    words = {canonical(word) for word in (*thai_words(), *provinces(), *PLAN_WORDS)}
    return sorted(
        word
        for word in words
        if SHORTEST <= len(word) <= LONGEST and known.issuperset(word) and not _short(word)
    )


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def main(folder: Path) -> None:
    """Writes `words.txt.gz` into FOLDER."""
    words, target = listed(), folder / "words.txt.gz"
    target.write_bytes(gzip.compress("\n".join(words).encode("utf-8"), 9, mtime=0))
    click.echo(f"{target}: {len(words):,} words, {target.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
