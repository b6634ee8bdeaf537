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
      | \d+(?:\.\d+)?(?:[ ]?[×x][ ]?10\^?-?\d{1,3}(?![\w.]))?   # 2000  2.1  3×10^8
      | (?<![\w.])\.\d+                               # .02
      | [½¼¾⅓⅔]
    )
  | (?P<code> (?<![^\W_])                            # a currency's letters glued to digits: $US5, EUR50m
        (?: (?<=\$)(?:US|AU|CA|NZ|HK|NT|A|C|S)
          | EUR|USD|GBP|JPY|CHF|CAD|AUD|NZD|HKD|SGD|SEK|NOK|DKK|PLN|CNY|RMB|KRW|INR|BRL|MXN|ZAR|NGN|RUB
          | RM|Rs|PS|Rp|KSh|Y=
          | R(?=\d{1,3}(?:,\d{3})+\b | \d+(?:\.\d+)?[ ]?(?:million|billion|trillion|m|bn)\b | \d+\.\d\d\b) )
        (?=\d) )
  | (?P<word> (?:[^\W\d_]\.){2,} | [^\W\d_][^\W_]* (?:['&][^\W\d_]+)* )
  | (?P<symbol> US\$ | [^\w\s] | _ )
    """,
    re.X,
)


_KINDS: dict[str, Kind] = {"number": "number", "code": "symbol", "word": "word", "symbol": "symbol"}


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
        kind = _KINDS[match.lastgroup or ""]
        piece = match.group()
        found.append(Lexeme(kind, piece, piece.lower(), match.start(), match.end(), match.start() == end))
        end = match.end()
    return found
