"""Bring text to one plain form without losing where each character came from.

Spaces of every kind become one space, typographic quotes, dashes, minus signs and full-width
digits their plain forms, so that the rest of numcheck reads one spelling of everything.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from html import unescape

from numcheck.model.article import Block
from numcheck.model.sentence import Folded

_PLAIN = {
    "‘": "'", "’": "'", "⁄": "/", "ʼ": "'", "‛": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "–": "–", "—": "—", "−": "-", "‐": "-", "‑": "-", "‒": "-", "…": "...", "\ufeff": "",
    "\u00ad": "", "\u200b": "", "\u200c": "", "\u200d": "", "\u2060": "", "×": "×",
    "½": "½", "¼": "¼", "¾": "¾", "⅓": "⅓", "⅔": "⅔", "°": "°", "²": "²", "³": "³",
    "º": "°", "㎞": "km", "％": "%", "´": "'", "`": "'",
}  # fmt: skip


@cache
def _plain(char: str) -> str:
    if char in _PLAIN:
        return _PLAIN[char]
    if char.isspace():
        return " "
    folded = unicodedata.normalize("NFKC", char)
    if unicodedata.category(char) in ("Cc", "Cf") or not folded.strip():
        return ""
    return folded


_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|\w{2,31});")


def _characters(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The characters of a range with their offsets; a range that is an entity is what it stands for."""
    if end - start > 3 and text[start] == "&" and _ENTITY.fullmatch(text, start, end):
        for char in unescape(text[start:end]):
            yield start, char
        return
    for offset in range(start, end):
        yield offset, text[offset]


def fold(text: str, block: Block) -> Folded:
    """The block's text in plain form; runs of white space are one space, none at the ends."""
    chars: list[str] = []
    origins: list[int] = []
    end = block.ranges[0][0] if block.ranges else 0
    for start, end in block.ranges:
        for offset, char in _characters(text, start, end):
            plain = char if "!" <= char <= "~" and char != "`" else _plain(char)
            if plain == " " and (not chars or chars[-1] == " "):
                continue
            if plain == "'" and chars and chars[-1] == "'":
                chars[-1] = '"'  # two strokes are how typewriters and wires set a quotation mark
                continue
            for piece in plain:
                chars.append(piece)
                origins.append(offset)
    if chars and chars[-1] == " ":
        chars.pop()
        origins.pop()
    return Folded("".join(chars), (*origins, end))
