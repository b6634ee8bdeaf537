"""Text that is safe to show."""

from __future__ import annotations


def printable(text: str) -> str:
    """The text with controls and line ends as spaces, so that nothing in it steers a terminal."""
    return "".join(c if c.isprintable() else " " for c in text)
