"""Facts and their facets in an editor's words."""

from __future__ import annotations

from fractions import Fraction

from numcheck.model.fact import Fact
from numcheck.model.interval import number_text
from numcheck.model.quantity import Quantity

_BOUNDS = {"at_least": "at least ", "more_than": "more than ", "at_most": "at most ", "less_than": "less than "}
_HEDGES = {
    "about": "about ",
    "nearly": "nearly ",
    "just_over": "just over ",
    "estimated": "an estimated ",
    "exactly": "exactly ",
}
_SCALES = ((10**12, " trillion"), (10**9, " billion"), (10**6, " million"))


def plain_number(number: Fraction) -> str:
    """A number with thousands separators; fractions as they are ("1/3")."""
    text = number_text(number)
    if "/" in text:
        return text
    whole, point, decimals = text.partition(".")
    return f"{int(whole):,}{point}{decimals}" if whole not in ("-0",) else text


def short_number(number: Fraction) -> str:
    """A number as news writes it: 3.5 billion, 2,000."""
    for size, word in _SCALES:
        if abs(number) >= size and (number * 1000 / size).denominator == 1:
            return plain_number(number / size) + word
    return plain_number(number)


def figure(quantity: Quantity) -> str:
    """A quantity as an editor would write it: "at least about 2,000", "USD 3.5 billion"."""
    unit = quantity.unit.name if quantity.unit else ""
    if quantity.value is None:
        low, high = quantity.interval.low, quantity.interval.high
        number = f"{short_number(low or Fraction(0))} to {short_number(high or Fraction(0))}"
    else:
        number = short_number(quantity.value)
    lead = _lead(quantity)
    if quantity.dimension == "currency" and len(unit) == 3:
        return f"{lead}{unit} {number}"
    if unit == "fraction":
        return f"{lead}{number}"
    plural = (
        unit
        if not unit or quantity.value == 1 or (unit.endswith(("s", "t", "%")) and unit == "percent")
        else _plural(unit)
    )
    per = f" per {quantity.per}" if quantity.per and quantity.per != "each" else ""
    return f"{lead}{number}{' ' + plural if plural else ''}{per}"


def _lead(quantity: Quantity) -> str:
    """Bound and hedge in words; "just under" is both."""
    if quantity.hedge == "nearly" and quantity.bound == "less_than":
        return "just under "
    if quantity.hedge == "just_over" and quantity.bound == "more_than":
        return "just over "
    return _BOUNDS.get(quantity.bound, "") + _HEDGES.get(quantity.hedge or "", "")


_PLURALS = {
    "percent": "percent", "foot": "feet", "inch": "inches", "penny": "pence", "century": "centuries",
    "degree Celsius": "degrees Celsius", "degree fahrenheit": "degrees Fahrenheit", "times": "times",
}  # fmt: skip


def _plural(unit: str) -> str:
    if unit in _PLURALS:
        return _PLURALS[unit]
    first, of, rest = unit.partition(" per ")
    return (first if first.endswith("s") else first + "s") + of + rest


def subject(fact: Fact) -> str:
    """The subject as written, or what stands in for it."""
    if fact.subject:
        return fact.subject.text
    return "something unnamed"


def event(fact: Fact) -> str:
    """The event as written, with "not" and its status where they matter."""
    if fact.event is None:
        return "no stated event"
    status = "" if fact.event.status == "asserted" else f"{fact.event.status}: "
    return f"{status}{fact.event.text}"


def speaker(fact: Fact) -> str:
    """Who says so, with the source behind the speaker."""
    if fact.attribution is None:
        return "nobody named"
    via = f", citing {' and '.join(fact.attribution.via)}" if fact.attribution.via else ""
    return f"{fact.attribution.speaker}{via}"


def reading(fact: Fact) -> str:
    """What a place was read as, in one line: subject · event · time · place · speaker."""
    parts = [
        fact.subject.text if fact.subject else "",
        event(fact) if fact.event else "",
        fact.time.timex if fact.time else "",
        fact.place.text if fact.place else "",
        speaker(fact) if fact.attribution else "",
    ]
    return " · ".join(part for part in parts if part)
