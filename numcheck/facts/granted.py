"""What was asked for and then granted: "They sought 400 beds. The county agreed" tells of 400 beds given."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from numcheck.lexicon.load import words
from numcheck.model.fact import Fact
from numcheck.model.sentence import Sentence

_WORD = re.compile(r"n't\b|[a-z]+")
_NEAR = 2
"""Paragraphs, from the one of the wish on, in which it may be granted."""


def with_granted(facts: Sequence[Fact], sentences: Sequence[Sentence]) -> list[Fact]:
    """The facts, those asserted that are proposed in one sentence and granted by the next, which has no figure."""
    spans = [sentence.folded.span(0, len(sentence.text)) for sentence in sentences]
    counting = {fact.sentence for fact in facts}
    settled = {
        wish
        for wish, grant, here, there in zip(spans, spans[1:], sentences, sentences[1:], strict=False)
        if grant not in counting and there.block - here.block < _NEAR and _grants(there)
    }
    return [_granted(fact) if fact.sentence in settled else fact for fact in facts]


def _grants(sentence: Sentence) -> bool:
    said = set(_WORD.findall(sentence.text.lower()))
    return bool(words("status", "granting") & said) and not words("status", "denying") & said


def _granted(fact: Fact) -> Fact:
    if fact.event is None or fact.event.status != "proposed":
        return fact
    return replace(fact, event=replace(fact.event, status="asserted"))
