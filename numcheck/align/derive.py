"""Figures that a writer worked out: sums, differences, shares, changes and averages of figures nearby.

An operation is tried only on figures that stand together, in one source within two sentences or in
the article beside the figure: over all of a long text, anything would be the sum of something.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from numcheck.align.nearness import CLOSE
from numcheck.align.operations import PERCENT, Operation, Result, in_unit_of, quantity_of, results
from numcheck.align.words import short_number
from numcheck.lexicon.load import words
from numcheck.lexicon.terms import sense, stem, wider_classes
from numcheck.model.fact import Fact, Reading
from numcheck.model.interval import Interval
from numcheck.model.quantity import Quantity, Unit

SENTENCES = 2
"""How many sentences that follow one another the operands may come from."""
MOST = 12
"""The most figures of one place that are tried with one another."""
TIGHT = Fraction(1, 20)
"""How wide a result may be, as a share of itself, to say anything."""
LOOSE = Fraction(1, 5)
"""How wide it may be where the text says that it is a rate: "65 million apiece"."""
NEAR = Fraction(1, 3)
"""The share of the words next to a figure that the sentences of its operands have to have."""


_WORD = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a figure computes, in words ("27 = 58 - 31"), and the ids of the figures it computes from."""

    text: str
    of: tuple[str, ...]


def derivations(
    facts: Iterable[Fact], article: Sequence[Reading], sources: Sequence[Sequence[Reading]]
) -> dict[str, Derivation]:
    """For each of the article's facts that computes from others, how it does."""
    readings = [reading for source in sources for reading in source]
    index = _Index([place for reading in readings for place in _places(reading.facts)])
    near = {fact.id: place for reading in article for fact, place in _neighbours(reading.facts)}
    texts = {reading.document: reading.text for reading in article}
    found = {}
    for fact in facts:
        if fact.quantity is None or not fact.quantity.value:
            continue
        told = _told(texts.get(fact.document, "")[slice(*fact.sentence)], fact.quantity)
        beside = [f for f in near.get(fact.id, ()) if f.id != fact.id and f.quantity][:MOST]
        made = results(fact.quantity, beside, "pair" in told)
        derived = _derived(fact, fact.quantity, made, told) or index.derived(fact, fact.quantity, told)
        if derived is None and fact.dimension == "ratio" and not fact.quantity.change:
            derived = _share_restated(fact, fact.quantity, beside, (*article, *readings))
        if derived is not None:
            found[fact.id] = derived
    return found


_AT_ONCE = 12
"""Characters between an amount and the share that restates it: "£612,000, roughly 15 percent of the total"."""


def _share_restated(
    fact: Fact, target: Quantity, beside: Sequence[Fact], readings: Sequence[Reading]
) -> Derivation | None:
    """How a share computes that restates the amount right before it: of any larger amount that the story gives."""
    before = [one for one in beside if one.document == fact.document and 0 <= fact.start - one.end <= _AT_ONCE]
    scale = PERCENT if target.unit is not None and target.unit.name == "percent" else Fraction(1)
    for part in before:
        for whole in (one for reading in readings for one in reading.facts if one.quantity and one.id != part.id):
            a, b = in_unit_of(part, quantity_of(whole)), quantity_of(whole).precision
            if a is None or b.low is None or a.high is None or b.low < a.high or b.low <= 0:
                continue
            if _makes(a.over(b).scaled(scale), target):
                return Derivation(f"{_shown(part)} of {_shown(whole)}", (part.id, whole.id))
    return None


_SIGNALS: Mapping[Operation, str] = MappingProxyType(
    {"sum": "summed", "pair": "jointly", "difference": "subtracted", "rate": "averaged"}
)
"""Operations that the text has to tell, and the lexicon's list of words that do; a share tells itself."""


def _told(sentence: str, target: Quantity) -> frozenset[Operation]:
    """The operations that a sentence's words allow, and the figure itself if it is an amount of change."""
    said = frozenset(_WORD.findall(sentence.lower()))
    told: set[Operation] = {name for name, key in _SIGNALS.items() if not said.isdisjoint(words("phrases", key))}
    if target.change or (target.unit is not None and target.unit.name == "percentage point"):
        told.add("difference")
    return frozenset(told | {"share"})


class _Index:
    """All that the figures of the sources make, by unit and in order of size: worked out once, not for each target."""

    def __init__(self, places: Sequence[Sequence[Fact]]) -> None:
        self._places = [[fact for fact in place if fact.quantity][:MOST] for place in places]
        self._made: dict[tuple[Unit | None, str, str | None, bool], tuple[list[Fraction], list[Result]]] = {}

    def derived(self, fact: Fact, target: Quantity, told: frozenset[Operation]) -> Derivation | None:
        """How a number like the target's computes within one place; None where it does not."""
        key = (target.unit, target.dimension, target.change, "pair" in told)
        if key not in self._made:
            found = [r for place in self._places for r in results(target, place, key[-1]) if r[0].low is not None]
            found.sort(key=_lowest)
            self._made[key] = ([_lowest(result) for result in found], found)
        lows, made = self._made[key]
        wanted = _wanted(target)
        if wanted.low is None or wanted.high is None or wanted.high <= 0:
            return None
        first = bisect_left(lows, wanted.low * (1 - 2 * LOOSE))
        return _derived(fact, target, itertools.islice(made, first, bisect_right(lows, wanted.high)), told)


def _lowest(result: Result) -> Fraction:
    low = result[0].low
    return Fraction(0) if low is None else low


def _places(facts: Sequence[Fact]) -> Iterator[tuple[Fact, ...]]:
    """The figures of every SENTENCES sentences with figures that follow one another."""
    groups = [tuple(group) for _, group in itertools.groupby(facts, key=lambda fact: fact.sentence)]
    for start in range(len(groups)):
        yield tuple(itertools.chain.from_iterable(groups[start : start + SENTENCES]))


def _neighbours(facts: Sequence[Fact]) -> Iterator[tuple[Fact, tuple[Fact, ...]]]:
    groups = [tuple(group) for _, group in itertools.groupby(facts, key=lambda fact: fact.sentence)]
    for number, group in enumerate(groups):
        around = tuple(itertools.chain.from_iterable(groups[max(0, number - SENTENCES) : number + 2]))
        for fact in group:
            yield fact, around


def _derived(fact: Fact, target: Quantity, results: Iterable[Result], told: frozenset[Operation]) -> Derivation | None:
    """The first operation that makes the target's number: one that is told, or over things of its own name."""
    for result, form, used, operation in results:
        named = operation in told or (operation not in ("rate", "pair") and _are_of_one_name(fact, used))
        parts = operation == "sum" and (_are_parts(used) or _are_both(fact, used) or _are_kinds(fact, used))
        beside = all(one.document == fact.document for one in used)
        shared = operation == "share" and beside
        allowed = parts or (named and (target.bound == "exact" or shared))  # of a bound little else is worked out
        near = parts or (operation in ("sum", "pair") and operation in told) or _is_near(fact, used)
        counts = operation in ("share", "rate") or all(_counts(target, one) for one in used)
        if allowed and near and counts and _makes(result, target):
            written = f"{_made(result, target)} {form.format(*map(_shown, used))}"
            return Derivation(written, tuple(fact.id for fact in used))
    return None


def _made(result: Interval, target: Quantity) -> str:
    """The left side of the sum: the number as written, or for a bound, which nothing adds up to, what comes out."""
    middle = result.middle
    if middle is not None and target.bound != "exact":
        return f"{short_number(middle)} ="
    shown = short_number(target.value) if target.value is not None else ""
    return f"{shown} {'=' if middle == target.value else '≈'}"


def _are_of_one_name(fact: Fact, used: Sequence[Fact]) -> bool:
    """Whether all figures are of things of one name or class: 57 sites and seven sites make 64 sites."""
    heads = {(one.subject.kind or stem(one.subject.head)) if one.subject else "" for one in (fact, *used)}
    return len(heads) == 1 and heads != {""}


def _are_both(fact: Fact, used: Sequence[Fact]) -> bool:
    """Whether the figures are of the events that the fact counts together: 40 killed or injured, 12 killed."""
    kinds = fact.event.lemma.split(" or ") if fact.event else []
    of = sorted(one.event.kind or "" if one.event else "" for one in used)
    return len(kinds) > 1 and of == kinds and len({(one.document, one.sentence) for one in used}) == 1


def _are_kinds(fact: Fact, used: Sequence[Fact]) -> bool:
    """Whether the figures of one sentence count all kinds of what the fact counts: 219 passengers and 12 crew."""
    kind = fact.subject.kind if fact.subject else None
    kinds = [one.subject.kind if one.subject else None for one in used]
    if kind is None or len({(one.document, one.sentence) for one in used}) > 1:
        return False
    return len(set(kinds)) == len(kinds) and all(k is not None and kind in wider_classes(k) for k in kinds)


def _makes(result: Interval, target: Quantity) -> bool:
    """Whether a result is the target: its middle rounds to the number as written, or a share meets it."""
    wanted = _wanted(target)
    middle = result.middle
    if middle is None or not result.meets(wanted):
        return False
    wide = LOOSE if target.per else TIGHT
    return wanted.holds(middle) or (target.dimension == "ratio" and _is_tight(result, wide))


def _counts(target: Quantity, operand: Fact) -> bool:
    """Whether an operand is too large to be lost in the target's rounding: 23,000 is not 23,000 - 38."""
    number = in_unit_of(operand, target)
    return number is None or number.low is None or number.low > 2 * target.slack


def _is_near(fact: Fact, used: Sequence[Fact]) -> bool:
    """Whether the sentences of the operands are about what the figure is about."""
    if any(one.document == fact.document for one in used):
        return True
    about = {word for one in used for word in one.context}
    changed = fact.quantity is not None and fact.quantity.change is not None and fact.subject is not None
    if changed and fact.subject is not None and sense(fact.subject.head) in about:
        return True  # "17 percent more paddy than a year ago"
    return len(about.intersection(fact.near)) >= NEAR * len(fact.near)


def _wanted(target: Quantity) -> Interval:
    """What a result has to meet: the number as written; of a bound what lies close to it on the right side."""
    if target.bound == "exact" or target.value is None:
        return target.interval if target.hedge else target.precision
    if target.bound in ("at_least", "more_than"):
        return Interval(target.value, target.value * CLOSE)
    return Interval(target.value / CLOSE, target.value)


def _are_parts(used: Sequence[Fact]) -> bool:
    """Whether the figures are those of several places in one sentence: 247 in Kenya and 10 in Tanzania."""
    sentences = {(one.document, one.sentence) for one in used}
    return len(sentences) == 1 and all(one.place is not None and one.place.is_part for one in used)


def _is_tight(result: Interval, width: Fraction) -> bool:
    if result.low is None or result.high is None or result.low <= 0:
        return False
    return result.high - result.low <= result.high * width


def _shown(fact: Fact) -> str:
    value = quantity_of(fact).value
    return short_number(value) if value is not None else fact.text
