"""Every example of every built-in rule is a test; and the runner notices one that is wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from numcheck import api
from numcheck.align.meet import Meeting
from numcheck.engine import proof
from numcheck.engine.load import builtin, load
from numcheck.engine.rule import Example, Rule
from numcheck.model.article import Article
from numcheck.model.finding import Finding

CASES = [
    pytest.param(rule, example, id=f"{rule.id}: {example.name}") for rule in builtin() for example in rule.examples
]


def _examine(article: Article, against: Sequence[Article]) -> tuple[Meeting, Sequence[Finding]]:
    meeting, report = api.examine(article, against)
    return meeting, report.findings


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_example(rule: Rule, example: Example) -> None:
    """What the rule's author says it finds, it finds, where it says; and where not, not."""
    outcome = proof.run(rule, example, _examine)
    assert outcome.passed, f"{rule.path}:{example.line}: {outcome.reason}"


@pytest.mark.parametrize("rule", builtin(), ids=lambda rule: rule.id)
def test_every_rule_shows_when_it_fires_and_when_not(rule: Rule) -> None:
    """Names are distinct, and what fires marks where."""
    assert len({example.name for example in rule.examples}) == len(rule.examples)
    assert all(example.marks for example in rule.examples if example.finds)


def test_a_wrong_example_fails() -> None:
    """Another count of findings, or a mark that no finding touches."""
    rule = next(rule for rule in builtin() if rule.id == "weekday-date")
    example = rule.examples[0]
    assert proof.run(rule, example, _examine).passed
    fewer = proof.run(rule, replace(example, finds=0), _examine)
    assert not fewer.passed
    assert fewer.reason.startswith("expected 0 finding(s), got 1; it fired on ")
    elsewhere = proof.run(rule, replace(example, marks=(("article", 0, 3),)), _examine)
    assert (elsewhere.passed, elsewhere.reason) == (
        False,
        "no finding touches [[The]]; found instead: 'Tuesday, 25 October 2024'",
    )


def test_an_examples_texts(rule_file: Callable[..., Path]) -> None:
    """Marks are taken out of article, headline and sources, and keep their places; dates are read."""
    path = rule_file("""\
id: any-cats
severity: note
title: t
fact: {head: cat}
message: "{left.text}"
examples:
  - name: fires
    article: {text: "She has [[40 cats]].", headline: "[[Forty]] cats", published: 2024-05-03}
    sources: ["Has [[a]] [[b]]", {text: x, published: "2024-05-01"}]
    finds: 2
  - {name: silent, article: She has none., finds: 0}
""", name="any-cats")  # fmt: skip
    (rule,) = load([path])
    example = rule.examples[0]
    assert (example.article.text, example.article.headline) == ("She has 40 cats.", "Forty cats")
    assert [str(article.published) for article in (example.article, *example.sources)] == [
        "2024-05-03",
        "None",
        "2024-05-01",
    ]
    assert example.marks == (("article", 8, 15), ("article/headline", 0, 5), ("source-1", 4, 5), ("source-1", 6, 7))
