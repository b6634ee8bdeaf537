"""Dates of publication, as a text gives them and as a person types them."""

from __future__ import annotations

from datetime import date

import pytest

from numcheck.errors import SettingsError
from numcheck.model.article import Article, Story
from numcheck.read.dates import dateline_date, dateline_end, parse_date
from numcheck.read.documents import documents

DAY = date(2024, 10, 24)


@pytest.mark.parametrize(
    "line",
    [
        "KYIV, Oct. 24, 2024 (AP) — Forty people were held.",
        "KYIV, Ukraine, October 24, 2024 (AP) - Forty people were held.",
        "LONDON, 24 October 2024 (Reuters) – Forty people were held.",
        "NEW YORK (AP), Oct 24, 2024 — Forty people were held.",
        "  SÃO PAULO, Oct. 24, 2024 — Forty people were held.",
        "KYIV, Oct. 24, 2024 -- Forty people were held.",
    ],
)
def test_a_dateline_gives_the_date(line: str) -> None:
    """City, date and agency in the orders that agencies use."""
    assert dateline_date(f"Headline\n\n{line}\n", 10) == DAY


@pytest.mark.parametrize(
    "line",
    [
        "KYIV (AP) — Forty people were held.",
        "KYIV, Oct. 24 (AP) — Forty people were held.",
        "Kyiv on Oct. 24, 2024 — Forty people were held.",
        "KYIV, Oct. 44, 2024 (AP) — Forty people were held.",
        "The trial opened on Oct. 24, 2024 - and closed.",
    ],
)
def test_other_lines_give_none(line: str) -> None:
    """Without a full date of the calendar behind a city in capitals nothing is known."""
    assert dateline_date(line) is None


@pytest.mark.parametrize(
    "dateline", ["LONDON, Oct. 24 (Reuters) - ", "KYIV (AP) — ", "WASHINGTON, D.C. – ", "PARIS, June 4, 2024 — "]
)
def test_a_dateline_is_parted_from_its_sentence(dateline: str) -> None:
    """The sentence starts behind the dash; a text without a dateline starts at its start."""
    text = f"{dateline}Police held 40 people."
    assert dateline_end(text, 0, len(text)) == len(dateline)
    assert dateline_end(text[len(dateline) :], 0, len(text) - len(dateline)) is None
    (document,) = documents(Story("1", Article(text)))
    assert [text[s:e] for block in document.blocks for s, e in block.ranges] == [dateline, text[len(dateline) :]]


def test_a_given_date_wins_over_the_dateline() -> None:
    """What the caller says is meant."""
    (document,) = documents(Story("1", Article("KYIV, Oct. 24, 2024 — Forty.", published=date(2020, 1, 1))))
    assert document.published == date(2020, 1, 1)


@pytest.mark.parametrize("text", ["2024-10-24", " 2024-10-24 ", "2024-10-24T08:30:00Z", "2024-10-24 08:30"])
def test_a_date_is_written_in_iso_form(text: str) -> None:
    """A time of day may follow."""
    assert parse_date(text) == DAY


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "24.10.2024",
        "2024-13-01",
        "2024-02-30",
        "2024-10",
        "20241024",
        "2024-10-24 or so",
        "2024-10-24Tea",
        "0000-01-01",
    ],
)
def test_what_is_no_date_is_named(text: str) -> None:
    """The message names what is wrong and how to write it."""
    with pytest.raises(SettingsError, match=r"^the date of x .*write it YYYY-MM-DD"):
        parse_date(text, "the date of x")


@pytest.mark.parametrize(
    "line",
    [
        "Published 24 October 2024",
        "Published: October 24, 2024, 10:15 a.m.",
        "By Ann Writer | Oct. 24, 2024",
        "Last updated on Thursday, 24 October 2024",
        "24 October 2024",
        "Date: 2024-10-24",
    ],
)
def test_a_byline_gives_the_date(line: str) -> None:
    """A line of its own near the top that tells when the text was published."""
    assert dateline_date(f"{line}\n\nForty people were held on Tuesday.\n") == date(2024, 10, 24)


@pytest.mark.parametrize(
    "line",
    ["On 24 October 2024 the court met and held forty people.", "The war began in 2014.", "Oct. 24", "31 June 2024"],
)
def test_a_sentence_is_no_byline(line: str) -> None:
    """A date within a sentence says nothing of the publication."""
    assert dateline_date(f"{line}\n\nForty people were held on Tuesday.\n") is None
