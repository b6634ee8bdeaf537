"""Rules × comparisons → candidates: each a rule that fires at a place, before precedence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from numcheck.align.meet import Meeting
from numcheck.align.support import is_outdone, is_same_count
from numcheck.align.told import Telling
from numcheck.engine.checks import Hit, checks
from numcheck.engine.conditions import PairTest
from numcheck.engine.rule import CheckForm, FactForm, PairForm, Rule
from numcheck.model.comparison import Comparison
from numcheck.model.fact import Fact
from numcheck.model.finding import Severity
from numcheck.model.time import Time


@dataclass(frozen=True, slots=True)
class Candidate:
    """A rule that fires: on a pair, on one fact, or as a check's hit.

    `telling` is the source's sentence that a single fact was held against.
    """

    rule: Rule
    severity: Severity
    left: Fact | Time
    comparison: Comparison | None = None
    hit: Hit | None = None
    telling: Telling | None = None


def evaluate(rules: Iterable[Rule], meeting: Meeting) -> Iterator[Candidate]:
    """Every candidate, rule by rule, in the order of the text."""
    explained = _explained(meeting)
    for rule in rules:
        if isinstance(rule.form, PairForm):
            yield from _pairs(rule, rule.form.test, meeting, explained)
        elif isinstance(rule.form, FactForm):
            yield from _facts(rule, rule.form, meeting)
        else:
            yield from _hits(rule, rule.form, meeting)


def _explained(meeting: Meeting) -> Mapping[str, frozenset[str]]:
    """For each source fact, the article's facts that it bears out, or that give the same number of the same."""
    found: dict[str, set[str]] = {}
    for left, comparisons in meeting.against.items():
        borne = {id(comparison) for comparison in meeting.support.get(left, ())}
        for comparison in comparisons:
            if id(comparison) in borne or is_same_count(comparison):
                found.setdefault(comparison.right.id, set()).add(meeting.cluster(left))
    return {right: frozenset(lefts) for right, lefts in found.items()}


# --- pairs ------------------------------------------------------------------------------------
def _pairs(
    rule: Rule, test: PairTest, meeting: Meeting, explained: Mapping[str, frozenset[str]]
) -> Iterator[Candidate]:
    for comparison in _comparisons(test, meeting):
        if not test.holds(comparison) or any(unless.holds(comparison) for unless in rule.unless):
            continue
        if rule.kind in ("conflict", "shift") and _is_excused(rule, comparison, meeting, explained):
            continue
        if _has_partners(rule, meeting.against.get(comparison.left.id, ()), comparison):
            yield Candidate(rule, _severity(rule, comparison), comparison.left, comparison)


def _comparisons(test: PairTest, meeting: Meeting) -> Iterator[Comparison]:
    wanted = test.between or frozenset()
    if "article-source" in wanted:
        for fact in meeting.facts:
            yield from meeting.against.get(fact.id, ())
    if "article-article" in wanted:
        yield from meeting.inside


def _is_excused(rule: Rule, comparison: Comparison, meeting: Meeting, explained: Mapping[str, frozenset[str]]) -> bool:
    """Support first: no accusation on account of a worse partner.

    A rule that asks for another partner knows of the support; it is silent where the article tells
    the other figure too.
    """
    others = explained.get(comparison.right.id, frozenset()) - {meeting.cluster(comparison.left.id)}
    if rule.with_:
        return bool(others)
    support = meeting.support.get(comparison.left.id, ())
    if comparison.between == "article-article":
        return bool(support and meeting.support.get(comparison.right.id))
    if support:
        return comparison is not support[0]
    if rule.kind == "conflict" and is_outdone(comparison, meeting.against.get(comparison.left.id, ())):
        return True
    return rule.kind == "conflict" and bool(others)


def _has_partners(rule: Rule, partners: Iterable[Comparison], comparison: Comparison | None = None) -> bool:
    """Whether the left fact has the other partners that a rule asks for, and none that it rules out."""

    def holds(test: PairTest, partner: Comparison) -> bool:
        return test.holds(partner) if comparison is None else test.holds_beside(partner, comparison)

    found = tuple(partners)
    wanted = all(any(holds(test, partner) for partner in found) for test in rule.with_)
    return wanted and not any(holds(test, partner) for test in rule.without for partner in found)


def _severity(rule: Rule, comparison: Comparison) -> Severity:
    for grade in rule.grades:
        if grade.test.holds(comparison):
            return grade.severity
    unsure = comparison.aligned != "sure"
    return rule.when_uncertain if unsure and rule.when_uncertain else rule.severity


# --- single facts -----------------------------------------------------------------------------
def _facts(rule: Rule, form: FactForm, meeting: Meeting) -> Iterator[Candidate]:
    if not meeting.has_sources and (_asks_sources(rule.with_) or _asks_sources(rule.without)):
        return
    for fact in meeting.facts:
        stated = meeting.stated.get(fact.id)
        if (fact.quantity is None and stated is None) or not form.test.holds(fact):
            continue
        partners = meeting.against.get(fact.id, ())
        otherwise = stated is not None and bool(stated.others) and any(grade.stated for grade in rule.grades)
        if not (otherwise or _has_partners(rule, partners)):
            continue  # a sentence that gives other figures says more than any partner
        if any(t.holds(p) for t in rule.unless for p in partners):
            continue
        yield from _graded(rule, fact, partners, stated)


def _graded(rule: Rule, fact: Fact, partners: Iterable[Comparison], stated: Telling | None) -> Iterator[Candidate]:
    """The candidate with the severity of the first grade that holds; a date has none without such a grade."""
    for grade in rule.grades:
        if grade.stated:
            if stated is not None:
                yield Candidate(rule, grade.severity, fact, telling=stated)
                return
            continue
        for partner in partners:
            if grade.test.holds(partner):
                yield Candidate(rule, grade.severity, fact, partner)
                return
    if fact.quantity is not None:
        yield Candidate(rule, rule.severity, fact)


def _asks_sources(tests: Iterable[PairTest]) -> bool:
    return any("article-source" in (test.between or ()) for test in tests)


# --- checks -----------------------------------------------------------------------------------
def _hits(rule: Rule, form: CheckForm, meeting: Meeting) -> Iterator[Candidate]:
    for hit in checks()[form.name].run(meeting.readings, form.parameters):
        yield Candidate(rule, rule.severity, next(iter(hit.roles.values())), None, hit)
