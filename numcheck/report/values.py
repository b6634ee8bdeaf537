"""Facts, times, findings and the ledger as plain JSON values, in the contract's order of keys."""

from __future__ import annotations

from typing import Any

from numcheck.errors import NumcheckError
from numcheck.model.fact import Fact
from numcheck.model.finding import Evidence, Finding, LedgerEntry
from numcheck.model.interval import number_text
from numcheck.model.quantity import Quantity
from numcheck.model.time import Time
from numcheck.report.report import Extraction, Failure, Report

VERSION = 1


def outcome_value(outcome: Report | Extraction | Failure) -> dict[str, Any]:
    """One answer of a run, whatever it came to."""
    if isinstance(outcome, Failure):
        return failure_value(outcome)
    return report_value(outcome) if isinstance(outcome, Report) else extraction_value(outcome)


def report_value(report: Report) -> dict[str, Any]:
    """An answer of `numcheck audit`."""
    return {
        "version": VERSION,
        "id": report.id,
        "findings": [_finding(finding) for finding in report.findings],
        "ledger": [_entry(entry) for entry in report.ledger],
        "facts": [fact_value(fact) for fact in report.facts],
        "times": [time_value(time) for time in report.times],
        "notices": list(report.notices),
    }


def extraction_value(extraction: Extraction) -> dict[str, Any]:
    """An answer of `numcheck facts`."""
    return {
        "version": VERSION,
        "id": extraction.id,
        "facts": [fact_value(fact) for fact in extraction.facts],
        "times": [time_value(time) for time in extraction.times],
    }


def failure_value(failure: Failure) -> dict[str, Any]:
    """The answer in the place of a story that could not be read."""
    return {"version": VERSION, "id": failure.id, "error": _error(failure.error)}


def _error(error: NumcheckError) -> dict[str, Any]:
    first = error.problems[0]
    return {"message": first.message, "file": first.path, "line": first.line, "column": first.column}


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "kind": finding.kind,
        "severity": finding.severity,
        "message": finding.message,
        "reasons": list(finding.reasons),
        "help": finding.help,
        "fingerprint": finding.fingerprint,
        "evidence": [_evidence(evidence) for evidence in finding.evidence],
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "document": evidence.document,
        "start": evidence.start,
        "end": evidence.end,
        "text": evidence.text,
        "line": evidence.line,
        "column": evidence.column,
        "fact": evidence.fact,
    }


def _entry(entry: LedgerEntry) -> dict[str, Any]:
    return {
        "of": entry.of,
        "status": entry.status,
        "why": entry.why,
        "findings": list(entry.findings),
        "support": list(entry.support),
    }


def fact_value(fact: Fact) -> dict[str, Any]:
    """A fact with every facet; what was not read is null."""
    subject, event, place, said = fact.subject, fact.event, fact.place, fact.attribution
    return {
        "id": fact.id,
        "document": fact.document,
        "start": fact.start,
        "end": fact.end,
        "text": fact.text,
        "sentence": list(fact.sentence),
        "in_quote": fact.in_quote,
        "quantity": _quantity(fact.quantity) if fact.quantity else None,
        "subject": subject
        and {
            "text": subject.description,
            "head": subject.head,
            "qualifiers": list(subject.qualifiers),
            "entity": subject.entity,
        },
        "property": fact.property,
        "event": event
        and {
            "text": event.text,
            "lemma": event.lemma,
            "role": event.role,
            "negated": event.negated,
            "status": event.status,
        },
        "time": fact.time.id if fact.time else None,
        "period": fact.period.id if fact.period else None,
        "place": place and {"text": place.text, "entity": place.entity},
        "attribution": said and {"speaker": said.speaker, "cue": said.cue, "via": list(said.via)},
    }


def _quantity(quantity: Quantity) -> dict[str, Any]:
    low, high = quantity.interval.low, quantity.interval.high
    return {
        "value": None if quantity.value is None else number_text(quantity.value),
        "low": None if low is None else number_text(low),
        "high": None if high is None else number_text(high),
        "low_open": quantity.interval.low_open,
        "high_open": quantity.interval.high_open,
        "bound": quantity.bound,
        "hedge": quantity.hedge,
        "unit": quantity.unit.name if quantity.unit else None,
        "unit_text": quantity.unit_text,
        "dimension": quantity.dimension,
        "change": quantity.change,
        "per": quantity.per,
    }


def time_value(time: Time) -> dict[str, Any]:
    """A time expression."""
    return {
        "id": time.id,
        "document": time.document,
        "start": time.start,
        "end": time.end,
        "text": time.text,
        "timex": time.timex,
        "first": time.first.isoformat() if time.first else None,
        "last": time.last.isoformat() if time.last else None,
        "granularity": time.granularity,
        "bound": time.bound,
    }
