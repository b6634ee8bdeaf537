"""`full`: what an editor reads: both places side by side, what they were read as, what differs."""

from __future__ import annotations

from numcheck.model.finding import Evidence, Finding
from numcheck.model.text import printable
from numcheck.report.layout import Paint, excerpt, totals
from numcheck.report.report import Outcome, Report

SHOWN = 6
"""Places of one finding that are shown in full."""


class Writer:
    """The findings of each story, then its totals; a failed story prints nothing here."""

    def __init__(self, colour: bool = False) -> None:
        self._paint = Paint(colour)
        self._stories = 0

    def add(self, outcome: Outcome) -> str:
        """The findings and totals of one story, parted from the story before."""
        if not isinstance(outcome, Report):
            return ""
        self._stories += 1
        return ("\n" if self._stories > 1 else "") + _report(outcome, self._paint)

    def close(self) -> str:
        """Nothing."""
        return ""


def one(report: Report) -> str:
    """One report without colours."""
    return _report(report, Paint(False))


def _report(report: Report, paint: Paint) -> str:
    blocks = [_block(finding, report, paint) for finding in report.findings]
    blocks += [f"{paint('note', 'note')}: {printable(notice)}\n" for notice in report.notices]
    return "\n".join([*blocks, f"{printable(report.id)}: {totals(report)}\n"])


def _block(finding: Finding, report: Report, paint: Paint) -> str:
    head = paint(f"{finding.severity}[{finding.rule}]", finding.severity)
    lines = [f"{head}: {paint(printable(finding.message), 'strong')}"]
    for number, evidence in enumerate(finding.evidence[:SHOWN]):
        lines += _place(evidence, report.texts.get(evidence.document, ""), number, paint, finding)
    if len(finding.evidence) > SHOWN:
        lines.append(f"  ├─ and {len(finding.evidence) - SHOWN} more places")
    lines += [f"  = {printable(reason)}" for reason in finding.reasons]
    advice = f"{finding.help} " if finding.help else ""
    lines.append(f"  = help: {advice}(numcheck rules show {finding.rule})")
    return "\n".join(lines) + "\n"


def _place(evidence: Evidence, text: str, number: int, paint: Paint, finding: Finding) -> list[str]:
    shown, column, width = excerpt(text, evidence)
    corner, mark = ("┌─", "━") if number == 0 else ("├─", "─")
    place = paint(printable(f"{evidence.document}:{evidence.line}:{evidence.column}"), "faint")
    under = paint(mark * max(width, 1), finding.severity)
    return [
        f"  {corner} {place}",
        f"  │  {shown}",
        f"  │  {' ' * column}{under} {printable(evidence.reading)}".rstrip(),
    ]
