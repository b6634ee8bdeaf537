"""Findings that are there and not told: ignored rules, comments in the text, a baseline, other lines.

The ledger keeps the status that they gave, and says why they are not told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from numcheck.errors import InputError, Problem, did_you_mean
from numcheck.model.article import Suppression
from numcheck.model.finding import Evidence, Finding, LedgerEntry
from numcheck.report.report import Report


def hushed(report: Report, reasons: Mapping[str, str]) -> Report:
    """The report without the findings of these fingerprints, each with the reason why it is not told."""
    if not reasons:
        return report
    kept = tuple(finding for finding in report.findings if finding.fingerprint not in reasons)
    texts = {f.fingerprint: f"{f.rule}: {f.message}" for f in report.findings if f.fingerprint in reasons}
    return replace(report, findings=kept, ledger=tuple(_entry(entry, texts, reasons) for entry in report.ledger))


def _entry(entry: LedgerEntry, texts: Mapping[str, str], reasons: Mapping[str, str]) -> LedgerEntry:
    untold = [name for name in entry.findings if name in texts]
    if not untold:
        return entry
    why = next((f"{entry.why} ({reasons[name]})" for name in untold if entry.why == texts[name]), entry.why)
    return replace(entry, why=why, findings=tuple(name for name in entry.findings if name not in texts))


def of_rules(report: Report, rules: Iterable[str]) -> dict[str, str]:
    """The findings of ignored rules."""
    ignored = frozenset(rules)
    return {f.fingerprint: "the rule is ignored" for f in report.findings if f.rule in ignored}


def of_baseline(report: Report, known: frozenset[str]) -> dict[str, str]:
    """The findings that a baseline knows."""
    return {f.fingerprint: "known, in the baseline" for f in report.findings if known.issuperset(_names(f))}


def _names(finding: Finding) -> tuple[str, ...]:
    """The fingerprints that a baseline has of a finding: those of its figures where it joins several."""
    return finding.parts or (finding.fingerprint,)


def of_other_lines(report: Report, documents: Mapping[str, frozenset[int]]) -> dict[str, str]:
    """The findings that touch none of the lines given for the documents they stand in."""
    found = {}
    for finding in report.findings:
        touched = (_lines(evidence) & documents.get(_file(evidence), frozenset()) for evidence in finding.evidence)
        if not any(touched):
            found[finding.fingerprint] = "on no changed line"
    return found


def _lines(evidence: Evidence) -> frozenset[int]:
    return frozenset(range(evidence.line, evidence.line + evidence.text.count("\n") + 1))


def _file(evidence: Evidence) -> str:
    return evidence.document.removesuffix("/headline")


def of_comments(
    report: Report, document: str, suppressions: Sequence[Suppression], left_out: frozenset[str]
) -> tuple[dict[str, str], tuple[str, ...]]:
    """The findings that the article's comments silence, and a notice for each comment that silences none.

    Nothing is said of rules that do not run.
    """
    found: dict[str, str] = {}
    unused = []
    for suppression in suppressions:
        silenced = [f.fingerprint for f in report.findings if is_silenced(f, document, suppression)]
        found.update(dict.fromkeys(silenced, f"ignored in the text: {suppression.reason}"))
        if not silenced and left_out.isdisjoint(suppression.rules):
            place = f"{document}:{suppression.line}:{suppression.column}"
            unused.append(f"{place}: nothing to ignore here: {', '.join(suppression.rules)}")
    return found, tuple(unused)


def refuse_unknown(suppressions: Iterable[Suppression], document: str, known: Iterable[str]) -> None:
    """Raise InputError with a problem for each rule in a comment that is none."""
    ids = frozenset(known)
    problems = [
        Problem(f"no rule has the id {rule!r}{did_you_mean(rule, ids)}", document, suppression.line, suppression.column)
        for suppression in suppressions
        for rule in suppression.rules
        if rule not in ids
    ]
    if problems:
        raise InputError(*problems)


def is_silenced(finding: Finding, document: str, suppression: Suppression) -> bool:
    """Whether one of the finding's places in the article lies in what a comment covers."""
    return finding.rule in suppression.rules and any(
        _file(evidence) == document and suppression.holds(evidence.start, evidence.end) for evidence in finding.evidence
    )
