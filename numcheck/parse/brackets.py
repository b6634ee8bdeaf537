"""Arcs that the model draws from a number into the bracket behind it, drawn anew.

In "The toll is now 23 (previous update: 17)" the number counts no updates: it takes the place in the
sentence that the word in brackets was given, and the bracket hangs on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from numcheck.model.sentence import Token


def unbracketed(tokens: Sequence[Token]) -> list[Token]:
    """The tokens, those numbers set free whose head stands in the bracket that opens right behind them."""
    mended = list(tokens)
    for token in tokens[:-1]:
        if token.pos == "NUM" and tokens[token.i + 1].text == "(":
            _set_free(mended, mended[token.i], _closing(tokens, token.i + 1))
    return mended


def _closing(tokens: Sequence[Token], opening: int) -> int:
    """Where a bracket ends: its closing token, or the last one of a sentence that leaves it open."""
    return next((token.i for token in tokens[opening:] if token.text == ")"), len(tokens) - 1)


def _set_free(tokens: list[Token], number: Token, closing: int) -> None:
    inner = tokens[number.head]
    if not number.i + 1 < inner.i <= closing:
        return
    outer = inner
    while number.i < outer.i <= closing and outer.head != outer.i:
        inner, outer = outer, tokens[outer.head]
    if number.i <= outer.i <= closing:  # the bracket held the root, or hung on the number: nothing is outside
        tokens[number.i] = replace(number, head=number.i, dep="ROOT")
        tokens[outer.i] = replace(outer, head=number.i, dep="appos")
        return
    tokens[number.i] = replace(number, head=outer.i, dep=inner.dep)
    tokens[inner.i] = replace(inner, head=number.i, dep="appos")
