"""What a figure leaves out because one before it has just said it: its unit, its change, whom it counts."""

from __future__ import annotations

import re
from dataclasses import replace

from numcheck.facts.scene import Scene
from numcheck.lexicon.load import words
from numcheck.mentions.quantities import Mention, with_unit
from numcheck.model.fact import Fact
from numcheck.model.quantity import Unit

_TAKEN_OVER = frozenset(("currency", "mass", "length", "area", "volume", "power", "energy", "speed", "temperature"))
"""Dimensions of units that the next figure of a sentence may leave out."""
_COMPARED = frozenset(("more", "less", "higher", "lower", "fewer"))
_FAR, _NEARER = 20, 4
"""How many times larger or smaller a figure may be that leaves out the unit of the one before."""

_LISTED = re.compile(r"[,;]\s+(?:and\s+)?(?:[A-Z][\w'’-]*\s+){1,4}")
"""What stands between the figures of a list of names: "Meta 15,900 hectares, Guaviare 13,200"."""
_PLACES = re.compile(r"(?: \([^()]{1,40}\))? in [^.;:()]{2,60}?,?(?: and|,) ")
_IN_PLACE = re.compile(r" in (?:the )?[A-Z]")
"""Around the later figures of a list of places: "4,200 hectares in Meta, 1,300 in Vaupes and 900 in Guaviare"."""
_OPENED = re.compile(r"\s*\((?:[\w ]{1,16}:\s*)?")

_SIDES = re.compile(r" (?:to|against|versus) ")
"""What stands between the shares of two sides: "ahead by 39 percent to 34"."""
HUNDRED = 100

REACH = 400
"""Characters back to the figure whose subject is left out."""


def elided(scene: Scene, mention: Mention, fact: Fact, before: Fact) -> Fact:
    """The fact with the unit, the direction of change and the thing measured taken over from the one before."""
    if fact.start - before.end > REACH:
        return fact
    if mention.restates and fact.quantity and before.quantity and fact.sentence == before.sentence:
        quantity = fact.quantity
        if quantity.change is None and before.quantity.change:
            quantity = replace(quantity, change=before.quantity.change)
        if "ratio" in (fact.dimension, before.dimension):
            return replace(fact, quantity=quantity)
        return replace(fact, quantity=quantity, subject=before.subject, derived=f"{before.text}, converted")
    if _AGAIN.fullmatch(scene.document.text[before.end : fact.start]):
        fact = _changed_with(fact, before)
    if fact.sentence == before.sentence and (unit := _unit_left_out(scene, mention, fact, before)):
        return unit
    opened = _OPENED.fullmatch(scene.document.text[before.end : fact.start]) is not None
    if opened and fact.dimension in _TAKEN_OVER and before.dimension == "count" and fact.derived is None:
        return replace(fact, derived=f"{before.text}, converted")  # "where no more than 80 (50 mph) is permitted"
    if opened and fact.dimension == before.dimension:
        return replace(fact, subject=before.subject, property=before.property)  # sales of 2,530 (1,946)
    return fact


_AGAIN = re.compile(r",? or (?:by )?")
"""What stands between an amount of change and the same in percent: "up $14.6 million, or 4.9 percent"."""


def _changed_with(fact: Fact, before: Fact) -> Fact:
    """The fact, of a share right behind an amount of change with that change's direction."""
    share, amount = fact.quantity, before.quantity
    if share is None or amount is None or share.dimension != "ratio" or amount.dimension == "ratio":
        return fact
    return replace(fact, quantity=replace(share, change=share.change or amount.change))


STERLING = Unit("GBP", "currency")


def in_money(scene: Scene, mention: Mention, fact: Fact, paid: Fact) -> Fact:
    """A large bare number in the money of the sentence ("1.3 billion kroner on 20 of them, or 65 million apiece").

    Pounds shortly after pounds sterling are no weight.
    """
    quantity = fact.quantity
    weighs = quantity is not None and quantity.unit is not None and quantity.unit.name == "pound"
    if quantity and weighs and paid.quantity and paid.quantity.unit == STERLING and fact.start - paid.end < REACH:
        return replace(fact, quantity=replace(quantity, unit=STERLING), property=paid.property)
    if fact.sentence != paid.sentence or (unit := _unit_left_out(scene, mention, fact, paid)) is None:
        return fact
    return replace(fact, quantity=unit.quantity)


def _unit_left_out(scene: Scene, mention: Mention, fact: Fact, before: Fact) -> Fact | None:
    """As in "from 62 million euros to 93 million", "386 megawatts; it had wanted 420"."""
    given, quantity = before.quantity, fact.quantity
    if given is None or quantity is None or given.unit is None or quantity.unit is not None:
        return None
    if fact.property == "age":
        return None
    if given.dimension == "ratio" and _SIDES.fullmatch(scene.document.text[before.end : fact.start]):
        small = quantity.value is not None and quantity.value <= HUNDRED
        return replace(fact, quantity=with_unit(quantity, given.unit), property=before.property) if small else None
    if given.dimension not in _TAKEN_OVER:
        return None
    tokens = scene.sentence.tokens
    following = next((t for t in tokens if t.start >= mention.end), None)
    dated = following is not None and any(span[0] == following.start for *_, span in scene.placed)
    counts = following is not None and following.pos in ("NOUN", "PROPN", "ADJ") and following.lower not in _COMPARED
    counts = counts and not dated  # "to 48,200 last year"
    large = given.dimension == "currency" and quantity.value is not None and quantity.value >= 10**6
    other = fact.subject is not None and before.subject is not None and fact.subject.head != before.subject.head
    if counts or (other and not large):
        return None
    ahead = [t.lower for t in tokens if t.end <= mention.start and t.lower != "the"][-1:]
    between = scene.document.text[before.end : fact.start]
    placed = _PLACES.fullmatch(between) and _IN_PLACE.match(scene.sentence.text, mention.end)
    follows = (ahead and ahead[0] in words("phrases", "takes_over")) or _LISTED.fullmatch(between) or placed
    if not large and not (given.value and quantity.value and follows):
        return None
    far = _NEARER if ahead == ["after"] else _FAR  # "18.6 tonnes, after 15.1", not "148 mph shortly after nine"
    if not large and given.value and quantity.value and not 1 / far < quantity.value / given.value < far:
        return None
    return replace(fact, quantity=with_unit(quantity, given.unit), subject=fact.subject or before.subject,
                   property=fact.property or before.property)  # fmt: skip
