"""Every plan type the house knows: the modules of this package that define `PLAN_TYPE`."""

import pkgutil
from functools import lru_cache
from importlib import import_module
from types import MappingProxyType

import pipeline.plantypes as package
from schemas.plan_type import PlanType, PlanTypeKey


@lru_cache(maxsize=1)
def plan_types() -> MappingProxyType[PlanTypeKey, PlanType]:
    """The plan types by key, in the order `PlanTypeKey` declares them.

    Raises:
        ValueError: two modules define the same plan type.
    """
    found: dict[PlanTypeKey, PlanType] = {}
    for module in sorted(pkgutil.iter_modules(package.__path__), key=lambda one: one.name):
        declared = getattr(import_module(f"{package.__name__}.{module.name}"), "PLAN_TYPE", None)
        if not isinstance(declared, PlanType):
            continue
        if declared.key in found:
            raise ValueError(f"plan type {declared.key} must be defined once, got {module.name} again")
        found[declared.key] = declared
    return MappingProxyType({key: found[key] for key in PlanTypeKey if key in found})


def plan_type(key: PlanTypeKey) -> PlanType | None:
    """The plan type of `key`; `None` for `other` and for types without a catalogue."""
    return plan_types().get(key)
