"""A sentence with everything that the extractors found in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from numcheck.facts import context
from numcheck.facts.speakers import Speakers
from numcheck.facts.stretches import Placed, Stretch, stretches
from numcheck.mentions import heads
from numcheck.mentions.quantities import Mention, quantities
from numcheck.mentions.times import TimeMention
from numcheck.model.article import Document
from numcheck.model.sentence import Sentence, Token
from numcheck.model.time import Time

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence, its figures, and its times with the token each hangs by and their spans.

    Spans are offsets in the sentence's folded text; `contents` its content words.
    """

    document: Document
    sentence: Sentence
    mentions: tuple[Mention, ...]
    placed: tuple[tuple[Time, Token, Span], ...]
    quotes: tuple[Span, ...]
    speakers: Speakers
    contents: context.Contents
    stretches: tuple[Stretch, ...]

    @property
    def times(self) -> list[Placed]:
        """The times with their tokens."""
        return [(time, token) for time, token, _ in self.placed]

    @property
    def lemmas(self) -> frozenset[str]:
        """The lemmas of the sentence."""
        return frozenset(token.lemma for token in self.sentence.tokens)

    @property
    def taken(self) -> list[Span]:
        """The spans of figures and times."""
        return [mention.core for mention in self.mentions] + [span for *_, span in self.placed]


def observe(
    document: Document, sentence: Sentence, mentions: Sequence[TimeMention], quotes: Sequence[Span], seen: int,
    speakers: Speakers, heading: frozenset[str],
) -> Scene:  # fmt: skip
    """The scene of a parsed sentence under its heading; `seen` times stand before it in the document."""
    figures = tuple(quantities(sentence, [(m.start, m.end) for m in mentions if not m.is_duration]))
    placed = []
    for number, mention in enumerate(mentions, seen + 1):
        span = (mention.start, mention.end)
        token = heads.root_of(sentence, span) or sentence.tokens[0]
        placed.append((_time(document, sentence, mention, number), token, span))
    taken = [(figure.start, figure.end) for figure in figures] + [span for *_, span in placed]
    said = context.contents(sentence, taken, heading)
    told = stretches(sentence, [(time, token) for time, token, _ in placed])
    return Scene(document, sentence, figures, tuple(placed), tuple(quotes), speakers, said, told)


def _time(document: Document, sentence: Sentence, mention: TimeMention, number: int) -> Time:
    start, end = sentence.folded.span(mention.start, mention.end)
    return Time(
        f"{document.name}@{number}", document.name, start, end, document.text[start:end], mention.timex,
        mention.granularity, mention.first, mention.last, mention.bound, mention.weekday,
    )  # fmt: skip
