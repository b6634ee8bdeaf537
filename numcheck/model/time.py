"""A time expression, as TIMEX3 describes it, resolved to its first and last day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Granularity = Literal[
    "time", "day", "week", "weekend", "month", "season", "quarter", "half", "year", "decade",
    "century", "duration", "set", "reference",
]  # fmt: skip
TimeBound = Literal["before", "after", "by", "since", "until", "about"]


@dataclass(frozen=True, slots=True)
class Time:
    """A date, period, duration or reference as the text gives it.

    `start`/`end` are code points in the document, prepositions left out. `timex` is the TIMEX3
    value, partial ("XXXX-10-24", "XXXX-WXX-4") where nothing resolves it; then `first` and `last`
    are None, as they are for durations, sets and references. `weekday` is the weekday that the
    words state (Monday 0), whether or not it fits the date.
    Source: TimeML 1.2.1 annotation guidelines, section on TIMEX3.
    """

    id: str
    document: str
    start: int
    end: int
    text: str
    timex: str
    granularity: Granularity
    first: date | None = None
    last: date | None = None
    bound: TimeBound | None = None
    weekday: int | None = None

    @property
    def is_dated(self) -> bool:
        """Whether the expression names days on the calendar."""
        return self.first is not None and self.last is not None
