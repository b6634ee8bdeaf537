"""The interval that a figure claims, from its number, its digits, its hedge and its bound.

All the widths are here. The 10 percent for hedges and the 5 percent cap for round integers are editorial conventions.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from types import MappingProxyType

from numcheck.model.interval import Interval
from numcheck.model.quantity import Bound, Hedge, Quantity, Unit

ABOUT = Fraction(1, 10)
"""What "about", "estimated", "nearly" and "just over" allow, as a share of the value."""

_SKEWED = frozenset((("nearly", "less_than"), ("just_over", "more_than")))
"""Hedges that say themselves on which side the number lies ("just under 300")."""


def with_unit(quantity: Quantity, unit: Unit) -> Quantity:
    """A plain count as the measure that it turns out to be: what a whole number claims is then half a unit wide."""
    if quantity.value is None:
        return replace(quantity, unit=unit)
    slack = max(quantity.slack, Fraction(1, 2))
    interval = claimed(quantity.value, slack, quantity.hedge, quantity.bound)
    return replace(quantity, unit=unit, slack=slack, interval=interval)


_DENIED: Mapping[Bound, Bound] = MappingProxyType(
    {"more_than": "at_most", "at_least": "less_than", "less_than": "at_least", "at_most": "more_than"}
)


def denied(quantity: Quantity) -> Quantity | None:
    """What "did not see more than 3,000" says: at most 3,000. None for a figure without a bound."""
    bound = _DENIED.get(quantity.bound)
    if bound is None or quantity.value is None or quantity.hedge in ("nearly", "just_over"):
        return None
    return replace(quantity, bound=bound, interval=claimed(quantity.value, quantity.slack, quantity.hedge, bound))


def converted_money(quantity: Quantity) -> Quantity:
    """A sum of money given in another currency beside the first: only as good as the rate of exchange."""
    if quantity.value is None:
        return quantity
    slack = max(quantity.slack, abs(quantity.value) * ABOUT)
    interval = claimed(quantity.value, slack, quantity.hedge, quantity.bound)
    return replace(quantity, slack=slack, interval=interval)


def claimed(value: Fraction, slack: Fraction, hedge: Hedge | None, bound: Bound) -> Interval:
    """What "at least about 2,000" allows: first the hedge around the value, then the bound."""
    hedged = _hedged(value, slack, hedge)
    if (hedge, bound) in _SKEWED:
        return hedged
    if bound == "at_least":
        return Interval(value if hedge is None else hedged.low, None)
    if bound == "more_than":
        return Interval(value if hedge is None else hedged.low, None, low_open=True)
    if bound == "at_most":
        return Interval(None, value if hedge is None else hedged.high)
    if bound == "less_than":
        return Interval(None, value if hedge is None else hedged.high, high_open=True)
    return hedged


def _hedged(value: Fraction, slack: Fraction, hedge: Hedge | None) -> Interval:
    wide = max(abs(value) * ABOUT, slack)
    if hedge in ("about", "estimated"):
        return Interval(value - wide, value + wide)
    if hedge == "nearly":
        return Interval(value - wide, value, high_open=True)
    if hedge == "just_over":
        return Interval(value, value + wide, low_open=True)
    if hedge == "exactly" or slack == 0:
        return Interval.point(value)
    return Interval(value - slack, value + slack, high_open=True)
