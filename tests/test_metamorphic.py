"""What one change to a consistent story does: the finding of its kind, there; and rewriting does nothing.

A story's source is audited against itself, so that all of it is borne out; then one figure is
changed, or the text is rewritten without changing what it says.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

import pytest

from numcheck import Article, audit, extract
from numcheck.model.fact import Fact
from numcheck.model.finding import Finding
from tests.gold import stories

TEXTS = [source for story in stories() if story.split == "dev" for source in story.sources]
IDS = [f"{story.name}/{source.name}" for story in stories() if story.split == "dev" for source in story.sources]
Change = tuple[str, Fact]


def _plain(article: Article, text: str) -> Article:
    return Article(text, name=article.name, published=article.published)


def _serious(text: str, source: Article) -> tuple[Finding, ...]:
    found = audit(_plain(source, text), [replace(source, name="source")]).findings
    return tuple(finding for finding in found if finding.severity != "note")


@cache
def _facts(number: int) -> tuple[Fact, ...]:
    return tuple(f for f in extract(TEXTS[number]).facts if f.quantity is not None and f.part == "body")


# --- what changes nothing ---------------------------------------------------------------------
def _same(text: str) -> str:
    return text


def _wide_spaces(text: str) -> str:
    return re.sub(r"(?<=\d) (?=[a-z])", "\u00a0", text)


def _reordered(text: str) -> str:
    """The paragraphs in another order; headline and dateline stay at the top."""
    head, first, *rest = [*text.split("\n\n"), ""]
    return "\n\n".join([head, first, *reversed(rest)])


def _in_words(text: str) -> str:
    """Small counts in words."""
    names = {"2": "two", "3": "three", "4": "four", "5": "five", "6": "six", "7": "seven", "8": "eight", "9": "nine"}
    return re.sub(r"(?<= )([2-9])(?= [a-z]{4,})", lambda match: names[match[1]], text)


def _grouped(text: str) -> str:
    """Thousands without their comma."""
    return re.sub(r"(?<![\d,])(\d{2,3}),(\d{3})(?![\d,])", r"\1\2", text)


@pytest.mark.parametrize("rewrite", [_same, _wide_spaces, _in_words, _grouped, _reordered])
@pytest.mark.parametrize("number", range(len(TEXTS)), ids=IDS)
def test_rewriting_that_changes_nothing_finds_nothing(number: int, rewrite: Callable[[str], str]) -> None:
    """A text against itself, in other words and another order."""
    before = {f.message for f in _serious(TEXTS[number].text, TEXTS[number])}
    after = {f.message for f in _serious(rewrite(TEXTS[number].text), TEXTS[number])}
    assert after <= before


@pytest.mark.parametrize("number", range(len(TEXTS)), ids=IDS)
def test_a_text_agrees_with_itself(number: int) -> None:
    """No conflict, shift or missing figure between a text and itself."""
    assert [f.message for f in _serious(TEXTS[number].text, TEXTS[number]) if f.kind != "slip"] == []


# --- what changes one thing -------------------------------------------------------------------
def _digits(fact: Fact) -> re.Match[str] | None:
    """The digits of a figure, where it has one number of at least two."""
    found = list(re.finditer(r"\d[\d,]*(?:\.\d+)?", fact.text))
    return found[0] if len(found) == 1 and len(found[0][0]) >= 2 else None


def _edited(text: str, fact: Fact, start: int, end: int, words: str) -> str:
    return text[: fact.start + start] + words + text[fact.start + end :]


def _another_number(number: int) -> Iterator[Change]:
    """Every figure with half as much again, one at a time."""
    for fact in _facts(number):
        match = _digits(fact)
        if match is None or fact.event is None or fact.subject is None or fact.quantity is None:
            continue
        value = float(match[0].replace(",", ""))
        text = f"{value * 1.5 + 7:,.0f}" if "." not in match[0] else f"{value * 1.5 + 1:.1f}"
        yield _edited(TEXTS[number].text, fact, match.start(), match.end(), text), fact


def _hedged_source(number: int) -> Iterator[tuple[str, Article, Fact]]:
    """Every plain figure with "about" before it in the source only."""
    for fact in _facts(number):
        quantity = fact.quantity
        if quantity is None or quantity.hedge or quantity.bound != "exact" or not fact.text[:1].isdigit():
            continue
        if quantity.value is None or quantity.value < 20 or fact.property == "age" or fact.derived:
            continue
        text = TEXTS[number].text
        hedged = text[: fact.start] + "about " + text[fact.start :]
        yield text, Article(hedged, name="source", published=TEXTS[number].published), fact


def _touches(finding: Finding, fact: Fact) -> bool:
    return any(e.start < fact.end + 12 and fact.start - 12 < e.end for e in finding.evidence if e.document != "source")


def test_a_changed_figure_is_found_where_it_stands() -> None:
    """A number that no source has any more: a finding at its place in three of four, and few elsewhere."""
    seen = found = elsewhere = 0
    for number, source in enumerate(TEXTS):
        for text, fact in random.Random(number).sample(changes := list(_another_number(number)), min(4, len(changes))):
            findings = _serious(text, source)
            seen += 1
            found += any(_touches(finding, fact) for finding in findings)
            elsewhere += any(not _touches(finding, fact) and finding.kind != "slip" for finding in findings)
    assert seen >= 40
    assert found >= 0.75 * seen, (found, seen)
    assert elsewhere <= 0.05 * seen, (elsewhere, seen)


def test_a_dropped_hedge_is_found_where_it_stood() -> None:
    """The source says "about", the article does not: hedge-changed and nothing else."""
    seen = found = other = 0
    for number in range(len(TEXTS)):
        changes = list(_hedged_source(number))
        for text, source, fact in random.Random(number).sample(changes, min(3, len(changes))):
            findings = [f for f in audit(_plain(TEXTS[number], text), [source]).findings if f.severity != "note"]
            seen += 1
            found += any(f.rule == "hedge-changed" and _touches(f, fact) for f in findings)
            other += any(f.rule != "hedge-changed" and f.kind != "slip" for f in findings)
    assert seen >= 20
    assert found >= 0.75 * seen, (found, seen)
    assert other <= 0.05 * seen, (other, seen)
