"""Sentences of the sources that say what a fact says, without its figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from numcheck.align import subjects
from numcheck.align.told import Telling
from numcheck.lexicon.load import words
from numcheck.lexicon.terms import sense
from numcheck.model.fact import Fact, Reading, Statement

SHARED = 0.67
"""The share of the fact's content words that the source's sentence has to have."""


def statements_without_figure(facts: Iterable[Fact], sources: Sequence[Sequence[Reading]]) -> dict[str, Telling]:
    """For each of the article's facts the first sentence that makes its statement with no such figure."""
    readings = [reading for source in sources for reading in source]
    by_stem: defaultdict[str, list[Statement]] = defaultdict(list)
    for reading in readings:
        for statement in reading.statements:
            for word in statement.stems:
                by_stem[word].append(statement)
    figures: defaultdict[tuple[str, int], list[Fact]] = defaultdict(list)
    for reading in readings:
        for fact in reading.facts:
            figures[fact.document, fact.sentence[0]].append(fact)
    found = {}
    for fact in facts:
        needed = _needed(fact)
        for statement in by_stem.get(min(needed, default=""), ()):
            beside = figures.get((statement.document, statement.start), ())
            same = needed <= statement.stems and _shares(fact, statement) and not _has_number(fact, statement)
            if same and not any(_rivals(fact, b) for b in beside):
                found[fact.id] = Telling(statement)
                break
    return found


def _needed(fact: Fact) -> frozenset[str]:
    """The stems without which a sentence is not about the same: the subject's words and the event's."""
    counted = fact.quantity is not None and fact.quantity.unit is None and fact.quantity.value is not None
    if not counted or fact.subject is None or fact.event is None or fact.subject.head == "other":
        return frozenset()
    named = fact.subject.noun_phrase.lower().split()
    verb = fact.event.lemma.split()[0]
    if verb in ("be", "have"):
        return frozenset()
    says_little = verb in words("events", "empty") and " " not in fact.event.lemma
    texts = named if says_little else (*named, *fact.event.lemma.split())
    return frozenset(sense(word) for word in texts if len(word) > 2 and word.isalpha())


def _has_number(fact: Fact, statement: Statement) -> bool:
    """Whether the number stands in the sentence after all, or is the one of "a"."""
    value = fact.quantity.value if fact.quantity else None
    return value is None or value == 1 or value in statement.numbers


def _shares(fact: Fact, statement: Statement) -> bool:
    context = set(fact.context)
    return len(context) >= 3 and len(context & statement.stems) >= SHARED * len(context)


def _rivals(fact: Fact, other: Fact) -> bool:
    """Whether the sentence gives a figure of its own for the same thing."""
    if other.dimension != fact.dimension:
        return False
    return subjects.relation(fact, other).label != "other"
