"""Figures that no source has, though one tells what the article tells, with other figures or with none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from numcheck.align import facets, subjects, times, values
from numcheck.align.interchange import (
    can_be_one_time,
    can_hold,
    is_checkable,
    is_of_a_year,
    is_of_another,
    is_of_another_name,
    is_of_one_measure,
    is_published_in,
    is_surely,
    may_be_a_day,
    may_be_one_thing,
    meant,
    names_a_quarter,
)
from numcheck.align.nearness import CLOSE, is_bounded, is_other_range
from numcheck.lexicon.terms import is_cumulative
from numcheck.model.fact import Fact, Reading, Statement
from numcheck.model.quantity import Quantity

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
_SCALES = (10**3, 10**5, 10**6, 10**7, 10**9)
"""What a table's heading may say that its numbers stand for."""
LEAST, LEAST_IF_KEPT = 4, 2
"""Content words that there have to be next to the figure, and that there have to be in such an article."""


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
        if not is_checkable(fact, all(book.is_passage for book in books)) or any(book.agrees(fact) for book in books):
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
        self.is_passage = is_only and len(self._statements) <= PASSAGE
        words_of_all = {word for fact in article for word in fact.context}
        retold = len(words_of_all & self._stems) >= RETOLD * len(words_of_all) > 0
        told = {(fact.document, fact.sentence) for fact in article}
        self._is_kept_to = retold or (self.is_passage and len(told) <= PASSAGE)

    def agrees(self, fact: Fact) -> bool:
        """Whether the source has the number, or anything that can hold beside it in a sentence that touches its own."""
        quantity = fact.quantity
        beyond = quantity is not None and quantity.bound in ("more_than", "less_than")
        if quantity is not None and quantity.value in self._numbers and not beyond and not may_be_a_day(quantity):
            return True
        if quantity is not None and quantity.unit is None and self._has_close_number(fact, quantity):
            return True
        if quantity is None and any(is_published_in(fact, other) for other in self._facts):
            return True
        if any(is_surely(fact, other) for other in self._facts) or self._has_in_a_table(quantity):
            return True
        near = [other for other in self._facts if self._touches(fact, other)]
        if is_bounded(fact):
            near = meant(fact, near)
        if any(is_other_range(fact, other) for other in near):
            near = [other for other in near if other.quantity is None or other.quantity.value is None]
        return any(can_hold(fact, other) and not self._gives_another_day(fact, other) for other in near)

    def _has_in_a_table(self, quantity: Quantity | None) -> bool:
        """Whether a long source has the digits of a sum without its thousands or millions, as tables give them."""
        if self.is_passage or quantity is None or quantity.unit is None or not quantity.value:
            return False
        enough = values.significant_digits(quantity) > (1 if quantity.dimension == "currency" else 2)
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
            and not can_be_one_time(fact.time, other.time)
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
        known = fact.quantity is None and times.relation(fact.time, other.time).label != "unknown"
        return known or self.is_passage or facets.context(fact, other).label != "apart"

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
        if self._is_kept_to and is_of_a_year(fact):
            near = share >= NEAREST_OF_A_YEAR and len(fact.near) >= LEAST_OF_A_YEAR
        elif self._is_kept_to:
            alone = fact.quantity is None and share == 1
            near = (share >= NEAREST_IF_KEPT or self.is_passage) and (len(fact.near) >= LEAST_IF_KEPT or alone)
            near = near or names_a_quarter(fact)
        else:  # a long source tells of many days
            near = fact.quantity is not None and share >= NEAREST and len(fact.near) >= LEAST
        if share < NEAREST_IF_KEPT:  # a passage that shares no words has at least to speak of the same thing
            others = tuple(other for other in others if may_be_one_thing(fact, other))
        return Telling(nearest, others, self._is_kept_to, self.is_passage) if nearest and others and near else None

    def _others(self, fact: Fact, statement: Statement) -> tuple[Fact, ...]:
        """The figures of a sentence that could stand in the place of the fact's."""
        beside = self._beside.get((statement.document, statement.start), ())
        alike = (other for other in beside if is_of_one_measure(fact, other) and not is_of_another(fact, other))
        if not self.is_passage and fact.dimension == "count":  # a long source counts much
            alike = (
                other for other in alike if subjects.relation(fact, other).label in ("same", "narrower", "broader")
            )
        return tuple(other for other in alike if self._is_kept_to or not is_of_another_name(fact, other))

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
        return any(is_of_one_measure(fact, other) for other in beside)

    def _nearest(
        self, words: Collection[str], among: Sequence[Statement] | None = None
    ) -> tuple[Statement | None, float]:
        """The sentence (of these, or of all) that has most of the words, and what share of them."""
        wanted = frozenset(words)
        nearest = max(self._statements if among is None else among, key=lambda s: len(wanted & s.stems), default=None)
        return nearest, len(wanted & nearest.stems) / len(wanted) if nearest and wanted else 0.0
