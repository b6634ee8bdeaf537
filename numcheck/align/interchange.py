"""Whether one figure or date could stand in the place of another, and whether a source would have it at all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction

from numcheck.align import facets, subjects, times, values
from numcheck.align.compare import DISTINCT_DIGITS
from numcheck.align.nearness import distance, is_bounded, is_far_off, measure
from numcheck.align.support import ENDLESS
from numcheck.lexicon.load import words
from numcheck.lexicon.terms import is_cumulative
from numcheck.model.fact import Fact
from numcheck.model.quantity import Quantity
from numcheck.model.time import Time

ALIKE, ALIKE_IF_HEDGED = Fraction(51, 50), Fraction(11, 10)
"""How far a figure may lie from another one, and from a hedged one, to be its, wherever it stands."""
SMALL = 12
"""Counts up to which a writer counts for himself ("the three men", "five schools: …")."""
_CALENDAR = ("day", "month", "quarter", "year")
"""Granularities of dates that a source would have."""


def is_checkable(fact: Fact, in_brief: bool = False) -> bool:
    """Whether a figure is one that a source would have, not one that a writer works out or counts.

    `in_brief` says that the source is a passage, which its text retells as it stands.
    """
    quantity = fact.quantity
    if quantity is None:
        if fact.time is None or fact.time.granularity not in _CALENDAR or fact.in_quote:
            return False  # in a quote "today" is the day on which it was said
        written = fact.published is not None and fact.time.first == fact.published
        if "past " in fact.time.text.lower() or written:
            return False  # "the past month" counts from the day of writing, which is the dateline's
        said = fact.event is not None and fact.event.lemma in words("reporting", "verbs")
        return not said or fact.time.granularity != "day"
    if quantity.is_vague or quantity.dimension == "multiple" or _is_worked_out(fact):
        return False
    if quantity.unit is not None and quantity.unit.name == "fraction":
        return False
    if quantity.change is not None and quantity.dimension in ("count", "currency", "length", "speed") and not in_brief:
        return False  # "4,200 more than its rival" is worked out in any longer story
    bounded = quantity.bound in ("more_than", "less_than")
    return quantity.unit is not None or bounded or (quantity.value or quantity.interval.high or 0) > SMALL


def _is_worked_out(fact: Fact) -> bool:
    """Whether the verb says that the writer computes: "adds up to", "someone on 40 hours would earn"."""
    event, subject = fact.event, fact.subject
    if subject is not None and subject.head in words("phrases", "worked_out"):
        return True
    return event is not None and (event.lemma in words("events", "computed") or event.status == "conditional")


def is_of_another_name(fact: Fact, other: Fact) -> bool:
    """Whether the two are called different things, which in a text on one matter says little."""
    return "other" in (subjects.relation(fact, other).label, facets.property_(fact, other).label)


def may_be_one_thing(fact: Fact, other: Fact) -> bool:
    """Whether nothing tells two figures apart, and of two counts something tells that they go together."""
    labels = (
        subjects.relation(fact, other).label,
        facets.property_(fact, other).label,
        facets.event(fact, other).label,
    )
    return "other" not in labels[:2] and (fact.dimension != "count" or "same" in labels)


def may_be_a_day(quantity: Quantity) -> bool:
    """Whether the bare number of a measure may stand in the source for a day of the month: 20 days, Jan. 20."""
    plain = quantity.value is not None and quantity.value.denominator == 1 and quantity.value <= _LAST_DAY
    return plain and quantity.unit is not None and quantity.dimension != "currency"


_LAST_DAY = 31


def is_of_another(fact: Fact, other: Fact) -> bool:
    """Whether the other figure is known to be of something else, or of another day's count of what grows."""
    counted = is_cumulative(fact.property) or (fact.property is None and is_cumulative(other.property))
    grown = counted and facets.published(fact, other).label in ("earlier", "later")
    return grown or facets.event(fact, other).label in ("other", "opposite")


def names_a_quarter(fact: Fact) -> bool:
    """Whether it is a quarter by its number, which a source of figures hardly leaves to be guessed."""
    return fact.time is not None and fact.time.granularity == "quarter" and bool(_QUARTER.search(fact.time.timex))


_QUARTER = re.compile(r"-Q[1-4]$")


def is_of_a_year(fact: Fact) -> bool:
    """Whether it is a date no finer than a year, which often only sets the scene; "after 2010" does not."""
    if fact.quantity is not None or fact.time is None or fact.time.bound in ("before", "after"):
        return False
    return fact.time.granularity not in ("day", "month", "quarter")


def is_of_one_measure(fact: Fact, other: Fact) -> bool:
    """Whether one could stand for the other: figures of one unit, dates of one granularity."""
    if fact.quantity is None or other.quantity is None:
        if fact.quantity is not other.quantity or fact.time is None or other.time is None:
            return False
        if fact.time.bound in ("before", "after"):
            return other.time.granularity in _CALENDAR
        return fact.time.granularity == other.time.granularity or {
            fact.time.granularity, other.time.granularity,
        } == {"day", "month"}  # fmt: skip
    if fact.dimension == "time" and fact.quantity.unit != other.quantity.unit:
        return False  # days are hardly told for seconds
    return measure(fact.quantity, other.quantity)[0]


def can_hold(fact: Fact, other: Fact) -> bool:
    """Whether two figures or dates can be one, by what their words allow alone."""
    if fact.quantity is None or other.quantity is None:
        return fact.quantity is other.quantity and can_be_one_time(fact.time, other.time)
    alike, by = measure(fact.quantity, other.quantity)
    label = values.value(fact.quantity, other.quantity, by).label if alike else "disjoint"
    if label not in ("equal", "rounded", "compatible"):
        return False
    if fact.quantity.value is None and other.quantity.value is None:
        return label == "equal"  # of two ranges each says what the ends are
    if values.is_moved_bound(fact.quantity, other.quantity, by) or is_far_off(fact.quantity, other.quantity, by):
        return False
    beyond = fact.quantity.bound in ("more_than", "less_than") and other.quantity.bound == "exact"
    return not (label == "equal" and beyond)


def is_surely(fact: Fact, other: Fact) -> bool:
    """Whether another figure is so like the fact's that it is hardly by chance: 17,412 for "about 17,400"."""
    if fact.quantity is None or other.quantity is None or (is_bounded(fact) and fact.quantity.hedge is None):
        return False
    hedged = fact.quantity.hedge is not None
    enough = 1 if fact.quantity.unit is not None else 2
    if values.significant_digits(other.quantity) < (enough if hedged else DISTINCT_DIGITS):
        return False
    alike, by = measure(fact.quantity, other.quantity)
    factor = values.factor(fact.quantity, other.quantity, by) if alike else None
    return factor is not None and factor <= (ALIKE_IF_HEDGED if hedged else ALIKE) and can_hold(fact, other)


def is_published_in(fact: Fact, other: Fact) -> bool:
    """Whether the source came out at the fact's time."""
    time, day = fact.time, other.published
    if time is None or time.first is None or time.last is None or day is None:
        return False
    return time.first <= day <= time.last


def meant(fact: Fact, others: Iterable[Fact]) -> list[Fact]:
    """Of several figures or dates those that a bound was put on: "less than 79" is said of 81, not of 13."""
    apart = [(other, distance(fact, other)) for other in others]
    nearest = min((far for _, far in apart if far is not None), default=None)
    undated = fact.quantity is None  # a day without a year may be any
    return [other for other, far in apart if (far == nearest if far is not None else undated)]


def can_be_one_time(left: Time | None, right: Time | None) -> bool:
    """Whether two times can be one; one without an end holds nearly every other, which says nothing."""
    label = times.relation(left, right).label
    if label in ("earlier", "later", "other"):
        return False
    if left is not None and right is not None and (partial := _WEEKDAY.fullmatch(left.timex)):
        return _weekday(right) in (int(partial["day"]), None)
    return label in ("same", "unknown") or right is None or right.bound not in ENDLESS


_WEEKDAY = re.compile(r"XXXX-WXX-(?P<day>[1-7])")


def _weekday(time: Time) -> int | None:
    """The weekday of a day, Monday 1; None where nothing tells it."""
    if match := _WEEKDAY.fullmatch(time.timex):
        return int(match["day"])
    return time.first.isoweekday() if time.first is not None and time.granularity == "day" else None
