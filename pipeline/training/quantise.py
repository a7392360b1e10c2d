"""Number formats for the model, and what they lose: `python -m pipeline.training.quantise FILE.pdf ...`.

Each variant reads the composed pages and the first pages of the files given. It is worth shipping only if
it loses nothing: no more errors on the composed pages, and no character read otherwise.
"""

from __future__ import annotations

import tempfile
import time
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import click
import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from rapidfuzz.distance import Levenshtein

from pipeline.core.ocr import Image
from pipeline.engines.ocr.house import HouseOcr
from pipeline.engines.pdfium import PdfiumReader
from pipeline.evaluate.ocr_composed import pages
from pipeline.evaluate.ocr_measures import plain

_DPI, _FILE_PAGES, _COMPOSED_PAGES, _SEED = 150, 3, 2, 5
_LARGE = 256  # numbers in a weight; smaller ones stay as they are


@dataclass(frozen=True, slots=True)
class Result:
    """What a variant read and how long the reading took, page analysis included."""

    texts: list[str]
    seconds: float


def half_weights(source: Path, target: Path) -> None:
    """Weights kept in 16 bits and widened when the model is loaded; arithmetic stays in 32 bits."""
    model = onnx.load(str(source))
    graph = model.graph
    for weight in list(graph.initializer):
        if weight.data_type != TensorProto.FLOAT or np.prod(weight.dims) < _LARGE:
            continue
        short = numpy_helper.from_array(
            numpy_helper.to_array(weight).astype(np.float16), f"{weight.name}.half"
        )
        graph.initializer.remove(weight)
        graph.initializer.append(short)
        graph.node.insert(0, helper.make_node("Cast", [short.name], [weight.name], to=TensorProto.FLOAT))
    onnx.save(model, str(target))


def full_weights(source: Path, target: Path) -> None:
    """The reverse: 16-bit weights widened, so that other formats can be made of them."""
    model = onnx.load(str(source))
    graph = model.graph
    short = {weight.name: weight for weight in graph.initializer if weight.data_type == TensorProto.FLOAT16}
    for node in [n for n in graph.node if n.op_type == "Cast" and n.input[0] in short]:
        weight = short[node.input[0]]
        wide = numpy_helper.from_array(numpy_helper.to_array(weight).astype(np.float32), node.output[0])
        graph.initializer.remove(weight)
        graph.initializer.append(wide)
        graph.node.remove(node)
    onnx.save(model, str(target))


def variants(source: Path, folder: Path) -> dict[str, Path]:
    """The model in full and half width, and with 8-bit weights in all or only its matrix operators."""
    full, half = folder / "full.onnx", folder / "half.onnx"
    every, matrices = folder / "int8.onnx", folder / "int8-matrices.onnx"
    full_weights(source, full)
    half_weights(full, half)
    quantize_dynamic(full, every, weight_type=QuantType.QUInt8)
    only = ["MatMul", "Gemm", "LSTM"]
    quantize_dynamic(full, matrices, weight_type=QuantType.QInt8, op_types_to_quantize=only)
    return {
        "float32": full,
        "float16 weights": half,
        "int8 dynamic": every,
        "int8 dynamic, no convolutions": matrices,
    }


def result(model: Path, images: list[Image]) -> Result:
    """The text of every image with one variant."""
    engine, started = HouseOcr(model=model), time.process_time()
    texts = ["\n".join(line.text for line in engine.page(image, _DPI).lines) for image in images]
    return Result(texts, time.process_time() - started)


def _file_images(paths: tuple[Path, ...]) -> list[Image]:
    images: list[Image] = []
    for path in paths:
        reader = PdfiumReader(path)
        images += [reader.image(n, _DPI) for n in range(1, min(_FILE_PAGES, reader.page_count) + 1)]
        reader.close()
    return images


@click.command()
@click.option("--model", type=click.Path(exists=True, path_type=Path), help="Instead of the one shipped.")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def main(paths: tuple[Path, ...], model: Path | None) -> None:
    """Prints size, errors, differences from float32 and time for each number format."""
    composed = [page for kind in ("words", "names") for page in pages(kind, _COMPOSED_PAGES, _SEED)]
    images = [page.image for page in composed] + _file_images(paths)
    truth = plain("".join(line for page in composed for line in page.lines))
    source = model or Path(str(files("pipeline.engines.ocr") / "model" / "thai_lines.onnx"))
    anchor: list[str] = []
    click.echo("format                           MB   composed: errors   files: read otherwise   s/page")
    with tempfile.TemporaryDirectory() as folder:
        for name, path in variants(source, Path(folder)).items():
            read = result(path, images)
            anchor = anchor or read.texts
            errors = Levenshtein.distance(truth, plain("".join(read.texts[: len(composed)]))) / len(truth)
            pairs = zip(anchor[len(composed) :], read.texts[len(composed) :], strict=True)
            other = sum(Levenshtein.distance(plain(one), plain(two)) for one, two in pairs)
            whole = sum(len(plain(text)) for text in anchor[len(composed) :])
            seconds = read.seconds / len(images)
            size = path.stat().st_size / 1e6
            click.echo(f"{name:30} {size:5.2f} {errors:18.2%} {other:14} of {whole:6} {seconds:8.2f}")


if __name__ == "__main__":
    main()
