"""Noun phrases: the thing counted or measured by a figure, with its qualifiers and words."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace

from numcheck.lexicon.load import words
from numcheck.lexicon.terms import event_class, property_of_people
from numcheck.mentions.heads import (
    NOUNS,
    Span,
    argument,
    level_of,
    measured_by_verb,
    named_level,
    noun_ahead,
    noun_beside,
    noun_in,
    noun_joined,
    noun_of,
    noun_of_them,
    noun_over,
    noun_told,
    overlaps,
    quoted,
    says_when_or_how,
    through_partitive,
)
from numcheck.model.sentence import Sentence, Token

_LEFT = frozenset(["amod", "compound", "nmod", "poss", "nummod"])


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a figure is about: its head token and the words that belong to it.

    `text` goes through what follows the head at once ("workers in the United Kingdom"), `core` stops
    at the head.
    """

    head: Token
    text: str
    core: str
    qualifiers: tuple[str, ...]
    counted: bool
    is_part: bool = False


def counted(sentence: Sentence, root: Token, span: Span) -> Phrase | None:
    """The noun that a plain count counts: "2,000 North Korean soldiers", "seven of the men"."""
    if joined := noun_joined(sentence, span):
        return phrase(sentence, joined, (span[0], joined.start), counted=True)
    if among := noun_of_them(sentence, span):
        return replace(phrase(sentence, among, span, counted=True), is_part=True)
    if told := noun_told(sentence, root):
        return replace(phrase(sentence, told, span, counted=True), is_part=True)
    over = noun_over(sentence, root, span)
    of = None if over else noun_of(sentence, root, span)
    head = over or of or noun_beside(sentence, root, span)
    if head is None:
        level = level_of(sentence, root)
        return phrase(sentence, level, span, counted=False) if level else None
    found = phrase(sentence, head, span, counted=True)
    return replace(found, is_part=True) if of or _leaves_others(sentence, span) else found


def _leaves_others(sentence: Sentence, span: Span) -> bool:
    """Whether "other", "another", "remaining" stands right before or after the number, or "more" after it."""
    before = [t.lower for t in sentence.tokens if t.end <= span[0]][-1:]
    after = [t.lower for t in sentence.tokens if t.start >= span[1]][:1]
    return bool(words("phrases", "others") & {*before, *after}) or "more" in after


def measured(sentence: Sentence, root: Token, span: Span) -> Phrase | None:
    """What a figure with a unit measures: "revenue rose to $3bn", "a $3m contract", "5 % of voters"."""
    candidates = (
        named_level(sentence, root),
        noun_of(sentence, root, span),
        noun_in(sentence, span),
        noun_over(sentence, root, span),
        quoted(sentence, root, span),
        _numbered(sentence, measured_by_verb(sentence, root)),
        noun_ahead(sentence, root, span),
    )
    head = next((noun for noun in candidates if noun is not None and not says_when_or_how(noun)), None)
    return phrase(sentence, head, span, counted=False) if head else None


def _numbered(sentence: Sentence, noun: Token | None) -> Token | None:
    """Of "the number of asylum seekers" those who are numbered; a share or an average is measured itself."""
    return through_partitive(sentence, noun) if noun is not None and noun.lemma == "number" else noun


def aged(sentence: Sentence, root: Token, span: Span) -> Phrase | None:
    """Whose age it is: "a 42-year-old man", "Smith, 42,", "the man, aged 42"."""
    for token in sentence.ancestors(root):
        if token.pos in NOUNS and not overlaps(token, span):
            return phrase(sentence, token, span, counted=False)
        if token.pos in ("VERB", "AUX"):
            break
    found = measured_by_verb(sentence, root)
    return phrase(sentence, found, span, counted=False) if found else None


def argument_of(sentence: Sentence, verb: Token) -> Token | None:
    """Who did what a verb says, or whom it befell: its own subject, else its object."""
    subjects = [t for t in sentence.kids(verb, "nsubj", "nsubjpass") if t.pos in NOUNS]
    objects = [t for t in sentence.kids(verb, "dobj") if t.pos in NOUNS]
    befalls = property_of_people(event_class(verb.lemma)) is not None  # "police arrested the pair"
    own = (objects[:1] if befalls else []) or subjects[-1:] or objects[:1]
    return own[0] if own else argument(sentence, verb, verb)


def phrase(sentence: Sentence, head: Token, leave_out: Span, counted: bool) -> Phrase:
    """The head with what stands to its left, figures and determiners left out."""
    left = [t for kid in sentence.kids(head, *_LEFT) if kid.i < head.i for t in sentence.subtree(kid)]
    kept = [t for t in left if _belongs(sentence, t, head, leave_out)]
    run = _contiguous([*kept, head])
    while len(run) > 1 and (run[0].text in ("-", "*", "•", "%") or run[0].pos == "CCONJ"):
        run.pop(0)
    start = run[0].start
    text = sentence.text[start : _end_of(sentence, head, leave_out)]
    return Phrase(head, text, sentence.text[start : head.end], tuple(_grouped(sentence, run[:-1])), counted)


LONGEST_TAIL = 10
"""Words behind the head that still belong to a phrase's text."""


def _end_of(sentence: Sentence, head: Token, leave_out: Span) -> int:
    """Where the phrase ends, the prepositions that follow its head at once gone through."""
    last = _conjoined(sentence, _named(sentence, head))
    for prep in sentence.kids(last, "prep"):
        if prep.i != last.i + 1 or prep.lower not in words("phrases", "following"):
            break
        tail = _before_figure(sentence.subtree(prep), leave_out)
        plain = all(t.i == prep.i + n for n, t in enumerate(tail)) and len(tail) <= LONGEST_TAIL
        if len(tail) < 2 or not plain or any(t.pos in ("NUM", "VERB", "SYM") or overlaps(t, leave_out) for t in tail):
            break
        last = tail[-1]
    return last.end


def _named(sentence: Sentence, head: Token) -> Token:
    """The end of the name that follows a noun at once: "the research ship Kahurangi"."""
    while head.i + 1 < len(sentence.tokens):
        after = sentence.tokens[head.i + 1]
        if after.pos != "PROPN" or after.head != head.i or after.dep not in ("appos", "nmod", "flat"):
            break
        head = after
    return head


def _before_figure(tail: list[Token], figure: Span) -> list[Token]:
    """The words up to a figure below them, its own "of" left out: "per share [of 41 cents]"."""
    kept = list(itertools.takewhile(lambda token: not overlaps(token, figure), tail))
    while len(kept) < len(tail) and kept and _leads_to_figure(kept[-1]):
        kept.pop()
    return kept


def _leads_to_figure(token: Token) -> bool:
    return token.pos in ("ADP", "DET", "SYM", "ADV", "PART") or token.lower in words("phrases", "indefinite")


def _conjoined(sentence: Sentence, head: Token) -> Token:
    """The last noun of "soldiers and sailors", where the others have no figure or article of their own."""
    last = head
    while joined := sentence.kids(last, "conj"):
        noun = joined[0]
        between = sentence.tokens[last.i + 1 : noun.i]
        if (
            noun.pos != "NOUN"
            or any(t.lower not in ("and", "or", ",") for t in between)
            or sentence.kids(noun, "nummod")
        ):
            break
        last = noun
    return last


def is_whole(sentence: Sentence, noun: Token) -> bool:
    """Whether the phrase is the whole of a counted part ("27 of its 163 shops"): the verb speaks of the part."""
    over = sentence.head(noun)
    return noun.dep == "pobj" and over.lower in ("of", "among") and sentence.head(over).pos == "NUM" and over.i > 0


def _belongs(sentence: Sentence, token: Token, head: Token, leave_out: Span) -> bool:
    if _is_of_a_date(sentence, token):
        return False  # "on 4 April police arrested"
    if overlaps(token, leave_out) or (len(token.text) > 1 and token.text[0] == "-"):
        return False
    if token.pos in ("DET", "PUNCT", "SYM", "NUM"):
        return token.text == "-" or sentence.text[token.end : token.end + 1] == "-"  # "six-coach trains"
    return token.i < head.i and token.lower not in words("phrases", "indefinite")


def _is_of_a_date(sentence: Sentence, token: Token) -> bool:
    """Whether a month or a weekday stands behind the number of its day."""
    before = sentence.tokens[token.i - 1] if token.i else token
    return token.lower in words("calendar", "months_and_days") and before.text.isdigit()


def _contiguous(tokens: list[Token]) -> list[Token]:
    """The unbroken run of tokens that ends with the last one."""
    run = [tokens[-1]]
    for token in reversed(tokens[:-1]):
        if token.i != run[0].i - 1:
            break
        run.insert(0, token)
    return run


def _grouped(sentence: Sentence, tokens: list[Token]) -> Iterator[str]:
    """Qualifiers: a name of several words is one ("North Korean"), other words one each."""
    group: list[Token] = []
    for token in tokens:
        if token.tag == "POS" or token.text == "-":
            continue
        if group and not (token.text[:1].isupper() and group[-1].text[:1].isupper() and token.i == group[-1].i + 1):
            yield sentence.text[group[0].start : group[-1].end]
            group = []
        group.append(token)
    if group:
        yield sentence.text[group[0].start : group[-1].end]
