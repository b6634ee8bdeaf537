"""Whom a number counts where the noun is left out because it has been said, or need not be."""

from __future__ import annotations

from dataclasses import replace

from numcheck.facts.ellipsis import REACH
from numcheck.facts.scene import Scene
from numcheck.lexicon.load import words
from numcheck.lexicon.terms import event_class, property_of_people
from numcheck.mentions.heads import root_of
from numcheck.mentions.holders import label_verb
from numcheck.mentions.quantities import Mention
from numcheck.model.fact import Event, Fact, Subject

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
