"""How two times lie to one another: days, months, weekdays without a year, this season and the last."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType

from numcheck.lexicon.load import data
from numcheck.model.comparison import Relation
from numcheck.model.time import Time


def relation(left: Time | None, right: Time | None) -> Relation:
    """How the left time lies to the right one; open bounds reach to the end of the calendar."""
    if left is None or right is None:
        return Relation("unknown", "no time on one side")
    texts = f"{left.text} / {right.text}"
    if left.text.lower() == right.text.lower() and left.timex != right.timex:
        return Relation("unknown", f"the same words, written on other days: {left.text}")
    if not left.is_dated or not right.is_dated:
        if _are_other_turns(left, right):
            return Relation("other", f"another {left.granularity}: {texts}")
        if _are_other_days(left, right):
            return Relation("other", f"other times, whatever the year: {texts}")
        same = left.timex == right.timex and "X" not in left.timex
        return Relation("same" if same else "unknown", texts)
    if left.bound == right.bound == "since":  # both go on, and each has its own beginning
        left, right = replace(left, bound=None), replace(right, bound=None)
    (first, last), (start, end) = _reach(left), _reach(right)
    if (first, last) == (start, end):
        return Relation("same", f"same time: {texts}")
    if last < start:
        return Relation("earlier", f"{left.text} is before {right.text}")
    if first > end:
        return Relation("later", f"{left.text} is after {right.text}")
    if start <= first and last <= end:
        return Relation("within", f"{left.text} lies within {right.text}")
    if first <= start and end <= last:
        return Relation("contains", f"{left.text} contains {right.text}")
    return Relation("unknown", f"the times overlap: {texts}")


_TURN = re.compile(r"(?:the )?(?P<which>this|last|next) (?P<unit>\w+)", re.IGNORECASE)
_AGO = re.compile(r"(?P<many>[\w-]+) (?P<unit>year|quarter|month|week)s? ago", re.IGNORECASE)
_TURNS = MappingProxyType({"last": -1, "this": 0, "next": 1})


def _are_other_turns(left: Time, right: Time) -> bool:
    """Whether one is this season and the other one the last, or last year and two years ago."""
    mine, other = _turn(left.text), _turn(right.text)
    return mine is not None and other is not None and mine[1] == other[1] and mine[0] != other[0]


def _turn(text: str) -> tuple[int, str] | None:
    """Which year, quarter or season words point to, counted from the present one."""
    if found := _TURN.fullmatch(text):
        return _TURNS[found["which"].lower()], found["unit"].lower()
    ago = _AGO.fullmatch(text)
    many = data("numbers")["cardinals"].get(ago["many"].lower(), ago["many"]) if ago else ""
    return (-int(many), ago["unit"].lower()) if ago and str(many).isdigit() and int(many) > 1 else None


_PART = re.compile(r"(?:XXXX|\d{4})-(?:(?P<quarter>Q[1-4])|(?P<weekday>WXX-[1-7])|(?P<day>\d\d-\d\d)|(?P<month>\d\d))")


def _are_other_days(left: Time, right: Time) -> bool:
    """Whether two times of which one has no year name other days, months, quarters or weekdays.

    "Before August 25" is another day than August 25.
    """
    mine, other = (_PART.fullmatch(time.timex.split("T")[0]) for time in (left, right))
    if mine is None or other is None or mine.lastgroup != other.lastgroup:
        return False
    bounds = {time.bound for time in (left, right)} - {"about", None}
    if not bounds:
        return mine.groups() != other.groups()
    one_sided = len({left.bound, right.bound}) == 2 and bounds <= {"before", "after"}
    return mine.lastgroup == "day" and one_sided and mine.groups() == other.groups()


def _reach(period: Time) -> tuple[date, date]:
    first, last = period.first or date.min, period.last or date.max
    if period.granularity == "time":
        return first, last  # "shortly before 4 p.m." is the same day
    if period.bound == "before":
        return date.min, max(first, date.min + timedelta(days=1)) - timedelta(days=1)
    if period.bound in ("by", "until"):
        return date.min, last
    if period.bound == "after":
        return min(last, date.max - timedelta(days=1)) + timedelta(days=1), date.max
    if period.bound == "since":
        return first, date.max
    return first, last


def is_one_slip_off(left: Time | None, right: Time | None) -> bool:
    """Whether two times differ as one typed wrongly: 8 and 18 February, 6 June and 6 July, one quarter of two years."""
    if left is None or right is None or left.first is None or right.first is None or left.first == right.first:
        return False
    first, second, grain = left.first, right.first, {left.granularity, right.granularity}
    if grain == {"quarter"}:
        return first.year == second.year or first.month == second.month
    if grain != {"day"} or first.year != second.year:
        return False
    short, long = sorted((str(first.day), str(second.day)), key=len)
    slipped = long.endswith(short) if len(short) < len(long) else len(long) == TENS and long[-1] == short[-1]
    return slipped if first.month == second.month else first.day == second.day


TENS = 2
"""Digits of a day from the 10th on."""
