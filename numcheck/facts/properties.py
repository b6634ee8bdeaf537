"""Which property a figure gives: deaths, price, area … from its noun, its event, its unit."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from numcheck.lexicon import terms
from numcheck.lexicon.load import words
from numcheck.model.fact import Event, Subject
from numcheck.model.quantity import Quantity
from numcheck.units.catalog import catalog


def property_of(
    quantity: Quantity, subject: Subject | None, event: Event | None, is_age: bool, suffers: bool,
    beside: AbstractSet[str], is_nominal: bool,
) -> str | None:  # fmt: skip
    """The lexicon's name of what is measured; None where the lexicon is silent.

    `suffers` says that the subject undergoes the event ("41 people were killed", "died"), rather
    than doing it to others ("12 gunmen killed …"), `beside` holds the lemmas of the sentence, and
    `is_nominal` says that the event is told by a noun ("the deaths of 41 people").
    """
    if is_age:
        return "age"
    if near := terms.property_near(quantity.dimension, beside):
        return near
    counted = quantity.unit is None
    people = subject is None or terms.is_living(subject.kind)
    light = event is not None and event.lemma in words("events", "light")  # "made 27 arrests"
    if counted and event and suffers and not light:
        found = terms.property_of_event(event.kind, people, quantity.dimension)
        if found:
            return found
    if subject and (found := named_by(subject, quantity.dimension)):
        return found
    is_nominal = is_nominal or (event is not None and event.lemma in words("events", "measuring"))
    if event and is_nominal and (found := terms.property_of_noun(event.lemma, quantity.dimension)):
        return found
    if not counted and event and (found := terms.property_made(event.kind, quantity.dimension)):
        return found
    if quantity.dimension == "currency":
        return _by_denominator(quantity, people and subject is not None)
    if counted or (quantity.dimension == "ratio" and quantity.change):
        return None
    return terms.property_of_dimension(quantity.dimension)


def _by_denominator(quantity: Quantity, people: bool) -> str | None:
    """What money is for each: people earn so much an hour, goods cost so much a kilo."""
    per = catalog().named([quantity.per]) if quantity.per else None
    if per is None:
        return None
    if per.dimension == "time":
        return "salary" if people else None
    return "price" if per.dimension in _GOODS else None


_GOODS = frozenset(("mass", "volume", "energy"))
"""What goods are sold by."""


def named_by(subject: Subject, dimension: str) -> str | None:
    """The property that the words for the subject name."""
    if found := terms.property_of_noun(subject.text.lower(), dimension):
        return found
    run = subject.noun_phrase.lower().split()
    for length in (3, 2):
        if len(run) >= length and (found := terms.property_of_noun(" ".join(run[-length:]), dimension)):
            return found
    parted = subject.text.lower().split()
    if subject.head in words("phrases", "partitive") and "of" in parted[:-1]:
        return terms.property_of_noun(parted[-1], dimension)  # "the number of dead"
    return terms.property_of_noun(subject.head, dimension)
