"""Plain text: a headline on the first line, if it looks like one, then paragraphs."""

from __future__ import annotations

import re

from numcheck.model.article import Article, Block
from numcheck.read.dates import dateline_date
from numcheck.read.paragraphs import paragraphs
from numcheck.read.suppressions import suppressions, without_comments

SUFFIXES = ("", ".txt", ".text")

_DATELINE_START = re.compile(r"[A-Z][A-Z'’. -]{2,}(?:,| \()")
HEADLINE = 160
"""The longest first line, in characters, that can be a headline."""


def read(text: str, name: str) -> Article:
    """An article whose blocks tell its headline from its body."""
    kept, comments = without_comments(paragraphs(text), text)
    blocks = list(kept)
    headed = len(blocks) > 1 and _is_headline(text, blocks[0])
    if headed:
        blocks[0] = Block(blocks[0].ranges, "headline")
    body = blocks[1 if headed else 0].ranges[0][0] if blocks else 0
    return Article(
        text,
        name=name,
        published=dateline_date(text, body),
        blocks=tuple(blocks),
        suppressions=tuple(suppressions(text, name, comments, blocks)),
    )


def _is_headline(text: str, block: Block) -> bool:
    start, end = block.ranges[0]
    line = text[start:end].strip()
    if len(line) > HEADLINE or "\n" in line or _DATELINE_START.match(line):
        return False
    return not re.search(r"""[.:;,]['"”’)\]]*$""", line)
