"""Of several figures or dates the one that a bound was put on: the nearest."""

from __future__ import annotations

from fractions import Fraction

from numcheck.align import values
from numcheck.model.fact import Fact
from numcheck.model.quantity import Quantity
from numcheck.model.time import Time
from numcheck.units.convert import Conversion

FARTHEST = 10
"""How many times a number a bound on it may be: nobody says "less than 300" of 3."""


def is_bounded(fact: Fact) -> bool:
    """Whether a fact gives a bound on one side, rather than a figure or a date."""
    if fact.quantity is not None:
        return fact.quantity.value is not None and fact.quantity.bound not in ("exact", "range")
    return fact.time is not None and fact.time.bound in ("before", "after")


def distance(fact: Fact, other: Fact) -> Fraction | None:
    """How far another figure (as a factor) or date (in days) lies from a bound; None where that cannot be told."""
    if fact.quantity is None or other.quantity is None:
        return _days(fact.time, other.time) if fact.quantity is other.quantity else None
    alike, by = measure(fact.quantity, other.quantity)
    factor = values.factor(fact.quantity, other.quantity, by) if alike else None
    return factor if factor is not None and factor <= FARTHEST else None


def measure(left: Quantity, right: Quantity) -> tuple[bool, Conversion | None]:
    """Whether two figures are of one measure, and how to express the right one in the left's unit."""
    if left.dimension != right.dimension:
        return False, None
    unit, by = values.unit(left, right)
    return unit.label != "other", by


def _days(left: Time | None, right: Time | None) -> Fraction | None:
    if left is None or right is None or left.first is None or left.last is None:
        return None
    if right.first is None or right.last is None:
        return None
    return Fraction(max((left.first - right.last).days, (right.first - left.last).days, 0))
