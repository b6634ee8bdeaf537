"""Read every figure of a sentence, left to right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from numcheck.mentions.quantities import labels, measures, qualify
from numcheck.mentions.quantities.claims import VAGUE, claimed
from numcheck.mentions.quantities.lexemes import Lexeme, lexemes
from numcheck.mentions.quantities.numerals import Numeral, letter_magnitude, numeral
from numcheck.model.interval import Interval
from numcheck.model.quantity import Bound, Quantity, Unit
from numcheck.model.sentence import Sentence
from numcheck.units.catalog import catalog

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure where it stands; offsets in the sentence's folded text.

    `number` is the span of the number words alone, `core` that of number and unit.
    """

    start: int
    end: int
    number: Span
    core: Span
    quantity: Quantity
    is_age: bool = False


@dataclass(frozen=True, slots=True)
class _Figure:
    """A number with its unit, before its hedges: lexemes [start, stop).

    `reach` is where reading goes on if that is later: behind "per 100,000 people", say.
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
        return self.unit is not None


def quantities(sentence: Sentence, taken: Sequence[Span] = ()) -> list[Mention]:
    """The figures of a sentence in order; `taken` spans (dates, clock times) hold none."""
    pieces = _open(lexemes(sentence.text), taken)
    return list(_scan(sentence, pieces))


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
        code = labels.is_code(pieces, i) if pieces[i].kind == "number" else 0
        if code:
            i += code
            continue
        figure = _figure(sentence, pieces, i)
        if figure is None:
            i = _after_number(pieces, i)
            continue
        mention = _mention(sentence, pieces, figure, floor)
        if last is not None and _restates(sentence.text, last, mention):
            mention = replace(mention, quantity=_hedged_like(mention.quantity, last.quantity))
        yield mention
        last, floor = mention, figure.stop
        i = max(figure.reach, figure.stop)


def _restates(text: str, last: Mention, mention: Mention) -> bool:
    """Whether a figure in brackets converts the one before: "more than 100 kilometers (60 miles)"."""
    between = text[last.end : mention.start].strip()
    first, second = last.quantity, mention.quantity
    plain = second.bound == "exact" and second.hedge is None and second.value is not None
    return between in ("(", ", or") and plain and first.dimension == second.dimension and first.unit != second.unit


def _hedged_like(quantity: Quantity, model: Quantity) -> Quantity:
    """The quantity under the hedge and bound of another."""
    if quantity.value is None or model.bound == "range":
        return quantity
    interval = claimed(quantity.value, quantity.slack, model.hedge, model.bound)
    return replace(quantity, interval=interval, hedge=model.hedge, bound=model.bound)


def _after_number(pieces: list[Lexeme], i: int) -> int:
    """Past a number that is no figure and what is written together with it ("3-1", "10:30")."""
    joints = ".:/-–" if pieces[i].kind == "number" else ""
    i += 1
    while i + 1 < len(pieces) and pieces[i].text in joints and pieces[i].text and pieces[i + 1].kind == "number":
        if not (pieces[i].glued and pieces[i + 1].glued):
            break
        i += 2
    return i


def _figure(sentence: Sentence, pieces: list[Lexeme], i: int) -> _Figure | None:
    found = numeral(pieces, i)
    if found is None:
        return None
    text = sentence.text
    if pieces[i].kind == "number" and labels.is_name(pieces, i, found.stop):
        return None
    figure = _measured(text, pieces, found)
    if figure is None:
        return None
    ranged = _range(text, pieces, figure)
    if ranged is None:
        return None
    figure = _shared(pieces, ranged)
    figure = replace(figure, is_below=_words_before(pieces, figure.start, 2) == ["sub", "-"])
    if not figure.measured and figure.high is None and not _stands(sentence, pieces, figure):
        return None
    return figure


def _measured(text: str, pieces: list[Lexeme], found: Numeral) -> _Figure | None:
    """The number with its currency or unit; None for digits glued to letters that are none."""
    start, offset = found.start, pieces[found.start].start
    money = measures.money_before(text, offset)
    found = letter_magnitude(pieces, found, money is not None)
    if money:
        unit, offset, negative = money
        while start and pieces[start - 1].start >= offset:
            start -= 1
        per, stop = measures.denominator(pieces, found.stop)
        stop = stop if per else found.stop
        written = text[offset : pieces[found.start].start].strip(" -").replace(" ", "")
        return _Figure(found, start, stop, offset, unit, written, per, negative=negative)
    measure = measures.unit_after(text, pieces, found.stop)
    if measure:
        figure = _Figure(found, start, measure.stop, offset, measure.unit, measure.text, measure.per)
        return _aged(pieces, figure)
    if found.form == "digits" and labels.is_glued_to_letters(pieces, found.stop) and found.letter is None:
        return None
    if found.form == "fraction":
        return _Figure(found, start, found.stop, offset, Unit("fraction", "ratio"))
    return _share(pieces, _of_a_sum(text, pieces, _Figure(found, start, found.stop, offset)))


def _of_a_sum(text: str, pieces: list[Lexeme], figure: _Figure) -> _Figure:
    """As in "280 million of the 1.5 billion shekels": a part has the unit of its whole."""
    words_after = [piece.lower for piece in pieces[figure.stop : figure.stop + 2]]
    if words_after[:1] != ["of"] or words_after[1:] not in (["the"], ["its"], ["their"], ["a"]):
        return figure
    whole = numeral(pieces, figure.stop + 2) if figure.stop + 2 < len(pieces) else None
    measure = measures.unit_after(text, pieces, whole.stop) if whole else None
    return replace(figure, unit=measure.unit, unit_text=measure.text) if measure else figure


def _aged(pieces: list[Lexeme], figure: _Figure) -> _Figure:
    """As in "42-year-old", "42 years old", "aged 42 years"."""
    tail = [piece.lower for piece in pieces[figure.stop : figure.stop + 2] if piece.text != "-"]
    if figure.unit and figure.unit.dimension == "time" and tail[:1] in (["old"], ["olds"]):
        stop = figure.stop + (2 if pieces[figure.stop].text == "-" else 1)
        return replace(figure, stop=stop, is_age=True)
    return _and_inches(pieces, figure)


def _and_inches(pieces: list[Lexeme], figure: _Figure) -> _Figure:
    """As in "5-foot-10", "six feet two inches": feet and inches are one length, in feet."""
    if figure.unit is None or figure.unit.name != "foot":
        return figure
    i = figure.stop
    if i < len(pieces) and pieces[i].text == "-":
        i += 1
    inches = numeral(pieces, i) if i < len(pieces) else None
    if inches is None or not 0 <= inches.value < 12 or (i == figure.stop and pieces[i].kind == "number"):
        return figure
    value = figure.numeral.value + inches.value / 12
    whole = replace(figure.numeral, value=value, unit=Fraction(1, 12))
    stop = inches.stop
    if stop < len(pieces) and pieces[stop].lower in ("inch", "inches", "in"):
        stop += 1
    elif i == figure.stop:
        return figure
    return replace(figure, numeral=whole, stop=stop)


def _share(pieces: list[Lexeme], figure: _Figure) -> _Figure | None:
    """As in "one in five", "two out of three" as shares; anything else is left as it is."""
    i = figure.stop
    joint = [piece.lower for piece in pieces[i : i + 2]]
    step = 1 if joint[:1] == ["in"] else 2 if joint == ["out", "of"] else 0
    if not step or i + step >= len(pieces) or figure.numeral.magnitude > 1:
        return figure
    bottom = numeral(pieces, i + step)
    if step == 1 and i + 1 < len(pieces) and pieces[i + 1].lower == "every" and i + 2 < len(pieces):
        bottom = numeral(pieces, i + 2)
    if bottom is None or bottom.form not in ("words", "digits") or bottom.value.denominator != 1:
        return figure
    if not 0 < figure.numeral.value < bottom.value <= 1000000 or (step == 1 and figure.numeral.value > 10):
        return figure
    if bottom.value >= 1000 and bottom.value < 2101 and "," not in pieces[bottom.start].text:
        return figure
    if bottom.stop < len(pieces) and pieces[bottom.stop].kind == "word" and catalog().named([pieces[bottom.stop].text]):
        return figure
    share = Numeral(figure.numeral.value / bottom.value, figure.numeral.start, bottom.stop, "fraction")
    return replace(figure, numeral=share, stop=bottom.stop, unit=Unit("fraction", "ratio"))


# --- ranges -----------------------------------------------------------------------------------
def _range(text: str, pieces: list[Lexeme], figure: _Figure) -> _Figure | None:
    """The figure as the lower end of a range, if one goes on after it; None for a score."""
    joint = _joint(pieces, figure)
    if joint is None:
        return _level_before(text, pieces, figure)
    i, hyphened = joint
    upper = _upper(text, pieces, i)
    if upper is None or upper.high is not None:
        return figure
    if hyphened and not figure.measured and not upper.measured:
        following = pieces[upper.stop] if upper.stop < len(pieces) else None
        if labels.is_score(pieces[figure.numeral.start], pieces[upper.numeral.start], following, upper.measured):
            return None
    if not _can_share_unit(figure, upper):
        return figure
    if upper.numeral.form in ("fraction", "vague") or figure.numeral.form in ("fraction", "vague"):
        return figure
    low = _share_magnitude(figure.numeral, upper.numeral, hyphened, pieces)
    if pieces[figure.stop].lower == "to" and not _says_range(pieces, figure) and low.value * FAR < upper.numeral.value:
        return figure
    if low.value >= upper.numeral.value and not _is_between(pieces, figure):
        return figure
    return replace(
        figure, numeral=low, high=upper.numeral, stop=upper.stop, unit=figure.unit or upper.unit,
        unit_text=figure.unit_text or upper.unit_text, per=figure.per or upper.per,
        is_age=figure.is_age or upper.is_age,
    )  # fmt: skip


FAR = 5
"""From this factor on two ends joined by "to" alone are a change, not a range."""


def _can_share_unit(low: _Figure, high: _Figure) -> bool:
    """Whether both ends have one unit: the same, or a currency before the first, or one after the second."""
    if low.measured and high.measured:
        return low.unit == high.unit
    return not low.measured or low.unit is None or low.unit.dimension == "currency"


def _level_before(text: str, pieces: list[Lexeme], figure: _Figure) -> _Figure:
    """As in "from 4.8 to 4.7 percent", "from 2 to 3 million": the first level shares unit and magnitude."""
    i = figure.stop
    if i + 1 >= len(pieces) or pieces[i].lower != "to" or figure.numeral.form in ("fraction", "vague"):
        return figure
    upper = _upper(text, pieces, i + 1)
    if upper is None or upper.numeral.form in ("fraction", "vague") or not _can_share_unit(figure, upper):
        return figure
    low = _share_magnitude(figure.numeral, upper.numeral, False, pieces)
    if figure.measured:
        return replace(figure, numeral=low)
    return replace(figure, numeral=low, unit=upper.unit, unit_text=upper.unit_text, per=upper.per)


def _joint(pieces: list[Lexeme], figure: _Figure) -> tuple[int, bool] | None:
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
    upper = numeral(pieces, i + 1)
    if word == "or" and not figure.measured and upper and upper.value == figure.numeral.value + 1:
        return i + 1, False
    return None


def _upper(text: str, pieces: list[Lexeme], i: int) -> _Figure | None:
    while i < len(pieces) and (pieces[i].text in catalog().symbols or pieces[i].text in ("$", "US", "A")):
        i += 1
    found = numeral(pieces, i) if i < len(pieces) else None
    return _measured(text, pieces, found) if found else None


def _share_magnitude(low: Numeral, high: Numeral, hyphened: bool, pieces: list[Lexeme]) -> Numeral:
    """As in "$26 to $31 million", "10-12,000": the lower end shares the magnitude of the upper."""
    if low.magnitude > 1 or low.value >= 1000:
        return low
    if high.magnitude > 1 and low.value < high.value / high.magnitude:
        return low.scaled(high.magnitude)
    thousands = hyphened and high.form == "digits" and "," in pieces[high.start].text
    if thousands and high.magnitude == 1 and low.value < high.value / 1000 < 1000:
        return low.scaled(1000)
    return low


def _words_before(pieces: list[Lexeme], start: int, many: int) -> list[str]:
    return [piece.lower for piece in pieces[max(0, start - many) : start]]


def _is_between(pieces: list[Lexeme], figure: _Figure) -> bool:
    return "between" in _words_before(pieces, figure.start, 4)


def _is_change(pieces: list[Lexeme], figure: _Figure) -> bool:
    """As in "from 4.8 to 4.7" is a change; "ranging from 5 to 7" is a range."""
    before = _words_before(pieces, figure.start, 5)
    if "from" not in before:
        return False
    return not _says_range(pieces, figure)


def _says_range(pieces: list[Lexeme], figure: _Figure) -> bool:
    """Whether "ranging", "anywhere", "between" stands before the figure."""
    before = _words_before(pieces, figure.start, 5)
    return any(word.startswith("rang") or word in _SPREAD for word in before)


_SPREAD = frozenset("anywhere between varying varied vary varies priced go".split())


def _shared(pieces: list[Lexeme], figure: _Figure) -> _Figure:
    """A plain count's denominator behind its noun: "1,200 people a day"."""
    counts = figure.per is None and not figure.measured and figure.stop + 1 < len(pieces)
    if not counts or pieces[figure.stop].kind != "word":
        return figure
    per, reach = measures.denominator(pieces, figure.stop + 1)
    return replace(figure, per=per, reach=reach) if per else figure


# --- what stands as a figure ------------------------------------------------------------------
def _stands(sentence: Sentence, pieces: list[Lexeme], figure: _Figure) -> bool:
    """Whether a number without a unit counts something, and is no label, pronoun or list mark."""
    first = pieces[figure.numeral.start]
    if first.kind == "number" and labels.is_address(pieces, figure.stop - 1):
        return False
    if first.kind == "number":
        if labels.follows_label(pieces, figure.start, sentence):
            return False
        return not (figure.start == 0 and figure.stop < len(pieces) and pieces[figure.stop].text in ".)")
    if figure.numeral.value == 1 and figure.numeral.form == "words":
        return _is_counting_one(sentence, pieces, figure)
    if figure.stop < len(pieces) and pieces[figure.stop].text == "-" and pieces[figure.stop].glued:
        return figure.numeral.form != "words"
    return not labels.follows_label(pieces, figure.start, sentence) or first.text.islower()


_INDEFINITE = frozenset("day point time stage another thing side hand way who that which such more".split())


def _is_counting_one(sentence: Sentence, pieces: list[Lexeme], figure: _Figure) -> bool:
    """As in "one soldier", "one of the bridges", but not "no one", "one day", "the one", "a million"."""
    if pieces[figure.start].lower in ("a", "an"):
        return False
    before = pieces[figure.start - 1].lower if figure.start else ""
    after = pieces[figure.stop].lower if figure.stop < len(pieces) else ""
    if before in ("no", "the", "this", "that", "any", "each", "every", "which", "some") or after in _INDEFINITE:
        return False
    if after == "of":
        return True
    return any(
        token.dep == "nummod" and sentence.head(token).i > token.i
        for token in sentence.at(pieces[figure.start].start, pieces[figure.start].end)
    )


# --- from figure to mention -------------------------------------------------------------------
def _mention(sentence: Sentence, pieces: list[Lexeme], figure: _Figure, floor: int) -> Mention:
    behind = qualify.after(pieces, figure.stop)
    ahead = qualify.before(_without_prepositions(sentence, pieces, floor, figure.start), figure.start - floor)
    start, stop = ahead.start + floor, behind.stop
    negative = _is_negative(pieces, figure) or figure.negative
    quantity = _quantity(figure, ahead, behind, negative)
    if figure.high and start and pieces[start - 1].lower == "between":
        start -= 1
    offset = min(figure.offset, pieces[start].start) if start < figure.start else figure.offset
    if negative and start == figure.start:
        offset = pieces[figure.start - 1].start
    numbers = pieces[figure.numeral.start : (figure.high or figure.numeral).stop]
    return Mention(
        offset, pieces[stop - 1].end, (numbers[0].start, numbers[-1].end),
        (figure.offset, pieces[figure.stop - 1].end), quantity, figure.is_age or _says_age(pieces, start),
    )  # fmt: skip


_PREPOSITIONS = frozenset("over under above below within up".split())


def _without_prepositions(sentence: Sentence, pieces: list[Lexeme], floor: int, start: int) -> list[Lexeme]:
    """The lexemes from `floor`, with words blotted out that look like bounds and are none.

    "spread over 1,870 members", "over three years", "prices picked up to 3.2 percent".
    """
    found = pieces[floor:]
    for i in range(max(floor, start - 2), start):
        if pieces[i].lower in _PREPOSITIONS and _is_preposition(sentence, pieces[i]):
            found[i - floor] = Lexeme("symbol", "\0", "\0", pieces[i].start, pieces[i].end, False)
    return found


def _is_preposition(sentence: Sentence, piece: Lexeme) -> bool:
    token = next(iter(sentence.at(piece.start, piece.end)), None)
    if token is None:
        return False
    head = sentence.head(token)
    if piece.lower == "up":
        return token.dep == "prt" or (token.dep == "advmod" and head.pos == "VERB" and head.i == token.i - 1)
    if token.dep != "prep" or piece.lower in ("within", "above", "below"):
        return False
    return head.pos == "VERB" and head.lemma not in ("be", "number", "total", "reach", "stand", "cost", "weigh")


def _says_age(pieces: list[Lexeme], start: int) -> bool:
    return start > 0 and pieces[start - 1].lower in ("aged", "age", "ages")


def _is_negative(pieces: list[Lexeme], figure: _Figure) -> bool:
    if figure.start == 0:
        return False
    sign = pieces[figure.start - 1]
    before = pieces[figure.start - 2] if figure.start >= 2 else None
    if sign.text == "-" and pieces[figure.start].glued and before is not None:
        if before.lower == "minus":
            return True
        return not sign.glued and not before.text[:1].isupper()
    return (sign.text == "-" and pieces[figure.start].glued) or sign.lower == "minus"


def _quantity(figure: _Figure, ahead: qualify.Qualifier, behind: qualify.Qualifier, negative: bool) -> Quantity:
    number = figure.numeral
    hedge = ahead.hedge or behind.hedge
    bound: Bound = ahead.bound or behind.bound or ("less_than" if figure.is_below else "exact")
    value = -number.value if negative else number.value
    slack = number.slack(figure.measured)
    unit, text, per = figure.unit, figure.unit_text, figure.per
    if figure.high is not None:
        low, high = sorted((value, figure.high.value))
        return Quantity(None, Interval(low, high), max(slack, figure.high.slack(figure.measured)),
                        "range", hedge, unit, text, None, per)  # fmt: skip
    if number.form == "vague":
        return Quantity(None, Interval(value, value * VAGUE), slack, "range", hedge, unit, text, None, per)
    interval = claimed(value, slack, hedge, bound)
    return Quantity(value, interval, slack, bound, hedge, unit, text, None, per)
