"""Stretches of time that two figures cover: which are one, and which are two."""

from __future__ import annotations

from datetime import date

import pytest

from numcheck import api
from numcheck.model.article import Article
from numcheck.model.comparison import Comparison

ARTICLE, SOURCE = date(2024, 9, 12), date(2024, 9, 10)


def _pair(text: str, source: str) -> Comparison:
    """The comparison of the figure 1,240 in both texts."""
    article, other = Article(text, name="article", published=ARTICLE), Article(source, name="s", published=SOURCE)
    meeting, _ = api.examine(article, [other])
    found = [
        c for pairs in meeting.against.values() for c in pairs if "1,240" in c.left.text and "1,240" in c.right.text
    ]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("text", "source", "label"),
    [
        ("since January", "since 1 January", "same"),
        ("since the beginning of the year", "since January", "same"),
        ("over the past month", "since the start of August", "same"),
        ("from January to August", "since January", "same"),
        ("over the past year", "since January 2019", "other"),
        ("over the past year", "since the scheme opened in January 2019", "other"),
        ("over the past year", "since it opened in January 2019", "other"),
        ("since June", "since January", "other"),
        ("last year", "since July 2017", "other"),
        ("in the second quarter", "in the first quarter", "later"),
        ("in May", "in June", "unknown"),
        ("in the three months to June 30", "in the six months", "other"),
        ("over the six months", "over the half-year", "unknown"),
        ("on Monday", "since January", "unknown"),
    ],
)
def test_stretches_are_told_apart(text: str, source: str, label: str) -> None:
    """By their beginnings where both reach to the present."""
    pair = _pair(f"The city has bought 1,240 flats {text}.", f"The city has bought 1,240 flats {source}.")
    assert pair.label("period") == label


@pytest.mark.parametrize(
    ("phrase", "timex"),
    [
        ("From 1 January to 31 August", "2024-01-01/2024-08-31"),
        ("Between January and June", "2024-01/2024-06"),
        ("From November 2023 to February 2024", "2023-11/2024-02"),
        ("In the three months to June 30", "2024-04-01/2024-06-30"),
        ("In the nine months ended 30 September 2023", "2023-01-01/2023-09-30"),
        ("In the year to March 2024", "2023-04-01/2024-03-31"),
    ],
)
def test_a_stretch_is_read_from_its_ends(phrase: str, timex: str) -> None:
    """The year may be said once; a range's end is no time of its own."""
    text = f"{phrase} the city bought 1,240 flats."
    meeting, _ = api.examine(Article(text, name="article", published=ARTICLE), [])
    fact = next(fact for fact in meeting.facts if fact.text.startswith("1,240"))
    assert (fact.period.timex if fact.period else None, fact.time) == (timex, None)


@pytest.mark.parametrize(
    ("text", "source", "label"),
    [("this year", "last year", "other"), ("last year", "last year", "same"), ("This month", "last month", "other")],
)
def test_undated_texts_still_tell_this_year_from_the_last(text: str, source: str, label: str) -> None:
    """Without a publication date neither can be placed."""
    left = Article(f"The mine closed {text}.", name="article")
    meeting, _ = api.examine(left, [Article(f"The mine closed {source}.", name="s")])
    pairs = [pair for pairs in meeting.against.values() for pair in pairs]
    assert {pair.label("time") for pair in pairs} <= {label, "unknown"}
    assert label == "same" or any(pair.label("time") == "other" for pair in pairs)
