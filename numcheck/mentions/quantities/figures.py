"""A number with its unit, its share's base, its feet and inches: a figure before its hedges."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from types import MappingProxyType

from numcheck.mentions.quantities import labels, measures
from numcheck.mentions.quantities.lexemes import Lexeme
from numcheck.mentions.quantities.numerals import TELLING, Numeral, letter_magnitude, numeral
from numcheck.model.quantity import Unit
from numcheck.units.catalog import catalog

SHARE = Unit("fraction", "ratio")
TIMES = Unit("times", "multiple")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit, lexemes [start, stop); `offset` is where its text begins.

    `high` is the upper end of a range. `reach` is where reading goes on if that is later: behind
    "per 100,000 people", say. `is_below` marks what "sub-" stands before.
    """

    numeral: Numeral
    start: int
    stop: int
    offset: int
    unit: Unit | None = None
    unit_text: str | None = None
    per: str | None = None
    is_age: bool = False
    high: Numeral | None = None
    reach: int = 0
    negative: bool = False
    is_below: bool = False

    @property
    def measured(self) -> bool:
        """Whether it has a unit."""
        return self.unit is not None


def figure_of(text: str, pieces: Sequence[Lexeme], found: Numeral) -> Figure | None:
    """The number with its currency or unit; None for digits glued to letters that are none."""
    start, offset = found.start, pieces[found.start].start
    if found.form == "multiple":
        return Figure(found, start, found.stop, offset, TIMES)
    money = measures.money_before(text, offset)
    found = letter_magnitude(pieces, found, money is not None)
    if money:
        return _money(text, pieces, found, *money)
    measure = measures.unit_after(text, pieces, found.stop)
    if measure:
        figure = Figure(found, start, measure.stop, offset, measure.unit, measure.text, measure.per)
        return _and_smaller(text, pieces, _and_inches(pieces, _aged(pieces, figure)))
    if found.form == "digits" and labels.is_glued_to_letters(pieces, found.stop) and found.letter is None:
        return None
    plain = Figure(found, start, found.stop, offset)
    if found.form == "fraction":
        return replace(plain, unit=SHARE)
    return _counted_per(pieces, _share(pieces, _of_a_sum(text, pieces, plain)))


def words_before(pieces: Sequence[Lexeme], start: int, many: int) -> list[str]:
    """The lower-case pieces right before pieces[start]."""
    return [piece.lower for piece in pieces[max(0, start - many) : start]]


def _money(text: str, pieces: Sequence[Lexeme], found: Numeral, unit: Unit, offset: int, negative: bool) -> Figure:
    start = found.start
    while start and pieces[start - 1].start >= offset:
        start -= 1
    per, stop = measures.denominator(pieces, found.stop, measured=True)
    written = text[offset : pieces[found.start].start].strip(" -").replace(" ", "")
    return Figure(found, start, stop if per else found.stop, offset, unit, written, per, negative=negative)


def _of_a_sum(text: str, pieces: Sequence[Lexeme], figure: Figure) -> Figure:
    """As in "280 million of the 1.5 billion shekels": a part has the unit of its whole."""
    after = [piece.lower for piece in pieces[figure.stop : figure.stop + 2]]
    if after[:1] != ["of"] or figure.stop + 2 >= len(pieces):
        return figure
    if figure.numeral.form == "vague":
        measure = measures.unit_after(text, pieces, figure.stop + 1)
        return replace(figure, unit=measure.unit, unit_text=measure.text, stop=measure.stop) if measure else figure
    if after[1] not in ("the", "its", "their", "a"):
        return figure
    whole = numeral(pieces, figure.stop + 2)
    measure = measures.unit_after(text, pieces, whole.stop) if whole else None
    return replace(figure, unit=measure.unit, unit_text=measure.text) if measure else figure


def _counted_per(pieces: Sequence[Lexeme], figure: Figure) -> Figure:
    """As in "12 per 100,000 people", "1,200 people a day": a plain count's denominator."""
    if figure.measured or figure.stop >= len(pieces):
        return figure
    per, reach = None, figure.stop
    if pieces[figure.stop].lower in ("per", "each", "apiece"):
        per, reach = measures.denominator(pieces, figure.stop)
    elif pieces[figure.stop].kind == "word" and figure.stop + 1 < len(pieces):
        per, reach = measures.denominator(pieces, figure.stop + 1)
        return replace(figure, per=per, reach=reach) if per else figure
    return replace(figure, per=per, stop=reach) if per else figure


def _aged(pieces: Sequence[Lexeme], figure: Figure) -> Figure:
    """As in "42-year-old", "42 years old"."""
    tail = [piece.lower for piece in pieces[figure.stop : figure.stop + 2] if piece.text != "-"]
    if figure.unit and figure.unit.dimension == "time" and tail[:1] in (["old"], ["olds"]):
        stop = figure.stop + (2 if pieces[figure.stop].text == "-" else 1)
        return replace(figure, stop=stop, is_age=True)
    return figure


def _and_inches(pieces: Sequence[Lexeme], figure: Figure) -> Figure:
    """As in "5-foot-10", "5 feet 10 inches", "5ft 10in": one length, in feet."""
    if figure.unit is None or figure.unit.name != "foot":
        return figure
    joined = figure.stop < len(pieces) and pieces[figure.stop].text == "-"
    i = figure.stop + joined
    inches = numeral(pieces, i) if i < len(pieces) else None
    if inches is None or not 0 <= inches.value < 12:
        return figure
    named = inches.stop < len(pieces) and pieces[inches.stop].lower in ("inch", "inches", "in")
    if not named and not joined:
        return figure
    value = figure.numeral.value + inches.value / 12
    whole = replace(figure.numeral, value=value, unit=Fraction(1, 12))
    return replace(figure, numeral=whole, stop=inches.stop + named)


_SMALLER: Mapping[str, tuple[str, int]] = MappingProxyType(
    {"hour": ("minute", 60), "minute": ("second", 60), "year": ("month", 12), "day": ("hour", 24),
     "week": ("day", 7), "pound": ("ounce", 16), "stone": ("pound", 14)}
)  # fmt: skip
"""Units that one figure is told in together, and how many of the smaller make the larger."""


def _and_smaller(text: str, pieces: Sequence[Lexeme], figure: Figure) -> Figure:
    """As in "two hours and ten minutes", "one year, three months": one figure, in the larger unit."""
    if figure.unit is None or figure.unit.name not in _SMALLER or figure.is_age:
        return figure
    name, parts = _SMALLER[figure.unit.name]
    i = figure.stop + (figure.stop < len(pieces) and pieces[figure.stop].lower in ("and", ","))
    rest = numeral(pieces, i) if i < len(pieces) else None
    measure = measures.unit_after(text, pieces, rest.stop) if rest and rest.stop < len(pieces) else None
    if rest is None or measure is None or measure.unit is None or measure.unit.name != name or measure.per:
        return figure
    if not 0 < rest.value < parts or figure.numeral.value.denominator != 1:
        return figure
    whole = replace(figure.numeral, value=figure.numeral.value + rest.value / parts, unit=Fraction(1, parts))
    return replace(figure, numeral=whole, stop=measure.stop)


# --- shares -----------------------------------------------------------------------------------
def _share(pieces: Sequence[Lexeme], figure: Figure) -> Figure:
    """As in "one in five", "one nest in 10", "two out of three" as shares; anything else is left as it is."""
    joint = [piece.lower for piece in pieces[figure.stop : figure.stop + 2]]
    step = 1 if joint[:1] == ["in"] else 2 if joint == ["out", "of"] else 0
    if not step and joint[1:] == ["in"] and figure.numeral.value == 1 and pieces[figure.stop].kind == "word":
        step = 2  # "one nest in 10"
    i = figure.stop + step
    if i < len(pieces) and pieces[i].lower == "every":
        i += 1
    if not step or i >= len(pieces) or figure.numeral.magnitude > 1 or (step == 1 and figure.numeral.value > 10):
        return figure
    base = numeral(pieces, i)
    if base is None or not _is_base(pieces, figure.numeral, base):
        return figure
    # Of "58 out of 100" the last digit counts; "one in 10" and "two out of three" are rounder than that.
    told = (
        min(figure.numeral.unit, Fraction(1)) / base.value
        if joint[:1] == ["out"] and base.value >= TELLING
        else Fraction(1)
    )
    share = Numeral(figure.numeral.value / base.value, figure.numeral.start, base.stop, "fraction", told)
    return replace(figure, numeral=share, stop=base.stop, unit=SHARE)


def _is_base(pieces: Sequence[Lexeme], part: Numeral, base: Numeral) -> bool:
    """Whether "in N" gives a share's base, not a year or a time ("one in 2019", "three in 10 days")."""
    if base.form not in ("words", "digits") or base.value.denominator != 1 or not 0 < part.value < base.value <= 10**6:
        return False
    if 1000 <= base.value <= 2100 and "," not in pieces[base.start].text:
        return False
    after = pieces[base.stop] if base.stop < len(pieces) else None
    return not (after and after.kind == "word" and catalog().named([after.text]))
