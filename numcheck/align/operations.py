"""What figures make of one another: sums, differences, shares, changes, averages."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Literal

from numcheck.align.nearness import measure
from numcheck.lexicon.terms import stem
from numcheck.model.fact import Fact
from numcheck.model.interval import Interval
from numcheck.model.quantity import Quantity
from numcheck.units.convert import IDENTITY

Operation = Literal["sum", "pair", "difference", "share", "rate"]
Result = tuple[Interval, str, tuple[Fact, ...], Operation]
"""What an operation makes, how it is written ("{} - {}"), its operands, and what it is."""
TERMS = 4
"""The most terms of a sum."""
PERCENT = Fraction(100)
POINTS = ("percentage point", "point")


def results(target: Quantity, operands: Sequence[Fact], jointly: bool) -> Iterator[Result]:
    """Every value that the operands make, in the target's unit; `jointly` any two of them together."""
    alike = [(fact, number) for fact in operands if (number := in_unit_of(fact, target)) is not None]
    for terms in (alike, *(_by_name(alike) if target.bound == "exact" else ())):
        yield from _sums(terms)
    for (left, a), (right, b) in itertools.combinations(alike, 2) if jointly else ():
        yield a.plus(b), "{} + {}", (left, right), "pair"
    for (left, a), (right, b) in itertools.permutations(alike, 2):
        if a.low is not None and b.high is not None and a.low > b.high and not _are_shares(target):
            yield a.minus(b), "{} - {}", (left, right), "difference"
    if target.dimension in ("ratio", "multiple"):
        yield from _shares(target, operands)
    yield from _rates(target, operands)


def _are_shares(target: Quantity) -> bool:
    """Whether the target is a change in percent: percentages differ by points."""
    return target.change is not None and target.unit is not None and target.unit.name == "percent"


def _by_name(alike: Sequence[tuple[Fact, Interval]]) -> Iterator[Sequence[tuple[Fact, Interval]]]:
    """The figures of each thing where others stand between: firearms here and firearms there."""
    groups: dict[str, list[tuple[Fact, Interval]]] = {}
    for fact, number in alike:
        if fact.subject is not None:
            groups.setdefault(fact.subject.kind or stem(fact.subject.head), []).append((fact, number))
    return (group for group in groups.values() if 2 <= len(group) < len(alike))


def _sums(alike: Sequence[tuple[Fact, Interval]]) -> Iterator[Result]:
    """Sums of terms that follow one another."""
    for start, stop in itertools.combinations(range(len(alike) + 1), 2):
        if 2 <= stop - start <= TERMS:
            terms = alike[start:stop]
            total = terms[0][1]
            for _, number in terms[1:]:
                total = total.plus(number)
            yield total, " + ".join("{}" for _ in terms), tuple(fact for fact, _ in terms), "sum"


def _shares(target: Quantity, operands: Sequence[Fact]) -> Iterator[Result]:
    """Shares and changes: 3 of 4 is 75 percent, from 4 to 3 is 25 percent less."""
    scale = PERCENT if target.unit is not None and target.unit.name == "percent" else Fraction(1)
    for left, right in itertools.permutations(operands, 2):
        a, b = in_unit_of(left, quantity_of(right)), quantity_of(right).precision
        if a is None or left.dimension in ("ratio", "multiple"):
            continue
        if not target.change:
            yield a.over(b).scaled(scale), "{} of {}", (left, right), "share"
        change = a.over(b).shifted(Fraction(-1)).scaled(scale)
        falls = change.high is not None and change.high < 0
        if target.change and falls != (target.change == "down"):
            continue
        yield change.scaled(Fraction(-1)) if falls else change, "from {1} to {0}", (left, right), "share"


def _rates(target: Quantity, operands: Sequence[Fact]) -> Iterator[Result]:
    """Averages and totals: so much in all over so many, or so many at so much each."""
    if target.unit is None or target.dimension in ("ratio", "multiple", "time"):
        return
    for left, right in itertools.permutations(operands, 2):
        whole = in_unit_of(left, target)
        if whole is None or right.dimension not in ("count", "time") or quantity_of(right).value == 1:
            continue
        count = quantity_of(right).precision
        yield whole.over(count), "{} / {}", (left, right), "rate"
        yield whole.times(count), "{} x {}", (left, right), "rate"


def quantity_of(fact: Fact) -> Quantity:
    """The quantity of a fact that has one."""
    assert fact.quantity is not None
    return fact.quantity


def in_unit_of(fact: Fact, target: Quantity) -> Interval | None:
    """The figure's number in the target's unit (percentages make points); None where it has none."""
    quantity = quantity_of(fact)
    if quantity.value is None or quantity.value <= 0:
        return None
    names = [one.unit.name if one.unit else "" for one in (target, quantity)]
    if names[0] in POINTS and names[1] == "percent":
        return quantity.precision
    if quantity.dimension != target.dimension:
        return None
    alike, by = measure(target, quantity)
    return (by or IDENTITY).interval(quantity.precision) if alike else None
