"""An explanation as text: the fact as read, what it was compared with, and which condition decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from numcheck.align import words
from numcheck.engine.explain import Explanation, Seen, Trial
from numcheck.engine.places import Lines
from numcheck.model.comparison import Comparison
from numcheck.model.fact import Fact
from numcheck.model.text import printable


def render(explanations: tuple[Explanation, ...], texts: Mapping[str, str]) -> str:
    """One block a figure, blank lines between."""
    lines = Lines(texts)
    return "\n\n".join("\n".join(_block(explanation, lines)) for explanation in explanations) + "\n"


def _block(explanation: Explanation, lines: Lines) -> Iterator[str]:
    fact = explanation.fact
    yield f"{_place(fact, lines)}: {printable(fact.text)!r}"
    yield f"  read as: {printable(_read(fact))}"
    if explanation.entry:
        yield f"  status:  {explanation.entry.status}: {printable(explanation.entry.why)}"
    for finding in explanation.findings:
        yield f"  finding: {finding.severity}[{finding.rule}]: {printable(finding.message)}"
    for trial in explanation.alone:
        yield f"  {trial.rule}: {printable(_decided(trial))}"
    if explanation.unmoved:
        yield f"  checks that found nothing wrong with it: {', '.join(explanation.unmoved)}"
    if not explanation.seen:
        yield "  compared with nothing: no other figure shares its kind, its event or its number"
    for seen in explanation.seen:
        yield from _seen(fact, seen, lines)
    if explanation.left_out:
        yield f"  … and {explanation.left_out} comparison(s) less alike"


def _seen(fact: Fact, seen: Seen, lines: Lines) -> Iterator[str]:
    comparison = seen.comparison
    other = comparison.right if comparison.left.id == fact.id else comparison.left
    mark = " (bears it out)" if seen.supports else ""
    yield f"  compared with {_place(other, lines)}: {printable(other.text)!r}{mark}"
    yield f"    {printable(_relations(comparison))}"
    for trial in seen.trials:
        yield f"    {trial.rule}: {printable(_decided(trial))}"


def _decided(trial: Trial) -> str:
    if trial.failed:
        return f"not: {'; '.join(trial.failed)}"
    return f"all its conditions hold, but {trial.silent}" if trial.silent else "all its conditions hold"


def _place(fact: Fact, lines: Lines) -> str:
    line, column = lines.place(fact.document, fact.start)
    return f"{printable(fact.document)}:{line}:{column}"


def _read(fact: Fact) -> str:
    figure = words.figure(fact.quantity) if fact.quantity else fact.text
    parts = (figure, fact.property.replace("_", " ") if fact.property else "", words.reading(fact))
    return " · ".join(part for part in parts if part)


def _relations(comparison: Comparison) -> str:
    """The relation of each facet, those that say nothing left out."""
    told = [
        f"{facet} {relation.label}" for facet, relation in comparison.relations.items() if relation.label != "unknown"
    ]
    return ", ".join([*told, f"aligned {comparison.aligned or 'no'}"])
