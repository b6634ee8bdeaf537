"""Where something happened: the name after "in", "at", "near" beside the event or its subject."""

from __future__ import annotations

from collections.abc import Sequence

from numcheck.lexicon.terms import noun_event_class
from numcheck.mentions.heads import subjects
from numcheck.mentions.phrases import phrase
from numcheck.model.sentence import Sentence, Token

DEEP = 2
"""How many prepositions may lie between a phrase and the name of the place."""
_WHERE = frozenset("in at near across around outside inside toward towards throughout through off along within".split())
_ON = frozenset("island islands hill street avenue coast road highway plateau peninsula square strip frontier".split())
"""What names end in of places that things happen on."""


def place(sentence: Sentence, anchors: Sequence[Token], taken: Sequence[tuple[int, int]]) -> str | None:
    """The nearest place name that hangs on one of `anchors`; `taken` spans hold times and figures.

    It hangs on the phrase or the verb, on the subject of that verb ("the bombing in Atlanta killed …"),
    or on what another preposition brings ("at the embassy in Nairobi").
    """
    for anchor in anchors:
        if found := _hung(sentence, anchor, taken, DEEP):
            return found
    for anchor in anchors:
        for subject in subjects(sentence, anchor) if anchor.pos in ("VERB", "AUX") else ():
            if found := _hung(sentence, subject, taken, DEEP):
                return found
    return None


def _hung(sentence: Sentence, anchor: Token, taken: Sequence[tuple[int, int]], deep: int) -> str | None:
    """A name right behind the preposition, else the one behind the next, else that of "the U.S. embassy"."""
    preps = sentence.kids(anchor, "prep")
    nouns = [
        noun
        for prep in preps
        for noun in sentence.kids(prep, "pobj")
        if prep.lower in _WHERE or (prep.lower == "on" and noun.lower in _ON)
    ]
    free = [noun for noun in nouns if not any(start < noun.end and noun.start < end for start, end in taken)]
    for noun in free:
        if noun.pos == "PROPN":
            return _with_others(sentence, noun)
    for noun in free if deep > 1 else ():
        if found := _hung(sentence, noun, taken, deep - 1):
            return found
    named = next((noun for noun in free if _is_named(sentence, noun)), None)
    return phrase(sentence, named, (0, 0), counted=False).core if named else None


def _with_others(sentence: Sentence, noun: Token) -> str:
    """The name with those joined to it: "Kenya and Tanzania"."""
    first, last = phrase(sentence, noun, (0, 0), counted=False).core, noun
    while joined := [kid for kid in sentence.kids(last, "conj") if kid.pos == "PROPN" and kid.i > last.i]:
        last = joined[-1]
    start = noun.end - len(first)
    return sentence.text[start : last.end] if last.end - noun.end <= _LONGEST else first


_LONGEST = 60
"""Characters that the further names of a place may take up."""


def _is_named(sentence: Sentence, noun: Token) -> bool:
    """Whether a name stands in the phrase of a common noun: "the U.S. embassy", not "the Boston bombing"."""
    named = any(kid.pos == "PROPN" for kid in sentence.kids(noun, "compound", "nmod", "poss"))
    return named and noun_event_class(noun.lemma) is None
