"""`python -m corpus.compose`: composes every document, its gold and the profile of its organization."""

import sys
from collections import defaultdict
from pathlib import Path

from corpus.compose.build import composed
from corpus.compose.facts import Gold
from corpus.compose.profiles import profile
from corpus.compose.source import read_sources

CORPUS = Path(__file__).parent.parent


def write_corpus(target: Path) -> None:
    """Writes `<folder>/<file>.pdf`, `.gold.json` and `<folder>/<folder>.yml` under `target`."""
    golds: dict[str, list[Gold]] = defaultdict(list)
    for source in read_sources():
        pdf, gold = composed(source)
        folder = target / source.folder
        folder.mkdir(parents=True, exist_ok=True)
        (folder / gold.file_name).write_bytes(pdf)
        text = gold.model_dump_json(indent=1) + "\n"
        (folder / f"{source.file}.gold.json").write_text(text, encoding="utf-8")
        golds[source.folder].append(gold)
        sys.stderr.write(f"{source.folder}/{gold.file_name}: {gold.page_count} pages, {len(pdf):,} bytes\n")
    for name, documents in golds.items():
        (target / name / f"{name}.yml").write_text(profile(name, documents), encoding="utf-8")


if __name__ == "__main__":
    write_corpus(CORPUS)
