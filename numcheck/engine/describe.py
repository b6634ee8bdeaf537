"""A rule in words: what it is for, when it fires, its parameters and its examples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import fill

from numcheck.engine.conditions import PairTest
from numcheck.engine.rule import Example, FactForm, PairForm, Rule
from numcheck.model.article import Article


def described(rule: Rule) -> str:
    """The rule as text for a terminal."""
    return "\n".join(_lines(rule)) + "\n"


def _lines(rule: Rule) -> Iterator[str]:
    yield f"{rule.id} ({rule.kind}, {rule.severity})"
    yield f"  {rule.title}"
    if rule.why:
        yield ""
        yield fill(rule.why, 96, initial_indent="  ", subsequent_indent="  ")
    yield ""
    yield from _form(rule)
    yield from _others(rule)
    yield ""
    yield f"Says: {rule.message.text}"
    if rule.help:
        yield f"Help: {rule.help}"
    yield ""
    yield "Examples:"
    for example in rule.examples:
        yield from _example(example)


def _form(rule: Rule) -> Iterator[str]:
    if isinstance(rule.form, PairForm):
        yield "Fires on two facts where"
        yield from _bullets(rule.form.test.words())
    elif isinstance(rule.form, FactForm):
        yield "Fires on a fact where"
        yield from _bullets(rule.form.test.words() or ["any"])
    else:
        yield f"Fires where the computation {rule.form.name} finds a mistake"
        yield from _bullets(f"{name}: {value}" for name, value in rule.form.parameters.items())


def _others(rule: Rule) -> Iterator[str]:
    for label, tests in (
        ("Unless", rule.unless),
        ("And another partner has", rule.with_),
        ("And no partner has", rule.without),
    ):
        for test in tests:
            yield f"{label} {_joined(test)}"
    for grade in rule.grades:
        said = "a source makes the statement without such a figure" if grade.stated else _joined(grade.test)
        yield f"With severity {grade.severity} where {said}"
    if rule.when_uncertain:
        yield f"With severity {rule.when_uncertain} where the two may not make the same statement"
    if rule.over:
        yield f"Replaces on the same facts: {', '.join(rule.over)}"


def _joined(test: PairTest) -> str:
    return ", ".join(test.words())


def _bullets(phrases: Iterable[str]) -> Iterator[str]:
    for phrase in phrases:
        yield f"  - {phrase}"


def _example(example: Example) -> Iterator[str]:
    fires = f"fires {example.finds}×" if example.finds > 1 else "fires" if example.finds else "stays silent"
    yield f"  {example.name}: {fires}"
    yield _text("article", example.article)
    for source in example.sources:
        yield _text("source", source)


def _text(role: str, article: Article) -> str:
    """An example's text, with its headline and the day on which it came out."""
    said = " ".join(article.text.split())
    said = f"{' '.join(article.headline.split())} | {said}" if article.headline else said
    said = f"({article.published}) {said}" if article.published else said
    return fill(said, 96, initial_indent=f"      {role + ':':9}", subsequent_indent=" " * 15)
