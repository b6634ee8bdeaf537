"""Named computations over an article's facts and times, one module each, found by discovery.

A module has NAME, ROLES (what a finding points at), RESULTS (what it computed), PARAMETERS (each
with its allowed words, the default first) and `run`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from numcheck.model.fact import Fact, Reading
from numcheck.model.time import Time


@dataclass(frozen=True, slots=True)
class Hit:
    """What a check found: the fact or time in each role, results and reasons in words."""

    roles: Mapping[str, Fact | Time]
    results: Mapping[str, str]
    reasons: tuple[str, ...] = field(default=())


Run = Callable[[Sequence[Reading], Mapping[str, str]], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class Check:
    """A named computation and what it declares."""

    name: str
    roles: Mapping[str, type]
    results: tuple[str, ...]
    parameters: Mapping[str, tuple[str, ...]]
    run: Run


@cache
def checks() -> Mapping[str, Check]:
    """Every check by name."""
    found = {}
    for info in iter_modules(__path__):
        module = import_module(f"{__name__}.{info.name}")
        check = Check(module.NAME, module.ROLES, module.RESULTS, module.PARAMETERS, module.run)
        found[check.name] = check
    return found
