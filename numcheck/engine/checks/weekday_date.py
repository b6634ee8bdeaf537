"""A weekday and a date that name different days: "Tuesday, 25 October 2024" (a Friday)."""

from __future__ import annotations

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


def run(readings: Sequence[Reading], parameters: Mapping[str, str]) -> Iterator[Hit]:
    """Dates whose stated weekday is not theirs."""
    for reading in readings:
        for time in reading.times:
            if time.weekday is None or time.first is None or time.granularity != "day":
                continue
            actual = time.first.weekday()
            if actual != time.weekday:
                day = f"{time.first.day} {time.first:%B %Y}"
                results = {"stated": _DAYS[time.weekday], "actual": _DAYS[actual], "day": day}
                yield Hit({"date": time}, results, (f"{day} is a {_DAYS[actual]}",))
