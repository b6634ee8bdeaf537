"""What a sentence is about, as stems of its content words, and where its quotation marks stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from numcheck.lexicon.load import words
from numcheck.lexicon.terms import stem
from numcheck.mentions.quantities import numbers_in
from numcheck.model.article import Document
from numcheck.model.fact import Statement
from numcheck.model.sentence import Sentence

_CONTENT = frozenset(("NOUN", "PROPN", "VERB", "ADJ"))


def content_stems(sentence: Sentence, taken: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """The stems of a sentence's content words, sorted, those inside `taken` spans left out."""
    empty, reporting = words("events", "empty"), words("reporting", "verbs")
    return tuple(
        sorted(
            {
                stem(token.lemma)
                for token in sentence.tokens
                if token.pos in _CONTENT
                and len(token.text) > 1
                and not (token.pos == "VERB" and (token.lemma in empty or token.lemma in reporting))
                and not any(start < token.end and token.start < end for start, end in taken)
            }
        )
    )


_WORD = re.compile(r"[^\W\d_]{3,}")


def statement(document: Document, sentence: Sentence) -> Statement:
    """A sentence as a statement; it need not be parsed."""
    start, end = sentence.folded.span(0, len(sentence.text))
    stems = frozenset(stem(word) for word in _WORD.findall(sentence.text.lower()))
    return Statement(document.name, start, end, document.text[start:end], stems, _numbers(sentence.text))


_GLUED = re.compile(r"(?<=[^\W\d_])\d[\d,]*(?:\.\d+)?")


def _numbers(text: str) -> frozenset[Fraction]:
    """Every number that stands in a text, those glued to letters ("R512") too."""
    return numbers_in(text) | {Fraction(match.replace(",", "")) for match in _GLUED.findall(text)}


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
