"""The lexicon's tables: the package's own YAML, with what a house adds to it for one run.

What is worked out from the tables is kept for each lexicon in force; see `remembered`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache, lru_cache, wraps
from importlib.resources import files
from types import MappingProxyType
from typing import Any, ParamSpec, TypeVar

import yaml

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Given = ParamSpec("_Given")
_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True)
class Additions:
    """Entries beyond the package's own: table → name → the entry's keys. Equal keys mean equal tables."""

    key: str = ""
    tables: Mapping[str, Mapping[str, Mapping[str, Any]]] = field(
        default_factory=lambda: MappingProxyType({}), compare=False
    )


_IN_FORCE: ContextVar[Additions] = ContextVar("additions", default=Additions())  # noqa: B039  (frozen)


@contextmanager
def in_force(additions: Additions) -> Iterator[None]:
    """Let every look-up inside see these additions; other threads and tasks see their own."""
    token = _IN_FORCE.set(additions)
    try:
        yield
    finally:
        _IN_FORCE.reset(token)


def in_use() -> str:
    """What tells the additions in force from others."""
    return _IN_FORCE.get().key


def kept(most: int) -> Callable[[Callable[_Given, _Found]], Callable[_Given, _Found]]:
    """A cache of what a function of the tables gives, apart for each lexicon in force."""

    def keeping(function: Callable[_Given, _Found]) -> Callable[_Given, _Found]:
        results: Any = lru_cache(most)(lambda _, *args, **kwargs: function(*args, **kwargs))

        @wraps(function)
        def found(*args: _Given.args, **kwargs: _Given.kwargs) -> _Found:
            given: _Found = results(_IN_FORCE.get(), *args, **kwargs)
            return given

        return found

    return keeping


def remembered(function: Callable[_Given, _Found]) -> Callable[_Given, _Found]:
    """What `kept` does, for as many calls as a lexicon has words."""
    return kept(20_000)(function)


@remembered
def data(name: str) -> Mapping[str, Any]:
    """The mapping in `lexicon/NAME.yaml` with the additions in force, to be read only."""
    table = _own(name)
    further = _IN_FORCE.get().tables.get(name)
    return MappingProxyType(_merged(table, further)) if further else table


@cache
def _own(name: str) -> Mapping[str, Any]:
    text = files("numcheck.lexicon").joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    return MappingProxyType(yaml.load(text, Loader=_Loader))  # noqa: S506  (a safe loader, ours)


def _merged(table: Mapping[str, Any], further: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """The table with lists lengthened and other keys set; a word that is added leaves its other entries."""
    lists = [given for entry in further.values() for given in entry.values() if isinstance(given, tuple)]
    moved = {word for given in lists for word in given}
    merged = {name: _without(row, moved) if isinstance(row, Mapping) else row for name, row in table.items()}
    for name, entry in further.items():
        row = dict(merged.get(name, {}))
        for key, given in entry.items():
            row[key] = [*row.get(key, ()), *given] if isinstance(given, tuple) else given
        merged[name] = row
    return merged


def _without(row: Mapping[str, Any], moved: set[str]) -> dict[str, Any]:
    lists = ("words", "verbs", "nouns")
    return {key: [w for w in value if w not in moved] if key in lists else value for key, value in row.items()}


@remembered
def words(name: str, key: str) -> frozenset[str]:
    """The list under `key` of `lexicon/NAME.yaml`, as a set of words."""
    return frozenset(str(word) for word in data(name)[key])
