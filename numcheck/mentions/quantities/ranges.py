"""Ranges, and the two levels of a change: "10,000 to 12,000", "$26 to $31 million", "from 4.8 to 4.7 percent"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from numcheck.lexicon.load import words
from numcheck.mentions.quantities import labels, measures
from numcheck.mentions.quantities.figures import Figure, figure_of, words_before
from numcheck.mentions.quantities.lexemes import Lexeme
from numcheck.mentions.quantities.numerals import Numeral, numeral
from numcheck.model.sentence import Sentence

FAR = 5
"""From this factor on, ends after "by" are an amount and a level ("by $4 billion to $42 billion")."""

_SPREAD = frozenset("anywhere between varying varied vary varies priced go".split())
_SYMBOLS_AHEAD = 3
"""Lexemes that a currency's symbol may take before the upper end."""


def with_range(sentence: Sentence, pieces: Sequence[Lexeme], figure: Figure) -> Figure | Literal["score"]:
    """The figure as the lower end of a range, if one goes on after it; "score" for 3-1 and the like."""
    text = sentence.text
    joint = _joint(pieces, figure)
    if joint is None:
        return _level_before(text, pieces, figure)
    i, hyphened = joint
    upper = _upper(text, pieces, i)
    if upper is None or upper.high is not None:
        return figure
    if hyphened and not figure.measured and not upper.measured and _is_score(sentence, pieces, figure, upper):
        return "score"
    if not _can_share_unit(figure, upper) or not _are_plain(figure.numeral, upper.numeral):
        return figure
    low = _share_magnitude(figure.numeral, upper.numeral, hyphened, pieces)
    by = words_before(pieces, figure.start, 1) == ["by"]
    if by and pieces[figure.stop].lower == "to" and low.value * FAR < upper.numeral.value:
        return figure
    if pieces[figure.stop].lower == "to" and upper.measured and _is_amount(sentence, pieces, figure):
        return figure
    if low.value >= upper.numeral.value and not _is_between(pieces, figure):
        return figure
    return replace(
        figure,
        numeral=low,
        high=upper.numeral,
        stop=upper.stop,
        unit=figure.unit or upper.unit,
        unit_text=figure.unit_text or upper.unit_text,
        per=figure.per or upper.per,
        is_age=figure.is_age or upper.is_age,
    )


def _is_amount(sentence: Sentence, pieces: Sequence[Lexeme], figure: Figure) -> bool:
    """As in "fell 9p to 61p": right after a verb of change, with a unit of its own, amount and new level."""
    if not figure.measured or not figure.start:
        return False
    verb = pieces[figure.start - 1]
    tokens = sentence.at(verb.start, verb.end)
    if not tokens or tokens[-1].pos != "VERB" or tokens[-1].lemma in words("events", "moving"):
        return False
    return tokens[-1].lemma in words("events", "up") | words("events", "down")


def _are_plain(*numerals: Numeral) -> bool:
    return all(number.form in ("digits", "words") for number in numerals)


def _is_score(sentence: Sentence, pieces: Sequence[Lexeme], low: Figure, high: Figure) -> bool:
    after = pieces[high.stop] if high.stop < len(pieces) else None
    tokens = sentence.at(after.start, after.end) if after else []
    counts = bool(tokens) and tokens[0].pos in ("NOUN", "PROPN", "ADJ")
    return labels.is_score(pieces[low.numeral.start], pieces[high.numeral.start], after, counts)


def _can_share_unit(low: Figure, high: Figure) -> bool:
    """Whether both ends have one unit: the same, or a currency before the first, or one after the second."""
    if low.measured and high.measured:
        return low.unit == high.unit
    return not low.measured or low.unit is None or low.unit.dimension == "currency"


def _level_before(text: str, pieces: Sequence[Lexeme], figure: Figure) -> Figure:
    """As in "from 4.8 to 4.7 percent", "from 2 to 3 million": the first level shares unit and magnitude."""
    i = figure.stop
    if i + 1 >= len(pieces) or pieces[i].lower != "to":
        return figure
    upper = _upper(text, pieces, i + 1)
    if upper is None or not _are_plain(figure.numeral, upper.numeral) or not _can_share_unit(figure, upper):
        return figure
    low = _share_magnitude(figure.numeral, upper.numeral, False, pieces)
    if figure.measured:
        return replace(figure, numeral=low)
    return replace(figure, numeral=low, unit=upper.unit, unit_text=upper.unit_text, per=upper.per)


def _joint(pieces: Sequence[Lexeme], figure: Figure) -> tuple[int, bool] | None:
    """Where the upper end of a range would start, and whether a dash joins it."""
    i = figure.stop
    if i + 1 >= len(pieces):
        return None
    word = pieces[i].lower
    if word in ("-", "–"):
        return i + 1, True
    if word == "to" and not _is_change(pieces, figure):
        return i + 1, False
    if word == "and" and _is_between(pieces, figure):
        return i + 1, False
    upper = numeral(pieces, i + 1) if word == "or" else None
    if upper and not figure.measured and upper.value == figure.numeral.value + 1:
        return i + 1, False
    return None


def _upper(text: str, pieces: Sequence[Lexeme], i: int) -> Figure | None:
    """The figure that starts at pieces[i], a currency's symbol before its number included."""
    for j in range(i, min(i + 1 + _SYMBOLS_AHEAD, len(pieces))):
        found = numeral(pieces, j)
        if found is None:
            continue
        money = measures.money_before(text, pieces[j].start) if j > i else None
        if j == i or (money is not None and money[1] <= pieces[i].start):
            return figure_of(text, pieces, found)
        return None
    return None


def _share_magnitude(low: Numeral, high: Numeral, hyphened: bool, pieces: Sequence[Lexeme]) -> Numeral:
    """As in "$26 to $31 million", "10-12,000": the lower end shares the magnitude of the upper."""
    if low.magnitude > 1 or low.value >= 1000:
        return low
    if high.magnitude > 1 and low.value < high.value / high.magnitude:
        return low.scaled(high.magnitude)
    thousands = hyphened and high.form == "digits" and "," in pieces[high.start].text
    if thousands and high.magnitude == 1 and low.value < high.value / 1000 < 1000:
        return low.scaled(1000)
    return low


def _is_between(pieces: Sequence[Lexeme], figure: Figure) -> bool:
    return "between" in words_before(pieces, figure.start, 4)


def _is_change(pieces: Sequence[Lexeme], figure: Figure) -> bool:
    """Whether "from" makes two levels of it ("from 4.8 to 4.7"), unless the words say "ranging"."""
    before = words_before(pieces, figure.start, 5)
    return "from" in before and not any(word.startswith("rang") or word in _SPREAD for word in before)
