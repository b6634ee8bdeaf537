"""times.yaml: every phrase reads as the time that its entry expects, and where it is marked."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from numcheck.api import extract_many
from numcheck.model.article import Article, Story
from numcheck.report.report import Extraction
from numcheck.report.values import time_value

PUBLISHED = "2024-10-25"
ENTRIES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("times.yaml").read_text(encoding="utf-8"))


def cases() -> list[tuple[str, date | None, dict[str, Any] | str]]:
    """Each phrase with its publication date and what it should read as."""
    found = []
    for entry in ENTRIES:
        expect = entry["expect"]
        given = PUBLISHED if expect == "none" else expect.pop("published", PUBLISHED)
        published = date.fromisoformat(given) if given else None
        found += [(phrase, published, expect) for phrase in entry["phrases"]]
    return found


CASES = cases()


def plain(phrase: str) -> str:
    return phrase.replace("[[", "").replace("]]", "")


def bare(text: str) -> str:
    """An expression without the article before it, which no reader misses."""
    return re.sub(r"^the ", "", text, flags=re.IGNORECASE)


def name(phrase: str, published: date | None) -> str:
    return f"{phrase} @{published}"


@pytest.fixture(scope="module")
def readings() -> dict[str, Extraction]:
    """What is read in each phrase, all of them in one batch."""
    stories = (Story(name(phrase, day), Article(plain(phrase), published=day)) for phrase, day, _ in CASES)
    return {outcome.id: outcome for outcome in extract_many(stories) if isinstance(outcome, Extraction)}


def test_the_phrases_are_many_and_each_is_there_once() -> None:
    names = [name(phrase, published) for phrase, published, _ in CASES]
    assert len(names) >= 260
    assert len(names) == len(set(names))


@pytest.mark.parametrize(("phrase", "published", "expect"), CASES, ids=[name(phrase, day) for phrase, day, _ in CASES])
def test_time(
    phrase: str, published: date | None, expect: dict[str, Any] | str, readings: dict[str, Extraction]
) -> None:
    read = [time_value(time) for time in readings[name(phrase, published)].times]
    if expect == "none":
        assert [time["text"] for time in read] == []
        return
    assert isinstance(expect, dict)
    start, end = phrase.index("[["), phrase.index("]]") - 2
    there = [time for time in read if time["start"] < end and start < time["end"]]
    assert [bare(time["text"]) for time in there] == [bare(plain(phrase)[start:end])]
    wanted = {key: value for key, value in ({"bound": None} | expect).items() if value != "*"}
    assert {key: there[0][key] for key in wanted} == wanted
