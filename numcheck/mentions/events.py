"""The predicate over a noun phrase: what was done, in which role, and whether it was denied."""

from __future__ import annotations

from dataclasses import dataclass

from numcheck.lexicon.load import words
from numcheck.lexicon.terms import event_class, is_known, noun_event_class, property_of_event
from numcheck.model.fact import Role
from numcheck.model.sentence import Sentence, Token

_NEGATIONS = frozenset("not n't never no without neither nor hardly".split())
_PASSING = frozenset(
    (
        "pobj prep conj appos compound nmod poss npadvmod quantmod nummod amod dep attr oprd dative advmod pcomp intj"
    ).split()
)
_PREPOSITIONS = frozenset(("including", "excluding"))
"""What a parser takes for verbs: "killed 258 people, including 12 Americans" says that those were killed."""
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")


@dataclass(frozen=True, slots=True)
class Predicate:
    """An event in the text: its verb (or noun), its lemma with object or particle, the role."""

    token: Token
    text: str
    lemma: str
    role: Role | None
    negated: bool


def predicate(sentence: Sentence, noun: Token) -> Predicate | None:
    """The event that the phrase headed by `noun` takes part in; None where no verb governs it."""
    if (state := _state_after(sentence, noun)) is not None:
        return state
    own = _modifying_verb(sentence, noun)
    nominal = _nominal(sentence, noun)
    if nominal is not None:
        return nominal
    token = noun
    for over in sentence.ancestors(noun):
        if over.pos in ("VERB", "AUX") and over.lower not in _PREPOSITIONS:
            role = _role(token)
            if over.dep in ("aux", "auxpass") and token.dep in _SUBJECTS:
                over = sentence.head(over)  # "14 are missing", hung on the helper
            verb = _content_verb(sentence, over, role)
            background = noun.dep == "pobj" and sentence.head(noun).i == 0  # "Of the 1,310 cases closed, 87 …"
            if own is not None and (background or verb.lemma in words("events", "empty")):
                return own
            return _named_state(noun, verb) or _of_verb(sentence, verb, role)
        if token.dep not in _PASSING and token.dep not in _SUBJECTS and token.dep not in ("dobj", "agent"):
            break
        token = over
    if own is not None:
        return own
    if noun.dep == "ROOT" and noun.pos in ("VERB", "AUX"):
        return _of_verb(sentence, noun, None)
    return None


def told_of_those_counted(sentence: Sentence, found: Predicate | None, noun: Token) -> Predicate | None:
    """As in "the number of people treated rose to 37": what befell those whose number only rises or falls."""
    if found is None or event_class(found.lemma) not in ("rise", "fall"):
        return found
    own = _modifying_verb(sentence, noun)
    return own if own is not None and _told_kind(own.token.lemma) else found


def _state_after(sentence: Sentence, noun: Token) -> Predicate | None:
    """The state that a bulletin puts behind its noun: "23 people dead, 41 people injured"."""
    after = sentence.tokens[noun.i + 1] if noun.i + 1 < len(sentence.tokens) else None
    if after is None or after.pos not in ("ADJ", "VERB") or after.tag not in ("JJ", "VBN", "VBD", "VBG"):
        return None
    kind = event_class(after.lemma) or noun_event_class(after.lemma)
    last = after.i + 1 == len(sentence.tokens) or sentence.tokens[after.i + 1].lower in (",", ";", "and", ".", "or")
    if not last or noun.tag not in ("NNS", "CD") or property_of_event(kind, True, "count") is None:
        return None
    if sentence.kids(after, "auxpass", "aux", "nsubjpass", "nsubj"):
        return None  # a verb of its own
    return Predicate(after, after.text, _both(sentence, after) or after.lemma, "patient", False)


def _named_state(noun: Token, verb: Token) -> Predicate | None:
    """As in "75 people were killed and 1,643 wounded": the noun names another lot than the verb that it shares."""
    state = noun_event_class(noun.lower) if noun.lower in words("phrases", "nominal") else None
    if state is None or event_class(verb.lemma) == state or not _told_kind(verb.lemma):
        return None
    return Predicate(noun, noun.text, state, "patient", False)


def _modifying_verb(sentence: Sentence, noun: Token) -> Predicate | None:
    """The verb of a relative or participial clause on the noun: "troops surrounded in Kursk"."""
    for kid in sentence.kids(noun, "relcl", "acl"):
        if kid.pos != "VERB":
            continue
        passive = kid.tag == "VBN" and not sentence.kids(kid, "nsubj")
        passive = passive or bool(sentence.kids(kid, "nsubjpass"))
        verb = _content_verb(sentence, kid, "agent")
        return _of_verb(sentence, verb, "patient" if passive else "agent")
    return None


def _nominal(sentence: Sentence, noun: Token) -> Predicate | None:
    """As in "the encirclement of 2,000 troops", "the deaths of 41 people": the noun before "of"."""
    prep = sentence.head(noun)
    if noun.dep != "pobj" or prep.lower not in ("of", "for"):
        return None
    over = sentence.head(prep)
    if over.pos != "NOUN" or noun_event_class(over.lemma) is None:
        return None
    negated = bool(_NEGATIONS & {kid.lower for kid in sentence.kids(over)})
    return Predicate(over, over.text, over.lemma, "patient", negated)


def _role(under: Token) -> Role | None:
    """The role of the phrase in the verb's event, whatever its voice."""
    if under.dep == "nsubj":
        return "agent"
    if under.dep in ("nsubjpass", "dobj", "attr", "oprd"):
        return "patient"
    if under.dep == "agent":
        return "agent"
    return None


def _content_verb(sentence: Sentence, verb: Token, role: Role | None) -> Token:
    """Past verbs that only pass their subject on: "began to move" → move."""
    if role != "agent" and role != "patient":
        return verb
    for _ in range(3):
        nested = sentence.kids(verb, "xcomp")
        if not nested or nested[0].pos != "VERB" or verb.lemma not in words("events", "raising"):
            return verb
        verb = nested[0]
    return verb


def _of_verb(sentence: Sentence, verb: Token, role: Role | None) -> Predicate:
    helpers = sentence.kids(verb, "aux", "auxpass", "neg", "prt")
    helpers = [kid for kid in helpers if not _opens_limit(sentence, kid)]
    parts = [verb.lemma, *(kid.lemma for kid in helpers if kid.dep == "prt")]
    complement = _complement(sentence, verb, role)
    if complement is not None:
        return _of_complement(sentence, verb, complement, role)
    if both := _both(sentence, verb):
        return Predicate(verb, verb.text, both, role, _is_negated(sentence, verb))
    objects = sentence.kids(verb, "dobj")
    taken = objects[0] if objects and objects[0].pos == "NOUN" else None
    if _is_ruined(sentence, verb):
        parts = ["destroy"]
    span = [*helpers, verb]
    state = sentence.tokens[verb.i + 1 : verb.i + 2]
    if state and state[0].pos in ("ADJ", "ADV") and is_known(f"{verb.lemma} {state[0].lemma}"):
        parts.append(state[0].lemma)  # "fell ill", "went missing"
        span.append(state[0])
    if role == "agent" and taken and verb.lemma in words("events", "light"):
        parts.append(taken.lemma)
        span += [kid for kid in sentence.kids(taken, "poss", "det", "amod", "compound") if kid.i > verb.i]
        span.append(taken)
    span = sorted(span, key=lambda token: token.i)
    text = sentence.text[span[0].start : span[-1].end]
    if len(text) > 80:
        text = verb.text
    return Predicate(verb, text, " ".join(parts), role, _is_negated(sentence, verb))


def _opens_limit(sentence: Sentence, particle: Token) -> bool:
    """Whether an "up" opens a limit and is no particle: "install up to 48 turbines"."""
    after = [token.lower for token in sentence.tokens[particle.i + 1 : particle.i + 2]]
    return particle.dep == "prt" and particle.lower == "up" and after == ["to"]


def _complement(sentence: Sentence, verb: Token, role: Role | None) -> Token | None:
    """The adjective that says what happened: "were missing", of an object "left 41 people dead"."""
    if verb.lemma == "be":
        return next(iter(sentence.kids(verb, "acomp")), None)
    if role != "patient" or verb.lemma not in words("events", "leaving"):
        return None
    found = sentence.kids(verb, "oprd", "acomp")
    return next((token for token in found if token.i > verb.i and event_class(token.lemma)), None)


def _both(sentence: Sentence, token: Token) -> str | None:
    """The classes of two events that one figure counts together: "killed or injured 40 people"."""
    over = sentence.head(token)
    beside = over if token.dep == "conj" else next(iter(sentence.kids(token, "conj")), None)
    if beside is None or beside.pos not in ("VERB", "ADJ", "NOUN"):
        return None
    later = max(token, beside, key=lambda t: t.i)
    first = min(token, beside, key=lambda t: t.i)
    if (sentence.kids(first, *_OWN) and sentence.kids(later, *_OWN)) or later.i - first.i > 2:
        return None
    kinds = {_told_kind(token.lemma), _told_kind(beside.lemma)}
    return None if None in kinds or len(kinds) == 1 else " or ".join(sorted(kind for kind in kinds if kind))


_OWN = ("dobj", "nummod")


def _told_kind(lemma: str) -> str | None:
    """The class of an event that tells what it counts: deaths, injuries, homes destroyed."""
    kind = event_class(lemma) or noun_event_class(lemma)
    return kind if property_of_event(kind, True, "count") else None


def _of_complement(sentence: Sentence, verb: Token, complement: Token, role: Role | None) -> Predicate:
    """As in "were blank", "are missing": the adjective says what happened."""
    lemma = complement.lemma if event_class(complement.lemma) else f"be {complement.lemma}"
    lemma = _both(sentence, complement) or lemma
    if _is_ruined(sentence, complement):
        lemma = "destroy"
    text = sentence.text[verb.start : complement.end] if complement.i > verb.i else complement.text
    if len(text) > 80:
        text = complement.text
    return Predicate(verb, text, lemma, role, _is_negated(sentence, verb))


def _is_ruined(sentence: Sentence, token: Token) -> bool:
    """Whether the words behind it make of damage destruction: "damaged beyond repair"."""
    return sentence.text[token.end :].lstrip().startswith(tuple(words("events", "ruining")))


def _is_negated(sentence: Sentence, verb: Token) -> bool:
    near = {kid.lower for kid in sentence.kids(verb, "neg", "det", "preconj", "advmod", "aux")}
    for subject in sentence.kids(verb, *_SUBJECTS):
        near |= {kid.lower for kid in sentence.kids(subject, "det", "neg") if not _opens_bound(sentence, kid)}
    return bool(near & _NEGATIONS)


def _opens_bound(sentence: Sentence, token: Token) -> bool:
    """Whether a "no" only opens a bound: "no fewer than 46"."""
    after = sentence.tokens[token.i + 1] if token.i + 1 < len(sentence.tokens) else token
    return after.lower in ("fewer", "less", "more")


def is_denied_before(sentence: Sentence, place: int) -> bool:
    """Whether a "not" stands before a place of the sentence, so that it can deny what stands there."""
    return any(token.lower in _NEGATIONS and token.end <= place for token in sentence.tokens)


def suffers(sentence: Sentence, found: Predicate) -> bool:
    """Whether the phrase undergoes the event: as patient, or as agent of a verb without an object."""
    if found.role == "patient":
        return True
    return found.role == "agent" and (" " in found.lemma or not sentence.kids(found.token, "dobj"))
