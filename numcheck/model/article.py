"""What goes in: articles, stories, and the documents that they are read as."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Part = Literal["body", "headline"]
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading or list item: the ranges of the text that make it up, in order.

    A range is (start, end) in code points, end exclusive. Markup between ranges is not read.
    """

    ranges: tuple[Range, ...]
    part: Part = "body"


@dataclass(frozen=True, slots=True)
class Suppression:
    """A comment that silences rules in a stretch of the text, with the reason that it gives.

    `covers` is (start, end) in code points, None where nothing follows the comment; `line` and
    `column` (1-based) are the comment's.
    """

    rules: tuple[str, ...]
    reason: str
    covers: Range | None
    line: int
    column: int

    def holds(self, start: int, end: int) -> bool:
        """Whether a place of the text lies in what it covers."""
        return self.covers is not None and self.covers[0] <= start and end <= self.covers[1]


@dataclass(frozen=True, slots=True)
class Article:
    """An article or a source, as given.

    `blocks` say which parts of `text` are prose; None means that all of it is plain text.
    A `headline` given here is a text of its own; one found in a file is a block of the text.
    `sources` are those that the file itself names (PATH or PATH@DATE, from its own folder).
    """

    text: str
    headline: str | None = None
    name: str | None = None
    published: date | None = None
    blocks: tuple[Block, ...] | None = None
    suppressions: tuple[Suppression, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """The unit of work: an article and the sources it is checked against."""

    id: str
    article: Article
    sources: tuple[Article, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One text to read under one name: an article's body, or its headline.

    `source` is None for the article itself, else the number of the source, from 0; `dateline` the
    words that open the body with the place and the day, "" without.
    """

    name: str
    text: str
    blocks: tuple[Block, ...]
    published: date | None
    source: int | None
    part: Part
    dateline: str = ""
