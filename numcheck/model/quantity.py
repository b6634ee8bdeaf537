"""A quantity: the number a figure claims, with everything its words say about it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from numcheck.model.interval import Interval

Bound = Literal["exact", "at_least", "more_than", "at_most", "less_than", "range"]
Hedge = Literal["about", "nearly", "just_over", "estimated", "exactly"]
Change = Literal["up", "down"]

COUNT = "count"

VAGUE = 10
"""A vague plural ("hundreds") means from its own magnitude to this many times as much."""
WIDE = 3
"""How many times its lower end the upper end of a range is that tells no number ("several" is 3 to 10)."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measurement.

    `name` is the stable canonical name (ISO 4217 code for money), `dimension` what it measures
    ("length", "currency", "time", "ratio" …) in quantulum3's terms.
    """

    name: str
    dimension: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a figure claims.

    `value` is the number as written, None for a range; `interval` what the words allow;
    `slack` half a unit of the last digit that the writer committed to (0 where the number is
    exact), which is the part of the interval that comes from rounding alone.
    """

    value: Fraction | None
    interval: Interval
    slack: Fraction = Fraction(0)
    bound: Bound = "exact"
    hedge: Hedge | None = None
    unit: Unit | None = None
    unit_text: str | None = None
    change: Change | None = None
    per: str | None = None

    @property
    def dimension(self) -> str:
        """The unit's dimension, "count" for a plain count."""
        return self.unit.dimension if self.unit else COUNT

    @property
    def is_vague(self) -> bool:
        """Whether it is a range so wide that it tells no number: several, dozens, hundreds."""
        low, high = self.interval.low, self.interval.high
        return self.value is None and low is not None and high is not None and high >= low * WIDE > 0

    @property
    def precision(self) -> Interval:
        """The numbers that would be written with these digits, hedge and bound apart."""
        if self.value is None or self.slack == 0:
            return self.interval if self.value is None else Interval.point(self.value)
        return Interval(self.value - self.slack, self.value + self.slack, False, True)
