"""Layer cache: what a stage made is kept under a key of everything it depends on."""

import hashlib
import json
from typing import Any, Protocol

from pydantic import TypeAdapter

from pipeline.core.stage import Stage, layer_type


class LayerCache(Protocol):
    """A store of bytes by key; a missing or damaged entry is `None`, never an error."""

    def get(self, key: str) -> bytes | None:
        """The bytes stored under `key`."""
        ...

    def put(self, key: str, content: bytes) -> None:
        """Store `content` so that a reader sees all of it or none."""
        ...


class NoCache:
    """Keeps nothing."""

    def get(self, key: str) -> bytes | None:  # noqa: ARG002 (the protocol's parameter)
        """Nothing is ever there."""
        return None

    def put(self, key: str, content: bytes) -> None:
        """Forget `content`."""


def layer_key(stage: Stage, upstream: dict[str, str], fingerprints: dict[str, str]) -> str:
    """Key of the layer `stage` makes.

    `upstream` are the keys of the layers it reads, `fingerprints` name the version of each service it is
    handed (the file's digest, the engine's version, the profile's content).
    """
    parts: list[Any] = [
        stage.layer,
        stage.version,
        {name: upstream[name] for name in stage.requires},
        {name: fingerprints.get(name, "") for name in stage.services if name != "report"},
    ]
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def _adapter(layer: str) -> TypeAdapter[Any]:
    return TypeAdapter(layer_type(layer))


def packed(layer: str, value: object) -> bytes:
    """The layer as JSON bytes."""
    return _adapter(layer).dump_json(value)


def unpacked(layer: str, content: bytes) -> Any:  # noqa: ANN401 (each layer has its own type, checked by pydantic)
    """The layer from JSON bytes.

    Raises:
        pydantic.ValidationError: the bytes are not of this layer.
    """
    return _adapter(layer).validate_json(content)
