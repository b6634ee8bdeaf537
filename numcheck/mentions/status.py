"""How a statement stands to the facts: asserted, planned, proposed, alleged, possible …"""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from functools import cache

from numcheck.lexicon.load import data, words
from numcheck.model.fact import Status
from numcheck.model.sentence import Sentence, Token

_ORDER: tuple[Status, ...] = ("alleged", "proposed", "planned", "possible", "conditional", "estimated")


@cache
def _table(kind: str) -> Mapping[str, Status]:
    rows = data("status")
    return {word: name for name in reversed(_ORDER) for word in rows[name][kind]}


def status(sentence: Sentence, verb: Token, noun: Token | None = None) -> Status:
    """The status of the event of `verb`, with `noun` the phrase that the figure counts."""
    found: set[Status] = set()
    if verb.lemma in _table("objects") and noun is not None and _is_object(sentence, verb, noun):
        found.add(_table("objects")[verb.lemma])
    over = sentence.head(verb)
    if verb.pos == "NOUN" and verb.dep == "dobj" and over.lemma in _table("objects"):
        found.add(_table("objects")[over.lemma])  # "would seek a confiscation order of £1.9m"
    if verb.lemma in words("status", "asking_for") and any(kid.lower == "for" for kid in sentence.kids(verb, "prep")):
        found.add("proposed")
    if verb.pos == "NOUN" and verb.dep == "pobj" and over.lower == "for" and _asks(sentence.head(over)):
        found.add("proposed")  # "applied for a confiscation order", "an application for an order"
    if any(kid.lower == "if" for kid in sentence.kids(verb, "mark")):
        found.add("conditional")
    verb = _first_conjunct(sentence, verb)
    helpers = [kid.lower for kid in sentence.kids(verb, "aux")]
    if _is_inverted(sentence, verb):
        found.add("conditional")  # "should the 340 employees lose their jobs"
    else:
        found.update(_table("modals")[word] for word in helpers if word in _table("modals"))
    beside = [verb.lower, *(kid.lower for kid in sentence.kids(verb, "advmod", "acomp", "amod"))]
    if noun is not None:
        beside += [kid.lower for kid in sentence.kids(noun, "amod", "advmod")]
    found.update(_table("words")[word] for word in beside if word in _table("words"))
    if verb.tag == "VBG" and not helpers and verb.dep in ("pcomp", "advcl", "xcomp"):
        found.update(_governed(sentence, verb))
    if "to" in helpers and verb.dep == "ROOT":
        found.add("planned")  # as headlines say it: "Firm to cut 300 jobs"
    if "to" in helpers and verb.dep in ("acl", "relcl") and sentence.kids(verb, "auxpass"):
        found.add("planned")  # "a dividend of 3.75 crowns, to be paid in May"
    bare = not helpers and all(kid.lower == "be" for kid in sentence.kids(verb, "auxpass"))
    wanted = verb.tag == "VBN" and bare and verb.dep in ("ccomp", "xcomp", "oprd")
    if "to" in helpers or wanted or (verb.tag == "VB" and not helpers):
        found.update(_governed(sentence, verb))
    return next((name for name in _ORDER if name in found), "asserted")


def _asks(over: Token) -> bool:
    return over.lemma in words("status", "asking_for") or over.lemma in words("status", "asking_nouns")


def _is_inverted(sentence: Sentence, verb: Token) -> bool:
    """Whether a helper stands before the subject, as in a condition without "if"."""
    subjects = sentence.kids(verb, "nsubj", "nsubjpass")
    helpers = [kid for kid in sentence.kids(verb, "aux") if kid.lower in ("should", "had", "were")]
    return bool(subjects and helpers) and helpers[0].i < subjects[0].i and not sentence.text.rstrip().endswith("?")


def _is_object(sentence: Sentence, verb: Token, noun: Token) -> bool:
    """Whether a verb governs a phrase as its object, and nothing beside it tells that it came about."""
    path = [noun, *sentence.ancestors(noun)]
    under = next((low for low, over in itertools.pairwise(path) if over.i == verb.i), None)
    realised = any(kid.pos == "VERB" for kid in sentence.kids(verb, "conj"))
    return under is not None and under.dep == "dobj" and not realised


def _first_conjunct(sentence: Sentence, verb: Token) -> Token:
    """The verb whose helpers a later one shares: "they would reach 4,000 and leave 5,000 without"."""
    while verb.dep == "conj" and not sentence.kids(verb, "aux", "auxpass", "nsubj", "nsubjpass"):
        over = sentence.head(verb)
        if over.pos not in ("VERB", "AUX"):
            break
        verb = over
    return verb


def _governed(sentence: Sentence, verb: Token) -> set[Status]:
    """What the verbs over an infinitive say of it: "agreed to send", "proposed to cut"."""
    for over in sentence.ancestors(verb):
        if over.pos not in ("VERB", "AUX", "NOUN", "ADJ", "ADP"):
            return set()
        if over.lemma in ("be", "have") and over.tag in ("VBZ", "VBP"):
            return {"planned"}
        if over.lemma in _table("governors"):
            return {_table("governors")[over.lemma]}
        if over.lower in _table("words"):
            return {_table("words")[over.lower]}
        if over.dep not in ("xcomp", "ccomp", "advcl", "acl", "prep", "pcomp"):
            return set()
    return set()


def status_of_cue(cue: str) -> Status:
    """What a reporting verb makes of what it reports ("alleged", "estimates")."""
    reporting = data("reporting")
    if cue in reporting["alleging"]:
        return "alleged"
    return "estimated" if cue in reporting["estimating"] else "asserted"


def is_charge(speaker: str) -> bool:
    """Whether the speaker is a paper that only alleges: an indictment, a lawsuit."""
    return bool(words("reporting", "charging") & set(speaker.lower().split()))
