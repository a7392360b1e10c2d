"""The house keeps its own rules: sizes of files and functions, documentation of commands and settings."""

import ast
from pathlib import Path

import pytest

from pipeline.cli.main import COMMANDS
from pipeline.core.settings import Settings

ROOT = Path(__file__).parent.parent
SOURCES = sorted((*ROOT.glob("pipeline/**/*.py"), *ROOT.glob("schemas/**/*.py")))
FILE_LINES = 400
FUNCTION_LINES = 40


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_files_and_functions_stay_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= FILE_LINES, f"{path}: split it"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno is not None
            length = node.end_lineno - node.lineno + 1
            docstring = ast.get_docstring(node) or ""
            assert length - len(docstring.splitlines()) <= FUNCTION_LINES, f"{path}: {node.name} is too long"


def test_no_catch_all_names() -> None:
    banned = {"utils", "helpers", "manager", "misc", "common"}
    assert not [p for p in SOURCES if p.stem in banned]


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_is_documented(command: str) -> None:
    assert f"phaen {command}" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("field", sorted(Settings.model_fields))
def test_every_setting_is_documented(field: str) -> None:
    assert f"`{field}`" in (Settings.__doc__ or "")
