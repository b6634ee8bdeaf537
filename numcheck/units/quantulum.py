"""quantulum3's unit tables, read as data.

Importing quantulum3's parser costs over a second, because `inflect` is instrumented by a type
checker and every plural is computed. numcheck needs the tables alone, so it opens the two JSON
files that the package ships (`quantulum3.load.GENERAL_UNITS_PATH`, `GENERAL_ENTITIES_PATH`)
without importing the package; a test holds them to what quantulum3 itself loads.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

_PREFIXES = {
    "T": "tera", "G": "giga", "M": "mega", "k": "kilo", "h": "hecto", "da": "deca", "d": "deci",
    "c": "centi", "m": "milli", "µ": "micro", "n": "nano", "p": "pico",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TableUnit:
    """A row of quantulum3's units: its name, dimension, spellings, and base units to a power."""

    name: str
    dimension: str
    surfaces: tuple[str, ...]
    symbols: tuple[str, ...]
    bases: tuple[tuple[str, int], ...]
    iso: str | None


@cache
def table() -> dict[str, TableUnit]:
    """Every unit that quantulum3 knows, prefixed ones included, by name."""
    units: dict[str, TableUnit] = {}
    for name, row in _rows().items():
        for unit in _with_prefixes(name, row):
            units.setdefault(unit.name, unit)
    return units


def _rows() -> dict[str, dict[str, Any]]:
    spec = find_spec("quantulum3")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("quantulum3 is not installed; run: pip install quantulum3")
    path = Path(next(iter(spec.submodule_search_locations))) / "units.json"
    rows: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return rows


def _with_prefixes(name: str, row: dict[str, Any]) -> Iterator[TableUnit]:
    bases = tuple((part["base"], part["power"]) for part in row.get("dimensions", ()))
    surfaces = tuple(row.get("surfaces", ()))
    symbols = tuple(row.get("symbols", ()))
    iso = row.get("currency_code")
    yield TableUnit(name, row["entity"], surfaces, symbols, bases, iso)
    for prefix in row.get("prefixes", ()):
        word = _PREFIXES.get(prefix)
        if word:
            yield TableUnit(
                word + name,
                row["entity"],
                tuple(word + surface for surface in surfaces),
                tuple(prefix + symbol for symbol in symbols),
                (),
                iso,
            )
