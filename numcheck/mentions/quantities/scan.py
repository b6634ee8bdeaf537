"""Read every figure of a sentence, left to right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from numcheck.mentions.quantities import labels, qualify
from numcheck.mentions.quantities.claims import claimed, converted_money
from numcheck.mentions.quantities.figures import Figure, figure_of, words_before
from numcheck.mentions.quantities.lexemes import Lexeme, lexemes
from numcheck.mentions.quantities.numerals import numeral
from numcheck.mentions.quantities.ranges import with_range
from numcheck.mentions.quantities.standing import stands, without_prepositions
from numcheck.model.interval import Interval
from numcheck.model.quantity import VAGUE, Bound, Quantity
from numcheck.model.sentence import Sentence

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure where it stands; offsets in the sentence's folded text.

    `number` is the span of the number words alone, `core` that of number and unit; `restates` says
    that it gives the figure before it in another unit ("100 kilometres (62 miles)").
    """

    start: int
    end: int
    number: Span
    core: Span
    quantity: Quantity
    is_age: bool = False
    restates: bool = False


def quantities(sentence: Sentence, taken: Sequence[Span] = ()) -> list[Mention]:
    """The figures of a sentence in order; `taken` spans (dates, clock times) hold none."""
    return list(_scan(sentence, _open(lexemes(sentence.text), taken)))


def _open(pieces: list[Lexeme], taken: Sequence[Span]) -> list[Lexeme]:
    """The lexemes with those inside `taken` blotted out, so that no number reaches across them."""
    if not taken:
        return pieces
    return [
        Lexeme("symbol", "\0", "\0", piece.start, piece.end, False)
        if any(start < piece.end and piece.start < end for start, end in taken)
        else piece
        for piece in pieces
    ]


def _scan(sentence: Sentence, pieces: list[Lexeme]) -> Iterator[Mention]:
    i = floor = 0
    last: Mention | None = None
    while i < len(pieces):
        code = labels.is_code(pieces, i)
        if code:
            i += code
            continue
        figure = _figure(sentence, pieces, i)
        if figure is None:
            i = _after_number(pieces, i)
            continue
        mention = _mention(sentence, pieces, figure, floor)
        if last is not None and _restates(sentence.text, last, mention):
            mention = replace(mention, restates=True)
            if mention.quantity.bound == "exact" and mention.quantity.hedge is None:
                mention = replace(mention, quantity=_hedged_like(mention.quantity, last.quantity))
            if mention.quantity.dimension == last.quantity.dimension == "currency":
                mention = replace(mention, quantity=converted_money(mention.quantity))
        yield mention
        last, floor = mention, figure.stop
        i = max(figure.reach, figure.stop)


def _figure(sentence: Sentence, pieces: list[Lexeme], i: int) -> Figure | None:
    """The figure that starts at pieces[i]; None where none does."""
    found = numeral(pieces, i)
    if found is None or (pieces[i].kind == "number" and labels.is_name(pieces, i, found.stop)):
        return None
    figure = figure_of(sentence.text, pieces, found)
    if figure is None:
        return None
    ranged = with_range(sentence, pieces, figure)
    if ranged == "score" or not stands(sentence, pieces, ranged):
        return None
    return replace(ranged, is_below=words_before(pieces, ranged.start, 2) == ["sub", "-"])


def _after_number(pieces: list[Lexeme], i: int) -> int:
    """Past a number that is no figure and what is written together with it ("3-1", "10:30")."""
    joints = ".:/-–" if pieces[i].kind == "number" else ""
    i += 1
    while i + 1 < len(pieces) and pieces[i].text in joints and pieces[i].text and pieces[i + 1].kind == "number":
        if not (pieces[i].glued and pieces[i + 1].glued):
            break
        i += 2
    return i


# --- conversions in brackets ------------------------------------------------------------------
def _restates(text: str, last: Mention, mention: Mention) -> bool:
    """Whether a figure in brackets converts the one before: "more than 100 kilometers (60 miles)"."""
    between = text[last.end : mention.start].strip()
    first, second = last.quantity, mention.quantity
    if between not in ("(", ", or") or first.unit == second.unit:
        return False
    if {first.dimension, second.dimension} == {"angle", "temperature"}:
        return True  # "103 degrees (39 Celsius)"
    return first.dimension == second.dimension or "ratio" in (first.dimension, second.dimension)


def _hedged_like(quantity: Quantity, model: Quantity) -> Quantity:
    """The quantity under the hedge and bound of another."""
    if quantity.value is None or model.bound == "range" or quantity.dimension != model.dimension:
        return quantity
    interval = claimed(quantity.value, quantity.slack, model.hedge, model.bound)
    return replace(quantity, interval=interval, hedge=model.hedge, bound=model.bound)


# --- from figure to mention -------------------------------------------------------------------
def _mention(sentence: Sentence, pieces: list[Lexeme], figure: Figure, floor: int) -> Mention:
    behind = qualify.after(pieces, figure.stop)
    behind_noun = qualify.after_noun(pieces, figure.stop)
    ahead = qualify.before(without_prepositions(sentence, pieces, floor, figure), figure.start - floor)
    start, stop = ahead.start + floor, behind.stop
    negative = figure.negative or _is_negative(pieces, figure)
    if figure.high and start and pieces[start - 1].lower == "between":
        start -= 1
    offset = min(figure.offset, pieces[start].start) if start < figure.start else figure.offset
    if negative and start == figure.start and not figure.negative:
        offset = min(offset, pieces[figure.start - 1].start)
    numbers = pieces[figure.numeral.start : (figure.high or figure.numeral).stop]
    return Mention(
        start=offset,
        end=pieces[stop - 1].end,
        number=(numbers[0].start, numbers[-1].end),
        core=(figure.offset, pieces[figure.stop - 1].end),
        quantity=_quantity(figure, ahead, behind if behind.bound or behind.hedge else behind_noun, negative),
        is_age=figure.is_age or _says_age(pieces, start),
    )


def _says_age(pieces: list[Lexeme], start: int) -> bool:
    before = words_before(pieces, start, 2)
    return before[-1:] in (["aged"], ["age"], ["ages"]) or before == ["age", "of"]


def _is_negative(pieces: list[Lexeme], figure: Figure) -> bool:
    if figure.start == 0:
        return False
    sign = pieces[figure.start - 1]
    before = pieces[figure.start - 2] if figure.start >= 2 else None
    if sign.text == "-" and pieces[figure.start].glued and before is not None:
        if before.lower == "minus":
            return True
        return not sign.glued and not before.text[:1].isupper()
    return (sign.text == "-" and pieces[figure.start].glued) or sign.lower == "minus"


def _quantity(figure: Figure, ahead: qualify.Qualifier, behind: qualify.Qualifier, negative: bool) -> Quantity:
    number = figure.numeral
    hedge = ahead.hedge or behind.hedge
    bound: Bound = ahead.bound or behind.bound or ("less_than" if figure.is_below else "exact")
    value = -number.value if negative else number.value
    slack = number.slack(figure.measured)
    unit, text, per = figure.unit, figure.unit_text, figure.per
    if figure.high is not None:
        low, high = sorted((value, figure.high.value))
        slack = max(slack, figure.high.slack(figure.measured))
        return Quantity(None, Interval(low, high), slack, "range", hedge, unit, text, None, per)
    if number.form == "vague":
        high = number.upper or value * VAGUE
        return Quantity(None, Interval(value, high), slack, "range", hedge, unit, text, None, per)
    return Quantity(value, claimed(value, slack, hedge, bound), slack, bound, hedge, unit, text, None, per)
