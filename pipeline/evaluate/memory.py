"""Memory: the peak of reading a long document against that of a short one made of the same pages."""

import resource
import subprocess
import sys
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

import click
import pypdfium2 as pdfium

from pipeline.core.errors import ExitCode, UsageError
from pipeline.ingest.batch import plan_of
from pipeline.ingest.one_file import Options

SHORT_PAGES, LONG_PAGES = 10, 300
LIMIT_MB = 300.0
KILOBYTES_PER_MB = 1024.0


def peak_mb() -> float:
    """Peak resident memory of this process so far, in MiB (Linux counts it in KiB)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KILOBYTES_PER_MB


def _sources(folder: Path) -> Iterator[pdfium.PdfDocument]:
    """The PDFs below `folder` that can be opened."""
    for path in sorted(folder.rglob("*.pdf")):
        try:
            yield pdfium.PdfDocument(path)
        except pdfium.PdfiumError:
            continue


def composed(folder: Path, pages: int, target: Path) -> None:
    """Write a document of `pages` pages, from the PDFs below `folder`: spread over all, or all in turn.

    Raises:
        UsageError: there is no PDF with a page.
    """
    places = [(source, number) for source in _sources(folder) for number in range(len(source))]
    if not places:
        raise UsageError(f"{folder}: no PDF with a page below it; name another folder with --pages-from")
    whole = pdfium.PdfDocument.new()
    step = max(1, len(places) // pages)  # few pages ask for the same code and dictionaries as many
    for source, number in islice(cycle(places[::step]), pages):
        whole.import_pages(source, [number])
    whole.save(target)


def measured_mb(path: Path) -> float:
    """Peak memory of reading one file in a process of its own, in MiB."""
    command = [sys.executable, "-m", "pipeline.evaluate.memory", "--read", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 (our own module)
    return float(done.stdout)


@click.command("memory")
@click.option(
    "--pages-from",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("corpus"),
    show_default=True,
    help="Folder of the PDFs whose pages are taken.",
)
@click.option(
    "--read", "file", type=click.Path(path_type=Path), hidden=True, help="Read one file and print the peak."
)
def memory_command(pages_from: Path, file: Path | None) -> int:
    """Peak memory of reading 300 pages against 10 pages; exit code 4 when it grows by 300 MB or more."""
    if file is not None:
        plan_of(file, Options())
        click.echo(f"{peak_mb():.1f}")
        return ExitCode.DONE
    peaks = []
    with TemporaryDirectory(prefix="phaen-") as folder:
        for pages in (SHORT_PAGES, LONG_PAGES):
            path = Path(folder) / f"{pages}.pdf"
            composed(pages_from, pages, path)
            peaks.append(measured_mb(path))
            click.echo(f"{pages:>4} pages: peak {peaks[-1]:7.1f} MB")
    grown = peaks[1] - peaks[0]
    click.echo(f"difference: {grown:.1f} MB (must be less than {LIMIT_MB:.0f})")
    return ExitCode.DONE if grown < LIMIT_MB else ExitCode.SOME_FAILED


if __name__ == "__main__":
    sys.exit(memory_command(standalone_mode=False))
