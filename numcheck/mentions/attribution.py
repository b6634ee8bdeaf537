"""Who says so: speaker, cue, and the source behind the speaker."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from numcheck.lexicon.load import words
from numcheck.mentions.heads import head_is_person, names_time
from numcheck.mentions.phrases import phrase
from numcheck.model.sentence import Sentence, Token

_PRONOUNS = frozenset("he she they it who that which i we".split())


@dataclass(frozen=True, slots=True)
class Said:
    """An attribution found over a token: the speaker's phrase, the cue's lemma and word, sources.

    `is_name` says that the speaker is named and one, so that "he" or "she" may mean them.
    """

    speaker: str
    cue: str
    cue_text: str
    via: tuple[str, ...]
    is_pronoun: bool
    is_name: bool = False


def said(sentence: Sentence, token: Token) -> Said | None:
    """Who reports the clause that `token` stands in, by verb, by "according to" or by "by X's count"."""
    return (
        _by_verb(sentence, token)
        or _according(sentence, token)
        or _by_account(sentence, token)
        or _reckoned(sentence, token)
    )


def main_speaker(sentence: Sentence) -> Said | None:
    """Who says the whole sentence, by its main verb."""
    for root in sentence.tokens:
        if root.dep == "ROOT" and root.pos == "VERB" and root.lemma in words("reporting", "verbs"):
            speaker = _speaker(sentence, root)
            return _said(sentence, speaker, root) if speaker else None
    return None


def _by_verb(sentence: Sentence, token: Token) -> Said | None:
    path = [token, *sentence.ancestors(token)]
    for under, over in itertools.pairwise(path):
        reports = over.pos in ("VERB", "AUX") and over.lemma in words("reporting", "verbs")
        if reports and under.dep in ("ccomp", "parataxis", "xcomp", "dep") and _is_content(sentence, over, under):
            speaker = _speaker(sentence, over)
            if speaker is not None and not _opens_clause(sentence, under, speaker):
                return _said(sentence, speaker, over)
    return _trailing(sentence, path)


def _opens_clause(sentence: Sentence, clause: Token, speaker: Token) -> bool:
    """As in "police put it at 18,000; the alliance said …": who opens a clause did not say the one before."""
    between = sentence.text[clause.end : speaker.start]
    opening = between.rpartition(";")[2]
    return ";" in between and "," not in opening and len(opening) <= _NAME


_NAME = 40
"""Characters of a speaker's name before its head."""


def _trailing(sentence: Sentence, path: list[Token]) -> Said | None:
    """A clause that carries its reporting verb below it: "…, he said", "…, Kyodo reported"."""
    for over in path:
        for kid in sentence.kids(over, "parataxis", "ccomp", "advcl", "dep"):
            if kid.lemma not in words("reporting", "verbs") or kid.pos != "VERB" or kid in path:
                continue
            if kid.lemma in words("reporting", "weak") and kid.dep != "parataxis":
                continue
            speaker = _speaker(sentence, kid)
            bare = not sentence.kids(kid, "ccomp", "dobj", "mark")
            if speaker is not None and bare:
                return _said(sentence, speaker, kid)
    return None


def _is_content(sentence: Sentence, verb: Token, clause: Token) -> bool:
    """Whether the clause is what the verb reports, not a condition or an aside."""
    if verb.lemma in words("reporting", "weak"):
        return clause.dep == "ccomp" and bool(sentence.kids(verb, "nsubj"))
    return clause.dep != "dep" or clause.i < verb.i


def _speaker(sentence: Sentence, verb: Token) -> Token | None:
    for over in (verb, *sentence.ancestors(verb)):
        for subject in sentence.kids(over, "nsubj"):
            if subject.pos in ("NOUN", "PROPN", "PRON") and subject.lower not in ("which", "that", "there", "it"):
                return None if _is_my_thing(sentence, subject) else subject
        if over.dep != "conj":
            return None
    return None


def _is_my_thing(sentence: Sentence, noun: Token) -> bool:
    """As in "my payslip says": what somebody who speaks has, and nobody who could speak."""
    owned = any(kid.lower == "my" for kid in sentence.kids(noun, "poss"))
    return owned and noun.pos == "NOUN" and not head_is_person(noun)


def _said(sentence: Sentence, speaker: Token, verb: Token) -> Said:
    return Said(
        name_of(sentence, speaker), verb.lemma, verb.text, tuple(_via(sentence, verb, speaker)),
        speaker.lower in _PRONOUNS, speaker.pos == "PROPN" and speaker.tag == "NNP",
    )  # fmt: skip


def _via(sentence: Sentence, verb: Token, speaker: Token) -> Iterator[str]:
    """As in "Kyodo News, citing military sources, reported"."""
    for over in (verb, speaker):
        for kid in sentence.kids(over, "advcl", "acl", "prep", "relcl", "pcomp"):
            if kid.lemma in words("reporting", "sources"):
                for source in sentence.kids(kid, "dobj"):
                    yield name_of(sentence, source)


def _according(sentence: Sentence, token: Token) -> Said | None:
    """As in "according to the ministry", anywhere in the clause or at either end of the sentence."""
    clause = {t.i for over in (token, *sentence.ancestors(token)) for t in sentence.kids(over)}
    for word in sentence.tokens:
        if word.lower != "according":
            continue
        nouns = [n for to in sentence.kids(word, "prep") for n in sentence.kids(to, "pobj")]
        nouns = nouns or list(sentence.kids(word, "pobj"))
        following = [t for t in sentence.tokens if t.i > word.i + 1 and t.pos in ("NOUN", "PROPN", "PRON")]
        noun = nouns[0] if nouns else (following[0] if following else None)
        if noun is None or not (word.i in clause or sentence.head(word).i in clause or word.i < 2):
            continue
        return Said(name_of(sentence, noun), "accord", "according to", (), noun.lower in _PRONOUNS)
    return None


def _by_account(sentence: Sentence, token: Token) -> Said | None:
    """As in "by Kyiv's account", "by the union's own count"."""
    clause = {over.i for over in (token, *sentence.ancestors(token))}
    for word in sentence.tokens:
        prep = sentence.head(word)
        if word.lower not in words("reporting", "accounts") or word.dep != "pobj" or prep.lower not in ("by", "on"):
            continue
        owner = next(iter(sentence.kids(word, "poss")), None)
        named = owner is not None and owner.pos in ("NOUN", "PROPN") and not names_time(owner)
        if owner is not None and named and prep.head in clause:
            return Said(name_of(sentence, owner), "accord", f"{prep.text} … {word.text}", (), is_pronoun=False)
    return None


def _reckoned(sentence: Sentence, token: Token) -> Said | None:
    """As in "police put the crowd at 18,000", "the company estimates the loss at 32 billion won"."""
    for under, over in itertools.pairwise((token, *sentence.ancestors(token))):
        if over.pos not in ("VERB", "AUX"):
            continue
        if over.lemma not in words("reporting", "reckoning") or under.dep in ("nsubj", "nsubjpass"):
            return None
        if over.lemma == "put" and not (under.dep == "prep" and under.lower == "at"):
            return None
        speaker = _speaker(sentence, over)
        named = speaker is not None and speaker.pos in ("NOUN", "PROPN")
        return _said(sentence, speaker, over) if speaker is not None and named else None
    return None


def name_of(sentence: Sentence, noun: Token) -> str:
    """A speaker as an editor would name it: the name without titles, else the noun phrase."""
    if noun.pos == "PRON":
        return noun.text
    while noun.pos == "NOUN" or _is_title(noun):  # "its director, Martin Okafor"
        named = [kid for kid in sentence.kids(noun, "appos") if kid.pos == "PROPN" and kid.i > noun.i]
        if not named:
            break
        noun = named[-1]
    whole = phrase(sentence, noun, (0, 0), counted=False)
    if noun.pos != "PROPN":
        return _with_of(sentence, noun, whole.core)
    run = [t for t in sentence.tokens if whole.head.end - len(whole.core) <= t.start < noun.end]
    last_title = max((k for k, t in enumerate(run[:-1]) if _is_title(t)), default=-1)
    kept = run[last_title + 1 :]
    while len(kept) > 1 and kept[-1].lower.strip(".") in words("reporting", "suffixes"):
        kept.pop()
    return sentence.text[kept[0].start : kept[-1].end] if kept else whole.core


def _is_title(noun: Token) -> bool:
    return noun.lower.strip(".") in words("reporting", "titles")


def _with_of(sentence: Sentence, noun: Token, text: str) -> str:
    """The phrase with its "of"-part, where one follows at once: "the head of intelligence"."""
    for prep in sentence.kids(noun, "prep"):
        if prep.lower == "of" and prep.i == noun.i + 1:
            for inner in sentence.kids(prep, "pobj"):
                end = inner.end
                return f"{text}{sentence.text[noun.end : end]}"
    return text
