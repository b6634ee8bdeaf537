"""A day that no calendar has: 31 June, 29 February 2023."""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from numcheck.engine.checks import Hit
from numcheck.model.fact import Reading
from numcheck.model.time import Time

NAME = "impossible-date"
ROLES = MappingProxyType({"date": Time})
RESULTS = ("month", "days")
PARAMETERS: Mapping[str, tuple[str, ...]] = MappingProxyType({})

_DAY = re.compile(r"(\d{4}|XXXX)-(\d\d)-(\d\d)")


def run(readings: Sequence[Reading], parameters: Mapping[str, str]) -> Iterator[Hit]:
    """Dates beyond the end of their month; without a year, beyond its longest."""
    for reading in readings:
        for time in reading.times:
            match = _DAY.fullmatch(time.timex.split("T")[0])
            if match is None or not 1 <= int(match[2]) <= 12:
                continue
            year = 2000 if match[1] == "XXXX" else max(int(match[1]), 1)
            days = monthrange(year, int(match[2]))[1]
            if int(match[3]) > days:
                month = f"{date(2000, int(match[2]), 1):%B}" + (f" {match[1]}" if match[1] != "XXXX" else "")
                why = f"{month} has {days} days"
                if int(match[2]) == 2 and match[1] != "XXXX" and not isleap(year):
                    why += f"; {match[1]} is no leap year"
                yield Hit({"date": time}, {"month": month, "days": str(days)}, (why,))
