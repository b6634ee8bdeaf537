"""Two dates and a duration that is not the time between them: "from 3 to 10 March, a 12-day walk"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from types import MappingProxyType

from numcheck.engine.checks import Hit
from numcheck.engine.operands import Row, claimed, one_line, quantity, rows
from numcheck.model.fact import Fact, Reading
from numcheck.model.interval import Interval
from numcheck.model.time import Time

NAME = "duration-dates"
ROLES = MappingProxyType({"duration": Fact, "start": Time, "end": Time})
RESULTS = ("actual",)
PARAMETERS: Mapping[str, tuple[str, ...]] = MappingProxyType({})

_LEADS = re.compile(r"\b(?:from|between) (?:the )?$")
_JOINS = re.compile(r"^ ?(?:to|until|till|through|and|[-–—]) ?(?:on )?(?:the )?$")
_YEARLESS = re.compile(r"XXXX-(\d\d)-(\d\d)")
_STARTS = re.compile(
    r"\b(?:starts?|started|begins?|began|opens?|opened|sets? (?:out|off)|departs?|leaves?|runs?)\b[^.;]{0,40}$"
)
_ENDS = re.compile(
    r"^[^.;]{0,40}?\b(?:ends?|ended|closes?|closed|finish(?:es|ed)?|concludes?|returns?|runs? until|ending)\b"
    r"[^.;]{0,30}$"
)
_LASTED = re.compile(r"\b(?:for|lasted) [\w-]+ (?:days|nights|weeks|months), from (?:[\w'’-]+ ){1,5}on $")
_UNTIL = re.compile(r"^,? ?(?:until|till|to) (?:[\w'’-]+ ){1,6}on $")
"""Around the first of two dates of which each has its event: "from the spill on 3 May until work resumed on 9 May"."""
_BESIDE = re.compile(
    r"\b(?:lasted|lasting|spent|ran|runs|for|over|took|of|a|an|the|his|her|its|their|[,(–—-])"
    r" ?(?:about |some |nearly )?$"
)
_UNITS = {"day": 1, "night": 1, "week": 7, "fortnight": 14}
"""Days in the units that have a number of them."""
_MONTHS = {"month": 1, "year": 12, "decade": 120}


def run(readings: Sequence[Reading], parameters: Mapping[str, str]) -> Iterator[Hit]:
    """Durations that do not lie between the two dates of their sentence, inclusive or not."""
    for row in rows(readings):
        yield from _brought_to_an_end(row)
        durations = [f for f in row.facts if quantity(f).dimension in ("time", "nights") and f.property != "age"]
        spans = list(_spans(row))
        alone = len(spans) == 1 and len(durations) == 1 and _belongs(row, durations[0], spans[0])
        if alone and (hit := _hit(durations[0], *spans[0])):
            yield hit


_CLOSES = re.compile(r"^ (?:[\w'’-]+ ){1,2}to (?:an end|a close)\b")
"""What follows a duration that ends with the last date: "bringing the 12-day stoppage to a close"."""


def _brought_to_an_end(row: Row) -> Iterator[Hit]:
    """A stoppage that one sentence lets begin and the next one end, each with a date of its own."""
    for duration in row.facts:
        if quantity(duration).dimension != "time" or not _CLOSES.match(row.after(duration)):
            continue
        start = duration.sentence[0]
        inside = [t for t in row.reading.times if start <= t.start < duration.start and t.granularity == "day"]
        before = [t for t in row.reading.times if start - _NEAR < t.start and t.end <= start and t.granularity == "day"]
        started = len(inside) == 1 and before and _STARTS_OUT.search(_clause_before(row, before[-1]))
        if started and (hit := _hit(duration, before[-1], inside[0])):
            yield hit


_NEAR = 200
"""Characters back to the sentence that tells when it began."""
_STARTS_OUT = re.compile(r"\b(?:walked off|walked out|downed tools|went on strike|broke out)\b[^.]*$")


def _clause_before(row: Row, time: Time) -> str:
    return one_line(row.reading.text[max(0, time.start - 60) : time.start])


def _spans(row: Row) -> Iterator[tuple[Time, Time]]:
    """Two dates of the sentence that open and close a period."""
    start, end = row.facts[0].sentence
    times = [time for time in row.reading.times if start <= time.start and time.end <= end]
    for left, right in ((_near(_in_year_of(b, a), b), b) for a, b in itertools.pairwise(times)):
        if not (left.first and right.first):
            continue
        between = one_line(row.reading.text[left.end : right.start])
        lead = one_line(row.reading.text[max(start, left.start - 12) : left.start])
        joined = between.strip() in ("-", "–", "—", "to", "through", "until")
        lead_far = one_line(_words_before(row, start, left))
        if left.granularity == right.granularity and _is_later(row, right):
            yield left, right
            continue
        told = _STARTS.search(lead_far) and _ENDS.search(between)
        if left.granularity == right.granularity and (told or (_LASTED.search(lead_far) and _UNTIL.search(between))):
            yield left, right
            continue
        if left.granularity != right.granularity or not _JOINS.search(between) or not (joined or _LEADS.search(lead)):
            continue
        yield left, right


def _in_year_of(right: Time, left: Time) -> Time:
    """The first date in the year that only the second one writes: "from June 1 to June 30, 2024"."""
    match = _YEARLESS.fullmatch(left.timex)
    if match is None or right.first is None:
        return left
    try:
        day = date(right.first.year, int(match[1]), int(match[2]))
    except ValueError:
        return left
    return replace(left, first=day, last=day) if day <= right.first else left


def _near(left: Time, right: Time) -> Time:
    """The first of two dates without a written year in the year before the second one: "from July 3 to May 4"."""
    day, end = left.first, right.first
    if day is None or end is None or left.granularity != "day" or re.search(r"\d{4}", f"{left.text} {right.text}"):
        return left
    if not (day < end and (day.month, day.day) != (2, 29) and (end - day).days > _YEAR):
        return left
    day = day.replace(year=end.year if (day.month, day.day) <= (end.month, end.day) else end.year - 1)
    return replace(left, first=day, last=day)


_YEAR = 366


def _is_later(row: Row, right: Time) -> bool:
    """As in "opened in April 2016 and shut in September 2021, three years later"."""
    for fact in row.facts:
        gap = one_line(row.reading.text[right.end : fact.start]) if fact.start >= right.end else "far"
        if gap in (", ", " - ", " – ", " — ") and row.after(fact, 7).startswith(" later"):
            return True
    return False


def _words_before(row: Row, start: int, time: Time) -> str:
    """The words of the sentence before a date."""
    return row.reading.text[max(start, time.start - 60) : time.start]


def _belongs(row: Row, duration: Fact, span: tuple[Time, Time]) -> bool:
    """Whether the duration stands right beside the dates, and measures them."""
    left, right = span
    if duration.end <= left.start:
        between = one_line(row.reading.text[duration.end : left.start])
    elif duration.start >= right.end:
        between = one_line(row.reading.text[right.end : duration.start])
    else:
        return False
    plain = len(between) <= 60 and not re.search(r"[;:]|\b(?:after|before|later|earlier|ago|and|but|than)\b", between)
    later = row.after(duration, 7).startswith(" later") and len(between) <= 3
    return later or (plain and _BESIDE.search(row.before(duration, 25)) is not None)


def _hit(duration: Fact, left: Time, right: Time) -> Hit | None:
    stated, unit = claimed(duration, "none"), quantity(duration).unit
    if stated is None or unit is None or not (left.first and left.last and right.first and right.last):
        return None
    if unit.name in _UNITS and left.granularity == "day":
        days = (right.first - left.first).days
        allowed = [Fraction(n, _UNITS[unit.name]) for n in (days - (unit.name == "night"), days, days + 1)]
        actual = f"{days} days" if days != 1 else "1 day"
        wide = Fraction(2, _UNITS[unit.name]) if unit.name in ("week", "fortnight") else Fraction(0)
    elif unit.name in _MONTHS and left.granularity in ("day", "month", "year"):
        months = 12 * (right.first.year - left.first.year) + right.first.month - left.first.month
        allowed = [Fraction(months, _MONTHS[unit.name])]
        actual = f"{months} months" if abs(months) < 24 else f"{Fraction(months, 12).__round__()} years"
        wide = Fraction(1, 2) if unit.name != "month" else Fraction(0)
        wide = Fraction(1) if left.granularity == "year" else wide
        wide += Fraction(1, _MONTHS[unit.name])
    else:
        return None
    if right.first < left.first or any(stated.meets(_around(number, wide)) for number in allowed):
        return None
    why = f"from {left.text} to {right.text} is {actual}"
    return Hit({"duration": duration, "start": left, "end": right}, {"actual": actual}, (why,))


def _around(number: Fraction, wide: Fraction) -> Interval:
    return Interval(number - wide, number + wide)
