"""Bare numbers that are ages: "Smith, 42, said", "who is 84", "whose average age was 76"."""

from __future__ import annotations

import re

from numcheck.lexicon.load import words
from numcheck.mentions import heads, phrases
from numcheck.mentions.quantities import Mention
from numcheck.model.sentence import Sentence, Token

OLDEST = 120


def is_bare_age(sentence: Sentence, mention: Mention, root: Token | None, about: phrases.Phrase | None) -> bool:
    """Whether a number without a unit is somebody's age."""
    quantity = mention.quantity
    if root is None or quantity.unit or quantity.value is None or not 0 < quantity.value <= OLDEST:
        return False
    if is_appositive(sentence, mention) or _is_reached(sentence, mention, root):
        return True
    if about is not None and (about.counted or about.head.lemma == "age"):
        return not about.counted
    return quantity.bound == "exact" and _is_said_of_a_person(sentence, root)


def _is_reached(sentence: Sentence, mention: Mention, root: Token) -> bool:
    """As in "she left school at 14", "He arrived at 24 or thereabouts": what a person did at a bare number."""
    prep = sentence.head(root)
    verb = sentence.head(prep)
    if root.dep != "pobj" or prep.lower != "at" or verb.lemma not in words("events", "aging"):
        return False
    if mention.quantity.value is not None and mention.quantity.value <= _HOURS:
        return False  # "she left at 9"
    if not re.match(r"(?:[,.;)]|$| (?:and|or|but|to|in|with|for|from)\b)", sentence.text[mention.end :]):
        return False
    return any(subject.lower in ("he", "she", "who") for subject in sentence.kids(verb, "nsubj", "nsubjpass"))


_HOURS = 12


def is_appositive(sentence: Sentence, mention: Mention) -> bool:
    """As in "Smith, 42, said": between commas, after a name."""
    before = sentence.text[: mention.start].rstrip()
    after = sentence.text[mention.end :].lstrip()
    if not before.endswith(",") or (after and after[0] not in ",.;"):
        return False
    named = [token for token in sentence.tokens if token.end < len(before)][-1:]
    if not named:
        return False
    person = named[0].pos == "NOUN" and heads.head_is_person(named[0]) and named[0].tag == "NN"
    return person or named[0].pos == "PROPN" or (named[0].tag == "NN" and named[0].text[:1].isupper())


def _is_said_of_a_person(sentence: Sentence, root: Token) -> bool:
    """As in "who is 84", "He was 42", "his sons are 9 and 12"."""
    if root.dep == "conj" and sentence.head(root).pos == "NUM":
        root = sentence.head(root)
    verb = sentence.head(root)
    if verb.lemma == "turn" and verb.i == root.i - 1:  # "turns 30 next month"
        return True
    if root.dep not in ("attr", "acomp") or verb.lemma != "be":
        return False
    if verb.dep == "conj" and not sentence.kids(verb, "nsubj"):  # "who was born in 1964 and is now 56"
        first = sentence.head(verb)
        return first.lower == "born" or first.lemma == "bear"
    named = any(token.lower == "born" for token in sentence.tokens)
    for subject in sentence.kids(verb, "nsubj"):
        if subject.lower in ("he", "she"):
            return True
        noun = sentence.head(verb) if subject.lower == "who" and verb.dep == "relcl" else subject
        named = named or noun is not subject  # "Hedley, who is 58"
        return (noun.pos == "PROPN" and named) or (noun.pos == "NOUN" and heads.head_is_person(noun))
    return False
