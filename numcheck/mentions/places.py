"""Where something happened: the name after "in", "at", "near" beside the event or its subject."""

from __future__ import annotations

from collections.abc import Sequence

from numcheck.mentions.phrases import phrase
from numcheck.model.sentence import Sentence, Token

_WHERE = frozenset("in at near across around outside inside toward towards throughout off along within".split())


def place(sentence: Sentence, anchors: Sequence[Token], taken: Sequence[tuple[int, int]]) -> str | None:
    """The nearest place name that hangs on one of `anchors`; `taken` spans hold times and figures."""
    for anchor in anchors:
        for prep in sentence.kids(anchor, "prep"):
            if prep.lower not in _WHERE:
                continue
            for noun in sentence.kids(prep, "pobj"):
                named = noun.pos == "PROPN" or any(
                    kid.pos == "PROPN" for kid in sentence.kids(noun, "compound", "nmod", "poss")
                )
                if named and not any(start < noun.end and noun.start < end for start, end in taken):
                    return phrase(sentence, noun, (0, 0), counted=False).core
    return None
