"""Exact conversion between units of one dimension.

pint (BSD-3-Clause) holds the factors; it is loaded at the first conversion between two units
that differ, because most articles need none. Temperatures convert with their offset.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any

from numcheck.model.interval import Interval
from numcheck.model.quantity import Unit
from numcheck.units import quantulum
from numcheck.units.catalog import catalog

_OWN = frozenset(("currency", "ratio", "time"))
"""Dimensions whose exact multiples are all in `lexicon/units.yaml`: a month has no number of days."""

_PINT_NAMES = {
    "degree Celsius": "degC", "degree fahrenheit": "degF", "degree": "degree", "ton": "",
    "short ton": "short_ton", "long ton": "long_ton", "barrel": "oil_barrel", "pound": "pound",
    "pound-mass": "pound", "knot": "knot", "light-year": "light_year", "horsepower": "horsepower",
}  # fmt: skip
"""quantulum3's names that pint spells otherwise; "" where no single factor exists."""


@dataclass(frozen=True, slots=True)
class Conversion:
    """left = right × factor + offset, exactly."""

    factor: Fraction
    offset: Fraction = Fraction(0)

    def interval(self, interval: Interval) -> Interval:
        """An interval of the right unit, in the left one."""
        return interval.scaled(self.factor).shifted(self.offset)

    def number(self, number: Fraction) -> Fraction:
        """A number of the right unit, in the left one."""
        return number * self.factor + self.offset


IDENTITY = Conversion(Fraction(1))


@cache
def conversion(left: Unit | None, right: Unit | None) -> Conversion | None:
    """How to express `right` in `left`; None where no exact conversion exists."""
    if left == right:
        return IDENTITY
    if left is None or right is None or left.dimension != right.dimension:
        return None
    left_base, left_factor = _to_base(left)
    right_base, right_factor = _to_base(right)
    if left_base == right_base:
        return Conversion(right_factor / left_factor)
    if left.dimension in _OWN:
        return None
    return _by_pint(left_base, left_factor, right_base, right_factor)


def _to_base(unit: Unit) -> tuple[str, Fraction]:
    return catalog().multiples.get(unit.name, (unit.name, Fraction(1)))


def _by_pint(left: str, left_factor: Fraction, right: str, right_factor: Fraction) -> Conversion | None:
    one, zero = _in_unit(right, left, Fraction(1)), _in_unit(right, left, Fraction(0))
    if one is None or zero is None:
        return None
    factor = (one - zero) * right_factor / left_factor
    return Conversion(factor, zero / left_factor)


def _in_unit(source: str, target: str, number: Fraction) -> Fraction | None:
    import pint

    source_name, target_name = _pint_name(source), _pint_name(target)
    if not source_name or not target_name:
        return None
    registry = _registry()
    try:
        result = registry.Quantity(number, source_name).to(target_name).magnitude
    except (pint.errors.PintError, AttributeError, ValueError):
        return None
    return Fraction(result)


@cache
def _registry() -> Any:
    import pint

    return pint.UnitRegistry(non_int_type=Fraction, cache_folder=None)


def _pint_name(name: str) -> str:
    if name in _PINT_NAMES:
        return _PINT_NAMES[name]
    row = quantulum.table().get(name)
    if row and row.bases:
        return " * ".join(f"({_pint_name(base)}) ** {power}" for base, power in row.bases)
    return name.replace(" ", "_").replace("-", "_")
