"""Intervals are exact, and their relations hold whatever the sign, zero or scale."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from numcheck.model.interval import Interval, number_text, to_fraction

NUMBERS = st.fractions(min_value=-50, max_value=50, max_denominator=12)
ENDS = st.one_of(st.none(), NUMBERS)
FACTORS = NUMBERS.filter(bool)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Intervals that hold at least one number, bounded or not, closed or open."""
    low, high = draw(ENDS), draw(ENDS)
    if low is not None and high is not None and low >= high:
        return Interval(high, low) if low > high else Interval.point(low)
    return Interval(low, high, draw(st.booleans()), draw(st.booleans()))


@given(st.one_of(NUMBERS, st.fractions(), st.integers().map(Fraction)))
def test_a_number_reads_back_from_its_text(number: Fraction) -> None:
    """number_text loses nothing."""
    assert to_fraction(number_text(number)) == number


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Fraction(2000), "2000"),
        (Fraction(-1, 2), "-0.5"),
        (Fraction(1, 3), "1/3"),
        (Fraction(0), "0"),
        (Fraction(1, 1000), "0.001"),
    ],
)
def test_a_number_is_written_plainly(number: Fraction, text: str) -> None:
    """A finite decimal without exponent, a fraction where there is none."""
    assert number_text(number) == text


@pytest.mark.parametrize("text", ["", "x", "1/0", "1/2/3", "nan", "inf", "--1", "1 / x"])
def test_what_is_no_number_is_refused(text: str) -> None:
    """The inverse says no with a ValueError, and with nothing else."""
    with pytest.raises(ValueError):
        to_fraction(text)


@given(intervals(), intervals())
def test_meeting_is_symmetric(left: Interval, right: Interval) -> None:
    """Whichever side asks, the answer is the same."""
    assert left.meets(right) == right.meets(left)


@given(intervals(), intervals(), intervals())
def test_containing_is_reflexive_and_transitive(first: Interval, second: Interval, third: Interval) -> None:
    """An interval holds itself, and what its parts hold."""
    assert first.contains(first)
    if first.contains(second) and second.contains(third):
        assert first.contains(third)


@given(intervals(), intervals())
def test_what_contains_meets(left: Interval, right: Interval) -> None:
    """A non-empty part has a number in common with its whole."""
    assume(left.contains(right))
    assert left.meets(right)


@given(intervals(), intervals(), NUMBERS)
def test_a_common_number_makes_them_meet(left: Interval, right: Interval, number: Fraction) -> None:
    """`holds`, `meets` and `contains` speak of the same numbers."""
    if left.holds(number) and right.holds(number):
        assert left.meets(right)
    if left.contains(right) and right.holds(number):
        assert left.holds(number)


@given(intervals(), intervals(), FACTORS, NUMBERS)
def test_scale_sign_and_shift_keep_relations(
    left: Interval, right: Interval, factor: Fraction, amount: Fraction
) -> None:
    """Other units, a turned sign or another zero change no relation."""
    moved, beside = (each.scaled(factor).shifted(amount) for each in (left, right))
    assert moved.meets(beside) == left.meets(right)
    assert moved.contains(beside) == left.contains(right)


@given(intervals(), FACTORS, NUMBERS)
def test_scale_and_shift_can_be_undone(interval: Interval, factor: Fraction, amount: Fraction) -> None:
    """Nothing is rounded on the way."""
    assert interval.scaled(factor).scaled(1 / factor) == interval
    assert interval.shifted(amount).shifted(-amount) == interval


@given(intervals(), NUMBERS, FACTORS)
def test_scaling_moves_every_number(interval: Interval, number: Fraction, factor: Fraction) -> None:
    """A number inside stays inside, scaled by a negative number too."""
    assume(interval.holds(number))
    assert interval.scaled(factor).holds(number * factor)


@given(intervals())
def test_nought_times_anything_is_nought(interval: Interval) -> None:
    """Scaled by zero, every number is zero."""
    assert interval.scaled(Fraction(0)) == Interval.point(Fraction(0))


@given(NUMBERS, st.booleans(), st.booleans())
def test_a_point_holds_its_number(number: Fraction, low_open: bool, high_open: bool) -> None:
    """What calls itself a point holds exactly one number; with an end left out it holds none."""
    interval = Interval(number, number, low_open, high_open)
    assert interval.is_point == interval.holds(number)


@given(FACTORS)
def test_opposite_signs_never_meet(number: Fraction) -> None:
    """-5 and 5 are two numbers; zero is its own opposite."""
    assert not Interval.point(number).meets(Interval.point(-number))
    assert Interval.point(Fraction(0)).meets(Interval.point(-Fraction(0)))
