"""Which facts meet: those that share a key, from whichever side, and never too many."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

import numcheck
from numcheck.align import blocking
from numcheck.model.fact import Event, Fact, Subject

Build = Callable[..., Fact]

FACETS = st.fixed_dictionaries(
    {
        "property": st.sampled_from([None, "deaths", "injuries"]),
        "subject": st.sampled_from([None, Subject("men", "man", kind="people"), Subject("cats", "cat")]),
        "event": st.sampled_from([None, Event("died", "die", kind="kill"), Event("sat", "sit")]),
    }
)
SIDES = st.lists(st.tuples(st.integers(1, 3), FACETS), max_size=8)


def _side(fact: Build, rows: list[tuple[int, dict[str, object]]], name: str) -> list[Fact]:
    return [fact(value, id=f"{name}#{i}", document=name, **facets) for i, (value, facets) in enumerate(rows)]


@given(SIDES, SIDES)
def test_meeting_does_not_depend_on_the_side(
    fact: Build, first: list[tuple[int, dict[str, object]]], second: list[tuple[int, dict[str, object]]]
) -> None:
    """The pairs of article and source are those of source and article, turned round."""
    left, right = _side(fact, first, "a"), _side(fact, second, "s")
    there = {(a.id, b.id) for a, b in blocking.between(left, right).pairs}
    assert there == {(a.id, b.id) for b, a in blocking.between(right, left).pairs}
    assert there == {(a.id, b.id) for a in left for b in right if set(blocking.keys(a)) & set(blocking.keys(b))}


@given(SIDES)
def test_inside_one_text_every_pair_comes_once(fact: Build, rows: list[tuple[int, dict[str, object]]]) -> None:
    """The earlier on the left; a fact never meets itself."""
    facts = _side(fact, rows, "a")
    pairs = [(a.id, b.id) for a, b in blocking.within(facts).pairs]
    expected = {
        (a.id, b.id)
        for i, a in enumerate(facts)
        for b in facts[i + 1 :]
        if set(blocking.keys(a)) & set(blocking.keys(b))
    }
    assert len(pairs) == len(set(pairs))
    assert set(pairs) == expected


@pytest.mark.parametrize("count", [blocking.CROWDED, blocking.CROWDED * 5])
def test_a_crowded_key_is_bounded(fact: Build, count: int) -> None:
    """The work grows with the facts, not with their square, and the key is told."""
    facts = [fact(n, id=f"a#{n}") for n in range(count)]
    others = [fact(n, id=f"s#{n}", document="s", source=0) for n in range(count)]
    across, inside = blocking.between(facts, others), blocking.within(facts)
    keys = max(len(blocking.keys(each)) for each in facts)
    assert len(across.pairs) <= count * blocking.CROWDED * keys
    assert len(inside.pairs) <= count * blocking.CROWDED * keys
    assert bool(across.crowded) == (count > blocking.CROWDED)


def test_an_equal_figure_is_met_however_crowded(fact: Build) -> None:
    """Every figure of the article meets the same figure of the source."""
    facts = [fact(n, id=f"a#{n}") for n in range(200)]
    others = [fact(n, id=f"s#{n}", document="s", source=0) for n in range(200)]
    pairs = {(a.id, b.id) for a, b in blocking.between(facts, others).pairs}
    assert {(f"a#{n}", f"s#{n}") for n in range(200)} <= pairs


def test_only_keys_that_were_asked_for_are_crowded(fact: Build) -> None:
    """A source full of prices does not crowd an article about the dead."""
    article = [fact(18)]
    prices = [
        fact(n, id=f"s#{n}", subject=Subject("cats", "cat"), property="price", event=None) for n in range(100, 200)
    ]
    assert blocking.between(article, prices).crowded == ()


def test_crowding_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was not compared in full is said in the report, and only then."""
    article = numcheck.Article("The quake killed 18 people. The flood killed 19 people. The fire killed 20 people.")
    assert numcheck.audit(article).notices == ()
    monkeypatch.setattr(blocking, "CROWDED", 1)
    report = numcheck.audit(article, [numcheck.Article(article.text)])
    assert report.notices
    assert all("crowded" in notice for notice in report.notices)


def test_keys_need_one_fact_alone(fact: Build) -> None:
    """A key is a plain string, the same for the same fact, whatever stands beside it."""
    assert blocking.keys(fact(18)) == blocking.keys(fact(18, id="s#9", document="s", source=3))
    assert all(isinstance(key, str) and key.isprintable() for key in blocking.keys(fact(18)))
