"""Numbers as news writes them: digits, words, magnitudes, fractions, shares, vague plurals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from typing import Literal

from numcheck.lexicon.load import data, words
from numcheck.mentions.quantities.lexemes import Lexeme, lexemes
from numcheck.units.catalog import catalog

Form = Literal["digits", "words", "fraction", "vague", "multiple"]

MILLION = 10**6
TELLING = 10
"""From this base on a share of it is told to the last digit of its top: 7/10, 58 out of 100."""
ROUND = Fraction(1, 20)
"""The most, as a share of its value, that a round integer can be off by rounding."""

_VULGAR = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4), "⅓": Fraction(1, 3),
           "⅔": Fraction(2, 3)}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written: `value` exact (for a vague plural, its lower end), lexemes [start, stop).

    `unit` is the place value of the last digit that the writer committed to, `magnitude` the
    factor of a magnitude word or letter (1 without), `letter` that letter if it was one, `upper` the
    upper end of a vague number where it is not ten times the lower.
    """

    value: Fraction
    start: int
    stop: int
    form: Form
    unit: Fraction = Fraction(1)
    magnitude: int = 1
    letter: str | None = None
    upper: Fraction | None = None

    def slack(self, measured: bool) -> Fraction:
        """Half a unit of the last digit; for round integers at most 5 %; 0 for exact counts."""
        if self.form in ("fraction", "multiple"):
            return self.unit / 2 if self.unit < 1 else self.value * ROUND
        if self.unit < 1 or (self.magnitude > 1 and self.unit < self.magnitude):
            return self.unit / 2
        if self.unit >= 100:
            # "280 million" tells the millions; 280,000,000 people may be 10 million more or fewer.
            told = self.magnitude >= MILLION and self.unit < 100 * self.magnitude
            return min((Fraction(self.magnitude) if told else self.unit) / 2, abs(self.value) * ROUND)
        return Fraction(1, 2) if measured and self.value else Fraction(0)

    def scaled(self, magnitude: int) -> Numeral:
        """The same digits under a magnitude that is said elsewhere ("$26 to $31 million")."""
        return replace(self, value=self.value * magnitude, unit=self.unit * magnitude, magnitude=magnitude)


def numeral(pieces: Sequence[Lexeme], i: int) -> Numeral | None:
    """The longest number that starts at pieces[i], or None."""
    first = pieces[i]
    if first.kind == "number":
        return _digits(pieces, i)
    multiple = data("numbers")["multiples"].get(first.lower)
    if multiple is not None and not (first.lower == "halves" and i):
        return Numeral(Fraction(multiple), i, i + 1, "multiple")
    if first.kind == "word":
        return (
            _one(pieces, i)
            or _half(pieces, i)
            or _of_a_scale(pieces, _fraction(pieces, i))
            or _words(pieces, i)
            or _vague(pieces, i)
        )
    return None


def numbers_in(text: str) -> frozenset[Fraction]:
    """Every number that is written in a text, whatever it is there for."""
    pieces = lexemes(text)
    found = (numeral(pieces, i) for i in range(len(pieces)))
    return frozenset(number.value for number in found if number is not None)


# --- digits -----------------------------------------------------------------------------------
def _digits(pieces: Sequence[Lexeme], i: int) -> Numeral | None:
    text = pieces[i].text
    if text in _VULGAR:
        return Numeral(_VULGAR[text], i, i + 1, "fraction")
    if "10" in text and ("×" in text or "x" in text):
        return _scientific(text, i)
    plain = text.replace(",", "").replace(" ", "")
    value = Fraction(plain)
    found = Numeral(value, i, i + 1, "digits", _last_place(plain))
    after = pieces[i + 1] if i + 1 < len(pieces) else None
    if after and after.text in _VULGAR:
        return with_magnitude(pieces, Numeral(value + _VULGAR[after.text], i, i + 2, "digits", Fraction(1, 10)))
    mixed = _mixed(pieces, i, value)
    if mixed:
        return with_magnitude(pieces, mixed)
    if after and after.glued and after.lower == "s" and value >= 100 and plain.endswith("00") and "," in text:
        return Numeral(value, i, i + 2, "vague")
    if after and after.text == "/" and after.glued:
        return _slashed(pieces, i, value)
    return with_magnitude(pieces, found)


def _scientific(text: str, i: int) -> Numeral:
    """As in "3×10^8": the mantissa's digits under a power of ten."""
    mantissa, _, power = re.sub(r"\s|\^", "", text.replace("x", "×")).partition("×10")
    scale = Fraction(10) ** int(power)
    return Numeral(Fraction(mantissa) * scale, i, i + 1, "digits", _last_place(mantissa) * scale)


def _last_place(plain: str) -> Fraction:
    """The place value of the last digit, trailing zeros of an integer not counted as digits."""
    _, point, decimals = plain.partition(".")
    if point:
        return Fraction(1, 10 ** len(decimals))
    zeros = len(plain) - len(plain.rstrip("0"))
    return Fraction(10**zeros) if zeros < len(plain) else Fraction(1)


def _mixed(pieces: Sequence[Lexeme], i: int, whole: Fraction) -> Numeral | None:
    """As in "2 1/2 hours": a whole number and a proper fraction."""
    if i + 3 >= len(pieces) or pieces[i + 1].kind != "number" or pieces[i + 2].text != "/" or pieces[i + 1].glued:
        return None
    part = _slashed(pieces, i + 1, Fraction(pieces[i + 1].text)) if pieces[i + 1].text.isdigit() else None
    if part is None or part.form != "fraction" or whole.denominator != 1:
        return None
    return Numeral(whole + part.value, i, part.stop, "digits", Fraction(1, 10))


_DENOMINATORS = frozenset((12, 16, 20, 32, 64, 100, 128))


def _slashed(pieces: Sequence[Lexeme], i: int, top: Fraction) -> Numeral | None:
    """1/4 as a fraction; other slashes are dates or labels, whose digits are no figures."""
    if i + 2 >= len(pieces) or pieces[i + 2].kind != "number" or not pieces[i + 2].glued:
        return with_magnitude(pieces, Numeral(top, i, i + 1, "digits"))
    below = pieces[i + 2].text.replace(",", "").replace(" ", "")
    if not below.isdecimal():
        return None
    bottom = Fraction(below)
    proper = 0 < top < bottom and bottom.denominator == 1 and (bottom <= 10 or bottom in _DENOMINATORS)
    told = min(_last_place(pieces[i].text.replace(",", "")), Fraction(1)) / bottom if bottom >= TELLING else Fraction(1)
    return Numeral(top / bottom, i, i + 3, "fraction", told) if proper else None


def with_magnitude(pieces: Sequence[Lexeme], found: Numeral) -> Numeral:
    """The number with the magnitude words or letter after it; "m" is left for the unit reader."""
    scales, groups = data("numbers")["scales"], data("numbers")["groups"]
    stop, factor = found.stop, 1
    if stop + 1 < len(pieces) and pieces[stop].text == "-" and pieces[stop + 1].lower in scales:
        stop += 1
    while stop < len(pieces) and pieces[stop].lower in scales:
        factor *= scales[pieces[stop].lower]
        stop += 1
    if factor == 1 and stop < len(pieces) and pieces[stop].lower in ("dozen",):
        factor, stop = groups[pieces[stop].lower], stop + 1
    if factor > 1:
        scaled = found.scaled(factor)
        return replace(scaled, stop=stop)
    return found


def letter_magnitude(pieces: Sequence[Lexeme], found: Numeral, money: bool) -> Numeral:
    """The number with a letter magnitude ("2.1m", "1.5 bn") where the letter stands for one."""
    if found.stop >= len(pieces) or found.form != "digits" or found.magnitude > 1:
        return found
    letter = pieces[found.stop]
    factor = data("numbers")["magnitudes"].get(letter.text)
    if factor is None or (not letter.glued and len(letter.text) < 2 and not money and not _capital(pieces, found.stop)):
        return found
    if letter.text in words("numbers", "money_magnitudes") and not money and not _capital(pieces, found.stop):
        return found
    if letter.text == "m" and not money and not _counts(pieces, found.stop + 1):
        return found
    if letter.text in ("k", "K") and _is_label_after(pieces, found.stop + 1):
        return found
    return replace(found.scaled(factor), stop=found.stop + 1, letter=letter.text)


def _capital(pieces: Sequence[Lexeme], i: int) -> bool:
    """Whether "8 B people" or "2M users" writes billion and million: a capital before a plain noun."""
    following = pieces[i + 1] if i + 1 < len(pieces) else None
    return pieces[i].text in ("B", "M") and following is not None and following.text.islower()


def _counts(pieces: Sequence[Lexeme], i: int) -> bool:
    """Whether what follows "1.2m" can be counted in millions, so that "m" is no metre."""
    if i >= len(pieces) or pieces[i].kind != "word":
        return False
    return pieces[i].lower not in words("numbers", "metre_contexts") and not pieces[i].glued


def _is_label_after(pieces: Sequence[Lexeme], i: int) -> bool:
    return i < len(pieces) and pieces[i].lower in ("run", "race", "runs", "races", "tv", "video", "resolution")


# --- words ------------------------------------------------------------------------------------
def _words(pieces: Sequence[Lexeme], i: int) -> Numeral | None:
    """As in "two hundred and forty-two thousand", "a million and a half", "a dozen", "two and a half"."""
    cardinals, scales = data("numbers")["cardinals"], data("numbers")["scales"]
    groups = data("numbers")["groups"]
    total, current, stop, smallest, seen = 0, 0, i, 0, False
    j = i
    while j < len(pieces):
        word = pieces[j].lower
        if word in ("a", "an") and not seen and _is_scale(pieces, j + 1):
            current, smallest = 1, 1
        elif word in cardinals and _fits(current, cardinals[word]):
            current += cardinals[word]
            smallest = 1
        elif word in scales and seen:
            current = max(current, 1)
            if scales[word] == 100:
                current *= 100
            else:
                total, current = total + current * scales[word], 0
            smallest = scales[word]
        elif word == "dozen" and current <= 20:
            total, current, smallest = (max(current, 1)) * groups["dozen"], 0, 12
            return Numeral(Fraction(total), i, j + 1, "words", Fraction(smallest))
        elif seen and word in ("-", "and") and _goes_on(pieces, j + 1, word, current or total):
            j += 1
            continue
        else:
            break
        seen = True
        stop = j + 1
        j += 1
    if not seen:
        return None
    value = total + current
    scale = scales.get(pieces[stop - 1].lower, 1)
    found = Numeral(Fraction(value), i, stop, "words", _place_of(value), scale if scale >= 1000 else 1)
    return _and_a_half(pieces, found)


def _place_of(value: int) -> Fraction:
    text = str(value)
    return Fraction(10 ** (len(text) - len(text.rstrip("0")))) if value else Fraction(1)


def _is_scale(pieces: Sequence[Lexeme], j: int) -> bool:
    if j >= len(pieces):
        return False
    return pieces[j].lower in data("numbers")["scales"] or pieces[j].lower == "dozen"


def _fits(current: int, number: int) -> bool:
    """Whether a cardinal can follow: 20 + 3, 100 + 42, but not 3 + 20 or 5 + 6."""
    rest = current % 100
    if rest == 0:
        return True
    return rest >= 20 and rest % 10 == 0 and 0 < number < 10


def _goes_on(pieces: Sequence[Lexeme], j: int, joint: str, so_far: int) -> bool:
    """Whether "-" or "and" joins parts of one number: twenty-one, two hundred and forty."""
    if j >= len(pieces):
        return False
    number = data("numbers")["cardinals"].get(pieces[j].lower)
    if joint == "-":
        joined = pieces[j].glued and pieces[j - 1].glued
        scale = pieces[j].lower in data("numbers")["scales"]
        return joined and (scale or (number is not None and so_far % 100 >= 20 and 0 < number < 10))
    return number is not None and so_far >= 100 and so_far % 100 == 0


def _and_a_half(pieces: Sequence[Lexeme], found: Numeral) -> Numeral:
    """As in "two and a half [million]", "a million and a half"."""
    tail = [piece.lower for piece in pieces[found.stop : found.stop + 3]]
    if tail[:1] != ["and"] or tail[1:3] not in (["a", "half"], ["a", "quarter"]):
        return found
    part = Fraction(1, 2) if tail[2] == "half" else Fraction(1, 4)
    last = pieces[found.stop - 1].lower
    scale = data("numbers")["scales"].get(last, 1)
    whole = replace(found, value=found.value + part * scale, stop=found.stop + 3,
                    unit=Fraction(scale, 10))  # fmt: skip
    return with_magnitude(pieces, whole) if scale == 1 else whole


# --- parts and vague plurals ------------------------------------------------------------------
def _one(pieces: Sequence[Lexeme], i: int) -> Numeral | None:
    """As in "about a kilometre", "more than a tonne": behind a hedge, "a" with a unit says one."""
    if i + 1 < len(pieces) and pieces[i + 1].kind == "symbol" and pieces[i + 1].glued:
        return None  # the A of "A$912,000"
    if pieces[i].lower not in ("a", "an") or not i or pieces[i - 1].lower not in words("numbers", "before_one"):
        return None
    following = [piece.lower for piece in pieces[i + 1 : i + 2]]
    return Numeral(Fraction(1), i, i + 1, "words") if following and catalog().named(following) else None


def _half(pieces: Sequence[Lexeme], i: int) -> Numeral | None:
    """As in "half a million", "half a dozen", "a half-dozen", "half an hour"."""
    run = [piece.lower for piece in pieces[i : i + 4]]
    lead = 1 if run[:2] == ["a", "half"] and run[2:3] == ["-"] else 0
    if run[lead : lead + 1] != ["half"] or len(run) < lead + 3 or run[lead + 1] not in ("a", "an", "-"):
        return None
    noun = run[lead + 2]
    factor = 12 if noun == "dozen" else data("numbers")["scales"].get(noun)
    if factor is not None:
        return Numeral(Fraction(factor, 2), i, i + lead + 3, "words", Fraction(factor, 10))
    unit = catalog().named([noun]) if run[lead + 1] != "-" else None
    return Numeral(Fraction(1, 2), i, i + 2, "words", Fraction(1, 10)) if unit else None


_WHOLES = frozenset("of the its their his her our all that those these".split())
_SIDES = frozenset("first second other latter top bottom better the 1st 2nd".split())


def _fraction(pieces: Sequence[Lexeme], i: int) -> Numeral | None:
    """As in "a third of", "two-thirds", "one-fifth", "half of", "three quarters"; ordinals are none."""
    parts, cardinals = data("numbers")["fractions"], data("numbers")["cardinals"]
    first = pieces[i].lower
    if first == "half":
        after = pieces[i + 1].lower if i + 1 < len(pieces) else ""
        whole = after in _WHOLES and (i == 0 or pieces[i - 1].lower not in _SIDES)
        whole = whole or (i > 0 and pieces[i - 1].lower == "by" and after != "-")
        return Numeral(Fraction(1, 2), i, i + 1, "fraction") if whole else None
    top = 1 if first in ("a", "an", "one") else cardinals.get(first)
    j = i + 1
    if j < len(pieces) and pieces[j].text == "-":
        j += 1
    if top is None or j >= len(pieces) or pieces[j].lower not in parts:
        return None
    bottom = parts[pieces[j].lower]
    plural = pieces[j].lower.endswith("s") or pieces[j].lower == "halves"
    if top == 0 or top >= bottom or plural != (top > 1) or not _is_part(pieces, i, j):
        return None
    return Numeral(Fraction(top, bottom), i, j + 1, "fraction")


def _of_a_scale(pieces: Sequence[Lexeme], part: Numeral | None) -> Numeral | None:
    """As in "a quarter of a million", "three-quarters of a billion" are numbers, not shares."""
    if part is None:
        return None
    tail = [piece.lower for piece in pieces[part.stop : part.stop + 3]]
    scale = data("numbers")["scales"].get(tail[2]) if tail[:2] == ["of", "a"] and len(tail) == 3 else None
    if scale is None:
        return part
    return Numeral(part.value * scale, part.start, part.stop + 3, "words", Fraction(scale, 10))


def _is_part(pieces: Sequence[Lexeme], i: int, j: int) -> bool:
    """Whether "a third" is a share ("a third of", "by a third") and no ordinal ("a third man")."""
    if pieces[i].lower not in ("a", "an") and pieces[j].lower not in ("half", "quarter"):
        return True
    after = pieces[j + 1] if j + 1 < len(pieces) else None
    if after is not None and after.lower in ("of", "more", "less", "higher", "lower", "larger", "smaller", "fewer"):
        return True
    closes = after is None or after.text in ",.;:)"
    if closes and i > 0 and pieces[i - 1].lower in ("or", "nearly", "almost", "about", "roughly"):
        return True
    return i > 0 and pieces[i - 1].lower in words("numbers", "before_shares")


@cache
def _hedge_openers() -> frozenset[str]:
    """The words that a hedge or bound may begin with ("less" of "less than")."""
    return frozenset(str(phrase).split()[0] for phrase in data("hedges")["before"])


def _few(pieces: Sequence[Lexeme], i: int) -> Numeral | None:
    """As in "a couple of", "a score of", "several": small numbers that are said, not counted."""
    run = [piece.lower for piece in pieces[i : i + 3]]
    after = pieces[i + 3] if i + 3 < len(pieces) else None
    if run == ["a", "score", "of"] and after and (after.kind == "number" or after.lower in _hedge_openers()):
        return None  # a score of 59 is what a film gets
    if run[:1] == ["several"]:
        low, high = data("numbers")["several"]
        return Numeral(Fraction(low), i, i + 1, "vague", upper=Fraction(high))
    if run == ["a", "couple", "of"] or run == ["a", "couple", "more"]:
        return Numeral(Fraction(2), i, i + 2, "words")
    return Numeral(Fraction(20), i, i + 2, "words", Fraction(10)) if run == ["a", "score", "of"] else None


def _vague(pieces: Sequence[Lexeme], i: int) -> Numeral | None:
    """As in "hundreds", "tens of thousands", "dozens of", "hundreds of thousands"."""
    few = _few(pieces, i)
    if few is not None:
        return few
    vague = data("numbers")["vague"]
    first = pieces[i].lower
    tens = first == "tens"
    if not tens and first not in vague:
        return None
    value, stop = (10 if tens else vague[first]), i + 1
    following = [piece.lower for piece in pieces[stop : stop + 2]]
    if following[:1] == ["of"] and len(following) == 2 and vague.get(following[1], 0) >= 1000:
        value, stop = value * vague[following[1]], stop + 2
    elif tens or (first == "scores" and following[:1] != ["of"]):
        return None
    return Numeral(Fraction(value), i, stop, "vague")
