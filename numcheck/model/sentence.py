"""A parsed sentence: tokens with their grammar, and the way back into the document's text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from numcheck.model.article import Document


@dataclass(frozen=True, slots=True)
class Folded:
    """Text brought to plain spaces, quotes and digits, with the origin of every character.

    `origins[i]` is the offset of character i in the document; it has one entry more than the
    text has characters, so that an exclusive end can be looked up too.
    """

    text: str
    origins: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where text[start:end] stands in the document."""
        if end <= start:
            return self.origins[start], self.origins[start]
        return self.origins[start], self.origins[end - 1] + 1

    def cut(self, start: int, end: int) -> Folded:
        """The part of it between two of its own offsets."""
        return Folded(self.text[start:end], self.origins[start : end + 1])


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its grammar.

    `start`/`end` are offsets in the sentence's folded text; `tag` is a Penn Treebank tag, `pos`
    a universal one, `dep` the label of the arc (ClearNLP's labels, as spaCy's English models
    have them) from the token with index `head`.
    """

    i: int
    text: str
    lower: str
    lemma: str
    tag: str
    pos: str
    dep: str
    head: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; `tokens` is empty where it carries no figure or date and was not parsed.

    `block` numbers the paragraph that it stands in.
    """

    index: int
    block: int
    folded: Folded
    tokens: tuple[Token, ...]
    children: tuple[tuple[int, ...], ...]

    @property
    def text(self) -> str:
        """The folded text, which the tokens' offsets count in."""
        return self.folded.text

    def head(self, token: Token) -> Token:
        """The token that governs this one; a root governs itself."""
        return self.tokens[token.head]

    def kids(self, token: Token, *deps: str) -> list[Token]:
        """Its dependants in order, of these labels only where any are given."""
        kids = [self.tokens[i] for i in self.children[token.i]]
        return [kid for kid in kids if kid.dep in deps] if deps else kids

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The tokens that govern it, nearest first."""
        for _ in self.tokens:
            if token.head == token.i:
                return
            token = self.tokens[token.head]
            yield token

    def subtree(self, token: Token) -> list[Token]:
        """It and everything below it, in the order of the text."""
        found, queue = [], [token.i]
        while queue:
            i = queue.pop()
            found.append(i)
            queue.extend(self.children[i])
        return [self.tokens[i] for i in sorted(found)]

    def at(self, start: int, end: int) -> list[Token]:
        """The tokens that overlap these offsets of the folded text."""
        return [token for token in self.tokens if token.start < end and token.end > start]


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """A document and its sentences, in order."""

    document: Document
    sentences: tuple[Sentence, ...]
