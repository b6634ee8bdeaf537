"""Which time a statement has: when it happened, and the period that its figure covers."""

from __future__ import annotations

import itertools
import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType

from numcheck.lexicon import terms
from numcheck.lexicon.load import words
from numcheck.mentions import heads
from numcheck.model.sentence import Sentence, Token
from numcheck.model.time import Time

Span = tuple[int, int]
Placed = tuple[Time, Token]
"""A time and the token that it hangs by."""

_COVERED = frozenset(("quarter", "half"))
_EVENT = frozenset(
    ("time", "day", "week", "weekend", "month", "season", "quarter", "half", "year", "decade", "century")
)


def event_time(sentence: Sentence, anchor: Token, verb: Token | None, placed: Sequence[Placed]) -> Time | None:
    """The time of the event over `anchor`: the dated time nearest to it under the same verb."""
    if (label := _label(sentence, anchor, placed)) is not None:
        return label
    own = [
        p for p in placed
        if p[0].granularity in _EVENT and p[0].bound != "since" and not _is_label(sentence, p[1])
        and not _is_compared(sentence, p[1], _SET_BESIDE)
    ]  # fmt: skip
    if not own:
        return None
    for time, token in own:
        if _hangs_on(sentence, token, anchor):
            return time
    return None if verb is None else _of_verb(sentence, anchor, verb, own, len(placed) == 1)


def _of_verb(sentence: Sentence, anchor: Token, verb: Token, own: Sequence[Placed], only: bool) -> Time | None:
    """The time that stands under a verb, closes its clause, belongs to the event that is its subject, or opens all."""
    if verb.pos == "NOUN" and _OPENING.fullmatch(sentence.text[: _offset(sentence, *own[0])]):
        # "In January a ferry sank with the loss of seven lives"
        verb = next((over for over in sentence.ancestors(verb) if over.pos in ("VERB", "AUX")), verb)
    under = [p for p in own if _governor(sentence, p[1]) == verb.i]
    if under:
        return min(under, key=lambda p: abs(p[1].i - anchor.i))[0]
    for time, token in own:
        if _is_behind_list(sentence, anchor, time, token):
            return time
    for subject in filter(_is_event, _subjects(sentence, verb)):
        for time, token in own:
            if _hangs_on(sentence, token, subject):
                return time
    return own[0][0] if only and _opens(sentence, own[0]) else None


_LIST = re.compile(r"[^,;.]{0,40}?(?:, including [^,;.]{1,60}| [^,;.]{0,40}), (?:on|in) ")


def _is_behind_list(sentence: Sentence, anchor: Token, time: Time, token: Token) -> bool:
    """As in "killed 224 people, including 12 Americans, on Aug. 7": the date that closes the clause of both."""
    start = _offset(sentence, time, token)
    return anchor.end <= start and _LIST.fullmatch(sentence.text[anchor.end : start]) is not None


def _subjects(sentence: Sentence, verb: Token) -> list[Token]:
    """Who or what did it; for "that" and "which" the noun that they stand for: "the 1996 bombing that killed one"."""
    found = heads.subjects(sentence, verb)
    relative = any(noun.lower in ("that", "which") for noun in found)
    return [sentence.head(verb)] if relative and verb.dep == "relcl" else found


def _is_event(noun: Token) -> bool:
    """Whether a noun names what happened: "the bombings on Aug. 7 killed 258 people"."""
    return terms.noun_event_class(noun.lemma) is not None or terms.head_sort(terms.head_class(noun.lemma)) == "events"


_OPENING = re.compile(r"(?:In|During|For|On|By|Over|Since)(?: (?:the|all of|full|whole|year|month|of))* ")


def _opens(sentence: Sentence, placed: Placed) -> bool:
    """Whether a time stands before the comma at the head of a sentence, and so holds for all of it."""
    start = _offset(sentence, *placed)
    end = start + len(placed[0].text)
    return _OPENING.fullmatch(sentence.text[:start]) is not None and sentence.text[end : end + 1] == ","


_BEHIND = re.compile(r"(?: [\w-]+)? in (?:the year )?")


def right_behind(sentence: Sentence, figure: Span, placed: Sequence[tuple[Time, Token, Span]]) -> Time | None:
    """The time that follows a figure at once: "from 2,150 in 2008 to 1,290 pairs in 2023"."""
    for time, _, (start, _) in placed:
        if time.granularity in _EVENT and start > figure[1] and _BEHIND.fullmatch(sentence.text[figure[1] : start]):
            return time
    return None


def covered_period(sentence: Sentence, anchor: Token, verb: Token | None, placed: Sequence[Placed]) -> Time | None:
    """The period that the figure covers: "since February 2022", "in the third quarter"."""
    ranges = [*_ranges(sentence, placed), *_ended(sentence, placed)]
    if (label := _label(sentence, anchor, placed)) is not None:
        spanned = next((span for span, last, _ in ranges if last.id == label.id), None)
        return spanned or (label if label.granularity in _COVERED else None)
    for span, last, token in ranges:
        if _HEADED.fullmatch(sentence.text[_offset(sentence, last, token) + len(last.text) : anchor.start]):
            return span
        if _hangs_on(sentence, token, anchor) or (verb is not None and _governor(sentence, token) == verb.i):
            return span
    for time, token in placed:
        if _is_label(sentence, token) or _is_compared(sentence, token):
            continue
        stretch = time.granularity in _COVERED or _is_span(time) or _is_led(sentence, time, token)
        covers = time.bound == "since" or stretch
        over = _governor(sentence, token)
        if over is not None and time.bound == "since" and sentence.tokens[over].dep == "advcl":
            over = sentence.head(sentence.tokens[over]).i  # "since the scheme opened in January 2019"
        if covers and (_hangs_on(sentence, token, anchor) or (verb is not None and over == verb.i)):
            return time
    return None


_HEADED = re.compile(r"\)?:? ?")
"""What stands between a stretch and the figure that it heads: "(5 December to 18 February): 8,870"."""
_LEADS = re.compile(r"\b(?:from|between) $", re.IGNORECASE)
_JOINS = re.compile(r",? ?(?:to|until|till|through|and|-|–) ?(?:the )?(?:end of )?")


_Stretch = tuple[Time, Time, Token]
"""A stretch, its last time, and the token by which it hangs in the sentence."""


def _ranges(sentence: Sentence, placed: Sequence[Placed]) -> Iterator[_Stretch]:
    """Stretches told by their ends ("from 1 January to 31 August")."""
    for (first, token), (last, other) in itertools.pairwise(placed):
        if first.first is None or last.last is None or first.granularity != last.granularity or token.i >= other.i:
            continue
        start, end = _offset(sentence, first, token), _offset(sentence, last, other)
        between = sentence.text[start + len(first.text) : end]
        led = _LEADS.search(sentence.text[:start]) is not None
        is_weekday = first.text.lower() in words("calendar", "months_and_days") and first.granularity == "day"
        begins = None if is_weekday else _beginning(first.first, last.last)
        if begins is None or not _JOINS.fullmatch(between) or ("and" in between and not led):
            continue
        text = f"{first.text} to {last.text}"
        timex = f"{begins.isoformat()[: len(last.timex)]}/{last.timex}"
        yield replace(last, text=text, timex=timex, granularity="duration", first=begins, bound=None), last, other


def _ended(sentence: Sentence, placed: Sequence[Placed]) -> Iterator[_Stretch]:
    """Stretches told by their length and their end ("the three months to June 30")."""
    for end, token in placed:
        told = _UNIT_TO.search(sentence.text[: _offset(sentence, end, token)])
        if told and end.last is not None and end.granularity in ("day", "month"):
            unit = next(iter(sentence.at(*told.span("unit"))), token)
            stretch = _back(end, _UNITS[told["unit"].lower()], f"the {told['unit']} to {end.text}")
            if stretch is not None:
                yield stretch, end, unit
    for (length, token), (end, other) in itertools.pairwise(placed):
        months = _months(length)
        if months is None or end.last is None or end.granularity not in ("day", "month") or token.i >= other.i:
            continue
        start = _offset(sentence, length, token) + len(length.text)
        ending = _ENDING.fullmatch(sentence.text[start : _offset(sentence, end, other)])
        known = sentence.text[: _offset(sentence, length, token)].lower().endswith(("the ", "the first ", "the last "))
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


def stretch_of(sentence: Sentence, figure: Span, placed: Sequence[Placed]) -> str | None:
    """The stretch of which a duration at `figure` only tells the length: "the three months to June 30"."""
    for span, _, token in _ended(sentence, placed):
        if figure[0] <= token.start < figure[1]:
            return span.text
    return None


def only_reckons(sentence: Sentence, time: Time, token: Token, placed: Sequence[Placed]) -> bool:
    """Whether a date tells what a figure covers, and nothing that happened then: "(2023: 652)", "the year to March"."""
    return _is_label(sentence, token) or any(last.id == time.id for _, last, _ in _ended(sentence, placed))


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


def _months(time: Time) -> int | None:
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


def _offset(sentence: Sentence, time: Time, token: Token) -> int:
    """Where a time that hangs by a token stands in the sentence's folded text."""
    return sentence.text.find(time.text, max(0, token.start - len(time.text)))


def ends_with(period: Time, time: Time) -> bool:
    """Whether a time is the period itself, or one of the ends by which it is told."""
    return period.id == time.id or (period.granularity == "duration" and time.text in period.text)


_LABEL = re.compile(r"[ \w]{0,12}:\s")


def _is_label(sentence: Sentence, token: Token) -> bool:
    """Whether a time stands before a colon, and so is that of the figures behind it: "(2023: 41 million)"."""
    return _LABEL.match(sentence.text, token.end) is not None


def _label(sentence: Sentence, anchor: Token, placed: Sequence[Placed]) -> Time | None:
    """The time before whose colon the figure stands, up to a bracket or a semicolon."""
    found = [
        (token.i, time)
        for time, token in placed
        if token.end <= anchor.start
        and _is_label(sentence, token)
        and not set("();") & set(sentence.text[token.end : anchor.start])
    ]
    return max(found, key=lambda pair: pair[0])[1] if found else None


_COMPARING = frozenset(("from", "than", "against", "versus", "with", "to"))


_SET_BESIDE = frozenset(("than", "against", "versus"))


def _is_compared(sentence: Sentence, token: Token, by: frozenset[str] = _COMPARING) -> bool:
    """Whether a figure is held against that of a time: "up 17 percent from the same period of last year"."""
    if sentence.text[: token.start].endswith(("than ", "than a ", "than the ", "than in ")):
        return True
    for over in (token, *sentence.ancestors(token)):
        if over.pos in ("VERB", "AUX"):
            return False
        if over.pos == "ADP":
            if over.lower in by:
                return True
            if over.lower not in ("in", "of"):
                return False
    return False


def _is_span(time: Time) -> bool:
    first = time.text.lower().split()[0]
    return time.granularity == "duration" and (first in ("past", "last", "next", "previous", "coming", "the"))


_LED = re.compile(r"\b(?:for|in|over|during) the (?:whole |full |entire )?$", re.IGNORECASE)


def _is_led(sentence: Sentence, time: Time, token: Token) -> bool:
    """As in "for the six months": a stretch that the text takes as known."""
    led = _LED.search(sentence.text[: _offset(sentence, time, token)])
    return led is not None and _months(time) is not None


def _hangs_on(sentence: Sentence, token: Token, anchor: Token) -> bool:
    """Whether the time modifies the phrase itself: "the attack on Friday", "Friday's attack"."""
    for over in sentence.ancestors(token):
        if over.i == anchor.i:
            return True
        if over.pos not in ("ADP", "NOUN", "PROPN", "NUM"):
            return False
    return False


def _governor(sentence: Sentence, token: Token) -> int | None:
    """The verb that a time modifies, past verbs that only report or pass on their subject."""
    return next((over.i for over in _verbs_over(sentence, token)), None)


def _verbs_over(sentence: Sentence, token: Token) -> Iterator[Token]:
    for over in sentence.ancestors(token):
        if over.pos in ("VERB", "AUX"):
            nested = sentence.kids(over, "xcomp")
            if nested and over.lemma in words("events", "raising") and nested[0].pos == "VERB":
                yield nested[0]
            yield over
            return
