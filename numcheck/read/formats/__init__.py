"""The formats of an article in a file, one module each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from numcheck.model.article import Article

Reader = Callable[[str, str], Article]


@cache
def readers() -> Mapping[str, Reader]:
    """Suffix (".md") → reader, from every module here; "" is the reader of anything else."""
    found: dict[str, Reader] = {}
    for info in iter_modules(__path__):
        module = import_module(f"{__name__}.{info.name}")
        found.update(dict.fromkeys(module.SUFFIXES, module.read))
    return found
