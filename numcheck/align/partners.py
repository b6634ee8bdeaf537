"""Which pairs of figures have only one another: the sole two of a text and its source about one thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

from numcheck.align.compare import compare
from numcheck.align.told import Telling
from numcheck.lexicon.load import words
from numcheck.lexicon.terms import names_property, stem
from numcheck.model.comparison import Comparison
from numcheck.model.fact import DATE, Fact

_EVERYDAY = frozenset(("people", "men", "women", "children", "adults", "others"))
"""Classes that every story has figures of: being alone with one says nothing."""


def with_sole_pairs(found: Sequence[Comparison]) -> list[Comparison]:
    """The comparisons of an article with one source, those that have only one another marked and made sure.

    Two figures "may" make one statement; where the same thing is counted once in the article and once
    in the source, in sentences about the same matter, they do.
    """
    left = list({c.left.id: c.left for c in found}.values())
    right = list({c.right.id: c.right for c in found}.values())
    things = Counter(map(_thing, left)), Counter(map(_thing, right))
    measures = Counter(map(_measure, left)), Counter(map(_measure, right))
    events, days = _sole_events(found), _sole_days(found)
    return [
        replace(c, aligned="sure", sole=True)
        if id(c) in days
        or (
            c.aligned is not None
            and not any(fact.quantity and fact.quantity.is_vague for fact in (c.left, c.right))
            and (
                id(c) in events
                or (_is_about_one(c) and things[0][_thing(c.left)] == things[1][_thing(c.right)] == 1)
                or (_is_one_measure(c) and measures[0][_measure(c.left)] == measures[1][_measure(c.right)] == 1)
            )
        )
        else c
        for c in found
    ]


def _sole_events(found: Sequence[Comparison]) -> frozenset[int]:
    """The pairs of dates of one event that the article dates once and the source once, in sentences that touch."""
    dated = [
        c for c in found
        if c.left.quantity is None and c.aligned is not None and c.label("event") == "same"
        and c.label("context") != "apart" and _tells_something(c.left) and _tells_something(c.right)
    ]  # fmt: skip
    here, there = Counter(c.left.id for c in dated), Counter(c.right.id for c in dated)
    return frozenset(id(c) for c in dated if here[c.left.id] == there[c.right.id] == 1)


def _sole_days(found: Sequence[Comparison]) -> frozenset[int]:
    """The pairs of days of one month that only one of the two texts has, and that no other day could stand for."""
    days = [c for c in found if c.left.quantity is None and _is_day(c.left) and _is_day(c.right)]
    shared = {fact.id for c in days if c.label("time") == "same" for fact in (c.left, c.right)}
    open_ = [
        c for c in days
        if c.left.id not in shared and c.right.id not in shared and _may_be_one(c) and _tells_one_event(c)
        and (_is_slip(c) or (c.label("context") == "close" and _are_far_apart(c)))
    ]  # fmt: skip
    here, there = Counter(c.left.id for c in open_), Counter(c.right.id for c in open_)
    return frozenset(id(c) for c in open_ if here[c.left.id] == there[c.right.id] == 1)


def _tells_one_event(pair: Comparison) -> bool:
    """Whether two dates are of one event: the same, or in close sentences one that only one side names."""
    if pair.label("event") == "same":
        return pair.aligned is not None
    unnamed = pair.left.event is None or pair.right.event is None
    near = ("close", "touching") if _is_slip(pair) else ("close",)
    return unnamed and pair.label("context") in near


_STEPS = timedelta(days=5)
"""Days that lie nearer together may be those of two steps of one story."""


def _are_far_apart(pair: Comparison) -> bool:
    days = [fact.time.first for fact in (pair.left, pair.right) if fact.time and fact.time.first]
    return len(days) == 2 and abs(days[0] - days[1]) >= _STEPS


def _is_slip(pair: Comparison) -> bool:
    """Whether two days of one month differ by a digit too many, or by swapped ones: the 6th and 16th, 12th and 21st."""
    days = [
        fact.time.first for fact in (pair.left, pair.right) if fact.time is not None and fact.time.first is not None
    ]
    if len(days) < 2 or (days[0].year, days[0].month) != (days[1].year, days[1].month):
        return False
    short, long = sorted((str(day.day) for day in days), key=len)
    return short != long and (short[::-1] == long or (len(short) < len(long) and short in long))


def _is_day(fact: Fact) -> bool:
    """Whether a date is told by day and month: "May 15", not "on Monday"."""
    time = fact.time
    told = time is not None and time.first != fact.published  # not the dateline
    return told and time is not None and time.granularity == "day" and time.bound is None and _has_digit(time.text)


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


_APART = ("kin", "other", "opposite")


def with_told_pairs(
    against: Mapping[str, tuple[Comparison, ...]], stated: Mapping[str, Telling], facts: Iterable[Fact]
) -> dict[str, tuple[Comparison, ...]]:
    """The comparisons, those made sure that hold a figure against the one other that its source tells instead.

    Where the article keeps to a source, and the sentence nearest to the figure has one figure of its
    measure, the two are of one thing, unless something says that they are not.
    """
    found = dict(against)
    for fact in facts:
        telling = stated.get(fact.id)
        if telling is None or not telling.of_kept:
            continue
        met = {c.right.id: c for c in found.get(fact.id, ())}
        pairs = [met.get(other.id) or compare(fact, other, "article-source") for other in telling.others]
        if not telling.of_passage:  # a long source has many days
            pairs = [pair for pair in pairs if _is_of_one_thing(pair)]
        if (pair := _one_of(pairs)) is not None:
            rest = tuple(c for name, c in met.items() if name != pair.right.id)
            found[fact.id] = (replace(pair, aligned="sure", sole=True), *rest)
    return found


def _is_of_one_thing(pair: Comparison) -> bool:
    """Whether two dates are of one event, two counts of one class; other measures name their thing by their unit."""
    if pair.left.quantity is None:
        return pair.label("event") == "same"
    return pair.left.dimension != "count" or "same" in (pair.label("subject"), pair.label("property"))


def _may_be_one(pair: Comparison) -> bool:
    joint = {fact.subject.is_joint for fact in (pair.left, pair.right) if fact.subject is not None}
    return len(joint) < 2 and not any(pair.label(facet) in _APART for facet in ("subject", "property", "event"))


CLOSE = Fraction(11, 10)
"""How near to a bounded figure the one lies that it was put on."""


def _one_of(pairs: Sequence[Comparison]) -> Comparison | None:
    """The only pair, or of several the only one of the same subject, else the only one that lies close by."""
    if len(pairs) == 1:
        return pairs[0] if _may_be_one(pairs[0]) else None
    apart = [pair for pair in pairs if _may_be_one(pair)]
    named = [pair for pair in apart if pair.label("subject") == "same"]
    close = [pair for pair in named or apart if pair.factor is not None and pair.factor < CLOSE]
    return named[0] if len(named) == 1 else close[0] if len(close) == 1 else None


def _measure(fact: Fact) -> tuple[str, str | None]:
    """What a figure measures by its dimension alone: the only sum of money, the only share."""
    return fact.dimension, fact.quantity.change if fact.quantity else None


def _is_one_measure(comparison: Comparison) -> bool:
    """Whether two measures may be one by all that is told: the same event, or the same words around."""
    if comparison.left.dimension in ("count", "time", DATE) or comparison.label("subject") not in ("same", "unknown"):
        return False
    return comparison.label("event") == "same" or comparison.label("context") == "close"


def _thing(fact: Fact) -> tuple[str, str, str | None]:
    """What a figure is of, for counting: dimension, head noun, and the direction of a change."""
    change = fact.quantity.change if fact.quantity else None
    return fact.dimension, stem(fact.subject.head) if fact.subject else "", change


FEW = 12
"""Up to here a number is said of many groups in one story."""


def _is_few(fact: Fact) -> bool:
    quantity = fact.quantity
    return quantity is not None and (quantity.dimension == "time" or (quantity.value or 0) <= FEW)


def _tells_something(fact: Fact) -> bool:
    """Whether a figure's predicate says more than that the thing is there."""
    lemma = fact.event.lemma if fact.event else ""
    return bool(lemma) and lemma not in words("events", "blank") and lemma not in words("events", "empty")


def _is_about_one(comparison: Comparison) -> bool:
    subject = comparison.left.subject
    if subject is None or subject.kind in _EVERYDAY or comparison.label("subject") != "same":
        return False
    if comparison.left.dimension == "time" and comparison.label("event") != "same":
        return False  # seconds behind one rider and behind another
    if comparison.label("event") != "same" and (_is_few(comparison.left) or _is_few(comparison.right)):
        return False
    if (
        comparison.label("event") == "unknown"
        and _tells_something(comparison.left)
        and _tells_something(comparison.right)
    ):
        return False
    # "A rate", "a price" may be of anything; a thing counted says what it is.
    abstract = comparison.left.dimension != "count" and names_property(subject.head)
    near = ("close",) if comparison.left.quantity is None or abstract else ("close", "touching")
    return comparison.label("context") in near
