"""Units beside a number: money before it, unit or symbol after it, and the denominator."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from numcheck.lexicon.load import words
from numcheck.mentions.quantities.lexemes import Lexeme
from numcheck.model.quantity import Unit
from numcheck.units.catalog import LONGEST, catalog, singular


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit as written: lexemes [start, stop), its text, and the denominator if one follows."""

    unit: Unit | None
    text: str | None
    stop: int
    per: str | None = None


_GLUED_ONLY = frozenset({"p", "g", "l", "L", "W", "V", "J", "m", "t", "pc", "C", "F"})
_REACH = 8
"""Characters before a number in which the symbol of its currency may begin."""

_NOTHING_FOLLOWS = r"(?![\w²³])"


@cache
def _money_before() -> re.Pattern[str]:
    written = catalog().money_symbols
    glued = "|".join(text for text in written if len(text) == 1 and text.isalpha())  # "R500", not "S&P 500"
    free = "|".join(re.escape(text) for text in written if text not in glued)
    return re.compile(rf"(?:(?<=[^\w$£€])|^)(?P<symbol>(?:{free})(?=\.? ?-?$)|(?:{glued})(?=-?$))\.? ?(?P<sign>-?)$")


@cache
def _symbols_after() -> re.Pattern[str]:
    ordered = sorted(catalog().symbols, key=lambda text: (-len(text), text))
    return re.compile(rf"(?P<gap>[ -]?)(?P<symbol>{'|'.join(map(re.escape, ordered))}){_NOTHING_FOLLOWS}")


def money_before(text: str, start: int) -> tuple[Unit, int, bool] | None:
    """The currency whose symbol ends where the number starts, where it starts, and a minus between."""
    match = _money_before().search(text[max(0, start - _REACH) : start])
    if match is None:
        return None
    unit = catalog().symbol(match["symbol"])
    offset = max(0, start - _REACH) + match.start("symbol")
    if _ARTICLE.fullmatch(match["symbol"]) and not text[:offset].strip(" \"'`([-•*"):
        unit, offset = catalog().symbol("$"), offset + len("A ")  # the word that opens the sentence
    return (unit, offset, bool(match["sign"])) if unit and unit.dimension == "currency" else None


_ARTICLE = re.compile(r"A \$")


def unit_after(text: str, pieces: Sequence[Lexeme], stop: int) -> Measure | None:
    """The unit named by the words or the symbol after pieces[stop - 1], its denominator included."""
    compound = _compound(text, pieces, stop)
    if compound is not None:
        return compound
    found = _named(text, pieces, stop) or _symbol(text, pieces, stop)
    if found is None:
        return None
    per, end = denominator(pieces, found.stop, measured=True)
    return Measure(found.unit, found.text, end if per else found.stop, per)


def _named(text: str, pieces: Sequence[Lexeme], stop: int) -> Measure | None:
    first = stop + 1 if stop < len(pieces) and pieces[stop].text == "-" and pieces[stop].glued else stop
    if _is_more(pieces, first):
        first += 1
    for length in range(min(LONGEST, len(pieces) - first), 0, -1):
        run = pieces[first : first + length]
        if run[-1].text == "-" or any(piece.text in ",.;()" for piece in run):
            continue
        phrase = [piece.lower for piece in run if piece.text != "-"]
        unit = catalog().named(phrase) if phrase else None
        if unit and not _names_people(unit, pieces, first, first + length):
            return Measure(unit, text[run[0].start : run[-1].end], first + length)
    return None


def _is_more(pieces: Sequence[Lexeme], first: int) -> bool:
    """As in "two more weeks": then the plural of a unit of time, which no noun follows."""
    run = pieces[first : first + 3]
    if len(run) < 2 or run[0].lower != "more" or not run[1].lower.endswith("s"):
        return False
    unit = catalog().named([run[1].lower])
    ends = len(run) < 3 or run[2].kind != "word" or run[2].lower in words("phrases", "following_words")
    return ends and unit is not None and unit.dimension == "time"


def _names_people(unit: Unit, pieces: Sequence[Lexeme], first: int, stop: int) -> bool:
    """Whether a money's name with a capital stands before a noun, as a people's does: "40 Guarani families"."""
    name = pieces[first].text
    capital = unit.dimension == "currency" and stop == first + 1 and name[:1].isupper() and not name.isupper()
    return capital and stop < len(pieces) and pieces[stop].kind == "word" and pieces[stop].text.islower()


_COMPOUND = re.compile(r"[ -]?(?P<whole>(?P<over>[^\W\d_]{1,4})/(?P<under>[^\W\d_]{1,3}[23²³]?))" + _NOTHING_FOLLOWS)


def _compound(text: str, pieces: Sequence[Lexeme], stop: int) -> Measure | None:
    """As in "10 kV/cm", "0.03 A/cm2": two symbols with a slash, which are safe only together."""
    match = _COMPOUND.match(text, pieces[stop - 1].end)
    if match is None or catalog().symbol(match["whole"]):
        return None
    over, under = catalog().scientific(match["over"]), catalog().scientific(match["under"])
    if over is None or under is None:
        return None
    after = stop
    while after < len(pieces) and pieces[after].start < match.end():
        after += 1
    return Measure(over, match["whole"], after, under.name)


def _symbol(text: str, pieces: Sequence[Lexeme], stop: int) -> Measure | None:
    end = pieces[stop - 1].end
    match = _symbols_after().match(text, end)
    if match is None:
        return None
    symbol = match["symbol"]
    unit = catalog().symbol(symbol)
    if unit is None or (symbol in _GLUED_ONLY and match["gap"] and not _stands_apart(text, pieces, stop, match)):
        return None
    if unit.dimension == "currency" and symbol in ("$", "Rs", "S$"):
        return None
    after = stop
    while after < len(pieces) and pieces[after].start < match.end():
        after += 1
    return Measure(unit, symbol, after)


def _stands_apart(text: str, pieces: Sequence[Lexeme], stop: int, match: re.Match[str]) -> bool:
    """Whether "1.2 m high" writes the metre, "down 68 p" the penny apart from its number."""
    if match["symbol"] == "p":
        ahead = pieces[stop - 2].lower if stop >= 2 else ""
        return ahead in words("phrases", "level") or ahead in ("up", "down")
    following = text[match.end() :].split(maxsplit=1)[:1]
    contexts = words("numbers", "metre_contexts") | words("numbers", "metre_contexts_apart")
    near = bool(following) and following[0].strip(".,;") in contexts
    ends = not following or text[match.end() : match.end() + 1] in (",", ";", ".", ")")
    paid = any(sign in text[: match.start()] for sign in "$£€¥₹")
    tenth = "." in pieces[stop - 1].text and ends and not paid  # "lake level 81.3 m, an increase of 4.6 m."
    return match["symbol"] == "m" and (near or tenth)


def denominator(pieces: Sequence[Lexeme], stop: int, measured: bool = False) -> tuple[str | None, int]:
    """As in "per person", "a day", "each", "/km", "per 100,000 people": the denominator and its end.

    After "a" a plain count has a time only ("300 a day"), a measure other things too ("$80 a barrel").
    """
    if stop >= len(pieces):
        return None, stop
    joint = pieces[stop]
    if joint.lower in ("each", "apiece"):
        timed, end = _denominated(pieces, stop + 1, "", stop, "a", measured=False)
        return (timed, end) if timed else ("each", stop + 1)
    if joint.lower not in ("per", "a", "an", "every") and joint.text not in ("/", "-"):
        return None, stop
    i = stop + 1
    if joint.text == "-":
        if i + 1 >= len(pieces) or pieces[i].lower not in ("a", "per") or pieces[i + 1].text != "-":
            return None, stop
        i += 2
    many = ""
    if i < len(pieces) and pieces[i].kind == "number" and joint.lower in ("per", "every"):
        many, i = pieces[i].text.replace(",", "").replace(" ", "") + " ", i + 1
    return _denominated(pieces, i, many, stop, joint.lower, measured)


def _denominated(
    pieces: Sequence[Lexeme], i: int, many: str, stop: int, joint: str, measured: bool
) -> tuple[str | None, int]:
    for length in (2, 1):
        run = [piece.lower for piece in pieces[i : i + length]]
        if len(run) < length:
            continue
        name = " ".join([*run[:-1], singular(run[-1])])
        name = "person" if name in ("people", "capita", "head", "person") else name
        unit = catalog().named(run) or (catalog().symbol(pieces[i].text) if length == 1 and joint == "per" else None)
        name = unit.name if unit else name
        timely = unit is not None and unit.dimension == "time"
        if timely or ((joint not in ("a", "an") or measured) and name in words("units", "denominators")):
            return many + (unit.name if unit else name), i + length
        if many and length == 1:
            return many + name, i + 1
    if joint == "per" and i < len(pieces) and pieces[i].kind == "word":
        return many + singular(pieces[i].lower), i + 1
    return None, stop
