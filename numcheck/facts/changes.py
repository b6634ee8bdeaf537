"""Whether a figure is the amount of a change: "rose 5 percent", "an increase of 500", "up 3 %"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from numcheck.lexicon.load import words
from numcheck.lexicon.terms import is_known, noun_event_class
from numcheck.mentions.heads import is_pace
from numcheck.mentions.quantities import Mention
from numcheck.model.quantity import Change
from numcheck.model.sentence import Sentence, Token

_PARTICLES: dict[str, Change] = {"up": "up", "down": "down", "higher": "up", "lower": "down"}
_AMOUNTS = frozenset(("by", "under", "over", "about", "around", "nearly", "almost"))
_NOT_AMOUNTS = frozenset(("to", "at", "from", "with", "in", "after", "for", "on"))


_COMPARED = re.compile(r" (more|higher|fewer|less|lower)(?: \w+)? than\b")
"""What stands behind the amount of a difference: "4,200 more than", "2.05 dollars less than"."""
_FEWER = re.compile(r" fewer (?!than\b)[a-z]")
"""What stands behind a difference whose other side is left out: "there were 16 fewer lots"."""
_TOO = re.compile(r" too (?:fast|high|long|heavy|wide|deep|large|many|much|far|late)\b")
"""What stands behind the amount by which something exceeds its limit: "50 km/h too fast"."""
_ALWAYS_AMOUNTS = frozenset(("ratio", "score", "mass"))
"""Dimensions in which "lost" and "gained" tell a change, not a loss of things."""


def change_of(sentence: Sentence, mention: Mention, root: Token) -> Change | None:
    """The direction of the change that the figure measures; None where it is a level."""
    if mention.quantity.dimension == "multiple" and mention.quantity.value is not None:
        return "up" if mention.quantity.value > 1 else "down"
    if sentence.text[: mention.start].endswith("+"):
        return "up"
    if _TOO.match(sentence.text, mention.end):
        return "up"
    if _FEWER.match(sentence.text, mention.end):
        return "down"
    if compared := _COMPARED.match(sentence.text, mention.end):
        return "up" if compared[1] in ("more", "higher") else "down"
    before = [t for t in sentence.tokens if t.end <= mention.start]
    if before and before[-1].lower in _PARTICLES and before[-1].pos != "ADP":
        return _PARTICLES[before[-1].lower]
    if before and before[-1].lower in ("up", "down") and mention.quantity.unit is not None:
        return _PARTICLES[before[-1].lower]
    if before and before[-1].lower in _NOT_AMOUNTS:
        return None
    if len(before) > 1 and before[-1].lower == "by" and before[-2].pos == "VERB" and (way := _way(before[-2].lemma)):
        return way
    in_points = mention.quantity.dimension in _ALWAYS_AMOUNTS
    return _by_noun(sentence, root, in_points) or _by_verb(sentence, root, in_points)


_BESIDE = re.compile(
    r"(?:\b(?P<start>from)|\bagainst|\bversus|\bcompared (?:with|to)|\b(?:up|down) from)"
    r" (?:the |about |some |just |only |almost |nearly |around )*$"
)
"""What stands before a level that another one is only set beside: "to 42.1 million from 37.8 million"."""
_EARLIER = re.compile(r"(?:In )?(?:[Tt]he|[Aa]) (?:year|month|week|quarter|season) (?:before|earlier),")


_SAME_PERIOD = re.compile(
    r"(?:^|[.;(,]\s*)(?:[Tt]he )?[Ss]ame (?:period|season|month|quarter|week|time|day)\b[^:;.()]{0,25}: [^:;.()]{0,60}$"
)
"""What stands before the levels of an earlier time: "Same period of 2023: 19 vessels, USD 3.1 billion"."""
_LAST_SEASON = re.compile(r"(?: [\w'-]+){0,3} last (?:season|campaign|term)\b")


_HAD_STOOD = re.compile(
    r"\bhad (?:earlier |previously |initially |at first )?"
    r"(?:stood|been put|spoken of|talked of|put (?:it|that|the [\w ]{3,25}))(?: at)?"
    r"(?: (?:about|around|some|only|just|over|no|an?|fewer|less|more|than|at|least|estimated))* $"
)
"""What stands before a level that had been given earlier: "its first count had stood at six"."""


def is_former(sentence: Sentence, mention: Mention, before: Sequence[Mention]) -> bool:
    """Whether a figure is an earlier level that the sentence holds another one against, one of those `before` it."""
    if _HAD_STOOD.search(sentence.text[: mention.start]) or _SAME_PERIOD.search(sentence.text[: mention.start]):
        return True
    if _EARLIER.match(sentence.text) or _LAST_SEASON.match(sentence.text, mention.end):
        return True
    beside = _BESIDE.search(sentence.text[: mention.start])
    if beside is None or not beside["start"]:
        alike = any(other.quantity.dimension == mention.quantity.dimension for other in before)
        return beside is not None and alike
    reached = re.search(r"\bto [^;]{1,30}$", sentence.text[: beside.start()])
    return reached is not None or re.match(r"[^;,.]{0,30} to [£€$\d]", sentence.text[mention.end :]) is not None


def _by_noun(sentence: Sentence, root: Token, in_points: bool) -> Change | None:
    """As in "a 5 percent increase", "an increase of 5 percent"."""
    head = sentence.head(root)
    if head.lower == "of":
        head = sentence.head(head)
    if head.pos != "NOUN" or head is root:
        return None
    ways: dict[str | None, Change] = {"rise": "up", "fall": "down"}
    return ways.get(noun_event_class(head.lemma)) or ("down" if in_points and head.lemma == "loss" else None)


def _by_verb(sentence: Sentence, root: Token, in_points: bool) -> Change | None:
    """As in "rose 5 percent", "fell by 300"; not "raised 5 million" or "rose to 5 percent"."""
    if is_pace(sentence, sentence.head(root)):  # "rose 5 percent year on year"
        root = sentence.head(root)
    head = sentence.head(root)
    if root.dep == "pobj" and head.lower in _AMOUNTS:
        head = sentence.head(head)
    elif root.dep not in ("dobj", "npadvmod", "advmod", "dep", "nummod", "attr"):
        return None
    if head.pos != "VERB" or head.i > root.i or is_known(f"{head.lemma} {sentence.tokens[head.i + 1].lemma}"):
        return None  # "402 people fell ill, after 515"
    particle = next((kid.lower for kid in sentence.kids(head, "prt")), "")
    moved = {head.lemma, f"{head.lemma} {particle}"} & words("events", "moving")
    if root.dep == "dobj" and moved and not in_points:
        return None
    particles = [_PARTICLES[kid.lower] for kid in sentence.kids(head, "prt", "advmod") if kid.lower in _PARTICLES]
    if particles:
        return particles[0]
    if in_points:
        for way in ("up", "down"):
            if head.lemma in words("events", f"also_{way}"):
                return _PARTICLES[way]
    return _way(head.lemma)


def _way(lemma: str) -> Change | None:
    if lemma in words("events", "up"):
        return "up"
    return "down" if lemma in words("events", "down") else None
