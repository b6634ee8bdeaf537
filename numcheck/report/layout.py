"""What the formats for people share: totals, excerpts, colours, column widths."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass

from numcheck.model.finding import Evidence, LedgerStatus
from numcheck.model.text import printable
from numcheck.report.report import Report

WIDEST = 100
"""Columns that an excerpt may take."""

_SHOWN: tuple[LedgerStatus, ...] = (
    "supported", "rounded", "derived", "shift", "conflict", "slip", "unsupported", "unchecked",
)  # fmt: skip
_CODES = {"error": "31;1", "warning": "33;1", "note": "36;1", "strong": "1", "faint": "2"}


@dataclass(frozen=True, slots=True)
class Paint:
    """ANSI colours, or none."""

    on: bool

    def __call__(self, text: str, style: str) -> str:
        """The text in a style, as it is where colours are off."""
        return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if self.on else text


def totals(report: Report) -> str:
    """The ledger in one line: "17 figures and dates: 10 supported, 2 rounded"."""
    counts = Counter(entry.status for entry in report.ledger)
    what = "figure or date" if len(report.ledger) == 1 else "figures and dates"
    parts = ", ".join(f"{counts[status]} {status}" for status in _SHOWN if counts[status])
    return f"{len(report.ledger)} {what}" + (f": {parts}" if parts else "")


def width(text: str) -> int:
    """The columns that a text takes on a terminal."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def excerpt(text: str, evidence: Evidence) -> tuple[str, int, int]:
    """The words around a place, its column among them, and its width; one line at most WIDEST wide."""
    start = text.rfind("\n", 0, evidence.start) + 1
    end = text.find("\n", evidence.end)
    end = len(text) if end < 0 else end
    spare = max(WIDEST - (evidence.end - evidence.start), 20)
    left = max(start, evidence.start - spare // 3)
    right = min(end, max(evidence.end, left + WIDEST))
    left, right = _at_space(text, left, start, 1), _at_space(text, right, end, -1)
    left, right = min(left, evidence.start), max(right, evidence.end)
    lead, mark = printable(text[left : evidence.start]), printable(text[evidence.start : evidence.end])
    shown = ("…" if left > start else "") + printable(text[left:right]) + ("…" if right < end else "")
    return shown, width(lead) + (left > start), width(mark)


def _at_space(text: str, offset: int, limit: int, step: int) -> int:
    """The offset moved inwards to a word's edge, unless it is the line's own end."""
    if offset == limit:
        return offset
    for moved in range(20):
        at = offset + step * moved
        if 0 < at < len(text) and text[at - 1 if step > 0 else at].isspace():
            return at
    return offset
