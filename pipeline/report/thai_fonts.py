"""Find a Thai font on this machine for printed reports."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.core.errors import DependencyMissingError
from pipeline.report.findings_pdf import Fonts

_FACES = (
    ("Sarabun-Regular.ttf", "Sarabun-Bold.ttf"),
    ("THSarabunNew.ttf", "THSarabunNew Bold.ttf"),
    ("NotoSansThai-Regular.ttf", "NotoSansThai-Bold.ttf"),
    ("Laksaman.ttf", "Laksaman-Bold.ttf"),
    ("Garuda.ttf", "Garuda-Bold.ttf"),
    ("Loma.ttf", "Loma-Bold.ttf"),
    ("Waree.ttf", "Waree-Bold.ttf"),
    ("LeelawUI.ttf", "LeelaUIb.ttf"),
    ("tahoma.ttf", "tahomabd.ttf"),
)
"""Regular and bold files, the preferred ones first."""

FOLDERS = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path("/Library/Fonts"),
    Path("/System/Library/Fonts/Supplemental"),
    Path("C:/Windows/Fonts"),
)


def thai_fonts(folders: Iterable[Path] = FOLDERS) -> Fonts:
    """The first Thai font of the list that is installed.

    Raises:
        DependencyMissingError: none is; the message says what to install.
    """
    installed = {path.name: path for path in _font_files((*folders, Path.home() / ".fonts"))}
    for regular, bold in _FACES:
        if regular in installed:
            return Fonts(installed[regular], installed.get(bold, installed[regular]))
    raise DependencyMissingError(
        "a printed report needs a Thai font, none was found; install one (Sarabun, or fonts-tlwg-garuda)"
    )


def _font_files(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        if folder.is_dir():
            yield from sorted(folder.rglob("*.ttf"))
