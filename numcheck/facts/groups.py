"""Whom a number counts where the noun is left out because it has been said, or need not be."""

from __future__ import annotations

import re
from dataclasses import replace

from numcheck.facts.beside import is_bare
from numcheck.facts.ellipsis import REACH
from numcheck.facts.scene import Scene
from numcheck.facts.subjects import subject_of
from numcheck.lexicon.load import words
from numcheck.lexicon.terms import event_class, property_of_people
from numcheck.mentions import phrases
from numcheck.mentions.heads import names_time, root_of, stands_on_something
from numcheck.mentions.holders import label_verb
from numcheck.mentions.quantities import Mention
from numcheck.model.fact import Event, Fact, Subject
from numcheck.model.sentence import Sentence, Token

PEOPLE = Subject("people", "person", kind="people", core="people")
"""Whom a bare number counts that something befell which befalls people: "Fourteen were arrested"."""


def counting_people(scene: Scene, mention: Mention, fact: Fact) -> Fact:
    """The fact, of a bare number of those who were killed, hurt, rescued … with people as its subject."""
    if fact.dimension != "count":
        return fact
    verb = label_verb(scene.sentence, mention.core)
    kind = event_class(verb.lemma) if verb is not None else None
    told = property_of_people(kind)
    if verb is not None and told is not None and is_bare(scene, mention):
        event = fact.event or Event(verb.text, verb.lemma)
        return replace(fact, subject=PEOPLE, property=told, event=replace(event, role="patient", kind=kind))
    event_kind = fact.event.kind if fact.event is not None and fact.event.role == "patient" else None
    if fact.subject is not None or fact.property is None or property_of_people(event_kind) != fact.property:
        return fact
    return replace(fact, subject=replace(PEOPLE, is_part=stands_on_something(scene.sentence, mention.end)))


def counted_before(scene: Scene, mention: Mention, fact: Fact, counted: Fact | None) -> Fact:
    """The fact with the group that its sentence or the last count named: "another 300", "seven of them"."""
    if fact.dimension not in ("count", "ratio") or fact.property == "age":
        return fact
    if counted and counted.subject and _is_put_at(scene, mention) and fact.start - counted.end <= REACH:
        return replace(fact, subject=counted.subject, property=counted.property, event=counted.event)
    if fact.subject == PEOPLE and _cue(scene, mention) is None:
        return fact
    if not (_is_open(fact.subject) or _leaves_noun_out(scene, mention)):
        return fact
    if (noun := _named_in_sentence(scene, mention)) and (counted is None or counted.sentence != fact.sentence):
        found = phrases.phrase(scene.sentence, noun, mention.core, counted=True)
        return replace(fact, subject=replace(subject_of(scene.sentence, found, mention.core), is_part=True))
    if counted is None or counted.subject is None or fact.start - counted.end > REACH:
        return fact
    if fact.sentence == counted.sentence and fact.dimension == "count" and _is_listed(scene, mention):
        part = replace(counted.subject, is_part=True, holder=None)
        return replace(fact, subject=part, property=fact.property or counted.property, event=counted.event)
    cue = _cue(scene, mention) or _bare(scene, mention, fact, fact.sentence == counted.sentence)
    own = fact.property and fact.dimension == "count"
    if cue == "part" and own and counted.property and fact.property != counted.property:
        cue = "more"  # "killing four people and injuring 38"
    if cue is None or (fact.dimension == "ratio" and cue != "part"):
        return fact
    whose = counted.subject.holder if fact.sentence == counted.sentence else None
    return replace(fact, subject=replace(counted.subject, is_part=cue == "part", holder=whose))


def _named_in_sentence(scene: Scene, mention: Mention) -> Token | None:
    """The group that the number is of: "Of the ships, seven …", "Towns were spared, but in 31 of them …"."""
    sentence, root = scene.sentence, root_of(scene.sentence, mention.core)
    if root is None:
        return None
    before = [token for token in sentence.tokens if token.end <= mention.start]
    if before and before[0].lower in ("of", "among") and is_bare(scene, mention):
        fronted = [noun for noun in sentence.kids(before[0], "pobj") if noun.tag in ("NNS", "NNPS")]
        return fronted[0] if fronted else None
    if not _OF_THEM.match(sentence.text, mention.end):
        return None
    verb = next((over for over in sentence.ancestors(root) if over.pos in ("VERB", "AUX")), None)
    plural = [token for token in before if token.tag in ("NNS", "NNPS") and not names_time(token)]
    groups = [token for token in plural if not _is_argument(sentence, token, verb)]
    return groups[-1] if groups else None


_OF_THEM = re.compile(r" of (?:them|these|those)\b")


def _is_argument(sentence: Sentence, noun: Token, verb: Token | None) -> bool:
    """Whether a noun has another part in the clause of the number, of which it cannot be a part itself."""
    follows = noun.i + 1 < len(sentence.tokens) and sentence.tokens[noun.i + 1].text == ","
    return verb is not None and sentence.head(noun).i == verb.i and not follows


_LISTED = re.compile(r"(?:,|;|,? and) (?:the (?:other|remaining) )?$")


def _is_listed(scene: Scene, mention: Mention) -> bool:
    """As in "29 participants, 17 in one group and 12 in the other": a bare number in a list of parts."""
    behind = next((token for token in scene.sentence.tokens if token.start >= mention.end), None)
    if behind is None or behind.pos != "ADP" or behind.lower in ("of", "per", "to"):
        return False
    return _LISTED.search(scene.sentence.text[: mention.start]) is not None


def _is_put_at(scene: Scene, mention: Mention) -> bool:
    """As in "the police put it at 18,000": a count of what was counted before."""
    return _PUT_AT.search(scene.sentence.text[: mention.start]) is not None


_PUT_AT = re.compile(
    r"\b(?:put|puts|putting|estimate[sd]?|place[sd]?) (?:it|that|this|the (?:number|figure|total|count)) at"
    r"(?: (?:an?|about|around|some|nearly|almost|only|just|over|at|least|more|than|estimated))* $"
)


def _bare(scene: Scene, mention: Mention, fact: Fact, begun: bool) -> str | None:
    """A number alone counts some of those counted before as subject or object, and more of them after an "and"."""
    root = root_of(scene.sentence, mention.core)
    if root is None or fact.subject is not None or fact.dimension != "count":
        return None
    over = scene.sentence.head(root)
    if root.dep == "conj" and over.pos in ("NOUN", "NUM"):
        return "more" if begun else None
    if root.dep == "attr" and scene.sentence.kids(over, "expl"):
        return "part"
    known = root.dep == "pobj" and over.lower == "of" and is_bare(scene, mention)
    return "part" if known or root.dep in ("nsubj", "nsubjpass", "dobj") else None


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
