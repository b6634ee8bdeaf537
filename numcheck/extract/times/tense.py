"""Whether what happens at a time lies ahead or behind, as the verb over it tells."""

from __future__ import annotations

from typing import Literal

from numcheck.model.sentence import Sentence, Token

Direction = Literal["past", "future", "unclear"]

_AHEAD = frozenset(["will", "shall", "'ll", "wo"])
_PLANNED = frozenset(
    [
        "expect",
        "plan",
        "schedule",
        "due",
        "set",
        "slate",
        "intend",
        "hope",
        "promise",
        "aim",
        "begin",
        "start",
        "open",
        "close",
        "meet",
        "hold",
        "vote",
        "face",
        "appear",
        "return",
        "resume",
        "launch",
        "arrive",
        "visit",
    ]
)
_OVER = frozenset(
    [
        "expect",
        "plan",
        "schedule",
        "slate",
        "intend",
        "hope",
        "promise",
        "aim",
        "want",
        "agree",
        "vow",
        "pledge",
        "due",
        "set",
    ]
)


def direction(sentence: Sentence, start: int, end: int) -> Direction:
    """The tense of the nearest verb over sentence.text[start:end]."""
    tokens = sentence.at(start, end)
    if not tokens:
        return "unclear"
    verb = next((t for t in (tokens[-1], *sentence.ancestors(tokens[-1])) if t.pos in ("VERB", "AUX")), None)
    return _tense(sentence, verb) if verb else "unclear"


def _tense(sentence: Sentence, verb: Token) -> Direction:
    helpers = [kid.lower for kid in sentence.kids(verb, "aux", "auxpass")]
    if any(helper in _AHEAD for helper in helpers):
        return "future"
    if "to" in helpers:
        over = sentence.head(verb)
        return "future" if over.lemma in _OVER or over.lemma == "be" else "unclear"
    if verb.tag in ("VBD", "VBN") or any(helper in ("had", "was", "were", "has", "have", "did") for helper in helpers):
        if verb.lemma in _OVER and any(helper in ("is", "are", "'s") for helper in helpers):
            return "future"
        return "past"
    if verb.tag == "VBG" and any(helper in ("is", "are", "'s", "'re") for helper in helpers):
        return "future"
    if verb.tag in ("VBZ", "VBP") and verb.lemma in _PLANNED:
        return "future"
    return "unclear"
