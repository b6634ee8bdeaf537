"""Figures that a writer works out of those of his source, and those that only look like it."""

from __future__ import annotations

import pytest

from numcheck import api
from numcheck.model.article import Article


def _derived(article: str, source: str) -> str | None:
    meeting, _ = api.examine(Article(article), [Article(source, name="source")])
    return meeting.facts[0].derived


@pytest.mark.parametrize(
    ("article", "source", "how"),
    [
        ("The storms killed 38 people.", "The storms killed 30 people in Ohio and eight in Indiana.", "38 = 30 + 8"),
        ("The storms killed more than 35.", "The storms killed 30 people in Ohio and eight in Indiana.", "38 = 30 + 8"),
        ("The blast left 40 people dead or injured.", "The blast killed 12 people and injured 28.", "40 = 12 + 28"),
        ("The jet carried 231 people.", "The jet carried 219 passengers and 12 crew.", "231 = 219 + 12"),
        ("Coverage slipped by five percentage points.", "Coverage was 78 percent (2022: 83 percent).", "5 = 83 - 78"),
        ("The cost is some $17 million more.", "The cost is $58 million (2023: $41 million).",
         "17 million = 58 million - 41 million"),
        ("Arrivals rose by 114 percent.", "Arrivals: 24,912, after 11,640 arrivals a year before.",
         "114 ≈ from 11,640 to 24,912"),
    ],
)  # fmt: skip
def test_worked_out(article: str, source: str, how: str) -> None:
    """With the computation in words."""
    assert _derived(article, source) == how


@pytest.mark.parametrize(
    ("article", "source"),
    [
        # The other way round, another matter, and lost in rounding.
        ("Arrivals rose by 53 percent.", "Arrivals: 24,912, after 11,640 arrivals a year before."),
        ("Engineering applications grew by 12 percent.", "The lake covers 82,790 hectares; the reserve covers 72,480."),
        ("The backlog leaves 23,000 children.", "An estimated 23,000 children wait. There were 38 cases fewer."),
        ("The storms killed 39 people.", "The storms killed 30 people in Ohio and eight in Indiana."),
    ],
)
def test_not_worked_out(article: str, source: str) -> None:
    """Over all of a text anything would be the sum of something."""
    assert _derived(article, source) is None
