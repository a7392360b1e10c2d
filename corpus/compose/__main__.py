"""`python -m corpus.compose [NAME ...]`: composes every document, or those whose file name is given."""

import sys
from pathlib import Path

from corpus.compose.build import composed
from corpus.compose.source import read_sources

CORPUS = Path(__file__).parent.parent


def main(names: list[str]) -> None:
    """Writes `<folder>/<file>.pdf` and `.gold.json` under the corpus."""
    for source in read_sources():
        if names and source.file not in names:
            continue
        pdf, gold = composed(source)
        folder = CORPUS / source.folder
        folder.mkdir(exist_ok=True)
        (folder / gold.file_name).write_bytes(pdf)
        text = gold.model_dump_json(indent=1) + "\n"
        (folder / f"{source.file}.gold.json").write_text(text, encoding="utf-8")
        sys.stderr.write(f"{source.folder}/{gold.file_name}: {gold.page_count} pages, {len(pdf):,} bytes\n")


if __name__ == "__main__":
    main(sys.argv[1:])
