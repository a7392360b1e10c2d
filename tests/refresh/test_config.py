"""The configuration: what is accepted, and that its documentation is complete."""

from pathlib import Path

import pytest
from pydantic import BaseModel

from pipeline.core.errors import ExitCode, UsageError
from pipeline.refresh.config import load_config
from schemas.refresh import FetchLimits, RefreshConfig, SourceEntry

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "pipeline" / "refresh" / "README.md").read_text(encoding="utf-8")
SAMPLE = ROOT / "corpus" / "sources.yml"
KEYS: list[tuple[str, type[BaseModel], str]] = [
    (prefix, model, name)
    for prefix, model in (("", RefreshConfig), ("sources[].", SourceEntry), ("fetch.", FetchLimits))
    for name in model.model_fields
    if name != "fetch"
]


def test_folders_are_relative_to_the_configuration(tmp_path: Path) -> None:
    (tmp_path / "sources.yml").write_text(
        "sources: [{id: a, folders: [plans, /srv/plans]}]", encoding="utf-8"
    )
    (source,) = load_config(tmp_path / "sources.yml").sources
    assert source.folders == (tmp_path / "plans", Path("/srv/plans"))


@pytest.mark.parametrize(
    "content",
    [
        "",
        "sources: [",
        "sources: []\nmax_failed_shares: 1",
        "sources: [{id: a, url: x}]",
        "- a",
        "sources: []\nkeep_runs: 0",
    ],
)
def test_a_mistake_is_named_with_the_file(tmp_path: Path, content: str) -> None:
    (tmp_path / "sources.yml").write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match=r"sources\.yml: not a configuration of sources"):
        load_config(tmp_path / "sources.yml")


def test_a_missing_configuration_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nowhere\.yml: cannot be read .*; name it with --config"):
        load_config(tmp_path / "nowhere.yml")


def test_the_sample_configuration_reads_the_sample_corpus() -> None:
    (source,) = load_config(SAMPLE).sources
    assert [folder.resolve() for folder in source.folders] == [ROOT / "corpus"]


@pytest.mark.parametrize(("prefix", "model", "name"), KEYS)
def test_every_key_is_documented_with_its_default(prefix: str, model: type[BaseModel], name: str) -> None:
    field = model.model_fields[name]
    (line,) = [line for line in README.splitlines() if line.startswith(f"| `{prefix}{name}` |")]
    default = line.rstrip("|").split("|")[-1].strip()
    if field.is_required():
        assert default == "must be given"
    elif field.default == ():
        assert default == "none"
    else:
        assert float(default) == field.default


def test_every_exit_code_is_documented() -> None:
    unused = {ExitCode.FINDINGS, ExitCode.INPUT_UNREADABLE}
    for code in set(ExitCode) - unused:
        assert f"| {code.value} |" in README
    assert "Codes 1 and 3 are not used here." in README


@pytest.mark.parametrize("name", ["latest.json", "phaen.duckdb", "files.json", "refresh.lock", "seen.json"])
def test_every_file_of_the_job_is_documented(name: str) -> None:
    assert name in README
