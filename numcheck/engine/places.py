"""Offsets → the line and column that an editor counts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping


class Lines:
    """Where lines start in a set of texts; the starts of a text are found once, when asked for."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self._starts: dict[str, list[int]] = {}

    def place(self, document: str, offset: int) -> tuple[int, int]:
        """The 1-based line and column of an offset in a document's text."""
        starts = self._starts.get(document)
        if starts is None:
            text = self._texts[document]
            starts = [0, *(i + 1 for i, char in enumerate(text) if char == "\n")]
            self._starts[document] = starts
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1
