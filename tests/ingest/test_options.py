"""Reading options travel to workers as data; the recogniser is loaded once per process."""

import pickle
from importlib import import_module
from pathlib import Path

import pytest

from pipeline.core.cache import NoCache
from pipeline.core.disk_cache import DiskCache
from pipeline.core.errors import DependencyMissingError
from pipeline.ingest import options
from pipeline.ingest.options import OptionsRecipe


@pytest.fixture(autouse=True)
def forgotten_engine() -> None:
    options._engine.cache_clear()


def test_a_recipe_travels(tmp_path: Path) -> None:
    recipe = OptionsRecipe(tmp_path, use_ocr=False)
    assert pickle.loads(pickle.dumps(recipe)) == recipe


def test_without_ocr_no_engine_is_loaded() -> None:
    made = OptionsRecipe(use_ocr=False)()
    assert made.ocr is None
    assert isinstance(made.cache, NoCache)


def test_a_folder_gives_a_cache(tmp_path: Path) -> None:
    assert isinstance(OptionsRecipe(tmp_path, use_ocr=False)().cache, DiskCache)


def test_the_recogniser_is_loaded_once() -> None:
    first, second = OptionsRecipe()().ocr, OptionsRecipe()().ocr
    assert first is not None
    assert first is second
    assert "๕" in first.charset  # the digit five


def test_a_missing_package_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> object:
        if "ocr" in name:
            raise ModuleNotFoundError("No module named 'onnxruntime'", name="onnxruntime")
        return import_module(name)

    monkeypatch.setattr(options, "import_module", missing)
    with pytest.raises(DependencyMissingError, match=r"needs onnxruntime, .* or pass --no-ocr"):
        OptionsRecipe().engine()
