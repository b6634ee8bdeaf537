"""Whether what happens at a time lies ahead or behind, as the verb over it tells."""

from __future__ import annotations

import re
from typing import Literal

from numcheck.lexicon.load import words
from numcheck.model.sentence import Sentence, Token

Direction = Literal["past", "future", "unclear"]

_AHEAD = frozenset(("will", "shall", "'ll", "wo", "would", "may", "might", "could", "should", "must"))
_PAST = frozenset(("had", "was", "were", "has", "have", "did"))
_PRESENT = frozenset(("is", "are", "'s", "'re", "am"))
_UNTIL = re.compile(r"\b(?:until|till|by|as soon as|as early as|no later than|starting|beginning|from now to) $", re.I)

_BY = re.compile(r"\bby $", re.I)
_SAID = re.compile(r"\b(?:said|told \w+|announced|reported|added|stated) (?:on |late |early )?$", re.I)


def direction(sentence: Sentence, start: int, end: int) -> Direction:
    """The tense of the nearest verb over sentence.text[start:end]."""
    if _SAID.search(sentence.text[:start]):
        return "past"
    tokens = sentence.at(start, end)
    if not tokens:
        return "unclear"
    verb = next((t for t in (tokens[-1], *sentence.ancestors(tokens[-1])) if t.pos in ("VERB", "AUX")), None)
    found = _tense(sentence, verb) if verb else "unclear"
    if _UNTIL.search(sentence.text[:start]):
        return "past" if found == "past" and _BY.search(sentence.text[:start]) else "future"
    return found


def _tense(sentence: Sentence, verb: Token) -> Direction:
    helpers = {kid.lower for kid in sentence.kids(verb, "aux", "auxpass")}
    if "had" in {kid.lower for over in (verb, *sentence.ancestors(verb)) for kid in sentence.kids(over, "aux")}:
        return "past"
    if helpers & _AHEAD or verb.lemma in words("calendar", "planning"):
        return "future"
    if "to" in helpers:
        over = sentence.head(verb)
        return "future" if over.lemma in words("calendar", "promising") or over.lemma == "be" else "unclear"
    if verb.tag in ("VBD", "VBN") or helpers & _PAST:
        return "past"
    if verb.tag == "VBG" and helpers & _PRESENT:
        return "future"
    if verb.tag in ("VBZ", "VBP") and verb.lemma in words("calendar", "timetabled"):
        return "future"
    return "unclear"
