"""Stretches of time that a sentence tells by their ends, or by their length and one end."""

from __future__ import annotations

import itertools
import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType

from numcheck.lexicon.load import words
from numcheck.model.sentence import Sentence, Token
from numcheck.model.time import Time

Span = tuple[int, int]
Placed = tuple[Time, Token]
"""A time and the token that it hangs by."""
Stretch = tuple[Time, Time, Token]
"""A stretch, its last time, and the token by which it hangs in the sentence."""


def stretches(sentence: Sentence, placed: Sequence[Placed]) -> tuple[Stretch, ...]:
    """All stretches of a sentence, those told by both ends first."""
    return (*_ranges(sentence, placed), *_years_to(sentence, placed), *_months_to(sentence, placed))


_LEADS = re.compile(r"\b(?:from|between) $", re.IGNORECASE)
_JOINS = re.compile(r",? ?(?:to|until|till|through|and|-|–) ?(?:the )?(?:end of )?")


def _ranges(sentence: Sentence, placed: Sequence[Placed]) -> Iterator[Stretch]:
    """Stretches told by their ends ("from 1 January to 31 August")."""
    for (first, token), (last, other) in itertools.pairwise(placed):
        if first.first is None or last.last is None or first.granularity != last.granularity or token.i >= other.i:
            continue
        start, end = offset(sentence, first, token), offset(sentence, last, other)
        between = sentence.text[start + len(first.text) : end]
        led = _LEADS.search(sentence.text[:start]) is not None
        is_weekday = first.text.lower() in words("calendar", "months_and_days") and first.granularity == "day"
        begins = None if is_weekday else _beginning(first.first, last.last)
        if begins is None or not _JOINS.fullmatch(between) or ("and" in between and not led):
            continue
        text = f"{first.text} to {last.text}"
        timex = f"{begins.isoformat()[: len(last.timex)]}/{last.timex}"
        yield replace(last, text=text, timex=timex, granularity="duration", first=begins, bound=None), last, other


def _years_to(sentence: Sentence, placed: Sequence[Placed]) -> Iterator[Stretch]:
    """Stretches of one unit told by their end: "the year to March", "the quarter ended 30 June"."""
    for end, token in placed:
        told = _UNIT_TO.search(sentence.text[: offset(sentence, end, token)])
        if told and end.last is not None and end.granularity in ("day", "month"):
            unit = next(iter(sentence.at(*told.span("unit"))), token)
            stretch = _back(end, _UNITS[told["unit"].lower()], f"the {told['unit']} to {end.text}")
            if stretch is not None:
                yield stretch, end, unit


def _months_to(sentence: Sentence, placed: Sequence[Placed]) -> Iterator[Stretch]:
    """Stretches told by their length and their end: "the three months to June 30"."""
    for (length, token), (end, other) in itertools.pairwise(placed):
        months = months_of(length)
        if months is None or end.last is None or end.granularity not in ("day", "month") or token.i >= other.i:
            continue
        start = offset(sentence, length, token) + len(length.text)
        ending = _ENDING.fullmatch(sentence.text[start : offset(sentence, end, other)])
        known = sentence.text[: offset(sentence, length, token)].lower().endswith(("the ", "the first ", "the last "))
        if ending is None or (ending["to"] and not known):  # "extended by three months to 30 September"
            continue
        if (stretch := _back(end, months, f"{length.text} to {end.text}")) is not None:
            yield stretch, end, token


def _back(end: Time, months: int, text: str) -> Time | None:
    """The stretch of so many months up to a day or month; None where it leaves the calendar."""
    last = end.last
    if last is None or not date.min.year < last.year - months // 12 - 1 <= last.year < date.max.year:
        return None
    begins = _months_before(last, months)
    timex = f"{begins.isoformat()}/{last.isoformat()}"
    return replace(end, text=text, timex=timex, granularity="duration", first=begins, bound=None)


def told_by(figure: Span, found: Sequence[Stretch]) -> str | None:
    """The stretch of which a duration at `figure` only tells the length: "the three months to June 30"."""
    return next((span.text for span, _, token in found if figure[0] <= token.start < figure[1]), None)


def only_reckons(sentence: Sentence, time: Time, token: Token, found: Sequence[Stretch]) -> bool:
    """Whether a date tells what a figure covers, and nothing that happened then: "(2023: 652)", "the year to March"."""
    # One told by both ends hangs by the later of them, and that is no mere reckoning: "shut from 3 to 9 May".
    return is_label(sentence, token) or any(last.id == time.id and hook is not token for _, last, hook in found)


_UNIT_TO = re.compile(
    r"\bthe (?:(?:financial|fiscal) )?(?P<unit>year|quarter|half-year) (?:to|ended|ending|through)"
    r"(?: the end of| on| in)? $",
    re.IGNORECASE,
)
_UNITS = MappingProxyType({"quarter": 3, "half-year": 6, "year": 12})
_ENDING = re.compile(
    r"(?:,? (?:that |which )?end(?:ed|ing|s)(?: on| in| with)?|(?P<to>,? (?:up )?to)|,? through)(?: the end of)? "
)
_LENGTH = re.compile(r"P(\d{1,2})([MQY])")
_SIZES = MappingProxyType({"M": 1, "Q": 3, "Y": 12})


def months_of(time: Time) -> int | None:
    """How many months a duration has; None for one in other units."""
    found = _LENGTH.fullmatch(time.timex) if time.granularity == "duration" else None
    return int(found[1]) * _SIZES[found[2]] if found else None


def _months_before(last: date, months: int) -> date:
    """The first day of the months that end with a day, as the books of a business have them."""
    behind = last + timedelta(days=1)
    count = behind.year * 12 + behind.month - 1 - months
    day = min(behind.day, monthrange(count // 12, count % 12 + 1)[1])
    return date(count // 12, count % 12 + 1, day)


def _beginning(first: date, last: date) -> date | None:
    """The first day of a stretch whose year may be said with its end only ("1 January to 31 August 2024")."""
    for year in (first.year, last.year, last.year - 1):
        try:
            begins = first.replace(year=year)
        except ValueError:  # 29 February
            continue
        if begins <= last and (year == first.year or last - begins < _LONGEST):
            return begins
    return None


_LONGEST = timedelta(days=366)


def offset(sentence: Sentence, time: Time, token: Token) -> int:
    """Where a time that hangs by a token stands in the sentence's folded text."""
    return sentence.text.find(time.text, max(0, token.start - len(time.text)))


_LABEL = re.compile(r"[ \w]{0,12}:\s")


def is_label(sentence: Sentence, token: Token) -> bool:
    """Whether a time stands before a colon, and so is that of the figures behind it: "(2023: 41 million)"."""
    return _LABEL.match(sentence.text, token.end) is not None


def ends_with(period: Time, time: Time) -> bool:
    """Whether a time is the period itself, or one of the ends by which it is told."""
    return period.id == time.id or (period.granularity == "duration" and time.text in period.text)
