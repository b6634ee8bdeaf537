"""Look up what a word means: its class as a head noun, as an event, and the property measured."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from typing import Any

from numcheck.lexicon.entities import countries
from numcheck.lexicon.load import data, remembered


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The Snowball stem of a word (snowballstemmer, BSD-3-Clause): train, trained, training."""
    result: str = _stemmer().stemWord(word.lower())
    return result


@cache
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")


@remembered
def sense(word: str) -> str:
    """What stands for a word where texts are held against each other: its class, or its stem outside the lexicon.

    "Grossed" and "earned" have one sense, "film" and "movie" another, "Bulgaria" and "Bulgarian" a third;
    "positive" is none of "position".
    """
    if code := countries().get(word.lower()):
        return f"={code}"
    stemmed = stem(word)
    for entry, name in _senses().get(stemmed, ()):
        if word.lower().startswith(entry.rstrip("ey")):
            return name
    return stemmed


@remembered
def _senses() -> Mapping[str, tuple[tuple[str, str], ...]]:
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for word, name in (*_events().items(), *_heads().items()):
        if " " not in word:
            found[stem(word)] = (*found.get(stem(word), ()), (word, f"={name}"))
    return found


# --- classes of head nouns --------------------------------------------------------------------
@remembered
def _heads() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for name, row in data("heads").items():
        for word in row["words"]:
            found.setdefault(str(word), name)
    return found


def head_class(lemma: str) -> str | None:
    """The class of things that a head noun names, None where the lexicon is silent."""
    return _heads().get(lemma)


def is_people(kind: str | None) -> bool:
    """Whether a class holds people."""
    return kind is not None and data("heads").get(kind, {}).get("of") == "people"


HEAD_SORTS = ("people", "things", "events", "money", "abstract")


def head_sort(kind: str | None) -> str | None:
    """Of what sort the things of a class are: people, things, events, money, abstract."""
    sort: str | None = data("heads").get(kind or "", {}).get("of")
    return sort


def is_living(kind: str | None) -> bool:
    """Whether a class holds people or animals, who can die, be hurt, saved or lost."""
    return is_people(kind) or kind == "animals" or "animals" in wider_classes(kind or "")


@remembered
def wider_classes(kind: str) -> tuple[str, ...]:
    """The classes that hold this one, nearest first."""
    chain: list[str] = []
    while kind in data("heads") and (over := data("heads")[kind].get("wider")) and over not in chain:
        chain.append(over)
        kind = over
    return tuple(chain)


def may_be_one(left: str, right: str) -> bool:
    """Whether two classes are often told for one another: homes and households."""
    heads = data("heads")
    return right in heads.get(left, {}).get("like", ()) or left in heads.get(right, {}).get("like", ())


def are_kin(left: str, right: str) -> bool:
    """Whether two classes name other things of one sort: households and people, nurses and teachers."""
    heads = data("heads")
    if right in heads.get(left, {}).get("kin", ()) or left in heads.get(right, {}).get("kin", ()):
        return True
    for one, other in ((left, right), (right, left)):
        if not heads.get(one, {}).get("wider") and set(heads.get(one, {}).get("kin", ())) & set(wider_classes(other)):
            return True  # households are to students what they are to people
    over = heads.get(left, {}).get("wider")
    return over is not None and over != "people" and over == heads.get(right, {}).get("wider")


# --- classes of events ------------------------------------------------------------------------
@remembered
def _events() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for name, row in data("events").items():
        if isinstance(row, Mapping):  # the lists of verbs that are no class stand beside them
            for word in (*row["verbs"], *row.get("nouns", ())):
                found.setdefault(word, name)
    return found


def event_class(lemma: str) -> str | None:
    """The class of an event's lemma: of the whole, else of its object noun, else of its verb."""
    events = _events()
    if lemma in events:
        return events[lemma]
    verb, _, rest = lemma.partition(" ")
    if rest and verb in data("events")["light"]:
        return events.get(rest.rsplit(" ", 1)[-1])
    return events.get(verb)


@remembered
def _event_nouns() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for name, row in data("events").items():
        if isinstance(row, Mapping):
            for word in row.get("nouns", ()):
                found.setdefault(word, name)
    return found


def noun_event_class(lemma: str) -> str | None:
    """The class of an event that a noun names ("delivery"); no verb's ("contract")."""
    return _event_nouns().get(lemma)


def is_known(word: str) -> bool:
    """Whether the lexicon has a word as the head of a group or as an event."""
    return word in _heads() or word in _events()


def are_opposite(left: str, right: str) -> bool:
    """Whether two classes of events exclude one another."""
    events = data("events")
    return bool(events[left].get("opposite") == right or events[right].get("opposite") == left)


def is_generic(kind: str) -> bool:
    """Whether a class of events says too little to tell two events apart."""
    return bool(data("events")[kind].get("generic"))


# --- properties -------------------------------------------------------------------------------
@remembered
def _property_nouns() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, row in data("properties").items():
        for noun in row.get("nouns", ()):
            found[noun] = (*found.get(noun, ()), name)
    return found


@remembered
def _property_events() -> Mapping[str, tuple[str, bool]]:
    found: dict[str, tuple[str, bool]] = {}
    for name, row in data("properties").items():
        for event in row.get("events", ()):
            found.setdefault(event, (name, bool(row.get("people"))))
    return found


@remembered
def _property_dimensions() -> Mapping[str, str]:
    rows = data("properties").items()
    return {row["dimension"]: name for name, row in rows if "dimension" in row and "near" not in row}


def property_of_noun(phrase: str, dimension: str = "count") -> str | None:
    """The property that a noun or noun phrase names for a figure of a dimension ("death toll")."""
    return next((name for name in _property_nouns().get(phrase, ()) if _takes(name, dimension)), None)


def _takes(name: str, dimension: str) -> bool:
    row: Mapping[str, Any] = data("properties")[name]
    return dimension in row.get("only", ("count",) if row.get("things") else (dimension,))


def properties() -> tuple[str, ...]:
    """The names of all properties."""
    return tuple(data("properties"))


def is_of_things(name: str | None) -> bool:
    """Whether a property only says what is counted ("41 planes"), not what happened to it."""
    return bool(name and data("properties").get(name, {}).get("things"))


def names_property(noun: str) -> bool:
    """Whether a noun names a property in any dimension."""
    return noun in _property_nouns()


def property_of_event(kind: str | None, people: bool, dimension: str) -> str | None:
    """The property that an event of this class counts, of people or of other things."""
    found = _property_events().get(kind or "")
    return found[0] if found and (people or not found[1]) and _takes(found[0], dimension) else None


def property_made(kind: str | None, dimension: str) -> str | None:
    """The property of a measure that an event of this class makes: tonnes produced, a price that rose."""
    found = _property_events().get(kind or "")
    expressly = data("properties")[found[0]].get("only", ()) if found and not found[1] else ()
    return (
        found[0]
        if found and (dimension == "currency" or dimension in expressly) and _takes(found[0], dimension)
        else None
    )


def property_of_people(kind: str | None) -> str | None:
    """The property that an event of this class counts where it befalls people only: deaths, arrests."""
    found = _property_events().get(kind or "")
    return found[0] if found and found[1] and _takes(found[0], "count") else None


@remembered
def _property_near() -> tuple[tuple[str, str, frozenset[str]], ...]:
    rows = data("properties").items()
    return tuple((name, row["dimension"], frozenset(row["near"])) for name, row in rows if "near" in row)


def property_near(dimension: str, lemmas: AbstractSet[str]) -> str | None:
    """The property that words beside a figure of this dimension tell ("46 months in prison")."""
    for name, of, near in _property_near():
        if of == dimension and not lemmas.isdisjoint(near):
            return name
    return None


def tells_event(name: str | None) -> bool:
    """Whether a property is that of one kind of event (deaths), so that it names the event too."""
    return bool(name and data("properties").get(name, {}).get("events"))


def property_of_dimension(dimension: str) -> str | None:
    """The property that a measured quantity of this dimension has if nothing better is known."""
    return _property_dimensions().get(dimension)


def wider_property(name: str) -> str | None:
    """The property that holds this one: casualties hold deaths."""
    row: Mapping[str, Any] = data("properties").get(name, {})
    return row.get("wider")


def may_be_one_property(left: str, right: str) -> bool:
    """Whether two properties are often told for one another: what is spent and what it costs."""
    rows = data("properties")
    return right in rows.get(left, {}).get("like", ()) or left in rows.get(right, {}).get("like", ())


def is_cumulative(name: str | None) -> bool:
    """Whether figures of this property grow as reports come in."""
    return bool(name and data("properties").get(name, {}).get("cumulative"))
