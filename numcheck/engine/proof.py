"""A rule put to the proof by its examples: which fail, what decided, and what none of them exercises.

What runs an audit lies above this package, so it is handed in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from numcheck.align.meet import Meeting
from numcheck.engine.conditions import FactTest, PairTest
from numcheck.engine.evaluate import explanations, fact_silence, pair_silence
from numcheck.engine.explain import outranked
from numcheck.engine.load import builtin
from numcheck.engine.rule import Example, FactForm, PairForm, Rule
from numcheck.model.article import Article
from numcheck.model.comparison import Comparison
from numcheck.model.fact import Fact
from numcheck.model.finding import Finding

Examine = Callable[[Article, Sequence[Article]], tuple[Meeting, Sequence[Finding]]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an example gave: whether it is as stated, why not, and all that was found and compared."""

    rule: Rule
    example: Example
    passed: bool
    reason: str
    findings: tuple[Finding, ...]
    meeting: Meeting


def run(rule: Rule, example: Example, examine: Examine) -> Outcome:
    """Audit the example and hold the rule's findings to what it states."""
    meeting, found = examine(example.article, example.sources)
    own = [finding for finding in found if finding.rule == rule.id]
    reason = ""
    if len(own) != example.finds:
        others = ", ".join(f"{finding.rule} ({finding.message})" for finding in found if finding.rule != rule.id)
        reason = f"expected {example.finds} finding(s), got {len(own)}"
        reason += f"; found instead: {others}" if others and not own else ""
        reason += f"; {decided}" if (decided := _decided(rule, meeting, found)) else ""
    elif own and (missed := [mark for mark in example.marks if not _touched(mark, own)]):
        places = ", ".join(repr(evidence.text) for finding in own for evidence in finding.evidence)
        reason = f"no finding touches [[{_text_of(example, missed[0])}]]; found instead: {places}"
    return Outcome(rule, example, not reason, reason, tuple(found), meeting)


def _touched(mark: tuple[str, int, int], findings: Sequence[Finding]) -> bool:
    name, start, end = mark
    return any(
        evidence.document == name and evidence.start < end and start < evidence.end
        for finding in findings
        for evidence in finding.evidence
    )


def _text_of(example: Example, mark: tuple[str, int, int]) -> str:
    name, start, end = mark
    for article in (example.article, *example.sources):
        if article.name == name:
            return article.text[start:end]
        if f"{article.name}/headline" == name and article.headline:
            return article.headline[start:end]
    return ""


# --- which condition decided --------------------------------------------------------------------
def _decided(rule: Rule, meeting: Meeting, found: Sequence[Finding]) -> str:
    """What set the findings apart from what was stated: what fired, or what failed where it came nearest."""
    if own := [finding for finding in found if finding.rule == rule.id]:
        return f"it fired on {' and '.join(repr(f.evidence[0].text) for f in own)}: {own[0].message}"
    if isinstance(rule.form, PairForm):
        return _nearest_pair(rule, rule.form.test, meeting, found)
    if isinstance(rule.form, FactForm):
        return _nearest_fact(rule, rule.form.test, meeting, found)
    if instead := outranked(rule, found):
        return f"nothing of the check {rule.form.name} is told, or {instead}"
    return f"the check {rule.form.name} found nothing among {', '.join(f.text for f in meeting.facts) or 'no figures'}"


def _nearest_fact(rule: Rule, test: FactTest, meeting: Meeting, found: Sequence[Finding]) -> str:
    trials = [(test.failed(fact), fact) for fact in meeting.facts if fact.quantity]
    met = [fact for reason, fact in trials if not reason]
    if not met:
        return "; ".join(f"{fact.text!r}: {reason}" for reason, fact in trials) or "no figure was read"
    silent = [(fact, fact_silence(rule, fact, meeting) or outranked(rule, found)) for fact in met]
    return "; ".join(f"{fact.text!r} meets its conditions, but {why}" for fact, why in silent)


def _nearest_pair(rule: Rule, test: PairTest, meeting: Meeting, found: Sequence[Finding]) -> str:
    trials = [(tuple(test.failures(comparison)), comparison) for comparison in comparisons(meeting)]
    if not trials:
        return "no two figures were compared"
    failed, nearest = min(trials, key=lambda trial: len(trial[0]))
    pair = f"{nearest.left.text!r} and {nearest.right.text!r}"
    if failed:
        return f"nearest were {pair}: {'; '.join(failed)}"
    silent = pair_silence(rule, nearest, meeting, explanations(meeting)) or outranked(rule, found)
    return f"{pair} meet its conditions, but {silent}"


def comparisons(meeting: Meeting) -> Iterator[Comparison]:
    """Every comparison of a story: with the sources, then inside the article."""
    for found in meeting.against.values():
        yield from found
    yield from meeting.inside


# --- what no example exercises ------------------------------------------------------------------
def unexercised(rule: Rule, outcomes: Iterable[Outcome]) -> list[str]:
    """The parts of a rule over pairs or facts that no example brings to bear.

    Of a rule that extends a built-in one only what it adds counts.
    """
    if not isinstance(rule.form, PairForm | FactForm):
        return []
    given = {id(part) for base in builtin() if rule.extends and base.id == rule.id for _, part in _parts(base)}
    meetings = [outcome.meeting for outcome in outcomes]
    met = [comparison for meeting in meetings for comparison in comparisons(meeting)]
    facts = [fact for meeting in meetings for fact in meeting.facts]
    plain = replace(rule.form.test, any=()) if isinstance(rule.form, PairForm) else None
    held = [c for c in met if plain.holds(c)] if plain else met
    matched = [c for c in held if rule.form.test.holds(c)] if isinstance(rule.form, PairForm) else met
    among = {"any": held, "with": met, "without": met}
    return [
        f"{key}: {', '.join(part.words())}"
        for key, part in _parts(rule)
        if id(part) not in given and not _is_met(rule, part, among.get(key, matched), facts)
    ]


def _is_met(rule: Rule, part: PairTest, found: Iterable[Comparison], facts: Iterable[Fact]) -> bool:
    """Whether a part holds on anything: of a rule over single facts on a fact, if it asks of nothing else."""
    if isinstance(rule.form, FactForm) and part.asks_left_only:
        return any(rule.form.test.holds(fact) and part.left.holds(fact) for fact in facts)
    return any(part.holds(comparison) for comparison in found)


def _parts(rule: Rule) -> Iterator[tuple[str, PairTest]]:
    """Each part of a rule that an example can bring to bear, and its key."""
    if isinstance(rule.form, PairForm):
        yield from (("any", option) for option in rule.form.test.any)
    yield from (("unless", unless) for unless in rule.unless)
    yield from (("with", test) for test in rule.with_)
    yield from (("without", test) for test in rule.without)
    yield from (("grades", grade.test) for grade in rule.grades if not grade.stated)
