"""Whether a sentence may carry a figure or a date: a quick look that may err towards yes.

The words come from the lexicon's numbers and calendar, so that a form added there is looked for.
"""

from __future__ import annotations

import re
from functools import cache

from numcheck.lexicon.load import data

_NUMBERS = ("cardinals", "scales", "groups", "fractions", "vague", "multiples")
_TIMES = ("months", "weekdays", "units", "seasons", "parts_of_day", "holidays")
_COMPOUND = r"\w+(?:ty-\w+|teen|ty|fold)"


@cache
def _carries() -> re.Pattern[str]:
    numbers, calendar = data("numbers"), data("calendar")
    words = {word for key in _NUMBERS for word in numbers[key]}
    words |= {word for key in _TIMES for word in calendar[key]}
    words |= set(calendar["telling"]) | {"centuries"}
    listed = "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
    return re.compile(rf"\d|[½¼¾⅓⅔]|\b(?:(?:{listed})s?|{_COMPOUND})\b", re.I)


_PRONOUN = re.compile(r"\b(?:he|she)\b", re.I)


def leans_back(text: str) -> bool:
    """Whether the sentence before may name who is meant here: it then governs the figures of this one."""
    return bool(_PRONOUN.search(text))


def may_carry_figure(text: str) -> bool:
    """True for every sentence with a number or a time expression, and for some others."""
    return bool(_carries().search(text))
