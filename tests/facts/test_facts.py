"""A figure meets what it counts, what happened, who says so; a duration is a figure and a time."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from numcheck.api import extract
from numcheck.model.article import Article, Block
from numcheck.model.fact import Fact

PIECES = st.lists(
    st.sampled_from(
        [
            "$",
            "£",
            "5",
            "2,000",
            "4.5",
            "million",
            "percent",
            "-",
            "–",
            "to",
            "between",
            "and",
            "a third of",
            "the",
            "people",
            "said",
            "about",
            "at least",
            "on Monday",
            "31 June",
            "2024",
            "per",
            "year",
            "km",
            ".",
            ",",
            "(",
            ")",
            '"',
            "'s",
            "of",
            "half",
            "a dozen",
            "XIV",
            "No.",
            "were killed",
            "%",
            "9999999999",
            "1/0",
            "12:30",
            "since",
            "\n",
            "é",
            "%.",
            "e9",
            "½",
        ]
    ),
    max_size=25,
)


def _only(text: str) -> Fact:
    (fact,) = extract(Article(text)).facts
    return fact


def test_the_parts_of_a_statement() -> None:
    """Subject, event, property, attribution, place and status of one plain sentence."""
    fact = _only("At least 18 people were killed in Kursk, the governor said.")
    assert fact.quantity
    assert fact.quantity.value == 18
    assert fact.quantity.bound == "at_least"
    assert fact.subject
    assert (fact.subject.head, fact.subject.kind) == ("people", "people")
    assert fact.event
    assert (fact.event.lemma, fact.event.role, fact.event.status) == ("kill", "patient", "asserted")
    assert fact.property == "deaths"
    assert fact.attribution
    assert fact.attribution.speaker.endswith("governor")
    assert fact.place
    assert "Kursk" in fact.place.text


def test_a_plan_is_no_deed() -> None:
    """What will be done has another status than what was done; what was not done is negated."""
    done, planned, denied = (
        _only(text).event
        for text in ("The firm cut 40 jobs.", "The firm plans to cut 40 jobs.", "The firm did not cut 40 jobs.")
    )
    assert done
    assert planned
    assert denied
    assert (done.status, done.negated) == ("asserted", False)
    assert (planned.status, planned.negated) == ("planned", False)
    assert denied.negated


def test_two_figures_of_one_sentence_keep_their_own_nouns() -> None:
    """The dead are not the hurt."""
    facts = extract(Article("The quake killed 18 people and injured 260 others.")).facts
    assert [(fact.quantity and fact.quantity.value, fact.property) for fact in facts] == [
        (Fraction(18), "deaths"),
        (Fraction(260), "injuries"),
    ]


def test_a_duration_is_a_figure_and_a_time() -> None:
    """Both name the same words."""
    reading = extract(Article("The strike lasted three days."))
    assert [fact.text for fact in reading.facts] == [time.text for time in reading.times] == ["three days"]
    assert reading.times[0].timex == "P3D"


def test_relative_dates_need_a_publication_date() -> None:
    """Resolved against it, and left open without it; today's clock plays no part."""
    text = "Police arrested 40 people on Thursday."
    dated, undated = (extract(Article(text, published=day)).times[0] for day in (date(2024, 10, 25), None))
    assert (dated.timex, dated.first) == ("2024-10-24", date(2024, 10, 24))
    assert (undated.timex, undated.first) == ("XXXX-WXX-4", None)


def test_ids_count_in_the_order_of_the_text() -> None:
    """Facts and times are numbered by document."""
    reading = extract(Article("He has 3 cats. On Monday 4 dogs came.", "Five horses", name="a"))
    assert [fact.id for fact in reading.facts] == ["a/headline#1", "a#1", "a#2"]
    assert [time.id for time in reading.times] == ["a@1"]


@settings(max_examples=60)
@given(PIECES, st.sampled_from([" ", ""]))
def test_odd_text_never_raises(pieces: list[str], joint: str) -> None:
    """Every fact and time quotes its place, lies in its sentence, and its interval holds its value."""
    text = joint.join(pieces)
    reading = extract(Article(text, blocks=(Block(((0, len(text)),)),), published=date(2024, 10, 25)))
    for fact in reading.facts:
        assert text[fact.start : fact.end] == fact.text != ""
        assert fact.sentence[0] <= fact.start
        assert fact.end <= fact.sentence[1]
    for time in reading.times:
        assert text[time.start : time.end] == time.text != ""
    assert all(before.end <= after.start for before, after in zip(reading.facts, reading.facts[1:], strict=False))


@settings(max_examples=60)
@given(st.text(max_size=80))
def test_any_text_never_raises(text: str) -> None:
    """Whatever the characters, facts quote their places."""
    article = Article("The army had 40 men. " + text, headline=text or None)
    assert all(fact.text for fact in extract(article).facts)
