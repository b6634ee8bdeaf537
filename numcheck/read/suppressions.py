"""Comments that silence a rule: `<!-- numcheck: ignore[figure-moved] reason="the desk checked it" -->`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from numcheck.errors import InputError, Problem
from numcheck.model.article import Block, Range, Suppression

_COMMENT = re.compile(r"<!--\s*numcheck\b(?P<body>[^<>]*)-->")
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
        for comment in _COMMENT.finditer(text, start, end):
            line = text.count("\n", 0, comment.start()) + 1
            column = comment.start() - text.rfind("\n", 0, comment.start())
            match = _IGNORE.fullmatch(comment["body"])
            rules = tuple(rule.strip() for rule in match["rules"].split(",")) if match else ()
            if match is None or not all(rules):
                raise InputError(Problem(f"not understood: write {FORM}", name, line, column))
            covers = around or _following(comment.start(), blocks)
            yield Suppression(rules, match["reason"].strip(), covers, line, column)


def _following(offset: int, blocks: Sequence[Block]) -> Range | None:
    """The paragraph after a comment."""
    spans = ((block.ranges[0][0], block.ranges[-1][1]) for block in blocks)
    return next((span for span in spans if span[0] >= offset), None)
