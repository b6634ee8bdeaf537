"""What the arithmetic checks work with: the figures of a sentence, the words between, one unit.

All comparisons allow for rounding: a figure stands for every number that would be written with its
digits, and a result is wrong only if none of them fits.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from numcheck.align.words import plain_number, short_number
from numcheck.model.fact import Fact, Reading
from numcheck.model.interval import Interval
from numcheck.model.quantity import Quantity
from numcheck.units.convert import conversion

SLACK: Mapping[str, tuple[str, ...]] = {"slack": ("rounding", "none")}
"""The parameter of every check of sums: whether figures stand for what rounds to them, or for themselves."""


_LEFT_OUT = frozenset(("currency", "mass", "length", "area", "volume", "power", "energy"))
"""Dimensions of units that a list gives once."""


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of one sentence, in order, with a quantity each."""

    reading: Reading
    facts: tuple[Fact, ...]

    def between(self, left: Fact, right: Fact) -> str:
        """The words between two figures, lower-case, as one line."""
        return one_line(self.reading.text[left.end : right.start])

    def before(self, fact: Fact, reach: int = 40) -> str:
        """The words of the sentence right before a figure, lower-case."""
        start = max(fact.sentence[0], fact.start - reach)
        return one_line(self.reading.text[start : fact.start])

    def after(self, fact: Fact, reach: int = 40) -> str:
        """The words of the sentence right after a figure, lower-case."""
        return one_line(self.reading.text[fact.end : min(fact.sentence[1], fact.end + reach)])


def one_line(text: str) -> str:
    """The text in lower case with single spaces, ends kept."""
    return re.sub(r"\s+", " ", text).lower()


def rows(readings: Sequence[Reading]) -> Iterator[Row]:
    """Every sentence with figures, in the order of the text."""
    for reading in readings:
        figures = [fact for fact in reading.facts if fact.quantity is not None]
        for _, group in itertools.groupby(figures, key=lambda fact: fact.sentence):
            yield Row(reading, tuple(group))


def quantity(fact: Fact) -> Quantity:
    """The quantity of a figure."""
    assert fact.quantity is not None
    return fact.quantity


def claimed(fact: Fact, slack: str = "rounding") -> Interval | None:
    """The numbers that a figure stands for: with its hedge and bound, or itself; None for a range."""
    found = quantity(fact)
    if found.value is None:
        return None
    if found.hedge is not None or found.bound != "exact":
        return found.interval
    return found.precision if slack == "rounding" else Interval.point(found.value)


def in_unit_of(fact: Fact, model: Fact, slack: str = "rounding") -> Interval | None:
    """What a figure stands for in another one's unit; None where it has no such unit."""
    mine, wanted = quantity(fact), quantity(model)
    number = claimed(fact, slack)
    if wanted.unit is None and mine.unit is not None and mine.dimension == "currency":
        return None
    if number is not None and leaves_unit_out(fact, model):
        return number
    if number is None or mine.dimension != wanted.dimension:
        return None
    by = conversion(wanted.unit, mine.unit)
    return None if by is None else by.interval(number)


def leaves_unit_out(fact: Fact, model: Fact) -> bool:
    """Whether a bare number has the unit of the figure before it: "1,240 tonnes: 610 by rail"."""
    if quantity(fact).unit is not None or quantity(model).dimension not in _LEFT_OUT:
        return False
    return fact.subject is None or (model.subject is not None and fact.subject.head == model.subject.head)


def value_in(fact: Fact, model: Fact) -> Fraction | None:
    """A figure's number in another one's unit."""
    mine = quantity(fact)
    if leaves_unit_out(fact, model):
        return mine.value
    by = conversion(quantity(model).unit, mine.unit)
    return None if by is None or mine.value is None else by.number(mine.value)


def shown(fact: Fact) -> str:
    """A figure's bare number as news writes it."""
    value = quantity(fact).value
    return short_number(value) if value is not None else fact.text


def shown_number(number: Fraction, places: int = 1) -> str:
    """A computed number, rounded for reading: "23.9", "1,260"."""
    if number.denominator == 1:
        return short_number(number)
    digits = places if abs(number) >= 1 else places + 1
    rounded = Fraction(round(number * 10**digits), 10**digits)
    return plain_number(rounded) if abs(rounded) < 10**6 else short_number(rounded)


def percent(part: Fraction, whole: Fraction) -> str:
    """A share in percent, for reading."""
    return f"{shown_number(100 * part / whole)} percent"


def is_fraction(fact: Fact) -> bool:
    """Whether a figure is a share in words or as a fraction: "a third of"."""
    unit = quantity(fact).unit
    return unit is not None and unit.name == "fraction"


def is_percent(fact: Fact) -> bool:
    """Whether a figure is a percentage."""
    unit = quantity(fact).unit
    return unit is not None and unit.name == "percent"
