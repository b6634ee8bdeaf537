"""Intervals of exact numbers: what a figure, as worded, allows."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction


def number_text(number: Fraction) -> str:
    """A finite decimal in plain notation ("2000", "0.5"), or "1/3" where none exists."""
    rest = number.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return f"{number.numerator}/{number.denominator}"
    digits = 0
    while number.denominator and (number * 10**digits).denominator != 1:
        digits += 1
    scaled = int(number * 10**digits)
    if digits == 0:
        return str(scaled)
    sign, body = ("-", str(-scaled)) if scaled < 0 else ("", str(scaled))
    body = body.rjust(digits + 1, "0")
    return f"{sign}{body[:-digits]}.{body[-digits:]}"


def to_fraction(text: str) -> Fraction:
    """The inverse of `number_text`; raises ValueError on anything else."""
    top, slash, bottom = text.partition("/")
    try:
        return Fraction(int(top), int(bottom)) if slash else Fraction(Decimal(text))
    except (ArithmeticError, ValueError) as error:
        raise ValueError(f"{text!r} is neither a decimal number nor a fraction") from error


@dataclass(frozen=True, slots=True)
class Interval:
    """A range of exact numbers; `None` is unbounded, `*_open` leaves the end itself out."""

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False

    @classmethod
    def point(cls, number: Fraction) -> Interval:
        """The interval that holds one number only."""
        return cls(number, number)

    @property
    def is_point(self) -> bool:
        """Whether it holds exactly one number."""
        return self.low is not None and self.low == self.high and not (self.low_open or self.high_open)

    @property
    def middle(self) -> Fraction | None:
        """The number halfway between the ends; None of an unbounded one."""
        return None if self.low is None or self.high is None else (self.low + self.high) / 2

    def meets(self, other: Interval) -> bool:
        """Whether some number lies in both; symmetric."""
        return not (self._ends_before(other) or other._ends_before(self))

    def contains(self, other: Interval) -> bool:
        """Whether every number of `other` lies in this one."""
        return self._starts_at_or_before(other) and self._ends_at_or_after(other)

    def holds(self, number: Fraction) -> bool:
        """Whether `number` lies in it."""
        return self.contains(Interval.point(number))

    def scaled(self, factor: Fraction) -> Interval:
        """Every number times `factor`; a negative factor turns the interval round, 0 leaves 0 alone."""
        if factor == 0:
            return Interval.point(Fraction(0))
        low = None if self.low is None else self.low * factor
        high = None if self.high is None else self.high * factor
        if factor < 0:
            return Interval(high, low, self.high_open, self.low_open)
        return Interval(low, high, self.low_open, self.high_open)

    def shifted(self, amount: Fraction) -> Interval:
        """Every number plus `amount`."""
        low = None if self.low is None else self.low + amount
        high = None if self.high is None else self.high + amount
        return Interval(low, high, self.low_open, self.high_open)

    def plus(self, other: Interval) -> Interval:
        """Every sum of a number of each."""
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        return Interval(low, high, self.low_open or other.low_open, self.high_open or other.high_open)

    def minus(self, other: Interval) -> Interval:
        """Every difference of a number of each."""
        return self.plus(other.scaled(Fraction(-1)))

    def times(self, other: Interval) -> Interval:
        """Every product of a number of each; both must be positive, or all is possible."""
        if not (self._is_positive() and other._is_positive()):
            return Interval(None, None)
        assert self.low is not None
        assert other.low is not None
        high = None if self.high is None or other.high is None else self.high * other.high
        return Interval(self.low * other.low, high, self.low_open or other.low_open, self.high_open or other.high_open)

    def over(self, other: Interval) -> Interval:
        """Every quotient of a number of each; both must be positive, or all is possible."""
        if not (self._is_positive() and other._is_positive()):
            return Interval(None, None)
        assert self.low is not None
        assert other.low is not None
        low = Fraction(0) if other.high is None else self.low / other.high
        high = None if self.high is None else self.high / other.low
        return Interval(low, high, self.low_open or other.high_open, self.high_open or other.low_open)

    def _is_positive(self) -> bool:
        return self.low is not None and self.low > 0

    def _ends_before(self, other: Interval) -> bool:
        if self.high is None or other.low is None:
            return False
        if self.high == other.low:
            return self.high_open or other.low_open
        return self.high < other.low

    def _starts_at_or_before(self, other: Interval) -> bool:
        if self.low is None:
            return True
        if other.low is None or self.low > other.low:
            return False
        return self.low < other.low or not self.low_open or other.low_open

    def _ends_at_or_after(self, other: Interval) -> bool:
        if self.high is None:
            return True
        if other.high is None or self.high < other.high:
            return False
        return self.high > other.high or not self.high_open or other.high_open
