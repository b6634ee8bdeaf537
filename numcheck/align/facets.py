"""How the context of two figures compares: subject, property, event, status, place, speaker."""

from __future__ import annotations

from numcheck.align import words
from numcheck.lexicon import terms
from numcheck.lexicon.entities import entity_in
from numcheck.lexicon.load import data, remembered
from numcheck.lexicon.load import words as lexicon_words
from numcheck.model.comparison import Relation
from numcheck.model.fact import Event, Fact, Status, Subject

CLOSE, TOUCHING = 0.6, 0.25
"""Shares of the smaller sentence's content words that two sentences have in common."""

_DONE: frozenset[Status] = frozenset(("asserted", "estimated"))


# --- subject ----------------------------------------------------------------------------------
def subject(left: Fact, right: Fact) -> Relation:
    """Whether both figures are of one group or thing."""
    mine, other = left.subject, right.subject
    if mine is None or other is None or not (mine.head[:1].isalpha() and other.head[:1].isalpha()):
        return Relation("unknown", "one of the two does not name what it counts")
    plain = not any(fact.quantity is not None and fact.quantity.per for fact in (left, right))
    if plain and (" per " in mine.text) != (" per " in other.text):
        return Relation("other", f"only one of them for each: {mine.text} / {other.text}")
    label = _heads(left, right, mine, other)
    if label == "unknown" and left.quantity is None and not _mentions(left, right):
        label = "other"
    texts = f"{mine.text} / {other.text}"
    if label == "same" and mine.is_joint != other.is_joint:
        return Relation("broader" if mine.is_joint else "narrower", f"one is of several together: {texts}")
    if mine.entity and other.entity and mine.kind is None and other.kind is None and mine.head != other.head:
        return Relation("unknown", f"a name does not tell what is counted: {texts}")
    if label in ("same", "narrower", "broader"):
        if mine.entity and other.entity and mine.entity != other.entity:
            return Relation("kin", f"another group of one kind: {texts}")
        if label == "same" and left.property == "price" and (" of " in mine.text) != (" of " in other.text):
            return Relation("kin", f"the prices of everything or of some goods: {texts}")
        if label == "same" and _contrasted(mine, other):
            return Relation("kin", f"another group of one kind: {texts}")
        if label == "same" and _apart(mine, other) and not _is_named(mine, other):
            return Relation("unknown", f"perhaps other groups: {texts}")
    reasons = {
        "same": f"same subject: {texts}" if mine.text != other.text else f"same subject: {mine.text}",
        "narrower": f"{mine.text} are part of {other.text}",
        "broader": f"{other.text} are part of {mine.text}",
        "kin": f"kin groups: {texts}",
        "other": f"other subjects: {texts}",
        "unknown": f"it is not known whether these are the same: {texts}",
    }
    return Relation(label, reasons[label])


def _heads(first: Fact, second: Fact, left: Subject, right: Subject) -> str:
    alike = first.property is not None and first.property == second.property and _names_property(first, second)
    if alike and left.is_part == right.is_part:
        return "same"
    if left.is_part or right.is_part:
        return _parts(left, right)
    if left.head == right.head or terms.stem(left.head) == terms.stem(right.head):
        return "same"
    if _both_name_property(first, second):
        return "unknown"  # "the bill", "the cost"
    if _is_named(left, right):
        return "same"
    if left.kind is None or right.kind is None:
        return "unknown"
    if left.kind == right.kind:
        return "same"
    if right.kind in terms.wider_classes(left.kind):
        return "narrower"
    if left.kind in terms.wider_classes(right.kind):
        return "broader"
    if terms.may_be_one(left.kind, right.kind):
        return "unknown"
    return "kin" if terms.are_kin(left.kind, right.kind) else "other"


def _is_named(left: Subject, right: Subject) -> bool:
    """Whether one side's name is the other's too: "RV Kahurangi", "the research ship Kahurangi"."""
    return any(
        name[:1].isupper() and name.lower() == one.head and name in other.text.split()[1:]
        for one, other in ((left, right), (right, left))
        for name in one.noun_phrase.split()[-1:]
    )


def _parts(left: Subject, right: Subject) -> str:
    """Some of a whole against the whole; two parts of it may be the same or not."""
    if left.is_part and right.is_part:
        return "unknown"
    return "narrower" if left.is_part else "broader"


def _mentions(left: Fact, right: Fact) -> bool:
    """Whether one sentence has the other's subject somewhere: "the defendant, Martin Halvorsen"."""
    heads = [terms.sense(fact.subject.head) for fact in (left, right) if fact.subject]
    return len(heads) == 2 and (heads[0] in right.context or heads[1] in left.context)


def _names_property(left: Fact, right: Fact) -> bool:
    """Whether one side names the property ("the death toll") where the other names who is counted."""
    heads = [_named_head(fact.subject) for fact in (left, right) if fact.subject]
    texts = [fact.subject.noun_phrase.lower() for fact in (left, right) if fact.subject]
    named = [terms.property_of_noun(word, left.dimension) == left.property for word in (*heads, *texts)]
    return any(named) and not all(named[:2])


def _both_name_property(left: Fact, right: Fact) -> bool:
    """Whether both sides name their property instead of whose it is: "the bill", "the estimated cost"."""
    subjects = [fact.subject for fact in (left, right) if fact.subject and fact.dimension != "count"]
    named = [terms.property_of_noun(subject.head, left.dimension) for subject in subjects]
    return left.property is not None and named == [left.property, left.property] and right.property == left.property


def _named_head(subject: Subject) -> str:
    """The head; of "the number of dead" what is numbered."""
    if subject.head in lexicon_words("phrases", "partitive") and " of " in subject.text:
        return subject.text.split()[-1].lower()
    return subject.head


def _apart(left: Subject, right: Subject) -> bool:
    """Whether each has qualifiers and none is shared: "rescue workers", "health workers"."""
    mine = {terms.stem(word) for text in left.qualifiers for word in text.split()}
    others = {terms.stem(word) for text in right.qualifiers for word in text.split()}
    return bool(mine and others) and not mine & others


def _contrasted(left: Subject, right: Subject) -> bool:
    """Whether qualifiers set one group against the other: confirmed cases, suspected cases."""
    mine, others = ({word.lower() for text in side.qualifiers for word in text.split()} for side in (left, right))
    return any(
        len(mine & kinds) == 1 and len(others & kinds) == 1 and not mine & others & kinds for kinds in _contrasts()
    )


@remembered
def _contrasts() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(group.split()) for group in data("phrases")["contrasting"])


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
    if label != "same" and left.property == right.property and terms.tells_event(left.property):
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
    ours, theirs = set(mine.text.lower().split()), set(other.text.lower().split())
    texts = f"{mine.text} / {other.text}"
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
