"""Numbers that are names, not figures: "Room 304", "COVID-19", "3-1", "2.0.1", "555-1234"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from numcheck.lexicon.load import data, words
from numcheck.lexicon.terms import head_class
from numcheck.mentions.quantities.lexemes import Lexeme
from numcheck.model.sentence import Sentence
from numcheck.units.catalog import singular

_JOINED_PREFIXES = frozenset("minus plus mid pre post sub under over non to than nearly about almost up".split())
_SCORES = frozenset(
    (
        "win victory defeat loss lead draw vote record start run deficit triumph tie score margin ruling "
        "decision majority split aggregate series"
    ).split()
)


def is_name(pieces: Sequence[Lexeme], start: int, stop: int) -> bool:
    """Whether the number pieces[start:stop] is part of a written-together name or code."""
    before = pieces[start - 1] if start else None
    after = pieces[stop] if stop < len(pieces) else None
    number = pieces[start]
    if before and before.text in "#@_/\\:^=" and number.glued and before.text:
        return True
    if before and before.text == "." and number.glued and before.glued:
        return True
    if before and before.text == "-" and number.glued and before.glued and start > 1:
        joined = pieces[start - 2]
        if joined.kind == "word" and joined.lower not in _JOINED_PREFIXES:
            return not is_number_word(joined.lower)
    return bool(after and after.glued and _continues(pieces, stop))


_UNITS_JOINED = frozenset(("year", "month", "day", "foot", "mile"))


def is_in_name(sentence: Sentence, pieces: Sequence[Lexeme], start: int, stop: int) -> bool:
    """Whether a number word with a capital belongs to a name: "Group of Seven", "Three Gorges Dam"."""
    first = pieces[start]
    if first.text.islower() or start == 0:
        return False
    capitals = sum(token.text[:1].isupper() for token in sentence.tokens if token.text.isalpha())
    if capitals * 4 > 3 * sum(token.text.isalpha() for token in sentence.tokens):
        return False  # a headline writes every word with a capital
    before, after = pieces[start - 1], pieces[stop] if stop < len(pieces) else None
    named = before.text[:1].isupper() or (before.lower == "of" and start > 1 and pieces[start - 2].text[:1].isupper())
    return named or (after is not None and after.text[:1].isupper())


def _continues(pieces: Sequence[Lexeme], stop: int) -> bool:
    after = pieces[stop]
    following = pieces[stop + 1] if stop + 1 < len(pieces) else None
    if after.text in (":", "/", "_", "@", "\\", "^") and following and following.glued:
        return following.kind != "word" or after.text in "_@\\"
    if after.text == "." and following and following.glued and following.kind == "number":
        return True
    if after.text == "-" and following and following.glued and following.text[:1].isupper():
        return following.kind == "word" and len(following.text) > 2 and following.text.lower() not in _UNITS_JOINED
    if after.kind == "word":
        suffix = after.lower in words("labels", "ordinal_suffixes") or after.lower == "s"
        name = (pieces[stop - 1].text + after.text).lower() in words("labels", "names")
        return suffix or name
    return False


def is_glued_to_letters(pieces: Sequence[Lexeme], stop: int) -> bool:
    """Whether letters that are no unit follow without a space: "5G", "3x"."""
    return stop < len(pieces) and pieces[stop].kind == "word" and pieces[stop].glued


def follows_label(pieces: Sequence[Lexeme], start: int, sentence: Sentence) -> bool:
    """Whether the number comes after what it names: "Section 427", "Apollo 11", "No. 10"."""
    if start == 0:
        return False
    i = start - 1
    if (
        pieces[i].text == "-"
        and pieces[start].glued
        and i
        and pieces[i - 1].text.isupper()
        and len(pieces[i - 1].text) > 1
    ):
        return True  # "COVID -19"
    if pieces[i].text == "." and i and pieces[i - 1].lower in ("no", "nos", "art", "sec", "fig", "vol", "p", "pp"):
        return True
    before = pieces[i]
    if before.kind != "word" or (pieces[start].glued and before.end == pieces[start].start):
        return before.kind == "word" and pieces[start].glued
    if "," in pieces[start].text or "." in pieces[start].text:
        return False
    counts = _counts_a_noun(sentence, pieces[start])
    if before.lower in words("labels", "before"):
        capital = not before.text.islower() and i > 0
        return capital or not counts
    return before.text[:1].isupper() and _is_proper(sentence, before) and not counts


def is_model(pieces: Sequence[Lexeme], start: int, stop: int) -> bool:
    """As in "two 737 Max jets": the name of a type, not a count."""
    if pieces[start].text not in words("labels", "types") or stop >= len(pieces):
        return False
    after = pieces[stop]
    if pieces[start].text in ("911", "999", "112"):
        return after.lower in ("call", "calls", "caller", "callers", "operator", "dispatcher", "dispatchers")
    return after.text[:1].isupper() or head_class(singular(after.lower)) == "aircraft"


def is_address(pieces: Sequence[Lexeme], start: int) -> bool:
    """As in "49 Zorro Ranch Road": capitals up to the word for a street."""
    for piece in pieces[start + 1 : start + 6]:
        if piece.lower in words("labels", "streets"):
            return piece.text[:1].isupper()
        if not piece.text[:1].isupper() and piece.kind != "number" and piece.text not in ("-", "."):
            return False
    return False


def _counts_a_noun(sentence: Sentence, number: Lexeme) -> bool:
    """Whether the parse has the number modify a noun that follows it."""
    for token in sentence.at(number.start, number.end):
        head = sentence.head(token)
        if head.i > token.i and token.dep in ("nummod", "quantmod", "compound") and head.pos in ("NOUN", "NUM", "SYM"):
            return head.pos != "NUM" or head.i > token.i
    return False


def _is_proper(sentence: Sentence, word: Lexeme) -> bool:
    tokens = sentence.at(word.start, word.end)
    return bool(tokens) and tokens[-1].pos == "PROPN" and tokens[-1].lower not in _months()


def _months() -> frozenset[str]:
    return words("calendar", "months_and_days")


def is_number_word(word: str) -> bool:
    """Whether a word writes a number ("seven", "thousand")."""
    numbers = data("numbers")
    return word in numbers["cardinals"] or word in numbers["scales"] or word in numbers["fractions"]


def is_score(left: Lexeme, right: Lexeme, following: Lexeme | None, counts: bool) -> bool:
    """Whether "3-1" or "51-49" is a score: falling, or rising with nothing to count after it."""
    if not re.fullmatch(r"\d{1,3}", left.text) or not re.fullmatch(r"\d{1,3}", right.text):
        return False
    if following and following.lower in _SCORES:
        return True
    if int(left.text) >= int(right.text):
        return True
    return not counts


def is_code(pieces: Sequence[Lexeme], i: int) -> int:
    """How many lexemes from i make a phone number or code; 0 if none.

    "555-1234", "1-800-555-0100", "(212) 555-0147", "+44 20 7946 0958".
    """
    if pieces[i].text == "+":
        return _international(pieces, i)
    if pieces[i].text == "(" and i + 3 < len(pieces) and pieces[i + 2].text == ")":
        area = pieces[i + 1].text.isdigit() and len(pieces[i + 1].text) == 3
        rest = is_code(pieces, i + 3) if area and pieces[i + 3].kind == "number" else 0
        return rest + 3 if rest else 0
    if clock := _clock_in_words(pieces, i):
        return clock
    if pieces[i].kind != "number":
        return 0
    j, parts = i, [pieces[i].text]
    while j + 2 < len(pieces) and pieces[j + 1].text == "-" and pieces[j + 2].kind == "number":
        if not (pieces[j + 1].glued and pieces[j + 2].glued):
            break
        j += 2
        parts.append(pieces[j].text)
    if len(parts) > 2 or (len(parts) == 2 and len(parts[0]) == 3 and len(parts[1]) == 4):
        return j + 1 - i
    return 0


_MINUTES = frozenset(("five", "ten", "quarter", "twenty", "half"))


def _clock_in_words(pieces: Sequence[Lexeme], i: int) -> int:
    """As in "at twenty to seven", "by half past nine": a time of day, and no figure."""
    if i < 1 or i + 2 >= len(pieces) or pieces[i].lower not in _MINUTES:
        return 0
    led = pieces[i - 1].lower in ("at", "by", "until", "till", "before", "after", "around", "about", "a")
    hour = data("numbers")["cardinals"].get(pieces[i + 2].lower, 0)
    return 3 if led and pieces[i + 1].lower in ("to", "past") and 1 <= hour <= 12 else 0


def _international(pieces: Sequence[Lexeme], i: int) -> int:
    j = i + 1
    while j < len(pieces) and pieces[j].kind == "number" and pieces[j].text.replace(" ", "").isdigit():
        j += 1
    digits = sum(len(piece.text.replace(" ", "")) for piece in pieces[i + 1 : j])
    return j - i if j - i > 2 and digits >= 8 else 0
