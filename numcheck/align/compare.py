"""Two facts → one relation per facet."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from numcheck.align import facets, subjects, times, values, windows
from numcheck.lexicon import terms
from numcheck.lexicon.load import words
from numcheck.model.comparison import Between, Comparison, Relation
from numcheck.model.fact import Fact
from numcheck.model.interval import number_text
from numcheck.units.convert import Conversion

_COMMON = frozenset(("count", "currency", "ratio", "time", "score", "date", "fraction"))
_AWAY = frozenset(("other", "kin", "opposite", "earlier", "later"))
DISTINCT_DIGITS = 3
"""Significant digits from which a shared number is unlikely to be a coincidence."""

SWAPPED_DIGITS = 2
"""Significant digits that two numbers need for two of them to be taken for swapped."""

_NO_QUANTITY = Relation("unknown", "no figure on one side")


def compare(left: Fact, right: Fact, between: Between) -> Comparison:
    """The comparison of two facts; `left` is the article's, or the earlier in one text."""
    relations: dict[str, Relation] = {}
    by: Conversion | None = None
    if left.quantity and right.quantity:
        relations["unit"], by = values.unit(left.quantity, right.quantity)
        relations["value"] = values.value(left.quantity, right.quantity, by)
        relations["bound"] = values.bound(left.quantity, right.quantity)
        relations["hedge"] = values.hedge(left.quantity, right.quantity)
        relations["claim"] = values.claim(left.quantity, right.quantity, by)
        if _is_one_extreme(left, right) or _is_one_extreme(right, left):
            relations["bound"] = Relation("same", "the bound is told by a word for the highest or lowest")
            relations["claim"] = Relation("borne_out", "both give the highest, or the lowest")
    else:
        same = Relation("same", "both are dates")
        relations.update(value=_NO_QUANTITY, unit=same, bound=same, hedge=same, claim=_NO_QUANTITY)
    relations["subject"] = subjects.relation(left, right)
    relations["property"] = facets.property_(left, right)
    relations["event"] = facets.event(left, right)
    relations["status"] = facets.status(left, right)
    relations["time"] = windows.time(left, right)
    relations["period"] = windows.period(left, right)
    relations["place"] = facets.place(left, right)
    relations["speaker"] = facets.speaker(left, right)
    relations["published"] = facets.published(left, right)
    relations["context"] = facets.context(left, right)
    factor = values.factor(left.quantity, right.quantity, by) if left.quantity and right.quantity else None
    return Comparison(
        left=left,
        right=right,
        between=between,
        relations=MappingProxyType(relations),
        factor=factor,
        aligned=_aligned(left, right, relations),
        distinctive=_distinctive(left, right, relations),
        same_number=_same_number(left, right),
        transposed=_transposed(left, right),
    )


def _is_one_extreme(bounded: Fact, exact: Fact) -> bool:
    """Whether one gives as a bound what the other calls the highest or the lowest, with the same number.

    "Winds of up to 165 km/h" are maximum winds of 165 km/h, "at most 50 km/h" is a speed limit of that.
    """
    mine, other = bounded.quantity, exact.quantity
    if mine is None or other is None or mine.value is None or mine.value != other.value or other.bound != "exact":
        return False
    side = _SIDES.get(mine.bound)
    told = f"{exact.subject.noun_phrase if exact.subject else ''} {bounded.text}".lower().split()
    return side is not None and not words("phrases", side).isdisjoint(told)


_SIDES = MappingProxyType({"at_most": "highest", "less_than": "highest", "at_least": "lowest", "more_than": "lowest"})
"""Bounds and the lexicon's list of words for the end that they name."""


def _aligned(left: Fact, right: Fact, relations: dict[str, Relation]) -> Literal["sure", "unsure"] | None:
    """Whether the two facts make the same statement, as far as anything but the value tells.

    Two figures of one sentence are set beside each other by their writer: never one statement.
    """
    if (left.document, left.sentence) == (right.document, right.sentence):
        return None
    measured = all(fact.quantity is not None and fact.quantity.unit is not None for fact in (left, right))
    if measured and left.dimension != right.dimension:
        return None  # four minutes are not four pounds
    labels = {facet: relation.label for facet, relation in relations.items()}
    if _is_told_apart(labels, left.quantity is None):
        return None
    if any(fact.quantity is not None and fact.quantity.is_vague for fact in (left, right)):
        return "unsure"  # "hundreds" is held to nothing
    if left.place and right.place and labels["place"] == "unknown":
        return "unsure"  # two places that nothing tells apart or together
    if left.subject and right.subject and labels["subject"] == "unknown" and left.subject.kind == right.subject.kind:
        return "unsure"  # one kind of people or things, and nothing says that they are the same ones
    subject, property_, event = (labels[facet] == "same" for facet in ("subject", "property", "event"))
    near = labels["context"] != "apart" or labels["time"] == "same"
    if (subject and (property_ or event) and near) or (event and labels["context"] == "close"):
        return "sure"
    if subject and labels["context"] == "close":
        return "sure"
    unnamed = left.dimension == "count" and (left.subject is None or right.subject is None)
    if unnamed and property_ and event and near and terms.tells_event(left.property):
        return "sure"  # "kills 37" and "the death toll stands at 34"
    return "unsure" if subject or property_ or event or labels["context"] == "close" else None


def is_told_apart(comparison: Comparison) -> bool:
    """Whether some facet says that the two facts are of other things, events, times or places."""
    labels = {facet: relation.label for facet, relation in comparison.relations.items()}
    return _is_told_apart(labels, comparison.left.quantity is None)


def _is_told_apart(labels: Mapping[str, str], of_dates: bool) -> bool:
    if labels["subject"] in _AWAY or labels["property"] == "other" or labels["event"] in ("other", "opposite"):
        return True
    when = () if of_dates else ("time", "period")  # of two dates it is the time that may differ
    return any(labels[facet] in _AWAY for facet in (*when, "place"))


def _distinctive(left: Fact, right: Fact, relations: dict[str, Relation]) -> bool:
    """Whether a shared figure is unlikely to be a coincidence: many digits, or a rare unit."""
    if left.quantity is None or relations["value"].label not in ("equal", "rounded"):
        return False
    rare = left.quantity.dimension not in _COMMON and relations["unit"].label == "same"
    digits = max(values.significant_digits(q) for q in (left.quantity, right.quantity) if q is not None)
    return rare or digits >= DISTINCT_DIGITS


def _same_number(left: Fact, right: Fact) -> bool:
    if left.quantity is None or right.quantity is None or left.quantity.value is None:
        return False
    return left.quantity.value == right.quantity.value


def _transposed(left: Fact, right: Fact) -> bool:
    """Whether two numbers differ by two digits that stand beside each other, 321 and 312, or two days by one slip."""
    if left.quantity is None and right.quantity is None:
        return times.is_one_slip_off(left.time, right.time)
    first, second = _digits(left), _digits(right)
    if len(first) != len(second):
        return False
    apart = [i for i, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    swapped = len(apart) == 2 and apart[1] == apart[0] + 1
    return swapped and first[apart[0]] == second[apart[1]] and first[apart[1]] == second[apart[0]]


def _digits(fact: Fact) -> str:
    """The digits of a number of which enough are told; none otherwise."""
    quantity = fact.quantity
    if quantity is None or quantity.value is None or values.significant_digits(quantity) < SWAPPED_DIGITS:
        return ""
    return number_text(quantity.value)
