"""Markdown: only what a reader sees is read, and every offset is the file's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numcheck.api import extract
from numcheck.model.interval import number_text
from numcheck.read.formats.markdown import read
from numcheck.report.values import outcome_value

STORY = """\
---
title: "Storm closes 12 schools"
date: 2024-05-03
---

# Aftermath

The **storm** closed *12 schools* on [Thursday](https://example.org/2024/99), and
left 40,000 homes in the dark. <!-- 77 editors -->

- 3 bridges fell
- 5 people were hurt in the `v1.2.3` house

> "We saw 200 trees go down," he said.

```
let x = 1000;
```

| town | homes |
|------|-------|
| Ely  | 1,200 homes |

![4 photos](5.png)
"""


def _figures(text: str) -> list[tuple[str, str | None]]:
    """What is read: each figure's own words and its value."""
    article = read(text, "a.md")
    facts = extract(article).facts
    assert all(article.text[fact.start : fact.end] == fact.text for fact in facts)
    return [
        (f.text, number_text(f.quantity.value) if f.quantity and f.quantity.value is not None else None) for f in facts
    ]


def test_offsets_are_the_files(valid: Callable[[Any], Any]) -> None:
    """Every fact and time says the words that stand at its place in the file, front matter included."""
    for text in (STORY, STORY.replace("\n", "\r\n"), STORY.replace("storm", "𝕤torm")):
        answer = valid(outcome_value(extract(read(text, "a.md"))))
        assert answer["facts"]
        assert answer["times"]
        assert all(
            text[place["start"] : place["end"]] == place["text"] for place in (*answer["facts"], *answer["times"])
        )


@pytest.mark.parametrize("text", [STORY, STORY.replace("\n", "\r\n")], ids=["LF", "CRLF"])
def test_only_what_a_reader_sees_is_read(text: str) -> None:
    """Lists, quotes, tables and emphasis are read; code, comments, images, links' targets and front matter are not."""
    assert [value for _, value in _figures(text)] == ["12", "12", "40000", "3", "5", "200", "1200"]


@pytest.mark.parametrize(
    ("text", "figure", "value"),
    [
        ("Police held **2**,000 people.", "2**,000", "2000"),
        ("Police held *about* 40 people.", "about* 40", "40"),
        ("Police held [2,000](https://x.org) people.", "2,000", "2000"),
        ("Police held 4.5\nmillion people.", "4.5\nmillion", "4500000"),
        ("The fine was \\$5 million.", "$5 million", "5000000"),
        ("The fine was **$5** million.", "$5** million", "5000000"),
    ],
)
def test_markup_inside_a_figure(text: str, figure: str, value: str) -> None:
    """A figure goes through emphasis, links and line ends; its words are the file's."""
    assert _figures(text) == [(figure, value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Police held 5\\.2 million people.", "5200000"),
        ("Police held 2&nbsp;000 people.", "2000"),
        ("Police held 10&nbsp;people.", "10"),
        ("The fine was &pound;5 million.", "5000000"),
        ("Prices rose 5&#37; last year.", "5"),
    ],
)
def test_escapes_and_entities_are_what_they_stand_for(text: str, value: str) -> None:
    """A reader sees the character, not its spelling."""
    assert [read_as for _, read_as in _figures(text)] == [value]


def test_an_entitys_unit_is_read() -> None:
    """&pound; is a pound sign."""
    facts = extract(read("The fine was &pound;5 million.", "a.md")).facts
    assert [fact.quantity.unit.name for fact in facts if fact.quantity and fact.quantity.unit] == ["GBP"]


def test_odd_characters_lose_no_paragraph() -> None:
    """A NUL in a paragraph does not hide its figures."""
    assert [value for _, value in _figures("The \0 army had 40 men in 3 camps.\n")] == ["40", "3"]


# --- headline and date --------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "headline"),
    [
        (STORY, "Storm closes 12 schools"),
        ("---\nTitle: Storm closes 12 schools\n---\nText.\n", "Storm closes 12 schools"),
        ("---\nheadline: 'Storm closes 12 schools'\n---\nText.\n", "Storm closes 12 schools"),
        ("# Storm closes 12 schools\n\nText.\n", "Storm closes 12 schools"),
        ("\ufeff---\ntitle: Storm\n---\nText.\n", "Storm"),
        ("---\r\ntitle: Storm\r\n---\r\nText.\r\n", "Storm"),
        ("## A section\n\nText.\n", None),
        ("Text.\n\n# A later heading\n", None),
    ],
)
def test_the_headline(text: str, headline: str | None) -> None:
    """The front matter's title, else a first heading of level 1; its range is the file's."""
    article = read(text, "a.md")
    found = [text[s:e] for block in article.blocks or () if block.part == "headline" for s, e in block.ranges]
    assert found == ([headline] if headline else [])


@pytest.mark.parametrize(
    ("front", "day"),
    [
        ("date: 2024-05-03", "2024-05-03"),
        ("published: '2024-05-03'", "2024-05-03"),
        ("Date: 2024-05-03T10:00:00Z", "2024-05-03"),
        ("date: soon\npubdate: 2024-05-03", "2024-05-03"),
        ("title: x", None),
        ("date: 2024-02-30", None),
        ("date: [2024, 5, 3]", None),
    ],
)
def test_the_front_matters_date(front: str, day: str | None) -> None:
    """A date of the calendar under one of the usual keys; anything else is no date."""
    published = read(f"---\n{front}\n---\nText.\n", "a.md").published
    assert (published.isoformat() if published else None) == day


def test_the_front_matter_wins_over_the_dateline() -> None:
    """Where both give a date, the front matter's is meant; without one the dateline's is."""
    body = "KYIV, Oct. 24, 2024 (AP) — Police held 40 people.\n"
    front = read(f"---\ndate: 2024-10-25\n---\n{body}", "a.md").published
    plain = read(body, "a.md").published
    assert front is not None
    assert front.day == 25
    assert plain is not None
    assert plain.day == 24


@pytest.mark.parametrize(
    "front",
    [
        "title: [",
        "a: b: c",
        "- 1\n- 2",
        "\t@",
        "title: *nobody",
        "x: \x01",
        "",
        "? [a, b]\n: c",
        "&a [*a]",
        "x: " + "[" * 5000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_bad_front_matter_is_no_failure(front: str) -> None:
    """Front matter that is no YAML, or too deep, gives no title and no date; the body is read as ever."""
    article = read(f"---\n{front}\n---\nPolice held 40 people.\n", "a.md")
    assert article.published is None
    assert [fact.text for fact in extract(article).facts] == ["40"]


def test_a_rule_is_no_front_matter() -> None:
    """A line of dashes that nothing closes is Markdown."""
    assert _figures("---\n\nPolice held 40 people.\n") == [("40", "40")]


@given(
    st.lists(
        st.sampled_from(
            [
                "**40**",
                "40 people",
                "# ",
                "> ",
                "- ",
                "`40`",
                "[a](b)",
                "<b>",
                "\\",
                "|",
                "\n",
                "\n\n",
                "&amp;",
                " ",
                "$",
                "\0",
            ]
        )
    )
)
def test_any_markdown_keeps_its_offsets(pieces: list[str]) -> None:
    """However markup is heaped, the words of a figure are those at its place."""
    _figures("".join(pieces))
