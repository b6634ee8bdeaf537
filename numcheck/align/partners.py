"""Which pairs of figures have only one another: the sole two of a text and its source about one thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from numcheck.lexicon.terms import stem
from numcheck.model.comparison import Comparison
from numcheck.model.fact import Fact

_EVERYDAY = frozenset(("people", "men", "women", "children", "adults", "others"))
"""Classes that every story has figures of: being alone with one says nothing."""


def with_sole_pairs(found: Sequence[Comparison]) -> list[Comparison]:
    """The comparisons of an article with one source, those that have only one another marked and made sure.

    Two figures "may" make one statement; where the same thing is counted once in the article and once
    in the source, in sentences about the same matter, they do.
    """
    left = Counter(_mark(c.left) for c in {c.left.id: c for c in found}.values())
    right = Counter(_mark(c.right) for c in {c.right.id: c for c in found}.values())
    return [
        replace(c, aligned="sure", sole=True)
        if c.aligned is not None and _is_about_one(c) and left[_mark(c.left)] == 1 and right[_mark(c.right)] == 1
        else c
        for c in found
    ]


def _mark(fact: Fact) -> tuple[str, str, str | None]:
    """What a figure is of, for counting: dimension, head noun, and the direction of a change."""
    change = fact.quantity.change if fact.quantity else None
    return fact.dimension, stem(fact.subject.head) if fact.subject else "", change


def _is_about_one(comparison: Comparison) -> bool:
    subject = comparison.left.subject
    named = subject is not None and subject.kind not in _EVERYDAY and comparison.left.quantity is not None
    return named and comparison.label("subject") == "same" and comparison.label("context") != "apart"
