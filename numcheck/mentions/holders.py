"""Whose figure it is: the one who has, does or sells what is counted ("Ford, which has 13,000 workers")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from numcheck.lexicon.load import words
from numcheck.lexicon.terms import names_property, noun_event_class
from numcheck.mentions.heads import names_time
from numcheck.mentions.phrases import phrase
from numcheck.model.sentence import Sentence, Token

Span = tuple[int, int]

_NOUNS = frozenset(("NOUN", "PROPN"))
_RELATIVE = frozenset(("who", "which", "that", "whom"))
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_OPEN = frozenset(("conj", "xcomp", "advcl", "ccomp", "pcomp", "prep", "dep", "parataxis", "acl", "relcl"))
"""Clauses that may take the subject of the one above them."""

_THIRD_PERSON = frozenset(("it", "he", "she", "they", "its", "his", "her", "their"))


def holder(sentence: Sentence, anchor: Token, span: Span) -> str | None:
    """The words for whoever or whatever the figure at `span`, counted by `anchor`, belongs to.

    The name before a parenthesis, the owner ("its 300 shops"), the subject of the clause, its "by";
    a pronoun only where the sentence itself says whom it means. None where nothing says so.
    """
    for noun in _candidates(sentence, anchor, span):
        if noun.i != anchor.i and noun.text[:1].isalnum() and not (noun.start < span[1] and span[0] < noun.end):
            return phrase(sentence, noun, span, counted=False).core
    return None


def named_for(sentence: Sentence, span: Span) -> Token | None:
    """What a figure without a noun is of, where the words right around it say so: "Index (16,369)", "$52 for tea"."""
    return _before_parenthesis(sentence, span) or _beside(sentence, span)


_HEADED = re.compile(r"(?:^|[.;] )(?P<label>[^.;:()]{3,60}): (?:about |some |nearly |almost |at least |up to )*$")
"""What heads a figure in a bulletin: "Deaths: 7", "Missing: 15"."""


def labelled(sentence: Sentence, span: Span) -> Token | None:
    """The noun of the label before a count; of "Hospital admissions since May: 118" the admissions."""
    tokens = _label(sentence, span)
    if any(token.tag in ("VBZ", "VBP", "MD") for token in tokens) or any(t.tag == "VBD" for t in tokens[1:-1]):
        return None
    nouns = [t for t in tokens if t.pos in _NOUNS or t.lower in words("phrases", "nominal")]
    free = [t for t in nouns if t.dep not in ("pobj", "compound", "poss", "npadvmod") and not names_time(t)]
    return free[0] if free else None


def label_verb(sentence: Sentence, span: Span) -> Token | None:
    """The participle that opens the label before a count: "Rescued from roofs since Sunday: 460"."""
    return next((token for token in _label(sentence, span)[:1] if token.tag in ("VBN", "VBD")), None)


def _label(sentence: Sentence, span: Span) -> list[Token]:
    """The words of the label that heads a figure; none where there is no label."""
    headed = _HEADED.search(sentence.text[: span[0]])
    return list(sentence.at(*headed.span("label"))) if headed is not None else []


def _candidates(sentence: Sentence, anchor: Token, span: Span) -> Iterator[Token]:
    for found in (
        _before_parenthesis(sentence, span),
        _beside(sentence, span),
        _modified(sentence, anchor),
        _owner(sentence, anchor),
        _object_over(sentence, anchor),
        _nominal_over(sentence, anchor),
        _clause_subject(sentence, anchor),
    ):
        if found is not None:
            yield found


def _before_parenthesis(sentence: Sentence, span: Span) -> Token | None:
    """As in "Maldonado (15.3 points, 7.4 rebounds)": the noun that the brackets explain."""
    opened = sentence.text.rfind("(", 0, span[0])
    if opened < 0 or ")" in sentence.text[opened : span[0]]:
        return None
    before = [token for token in sentence.tokens if token.end <= opened]
    return before[-1] if before and before[-1].pos in _NOUNS else None


def _beside(sentence: Sentence, span: Span) -> Token | None:
    """As in "$52,000 for the railway", "$340 million off the firm's value": the noun that follows at once."""
    prep = next((token for token in sentence.tokens if token.start >= span[1]), None)
    if prep is None or prep.lower not in words("phrases", "beside"):
        return None
    for noun in sentence.kids(prep, "pobj"):
        if noun.pos in _NOUNS and not names_time(noun):
            return noun
    return None


def _owner(sentence: Sentence, anchor: Token) -> Token | None:
    """As in "its 300 shops": a possessive pronoun stands for someone named before."""
    for kid in sentence.kids(anchor, "poss"):
        if kid.lower in _THIRD_PERSON:
            return antecedent(sentence, kid)
    return None


def _clause_subject(sentence: Sentence, anchor: Token) -> Token | None:
    """The subject of the clause that the figure stands in, or the "by" of a passive one."""
    under = anchor
    for over in sentence.ancestors(anchor):
        if over.pos in ("VERB", "AUX"):
            subjects = [t for t in sentence.kids(over, *_SUBJECTS) if t.i != under.i]
            if under.dep in _SUBJECTS:
                return _by(sentence, over)
            if subjects:
                return _meant(sentence, subjects[-1], over)
            if over.dep in ("acl", "relcl") and not _is_infinitive(sentence, over):
                return sentence.head(over) if sentence.head(over).pos in _NOUNS else None
            if over.dep not in _OPEN:
                return None
        under = over
    return None


def _is_infinitive(sentence: Sentence, verb: Token) -> bool:
    """As in "announced plans to cut 300 jobs": the subject is whoever announced, not the plans."""
    return any(kid.lower == "to" for kid in sentence.kids(verb, "aux"))


def _by(sentence: Sentence, verb: Token) -> Token | None:
    for agent in sentence.kids(verb, "agent"):
        for noun in sentence.kids(agent, "pobj"):
            if noun.pos in _NOUNS:
                return noun
    return None


def _meant(sentence: Sentence, subject: Token, verb: Token) -> Token | None:
    """The subject itself, or the noun that a relative or personal pronoun means."""
    if subject.lower in _RELATIVE and verb.dep == "relcl":
        subject = sentence.head(verb)
    if subject.lower in _THIRD_PERSON:
        return antecedent(sentence, subject)
    return subject if subject.pos in _NOUNS else None


def antecedent(sentence: Sentence, pronoun: Token) -> Token | None:
    """Whom a pronoun means: the last subject before it in the sentence that agrees with it."""
    for token in reversed(sentence.tokens[: pronoun.i]):
        if token.dep in _SUBJECTS and token.pos in _NOUNS and _agrees(pronoun, token):
            return token
    return None


def _agrees(pronoun: Token, noun: Token) -> bool:
    plural = noun.tag in ("NNS", "NNPS")
    if pronoun.lower in ("they", "their"):
        return plural or noun.pos == "PROPN"
    return not plural


def _modified(sentence: Sentence, anchor: Token) -> Token | None:
    """As in "six-cylinder engines": what has so many of the things that a hyphen joins to the number."""
    over = sentence.head(anchor)
    return over if anchor.dep in ("compound", "nmod") and over.pos in _NOUNS and over.i > anchor.i else None


def _object_over(sentence: Sentence, anchor: Token) -> Token | None:
    """As in "raised its output to 1.2m tonnes of ilmenite": the object that the figure is a level of."""
    prep = sentence.head(anchor)
    if anchor.dep == "pobj" and prep.lower == "of":  # "to 1.2m tonnes of ilmenite"
        anchor = sentence.head(prep)
        prep = sentence.head(anchor)
    if anchor.dep != "pobj" or prep.lower not in words("phrases", "level"):
        return None
    objects = [noun for noun in sentence.kids(sentence.head(prep), "dobj") if noun.pos in _NOUNS]
    return objects[0] if objects and objects[0].i < prep.i else None


def _nominal_over(sentence: Sentence, anchor: Token) -> Token | None:
    """As in "sales of 5,835 units": the noun whose amount the figure is."""
    prep = sentence.head(anchor)
    if anchor.dep != "pobj" or prep.lower not in ("of", "for", "in"):
        return None
    over = sentence.head(prep)
    told = noun_event_class(over.lemma) or names_property(over.lemma)
    return over if over.pos in _NOUNS and told and over.lemma not in words("phrases", "partitive") else None
