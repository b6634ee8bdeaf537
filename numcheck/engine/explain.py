"""Why a rule fired on a figure, or why none did: every comparison, and the condition that decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from numcheck.align.meet import Meeting
from numcheck.align.support import strength
from numcheck.engine.rule import PairForm, Rule
from numcheck.model.comparison import Comparison
from numcheck.model.fact import Fact
from numcheck.model.finding import Finding, LedgerEntry

NEAR = 2
"""Conditions that may fail for a rule to have nearly fired."""
MOST = 8
"""The comparisons shown for one figure, the most alike first."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A rule on one comparison: the conditions that failed, none where all held."""

    rule: str
    failed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """A figure that the explained one was compared with, and the rules that fired or nearly did."""

    comparison: Comparison
    supports: bool
    trials: tuple[Trial, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that is known of one figure: as read, its ledger entry, its findings and comparisons."""

    fact: Fact
    entry: LedgerEntry | None
    findings: tuple[Finding, ...]
    seen: tuple[Seen, ...]
    left_out: int


def explain(
    fact: Fact, rules: Sequence[Rule], meeting: Meeting, findings: Sequence[Finding], ledger: Sequence[LedgerEntry]
) -> Explanation:
    """What was made of one of the article's facts."""
    inside = [c for c in meeting.inside if fact.id in (c.left.id, c.right.id)]
    found = sorted((*meeting.against.get(fact.id, ()), *inside), key=strength, reverse=True)
    borne = {id(comparison) for comparison in meeting.support.get(fact.id, ())}
    seen = tuple(Seen(c, id(c) in borne, tuple(_trials(c, rules))) for c in found[:MOST])
    told = tuple(f for f in findings if any(evidence.fact == fact.id for evidence in f.evidence))
    entry = next((entry for entry in ledger if entry.of == fact.id), None)
    return Explanation(fact, entry, told, seen, max(0, len(found) - MOST))


def _trials(comparison: Comparison, rules: Sequence[Rule]) -> Iterator[Trial]:
    """The rules for pairs whose conditions hold, or nearly do, what silences them included."""
    for rule in rules:
        if not isinstance(rule.form, PairForm):
            continue
        failed = list(rule.form.test.failures(comparison))
        failed += [f"unless {', '.join(unless.words())}" for unless in rule.unless if unless.holds(comparison)]
        if len(failed) <= NEAR and not any(reason.startswith("between is") for reason in failed):
            yield Trial(rule.id, tuple(failed))
