"""quantities.yaml: every phrase reads as the quantity that its entry expects, and where it is marked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from numcheck.api import extract_many
from numcheck.model.article import Article, Story
from numcheck.report.report import Extraction
from numcheck.report.values import fact_value

DEFAULTS = {"bound": "exact", "hedge": None, "unit": None, "per": None, "change": None}
INTERVAL = {"low_open": False, "high_open": False}
ENTRIES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("quantities.yaml").read_text(encoding="utf-8"))
CASES = [(phrase, entry["expect"]) for entry in ENTRIES for phrase in entry["phrases"]]


def plain(phrase: str) -> str:
    return phrase.replace("[[", "").replace("]]", "")


@pytest.fixture(scope="module")
def readings() -> dict[str, Extraction]:
    """What is read in each phrase, all of them in one batch."""
    texts = [plain(phrase) for phrase, _ in CASES]
    found = extract_many(Story(text, Article(text)) for text in texts)
    return {outcome.id: outcome for outcome in found if isinstance(outcome, Extraction)}


def test_the_phrases_are_many_and_each_is_there_once() -> None:
    phrases = [phrase for phrase, _ in CASES]
    assert len(phrases) >= 420
    assert len(phrases) == len(set(phrases))


@pytest.mark.parametrize(("phrase", "expect"), CASES, ids=[phrase for phrase, _ in CASES])
def test_quantity(phrase: str, expect: dict[str, Any] | str, readings: dict[str, Extraction]) -> None:
    read = [fact_value(fact) for fact in readings[plain(phrase)].facts]
    if expect == "none":
        assert [fact["text"] for fact in read] == []
        return
    assert isinstance(expect, dict)
    start, end = phrase.index("[["), phrase.index("]]") - 2
    there = [fact for fact in read if fact["start"] < end and start < fact["end"]]
    assert [fact["text"] for fact in there] == [plain(phrase)[start:end]]
    wanted = DEFAULTS | (INTERVAL if "low" in expect else {}) | expect
    wanted = {key: value for key, value in wanted.items() if value != "*"}
    quantity = there[0]["quantity"]
    assert {key: quantity[key] for key in wanted} == wanted
