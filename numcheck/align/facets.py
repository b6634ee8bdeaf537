"""How the context of two figures compares: property, event, status, place, speaker."""

from __future__ import annotations

from numcheck.align import words
from numcheck.lexicon import terms
from numcheck.lexicon.entities import entity_in
from numcheck.lexicon.load import words as lexicon_words
from numcheck.model.comparison import Relation
from numcheck.model.fact import Event, Fact, Status

CLOSE, TOUCHING = 0.6, 0.25
"""Shares of the smaller sentence's content words that two sentences have in common."""

_DONE: frozenset[Status] = frozenset(("asserted", "estimated"))


# --- property and event -----------------------------------------------------------------------
def property_(left: Fact, right: Fact) -> Relation:
    """Whether both figures give the same property."""
    mine, other = left.property, right.property
    if mine is None or other is None:
        return Relation("unknown", "what is measured is not known on both sides")
    if mine == other:
        return Relation("same", f"both give {mine.replace('_', ' ')}")
    if terms.wider_property(mine) == other:
        return Relation("narrower", f"{mine} are part of {other}")
    if terms.wider_property(other) == mine:
        return Relation("broader", f"{other} are part of {mine}")
    if terms.may_be_one_property(mine, other):
        return Relation("unknown", f"{mine.replace('_', ' ')} may be told for {other.replace('_', ' ')}")
    if terms.is_of_things(mine) != terms.is_of_things(other):
        return Relation("unknown", "only one side tells more than what is counted")
    return Relation("other", f"{mine.replace('_', ' ')} against {other.replace('_', ' ')}")


def event(left: Fact, right: Fact) -> Relation:
    """Whether the same happened, by the lexicon's classes or the same word."""
    mine, other = left.event, right.event
    if _is_told_before(left, right) or _is_told_before(right, left):
        return Relation("other", "one text came out before the day that the other gives")
    ways = [fact.quantity.change for fact in (left, right) if fact.quantity and fact.quantity.change]
    if len(ways) == 2 and ways[0] != ways[1]:
        return Relation("opposite", f"{ways[0]} against {ways[1]}")
    told = left.property == right.property and terms.tells_event(left.property) and terms.is_cumulative(left.property)
    if (mine is None or other is None) and told and left.quantity is not None:
        return Relation("same", f"same kind of event: {(left.property or '').replace('_', ' ')}")
    if mine is None or other is None:
        return Relation("unknown", "one of the two has no event")
    label = _events(mine, other)
    if label == "same" and left.quantity is None and _happens_often(left, right):
        label = "unknown"
    if label == "other" and (mine.role is None or other.role is None):
        label = "unknown"  # "at a holding of 251,000 hens" says nothing that was done to them
    told = terms.tells_event(left.property) and not terms.is_of_things(left.property)
    if label != "same" and left.property == right.property and told:
        return Relation("same", f"same kind of event: {(left.property or '').replace('_', ' ')}")
    texts = f"{mine.text} / {other.text}"
    reasons = {
        "same": f"same event: {texts}",
        "other": f"other events: {texts}",
        "opposite": f"opposite events: {texts}",
    }
    return Relation(label, reasons.get(label, f"it is not known whether these are the same: {texts}"))


def _happens_often(left: Fact, right: Fact) -> bool:
    """Whether the predicate is a rise, a protest or the like, of which there are many, and its subjects may be two."""
    kind = left.event.kind if left.event else None
    heads = {terms.stem(fact.subject.head) if fact.subject else "" for fact in (left, right)}
    return kind in lexicon_words("events", "often") and len(heads) > 1


def _is_told_before(left: Fact, right: Fact) -> bool:
    """Whether one text tells as done, and came out before, what another dates: that is another event."""
    if left.quantity is not None or right.quantity is not None or left.published is None or left.time is None:
        return False
    first, own = right.time.first if right.time is not None else None, left.time.first
    done = left.event is not None and left.event.status in _DONE and (own is None or own <= left.published)
    return done and first is not None and first > left.published


def _events(left: Event, right: Event) -> str:
    blank, empty = lexicon_words("events", "blank"), lexicon_words("events", "empty")
    if left.lemma in blank or right.lemma in blank:
        return "unknown"
    if left.lemma != right.lemma and (left.lemma in empty or right.lemma in empty):
        return "unknown"
    if left.lemma == right.lemma or terms.stem(left.lemma) == terms.stem(right.lemma):
        return "same"
    if left.kind is None or right.kind is None:
        return "unknown"
    if left.kind == right.kind:
        return "same"
    if left.kind in right.lemma.split(" or ") or right.kind in left.lemma.split(" or "):
        return "unknown"  # "damaged or destroyed" holds both
    if terms.are_opposite(left.kind, right.kind):
        return "opposite"
    return "unknown" if terms.is_generic(left.kind) or terms.is_generic(right.kind) else "other"


def status(left: Fact, right: Fact) -> Relation:
    """Whether what one side plans, alleges or denies, the other states as done."""
    mine, other = left.event, right.event
    if mine is None or other is None:
        return Relation("same", "no status to compare")
    if mine.negated != other.negated:
        return Relation("negated", "one side denies what the other states")
    if mine.lemma == other.lemma and mine.lemma in lexicon_words("status", "asking_for"):
        return Relation("same", f"both only ask: {mine.text}")
    if mine.status in _DONE and other.status not in _DONE:
        return Relation("realised", f"{other.status} became {mine.status}")
    if mine.status not in _DONE and other.status in _DONE:
        return Relation("weakened", f"{other.status} became {mine.status}")
    return Relation("same", f"same status ({mine.status})")


# --- place -------------------------------------------------------------------------------------
def place(left: Fact, right: Fact) -> Relation:
    """Whether both happened in one place; other only where both name a known country."""
    mine, other = left.place, right.place
    if mine is None and other is not None and other.is_part:
        return Relation("contains", f"all places against one of several: {other.text}")
    if other is None and mine is not None and mine.is_part:
        return Relation("within", f"one of several places against all: {mine.text}")
    if mine is None or other is None:
        return Relation("unknown", "no place on one side")
    ours, theirs = (set(one.text.lower().replace(",", " ").split()) for one in (mine, other))
    texts = f"{mine.text} / {other.text}"
    if ("and" in ours) != ("and" in theirs) and (ours < theirs or theirs < ours):
        return Relation("within" if ours < theirs else "contains", f"one place and several: {texts}")
    if ours <= theirs or theirs <= ours:
        return Relation("same", f"same place: {texts}")
    if mine.entity and other.entity and mine.entity != other.entity:
        return Relation("other", f"other places: {texts}")
    return Relation("unknown", f"it is not known how these lie: {texts}")


# --- who says so, and when --------------------------------------------------------------------
def speaker(left: Fact, right: Fact) -> Relation:
    """Whether the same speaker, or the source behind a speaker, says both."""
    mine, other = left.attribution, right.attribution
    if mine is None and other is None:
        return Relation("unknown", "nobody is named on either side")
    if mine is None:
        return Relation("dropped", f"not attributed here; there to {words.speaker(right)}")
    if other is None:
        return Relation("added", f"attributed here to {words.speaker(left)}; not there")
    texts = f"{words.speaker(left)} / {words.speaker(right)}"
    if {mine.speaker.lower(), other.speaker.lower()} & lexicon_words("phrases", "open"):
        return Relation("unknown", f"a pronoun may mean anybody: {texts}")
    ours = {name.lower() for name in (mine.speaker, *mine.via)}
    theirs = {name.lower() for name in (other.speaker, *other.via)}
    if any(_same_name(a, b) for a in ours for b in theirs):
        return Relation("same", f"same speaker: {texts}")
    country, counterpart = entity_in(mine.speaker), entity_in(other.speaker)
    if country and country == counterpart:
        return Relation("unknown", f"perhaps the same speaker: {texts}")
    if _is_vague(mine.speaker, other.speaker):
        return Relation("unknown", f"one may be the other: {texts}")
    return Relation("other", f"other speakers: {texts}")


def _same_name(left: str, right: str) -> bool:
    if left == right or left.split()[-1] == right.split()[-1]:
        return True
    short, long = sorted((left.replace(".", ""), right.replace(".", "")), key=len)
    return short == "".join(word[0] for word in long.split() if word not in ("of", "the", "for", "and")) != ""


def _is_vague(left: str, right: str) -> bool:
    """Whether one side may describe whom the other names: "an official" and a name, "a source" and anybody."""
    named = [any(word[:1].isupper() for word in text.split()) for text in (left, right)]
    roles, titles = lexicon_words("reporting", "roles"), lexicon_words("reporting", "titles")
    alone = any(text[:1].isupper() and text.lower() in titles for text in (left, right))  # "Manager"
    return alone or named[0] != named[1] or any(text.split()[-1].lower() in roles for text in (left, right))


def published(left: Fact, right: Fact) -> Relation:
    """The right document's date against the left's."""
    if left.published is None or right.published is None:
        return Relation("unknown", "one of the documents is undated")
    if right.published == left.published:
        return Relation("same", "published on the same day")
    label = "earlier" if right.published < left.published else "later"
    return Relation(label, f"published {right.published}, {label} than {left.published}")


def context(left: Fact, right: Fact) -> Relation:
    """How much the two sentences are about the same things."""
    mine, other = set(left.context), set(right.context)
    shared = mine & other
    share = len(shared) / min(len(mine), len(other)) if mine and other else 0.0
    label = "close" if share >= CLOSE and len(shared) >= 2 else "touching" if share >= TOUCHING else "apart"
    return Relation(label, f"{len(shared)} content words in common")
