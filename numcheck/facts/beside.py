"""A figure that a sentence sets beside one before it: "against 1,610 in 2017", "nine votes to four"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from numcheck.facts.scene import Scene
from numcheck.facts.subjects import subject_of
from numcheck.lexicon.load import words
from numcheck.mentions import phrases
from numcheck.mentions.quantities import Mention
from numcheck.model.fact import Fact
from numcheck.model.sentence import Token

_SET_BESIDE = re.compile(
    r"\b(?:against|versus|than(?: the)?|up from|down from|compared (?:with|to))"
    r"(?: (?:just|only|about|some|nearly|the))* $"
)
"""What stands right before a level that another one is held against."""
_TURNED = re.compile(r"(?: [\w-]+)? to ")
"""What stands between two levels or the two sides of a vote: "from 220 pairs to 390", "nine votes to four"."""
_RESTATED = re.compile(r"(?: of (?:them|these|those|whom))?, |(?: [\w'-]+){0,4},? (?:or |\()")
"""What stands between a figure and the same group in another figure: "about half of them, 1,608, took"."""


_LEVELS = frozenset(("count", "currency", "mass", "length", "area", "volume", "energy", "power", "ratio"))
"""Dimensions of what may change by so many percent; not the time in which it did."""
_CHANGED = re.compile(
    r"[^,;:()]{0,80}, (?:(?:up|down|which is|an? [\w ]{3,20} of) )?(?:by |about |some |nearly |almost )?"
)
"""What stands before the change of the figure before it: "12,300 crossings, 31 percent fewer", "…, a rise of 18"."""


def beside(scene: Scene, mention: Mention, fact: Fact, told: Sequence[Fact]) -> Fact:
    """The fact with what the figure that it is set beside is of; `told` are those of its sentence so far."""
    if not told or fact.property == "age":
        return fact
    last = told[-1]
    quantity = fact.quantity
    if quantity:
        own = (quantity.dimension,) if quantity.dimension != "ratio" else _LEVELS
        last = next((other for other in reversed(told) if other.dimension in own), last)
    since = scene.document.text[last.end : fact.start]
    if quantity and quantity.change and _CHANGED.fullmatch(since) and _is_level(last):
        return replace(fact, subject=last.subject, property=fact.property or last.property)
    if (noun := _gapped(scene, mention, told[-1])) is not None:
        found = phrases.phrase(scene.sentence, noun, mention.core, counted=False)
        return replace(fact, subject=subject_of(scene.sentence, found, mention.core), property=told[-1].property)
    if not (fact.former or is_bare(scene, mention)):
        return fact
    between = scene.sentence.text[: mention.start]
    alike = next((other for other in reversed(told) if other.dimension == fact.dimension), None)
    if alike is not None and (fact.former or _SET_BESIDE.search(between)):
        return replace(_as_told(fact, alike), former=True)
    last = told[-1]
    gap = scene.document.text[last.end : fact.start]
    if last.dimension == fact.dimension and _TURNED.fullmatch(gap):
        return _as_told(fact, last)
    counts = {fact.dimension, last.dimension} <= {"count", "ratio"}
    closed = scene.sentence.text[mention.end : mention.end + 1] in ("", ",", ";", ".", ")")
    if counts and closed and _RESTATED.fullmatch(gap):
        return replace(fact, subject=last.subject, event=fact.event or last.event)
    return fact


def _as_told(fact: Fact, other: Fact) -> Fact:
    """The fact with the thing measured of another one, and its event where it has none."""
    return replace(fact, subject=other.subject, property=other.property, event=fact.event or other.event)


_GAP = re.compile(r"[\w ]{0,20}?,? (?:and )?(?:the |its |their )?[a-z][\w' -]{2,40} (?P<prep>for|with|at) ")


def _gapped(scene: Scene, mention: Mention, last: Fact) -> Token | None:
    """The noun of a clause whose verb is left out: "price accounted for 60 percent and delivery for 15"."""
    text = scene.document.text
    gap = _GAP.fullmatch(text[last.end : scene.sentence.folded.span(mention.start, mention.end)[0]])
    if gap is None or not text[: last.start].endswith(f" {gap['prep']} "):
        return None
    before = [token for token in scene.sentence.tokens if token.end <= mention.start]
    noun = before[-2] if len(before) > 1 else None
    return noun if noun is not None and noun.pos in ("NOUN", "PROPN") and before[-1].lower == gap["prep"] else None


def _is_level(fact: Fact) -> bool:
    return fact.quantity is not None and fact.quantity.change is None and fact.subject is not None


def is_bare(scene: Scene, mention: Mention) -> bool:
    """Whether no noun follows a figure at once that it could count."""
    following = next((token for token in scene.sentence.tokens if token.start >= mention.end), None)
    return following is None or _is_no_noun(following) or any(a <= following.start < b for *_, (a, b) in scene.placed)


def _is_no_noun(token: Token) -> bool:
    return token.pos not in ("NOUN", "PROPN", "ADJ", "NUM", "SYM") or token.lower in words("phrases", "comparing")
