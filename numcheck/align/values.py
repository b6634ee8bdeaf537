"""How two quantities compare: value, unit, bound, hedge, and whether one bears out the other."""

from __future__ import annotations

from fractions import Fraction

from numcheck.align.words import figure, plain_number
from numcheck.model.comparison import Relation
from numcheck.model.interval import Interval
from numcheck.model.quantity import Bound, Quantity
from numcheck.units.convert import IDENTITY, Conversion, conversion
from numcheck.units.shared import may_be_same

_TIMES = frozenset(("second", "minute", "hour", "day", "night", "week", "month", "quarter", "year"))
_SAME_HEDGE = ({"about", "estimated"}, {None, "exactly"})


def unit(left: Quantity, right: Quantity) -> tuple[Relation, Conversion | None]:
    """The relation of the units, and how to express the right one in the left."""
    if left.per and right.per and left.per != right.per and (left.per in _TIMES) == (right.per in _TIMES):
        return Relation("other", f"per {left.per} against per {right.per}"), None
    if bool(left.per) != bool(right.per) and left.value != right.value and (left.per or right.per) in _TIMES:
        return Relation("other", f"per {left.per or right.per} on one side only"), None
    if left.unit == right.unit or _same_money(left, right) or _same_degrees(left, right):
        return Relation("same", f"same unit ({_unit_text(left)})"), IDENTITY
    found = conversion(left.unit, right.unit)
    if found is None:
        return Relation("other", f"{_unit_text(left)} against {_unit_text(right)}"), None
    return Relation("converted", f"{_unit_text(right)} converted to {_unit_text(left)}"), found


def _same_money(left: Quantity, right: Quantity) -> bool:
    """A bare dollar may be anybody's dollar."""
    if left.unit is None or right.unit is None or left.dimension != "currency" or right.dimension != "currency":
        return False
    return may_be_same(left.unit, left.unit_text, right.unit, right.unit_text)


def _same_degrees(left: Quantity, right: Quantity) -> bool:
    """A bare degree may be of any scale."""
    names = {quantity.unit.name if quantity.unit else "" for quantity in (left, right)}
    return "degree" in names and all(name.startswith("degree") for name in names)


def _unit_text(quantity: Quantity) -> str:
    return quantity.unit_text or (quantity.unit.name if quantity.unit else "a count")


def value(left: Quantity, right: Quantity, by: Conversion | None) -> Relation:
    """The relation of the values; of the bare numbers where the units have no conversion."""
    by = _of_amounts(left, right, by or IDENTITY)
    mine, other = figure(left), figure(right)
    number = None if right.value is None else by.number(right.value)
    if left.value is not None and number is not None:
        if left.value == number:
            return Relation("equal", f"same figure: {mine}")
        bounded = left.bound != "exact" or right.bound != "exact"
        if left.precision.meets(by.interval(right.precision)) and not (bounded and _excludes(left, right, by)):
            return Relation("rounded", f"{mine} and {other} agree as written digits round")
    elif left.value is None and number is None and left.interval == by.interval(right.interval):
        return Relation("equal", f"same range: {mine}")
    if left.interval.meets(by.interval(right.interval)):
        return Relation("compatible", f"{mine} and {other} can both hold")
    power = power_of_ten(left.precision, by.interval(right.precision)) if left.value and number else None
    if power is not None and power != 0:
        times = f"{10 ** abs(power):,} times"
        return Relation("scaled", f"{mine} is {times} {'more' if power > 0 else 'less'} than {other}")
    return Relation("disjoint", f"{mine} against {other}")


def _excludes(left: Quantity, right: Quantity, by: Conversion) -> bool:
    """Whether a bound shuts the other number out: "more than 1,400" is not 1,390, however round."""
    return not left.interval.meets(by.interval(right.interval))


def _of_amounts(left: Quantity, right: Quantity, by: Conversion) -> Conversion:
    """The conversion for amounts of change, which have no offset: 5 °C more is 9 °F more."""
    return Conversion(by.factor) if left.change and right.change else by


def power_of_ten(left: Interval, right: Interval) -> int | None:
    """K where left meets right × 10^k, as written digits round; None where there is none. Antisymmetric."""
    if not left.low or not left.high or not right.low or not right.high:
        return None
    if len({end < 0 for end in (left.low, left.high, right.low, right.high)}) > 1:
        return None  # a stretch across zero has no size
    ratio = abs(left.low / right.low)
    power = len(str(int(ratio))) - 1 if ratio >= 1 else -len(str(int(1 / ratio)))
    for k in range(power - 1, power + 3):
        if left.meets(right.scaled(Fraction(10) ** k)):
            return k
    return None


def factor(left: Quantity, right: Quantity, by: Conversion | None) -> Fraction | None:
    """The larger value over the smaller, in one unit; None where there is none."""
    if by is None or left.value is None or right.value is None:
        return None
    first, second = abs(left.value), abs(_of_amounts(left, right, by).number(right.value))
    return None if not first or not second else max(first, second) / min(first, second)


def bound(left: Quantity, right: Quantity) -> Relation:
    """Whether "at least", "up to" … stand on both sides."""
    ours, theirs = _bound_apart(left), _bound_apart(right)
    mine, other = ours.replace("_", " "), theirs.replace("_", " ")
    if ours == theirs or left.bound == right.bound:
        return Relation("same", "same bound" if ours != "exact" else "no bound on either side")
    if ours == "exact":
        return Relation("dropped", f"the bound ({other}) is gone")
    if theirs == "exact":
        return Relation("added", f"a bound ({mine}) was added")
    return Relation("changed", f"{mine} against {other}")


def _bound_apart(quantity: Quantity) -> Bound:
    """The bound, save that of "just under", which belongs to the hedge."""
    return "exact" if quantity.hedge in ("nearly", "just_over") and quantity.value is not None else quantity.bound


def hedge(left: Quantity, right: Quantity) -> Relation:
    """Whether "about", "nearly" … stand on both sides."""
    if left.hedge == right.hedge or any({left.hedge, right.hedge} <= group for group in _SAME_HEDGE):
        return Relation("same", "same hedge" if left.hedge else "no hedge on either side")
    if left.hedge is None:
        return Relation("dropped", f"the hedge ({_hedge_word(right)}) is gone")
    if right.hedge is None:
        return Relation("added", f"a hedge ({_hedge_word(left)}) was added")
    return Relation("changed", f"{_hedge_word(left)} against {_hedge_word(right)}")


def _hedge_word(quantity: Quantity) -> str:
    return (quantity.hedge or "").replace("_", " ")


def claim(left: Quantity, right: Quantity, by: Conversion | None) -> Relation:
    """Whether the right figure, taken as true, bears out all that the left one claims."""
    if by is None:
        return Relation("unknown", "the units have no common measure")
    by = _of_amounts(left, right, by)
    rounded = left.precision if left.bound == "exact" and left.hedge is None else left.interval
    wide = _hull(rounded, left.interval) if left.bound in ("exact", "range") else left.interval
    if wide.contains(by.interval(right.interval)) or _holds_as_written(left, right, wide, by):
        return Relation("borne_out", f"{figure(right)} bears out {figure(left)}")
    if not left.interval.meets(by.interval(right.interval)):
        return Relation("excluded", f"{figure(right)} shuts out {figure(left)}")
    return Relation("stronger", f"{figure(left)} claims more than {figure(right)}")


def _holds_as_written(left: Quantity, right: Quantity, wide: Interval, by: Conversion) -> bool:
    """Whether the right number itself lies within a bound or beside a hedge, however it may be rounded."""
    loose = right.hedge is not None or left.bound not in ("exact", "range")
    if right.bound != "exact" or right.value is None or not loose:
        return False
    number = by.number(right.value)
    closed = left.bound == "at_least" and left.hedge is None  # 25 percent is at least 25 percent
    return (closed or left.value != number) and wide.holds(number)


def is_moved_bound(left: Quantity, right: Quantity, by: Conversion | None) -> bool:
    """Whether one bound stands on both sides and the left one claims more: over 518.9 million, over 518 million."""
    if left.bound != right.bound or left.bound in ("exact", "range") or left.value is None or right.value is None:
        return False
    other = (by or IDENTITY).number(right.value)
    return left.value > other if left.bound in ("more_than", "at_least") else left.value < other


def _hull(first: Interval, second: Interval) -> Interval:
    return first if first.contains(second) else second


def significant_digits(quantity: Quantity) -> int:
    """How many digits of the value the writer committed to: 3 of 1,240, 1 of 2,000."""
    return len(digits(quantity))


def digits(quantity: Quantity) -> str:
    """The digits of the value without its magnitude: 124 of 12.4 million; none of a range."""
    if quantity.value is None:
        return ""
    return plain_number(abs(quantity.value)).replace(",", "").replace(".", "").strip("0")
