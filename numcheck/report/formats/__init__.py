"""The formats of a report, one module each, found by discovery.

A module has NAME and a `Writer` that takes outcomes as they come and gives the text for each.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol

from numcheck.report.report import Outcome


class Writer(Protocol):
    """Turns outcomes into text, one after the other."""

    def __init__(self, colour: bool = False) -> None: ...

    def add(self, outcome: Outcome) -> str:
        """The text to print for one outcome, now."""

    def close(self) -> str:
        """The text to print at the end."""


def names() -> tuple[str, ...]:
    """The formats' names, without loading them."""
    return tuple(sorted(info.name for info in iter_modules(__path__)))


def writer(name: str, colour: bool = False) -> Writer:
    """A new writer of the format; raises KeyError for an unknown name."""
    if name not in names():
        raise KeyError(name)
    made: Writer = import_module(f"{__name__}.{name}").Writer(colour)
    return made
