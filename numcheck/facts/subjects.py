"""The subject of a fact, from the noun phrase that its figure is of."""

from __future__ import annotations

from numcheck.lexicon import terms
from numcheck.lexicon.entities import entity_in
from numcheck.lexicon.load import words
from numcheck.mentions import phrases
from numcheck.mentions.holders import antecedent, holder
from numcheck.model.fact import Subject
from numcheck.model.sentence import Sentence, Token

Span = tuple[int, int]


def subject_of(sentence: Sentence, found: phrases.Phrase, span: Span) -> Subject:
    """Whom or what a figure at `span` is about, with its class, its entity and whoever has it."""
    meant = antecedent(sentence, found.head) if found.head.pos == "PRON" else None
    found = phrases.phrase(sentence, meant, span, counted=False) if meant else found
    whose = holder(sentence, found.head, span)
    lemma = found.head.lemma
    kind = terms.head_class(lemma) or ("people" if _is_demonym(found.head) else None)
    joint = _is_pair(sentence, found.head) or any(
        _is_pair(sentence, token)
        for token in sentence.tokens
        if token.dep == "nsubj" and not words("phrases", "jointly").isdisjoint(t.lower for t in sentence.tokens)
    )
    entity = entity_in(found.text)
    return Subject(found.text, lemma, found.qualifiers, entity, kind, found.is_part, found.core, whose, joint)


def _is_pair(sentence: Sentence, noun: Token) -> bool:
    """Whether a name has another one joined to it: "Uganda and Kenya"."""
    return noun.pos == "PROPN" and any(kid.pos == "PROPN" for kid in sentence.kids(noun, "conj"))


def _is_demonym(head: Token) -> bool:
    """As in "eleven Americans": the plural of a people's name."""
    return head.tag in ("NNPS", "NNS") and entity_in(head.text) is not None
