"""dateparser (BSD-3-Clause) behind one call: a single absolute expression → a date.

Language, order and base are fixed, so nothing depends on the machine or on today. It is asked
only for a day, a month and perhaps a year that the grammar found, never to search text.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache
from typing import Any

_BASE = datetime(2000, 1, 1)  # a leap year, so that 29 February without a year is a day


@lru_cache(maxsize=4096)
def month_and_day(month: str, day: int) -> tuple[int, int] | None:
    """(month, day) of "Oct." and 25; None where no year has such a day."""
    found = _parse(f"{day} {month.strip('.')} 2000")
    return (found.month, found.day) if found else None


@lru_cache(maxsize=4096)
def slashed(text: str, day_first: bool) -> date | None:
    """The date of "25/10/2024" under one order of day and month; None where it is none."""
    return _parse(re.sub(r"\.", "/", text), "DMY" if day_first else "MDY")


def _parse(text: str, order: str = "DMY") -> date | None:
    from dateparser.date import DateDataParser

    found = _parser(DateDataParser, order).get_date_data(text).date_obj
    return found.date() if found else None


@lru_cache(maxsize=4)
def _parser(factory: Any, order: str) -> Any:
    settings = {
        "DATE_ORDER": order, "RELATIVE_BASE": _BASE, "STRICT_PARSING": True, "PARSERS": ["absolute-time"],
        "PREFER_DATES_FROM": "current_period",
    }  # fmt: skip
    return factory(languages=["en"], settings=settings)
