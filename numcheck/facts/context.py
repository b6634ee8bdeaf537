"""What a sentence is about, as senses of its content words, and where its quotation marks stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from numcheck.lexicon.load import words
from numcheck.lexicon.terms import sense
from numcheck.mentions.quantities import numbers_in
from numcheck.model.article import Document
from numcheck.model.fact import Statement
from numcheck.model.sentence import Sentence

_CONTENT = frozenset(("NOUN", "PROPN", "VERB", "ADJ"))


@dataclass(frozen=True, slots=True)
class Contents:
    """The content words of a sentence: where each stands in its folded text, and its sense."""

    words: tuple[tuple[int, str], ...]

    @property
    def senses(self) -> tuple[str, ...]:
        """All of them, sorted."""
        return tuple(sorted({sense for _, sense in self.words}))

    def near(self, span: tuple[int, int]) -> tuple[str, ...]:
        """Those of the NEAR words that stand next to a span, sorted."""
        nearest = sorted(self.words, key=lambda word: max(span[0] - word[0], word[0] - span[1]))
        return tuple(sorted({sense for _, sense in nearest[:NEAR]}))


NEAR = 8
"""How many content words around a figure tell what it is about."""


def contents(sentence: Sentence, taken: Sequence[tuple[int, int]]) -> Contents:
    """The content words of a sentence, those inside `taken` spans left out."""
    empty, reporting = words("events", "empty"), words("reporting", "verbs")
    return Contents(
        tuple(
            (token.start, sense(token.lemma))
            for token in sentence.tokens
            if token.pos in _CONTENT
            and len(token.text) > 1
            and not (token.pos == "VERB" and (token.lemma in empty or token.lemma in reporting))
            and not any(start < token.end and token.start < end for start, end in taken)
        )
    )


_WORD = re.compile(r"[^\W\d_]{3,}")


def statement(document: Document, sentence: Sentence) -> Statement:
    """A sentence as a statement; it need not be parsed."""
    start, end = sentence.folded.span(0, len(sentence.text))
    written = frozenset(sense(word) for word in _WORD.findall(sentence.text.lower()))
    stems = written | {sense(token.lemma) for token in sentence.tokens}
    return Statement(document.name, start, end, document.text[start:end], stems, _numbers(sentence.text))


_DIGITS = re.compile(r"(?<![\d.,])\d[\d,]*(?:\.\d+)?")


def _numbers(text: str) -> frozenset[Fraction]:
    """Every number that stands in a text, those glued to letters ("R512") and parts of others ("15 of 28") too."""
    return numbers_in(text) | {Fraction(match.replace(",", "")) for match in _DIGITS.findall(text)}


def quoted(sentences: Sequence[Sentence]) -> list[list[tuple[int, int]]]:
    """For each sentence the spans inside quotation marks; a quote may run over sentences."""
    result: list[list[tuple[int, int]]] = []
    inside, block = False, -1
    for sentence in sentences:
        if sentence.block != block:
            inside, block = False, sentence.block
        spans, start = [], 0
        for i, char in enumerate(sentence.text):
            if char != '"':
                continue
            if inside:
                spans.append((start, i))
            inside, start = not inside, i + 1
        if inside:
            spans.append((start, len(sentence.text)))
        result.append(spans)
    return result
