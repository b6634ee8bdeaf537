"""All comparisons of one story: the article against each source, and against itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from numcheck.align import blocking
from numcheck.align.compare import compare
from numcheck.align.derive import derivations
from numcheck.align.marks import marked
from numcheck.align.partners import with_sole_pairs, with_told_pairs
from numcheck.align.statements import statements_without_figure
from numcheck.align.support import bears_out, strength, supporting
from numcheck.align.told import Telling, told_otherwise
from numcheck.align.voices import issuers
from numcheck.model.comparison import Comparison
from numcheck.model.fact import Fact, Reading


@dataclass(frozen=True, slots=True)
class Meeting:
    """What a story's facts say of one another.

    `readings` are the article's parts (headline, body); `facts` its facts and dated statements.
    `against[id]` are the comparisons of an article fact with facts of sources, the strongest
    support first; `inside` those of two facts of the article; `support[id]` those that bear the
    fact out. `same[id]` names the first of the article's facts that says the same thing, `stated[id]`
    a sentence of a source that makes the fact's statement without any such figure, or with others.
    """

    readings: tuple[Reading, ...]
    facts: tuple[Fact, ...]
    against: Mapping[str, tuple[Comparison, ...]]
    inside: tuple[Comparison, ...]
    support: Mapping[str, tuple[Comparison, ...]]
    same: Mapping[str, str]
    stated: Mapping[str, Telling]
    has_sources: bool
    crowded: tuple[str, ...]

    def cluster(self, fact: str) -> str:
        """The id that stands for all repetitions of a fact in the article."""
        return self.same.get(fact, fact)


def meet(article: Sequence[Reading], sources: Sequence[Sequence[Reading]]) -> Meeting:
    """Compare everything in a story that can be compared."""
    facts = _statements(article)
    against: defaultdict[str, list[Comparison]] = defaultdict(list)
    crowded: set[str] = set()
    for source, issued in zip(sources, issuers(sources), strict=True):
        told_there = _statements(source)
        blocks = blocking.between(facts, told_there)
        crowded.update(blocks.crowded)
        met = [
            compare(left, right, "article-source")
            for left, right in blocks.pairs
            if (left.quantity is None) == (right.quantity is None)
        ]
        for comparison in marked(with_sole_pairs(met), told_there, issued):
            against[comparison.left.id].append(comparison)
    blocks = blocking.within(facts)
    crowded.update(blocks.crowded)
    inside = [
        compare(left, right, "article-article")
        for left, right in blocks.pairs
        if (left.quantity is None) == (right.quantity is None)
    ]
    ordered = {fact: tuple(sorted(found, key=strength, reverse=True)) for fact, found in against.items()}
    support = {fact: supporting(found) for fact, found in ordered.items()}
    alone = [fact for fact in facts if not support.get(fact.id) and fact.derived is None]
    apart = [fact for fact in alone if not any(map(_is_rather_told, ordered.get(fact.id, ())))]
    derived = derivations(apart, article, sources) if sources else {}
    facts = tuple(replace(f, derived=derived[f.id].text) if f.id in derived else f for f in facts)
    told = {fact.id: fact for fact in facts if fact.id in derived}
    for name in told.keys() & ordered.keys():
        ordered[name] = tuple(replace(comparison, left=told[name]) for comparison in ordered[name])
    alone = [fact for fact in alone if fact.id not in derived]
    stated = {**told_otherwise(alone, facts, sources), **statements_without_figure(alone, sources)}
    ordered = with_told_pairs(ordered, stated, facts)
    return Meeting(
        tuple(article), facts, ordered, tuple(inside), support, _repetitions(inside), stated, bool(sources),
        tuple(sorted(crowded)),
    )  # fmt: skip


NEAR = Fraction(5, 4)
"""Up to this factor another number of the same thing is told otherwise, not what a figure was worked out from."""


def _is_rather_told(comparison: Comparison) -> bool:
    """Whether a source gives another number of that size of the very same thing."""
    off = comparison.label("value") == "disjoint" and comparison.factor is not None and comparison.factor <= NEAR
    same = comparison.label("subject") == "same" and comparison.left.dimension == "currency"
    return off and same and comparison.aligned == "sure" and comparison.label("context") == "close"


def _statements(readings: Sequence[Reading]) -> tuple[Fact, ...]:
    return tuple(fact for reading in readings for fact in (*reading.facts, *reading.dated))


def _repetitions(inside: Sequence[Comparison]) -> dict[str, str]:
    """Which facts of the article say one thing twice: the later one's id → the first one's."""
    first: dict[str, str] = {}
    for comparison in inside:
        if comparison.left.quantity and comparison.right.quantity and says_the_same(comparison):
            root = first.get(comparison.left.id, comparison.left.id)
            first.setdefault(comparison.right.id, root)
    return first


def says_the_same(comparison: Comparison) -> bool:
    """Whether two facts of one text are the same statement made twice."""
    label = comparison.label
    if label("value") not in ("equal", "rounded") or label("unit") not in ("same", "converted"):
        return False
    if label("speaker") == "other" or label("status") == "negated" or label("bound") != "same":
        return False
    return bears_out(comparison) and label("subject") == "same" and "same" in (label("event"), label("property"))
