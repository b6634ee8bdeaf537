"""Read the times of a document, sentence by sentence, each against what was stated before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from numcheck.lexicon.load import data, words
from numcheck.mentions.times import calendar
from numcheck.mentions.times.grammar import Expression, expressions
from numcheck.mentions.times.resolve import Anchor, timex
from numcheck.mentions.times.tense import direction
from numcheck.model.sentence import Sentence
from numcheck.model.time import Granularity, TimeBound
from numcheck.units.catalog import catalog


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression where it stands (offsets in the folded sentence), and its value.

    Of a range of years ("2012-13") `timex` is the first year's value, `last` the range's end.
    """

    start: int
    end: int
    timex: str
    granularity: Granularity
    first: date | None
    last: date | None
    bound: TimeBound | None
    weekday: int | None

    @property
    def is_duration(self) -> bool:
        """Whether it is a length of time, which is a quantity too ("three days", "every 33 years")."""
        return self.granularity in ("duration", "set")


def times(sentences: Sequence[Sentence], published: date | None) -> list[list[TimeMention]]:
    """The time expressions of each sentence, resolved in the order of the text."""
    found = [
        [e for e in map(partial(_without_clause, s), expressions(s.text)) if _is_time(s, e)] if s.tokens else []
        for s in sentences
    ]
    anchor = Anchor(published, narrative=_is_narrative(found, published), day_first=_day_first(found))
    result = []
    for sentence, forms in zip(sentences, found, strict=True):
        mentions = []
        anchor = replace(anchor, day=None)
        for expression in forms:
            mention = _mention(sentence, expression, anchor)
            if mention is None:
                continue
            mentions.append(mention)
            anchor = _after(anchor, mention)
            if mention.granularity in ("day", "time") and mention.first and expression.form != "clock":
                anchor = replace(anchor, day=mention.first)
        result.append(mentions)
    return result


def _after(anchor: Anchor, mention: TimeMention) -> Anchor:
    """The anchor once a time has been read."""
    if mention.first is None or mention.granularity not in _ANCHORING:
        return anchor
    if anchor.narrative and anchor.published and mention.first.year == anchor.published.year:
        return anchor  # the day of writing, in a text that tells of other years
    anchor = replace(anchor, stated=mention.first)
    if mention.granularity in ("day", "month", "week", "time"):
        return replace(anchor, told=mention.first)
    if mention.granularity == "year" and mention.start <= _OPENING:
        return replace(anchor, opened=mention.first.year)
    return anchor


_ANCHORING = frozenset(("time", "day", "month", "year", "week", "quarter", "season"))
_OPENING = 15
"""How far into a sentence, in characters, a year still opens it."""


def _mention(sentence: Sentence, expression: Expression, anchor: Anchor) -> TimeMention | None:
    expression = _without_verb(sentence, expression)
    start, end = expression.start, expression.end
    value = timex(expression, anchor, direction(sentence, start, end))
    if value is None:
        return None
    weekday = expression.parts.get("weekday")
    stated = data("calendar")["weekdays"].get(weekday.lower().strip(".")) if weekday else None
    first_value, _, last_value = value.partition("/")
    covered = calendar.days(first_value)
    until = calendar.days(last_value) if last_value else covered
    kind = "set" if expression.form in ("set", "adverb", "weekdays") else calendar.granularity(first_value)
    start, end = _trimmed(sentence.text, start, end)
    return TimeMention(
        start, end, first_value, kind, covered[0] if covered else None, until[1] if until else None,
        _bound(sentence.text, start), stated if expression.form == "date" else None,
    )  # fmt: skip


def _without_verb(sentence: Sentence, expression: Expression) -> Expression:
    """As in "will last two weeks": the verb is no part of the duration."""
    first = next(iter(sentence.at(expression.start, expression.end)), None)
    if expression.form != "span" or first is None or first.pos not in ("VERB", "AUX"):
        return expression
    return replace(expression, form="duration", start=first.end + 1)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without the sentence's full stop and without a genitive."""
    if text[end - 1] == "." and end == len(text):
        end -= 1
    return (start, end - 2) if text[start:end].endswith("'s") else (start, end)


_BOUNDS: tuple[tuple[str, TimeBound], ...] = (
    ("since", "since"), ("until", "until"), ("till", "until"), ("through", "until"), ("before", "before"),
    ("prior to", "before"), ("after", "after"), ("by", "by"), ("around", "about"), ("about", "about"),
    ("circa", "about"),
)  # fmt: skip
_BEFORE = re.compile(
    r"\b(since|until|till|through|before|prior to|after|by|around|about|circa)(?: the| early| late)? $", re.I
)


def _bound(text: str, start: int) -> TimeBound | None:
    match = _BEFORE.search(text, max(0, start - 16), start)
    return dict(_BOUNDS)[match.group(1).lower()] if match else None


# --- is it a time at all ----------------------------------------------------------------------


def _is_time(sentence: Sentence, expression: Expression) -> bool:
    check = _CHECKS.get(expression.form)
    return check is None or check(sentence, expression)


def _month_is_time(sentence: Sentence, expression: Expression) -> bool:
    month = expression.parts["month"]
    if not month[0].isupper():
        return False
    if len(expression.parts) == 1 and _is_in_name(sentence, expression):
        return False
    if len(expression.parts) > 1 or month.lower() not in ("may", "march"):
        return (
            len(month.strip(".")) > 4 or len(expression.parts) > 1 or month.endswith(".") or month in ("June", "July")
        )
    tokens = sentence.at(expression.start, expression.end)
    if not tokens or tokens[-1].pos != "PROPN" or (len(month) == 3 and month != "May"):
        return False
    before = sentence.tokens[tokens[-1].i - 1] if tokens[-1].i else None
    after = sentence.tokens[tokens[-1].i + 1] if tokens[-1].i + 1 < len(sentence.tokens) else None
    named = [t for t in (before, after) if t is not None and t.pos == "PROPN" and t.text[:1].isupper()]
    return not named


def _is_in_name(sentence: Sentence, expression: Expression) -> bool:
    """Whether a capital right after makes a name of it: "April Jones", "The Sunday Times", "USA Today"."""
    tokens = sentence.at(expression.start, expression.end)
    if not tokens or not tokens[-1].text[:1].isupper():
        return False
    before = sentence.tokens[tokens[0].i - 1] if tokens[0].i else None
    if before is not None and before.lower in _LEADS:
        return False
    after = sentence.tokens[tokens[-1].i + 1] if tokens[-1].i + 1 < len(sentence.tokens) else None
    return after is not None and after.pos == "PROPN" and after.text[:1].isupper() and after.text.isalpha()


_LEADS = frozenset(
    "in on of since until till from to during last next this early late mid before after every and".split()
)


def _word_is_time(sentence: Sentence, expression: Expression) -> bool:
    """Whether "daily", "today", "Sunday" is a time and no part of a newspaper's name."""
    tokens = sentence.at(expression.start, expression.end)
    capital = bool(tokens) and tokens[0].text[:1].isupper() and tokens[0].i > 0
    before = sentence.tokens[tokens[0].i - 1] if capital else None
    article = before is not None and before.lower == "the"
    if expression.form == "deictic":
        return not (capital and before is not None and before.pos == "PROPN")
    return not ((article or expression.form == "adverb") and capital and _is_in_name(sentence, expression))


def _season_is_time(sentence: Sentence, expression: Expression) -> bool:
    """Whether "spring" is the season, not a verb, a well or a coil."""
    tokens = sentence.at(expression.start, expression.end)
    before = sentence.tokens[tokens[0].i - 1].lower if tokens and tokens[0].i else ""
    return bool(tokens) and tokens[-1].pos != "VERB" and before not in ("a", "to")


def _date_is_time(_: Sentence, expression: Expression) -> bool:
    return expression.parts["month"][0].isupper()


def _year_is_time(sentence: Sentence, expression: Expression) -> bool:
    """A bare number from 1000 to 2199 is a year unless it counts what follows it."""
    year = int(expression.parts["year"])
    label = re.search(r"(\w+)\W$", sentence.text[: expression.start])
    if label and label.group(1)[:1].isupper() and label.group(1).lower() in words("labels", "before"):
        return False
    if "edge" in expression.parts:
        return True
    tokens = sentence.at(expression.start, expression.end)
    if not tokens or _has_unit(sentence, expression.end):
        return False
    if tokens[-1].i + 1 < len(sentence.tokens) and _is_counted(sentence, expression):
        return False
    return 1500 <= year <= 2100 or bool(
        re.search(r"\b(?:in|since|until|by|year|ad) $", sentence.text[: expression.start], re.I)
    )


def _has_unit(sentence: Sentence, end: int) -> bool:
    """Whether a unit follows a number, which then is no year: "1520 sq m"."""
    following = sentence.text[end:].split()[:2]
    units = catalog()
    first = following[0].strip(".,;:)") if following else ""
    if not first or first.lower() in ("second", "seconds", "points"):
        return False
    return bool(
        units.named([first]) or units.named(following) or units.symbol(first) or units.symbol(" ".join(following))
    )


def _is_counted(sentence: Sentence, expression: Expression) -> bool:
    token = sentence.at(expression.start, expression.end)[-1]
    before = sentence.text[: expression.start].rstrip().rsplit(" ", 1)[-1].lower()
    if before in ("in", "since", "the", "of", "from", "by", "until", "during", "early", "late", "mid"):
        return before in ("of", "from", "by", "the") and _counts(sentence, token.i)
    if re.search(r"\bfrom \d{4} to $|\bprior to $", sentence.text[: expression.start], re.I):
        return False
    if before in ("around", "about", "circa"):
        return _counts(sentence, token.i)
    if before in data("hedges")["before"] or before in ("than", "least", "to"):
        return True
    return _counts(sentence, token.i)


def _counts(sentence: Sentence, i: int) -> bool:
    """Whether a plural noun follows that the number modifies ("2000 people", not "the 2018 elections")."""
    token = sentence.tokens[i]
    head = sentence.head(token)
    named = i > 0 and (sentence.tokens[i - 1].tag in ("DT", "PRP$", "POS") or sentence.tokens[i - 1].pos == "PROPN")
    return token.dep == "nummod" and head.i > i and head.tag == "NNS" and not named


def _duration_is_time(sentence: Sentence, expression: Expression) -> bool:
    many, unit = expression.parts["many"].lower(), expression.parts["unit"].lower()
    tokens = sentence.at(expression.start, expression.end)
    if unit == "second" and (many in ("a", "an") or tokens[-1].tag.startswith("J")):
        return False
    if unit in ("quarter", "weekend") and many in ("a", "an", "half a"):
        return unit == "weekend"
    if many in ("a", "an") and tokens and tokens[0].i:
        before = sentence.tokens[tokens[0].i - 1]
        return before.pos not in ("NOUN", "NUM", "SYM") and before.lower not in ("times", "once", "twice")
    return True


def _without_clause(sentence: Sentence, expression: Expression) -> Expression:
    """As in "six months before the vote": the words after tell from when, so only the duration is known."""
    way = expression.parts.get("way", "").lower() if expression.form == "offset" else ""
    rest = sentence.text[expression.end :].lstrip()
    if way not in ("before", "after") or not rest or not rest[0].isalnum():
        return expression
    return replace(expression, form="duration", end=expression.end - len(way) - 1)


_CHECKS = {
    "month": _month_is_time, "date": _date_is_time, "year": _year_is_time, "duration": _duration_is_time,
    "weekday": _word_is_time, "deictic": _word_is_time, "adverb": _word_is_time,
    "season": _season_is_time,
}  # fmt: skip


# --- what the whole text tells about its dates ------------------------------------------------
def _is_narrative(found: list[list[Expression]], published: date | None) -> bool:
    """Whether most years that the text states lie well before its publication."""
    years = [int(y) for y in _years_of(found)]
    deictic = sum(e.form in ("deictic", "weekday") and "day" not in e.parts for forms in found for e in forms)
    if len(years) < 5:
        return False
    old = sum(published is None or year < published.year - 1 for year in years)
    return old > 0.9 * len(years) and len(years) > 3 * deictic


def _years_of(found: list[list[Expression]]) -> Iterator[str]:
    for forms in found:
        for expression in forms:
            if "year" in expression.parts:
                yield expression.parts["year"]


def _day_first(found: list[list[Expression]]) -> bool | None:
    """The order of the text's own slashed dates, where one of them allows only one."""
    orders = {
        int(e.parts["a"]) > 12
        for forms in found
        for e in forms
        if e.form == "slashed" and (int(e.parts["a"]) > 12) != (int(e.parts["b"]) > 12)
    }
    return orders.pop() if len(orders) == 1 else None
