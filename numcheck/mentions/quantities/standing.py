"""Whether a number stands as a figure, and which words before it are bounds or mere prepositions."""

from __future__ import annotations

from collections.abc import Sequence

from numcheck.lexicon.load import words
from numcheck.lexicon.terms import head_class, noun_event_class
from numcheck.mentions.quantities import labels
from numcheck.mentions.quantities.figures import Figure, words_before
from numcheck.mentions.quantities.labels import is_number_word
from numcheck.mentions.quantities.lexemes import Lexeme
from numcheck.model.interval import number_text
from numcheck.model.sentence import Sentence

_INDEFINITE = frozenset("day point time stage another thing side hand way who that which such more".split())
_UNCOUNTED = frozenset(("no", "the", "this", "that", "any", "each", "every", "which", "some"))


def stands(sentence: Sentence, pieces: Sequence[Lexeme], figure: Figure) -> bool:
    """Whether a number counts or measures something, and is no label, pronoun or list mark."""
    first = pieces[figure.numeral.start]
    joined = first.kind == "word" and first.glued and words_before(pieces, figure.start, 1) == ["-"]
    if joined and words_before(pieces, figure.start, 2)[0] not in ("mid", "sub", "half"):
        return False
    one = figure.numeral.value == 1 and figure.numeral.form == "words"
    if figure.measured:
        return not (one and _is_indefinite(pieces, figure))
    if figure.high is not None:
        return not labels.is_address(pieces, figure.stop - 1)
    if first.kind == "number":
        if labels.is_address(pieces, figure.stop - 1) or labels.follows_label(pieces, figure.start, sentence):
            return False
        if labels.is_model(pieces, figure.start, figure.stop):
            return False
        return not (figure.start == 0 and figure.stop < len(pieces) and pieces[figure.stop].text in ".)")
    if figure.stop < len(pieces) and pieces[figure.stop].text == "-" and pieces[figure.stop].glued:
        return _joins_a_noun(pieces, figure.stop + 1)
    if one:
        return _is_counting_one(sentence, pieces, figure)
    return not labels.is_in_name(sentence, pieces, figure.start, figure.stop)


def _joins_a_noun(pieces: Sequence[Lexeme], i: int) -> bool:
    """As in "a seven-member panel", "four-, five- and six-cylinder engines": a noun that news counts."""
    while i + 1 < len(pieces) and pieces[i].text in (",", "and", "or", "to"):
        i += 1
        while i < len(pieces) and (pieces[i].text in ("and", "or", "-") or is_number_word(pieces[i].lower)):
            i += 1
    return i < len(pieces) and pieces[i].glued and pieces[i].lower in words("phrases", "joined")


def _is_indefinite(pieces: Sequence[Lexeme], figure: Figure) -> bool:
    """As in "One day the wall will fall", "at one point": no day or point is counted."""
    unit = (figure.unit_text or "").lower()
    before = words_before(pieces, figure.start, 1)
    after = pieces[figure.stop].lower if figure.stop < len(pieces) else "."
    if unit == "point":
        return before == ["at"]
    telling = after in ("the", "he", "she", "it", "they", "we", "i", "you", "his", "her", "their", "our", "my", ",")
    return unit in ("day", "night") and (before in ([], ["will"], ["that"]) and (telling or before != []))


def _is_counting_one(sentence: Sentence, pieces: Sequence[Lexeme], figure: Figure) -> bool:
    """As in "one soldier", "one of the bridges", but not "no one", "one day", "the one", "a million"."""
    if pieces[figure.start].lower in ("a", "an"):
        return False
    before = pieces[figure.start - 1].lower if figure.start else ""
    after = pieces[figure.stop].lower if figure.stop < len(pieces) else ""
    if before in _UNCOUNTED or after in _INDEFINITE:
        return False
    if after == "of":
        return True
    return any(
        token.dep == "nummod" and sentence.head(token).i > token.i
        for token in sentence.at(pieces[figure.start].start, pieces[figure.start].end)
    )


# --- bounds or prepositions -------------------------------------------------------------------
_PREPOSITIONS = frozenset(("over", "up"))


def without_prepositions(sentence: Sentence, pieces: Sequence[Lexeme], floor: int, figure: Figure) -> list[Lexeme]:
    """The lexemes from `floor`, with words blotted out that look like bounds and are none.

    "spread over 1,870 members", "over three years", "prices picked up to 3.2 percent".
    """
    found = list(pieces[floor:])
    timed = figure.unit is not None and (figure.unit.dimension == "time" or _is_course(figure))
    occasions = _counts_occasions(sentence, pieces, figure)
    for i in range(max(floor, figure.start - 2), figure.start):
        piece = pieces[i]
        during = occasions and piece.lower == "over"
        if during or (piece.lower in _PREPOSITIONS and _is_preposition(sentence, piece, timed)):
            found[i - floor] = Lexeme("symbol", "\0", "\0", piece.start, piece.end, False)
    return found


def _counts_occasions(sentence: Sentence, pieces: Sequence[Lexeme], figure: Figure) -> bool:
    """Whether the number counts occasions, over which something goes on: "over 20 screenings"."""
    after = next((token for token in sentence.tokens if token.start >= pieces[figure.stop - 1].end), None)
    if figure.unit is not None or after is None or after.pos != "NOUN":
        return False
    return head_class(after.lemma) in ("games", "meetings") or noun_event_class(after.lemma) == "publish"


_PRECISE = 3


def _is_course(figure: Figure) -> bool:
    """Whether it is a length to a tenth, as courses are given ("over 21.1 kilometres"), which nobody bounds."""
    if figure.unit is None or figure.unit.dimension != "length" or figure.numeral.value.denominator == 1:
        return False
    return len(number_text(figure.numeral.value).replace(".", "").strip("0")) >= _PRECISE


def _is_preposition(sentence: Sentence, piece: Lexeme, timed: bool) -> bool:
    token = next(iter(sentence.at(piece.start, piece.end)), None)
    if token is None:
        return False
    head = sentence.head(token)
    if piece.lower == "up":
        before = sentence.tokens[token.i - 1] if token.i else token
        if before.pos == "VERB" and before.lemma in words("events", "creeping"):
            return True
        moves = f"{head.lemma} up" in words("events", "up") or head.lemma in words("events", "up")
        return token.dep in ("prt", "advmod") and head.i == token.i - 1 and moves
    if piece.lower == "over" and token.i and sentence.tokens[token.i - 1].pos == "VERB":
        head = sentence.tokens[token.i - 1]
        if head.lemma in words("events", "spreading"):
            return True  # "quarrelled over 118 ballots", however it was parsed
    raced = piece.lower == "over" and head.pos == "NOUN" and head.lemma in words("events", "raced")
    return token.dep == "prep" and (timed or raced or head.lemma in words("events", "spreading"))
