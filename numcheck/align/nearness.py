"""Of several figures or dates the one that a bound was put on: the nearest."""

from __future__ import annotations

import re
from fractions import Fraction

from numcheck.align import values
from numcheck.model.fact import Fact
from numcheck.model.quantity import Quantity
from numcheck.model.time import Time
from numcheck.units.convert import IDENTITY, Conversion

CLOSE = Fraction(5, 4)
"""How far from a number a bound on it may lie to be surely its bound."""
ALIKE, PRECISE = Fraction(51, 50), 3
"""The same for a number of that many digits: "at least $6" is no source of $6.52."""
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


def is_far_off(left: Quantity, right: Quantity, by: Conversion | None) -> bool:
    """Whether two numbers that can both hold are still not one: 37 beside "over 10", "about 8.5" beside "about 7.5"."""
    factor = values.factor(left, right, by)
    if factor is None or values.value(left, right, by).label != "compatible":
        return False
    if left.hedge is not None and left.hedge == right.hedge and left.bound == right.bound == "exact":
        return True
    most = ALIKE if values.significant_digits(left) >= PRECISE else CLOSE
    return left.bound == "exact" and right.bound not in ("exact", "range") and factor > most


def is_other_range(fact: Fact, other: Fact) -> bool:
    """Whether two ranges overlap, and do not begin and end alike: $30 to $35 and $30 to $40."""
    if fact.quantity is None or other.quantity is None or fact.quantity.bound != "range":
        return False
    alike, by = measure(fact.quantity, other.quantity)
    if not alike or other.quantity.bound != "range":
        return False
    mine, theirs = fact.quantity.interval, (by or IDENTITY).interval(other.quantity.interval)
    if mine == theirs or not mine.meets(theirs):
        return False
    rounded = _decimals(fact.text) != _decimals(other.text)
    return not (rounded and _is_alike(mine.low, theirs.low) and _is_alike(mine.high, theirs.high))


def _decimals(text: str) -> int:
    """How many decimals the numbers of a text are written with."""
    return max((len(found) for found in re.findall(r"\d\.(\d+)", text)), default=0)


def _is_alike(end: Fraction | None, other: Fraction | None) -> bool:
    """Whether two ends lie as close as rounding leaves them."""
    if end is None or other is None or not end or not other:
        return end == other
    return max(end, other) <= ALIKE * min(end, other)


def _days(left: Time | None, right: Time | None) -> Fraction | None:
    if left is None or right is None or left.first is None or left.last is None:
        return None
    if right.first is None or right.last is None:
        return None
    return Fraction(max((left.first - right.last).days, (right.first - left.last).days, 0))
