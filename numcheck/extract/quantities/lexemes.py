"""Cut a sentence into numbers, words and symbols."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["number", "word", "symbol"]

_LEXEME = re.compile(
    r"""
    (?P<number>
        \d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,]*\d)      # 2,000  1,234.5
      | \d{1,2}(?:,\d{2})+,\d{3}(?!\d)                # 1,00,000
      | (?<![\d.,])[1-9]\d{0,2}(?:[ ]\d{3})+(?![\d,.]*\d)             # 2 000
      | \d+(?:\.\d+)?                                 # 2000  2.1
      | (?<![\w.])\.\d+                               # .02
      | [½¼¾⅓⅔]
    )
  | (?P<word> (?:[^\W\d_]\.){2,} | [^\W\d_][^\W_]* (?:['&][^\W\d_]+)* )
  | (?P<symbol> US\$ | [^\w\s] | _ )
    """,
    re.X,
)


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A piece of text: `start`/`end` in the sentence, `glued` to the piece before it."""

    kind: Kind
    text: str
    lower: str
    start: int
    end: int
    glued: bool


def lexemes(text: str) -> list[Lexeme]:
    """The pieces of `text` in order, white space left out."""
    found: list[Lexeme] = []
    end = -1
    for match in _LEXEME.finditer(text):
        kind: Kind = match.lastgroup  # type: ignore[assignment]  # the groups are the kinds
        piece = match.group()
        found.append(Lexeme(kind, piece, piece.lower(), match.start(), match.end(), match.start() == end))
        end = match.end()
    return found
