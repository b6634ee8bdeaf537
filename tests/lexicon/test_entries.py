"""Every entry of the lexicon by its own example."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from numcheck import Article, extract
from numcheck.lexicon.load import data
from numcheck.model.fact import Fact

HEADS = data("heads")
PROPERTIES = data("properties")
EVENTS: Mapping[str, Mapping[str, str]] = {name: row for name, row in data("events").items() if "verbs" in row}


def _fact(example: str) -> Fact:
    """The fact of a sentence around an example: a predicate, a measured noun, or a bare count."""
    words = example.split()
    if not any(word[0].isdigit() for word in words[:1]) and not words[0].endswith("ed") and words[0] not in _PAST:
        sentence = f"There was {example} in the report."
    elif words[0][0].isdigit():
        verbs = [word for word in words[2:] if word.endswith("ed") or word in ("left", "were")]
        sentence = f"On Monday {example}." if verbs else f"The report counts {example}."
    else:
        sentence = f"The storm {example}." if words[0] in ("killed", "injured") else f"They {example}."
    facts = [fact for fact in extract(Article(sentence)).facts if fact.quantity]
    assert len(facts) == 1, sentence
    return facts[0]


_PAST = frozenset("shot stole sold bought built paid cost lent won lost fell rose withdrew found".split())


@pytest.mark.parametrize("name", HEADS)
def test_the_example_of_a_class_counts_that_class(name: str) -> None:
    """The head noun of the example is of the class."""
    subject = _fact(HEADS[name]["example"]).subject
    assert subject is not None
    assert subject.kind == name


@pytest.mark.parametrize("name", PROPERTIES)
def test_the_example_of_a_property_gives_that_property(name: str) -> None:
    """The example's figure gives the property."""
    assert _fact(PROPERTIES[name]["example"]).property == name


@pytest.mark.parametrize("name", EVENTS)
def test_the_example_of_an_event_tells_that_event(name: str) -> None:
    """The example's predicate is of the class."""
    event = _fact(EVENTS[name]["example"]).event
    assert event is not None
    assert event.kind == name
