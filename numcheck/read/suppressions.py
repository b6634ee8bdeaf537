"""Comments that silence a rule: `<!-- numcheck: ignore[figure-moved] reason="the desk checked it" -->`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from numcheck.errors import InputError, Problem
from numcheck.model.article import Block, Range, Suppression

_CLOSES = "-->"
_OPENS = re.compile(r"<!--\s*numcheck\b")
_IGNORE = re.compile(
    r"""\s*:\s*ignore\[(?P<rules>[a-z0-9, -]+)\]\s+reason=(?P<quote>["'“])(?P<reason>[^"“”]*[^"“”\s][^"“”]*)["'”]\s*"""
)
FORM = '<!-- numcheck: ignore[RULE, …] reason="WHY" -->'


def suppressions(
    text: str, name: str, places: Iterable[tuple[Range, Range | None]], blocks: Sequence[Block]
) -> Iterator[Suppression]:
    """The suppressions in the comments at these places, each with the lines of the paragraph around it.

    One inside a paragraph covers it, one that stands alone (None) the paragraph that follows.
    Raises InputError for a comment to numcheck that is none.
    """
    for (start, end), around in places:
        for opening, closing in _comments(text, start, end):
            line = text.count("\n", 0, opening.start()) + 1
            column = opening.start() - text.rfind("\n", 0, opening.start())
            match = _IGNORE.fullmatch(text, opening.end(), closing) if closing >= 0 else None
            rules = tuple(rule.strip() for rule in match["rules"].split(",")) if match else ()
            if match is None or not all(rules):
                why = "not understood" if closing >= 0 else "not closed"
                raise InputError(Problem(f"{why}: write {FORM}", name, line, column))
            covers = around or _following(opening.start(), blocks)
            yield Suppression(rules, match["reason"].strip(), covers, line, column)


def without_comments(
    blocks: Iterable[Block], text: str
) -> tuple[tuple[Block, ...], tuple[tuple[Range, Range | None], ...]]:
    """Paragraphs of plain text without the comments to numcheck in them, and these with the paragraph around each."""
    kept, places = [], []
    for block in blocks:
        ranges: list[Range] = []
        found: list[Range] = []
        for start, end in block.ranges:
            for opening, closing in _comments(text, start, end):
                stop = end if closing < 0 else closing + len(_CLOSES)
                found.append((opening.start(), stop))
                ranges.append((start, opening.start()))
                start = stop
            ranges.append((start, end))
        ranges = [span for span in ranges if text[slice(*span)].strip()]
        around = (block.ranges[0][0], block.ranges[-1][1]) if ranges else None
        places += [(comment, around) for comment in found]
        if ranges:
            kept.append(Block(tuple(ranges), block.part))
    return tuple(kept), tuple(places)


def unclosed(text: str, name: str, blocks: Iterable[Block]) -> None:
    """Raise InputError for a comment to numcheck in running text that never closes, and so is none."""
    for block in blocks:
        for start, end in block.ranges:
            for opening, closing in _comments(text, start, end):
                if closing < 0:
                    line = text.count("\n", 0, opening.start()) + 1
                    column = opening.start() - text.rfind("\n", 0, opening.start())
                    raise InputError(Problem(f"not closed: write {FORM}", name, line, column))


def _comments(text: str, start: int, end: int) -> Iterator[tuple[re.Match[str], int]]:
    """Each comment to numcheck in a stretch of the text: its opening, and where it closes (-1 where it does not)."""
    while opening := _OPENS.search(text, start, end):
        closing = text.find(_CLOSES, opening.end(), end)
        yield opening, closing
        if closing < 0:
            return
        start = closing


def _following(offset: int, blocks: Sequence[Block]) -> Range | None:
    """The paragraph after a comment."""
    spans = ((block.ranges[0][0], block.ranges[-1][1]) for block in blocks)
    return next((span for span in spans if span[0] >= offset), None)
