"""A quantity says what it allows apart from how precisely it was written."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from numcheck.model.interval import Interval
from numcheck.model.quantity import Quantity, Unit


@given(st.integers(-5000, 5000).map(Fraction), st.integers(0, 50).map(Fraction))
def test_precision_holds_the_value_and_no_more_than_its_slack(value: Fraction, slack: Fraction) -> None:
    """What rounds to the written digits lies half a unit around the value."""
    precision = Quantity(value, Interval(None, None), slack).precision
    assert precision.holds(value)
    assert not precision.holds(value + slack + 1)
    assert not precision.holds(value - slack - 1)


def test_a_range_is_as_precise_as_its_ends() -> None:
    """Without a value the interval itself is what was written."""
    interval = Interval(Fraction(4), Fraction(6))
    assert Quantity(None, interval).precision == interval


def test_a_plain_count_has_the_dimension_count() -> None:
    """Only a unit brings another dimension."""
    twelve = Interval.point(Fraction(12))
    assert Quantity(Fraction(12), twelve).dimension == "count"
    assert Quantity(Fraction(12), twelve, unit=Unit("mile", "length")).dimension == "length"
