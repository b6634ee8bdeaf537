"""What a figure leaves out because one before it has just said it: its unit, its change, whom it counts."""

from __future__ import annotations

import re
from dataclasses import replace

from numcheck.facts.scene import Scene
from numcheck.lexicon.load import words
from numcheck.lexicon.terms import event_class, property_of_people
from numcheck.mentions.heads import root_of
from numcheck.mentions.holders import label_verb
from numcheck.mentions.quantities import Mention, with_unit
from numcheck.model.fact import Event, Fact, Subject
from numcheck.model.quantity import Unit

_TAKEN_OVER = frozenset(("currency", "mass", "length", "area", "volume", "power", "energy", "speed", "temperature"))
"""Dimensions of units that the next figure of a sentence may leave out."""
_COMPARED = frozenset(("more", "less", "higher", "lower", "fewer"))
_FAR = 20
"""How many times larger or smaller a figure may be that leaves out the unit of the one before."""

_LISTED = re.compile(r"[,;]\s+(?:and\s+)?(?:[A-Z][\w'’-]*\s+){1,4}")
"""What stands between the figures of a list of names: "Meta 15,900 hectares, Guaviare 13,200"."""
_OPENED = re.compile(r"\s*\((?:[\w ]{1,16}:\s*)?")
"""What stands between a figure and that of another time in brackets: "2.1 million (2022: 1.9 million)"."""

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


def counted_before(scene: Scene, mention: Mention, fact: Fact, counted: Fact) -> Fact:
    """The fact with the group that the last count named: "another 300", "seven of them", "31 were closed"."""
    if counted.subject is None or fact.dimension not in ("count", "ratio") or fact.property == "age":
        return fact
    if fact.subject == PEOPLE and _cue(scene, mention) is None:
        return fact
    if fact.start - counted.end > REACH or not (_is_open(fact.subject) or _leaves_noun_out(scene, mention)):
        return fact
    cue = _cue(scene, mention) or _bare(scene, mention, fact)
    if cue == "part" and fact.property and counted.property and fact.property != counted.property:
        cue = "more"  # "killing four people and injuring 38"
    if cue is None or (fact.dimension == "ratio" and cue != "part"):
        return fact
    whose = counted.subject.holder if fact.sentence == counted.sentence else None
    return replace(fact, subject=replace(counted.subject, is_part=cue == "part", holder=whose))


def _bare(scene: Scene, mention: Mention, fact: Fact) -> str | None:
    """A number alone counts some of those counted before as subject or object, and more of them after an "and"."""
    root = root_of(scene.sentence, mention.core)
    if root is not None and root.dep == "conj" and scene.sentence.head(root).pos in ("NOUN", "NUM"):
        return "more" if fact.subject is None and fact.dimension == "count" else None
    alone = root is not None and root.dep in ("nsubj", "nsubjpass", "dobj") and fact.subject is None
    return "part" if alone and fact.dimension == "count" else None


def _unit_left_out(scene: Scene, mention: Mention, fact: Fact, before: Fact) -> Fact | None:
    """As in "from 62 million euros to 93 million", "386 megawatts; it had wanted 420"."""
    given, quantity = before.quantity, fact.quantity
    if given is None or quantity is None or given.unit is None or quantity.unit is not None:
        return None
    if given.dimension not in _TAKEN_OVER or fact.property == "age":
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
    follows = (ahead and ahead[0] in words("phrases", "takes_over")) or _LISTED.fullmatch(between)
    if not large and not (given.value and quantity.value and follows):
        return None
    if not large and given.value and quantity.value and not 1 / _FAR < quantity.value / given.value < _FAR:
        return None
    return replace(fact, quantity=with_unit(quantity, given.unit), subject=fact.subject or before.subject,
                   property=fact.property or before.property)  # fmt: skip


PEOPLE = Subject("people", "person", kind="people", core="people")
"""Whom a bare number counts that something befell which befalls people: "Fourteen were arrested"."""


def counting_people(scene: Scene, mention: Mention, fact: Fact) -> Fact:
    """The fact, of a bare number of those who were killed, hurt, rescued … with people as its subject."""
    if fact.dimension != "count":
        return fact
    verb = label_verb(scene.sentence, mention.core)
    kind = event_class(verb.lemma) if verb is not None else None
    if verb is not None and (told := property_of_people(kind)) is not None:
        event = fact.event or Event(verb.text, verb.lemma)
        return replace(fact, subject=PEOPLE, property=told, event=replace(event, role="patient", kind=kind))
    event_kind = fact.event.kind if fact.event is not None and fact.event.role == "patient" else None
    bare = fact.subject is None and fact.property is not None
    return replace(fact, subject=PEOPLE) if bare and property_of_people(event_kind) == fact.property else fact


def _leaves_noun_out(scene: Scene, mention: Mention) -> bool:
    """As in "the other three on wind": what stands behind such a number is not what it counts."""
    tokens = scene.sentence.tokens
    ahead = [t.lower for t in tokens if t.end <= mention.start][-2:]
    behind = next((t for t in tokens if t.start >= mention.end), None)
    return ahead in (["the", "other"], ["the", "remaining"]) and behind is not None and behind.pos == "ADP"


def _is_open(subject: Subject | None) -> bool:
    return subject is None or subject == PEOPLE or subject.head in words("phrases", "open")


def _cue(scene: Scene, mention: Mention) -> str | None:
    """What tells that the noun is left out: "part" of the group before, or "more" of its kind."""
    tokens = scene.sentence.tokens
    ahead = [t.lower for t in tokens if t.end <= mention.start][-2:]
    behind = [t.lower for t in tokens if t.start >= mention.end][:2]
    if behind[:1] == ["of"] and behind[1:] and behind[1] in ("them", "these", "those", "whom", "which"):
        return "part"
    if {*ahead[-1:], *behind[:1]} & words("phrases", "others"):
        return "part"
    if {*ahead[-1:], *behind[:1]} & words("phrases", "further"):
        return "more"
    return "more" if " ".join(ahead) in words("phrases", "set_beside") or ahead[-1:] == ["versus"] else None
