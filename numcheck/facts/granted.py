"""What was asked for and then granted: "They sought 400 beds. The county agreed" tells of 400 beds given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from numcheck.lexicon.load import words
from numcheck.model.fact import Fact
from numcheck.model.sentence import Sentence

Span = tuple[int, int]


def with_granted(facts: Sequence[Fact], sentences: Sequence[Sentence]) -> list[Fact]:
    """The facts, those asserted that are proposed in a sentence and granted in it or the next one."""
    spans = [sentence.folded.span(0, len(sentence.text)) for sentence in sentences]
    grants = [_grants(sentence) for sentence in sentences]
    settled = {
        span
        for at, span in enumerate(spans)
        if grants[at] or (at + 1 < len(grants) and grants[at + 1] and sentences[at + 1].block - sentences[at].block < 2)
    }
    return [_granted(fact) if fact.sentence in settled else fact for fact in facts]


def _grants(sentence: Sentence) -> bool:
    return bool(words("status", "granting") & set(sentence.text.lower().replace(",", " ").replace(".", " ").split()))


def _granted(fact: Fact) -> Fact:
    if fact.event is None or fact.event.status != "proposed":
        return fact
    return replace(fact, event=replace(fact.event, status="asserted"))
