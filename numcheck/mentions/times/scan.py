"""Read the times of a document, sentence by sentence, each against what was stated before."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from types import MappingProxyType

from numcheck.lexicon.load import data
from numcheck.mentions.times import calendar
from numcheck.mentions.times.grammar import Expression, expressions
from numcheck.mentions.times.resolve import Anchor, timex
from numcheck.mentions.times.standing import is_time, without_clause
from numcheck.mentions.times.tense import direction
from numcheck.model.sentence import Sentence
from numcheck.model.time import Granularity, TimeBound


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
        [e for e in map(partial(without_clause, s), expressions(s.text)) if is_time(s, e)] if s.tokens else []
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
    owns = sentence.text[:end].endswith("'s") or sentence.text.startswith("'s", end)
    bound = _bound(sentence.text, start)
    if owns and bound in ("after", "before"):
        bound = None  # "after last year's exercise"
    if bound == "before" and sentence.text[start:end].lower().startswith("the end of"):
        bound = "by"  # "due before the end of this year"
    value = timex(expression, anchor, "past" if bound == "since" else direction(sentence, start, end))
    if value is None:
        return None
    weekday = expression.parts.get("weekday")
    stated = data("calendar")["weekdays"].get(weekday.lower().strip(".")) if weekday else None
    first_value, _, last_value = value.partition("/")
    covered = calendar.days(first_value)
    until = calendar.days(last_value) if last_value else covered
    if (opened := _of_a_year(expression, sentence.text[end:], anchor)) is not None:
        covered = until = opened
    kind = "set" if expression.form in ("set", "adverb", "weekdays") else calendar.granularity(first_value)
    start, end = _trimmed(sentence.text, start, end)
    return TimeMention(
        start, end, first_value, kind, covered[0] if covered else None, until[1] if until else None,
        bound, stated if "month" in expression.parts else None,
    )  # fmt: skip


_OF_OTHER = re.compile(r" of (?!the year\b|the fiscal year\b)")
_OF_YEAR = re.compile(r" of (?:the year |fiscal )?(?:(?P<year>(?:19|20)\d\d)|(?P<which>this|last) year)\b")
_MONTHS_OF = MappingProxyType({"month": 1, "quarter": 3})
_MONTHS_OF_YEAR = 12


def _of_a_year(expression: Expression, after: str, anchor: Anchor) -> tuple[date, date] | None:
    """The days of "the first nine months [of 2024]"; without a year of that in which the text came out."""
    parts = expression.parts
    size = _MONTHS_OF.get(parts.get("unit", "").lower().rstrip("s"))
    if expression.form != "span" or parts.get("which", "").lower() != "the first" or size is None:
        return None
    many = data("numbers")["cardinals"].get(parts["many"].lower(), parts["many"])
    told = _OF_YEAR.match(after)
    if told is None and _OF_OTHER.match(after):  # "the first six months of the war"
        return None
    year = int(told["year"]) if told and told["year"] else anchor.published.year if anchor.published else None
    if year is None or not str(many).isdigit() or not 1 < int(many) * size < _MONTHS_OF_YEAR:
        return None
    year -= told is not None and told["which"] == "last"
    month = int(many) * size
    return date(year, 1, 1), date(year, month, monthrange(year, month)[1])


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


_BOUNDS: Mapping[str, TimeBound] = MappingProxyType(
    {
        "since": "since", "until": "until", "till": "until", "through": "until", "before": "before",
        "prior to": "before", "earlier than": "before", "no later than": "by", "later than": "after",
        "after": "after", "by": "by", "around": "about", "about": "about", "circa": "about",
    }
)  # fmt: skip
_BEFORE = re.compile(rf"\b({'|'.join(_BOUNDS)})(?: the| early| late)? $", re.I)


_SINCE = re.compile(r"\b[Ss]ince (?:the|its|his|her|their|it|they|he|she) (?:[a-z'’-]+ ){1,5}(?:in|on) $")
"""As in "since the scheme opened in January 2019"."""


def _bound(text: str, start: int) -> TimeBound | None:
    match = _BEFORE.search(text, max(0, start - 16), start)
    if match is None and _SINCE.search(text, max(0, start - 70), start):
        return "since"
    return _BOUNDS[match.group(1).lower()] if match else None


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
