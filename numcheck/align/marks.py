"""What a comparison is marked with once all of an article and of its source is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from numcheck.align import values
from numcheck.align.compare import is_told_apart
from numcheck.align.voices import Issuers, are_rivals
from numcheck.model.comparison import Comparison
from numcheck.model.fact import Fact
from numcheck.model.quantity import Quantity, Unit

_MANY, _SOME = 3, 2
"""Significant digits that are hardly the same by chance anywhere, and in sentences that touch."""
_LEAST = 100
"""From here on a count of no more than two such digits tells anything."""
_YEARS = (1900, 2100)
"""Between which a count may be a year."""
_UNLIKE = frozenset(("score", "fraction", "multiple"))


def marked(found: Iterable[Comparison], source: Sequence[Fact], issuers: Issuers) -> list[Comparison]:
    """The comparisons of an article with one source, with the marks that all of the two texts give them."""
    voices = list({f.attribution.speaker: f for f in source if f.attribution}.values())
    pairs = list(found)
    mine = Counter(map(_amount, {c.left.id: c.left for c in pairs}.values()))
    theirs = Counter(map(_amount, source))
    spoken = [replace(pair, rivals=are_rivals(pair, voices, issuers)) for pair in pairs]
    return [_anchored(pair, mine[_amount(pair.left)] == theirs[_amount(pair.left)] == 1) for pair in spoken]


def _amount(fact: Fact) -> tuple[Unit | None, Fraction | None]:
    """Unit and number of a figure."""
    quantity = fact.quantity
    return (quantity.unit, quantity.value) if quantity is not None else (None, None)


def _anchored(comparison: Comparison, is_only: bool) -> Comparison:
    """The comparison, of an anchored one with the alignment that the number gives it if nothing tells the two apart.

    `is_only` says that each of the two texts has the figure once.
    """
    if not _is_anchored(comparison, is_only):
        return comparison
    apart = is_told_apart(comparison) or comparison.label("value") == "scaled"
    aligned = comparison.aligned or (None if apart else "unsure")
    return replace(comparison, anchored=True, aligned=aligned)


def _is_anchored(comparison: Comparison, is_only: bool) -> bool:
    """Whether the number is so unlikely that the article can only have it from there."""
    left, right = comparison.left.quantity, comparison.right.quantity
    if left is None or right is None or not left.value or not right.value:
        return False
    if left.dimension != right.dimension or left.dimension in _UNLIKE or _may_be_a_year(left):
        return False
    scaled = comparison.label("value") == "scaled" and values.digits(left) == values.digits(right)
    if not (comparison.same_number or scaled):
        return False
    digits = values.significant_digits(left)
    large = left.dimension != "count" or left.value >= _LEAST
    apart = comparison.label("context") == "apart"
    if is_only and not scaled and left.dimension == "currency" and (not apart or digits >= _SOME):
        return True
    return digits >= _MANY or (digits >= _SOME and large and not apart)


def _may_be_a_year(quantity: Quantity) -> bool:
    return quantity.dimension == "count" and quantity.value is not None and _YEARS[0] <= quantity.value < _YEARS[1]
