"""Bring together the facts that can be about the same thing, and few others.

A key is a plain string computed from one fact alone, so that the same blocks can be made by any
store. Two facts that share a key become one pair; the work grows with the facts per key, and a
key with more than CROWDED facts gives only the pairs with the first of them (within one text,
with the last ones before a fact).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from numcheck.lexicon.terms import is_people, stem
from numcheck.model.fact import DATE, Fact
from numcheck.model.interval import number_text
from numcheck.model.time import Time

CROWDED = 40
"""The most facts that one key may bring from one side."""
LARGE = 1000
"""From here on a number is also looked for by its first two digits."""
SWAPPED = 2
"""Digits other than 0 that a number needs for two of them to be taken for swapped."""

_PLAIN = ("count", DATE)
COARSE = "dated:"
_CALENDAR = ("month", "quarter", "year")


@dataclass(frozen=True, slots=True)
class Blocks:
    """The pairs to compare, and the keys that were too crowded to compare in full."""

    pairs: tuple[tuple[Fact, Fact], ...]
    crowded: tuple[str, ...]


def keys(fact: Fact) -> tuple[str, ...]:
    """The blocking keys of a fact."""
    found = []
    dimension = fact.dimension
    subject, event, quantity = fact.subject, fact.event, fact.quantity
    if fact.property:
        found.append(f"property:{dimension}:{fact.property}")
    if subject:
        found.append(f"head:{dimension}:{stem(subject.head)}")
        if subject.kind:
            found.append(f"kind:{dimension}:{subject.kind}")
            if is_people(subject.kind):
                found.append(f"people:{dimension}")
    if event and (event.kind or event.lemma):
        found.append(f"event:{dimension}:{event.kind or stem(event.lemma)}")
    if dimension not in _PLAIN:
        found.append(f"dimension:{dimension}")
    if quantity and quantity.value is not None:
        found.append(f"value:{number_text(quantity.value)}")
        if quantity.value >= LARGE:
            whole = str(int(quantity.value))
            found.append(f"about:{dimension}:{whole[:2]}e{len(whole)}")  # 17,412 and "about 17,400"
        digits = sorted(number_text(quantity.value))
        if len(set(digits) - {"0", "."}) > 1 and len(digits) - digits.count("0") >= SWAPPED:
            found.append(f"digits:{''.join(digits)}")  # 321 and 312
    if quantity is None and fact.time:
        found += _dated(fact.time)
    return tuple(found)


def _dated(time: Time) -> Iterator[str]:
    """The keys of a date: its month of a day, its kind of a coarser one, of which a text has few."""
    yield f"timex:{time.timex}"
    if time.granularity == "day":
        yield f"month:{time.timex[:7]}"
    elif time.granularity in _CALENDAR:
        yield f"{COARSE}{time.granularity}"


def between(left: Sequence[Fact], right: Sequence[Fact]) -> Blocks:
    """Pairs of a fact of one document with a fact of another, in the order of the left ones."""
    index: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact in right:
        for key in keys(fact):
            index[key].append(fact)
    crowded: set[str] = set()
    pairs: list[tuple[Fact, Fact]] = []
    for fact in left:
        seen: set[str] = set()
        for key in keys(fact):
            partners = index.get(key, [])
            if len(partners) > CROWDED:
                crowded.add(key)
            for partner in partners[:CROWDED]:
                if partner.id not in seen:
                    seen.add(partner.id)
                    pairs.append((fact, partner))
    return Blocks(tuple(pairs), tuple(sorted(crowded)))


def within(facts: Sequence[Fact]) -> Blocks:
    """Pairs of two facts of one article, the earlier on the left."""
    index: defaultdict[str, list[Fact]] = defaultdict(list)
    pairs: list[tuple[Fact, Fact]] = []
    crowded: set[str] = set()
    for fact in facts:
        seen: set[str] = set()
        for key in keys(fact):
            if key.startswith(COARSE):
                continue  # of one text's own years and quarters there is nothing to compare
            partners = index[key]
            if len(partners) >= CROWDED:
                crowded.add(key)
            for partner in _nearest(partners):
                if partner.id not in seen:
                    seen.add(partner.id)
                    pairs.append((partner, fact))
            partners.append(fact)
    return Blocks(tuple(pairs), tuple(sorted(crowded)))


def _nearest(facts: Sequence[Fact]) -> Sequence[Fact]:
    return facts[-CROWDED:]
