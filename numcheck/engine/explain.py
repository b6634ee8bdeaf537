"""Why a rule fired on a figure, or why none did: every comparison, and the condition that decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from numcheck.align.meet import Meeting
from numcheck.align.support import strength
from numcheck.engine.evaluate import Explained, explanations, fact_silence, pair_silence
from numcheck.engine.rule import CheckForm, FactForm, PairForm, Rule
from numcheck.model.comparison import Comparison
from numcheck.model.fact import Fact
from numcheck.model.finding import Finding, LedgerEntry

NEAR = 2
"""Conditions that may fail for a rule to have nearly fired."""
MOST = 8
"""The comparisons shown for one figure, the most alike first."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A rule on one comparison or one figure: the conditions that failed, none where all held.

    `silent` says why it spoke of nothing although they held: support, another partner, another rule.
    """

    rule: str
    failed: tuple[str, ...]
    silent: str | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """A figure that the explained one was compared with, and the rules that fired or nearly did."""

    comparison: Comparison
    supports: bool
    trials: tuple[Trial, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that is known of one figure: as read, its ledger entry, its findings and comparisons.

    `alone` holds the trials of rules over single facts, `unmoved` the ids of the checks that have no finding with it.
    """

    fact: Fact
    entry: LedgerEntry | None
    findings: tuple[Finding, ...]
    alone: tuple[Trial, ...]
    unmoved: tuple[str, ...]
    seen: tuple[Seen, ...]
    left_out: int


def explain(
    fact: Fact, rules: Sequence[Rule], meeting: Meeting, findings: Sequence[Finding], ledger: Sequence[LedgerEntry]
) -> Explanation:
    """What was made of one of the article's facts."""
    inside = [c for c in meeting.inside if fact.id in (c.left.id, c.right.id)]
    found = sorted((*meeting.against.get(fact.id, ()), *inside), key=strength, reverse=True)
    borne = {id(comparison) for comparison in meeting.support.get(fact.id, ())}
    told = tuple(f for f in findings if any(evidence.fact == fact.id for evidence in f.evidence))
    explained = explanations(meeting)
    seen = tuple(Seen(c, id(c) in borne, tuple(_trials(c, rules, meeting, explained, told))) for c in found[:MOST])
    entry = next((entry for entry in ledger if entry.of == fact.id), None)
    spoken = {finding.rule for finding in told}
    unmoved = tuple(rule.id for rule in rules if isinstance(rule.form, CheckForm) and rule.id not in spoken)
    alone = tuple(_alone(fact, rules, meeting, told))
    return Explanation(fact, entry, told, alone, unmoved, seen, max(0, len(found) - MOST))


def _trials(
    comparison: Comparison, rules: Sequence[Rule], meeting: Meeting, explained: Explained, told: Sequence[Finding]
) -> Iterator[Trial]:
    """The rules for pairs whose conditions hold, or nearly do, and what silences them all the same."""
    for rule in rules:
        if not isinstance(rule.form, PairForm):
            continue
        failed = tuple(rule.form.test.failures(comparison))
        if len(failed) > NEAR or any(reason.startswith("between is") for reason in failed):
            continue
        silent = None if failed else pair_silence(rule, comparison, meeting, explained) or outranked(rule, told)
        yield Trial(rule.id, failed, silent)


def _alone(fact: Fact, rules: Sequence[Rule], meeting: Meeting, told: Sequence[Finding]) -> Iterator[Trial]:
    """The rules for single facts: which condition failed, or what silenced them."""
    for rule in rules:
        if not isinstance(rule.form, FactForm):
            continue
        failed = rule.form.test.failed(fact)
        silent = None if failed else fact_silence(rule, fact, meeting) or outranked(rule, told)
        yield Trial(rule.id, (failed,) if failed else (), silent)


def outranked(rule: Rule, told: Sequence[Finding]) -> str | None:
    """Which other rules speak instead of one that found something; None where it speaks itself."""
    others = sorted({finding.rule for finding in told} - {rule.id})
    if not others or any(finding.rule == rule.id for finding in told):
        return None
    return f"{' and '.join(others)} {'speaks' if len(others) == 1 else 'speak'} of it"
