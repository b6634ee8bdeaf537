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
    heading: frozenset[str] = frozenset()

    @property
    def senses(self) -> tuple[str, ...]:
        """All of them, sorted; where they are few, those of the heading too."""
        own = {sense for _, sense in self.words}
        return tuple(sorted(own | self.heading if len(own) <= FEW else own))

    def near(self, span: tuple[int, int]) -> tuple[str, ...]:
        """Those of the NEAR words that stand next to a span, sorted."""
        nearest = sorted(self.words, key=lambda word: max(span[0] - word[0], word[0] - span[1]))
        own = {sense for _, sense in nearest[:NEAR]}
        return tuple(sorted(own | self.heading if len(own) <= FEW else own))


NEAR = 8
"""How many content words around a figure tell what it is about."""


def contents(sentence: Sentence, taken: Sequence[tuple[int, int]], heading: frozenset[str]) -> Contents:
    """The content words of a sentence under its heading, those inside `taken` spans left out."""
    empty, reporting = words("events", "empty"), words("reporting", "verbs")
    return Contents(
        tuple(
            (token.start, sense(token.lemma))
            for token in sentence.tokens
            if token.pos in _CONTENT
            and len(token.text) > 1
            and not (token.pos == "VERB" and (token.lemma in empty or token.lemma in reporting))
            and not any(start < token.end and token.start < end for start, end in taken)
        ),
        frozenset() if any(token.pos in ("VERB", "AUX") for token in sentence.tokens) else heading,
    )


_WORD = re.compile(r"[^\W\d_]{3,}")
_HEADING = re.compile(r"(?:\d+[.)] )?[A-Z][^.!?;:\d]{2,70}:?")
"""A line that is no sentence, and names what the lines below it are about."""
FEW = 3
"""Up to so many content words of its own a line without a verb needs a heading to say what it is about."""


def headings(sentences: Sequence[Sentence]) -> list[frozenset[str]]:
    """For each sentence the senses of the heading that it stands under: in its paragraph, or the last that is one."""
    found = []
    over, block, alone = frozenset[str](), -1, False
    for number, sentence in enumerate(sentences):
        after = sentences[number + 1].block if number + 1 < len(sentences) else -1
        under = sentence.block == block or alone
        found.append(over if under else frozenset[str]())
        if _HEADING.fullmatch(sentence.text.strip()) and len(sentence.text.split()) <= LONGEST:
            over, block, alone = written(sentence), sentence.block, after != sentence.block
    return found


LONGEST = 9
"""Words of a heading."""


def written(sentence: Sentence) -> frozenset[str]:
    """The senses of a sentence's words, which need not be parsed."""
    return frozenset(sense(word) for word in _WORD.findall(sentence.text.lower()))


def statement(document: Document, sentence: Sentence, heading: frozenset[str]) -> Statement:
    """A sentence as a statement, under its heading; it need not be parsed."""
    start, end = sentence.folded.span(0, len(sentence.text))
    stems = written(sentence) | {sense(token.lemma) for token in sentence.tokens}
    stems |= heading if len(sentence.text.split()) <= LONGEST else frozenset()
    return Statement(document.name, start, end, document.text[start:end], stems, _numbers(sentence.text))


_GLUED = re.compile(r"(?<=[^\W\d_])(?=\d)")
_DIGITS = re.compile(r"(?<![\d.,])\d[\d,]*(?:\.\d+)?")


def _numbers(text: str) -> frozenset[Fraction]:
    """Every number in a text, those glued to letters ("M486.0 million") and parts of others ("15 of 28") too."""
    return numbers_in(_GLUED.sub(" ", text)) | {Fraction(match.replace(",", "")) for match in _DIGITS.findall(text)}


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
