"""TIMEX3 values and the days that they cover.

Source: TimeML 1.2.1 (values), ISO 8601 (weeks).
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from numcheck.model.time import Granularity

_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
Days = tuple[date, date]


def days(timex: str) -> Days | None:
    """The first and last day of a resolved value; None for partial, odd or impossible ones."""
    try:
        return _days(timex)
    except (ValueError, OverflowError):
        return None


def _days(timex: str) -> Days | None:
    stem = timex.split("T")[0]
    if match := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", stem):
        day = date(*map(int, match.groups()))
        return day, day
    if match := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", stem):
        first = date.fromisocalendar(int(match[1]), int(match[2]), 6 if match[3] else 1)
        return first, first + timedelta(days=1 if match[3] else 6)
    if match := re.fullmatch(r"(\d{4})-(\d\d)", stem):
        return _months(int(match[1]), int(match[2]), int(match[2]))
    if match := re.fullmatch(r"(\d{4})-Q([1-4])", stem):
        return _months(int(match[1]), 3 * int(match[2]) - 2, 3 * int(match[2]))
    if match := re.fullmatch(r"(\d{4})-H([12])", stem):
        return _months(int(match[1]), 6 * int(match[2]) - 5, 6 * int(match[2]))
    if match := re.fullmatch(r"(\d{4})-(SP|SU|FA)", stem):
        return _months(int(match[1]), *_SEASONS[match[2]])
    if match := re.fullmatch(r"(\d{4})-WI", stem):
        return date(int(match[1]), 12, 1), _months(int(match[1]) + 1, 2, 2)[1]
    if match := re.fullmatch(r"(\d{1,4})", stem):
        size = 10 ** (4 - len(match[1]))
        year = int(match[1]) * size
        return date(max(year, 1), 1, 1), date(year + size - 1, 12, 31)
    return None


def _months(year: int, first: int, last: int) -> Days:
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def granularity(timex: str) -> Granularity:
    """What kind of period a value names, resolved or not."""
    if timex.endswith("_REF"):
        return "reference"
    if timex.startswith("P"):
        return "duration"
    if "T" in timex:
        return "time"
    for pattern, name in _KINDS:
        if re.fullmatch(pattern, timex):
            return name
    return "reference"


_KINDS: tuple[tuple[str, Granularity], ...] = (
    (r"[\dX]{4}-[\dX]{2}-[\dX]{2}|[\dX]{4}-W[\dX]{2}-\d", "day"),
    (r"[\dX]{4}-W[\dX]{2}-WE", "weekend"),
    (r"[\dX]{4}-W[\dX]{2}", "week"),
    (r"[\dX]{4}-(?:SP|SU|FA|WI)", "season"),
    (r"[\dX]{4}-Q[\dX]", "quarter"),
    (r"[\dX]{4}-H[\dX]", "half"),
    (r"[\dX]{4}-[\dX]{2}", "month"),
    (r"\d{2}", "century"),
    (r"\d{3}|[\dX]{3}", "decade"),
    (r"[\dX]{4}", "year"),
)


def week_of(day: date) -> str:
    """The ISO week's value: 2024-W43."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def shifted(day: date, unit: str, many: int) -> str | None:
    """The value, at the unit's granularity, of the period `many` units away; None outside years 1-9999."""
    try:
        if unit in ("day", "night"):
            return (day + timedelta(days=many)).isoformat()
        if unit in ("week", "weekend", "fortnight"):
            step = 14 if unit == "fortnight" else 7
            week = week_of(day + timedelta(days=step * many))
            return f"{week}-WE" if unit == "weekend" else week
        if unit in ("month", "quarter"):
            size = 1 if unit == "month" else 3
            month = day.year * 12 + day.month - 1 + size * many
            year, index = divmod(month, 12)
            value = f"{year:04d}-{index + 1:02d}" if size == 1 else f"{year:04d}-Q{index // 3 + 1}"
        elif unit == "decade":
            year, value = day.year + 10 * many, f"{(day.year + 10 * many) // 10:03d}"
        elif unit == "century":
            year, value = day.year + 100 * many, f"{(day.year + 100 * many) // 100:02d}"
        else:
            year, value = day.year + many, f"{day.year + many:04d}"
    except OverflowError:
        return None
    return value if 1 <= year <= 9999 else None
