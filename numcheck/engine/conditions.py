"""Conditions on one fact and on a pair of facts, over the closed vocabulary."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import get_args

from numcheck.align.values import significant_digits
from numcheck.engine import operators
from numcheck.engine.operators import Test, Value
from numcheck.lexicon.terms import HEAD_SORTS, head_sort, is_cumulative, properties
from numcheck.model.comparison import RELATIONS, Comparison
from numcheck.model.fact import Event, Fact, Status, Subject, is_historic
from numcheck.model.quantity import Bound, Change, Hedge, Quantity
from numcheck.notation.document import Entries, Node
from numcheck.notation.reader import Mistakes, choices, entries, flag

BETWEEN = ("article-source", "article-article")
ALIGNED = ("sure", "unsure", "no")
MARKS = ("distinctive", "same_number", "transposed", "sole", "anchored", "rivals", "grown")
"""What a comparison is marked with, or not."""
BESIDE = ("older", "newer", "elsewhere")
"""What sets one partner of a fact beside another."""
FLAGS = (*MARKS, *BESIDE)
"""The keys of a condition on a pair that are true or false."""
_SAID = MappingProxyType(
    {
        "distinctive": ("the figure is distinctive", "the figure is not distinctive"),
        "same_number": ("the same number", "another number"),
        "transposed": ("two digits swapped", "no two digits swapped"),
        "sole": ("the only two of the same thing", "not the only two of the same thing"),
        "anchored": ("the number can only come from there", "the number may be a coincidence"),
        "rivals": ("the speakers are surely two", "the speakers are not surely two"),
        "grown": ("the newer number is larger", "the newer number is not larger"),
        "older": ("of an older document", "of no older document"),
        "newer": ("of a newer document", "of no newer document"),
        "elsewhere": ("of another document", "of the same document"),
    }
)
"""A flag in words, where it is asked for and where it must not be."""

_STATUSES = get_args(Status)
_BOUNDS, _HEDGES, _CHANGES = get_args(Bound), get_args(Hedge), get_args(Change)


@dataclass(frozen=True, slots=True)
class Field:
    """What a condition on a fact can ask for: how to get it, its type, and its words if they are closed."""

    get: Callable[[Fact], Value]
    type: operators.Type = "text"
    words: tuple[str, ...] = ()


def _quantity(get: Callable[[Quantity], Value]) -> Callable[[Fact], Value]:
    return lambda fact: get(fact.quantity) if fact.quantity else None


def _event(get: Callable[[Event], Value]) -> Callable[[Fact], Value]:
    return lambda fact: get(fact.event) if fact.event else None


def _subject(get: Callable[[Subject], Value]) -> Callable[[Fact], Value]:
    return lambda fact: get(fact.subject) if fact.subject else None


FIELDS: Mapping[str, Field] = MappingProxyType(
    {
        "value": Field(_quantity(lambda quantity: quantity.value), "number"),
        "digits": Field(_quantity(lambda quantity: Fraction(significant_digits(quantity))), "number"),
        "low": Field(_quantity(lambda quantity: quantity.interval.low), "number"),
        "high": Field(_quantity(lambda quantity: quantity.interval.high), "number"),
        "document": Field(lambda fact: "article" if fact.source is None else "source", "word", ("article",)),
        "part": Field(lambda fact: fact.part, "word", ("body", "headline")),
        "text": Field(lambda fact: fact.text),
        "dimension": Field(lambda fact: fact.dimension),
        "unit": Field(_quantity(lambda quantity: quantity.unit.name if quantity.unit else None)),
        "per": Field(_quantity(lambda quantity: quantity.per)),
        "bound": Field(_quantity(lambda quantity: quantity.bound), "word", _BOUNDS),
        "hedge": Field(_quantity(lambda quantity: quantity.hedge), "word", _HEDGES),
        "change": Field(_quantity(lambda quantity: quantity.change), "word", _CHANGES),
        "subject": Field(lambda fact: fact.subject.text if fact.subject else None),
        "head": Field(lambda fact: fact.subject.head if fact.subject else None),
        "sort": Field(_subject(lambda subject: head_sort(subject.kind)), "word", HEAD_SORTS),
        "partial": Field(lambda fact: fact.subject is not None and fact.subject.is_part, "flag"),
        "entity": Field(lambda fact: fact.subject.entity if fact.subject else None),
        "property": Field(lambda fact: fact.property),
        "cumulative": Field(lambda fact: is_cumulative(fact.property), "flag"),
        "event": Field(_event(lambda event: event.lemma)),
        "predicate": Field(_event(lambda event: event.text)),
        "status": Field(_event(lambda event: event.status), "word", _STATUSES),
        "negated": Field(_event(lambda event: event.negated), "flag"),
        "time": Field(lambda fact: fact.time.timex if fact.time else None),
        "period": Field(lambda fact: fact.period.timex if fact.period else None),
        "historic": Field(is_historic, "flag"),
        "place": Field(lambda fact: fact.place.text if fact.place else None),
        "attribution": Field(lambda fact: fact.attribution.speaker if fact.attribution else None),
        "derived": Field(lambda fact: fact.derived is not None, "flag"),
        "in_quote": Field(lambda fact: fact.in_quote, "flag"),
    }
)
PAIR_KEYS = (
    *RELATIONS,
    "between",
    "aligned",
    *FLAGS,
    "factor",
    "any",
    "left",
    "right",
)


@dataclass(frozen=True, slots=True)
class FactTest:
    """Conditions on one fact, all of which must hold."""

    fields: tuple[tuple[str, tuple[Test, ...]], ...] = ()

    def failed(self, fact: Fact) -> str | None:
        """The first condition that does not hold, in words; None if all do."""
        for name, tests in self.fields:
            value = FIELDS[name].get(fact)
            for test in tests:
                if not test.holds(value):
                    return f"{name} is {value if value is not None else 'absent'}, not {test.words}"
        return None

    def holds(self, fact: Fact) -> bool:
        """Whether all conditions hold."""
        return self.failed(fact) is None

    def words(self) -> list[str]:
        """The conditions as short phrases."""
        return [f"{name} {test.words}" for name, tests in self.fields for test in tests]


@dataclass(frozen=True, slots=True)
class PairTest:
    """Conditions on a comparison, all of which must hold."""

    relations: tuple[tuple[str, frozenset[str]], ...] = ()
    between: frozenset[str] | None = None
    aligned: frozenset[str] | None = None
    distinctive: bool | None = None
    same_number: bool | None = None
    transposed: bool | None = None
    sole: bool | None = None
    anchored: bool | None = None
    rivals: bool | None = None
    grown: bool | None = None
    older: bool | None = None
    newer: bool | None = None
    elsewhere: bool | None = None
    factor: tuple[Test, ...] = ()
    left: FactTest = FactTest()
    right: FactTest = FactTest()
    any: tuple[PairTest, ...] = ()

    @property
    def asks_left_only(self) -> bool:
        """Whether it asks nothing of another fact, so that one fact alone can meet it."""
        return self == PairTest(left=self.left)

    def failures(self, comparison: Comparison) -> Iterator[str]:
        """Every condition that does not hold, in words; of alternatives those of the nearest."""
        if self.between is not None and comparison.between not in self.between:
            yield f"between is {comparison.between}"
        for facet, allowed in self.relations:
            if comparison.label(facet) not in allowed:
                yield f"{facet} is {comparison.label(facet)}, not {' or '.join(sorted(allowed))}"
        for name in MARKS:
            wanted = getattr(self, name)
            if wanted is not None and getattr(comparison, name) != wanted:
                yield f"{name} is {str(getattr(comparison, name)).lower()}"
        if self.aligned is not None and (comparison.aligned or "no") not in self.aligned:
            yield f"aligned is {comparison.aligned or 'no'}"
        for test in self.factor:
            if not test.holds(comparison.factor):
                yield f"factor is {comparison.factor}, not {test.words}"
        for side, conditions, fact in (("left", self.left, comparison.left), ("right", self.right, comparison.right)):
            if failed := conditions.failed(fact):
                yield f"{side} {failed}"
        if self.any and (nearest := min((tuple(option.failures(comparison)) for option in self.any), key=len)):
            yield from nearest

    def failed(self, comparison: Comparison) -> str | None:
        """The first condition that does not hold, in words; None if all do."""
        return next(self.failures(comparison), None)

    def holds(self, comparison: Comparison) -> bool:
        """Whether all conditions hold."""
        return self.failed(comparison) is None

    def holds_beside(self, partner: Comparison, comparison: Comparison) -> bool:
        """Whether all hold for another partner of the left fact.

        `older` and `newer` ask for an older or newer document, `elsewhere` for another one.
        """
        another = partner.right.document != comparison.right.document
        if self.elsewhere is not None and another != self.elsewhere:
            return False
        if self.older is not None or self.newer is not None:
            mine, other = partner.right.published, comparison.right.published
            if mine is None or other is None:
                return False
            if (mine < other) != (self.older is True) and self.older is not None:
                return False
            if (mine > other) != (self.newer is True) and self.newer is not None:
                return False
        return self.holds(partner)

    def words(self) -> list[str]:
        """The conditions as short phrases."""
        found = [f"between {' or '.join(sorted(self.between))}"] if self.between else []
        found += [f"{facet}: {' or '.join(sorted(allowed))}" for facet, allowed in self.relations]
        if self.aligned is not None:
            found.append(f"aligned: {' or '.join(sorted(self.aligned))}")
        flags = ((getattr(self, name), said) for name, said in _SAID.items())
        found += [said[0] if flag else said[1] for flag, said in flags if flag is not None]
        found += [f"factor {test.words}" for test in self.factor]
        found += [f"left {phrase}" for phrase in self.left.words()]
        found += [f"right {phrase}" for phrase in self.right.words()]
        if self.any:
            found.append("any of: " + "; or ".join(", ".join(option.words()) for option in self.any))
        return found


def fact_test(node: Node, mistakes: Mistakes) -> FactTest:
    """The conditions that a mapping states of a fact."""
    fields = []
    for name, key, value in entries(node, "a condition on a fact", mistakes):
        field = FIELDS.get(name)
        if field is None:
            mistakes.unknown(key, "condition on a fact", name, FIELDS)
        else:
            words = properties() if name == "property" and not _is_pattern(value) else field.words
            fields.append((name, operators.tests(value, "word" if words else field.type, words, mistakes)))
    return FactTest(tuple(fields))


def _is_pattern(node: Node) -> bool:
    """Whether a condition matches words by a pattern, which may be of none that is known."""
    return isinstance(node.value, Entries) and node.value.get("matches") is not None


def pair_test(node: Node, mistakes: Mistakes) -> PairTest:
    """The conditions that a mapping states of a pair."""
    relations: list[tuple[str, frozenset[str]]] = []
    found: dict[str, object] = {}
    for name, key, value in entries(node, "a condition on a pair", mistakes):
        if name in RELATIONS:
            relations.append((name, choices(value, f"relation of {name}", RELATIONS[name], mistakes)))
        elif name == "between":
            found[name] = choices(value, "kind of pair", BETWEEN, mistakes)
        elif name == "aligned":
            found[name] = choices(value, "alignment", ALIGNED, mistakes)
        elif name in FLAGS:
            found[name] = flag(value, name, mistakes)
        elif name == "factor":
            found[name] = operators.tests(value, "number", (), mistakes)
        elif name in ("left", "right"):
            found[name] = fact_test(value, mistakes)
        elif name == "any":
            found[name] = alternatives(value, mistakes)
        else:
            mistakes.unknown(key, "condition on a pair", name, PAIR_KEYS)
    return PairTest(tuple(relations), **found)  # type: ignore[arg-type]  # keys are the fields


def alternatives(node: Node, mistakes: Mistakes) -> tuple[PairTest, ...]:
    """A list of pair conditions, or a single one."""
    items = node.value if isinstance(node.value, tuple) else (node,)
    if not items:
        mistakes.add(node, "at least one alternative is needed")
    return tuple(pair_test(item, mistakes) for item in items)
