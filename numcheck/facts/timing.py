"""Which time a statement has: when it happened, and the period that its figure covers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from numcheck.lexicon.load import words
from numcheck.model.sentence import Sentence, Token
from numcheck.model.time import Time

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
    ]  # fmt: skip
    if not own:
        return None
    for time, token in own:
        if _hangs_on(sentence, token, anchor):
            return time
    if verb is None:
        return None
    under = [p for p in own if _governor(sentence, p[1]) == verb.i]
    if under:
        return min(under, key=lambda p: abs(p[1].i - anchor.i))[0]
    return None


def covered_period(sentence: Sentence, anchor: Token, verb: Token | None, placed: Sequence[Placed]) -> Time | None:
    """The period that the figure covers: "since February 2022", "in the third quarter"."""
    if (label := _label(sentence, anchor, placed)) is not None:
        return label if label.granularity in _COVERED else None
    for time, token in placed:
        if _is_label(sentence, token):
            continue
        covers = time.bound == "since" or time.granularity in _COVERED or _is_span(time)
        if covers and (
            _hangs_on(sentence, token, anchor) or (verb is not None and _governor(sentence, token) == verb.i)
        ):
            return time
    return None


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


def _is_span(time: Time) -> bool:
    first = time.text.lower().split()[0]
    return time.granularity == "duration" and (first in ("past", "last", "next", "previous", "coming", "the"))


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
