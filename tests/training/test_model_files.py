"""The word list holds what it says; 16-bit weights come back whole and read alike."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from pipeline.engines.ocr.lexicon import LONGEST, SHORTEST, Lexicon
from pipeline.engines.ocr.windows import LETTERS
from pipeline.training.lexicon import listed

MODEL = Path(__file__).parents[2] / "pipeline/engines/ocr/model/thai_lines.onnx"


def test_the_list_in_the_package_is_of_long_words_of_letters() -> None:
    words = Lexicon().words
    assert len(words) > 40_000
    assert all(SHORTEST <= len(word) <= LONGEST and set(word) <= set(LETTERS) for word in words)
    assert {"ยุทธศาสตร์", "งบประมาณ", "สาธารณูปโภค"} <= words


def test_the_program_gives_the_list_that_is_shipped() -> None:
    shipped, made = Lexicon().words, set(listed())
    # Another release of PyThaiNLP may have changed a few words.
    assert len(shipped ^ made) < 0.05 * len(shipped)


def test_one_syllable_of_a_diphthong_is_too_short() -> None:
    assert not {"เทียม", "เพียง", "เรื่อง"[:5]} & set(listed())


def test_weights_in_16_bits_are_widened_again_without_loss(tmp_path: Path) -> None:
    pytest.importorskip("onnx", reason="the extra `train` is not installed")
    from pipeline.training.quantise import full_weights, half_weights  # noqa: PLC0415 - needs onnx

    full, half, again = tmp_path / "full.onnx", tmp_path / "half.onnx", tmp_path / "again.onnx"
    full_weights(MODEL, full)
    half_weights(full, half)
    full_weights(half, again)
    assert half.stat().st_size < 0.6 * full.stat().st_size
    assert (_scores(full) == _scores(again)).all()
    assert np.allclose(_scores(half), _scores(full), atol=1e-4)


def _scores(model: Path) -> NDArray[np.float32]:
    import onnxruntime as ort  # noqa: PLC0415 - slow to load

    options = ort.SessionOptions()
    options.log_severity_level = 3
    images = np.random.default_rng(0).uniform(-1, 1, (1, 1, 48, 200)).astype(np.float32)
    result: NDArray[np.float32] = ort.InferenceSession(MODEL.parent / model, options).run(
        None, {"images": images}
    )[0]
    return result
