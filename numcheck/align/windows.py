"""How the stretches of time that two figures cover compare: since January, the past year, the second quarter."""

from __future__ import annotations

import re
from datetime import date, timedelta
from types import MappingProxyType

from numcheck.align import times
from numcheck.model.comparison import Relation
from numcheck.model.fact import Fact
from numcheck.model.time import Time

TOLERANCE = 0.25
"""By what share of the longer stretch two beginnings may differ: who writes "the past year" counts no days."""
LEAST = timedelta(days=3)
"""The same in days."""
LATELY = timedelta(days=45)
"""How long before its document a stretch may have ended that is told as running."""
_ROLLING = re.compile(r"(?:the )?past (?P<unit>week|month|quarter|year)", re.IGNORECASE)
_DAYS = MappingProxyType({"D": 1, "W": 7, "M": 30, "Q": 91, "Y": 365})
"""Days in a unit, by its letter in a timex."""


def period(left: Fact, right: Fact) -> Relation:
    """The relation of the stretches that both figures cover; of two that reach to the present their beginnings tell."""
    mine, other = _beginning(left), _beginning(right)
    if left.former or right.former:
        return Relation("unknown", "an earlier level, whose period the sentence leaves to be understood")
    if left.time is not None and right.time is not None and left.time.text.lower() == right.time.text.lower():
        return times.relation(left.period, right.period)  # "last year" in both, whatever else one of them tells
    if mine is None or other is None:
        if (_is_since(left) and _is_last(right)) or (_is_since(right) and _is_last(left)):
            return Relation("other", f"other periods: {_text(left)} / {_text(right)}")
        told_apart = _closed(left.period, right.period) or _of_other_length(left.period, right.period)
        return told_apart or _of_other_ends(left.period, right.period) or times.relation(left.period, right.period)
    texts = f"{_text(left)} / {_text(right)}"
    ends = max(day for day in (left.published, right.published) if day is not None)
    longest = ends - min(mine, other)
    if abs(mine - other) <= max(LEAST, longest * TOLERANCE, _looseness(left), _looseness(right)):
        return Relation("same", f"same period: {texts}")
    return Relation("other", f"other periods: {texts}")


def time(left: Fact, right: Fact) -> Relation:
    """The relation of when both things were; a stretch takes the place of a time outside of it ("2023: 41 million")."""
    found = times.relation(left.time, right.time)
    stretches = [fact.time or fact.period for fact in (left, right)]
    mixed = (left.time is None) != (right.time is None)
    if not mixed or any(one is None or one.granularity not in _STRETCHES for one in stretches):
        return found
    outside = times.relation(*stretches)
    return outside if outside.label in ("earlier", "later") else found


_STRETCHES = frozenset(("month", "quarter", "half", "year", "duration"))
"""Kinds of time that a figure can be the total of, or the level in."""


def _closed(left: Time | None, right: Time | None) -> Relation | None:
    """Two closed stretches whose ends are days apart, as of a quarter told by weeks: one period."""
    if left is None or right is None or None in (left.first, left.last, right.first, right.last):
        return None
    days = [abs(a - b) for a, b in ((left.first, right.first), (left.last, right.last)) if a and b]
    near = len(days) == len((left, right)) and max(days) <= LEAST and left.timex != right.timex
    long = near and left.first is not None and left.last is not None and left.last - left.first > LATELY
    return Relation("same", f"same period: {left.text} / {right.text}") if long else None


_LENGTH = re.compile(r"P(\d{1,3})([DWMQY])")


def _of_other_length(left: Time | None, right: Time | None) -> Relation | None:
    """Two stretches of which one has no dates, and whose lengths differ: three months and the half-year."""
    lengths = [_length(time) for time in (left, right)]
    if left is None or right is None or None in lengths or (left.is_dated and right.is_dated):
        return None
    short, long = sorted(length for length in lengths if length is not None)
    apart = long - short > max(LEAST, long * TOLERANCE)
    return Relation("other", f"stretches of other lengths: {left.text} / {right.text}") if apart else None


def _of_other_ends(left: Time | None, right: Time | None) -> Relation | None:
    """Two closed stretches that overlap: the year to March and the year to December."""
    ranges = left is not None and right is not None and "/" in left.timex and "/" in right.timex
    if left is None or right is None or not ranges or times.relation(left, right).label != "unknown":
        return None
    return Relation("other", f"other periods: {left.text} / {right.text}")


def _length(time: Time | None) -> timedelta | None:
    if time is None or time.bound == "since":
        return None
    if time.first is not None and time.last is not None:
        return time.last - time.first + timedelta(days=1)
    told = _LENGTH.fullmatch(time.timex)
    return timedelta(days=int(told[1]) * _DAYS[told[2]]) if told else None


def _looseness(fact: Fact) -> timedelta:
    """By how much the beginning of "the past month" may be meant earlier: half of the unit."""
    time = _covering(fact)
    rolling = _ROLLING.fullmatch(time.text) if time is not None else None
    return timedelta(days=_DAYS[rolling["unit"][0].upper()] // 2 if rolling else 0)


def _covering(fact: Fact) -> Time | None:
    """The period that a fact gives, or the time that stands for one ("the past year", "since 1 January:")."""
    if fact.period is not None or fact.time is None:
        return fact.period
    rolls = _ROLLING.fullmatch(fact.time.text) or _is_running_year(fact.time, fact.published)
    return fact.time if fact.time.bound == "since" or rolls else None


def _is_running_year(time: Time, published: date | None) -> bool:
    """Whether a text gives the year that it was written in: "in 2024 there have been 13"."""
    year = time.first if time.granularity == "year" and time.bound is None else None
    return year is not None and published is not None and year.year == published.year


def _is_since(fact: Fact) -> bool:
    return fact.period is not None and fact.period.bound == "since"


_LAST = re.compile(r"last (?:month|quarter|year)", re.IGNORECASE)


def _is_last(fact: Fact) -> bool:
    """Whether a figure is of the last year or month, which is closed; "since 2017" is another stretch."""
    time = fact.time
    return fact.period is None and time is not None and time.bound is None and _LAST.fullmatch(time.text) is not None


def _text(fact: Fact) -> str:
    time = _covering(fact) or fact.time
    since = time is not None and time.bound == "since"
    return "" if time is None else f"since {time.text}" if since else time.text


def _beginning(fact: Fact) -> date | None:
    """The first day of a stretch that reaches to the present; None where there is none, or no date to count from."""
    time, published = _covering(fact), fact.published
    if time is None or published is None:
        return None
    if rolling := _ROLLING.fullmatch(time.text):
        days = timedelta(days=_DAYS[rolling["unit"][0].upper()])
        return published - days if published - date.min > days else None
    runs = time.last is not None and timedelta() <= published - time.last <= LATELY and "/" in time.timex
    return time.first if time.bound == "since" or runs or _is_running_year(time, published) else None
