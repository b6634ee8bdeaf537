"""Cut a sentence into numbers, words and symbols."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from numcheck.units.catalog import catalog

Kind = Literal["number", "word", "symbol"]

_PATTERN = r"""
    (?P<decimal> (?<![\d.,])\d{1,3},\d{1,2}(?=[ ]?(?:%|(?:per[ ]?cent|[mb]illion|trillion|thousand)\b)) )   # 38,6 %
  | (?P<number>
        \d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,]*\d)      # 2,000  1,234.5
      | \d{1,2}(?:,\d{2})+,\d{3}(?!\d)                # 1,00,000
      | (?<![\d.,])[1-9]\d{0,2}(?:[ ]\d{3})+(?![\d,.]*\d)             # 2 000
      | \d+(?:\.\d+)?(?:[ ]?[×x][ ]?10\^?-?\d{1,3}(?![\w.]))?   # 2000  2.1  3×10^8
      | (?<![\w.])\.\d+                               # .02
      | [½¼¾⅓⅔]
    )
  | (?P<code> (?<![^\W_])                            # a money's letters glued to digits: $US5, EUR50m
        (?: (?<=\$)(?:DOLLARS) | (?:LETTERS)
          | (?:LETTER)(?=\d{1,3}(?:,\d{3})+\b | \d+(?:\.\d+)?[ -]?(?:million|billion|trillion|m|bn)\b | \d+\.\d\d\b) )
        (?=\d) )
  | (?P<word> (?:[^\W\d_]\.){2,} | [^\W\d_][^\W_]* (?:['&][^\W\d_]+)* (?:(?<=\d)(?:,\d{3})+(?!\d))? )
  | (?P<symbol> US\$ | [^\w\s] | _ )
"""


@cache
def _lexeme() -> re.Pattern[str]:
    """The pattern of a piece, with the letters that stand for moneys.

    Those of one letter count only where the number behind looks like money ("R1,200", "N5 billion", "P4.50").
    """
    money = [text.removesuffix(" ") for text in catalog().money_symbols]
    dollars = [text[1:].strip() for text in money if re.fullmatch(r"\$ ?[A-Z]+", text)]
    letters = [text for text in money if re.fullmatch(r"[A-Z][A-Za-z]{0,3}=|[A-Z][A-Za-z]{1,3}", text)]
    single = [text for text in money if re.fullmatch(r"[A-Z]", text)]
    pattern = _PATTERN.replace("DOLLARS", "|".join((*dollars, "HK", "NT", "S"))).replace("LETTERS", "|".join(letters))
    return re.compile(pattern.replace("LETTER", "|".join(single)), re.X)


_KINDS: dict[str, Kind] = {
    "decimal": "number",
    "number": "number",
    "code": "symbol",
    "word": "word",
    "symbol": "symbol",
}


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
    for match in _lexeme().finditer(text):
        kind = _KINDS[match.lastgroup or ""]
        piece = match.group().replace(",", ".") if match.lastgroup == "decimal" else match.group()
        found.append(Lexeme(kind, piece, piece.lower(), match.start(), match.end(), match.start() == end))
        end = match.end()
    return found
