"""A weekday and a date that name different days: "Tuesday, 25 October 2024" (a Friday)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from numcheck.engine.checks import Hit
from numcheck.model.fact import Reading
from numcheck.model.time import Time

NAME = "weekday-date"
ROLES = MappingProxyType({"date": Time})
RESULTS = ("stated", "actual", "day")
PARAMETERS: Mapping[str, tuple[str, ...]] = MappingProxyType({})

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


_YEAR = re.compile(r"\d{4}")
_ANOTHER_YEAR = re.compile(r"\b(?:next|last|previous|following|coming)\s+(?:year|season|summer|winter|spring)", re.I)
"""Words by which a date without a year is one of another year than its text."""
REACH = 120
"""Characters before such a date in which they count."""


def run(readings: Sequence[Reading], parameters: Mapping[str, str]) -> Iterator[Hit]:
    """Dates whose stated weekday is not theirs."""
    for reading in readings:
        for time in reading.times:
            if time.weekday is None or time.first is None or time.granularity not in ("day", "time"):
                continue
            if not _YEAR.search(time.text) and _ANOTHER_YEAR.search(
                reading.text[max(0, time.start - REACH) : time.start]
            ):
                continue
            actual = time.first.weekday()
            if actual != time.weekday:
                day = f"{time.first.day} {time.first:%B %Y}"
                results = {"stated": _DAYS[time.weekday], "actual": _DAYS[actual], "day": day}
                yield Hit({"date": time}, results, (f"{day} is a {_DAYS[actual]}",))
