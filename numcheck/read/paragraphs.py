"""Find the paragraphs of plain text, hard-wrapped or one a line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from numcheck.lexicon.load import words
from numcheck.model.article import Block, Part

_LINE = re.compile(r"[^\n]*\n?")
_ENDS = re.compile(r"""[.!?:;]['"”’)\]]*\s*$""")
_LIST_ITEM = re.compile(r"\s*(?:[-*•·–]|\d{1,3}[.)])\s")
WIDEST = 120
"""A text with a line longer than this, in characters, is not wrapped to a width."""


def paragraphs(text: str, start: int = 0, end: int | None = None, part: Part = "body") -> Iterator[Block]:
    """Blocks of text[start:end]: parted by blank lines, and by every line end unless lines are wrapped."""
    lines = [match.span() for match in _LINE.finditer(text, start, len(text) if end is None else end)]
    wrapped = _is_wrapped(text, lines)
    group: list[tuple[int, int]] = []
    for line in lines:
        blank = not text[line[0] : line[1]].strip()
        if group and (blank or _breaks(text, group[-1], line, wrapped)):
            yield Block(((group[0][0], group[-1][1]),), part)
            group = []
        if not blank:
            group.append(line)
    if group:
        yield Block(((group[0][0], group[-1][1]),), part)


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether lines end at a width: most that go on directly to another end inside a sentence."""
    if any(end - start > WIDEST + 1 for start, end in lines):
        return False
    pairs = [(text[a:b], text[c:d]) for (a, b), (c, d) in pairwise(lines)]
    joined = [line for line, following in pairs if line.strip() and following.strip()]
    return sum(not _ENDS.search(line) for line in joined) * 2 > len(joined)


def _breaks(text: str, last: tuple[int, int], line: tuple[int, int], wrapped: bool) -> bool:
    """Whether a new paragraph starts at `line` though no blank line stands before it."""
    if _LIST_ITEM.match(text, *line):
        return True
    before = text[last[0] : last[1]]
    goes_on = text[line[0] : line[1]].lstrip()[:1].islower() or _abbreviated(before)
    return not wrapped and (not goes_on or (bool(_ENDS.search(before)) and not _abbreviated(before)))


def _abbreviated(line: str) -> bool:
    """Whether a line ends in an abbreviation that something follows ("… on Oct.")."""
    word = line.rstrip().rsplit(" ", 1)[-1].lower()
    return word.endswith(".") and word[:-1] in words("abbreviations", "never_final")
