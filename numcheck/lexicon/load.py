"""Read the package's own YAML data, once a process."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def data(name: str) -> Mapping[str, Any]:
    """The mapping in `lexicon/NAME.yaml`, to be read only."""
    text = files("numcheck.lexicon").joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    return MappingProxyType(yaml.load(text, Loader=_Loader))  # noqa: S506  (a safe loader, ours)


@cache
def words(name: str, key: str) -> frozenset[str]:
    """The list under `key` of `lexicon/NAME.yaml`, as a set of words."""
    return frozenset(str(word) for word in data(name)[key])
