"""Which facts of the sources bear out a fact of the article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from numcheck.align.nearness import distance, is_bounded, is_other_range
from numcheck.model.comparison import Comparison
from numcheck.model.time import Time

_AGREES = frozenset(("equal", "rounded", "compatible"))
_BORNE = {
    "unit": ("same", "converted"),
    "subject": ("same", "unknown"),
    "property": ("same", "unknown"),
    "event": ("same", "unknown"),
    "status": ("same", "weakened"),
    "time": ("same", "within", "contains", "unknown"),
    "period": ("same", "within", "contains", "unknown"),
    "place": ("same", "within", "contains", "unknown"),
}


_MEASURED = {
    **_BORNE,
    "subject": ("same", "narrower", "broader", "other", "unknown"),
    "property": ("same", "narrower", "broader", "other", "unknown"),
    "event": ("same", "other", "unknown"),
}
"""What a distinctive measured figure ("$86.4 million") asks: of whom and by what verb is told in many ways."""


def _is_distinctive_measure(comparison: Comparison) -> bool:
    """Whether an unlikely number with a unit stands on both sides, in contexts that touch."""
    quantity = comparison.left.quantity
    measured = quantity is not None and quantity.unit is not None
    return measured and comparison.distinctive and comparison.label("context") != "apart"


def bears_out(comparison: Comparison) -> bool:
    """Whether the right fact bears out the left one in every facet that both state."""
    if comparison.left.quantity is None or comparison.right.quantity is None:
        return _same_date(comparison)
    if comparison.label("value") not in _AGREES:
        return False
    borne = _MEASURED if _is_distinctive_measure(comparison) else _BORNE
    if any(comparison.label(facet) not in allowed for facet, allowed in borne.items()):
        return False
    return _is_near(comparison) and _claims_no_more(comparison) and _is_about_it(comparison)


def supporting(found: Sequence[Comparison]) -> tuple[Comparison, ...]:
    """Those of a fact's comparisons that bear it out, where no other is rather the one that is meant."""
    return tuple(comparison for comparison in found if bears_out(comparison) and not _is_missed(comparison, found))


def _is_missed(comparison: Comparison, found: Sequence[Comparison]) -> bool:
    """Whether what can hold is not what was meant, because another figure or date there is, and cannot.

    A bound is put on the nearest number ("less than 79" is said of 81, not of 13), a day is held
    against the day of a sentence, not against its year.
    """
    if _counts_unlike(comparison) and any(_is_rather_of_it(other) for other in found):
        return True
    if _is_far_rounding(comparison) and any(_is_the_number(other) for other in found):
        return True
    if any(is_other_range(comparison.left, other.right) for other in found):
        return comparison.label("value") != "equal"
    if comparison.left.quantity is None and comparison.label("time") in ("within", "contains"):
        if any(_is_its_day(other, comparison) for other in found):
            return True
    elif comparison.label("value") != "compatible":
        return False
    far = distance(comparison.left, comparison.right) if is_bounded(comparison.left) else None
    return far is not None and any(_excludes(other) and _is_nearer(other, far) for other in found)


def _is_rather_of_it(comparison: Comparison) -> bool:
    """Whether the same group is counted there in the same words, with another number."""
    off = comparison.label("value") in ("disjoint", "scaled") and comparison.label("subject") == "same"
    mine, other = comparison.left.event, comparison.right.event
    done = mine is not None and other is not None and not set(mine.lemma.split()).isdisjoint(other.lemma.split())
    return off and done and comparison.aligned == "sure" and comparison.label("context") == "close"


def _is_far_rounding(comparison: Comparison) -> bool:
    """Whether a figure only rounds to the article's, in a sentence about something else."""
    far = comparison.label("context") == "apart" and comparison.aligned != "sure"
    return far and comparison.label("value") == "rounded"


def _is_the_number(comparison: Comparison) -> bool:
    """Whether the article's very number stands there, in a sentence about the same."""
    return comparison.anchored and comparison.label("value") == "equal" and comparison.label("context") != "apart"


def _excludes(comparison: Comparison) -> bool:
    """Whether the right side cannot bear the bound out."""
    if comparison.left.quantity is None:
        return comparison.label("time") in ("earlier", "later", "other")
    off = comparison.label("value") in ("disjoint", "scaled", "equal")
    return off and comparison.label("claim") in ("stronger", "excluded") and comparison.aligned is not None


def _is_nearer(comparison: Comparison, far: Fraction) -> bool:
    other = distance(comparison.left, comparison.right)
    return other is not None and other < far


def _is_its_day(other: Comparison, comparison: Comparison) -> bool:
    """Whether the sentence of a coarser time gives another date as fine as the left one."""
    left, right = other.left.time, other.right.time
    return (
        (other.right.document, other.right.sentence) == (comparison.right.document, comparison.right.sentence)
        and left is not None
        and right is not None
        and left.granularity == right.granularity
        and other.label("time") in ("earlier", "later", "other")
    )


NEAR = 2
"""How far two bounded figures may lie apart to bear one another out: 80 bears out "at least 74"."""


def _is_near(comparison: Comparison) -> bool:
    """Whether figures that merely can both hold are also close, and surely of one thing."""
    if comparison.label("value") != "compatible":
        return True
    left, right = comparison.left.quantity, comparison.right.quantity
    if left is not None and right is not None and left.value is None and right.value is None:
        return False  # of two ranges each says what the ends are
    if left is not None and right is not None and left.hedge is not None and left.hedge == right.hedge:
        return False  # both say about how many
    close = comparison.factor is None or comparison.factor <= NEAR
    return close and "same" in (comparison.label("subject"), comparison.label("property"))


def _claims_no_more(comparison: Comparison) -> bool:
    """Whether what hedge and bound of the left fact claim is no more than the right one gives."""
    rehedged = comparison.label("hedge") != "same" and comparison.label("value") == "equal"
    rebound = comparison.label("bound") != "same" or _is_one_sided(comparison)
    return not (rehedged or rebound) or comparison.label("claim") == "borne_out"


def _is_one_sided(comparison: Comparison) -> bool:
    """Whether one bound stands on both sides, under other numbers."""
    bound = comparison.left.quantity.bound if comparison.left.quantity else "exact"
    return bound not in ("exact", "range") and comparison.label("value") != "equal"


def _counts_unlike(comparison: Comparison) -> bool:
    """Whether both sides count something named, and it is not known to be the same ("soldiers", "divers")."""
    left, right = comparison.left, comparison.right
    counts = left.dimension == "count" and left.subject is not None and right.subject is not None
    return counts and comparison.label("subject") == "unknown"


def _is_about_it(comparison: Comparison) -> bool:
    """Whether anything but the number says that both are about the same."""
    if _counts_unlike(comparison):
        return comparison.distinctive
    same = any(comparison.label(facet) == "same" for facet in ("subject", "property", "event"))
    return same or comparison.distinctive or comparison.label("context") in ("close", "touching")


def _same_date(comparison: Comparison) -> bool:
    """Whether one date bears out the other; one that has no end ("since 2014") only another of its kind."""
    if comparison.label("event") in ("other", "opposite"):
        return False
    here, there = comparison.left.time, comparison.right.time
    endless = there is not None and there.bound in ENDLESS and (here is None or here.bound != there.bound)
    endless = endless or _begins_elsewhere(here, there)
    return comparison.label("time") == "same" or (comparison.label("time") in ("within", "contains") and not endless)


def _begins_elsewhere(here: Time | None, there: Time | None) -> bool:
    """Whether a date is no beginning of what goes on "since 13 September", though it lies in it."""
    if here is None or there is None or here.bound != "since" or there.bound == "since":
        return False
    if here.first is None or here.last is None or there.first is None:
        return False
    return not here.first <= there.first <= here.last


ENDLESS = ("before", "after", "by", "since", "until")
"""Bounds of a time that reaches to the end of the calendar."""


def strength(comparison: Comparison) -> tuple[int, int, int]:
    """Orders partners: first those whose context agrees, then those whose value is nearer."""
    same = sum(
        comparison.label(facet) == "same" for facet in ("subject", "property", "event", "time", "place", "speaker")
    )
    near = {"equal": 3, "rounded": 2, "compatible": 1}.get(comparison.label("value"), 0)
    close = {"close": 2, "touching": 1}.get(comparison.label("context"), 0)
    return near, same, close


CLOSE_VALUE = Fraction(11, 10)
"""Up to this factor a figure that can hold beside another's bound is surely the one it bounds."""


def likeness(comparison: Comparison) -> int:
    """How far two facts agree in what they are about, whatever their values."""
    facets = ("subject", "subject", "property", "event", "time", "place")
    same = sum(comparison.label(facet) == "same" for facet in facets)
    return same + {"close": 2, "touching": 1}.get(comparison.label("context"), 0)


def _is_rather_meant(partner: Comparison, comparison: Comparison) -> bool:
    """Whether a figure that can hold is the one that a bound was put on, not the one that cannot.

    The nearer number is, of two that are as like ("less than 40 wins" is said of 41, not of 30).
    """
    if partner.factor is None or comparison.factor is None:
        return likeness(partner) >= likeness(comparison)
    if partner.factor <= CLOSE_VALUE and partner.factor <= comparison.factor:
        return True
    nearer = partner.factor <= comparison.factor
    return likeness(partner) > likeness(comparison) or (nearer and likeness(partner) == likeness(comparison))


def is_same_count(comparison: Comparison) -> bool:
    """Whether both sides give one number of one thing, or of a part of it."""
    same = comparison.label("value") == "equal" and comparison.label("unit") == "same"
    apart = comparison.label("property") == "other" or comparison.label("event") in ("other", "opposite")
    return same and not apart and comparison.label("subject") in ("same", "narrower", "broader")


def is_outdone(comparison: Comparison, partners: Iterable[Comparison]) -> bool:
    """Whether another partner, at least as like, agrees in value: then the figure comes from there."""
    for partner in partners:
        if partner is comparison or partner.label("unit") == "other":
            continue
        if _counts_unlike(partner) and _is_rather_of_it(comparison):
            continue
        if partner.distinctive and partner.label("value") in ("equal", "rounded"):
            return True  # so many digits are hardly the same by chance
        if partner.aligned is None:
            continue
        if partner.label("value") in ("equal", "rounded"):
            return True
        if partner.label("value") == "compatible" and _is_rather_meant(partner, comparison):
            return True
    return False


def best(comparisons: Iterable[Comparison]) -> Comparison | None:
    """The strongest of the comparisons that bear the left fact out."""
    bearing = [comparison for comparison in comparisons if bears_out(comparison)]
    return max(bearing, key=strength, default=None)
