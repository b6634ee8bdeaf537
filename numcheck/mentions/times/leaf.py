"""dateparser (BSD-3-Clause) behind one call: a single absolute expression → a date.

Language and format are fixed, so nothing depends on the machine or on today. It is asked only for
a day, a month and a year that the grammar found, never to search text. Its parser for given formats
is used alone: the one that guesses compiles some 750 patterns of time zones at its first call.
"""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache
from typing import Any

_LEAP_YEAR = 2000
"""Stands in where no year is given, so that 29 February is a day."""


@lru_cache(maxsize=4096)
def month_and_day(month: str, day: int) -> tuple[int, int] | None:
    """(month, day) of "Oct." and 25; None where no year has such a day."""
    found = _parse(f"{day} {month.strip('.')} {_LEAP_YEAR}", "%d %B %Y")
    return (found.month, found.day) if found else None


@lru_cache(maxsize=4096)
def slashed(text: str, day_first: bool) -> date | None:
    """The date of "25/10/2024" or "25.10.24" under one order of day and month; None where it is none."""
    order = "%d/%m" if day_first else "%m/%d"
    text = text.replace(".", "/")
    return _parse(text, f"{order}/%Y" if len(text.rsplit("/", 1)[-1]) == 4 else f"{order}/%y")


def _parse(text: str, form: str) -> date | None:
    found = _parser().get_date_data(text, date_formats=[form]).date_obj
    return found.date() if found else None


@cache
def _parser() -> Any:
    from dateparser.date import DateDataParser

    settings = {"PARSERS": ["custom-formats"], "PREFER_DATES_FROM": "current_period"}
    return DateDataParser(languages=["en"], settings=settings)
