"""Figures that no source has, though one tells what the article tells, with other figures or with none."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from numcheck.align import facets, values
from numcheck.align.compare import DISTINCT_DIGITS
from numcheck.align.nearness import CLOSE, distance, is_bounded, is_far_off, measure, shares_one_end
from numcheck.align.support import ENDLESS
from numcheck.lexicon.load import words
from numcheck.lexicon.terms import is_cumulative
from numcheck.model.fact import Fact, Reading, Statement
from numcheck.model.quantity import Quantity
from numcheck.model.time import Time

COVERED = 0.67
"""The share of a sentence's content words that a whole source has to have to tell its statement without a figure."""
NEAREST = 0.6
"""The share of them that one of its sentences has to have."""
PASSAGE = 4
"""Sentences of a text that is no more than a passage: it is all about one matter."""
RETOLD = 0.7
"""The share of the words around the article's figures that a source has whose story the article retells."""
NEAREST_IF_KEPT = 0.15
"""The share of NEAREST where the article keeps to its source, so that little else could be meant."""
NEAREST_OF_A_YEAR, LEAST_OF_A_YEAR = 0.5, 3
"""The same for a year, which often only sets the scene."""
LEAST, LEAST_IF_KEPT = 4, 2
"""Content words that there have to be next to the figure, and that there have to be in such an article."""
ALIKE, ALIKE_IF_HEDGED = Fraction(51, 50), Fraction(11, 10)
"""How far a figure may lie from another one, and from a hedged one, to be its, wherever it stands."""
SMALL = 12
"""Counts up to which a writer counts for himself ("the three men", "five schools: …")."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A source's sentence that tells what a fact tells, and the figures of the fact's measure that it gives instead.

    `of_kept` says that the article keeps to the source: it is a passage (`of_passage`), or the article retells it.
    """

    statement: Statement
    others: tuple[Fact, ...] = ()
    of_kept: bool = False
    of_passage: bool = False


def told_otherwise(
    facts: Iterable[Fact], article: Iterable[Fact], sources: Sequence[Sequence[Reading]]
) -> dict[str, Telling]:
    """For each fact that agrees with no figure of the sources the sentence nearest to it.

    The sentence gives other figures of the same measure, or the source has nearly all the fact's
    words. Of a passage, or of a source that the whole `article` retells, less is asked.
    """
    told = list(article)
    books = [_Source(source, told, len(sources) == 1) for source in sources]
    found = {}
    for fact in facts:
        if not _is_checkable(fact) or any(book.agrees(fact) for book in books):
            continue
        for book in books:
            if (telling := book.telling(fact)) is not None:
                found[fact.id] = telling
                break
    return found


class _Source:
    """One source, its sentences with their figures and dates, and whether the article of these facts keeps to it."""

    def __init__(self, readings: Sequence[Reading], article: Sequence[Fact], is_only: bool) -> None:
        self._statements = [statement for reading in readings for statement in reading.statements]
        self._facts = [fact for reading in readings for fact in (*reading.facts, *reading.dated)]
        self._stems = frozenset().union(*(statement.stems for statement in self._statements))
        self._numbers = frozenset().union(*(statement.numbers for statement in self._statements))
        self._beside: Mapping[tuple[str, int], list[Fact]] = defaultdict(list)
        for fact in self._facts:
            self._beside[fact.document, fact.sentence[0]].append(fact)
        self._is_passage = is_only and len(self._statements) <= PASSAGE
        words_of_all = {word for fact in article for word in fact.context}
        retold = len(words_of_all & self._stems) >= RETOLD * len(words_of_all) > 0
        told = {(fact.document, fact.sentence) for fact in article}
        self._is_kept_to = retold or (self._is_passage and len(told) <= PASSAGE)

    def agrees(self, fact: Fact) -> bool:
        """Whether the source has the number, or anything that can hold beside it in a sentence that touches its own."""
        quantity = fact.quantity
        beyond = quantity is not None and quantity.bound in ("more_than", "less_than")
        if quantity is not None and quantity.value in self._numbers and not beyond and not _may_be_a_day(quantity):
            return True
        if quantity is not None and quantity.unit is None and self._has_close_number(fact, quantity):
            return True
        if quantity is None and any(_is_published_in(fact, other) for other in self._facts):
            return True
        if any(_is_surely(fact, other) for other in self._facts) or self._has_in_a_table(quantity):
            return True
        near = [other for other in self._facts if self._touches(fact, other)]
        if is_bounded(fact):
            near = _meant(fact, near)
        if any(shares_one_end(fact, other) for other in near):
            near = [other for other in near if other.quantity is None or other.quantity.value is None]
        return any(_can_hold(fact, other) and not self._gives_another_day(fact, other) for other in near)

    def _has_in_a_table(self, quantity: Quantity | None) -> bool:
        """Whether a long source has the digits of a sum without its thousands or millions, as tables give them."""
        if self._is_passage or quantity is None or quantity.dimension != "currency" or not quantity.value:
            return False
        enough = values.significant_digits(quantity) > 1
        return enough and any(quantity.value / scale in self._numbers for scale in _SCALES)

    def _gives_another_day(self, fact: Fact, coarse: Fact) -> bool:
        """Whether the sentence of a coarser time gives a date as fine as the fact's: 29 January of 2020."""
        if fact.quantity is not None or fact.time is None or coarse.time is None:
            return False
        beside = self._beside.get((coarse.document, coarse.sentence[0]), ())
        finer = fact.time.granularity != coarse.time.granularity
        return finer and any(
            other.time is not None
            and other.time.granularity == fact.time.granularity
            and not _can_be_one_time(fact.time, other.time)
            for other in beside
        )

    def _has_close_number(self, fact: Fact, quantity: Quantity) -> bool:
        """Whether the sentence nearest to a bounded count has a number that the bound is put on, if it is no figure."""
        nearest, _ = self._nearest(fact.near)
        if nearest is None or not quantity.value or quantity.bound in ("exact", "range"):
            return False
        beside = self._beside.get((nearest.document, nearest.start), ())
        figures = {other.quantity.value for other in beside if other.quantity}
        return any(
            quantity.interval.holds(number) and max(number, quantity.value) <= CLOSE * min(number, quantity.value)
            for number in nearest.numbers - figures
        )

    def _touches(self, fact: Fact, other: Fact) -> bool:
        """Whether two facts may be of one matter; all of a passage is, and one date is hardly given twice by chance."""
        known = fact.quantity is None and facets.time(fact.time, other.time).label != "unknown"
        return known or self._is_passage or facets.context(fact, other).label != "apart"

    def telling(self, fact: Fact) -> Telling | None:
        """The sentence nearest to the fact, if it is near enough."""
        return self._with_others(fact) or self._without_any(fact)

    def _with_others(self, fact: Fact) -> Telling | None:
        """The sentence that has most of the words next to the figure, where it gives others of its measure."""
        if fact.dimension == "time" and not self._is_kept_to:
            return None
        telling = [s for s in self._statements if self._others(fact, s)] if self._is_kept_to else self._statements
        nearest, share = self._nearest(fact.near, telling)
        others = self._others(fact, nearest) if nearest else ()
        if self._is_kept_to and _is_of_a_year(fact):
            near = share >= NEAREST_OF_A_YEAR and len(fact.near) >= LEAST_OF_A_YEAR
        elif self._is_kept_to:
            alone = fact.quantity is None and share == 1
            near = (share >= NEAREST_IF_KEPT or self._is_passage) and (len(fact.near) >= LEAST_IF_KEPT or alone)
            near = near or _names_a_quarter(fact)
        else:  # a long source tells of many days
            near = fact.quantity is not None and share >= NEAREST and len(fact.near) >= LEAST
        if share < NEAREST_IF_KEPT:  # a passage that shares no words has at least to speak of the same thing
            others = tuple(other for other in others if _may_be_one_thing(fact, other))
        return Telling(nearest, others, self._is_kept_to, self._is_passage) if nearest and others and near else None

    def _others(self, fact: Fact, statement: Statement) -> tuple[Fact, ...]:
        """The figures of a sentence that could stand in the place of the fact's."""
        beside = self._beside.get((statement.document, statement.start), ())
        alike = (other for other in beside if _is_of_one_measure(fact, other) and not _is_of_another(fact, other))
        if not self._is_passage and fact.dimension == "count":  # a long source counts much
            alike = (other for other in alike if facets.subject(fact, other).label in ("same", "narrower", "broader"))
        return tuple(other for other in alike if self._is_kept_to or not _is_of_another_name(fact, other))

    def _without_any(self, fact: Fact) -> Telling | None:
        """The sentence that has most of the words of the figure's, where the source has nearly all of them."""
        wanted = frozenset(fact.context)
        if fact.dimension in ("date", "time") or is_cumulative(fact.property) or len(wanted) < LEAST:
            return None
        nearest, share = self._nearest(wanted)
        whole = len(wanted & self._stems) >= COVERED * len(wanted)
        if nearest is None or not whole or share < (NEAREST_IF_KEPT if self._is_kept_to else NEAREST):
            return None
        by_it = len(frozenset(fact.near) & nearest.stems) / max(len(fact.near), 1)
        if not self._is_kept_to and by_it < NEAREST:
            return None
        return None if self._counts_in(nearest, fact) else Telling(nearest)

    def _counts_in(self, statement: Statement, fact: Fact) -> bool:
        """Whether a sentence gives a figure of the fact's measure, whatever it is called: "10 others"."""
        beside = self._beside.get((statement.document, statement.start), ())
        return any(_is_of_one_measure(fact, other) for other in beside)

    def _nearest(
        self, words: Collection[str], among: Sequence[Statement] | None = None
    ) -> tuple[Statement | None, float]:
        """The sentence (of these, or of all) that has most of the words, and what share of them."""
        wanted = frozenset(words)
        nearest = max(self._statements if among is None else among, key=lambda s: len(wanted & s.stems), default=None)
        return nearest, len(wanted & nearest.stems) / len(wanted) if nearest and wanted else 0.0


_SCALES = (10**3, 10**6, 10**9)
"""What a table's heading may say that its numbers stand for."""
_CALENDAR = ("day", "month", "quarter", "year")
"""Granularities of dates that a source would have."""


def _is_checkable(fact: Fact) -> bool:
    """Whether a figure is one that a source would have, not one that a writer works out or counts."""
    quantity = fact.quantity
    if quantity is None:
        if fact.time is None or fact.time.granularity not in _CALENDAR or fact.in_quote:
            return False  # in a quote "today" is the day on which it was said
        said = fact.event is not None and fact.event.lemma in words("reporting", "verbs")
        return not said or fact.time.granularity != "day"
    if quantity.is_vague or quantity.dimension == "multiple" or _is_worked_out(fact):
        return False
    if quantity.unit is not None and quantity.unit.name == "fraction":
        return False
    bounded = quantity.bound in ("more_than", "less_than")
    return quantity.unit is not None or bounded or (quantity.value or quantity.interval.high or 0) > SMALL


def _is_worked_out(fact: Fact) -> bool:
    """Whether the verb says that the writer computes: "adds up to", "someone on 40 hours would earn"."""
    event = fact.event
    return event is not None and (event.lemma in words("events", "computed") or event.status == "conditional")


def _is_of_another_name(fact: Fact, other: Fact) -> bool:
    """Whether the two are called different things, which in a text on one matter says little."""
    return "other" in (facets.subject(fact, other).label, facets.property_(fact, other).label)


def _may_be_one_thing(fact: Fact, other: Fact) -> bool:
    """Whether nothing tells two figures apart, and of two counts something tells that they go together."""
    labels = (facets.subject(fact, other).label, facets.property_(fact, other).label, facets.event(fact, other).label)
    return "other" not in labels[:2] and (fact.dimension != "count" or "same" in labels)


def _may_be_a_day(quantity: Quantity) -> bool:
    """Whether the bare number of a measure may stand in the source for a day of the month: 20 days, Jan. 20."""
    return quantity.unit is not None and quantity.value is not None and quantity.value <= _LAST_DAY


_LAST_DAY = 31


def _is_of_another(fact: Fact, other: Fact) -> bool:
    """Whether the other figure is known to be of something else, or of another day's count of what grows."""
    counted = is_cumulative(fact.property) or (fact.property is None and is_cumulative(other.property))
    grown = counted and facets.published(fact, other).label in ("earlier", "later")
    return grown or facets.event(fact, other).label in ("other", "opposite")


def _names_a_quarter(fact: Fact) -> bool:
    """Whether it is a quarter by its number, which a source of figures hardly leaves to be guessed."""
    return fact.time is not None and fact.time.granularity == "quarter" and bool(_QUARTER.search(fact.time.timex))


_QUARTER = re.compile(r"-Q[1-4]$")


def _is_of_a_year(fact: Fact) -> bool:
    """Whether it is a date no finer than a year, which often only sets the scene; "after 2010" does not."""
    if fact.quantity is not None or fact.time is None or fact.time.bound in ("before", "after"):
        return False
    return fact.time.granularity not in ("day", "month", "quarter")


def _is_of_one_measure(fact: Fact, other: Fact) -> bool:
    """Whether one could stand for the other: figures of one unit, dates of one granularity."""
    if fact.quantity is None or other.quantity is None:
        if fact.quantity is not other.quantity or fact.time is None or other.time is None:
            return False
        if fact.time.bound in ("before", "after"):
            return other.time.granularity in _CALENDAR
        return fact.time.granularity == other.time.granularity or {
            fact.time.granularity, other.time.granularity,
        } == {"day", "month"}  # fmt: skip
    if fact.dimension == "time" and fact.quantity.unit != other.quantity.unit:
        return False  # days are hardly told for seconds
    return measure(fact.quantity, other.quantity)[0]


def _can_hold(fact: Fact, other: Fact) -> bool:
    """Whether two figures or dates can be one, by what their words allow alone."""
    if fact.quantity is None or other.quantity is None:
        return fact.quantity is other.quantity and _can_be_one_time(fact.time, other.time)
    alike, by = measure(fact.quantity, other.quantity)
    label = values.value(fact.quantity, other.quantity, by).label if alike else "disjoint"
    if label not in ("equal", "rounded", "compatible"):
        return False
    if fact.quantity.value is None and other.quantity.value is None:
        return label == "equal"  # of two ranges each says what the ends are
    if values.is_moved_bound(fact.quantity, other.quantity, by) or is_far_off(fact.quantity, other.quantity, by):
        return False
    beyond = fact.quantity.bound in ("more_than", "less_than") and other.quantity.bound == "exact"
    return not (label == "equal" and beyond)


def _is_surely(fact: Fact, other: Fact) -> bool:
    """Whether another figure is so like the fact's that it is hardly by chance: 17,412 for "about 17,400"."""
    if fact.quantity is None or other.quantity is None or (is_bounded(fact) and fact.quantity.hedge is None):
        return False
    hedged = fact.quantity.hedge is not None
    enough = 1 if fact.quantity.unit is not None else 2
    if values.significant_digits(other.quantity) < (enough if hedged else DISTINCT_DIGITS):
        return False
    alike, by = measure(fact.quantity, other.quantity)
    factor = values.factor(fact.quantity, other.quantity, by) if alike else None
    return factor is not None and factor <= (ALIKE_IF_HEDGED if hedged else ALIKE) and _can_hold(fact, other)


def _is_published_in(fact: Fact, other: Fact) -> bool:
    """Whether the source came out at the fact's time."""
    time, day = fact.time, other.published
    if time is None or time.first is None or time.last is None or day is None:
        return False
    return time.first <= day <= time.last


def _meant(fact: Fact, others: Iterable[Fact]) -> list[Fact]:
    """Of several figures or dates those that a bound was put on: "less than 79" is said of 81, not of 13."""
    apart = [(other, distance(fact, other)) for other in others]
    nearest = min((far for _, far in apart if far is not None), default=None)
    undated = fact.quantity is None  # a day without a year may be any
    return [other for other, far in apart if (far == nearest if far is not None else undated)]


def _can_be_one_time(left: Time | None, right: Time | None) -> bool:
    """Whether two times can be one; one without an end holds nearly every other, which says nothing."""
    label = facets.time(left, right).label
    if label in ("earlier", "later", "other"):
        return False
    if left is not None and right is not None and (partial := _WEEKDAY.fullmatch(left.timex)):
        return _weekday(right) in (int(partial["day"]), None)
    return label in ("same", "unknown") or right is None or right.bound not in ENDLESS


_WEEKDAY = re.compile(r"XXXX-WXX-(?P<day>[1-7])")


def _weekday(time: Time) -> int | None:
    """The weekday of a day, Monday 1; None where nothing tells it."""
    if match := _WEEKDAY.fullmatch(time.timex):
        return int(match["day"])
    return time.first.isoweekday() if time.first is not None and time.granularity == "day" else None
