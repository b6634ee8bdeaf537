"""Candidates → findings: precedence, one finding a fault, evidence, fingerprints."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from numcheck.align import words
from numcheck.align.meet import Meeting
from numcheck.align.support import strength
from numcheck.align.told import Telling
from numcheck.engine import template
from numcheck.engine.evaluate import Candidate
from numcheck.engine.places import Lines
from numcheck.engine.rule import Rule
from numcheck.model.article import Suppression
from numcheck.model.comparison import Comparison
from numcheck.model.fact import Fact, Statement
from numcheck.model.finding import SEVERITIES, Evidence, Finding, Severity
from numcheck.model.time import Time

_TELLING = (
    "value",
    "unit",
    "bound",
    "hedge",
    "subject",
    "property",
    "event",
    "status",
    "time",
    "period",
    "place",
    "speaker",
)


_Place = Fact | Time | Statement


@dataclass(frozen=True, slots=True)
class _Group:
    """Candidates of one rule about one fault; the first is the strongest."""

    rule: Rule
    severity: Severity
    candidates: tuple[Candidate, ...]
    touched: frozenset[str]


def findings(
    candidates: Iterable[Candidate],
    meeting: Meeting,
    texts: Mapping[str, str],
    suppressions: Sequence[Suppression] = (),
    known: frozenset[str] = frozenset(),
) -> tuple[Finding, ...]:
    """The findings in a stable order: by severity, then by where they stand.

    A note over many figures is parted by what the text's `suppressions` cover, and by what is `known`.
    """
    lines = Lines(texts)
    kept = _by_precedence(_grouped(candidates, meeting, suppressions, known), meeting)
    taken: dict[str, int] = {}
    built = [_finding(group, meeting, lines, taken) for group in kept]
    documents = {reading.document: number for number, reading in enumerate(meeting.readings)}
    return tuple(sorted(built, key=lambda f: _order(f, documents)))


def _order(finding: Finding, documents: Mapping[str, int]) -> tuple[int, int, int, str]:
    first = finding.evidence[0]
    place = documents.get(first.document, len(documents))
    return SEVERITIES.index(finding.severity), place, first.start, finding.rule


# --- one fault, one finding -------------------------------------------------------------------
def _grouped(
    candidates: Iterable[Candidate], meeting: Meeting, suppressions: Sequence[Suppression], known: frozenset[str]
) -> list[_Group]:
    groups: dict[tuple[str, ...], list[Candidate]] = {}
    for candidate in candidates:
        groups.setdefault(_key(candidate, meeting, suppressions, known), []).append(candidate)
    return [_group(found, meeting) for found in groups.values()]


def _key(
    candidate: Candidate, meeting: Meeting, suppressions: Sequence[Suppression], known: frozenset[str]
) -> tuple[str, ...]:
    rule, left = candidate.rule.id, meeting.cluster(candidate.left.id)
    if _is_joined(candidate):
        covering = [s for s in suppressions if rule in s.rules and s.holds(candidate.left.start, candidate.left.end)]
        told = "known" if _digest(rule, [candidate.left]) in known else "new"
        return rule, told, candidate.left.document, *(f"{s.line}:{s.column}" for s in covering[:1])
    headed = isinstance(candidate.left, Fact) and candidate.left.part == "headline"
    if candidate.comparison and candidate.comparison.between == "article-article" and not headed:
        right = meeting.cluster(candidate.comparison.right.id)
        return (rule, *sorted((left, right)))
    return rule, left


def _is_lone(candidate: Candidate) -> bool:
    """Whether nothing but the fact itself is at issue."""
    return candidate.comparison is None and candidate.hit is None and candidate.telling is None


def _is_joined(candidate: Candidate) -> bool:
    """Whether one finding a document tells all of its kind."""
    return _is_lone(candidate) and candidate.rule.together is not None


def _group(found: Sequence[Candidate], meeting: Meeting) -> _Group:
    ordered = sorted(found, key=lambda c: (SEVERITIES.index(c.severity), *_weakness(c.comparison)))
    best = ordered[0]
    kept = tuple(c for c in ordered if _is_of(c, best))
    touched = {meeting.cluster(c.left.id) for c in kept}
    touched |= {meeting.cluster(c.comparison.right.id) for c in kept if c.comparison}
    return _Group(best.rule, best.severity, kept, frozenset(touched))


def _weakness(comparison: Comparison | None) -> tuple[int, ...]:
    if comparison is None:
        return ()
    _, same, close = strength(comparison)
    return (-(comparison.aligned == "sure"), -same, -close)


def _is_of(candidate: Candidate, best: Candidate) -> bool:
    """Whether a further pair belongs to the finding: the same figure on the right."""
    if candidate.comparison is None or best.comparison is None:
        return True
    first, second = best.comparison.right.quantity, candidate.comparison.right.quantity
    if first is None or second is None:
        return candidate is best
    return first.value == second.value and first.unit == second.unit


def _by_precedence(groups: list[_Group], meeting: Meeting) -> list[_Group]:
    """Without the groups that a group of another rule replaces on the same facts."""
    kept = []
    for group in groups:
        over = [other.touched for other in groups if other is not group and _replaces(other, group)]
        replaced = frozenset().union(*over)
        if not group.touched & replaced:
            kept.append(group)
        elif group.rule.together and _is_lone(group.candidates[0]):
            kept += _without(group, replaced, meeting)
    return kept


def _replaces(group: _Group, other: _Group) -> bool:
    """Whether a rule speaks instead of another; a mere note never speaks instead of more."""
    if _is_unsure(group) and other.severity != "note":
        return False
    told = _is_unsure(other) and group.severity != "note" and group.rule.id in other.rule.over
    return told or other.rule.id in group.rule.over


def _is_unsure(group: _Group) -> bool:
    """Whether it is a note only because it is not certain; a rule whose findings are all notes ranks as before."""
    return group.severity == "note" != group.rule.severity


def _without(group: _Group, replaced: frozenset[str], meeting: Meeting) -> list[_Group]:
    """A group of single facts without those that another rule speaks of; none if nothing is left."""
    left = tuple(c for c in group.candidates if meeting.cluster(c.left.id) not in replaced)
    touched = frozenset(meeting.cluster(c.left.id) for c in left)
    return [_Group(group.rule, group.severity, left, touched)] if left else []


# --- building a finding -----------------------------------------------------------------------
def _finding(group: _Group, meeting: Meeting, lines: Lines, taken: dict[str, int]) -> Finding:
    places = _places(group, meeting)
    message, reasons = _words(group)
    joined = [c.left for c in group.candidates if _is_joined(c)]
    return Finding(
        rule=group.rule.id,
        kind=group.rule.kind,
        severity=group.severity,
        message=message,
        reasons=reasons,
        help=group.rule.help,
        fingerprint=_fingerprint(group.rule.id, places, taken),
        evidence=tuple(_evidence(place, lines) for place in places),
        parts=tuple(_digest(group.rule.id, [place]) for place in joined),
    )


def _places(group: _Group, meeting: Meeting) -> list[_Place]:
    """Every place of a finding once: the left or earlier one, its partner, then repetitions."""
    found: list[_Place] = []
    for candidate in group.candidates:
        if candidate.hit is not None:
            found += candidate.hit.roles.values()
            continue
        found.append(candidate.left)
        if candidate.comparison is not None:
            found.append(candidate.comparison.right)
        if candidate.telling is not None:
            found += candidate.telling.others or (candidate.telling.statement,)
    touched = {meeting.cluster(place.id) for place in found if not isinstance(place, Statement)}
    found += [fact for fact in meeting.facts if meeting.same.get(fact.id) in touched]
    return list({(place.document, place.start, place.end): place for place in found}.values())


def _evidence(place: _Place, lines: Lines) -> Evidence:
    line, column = lines.place(place.document, place.start)
    said = words.reading(place) if isinstance(place, Fact) else place.timex if isinstance(place, Time) else ""
    name = None if isinstance(place, Statement) else place.id
    return Evidence(place.document, place.start, place.end, place.text, line, column, name, said)


def _words(group: _Group) -> tuple[str, tuple[str, ...]]:
    best = group.candidates[0]
    if best.hit is not None:
        return group.rule.message.filled(_hit_values(best)), best.hit.reasons
    if best.comparison is not None:
        message = group.rule.message.filled(template.pair_values(best.comparison))
        return message, _reasons(best.comparison)
    assert isinstance(best.left, Fact)
    if best.telling is None and group.rule.together:
        figures = ", ".join(c.left.text for c in group.candidates)
        values = {"count": str(len(group.candidates)), "figures": " ".join(figures.split())}
        return group.rule.together.filled(values), ()
    message = group.rule.message.filled(template.fact_values(best.left))
    return message, (_told(best.telling),) if best.telling else ()


def _told(telling: Telling) -> str:
    if not telling.others:
        return f"{telling.statement.document} says it without a figure"
    return f"{telling.statement.document} has {', '.join(other.text for other in telling.others)} there"


def _hit_values(candidate: Candidate) -> dict[str, str]:
    assert candidate.hit is not None
    values = dict(candidate.hit.results)
    for role, place in candidate.hit.roles.items():
        values.update(
            template.fact_values(place, role) if isinstance(place, Fact) else template.time_values(place, role)
        )
    return values


def _reasons(comparison: Comparison) -> tuple[str, ...]:
    """What is the same and what differs, facet by facet; what is unknown is left out."""
    return tuple(
        f"{facet}: {comparison.reason(facet)}"
        for facet in _TELLING
        if comparison.label(facet) != "unknown" and _tells(comparison, facet)
    )


def _tells(comparison: Comparison, facet: str) -> bool:
    plain = facet in ("bound", "hedge", "status", "unit") and comparison.label(facet) == "same"
    return not plain


def _fingerprint(rule: str, places: Sequence[_Place], taken: dict[str, int]) -> str:
    """A name for a finding that survives edits: that of its first two places, numbered where it is taken."""
    digest = _digest(rule, places[:2])
    taken[digest] = taken.get(digest, 0) + 1
    return digest if taken[digest] == 1 else f"{digest}-{taken[digest]}"


def _digest(rule: str, places: Sequence[_Place]) -> str:
    """Rule, documents, quoted words, and what is counted: not the rest of the sentence, which may be edited.

    Of a document's name only what follows its folders counts, so that it is the same everywhere.
    """
    parts = [rule, *(f"{_base(p.document)}\x1f{' '.join(p.text.split())}\x1f{_counted(p)}" for p in places)]
    return hashlib.sha256("\x1e".join(parts).encode(errors="backslashreplace")).hexdigest()[:16]


def _counted(place: _Place) -> str:
    return place.subject.head if isinstance(place, Fact) and place.subject else ""


_SLASH = re.compile(r"[/\\]")


def _base(document: str) -> str:
    """A document's name without its folders: "draft.md", "draft.md/headline"."""
    name = document.removesuffix("/headline")
    return _SLASH.split(name)[-1] + document[len(name) :]
