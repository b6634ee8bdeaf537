"""The ledger: every figure and date of the article, each with exactly one status and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from numcheck.align.meet import Meeting
from numcheck.align.support import best
from numcheck.model.comparison import Comparison
from numcheck.model.fact import Fact
from numcheck.model.finding import STATUS_ORDER, Finding, LedgerEntry, LedgerStatus
from numcheck.model.time import Time

_STATUS_OF: Mapping[str, LedgerStatus] = {
    "slip": "slip", "conflict": "conflict", "shift": "shift", "coverage": "unsupported",
}  # fmt: skip


def ledger(meeting: Meeting, findings: Sequence[Finding]) -> tuple[LedgerEntry, ...]:
    """The entries in the order of the text, headline first; a duration stands once, as a figure."""
    touching: dict[str, list[Finding]] = {}
    for finding in findings:
        for evidence in finding.evidence:
            if evidence.fact is not None:
                touching.setdefault(evidence.fact, []).append(finding)
    dated = {fact.id: fact for reading in meeting.readings for fact in reading.dated}
    entries = []
    for reading in meeting.readings:
        places: list[Fact | Time] = [*reading.facts, *_separate(reading.times, reading.facts)]
        for place in sorted(places, key=lambda p: (p.start, p.end)):
            fact = place if isinstance(place, Fact) else dated.get(place.id)
            entries.append(_entry(place, fact, meeting, touching.get(place.id, ())))
    return tuple(entries)


def _separate(times: Sequence[Time], facts: Sequence[Fact]) -> Iterator[Time]:
    """The times that are not a figure's own words."""
    for time in times:
        inside = time.granularity == "duration" and any(
            fact.start < time.end and time.start < fact.end for fact in facts
        )
        if not inside:
            yield time


def _entry(place: Fact | Time, fact: Fact | None, meeting: Meeting, findings: Sequence[Finding]) -> LedgerEntry:
    support = meeting.support.get(place.id, ())
    names = tuple(comparison.right.id for comparison in support)
    marked = [(finding, _STATUS_OF[finding.kind]) for finding in findings]
    if marked:
        finding, status = min(marked, key=lambda pair: STATUS_ORDER.index(pair[1]))
        prints = tuple(f.fingerprint for f in findings)
        return LedgerEntry(place.id, status, f"{finding.rule}: {finding.message}", prints, names)
    partner = best(support)
    if partner is not None:
        return _supported(place, partner, names)
    computed = next((f.derived for f in meeting.facts if f.id == place.id), None)
    if computed is not None:
        return LedgerEntry(place.id, "derived", computed)
    repeated = meeting.same.get(place.id)
    said = f"says the same as {repeated}; " if repeated else ""
    return LedgerEntry(place.id, *_alone(place, fact, meeting, said))


def _supported(place: Fact | Time, partner: Comparison, names: tuple[str, ...]) -> LedgerEntry:
    rounded = partner.label("value") == "rounded"
    why = f"{partner.reason('value') if partner.left.quantity else partner.reason('time')} ({partner.right.document})"
    return LedgerEntry(place.id, "rounded" if rounded else "supported", why, (), names)


def _alone(place: Fact | Time, fact: Fact | None, meeting: Meeting, said: str) -> tuple[LedgerStatus, str]:
    """The status of what nothing bears out."""
    if isinstance(place, Time) and not place.is_dated:
        return "unchecked", f"{said}{_undated(place)}"
    if not meeting.has_sources:
        return "unchecked", f"{said}no source was given"
    if fact is None:
        return "unchecked", f"{said}nothing to compare it with"
    compared = len(meeting.against.get(place.id, ()))
    if compared:
        return "unsupported", f"{said}compared with {compared} statement(s) of the sources; none bears it out"
    return "unsupported", f"{said}no source has a statement like it"


def _undated(time: Time) -> str:
    if time.granularity in ("reference", "set", "duration"):
        return f"{time.timex} names no day that could be compared"
    if "X" in time.timex:
        return f"{time.timex}: not resolved, because no publication date is known or the words are ambiguous"
    return f"{time.timex} names no day of the calendar"
