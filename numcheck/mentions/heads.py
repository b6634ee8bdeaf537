"""Which noun a figure is of: the one that it counts, the one whose level or measure it gives."""

from __future__ import annotations

import itertools
import re

from numcheck.lexicon.load import words
from numcheck.lexicon.terms import (
    event_class,
    head_class,
    is_people,
    names_property,
    noun_event_class,
    property_of_people,
)
from numcheck.model.sentence import Sentence, Token
from numcheck.units.catalog import catalog

Span = tuple[int, int]

_UP = frozenset("nummod quantmod compound amod nmod advmod npadvmod appos det punct".split())
NOUNS = frozenset(("NOUN", "PROPN"))
_CHANGES = frozenset(("rise", "fall"))


def root_of(sentence: Sentence, span: Span) -> Token | None:
    """The token of a figure that the rest of it hangs on."""
    tokens = sentence.at(*span)
    inside = {token.i for token in tokens}
    outward = [token for token in tokens if token.head not in inside or token.head == token.i]
    outward = [token for token in outward if token.pos != "ADP"] or outward  # "0.4 per cent"
    return outward[-1] if outward else (tokens[-1] if tokens else None)


_LEVELS = frozenset(("attr", "pobj", "dobj", "npadvmod", "oprd"))


def level_of(sentence: Sentence, root: Token) -> Token | None:
    """What a bare number is the level of: "The attendance was 41,237", "the toll rose to 58"."""
    if root.dep == "quantmod" and sentence.head(root).pos == "NUM":  # "from 240 to 273"
        root = sentence.head(root)
    if root.dep not in _LEVELS or _befalls(sentence, root):
        return None
    over = sentence.head(root)
    if root.dep == "dobj" and over.lemma not in words("events", "reaching"):
        return None  # "the ministry promises 6,400"
    if root.dep == "pobj" and (over.lower not in words("phrases", "level") or _is_definite(sentence, root)):
        return None  # "the families of the 22 still missing"
    found = measured_by_verb(sentence, root)
    if found is not None and found.lemma in words("phrases", "partitive"):
        return through_partitive(sentence, found)
    return found if found is not None and found.pos in NOUNS and not head_is_person(found) else None


def _is_definite(sentence: Sentence, root: Token) -> bool:
    return any(kid.lower in ("the", "those", "these") for kid in sentence.kids(root, "det"))


def _befalls(sentence: Sentence, root: Token) -> bool:
    """Whether a bare number counts whom a verb befell: "the strike killed 46", "injuring 38"."""
    verb = sentence.head(root)
    return root.dep == "dobj" and property_of_people(event_class(verb.lemma)) is not None


def head_is_person(token: Token) -> bool:
    """Whether a noun names people, who are not measured but counted."""
    return is_people(head_class(token.lemma))


def names_time(noun: Token) -> bool:
    """Whether a noun is of the calendar or the clock: "June", "quarter", "hour"."""
    unit = catalog().named([noun.lower])
    dated = noun.lower in words("calendar", "months_and_days") or noun.lower == "half"
    return dated or (unit is not None and unit.dimension == "time")


def says_when_or_how(noun: Token) -> bool:
    """Whether a noun beside a measure is none that has one: a time, or "dearer" taken for a noun."""
    return names_time(noun) or noun.lower in words("phrases", "comparing")


def named_level(sentence: Sentence, root: Token) -> Token | None:
    """As in "Turnout was 56.6 percent of the voters": the subject that names what the figure is."""
    verb = sentence.head(root)
    if root.dep != "attr" or verb.lemma != "be":
        return None
    return next((noun for noun in sentence.kids(verb, "nsubj") if names_property(noun.lemma)), None)


def is_pace(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun opens "year on year", which is how a change is reckoned and no thing measured."""
    following = [token.lower for token in sentence.tokens[noun.i + 1 : noun.i + 3]]
    return following in (["on", noun.lower], ["over", noun.lower])


def subjects(sentence: Sentence, verb: Token) -> list[Token]:
    """The subjects of a verb, or those that it shares as the second of two: "killed 258 and injured 5,500"."""
    found = sentence.kids(verb, "nsubj", "agent")
    while not found and verb.dep == "conj" and not sentence.kids(verb, "nsubjpass"):
        verb = sentence.head(verb)
        found = sentence.kids(verb, "nsubj", "agent")
    return found


def is_change_noun(token: Token) -> bool:
    """Whether a noun names a change ("increase", "drop")."""
    return token.pos == "NOUN" and noun_event_class(token.lemma) in _CHANGES


def noun_joined(sentence: Sentence, span: Span) -> Token | None:
    """The noun that a hyphen ties to the number: "a seven-member panel", "four- and six-cylinder engines"."""
    after = [token for token in sentence.tokens if token.start >= span[1]]
    if not after or after[0].text != "-" or after[0].start != span[1]:
        return None
    for last, token in itertools.pairwise(after[:10]):
        if token.pos in NOUNS and last.text == "-":
            return token
        if token.text != "-" and token.pos not in ("NUM", "CCONJ", "PUNCT"):
            return None
    return None


def noun_over(sentence: Sentence, root: Token, span: Span) -> Token | None:
    """The noun to the right that the figure modifies, up to the head of its compound."""
    token = root
    while token.dep in _UP and token.head > token.i:
        token = sentence.head(token)
        if not overlaps(token, span) and (token.pos in NOUNS or token.lower in words("phrases", "nominal")):
            break
    if token is root or overlaps(token, span) or token.pos in ("VERB", "AUX", "ADP") or is_pace(sentence, token):
        return None
    between = sentence.text[span[1] : token.start]
    if "(" in between or _PLACED.match(between):
        return None  # "Households: 7,300 (41,000 persons)", "and 11 on the ground"
    while token.dep in ("compound", "nmod") and token.head > token.i and sentence.head(token).pos in NOUNS:
        token = sentence.head(token)
    return token if token.pos in NOUNS or token.lower in words("phrases", "nominal") else None


_PLACED = re.compile(r" (?:on|in|at|from|aboard) ")
_ON_SOMETHING = re.compile(r" on (?:the|a) ")


def stands_on_something(sentence: Sentence, end: int) -> bool:
    """Whether the words behind a number tell where those it counts were: "and 11 on the ground"."""
    return _ON_SOMETHING.match(sentence.text, end) is not None


def noun_of(sentence: Sentence, root: Token, span: Span = (0, 0)) -> Token | None:
    """The noun after "of": "seven of the soldiers", "40 tonnes of grain"."""
    behind = [token for token in sentence.tokens[root.i + 1 :] if token.start >= span[1]][:1] if span[1] else []
    for prep in (*sentence.kids(root, "prep"), *behind):
        if prep.lower in ("of", "among"):
            for noun in sentence.kids(prep, "pobj"):
                if noun.pos in NOUNS and not overlaps(noun, span):
                    return through_partitive(sentence, noun)
                if noun.lower in ("which", "whom"):
                    return _relative(sentence, noun)
    return None


def noun_of_them(sentence: Sentence, span: Span) -> Token | None:
    """As in "259 of them passengers": the noun behind "of them"."""
    after = [token for token in sentence.tokens if token.start >= span[1]][:4]
    if len(after) < 3 or after[0].lower != "of" or after[1].lower not in ("them", "whom", "these", "those"):
        return None
    return next((token for token in after[2:] if token.tag in ("NNS", "NNPS")), None) if _is_bare(after[2]) else None


def noun_told(sentence: Sentence, root: Token) -> Token | None:
    """As in "of whom 61 are children", "nine were women": the noun that tells what a bare number counts."""
    verb = sentence.head(root)
    if root.dep != "nsubj" or verb.lemma != "be" or root.pos != "NUM" or verb.i < root.i:
        return None
    return next((noun for noun in sentence.kids(verb, "attr") if noun.tag in ("NNS", "NNPS")), None)


def _is_bare(token: Token) -> bool:
    """Whether a word opens a noun phrase that has no verb or article before it."""
    return token.tag in ("NN", "NNS", "NNPS", "JJ")


def _relative(sentence: Sentence, pronoun: Token) -> Token | None:
    """The noun that "of which", "of whom" goes back to."""
    for over in sentence.ancestors(pronoun):
        if over.dep == "relcl" and sentence.head(over).pos in NOUNS:
            return sentence.head(over)
    before = [token for token in sentence.tokens[: pronoun.i] if token.pos == "NOUN" and token.tag == "NNS"]
    return before[-1] if before else None


def noun_in(sentence: Sentence, span: Span) -> Token | None:
    """As in "$1 billion in gains", "40 percent in taxes": the bare noun after "in"."""
    after = [token for token in sentence.tokens if token.start >= span[1]][:4]
    if len(after) < 2 or after[0].lower != "in" or after[1].pos not in ("NOUN", "ADJ"):
        return None
    noun = next((token for token in after[1:] if token.pos == "NOUN" and token.dep == "pobj"), None)
    return noun if noun is not None and sentence.head(noun).i == after[0].i and noun.tag in ("NN", "NNS") else None


def quoted(sentence: Sentence, root: Token, span: Span) -> Token | None:
    """As in "Unite Group, down 68p", "Dow +0.2%": the name that a list of prices gives before the figure."""
    before = [token for token in sentence.tokens if token.end <= span[0]]
    while before and (before[-1].pos in ("PUNCT", "SYM") or before[-1].lower in ("up", "down")):
        last = before.pop()
        if last.text not in (",", "+", "-") and last.lower not in ("up", "down"):
            return None
    if not before or before[-1].pos != "PROPN" or before[-1].end == span[0] or root.dep in ("dobj", "pobj", "nummod"):
        return None
    return before[-1] if before[-1].dep not in ("nsubj", "nsubjpass") else None


def noun_ahead(sentence: Sentence, root: Token, span: Span) -> Token | None:
    """The noun right before a "be" or a participle to which the parser gave no subject."""
    over = sentence.head(root)
    verb = over if over.pos in ("AUX", "VERB") else sentence.head(over)
    if verb.lemma != "be" or verb.i > root.i or sentence.kids(verb, "nsubj", "nsubjpass", "csubj", "expl"):
        return None
    fronted = [noun for prep in sentence.kids(verb, "prep") if prep.i < verb.i for noun in sentence.kids(prep, "pobj")]
    nouns = [noun for noun in fronted if noun.pos in NOUNS and not overlaps(noun, span)]
    return nouns[-1] if nouns else None


def through_partitive(sentence: Sentence, noun: Token) -> Token:
    """Past "the total number of" to what it is a number of."""
    if noun.lemma in words("phrases", "partitive"):
        return noun_of(sentence, noun) or noun
    return noun


_LOOSELY = re.compile(r" or so\b|-odd\b| odd\b")


def noun_beside(sentence: Sentence, root: Token, span: Span) -> Token | None:
    """A noun that the parser hung beside the number: an appositive, or an adjective as a noun."""
    loosely = _LOOSELY.match(sentence.text, span[1])  # "400 or so homes"
    end = loosely.end() if loosely else span[1]
    following = next((t for t in sentence.tokens if t.start >= end), None)
    if following and following.start <= end + 1:
        if following.lower in words("phrases", "nominal"):
            return following
        if following.pos in NOUNS and following.tag in ("NNS", "NN") and root.dep not in ("appos",):
            return following if head_class(following.lemma) else None
    return None


def measured_by_verb(sentence: Sentence, root: Token) -> Token | None:
    """The thing whose measure the verb gives: its subject, or the object of a verb that changes one."""
    token = root
    for over in (root, *sentence.ancestors(root)):
        noun = _noun_in_between(sentence, root, over)
        if noun is not None:
            return noun
        if (over.pos in ("VERB", "AUX") or over.lower == "worth") and over is not root:
            return argument(sentence, over, token) or _last_subject(sentence, root)
        token = over
    return None


def _last_subject(sentence: Sentence, root: Token) -> Token | None:
    """The last subject before the figure, where the parser hung the figure's verb elsewhere."""
    before = [t for t in sentence.tokens[: root.i] if t.dep in ("nsubj", "nsubjpass") and t.pos in NOUNS]
    return before[-1] if before else None


def _noun_in_between(sentence: Sentence, root: Token, over: Token) -> Token | None:
    """As in "revenue of $3bn", "an increase of 5 percent in sales", "a contract worth $3m"."""
    if over is root or over.pos not in NOUNS or over.tag in ("CD",) or says_when_or_how(over):
        return None
    if is_change_noun(over):
        for prep in sentence.kids(over, "prep"):
            if prep.lower in ("in", "of", "to"):
                nouns = [n for n in sentence.kids(prep, "pobj") if n.pos in NOUNS and n.i != root.i]
                if nouns:
                    return nouns[0]
        return None
    return _not_per(sentence, over)


def _not_per(sentence: Sentence, noun: Token) -> Token:
    """The noun over "per person", which is no thing of its own."""
    prep = sentence.head(noun)
    return sentence.head(prep) if noun.dep == "pobj" and prep.lower == "per" else noun


def argument(sentence: Sentence, verb: Token, under: Token) -> Token | None:
    """The subject of the verb, or its object where the figure is only an adjunct."""
    objects = [t for t in sentence.kids(verb, "dobj") if t.i != under.i and t.pos in (*NOUNS, "PRON")]
    if verb.lemma in words("events", "measuring"):
        objects = []  # "costs the council 2.53 pounds" tells what the lunch costs
    if objects and under.dep in ("prep", "npadvmod", "dep", "advmod") and objects[0].pos in NOUNS:
        return objects[0]
    for over in (verb, *sentence.ancestors(verb)):
        subjects = sentence.kids(over, "nsubj", "nsubjpass", "csubj")
        if subjects:
            subject = subjects[-1]
            if subject.lower in ("which", "that", "who") and over.dep == "relcl":
                subject = _not_per(sentence, sentence.head(over))
            return subject if subject.pos in (*NOUNS, "PRON") or subject.tag == "VBG" else None
        if over.dep not in ("conj", "xcomp", "advcl", "ccomp", "acl", "relcl", "acomp"):
            break
        if over.dep in ("acl", "relcl") and sentence.head(over).pos in NOUNS:
            return sentence.head(over)
    return None


def overlaps(token: Token, span: Span) -> bool:
    """Whether a token stands within a span, or reaches into it."""
    return token.start < span[1] and token.end > span[0]
