"""From the words after (or the symbol before) a number to a canonical unit."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any

from numcheck.lexicon.load import data, words
from numcheck.model.quantity import Unit
from numcheck.units import quantulum

LONGEST = 4
"""How many words a unit's name has at most ("pound per square inch")."""

_IRREGULAR = {"feet": "foot", "inches": "inch", "kronor": "krona", "kroner": "krone", "lei": "leu",
              "pence": "pence", "yuan": "yuan",
              "centuries": "century", "pennies": "penny"}  # fmt: skip


_POWERS = {"2": "square", "²": "square", "3": "cubic", "³": "cubic"}


@dataclass(frozen=True, slots=True)
class Catalog:
    """Spellings → units. Surfaces are lower-case singular; symbols keep their case."""

    surfaces: Mapping[str, Unit]
    symbols: Mapping[str, Unit]
    multiples: Mapping[str, tuple[str, Fraction]]

    def named(self, phrase: Sequence[str]) -> Unit | None:
        """The unit that exactly these words name, singular or plural; None if none does."""
        key = " ".join(word.lower() for word in phrase)
        found = self.surfaces.get(key)
        if found:
            return found
        singular_last = " ".join([*(word.lower() for word in phrase[:-1]), singular(phrase[-1])])
        singular_first = " ".join([singular(phrase[0]), *(word.lower() for word in phrase[1:])])
        return self.surfaces.get(singular_last) or self.surfaces.get(singular_first)

    def symbol(self, text: str) -> Unit | None:
        """The unit that this symbol stands for, as written."""
        return self.symbols.get(text)

    def scientific(self, text: str) -> Unit | None:
        """The unit of any symbol that quantulum3 knows; safe only as part of a compound ("A/cm2")."""
        power = _POWERS.get(text[-1:])
        base = self.scientific(text[:-1]) if power else None
        if base:
            return Unit(f"{power} {base.name}", f"{power} {base.dimension}")
        return self.symbols.get(text) or _scientific().get(text)

    @property
    def money_symbols(self) -> tuple[str, ...]:
        """Symbols of currencies, longest first, for what stands before a number."""
        money = [text for text, unit in self.symbols.items() if unit.dimension == "currency"]
        return tuple(sorted(money, key=lambda text: (-len(text), text)))


def singular(word: str) -> str:
    """A noun's singular in lower case, by the regular rules and the few units that break them."""
    word = word.lower()
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if re.search(r"(?:ss|us|is)$", word) or len(word) < 3:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if re.search(r"(?:ch|sh|x|ss)es$", word):
        return word[:-2]
    return word[:-1] if word.endswith("s") else word


@cache
def catalog() -> Catalog:
    """The units of quantulum3 that are safe in news, with numcheck's own on top."""
    surfaces: dict[str, Unit] = {}
    symbols: dict[str, Unit] = {}
    multiples: dict[str, tuple[str, Fraction]] = {}
    _add_table(surfaces, symbols)
    own = data("units")
    for name, row in own["units"].items():
        _add_own(Unit(name, row["dimension"]), row, surfaces, symbols, multiples)
    for code, row in own["currencies"].items():
        _add_own(Unit(code, "currency"), row, surfaces, symbols, multiples)
    for base, row in own["factors"].items():
        multiples.update({name: (base, Fraction(factor)) for name, factor in row.items()})
    for name, row in own["shared"].items():
        for written in row["written"]:
            surfaces.setdefault(written, Unit(name, "currency"))
        for code in row["of"].values():
            if code.lower() not in words("units", "ordinary"):  # not "CUP" or "SOS"
                symbols.setdefault(code, Unit(code, "currency"))
    return Catalog(surfaces, symbols, multiples)


def _add_table(surfaces: dict[str, Unit], symbols: dict[str, Unit]) -> None:
    ordinary = words("units", "ordinary")
    safe = words("units", "symbols")
    for row in quantulum.table().values():
        if row.dimension in ("dimensionless", "currency"):
            continue
        unit = Unit(row.name, row.dimension)
        for surface in (*row.surfaces, row.name):
            if surface not in ordinary and len(surface) > 2:
                surfaces.setdefault(surface.lower().replace("-", " "), unit)
        for symbol in row.symbols:
            if symbol in safe:
                symbols.setdefault(symbol, unit)


@cache
def _scientific() -> Mapping[str, Unit]:
    found: dict[str, Unit] = {}
    for row in quantulum.table().values():
        for symbol in row.symbols:
            if row.dimension not in ("dimensionless", "currency"):
                found.setdefault(symbol, Unit(row.name, row.dimension))
    return found


def _add_own(
    unit: Unit,
    row: Mapping[str, Any],
    surfaces: dict[str, Unit],
    symbols: dict[str, Unit],
    multiples: dict[str, tuple[str, Fraction]],
) -> None:
    for surface in row.get("surfaces", ()):
        surfaces[surface] = unit
    for symbol in row.get("symbols", ()):
        symbols[symbol] = unit
    if "of" in row:
        multiples[unit.name] = (row["of"], Fraction(row["factor"]))
