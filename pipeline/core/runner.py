"""Order the stages by what they read and make, run what is asked for, attach each layer once."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from graphlib import TopologicalSorter
from typing import Any

from pydantic import TypeAdapter, ValidationError

from pipeline.core.cache import LayerCache, NoCache, layer_key, packed, unpacked
from pipeline.core.ocr import OcrEngine
from pipeline.core.reading import PdfReader
from pipeline.core.stage import Stage
from schemas.document import Document, Source
from schemas.issue import PASSING, Issue
from schemas.profile import Profile

_ISSUES: TypeAdapter[tuple[Issue, ...]] = TypeAdapter(tuple[Issue, ...])


class PlanningError(ValueError):
    """The stages cannot be ordered: a layer nobody makes, or a cycle."""


@dataclass(frozen=True, slots=True)
class Services:
    """What stages are handed besides layers. `ocr` is `None` where no engine may be used."""

    reader: PdfReader
    ocr: OcrEngine | None
    profile: Profile


@dataclass(slots=True)
class Run:
    """One run over one file: the growing document, and what is needed to make its layers."""

    source: Source
    services: Services
    cache: LayerCache = field(default_factory=NoCache)
    progress: Callable[[str], None] = lambda _layer: None


def order(stages: Iterable[Stage], given: frozenset[str] = frozenset()) -> tuple[Stage, ...]:
    """The stages so that each runs after the makers of what it reads.

    Raises:
        PlanningError: a layer is read that nobody makes and that is not `given`.
    """
    by_layer = {s.layer: s for s in stages}
    for one in by_layer.values():
        missing = set(one.requires) - by_layer.keys() - given
        if missing:
            raise PlanningError(f"{one.layer} reads {sorted(missing)}: no stage makes them")
    graph = {name: set(s.requires) - given for name, s in by_layer.items()}
    return tuple(by_layer[name] for name in TopologicalSorter(graph).static_order())


def needed(stages: tuple[Stage, ...], targets: Iterable[str]) -> tuple[Stage, ...]:
    """The stages, of those ordered, that `targets` rest on."""
    wanted = set(targets)
    for one in reversed(stages):
        if one.layer in wanted:
            wanted |= set(one.requires)
    return tuple(s for s in stages if s.layer in wanted)


def fingerprints(source: Source, services: Services) -> dict[str, str]:
    """A short name for the version of each service, for cache keys."""
    profile = services.profile.model_dump_json()
    return {
        "source": source.sha256 + source.file_name,
        "reader": source.sha256,
        "ocr": f"{services.ocr.name} {services.ocr.version}" if services.ocr else "none",
        "profile": hashlib.sha256(profile.encode()).hexdigest(),
    }


def run(stages: tuple[Stage, ...], one: Run, targets: Iterable[str]) -> Document:
    """Make the layers `targets` of one file, reusing cached layers, and return the document.

    A cached layer spares the stages it rests on, unless another target needs them. Layers not asked
    for and not needed stay `None`.
    """
    keys = _keys(stages, one)
    by_layer = {s.layer: s for s in stages}
    made: dict[str, Any] = {}
    issues: dict[str, tuple[Issue, ...]] = {}

    def layer(name: str) -> Any:  # noqa: ANN401 (each layer has its own type)
        if name not in made:
            stage = by_layer[name]
            kept = _cached(stage, keys[name], one.cache)
            if kept is None:
                args = {required: layer(required) for required in stage.requires}
                one.progress(name)
                value, own = _made(stage, args, one)
                # With its issues go those of all it rests on: a cached layer spares the stages that met them.
                before = (issue for required in stage.requires for issue in issues[required])
                kept = value, tuple(dict.fromkeys((*before, *own)))
                if not any(issue.code in PASSING for issue in kept[1]):
                    _keep(stage, keys[name], kept, one.cache)
            made[name], issues[name] = kept
        return made[name]

    for target in targets:
        layer(target)
    found = tuple(dict.fromkeys(issue for s in stages for issue in issues.get(s.layer, ())))
    return Document(source=one.source, issues=found).model_copy(update=made)


def _keys(stages: tuple[Stage, ...], one: Run) -> dict[str, str]:
    names = fingerprints(one.source, one.services)
    keys: dict[str, str] = {}
    for stage in stages:
        keys[stage.layer] = layer_key(stage, keys, names)
    return keys


def _made(stage: Stage, layers: Mapping[str, Any], one: Run) -> tuple[Any, tuple[Issue, ...]]:
    issues: list[Issue] = []
    services = {
        "source": one.source,
        "reader": one.services.reader,
        "ocr": one.services.ocr,
        "profile": one.services.profile,
        "report": issues.append,
    }
    made = stage.func(**layers, **{name: services[name] for name in stage.services})
    return made, tuple(issues)


def _cached(stage: Stage, key: str, cache: LayerCache) -> tuple[Any, tuple[Issue, ...]] | None:
    if not stage.cached:
        return None
    content, noted = cache.get(key), cache.get(f"{key}.issues")
    if content is None or noted is None:
        return None
    try:
        return unpacked(stage.layer, content), _ISSUES.validate_json(noted)
    except ValidationError:
        # A damaged or outdated entry costs one more run of the stage, never the file.
        return None


def _keep(stage: Stage, key: str, kept: tuple[Any, tuple[Issue, ...]], cache: LayerCache) -> None:
    if stage.cached:
        cache.put(f"{key}.issues", _ISSUES.dump_json(kept[1]))
        cache.put(key, packed(stage.layer, kept[0]))
