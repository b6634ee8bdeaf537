"""The words around a number that say how it is meant: hedges, bounds, fillers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from numcheck.lexicon.load import data
from numcheck.mentions.quantities.lexemes import Lexeme
from numcheck.model.quantity import Bound, Hedge


@dataclass(frozen=True, slots=True)
class Qualifier:
    """What the words around a figure add; it reaches over the lexemes [start, stop)."""

    start: int
    stop: int
    hedge: Hedge | None = None
    bound: Bound | None = None


@cache
def _phrases(side: str) -> Mapping[tuple[str, ...], Mapping[str, Any]]:
    table = data("hedges")[side]
    return {tuple(phrase.replace("-", "- ").split()): effect for phrase, effect in table.items()}


@cache
def _longest(side: str) -> int:
    return max(map(len, _phrases(side)))


def before(pieces: Sequence[Lexeme], start: int) -> Qualifier:
    """The hedges and bounds right before pieces[start], stacked ones too; nearest wins."""
    hedge: Hedge | None = None
    bound: Bound | None = None
    reach = i = start
    while i > 0:
        found = _ending_at(pieces, i)
        if found is None:
            break
        length, effect = found
        i -= length
        hedge = hedge or effect.get("hedge")
        bound = bound or effect.get("bound")
        if not effect.get("filler") and not effect.get("outside"):
            reach = i
    return Qualifier(reach, start, hedge, bound)


def _ending_at(pieces: Sequence[Lexeme], i: int) -> tuple[int, Mapping[str, Any]] | None:
    phrases = _phrases("before")
    for length in range(min(_longest("before"), i), 0, -1):
        effect = phrases.get(tuple(piece.lower for piece in pieces[i - length : i]))
        if effect is not None:
            return length, effect
    return None


def after_noun(pieces: Sequence[Lexeme], stop: int) -> Qualifier:
    """The bound behind the noun that a figure counts ("three members at most"); it is no part of the figure."""
    if stop + 2 >= len(pieces) or pieces[stop].kind != "word":
        return Qualifier(stop, stop)
    found = after(pieces, stop + 1)
    told = {piece.lower for piece in pieces[found.start : found.stop]} >= {"at"}
    return Qualifier(stop, stop, None, found.bound) if told else Qualifier(stop, stop)


def after(pieces: Sequence[Lexeme], stop: int) -> Qualifier:
    """The hedge or bound right after pieces[stop - 1] ("or so", "-odd", "or more")."""
    phrases = _phrases("after")
    for length in range(min(_longest("after"), len(pieces) - stop), 0, -1):
        effect = phrases.get(tuple(piece.lower for piece in pieces[stop : stop + length]))
        if effect is not None:
            return Qualifier(stop, stop + length, effect.get("hedge"), effect.get("bound"))
    return Qualifier(stop, stop)
