"""Settings come from the environment, and nothing else is accepted."""

import os

import pytest
from pydantic import ValidationError

from pipeline.core.settings import Language, SecondOcr, Settings


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("PHAEN_")]:
        monkeypatch.delenv(name, raising=False)


def test_reports_are_thai_and_logs_english_by_default() -> None:
    settings = Settings.from_environment()
    assert (settings.report_language, settings.log_language) == (Language.TH, Language.EN)


def test_one_variable_sets_both_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PHAEN_LANG", "en")
    settings = Settings.from_environment()
    assert (settings.report_language, settings.log_language) == (Language.EN, Language.EN)


def test_an_empty_variable_is_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PHAEN_FILE_SECONDS", "")
    assert Settings.from_environment().file_seconds == 1800.0


@pytest.mark.parametrize(("name", "value"), [("PHAEN_LANG", "fr"), ("PHAEN_FILE_SECONDS", "soon")])
def test_a_value_of_another_kind_is_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ValidationError):
        Settings.from_environment()


def test_no_second_engine_is_asked_by_default() -> None:
    assert Settings.from_environment().second_engine is None


def test_a_second_engine_takes_what_it_needs_from_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PHAEN_SECOND_OCR", "vision")
    monkeypatch.setenv("PHAEN_VISION_URL", "http://localhost:8000/v1")
    monkeypatch.setenv("PHAEN_VISION_KEY", "secret")
    second = Settings.from_environment().second_engine
    assert second is not None
    assert (second.kind, second.vision_url) == (SecondOcr.VISION, "http://localhost:8000/v1")
    assert "secret" not in repr(second)
