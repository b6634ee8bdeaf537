"""Which time a statement has: when it happened, and the period that its figure covers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from numcheck.facts.stretches import Placed, Span, Stretch, is_label, months_of, offset
from numcheck.lexicon import terms
from numcheck.lexicon.load import words
from numcheck.mentions import heads
from numcheck.model.sentence import Sentence, Token
from numcheck.model.time import Time

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
        if p[0].granularity in _EVENT and p[0].bound != "since" and not is_label(sentence, p[1])
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
    if verb.pos == "NOUN" and _OPENING.fullmatch(sentence.text[: offset(sentence, *own[0])]):
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
    start = offset(sentence, time, token)
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
    start = offset(sentence, *placed)
    end = start + len(placed[0].text)
    return _OPENING.fullmatch(sentence.text[:start]) is not None and sentence.text[end : end + 1] == ","


_BEHIND = re.compile(r"(?: [\w-]+)? in (?:the year )?")


def right_behind(sentence: Sentence, figure: Span, placed: Sequence[tuple[Time, Token, Span]]) -> Time | None:
    """The time that follows a figure at once: "from 2,150 in 2008 to 1,290 pairs in 2023"."""
    for time, _, (start, _) in placed:
        if time.granularity in _EVENT and start > figure[1] and _BEHIND.fullmatch(sentence.text[figure[1] : start]):
            return time
    return None


def covered_period(
    sentence: Sentence, anchor: Token, verb: Token | None, placed: Sequence[Placed], found: Sequence[Stretch]
) -> Time | None:
    """The period that the figure covers: "since February 2022", "in the third quarter", or one of the stretches."""
    if (label := _label(sentence, anchor, placed)) is not None:
        spanned = next((span for span, last, _ in found if last.id == label.id), None)
        return spanned or (label if label.granularity in _COVERED else None)
    for span, last, token in found:
        if _HEADED.fullmatch(sentence.text[offset(sentence, last, token) + len(last.text) : anchor.start]):
            return span
        if _hangs_on(sentence, token, anchor) or (verb is not None and _governor(sentence, token) == verb.i):
            return span
    for time, token in placed:
        if is_label(sentence, token) or _is_compared(sentence, token):
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


def _label(sentence: Sentence, anchor: Token, placed: Sequence[Placed]) -> Time | None:
    """The time before whose colon the figure stands, up to a bracket or a semicolon."""
    found = [
        (token.i, time)
        for time, token in placed
        if token.end <= anchor.start
        and is_label(sentence, token)
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
    led = _LED.search(sentence.text[: offset(sentence, time, token)])
    return led is not None and months_of(time) is not None


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
