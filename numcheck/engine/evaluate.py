"""Rules × comparisons → candidates: each a rule that fires at a place, before precedence."""

from __future__ import annotations

import itertools
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
    explained = explanations(meeting)
    for rule in rules:
        if isinstance(rule.form, PairForm):
            yield from _pairs(rule, rule.form.test, meeting, explained)
        elif isinstance(rule.form, FactForm):
            yield from _facts(rule, rule.form, meeting)
        else:
            yield from _hits(rule, rule.form, meeting)


Explained = Mapping[str, frozenset[str]]


def explanations(meeting: Meeting) -> Explained:
    """For each source fact, the article's facts that it bears out, or that give the same number of the same."""
    found: dict[str, set[str]] = {}
    for left, comparisons in meeting.against.items():
        borne = {id(comparison) for comparison in meeting.support.get(left, ())}
        for comparison in comparisons:
            if id(comparison) in borne or is_same_count(comparison):
                found.setdefault(comparison.right.id, set()).add(meeting.cluster(left))
    return {right: frozenset(lefts) for right, lefts in found.items()}


# --- pairs ------------------------------------------------------------------------------------
def _pairs(rule: Rule, test: PairTest, meeting: Meeting, explained: Explained) -> Iterator[Candidate]:
    for comparison in _comparisons(test, meeting):
        if test.holds(comparison) and pair_silence(rule, comparison, meeting, explained) is None:
            yield Candidate(rule, _severity(rule, comparison), comparison.left, comparison)


def pair_silence(rule: Rule, comparison: Comparison, meeting: Meeting, explained: Explained) -> str | None:
    """Why a rule whose conditions hold on a pair says nothing of it all the same, in words; None where it speaks."""
    if silencing := next((unless for unless in rule.unless if unless.holds(comparison)), None):
        return f"unless {', '.join(silencing.words())}"
    if rule.kind in ("conflict", "shift") and (excuse := _excuse(rule, comparison, meeting, explained)):
        return excuse
    return _missing_partner(rule, meeting.against.get(comparison.left.id, ()), comparison)


def _comparisons(test: PairTest, meeting: Meeting) -> Iterator[Comparison]:
    wanted = test.between or frozenset()
    if "article-source" in wanted:
        for fact in meeting.facts:
            yield from meeting.against.get(fact.id, ())
    if "article-article" in wanted:
        yield from meeting.inside


def _excuse(rule: Rule, comparison: Comparison, meeting: Meeting, explained: Explained) -> str | None:
    """Support first: no accusation on account of a worse partner; the reason in words.

    A rule that asks for another partner knows of the support; it is silent where the article tells
    the other figure too.
    """
    others = explained.get(comparison.right.id, frozenset()) - {meeting.cluster(comparison.left.id)}
    slip = comparison.transposed and comparison.left.part == "headline"  # the body tells what the headline mistook
    told = f"the article tells {comparison.right.text!r} too" if others and not slip else None
    if rule.with_:
        return told
    apart = rule.kind == "conflict" or comparison.label("value") not in ("equal", "rounded")
    if apart and comparison.left.derived and comparison.between == "article-source":
        return f"it computes: {comparison.left.derived}"
    support = meeting.support.get(comparison.left.id, ())
    if comparison.between == "article-article":
        if _is_repeated(comparison, meeting):
            return f"the article gives {comparison.left.text!r} elsewhere too"
        if _is_made_of_parts(comparison, meeting):
            return f"{comparison.left.text!r} is the sum of what the body tells in parts"
        return "sources bear both out" if support and meeting.support.get(comparison.right.id) else None
    if support:
        return f"{support[0].right.text!r} bears the figure out" if comparison is not support[0] else None
    if rule.kind == "conflict" and is_outdone(comparison, meeting.against.get(comparison.left.id, ())):
        return "another figure of the source is rather the one meant"
    return told if rule.kind == "conflict" else None


def _is_repeated(comparison: Comparison, meeting: Meeting) -> bool:
    """Whether the body says again what the headline says, so that the other figure is of something else."""
    if comparison.left.part != "headline" or comparison.label("value") not in ("disjoint", "scaled"):
        return False
    return any(
        other.left is comparison.left
        and other.label("value") in ("equal", "rounded")
        and other.label("unit") in ("same", "converted")
        and other.aligned is not None
        for other in meeting.inside
    )


_PARTS = 4
"""The most parts of the body that a headline's sum is looked for in."""


def _is_made_of_parts(comparison: Comparison, meeting: Meeting) -> bool:
    """Whether figures of the body add up to the headline's: 40 dead, 25 there and 15 here."""
    left = comparison.left
    if left.part != "headline" or left.quantity is None or left.quantity.value is None:
        return False
    parts = [
        other.right.quantity.value
        for other in meeting.inside
        if other.left is left and other.label("property") == "same" and other.right.quantity is not None
    ]
    numbers = [number for number in parts if number is not None][: 3 * _PARTS]
    return any(
        sum(some) == left.quantity.value
        for many in range(2, _PARTS + 1)
        for some in itertools.combinations(numbers, many)
    )


def _missing_partner(
    rule: Rule, partners: Iterable[Comparison], comparison: Comparison | None = None
) -> str | None:  # fmt: skip
    """Which partner that a rule asks for the left fact lacks, or which one it has that the rule rules out."""

    def holds(test: PairTest, partner: Comparison) -> bool:
        return test.holds(partner) if comparison is None else test.holds_beside(partner, comparison)

    found = tuple(partners)
    for test in rule.with_:
        if not any(holds(test, partner) for partner in found):
            return f"with: no partner is {', '.join(test.words())}"
    for test in rule.without:
        if (ruled_out := next((partner for partner in found if holds(test, partner)), None)) is not None:
            return f"without: {ruled_out.right.text!r} is {', '.join(test.words())}"
    return None


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
        if fact_silence(rule, fact, meeting) is None:
            yield from _graded(rule, fact, meeting.against.get(fact.id, ()), stated)


def fact_silence(rule: Rule, fact: Fact, meeting: Meeting) -> str | None:
    """Why a rule whose conditions hold on a fact says nothing of it all the same, in words; None where it speaks."""
    partners, stated = meeting.against.get(fact.id, ()), meeting.stated.get(fact.id)
    otherwise = stated is not None and bool(stated.others) and any(grade.stated for grade in rule.grades)
    if not otherwise and (missing := _missing_partner(rule, partners)):
        return missing  # a sentence that gives other figures says more than any partner
    for unless in rule.unless:
        if unless.left.holds(fact) if unless.asks_left_only else any(unless.holds(partner) for partner in partners):
            return f"unless {', '.join(unless.words())}"
    return None


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
