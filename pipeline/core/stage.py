"""Declare a stage: the function's name is the layer it makes, its parameters what it reads."""

from collections.abc import Callable
from dataclasses import dataclass
from inspect import getmodule, signature
from typing import Any, ParamSpec, TypeVar, get_args, get_type_hints

from pipeline.core.ocr import OcrEngine
from pipeline.core.reading import PdfReader
from schemas.document import Document, Source
from schemas.issue import Report
from schemas.profile import Profile

P = ParamSpec("P")
R = TypeVar("R")

SERVICES: dict[str, object] = {
    "source": Source,
    "reader": PdfReader,
    "ocr": OcrEngine | None,
    "profile": Profile,
    "report": Report,
}
"""What a stage may be handed besides layers, by parameter name."""

NOT_LAYERS = frozenset({"schema_version", "source", "issues"})


class StageDeclarationError(TypeError):
    """A stage's signature disagrees with the Document model."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A declared stage. `requires` and `services` are read from the signature, never restated.

    `version` is raised by hand whenever the same input must give another layer; `cached` says whether
    the layer is worth storing (the hot columns are cheaper to read again).
    """

    layer: str
    requires: tuple[str, ...]
    services: tuple[str, ...]
    version: int
    cached: bool
    func: Callable[..., Any]

    @property
    def summary(self) -> str:
        """The first line of the function's docstring."""
        return (self.func.__doc__ or "").strip().split("\n")[0]


REGISTRY: dict[str, Stage] = {}


def layer_names() -> tuple[str, ...]:
    """The layers of the Document, in the order its model declares them."""
    return tuple(name for name in Document.model_fields if name not in NOT_LAYERS)


def layer_type(name: str) -> Any:  # noqa: ANN401 (a type form, of whatever the layer is)
    """The type of one layer, its `None` (not run) left out."""
    return next(a for a in get_args(get_type_hints(Document)[name]) if a is not type(None))


def stage(*, version: int, cached: bool = True) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Register a pure function as the stage that makes the layer it is named after.

    Raises:
        StageDeclarationError: at import, when the name, a parameter or a type does not match the
            Document model, or two stages make the same layer.
    """

    def register(func: Callable[P, R]) -> Callable[P, R]:
        REGISTRY[func.__name__] = _declared(func, version=version, cached=cached)
        return func

    return register


def _declared(func: Callable[..., Any], *, version: int, cached: bool) -> Stage:
    name, hints = func.__name__, get_type_hints(func)
    returned = hints.pop("return", None)
    if name not in layer_names():
        raise StageDeclarationError(f"{name}: Document has no such layer; layers are {layer_names()}")
    if name in REGISTRY:
        raise StageDeclarationError(f"{name}: already made by {getmodule(REGISTRY[name].func)}")
    if returned != layer_type(name):
        raise StageDeclarationError(f"{name}: must return {layer_type(name)}, got {returned}")
    params = tuple(signature(func).parameters)
    for param in params:
        _check_parameter(name, param, hints.get(param))
    return Stage(
        layer=name,
        requires=tuple(p for p in params if p not in SERVICES),
        services=tuple(p for p in params if p in SERVICES),
        version=version,
        cached=cached,
        func=func,
    )


def _check_parameter(name: str, param: str, hint: object) -> None:
    if param not in SERVICES and param not in layer_names():
        raise StageDeclarationError(f"{name}({param}): neither a layer nor a service of {sorted(SERVICES)}")
    expected = SERVICES.get(param) or layer_type(param)
    if hint != expected:
        raise StageDeclarationError(f"{name}({param}): must be {expected}, got {hint}")
