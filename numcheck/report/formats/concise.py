"""`concise`: a line a finding, `file:line:column: severity[rule] message`, then the totals."""

from __future__ import annotations

from collections.abc import Iterator

from numcheck.model.finding import Finding
from numcheck.model.text import printable
from numcheck.report.layout import totals
from numcheck.report.report import Outcome, Report


class Writer:
    """The findings' lines, then one line of totals a story; a failed story prints nothing here."""

    def __init__(self, colour: bool = False) -> None: ...

    def add(self, outcome: Outcome) -> str:
        """The lines of one story."""
        return "".join(f"{line}\n" for line in _lines(outcome)) if isinstance(outcome, Report) else ""

    def close(self) -> str:
        """Nothing."""
        return ""


def _lines(report: Report) -> Iterator[str]:
    for finding in report.findings:
        yield _line(finding)
    for notice in report.notices:
        yield printable(notice if notice.startswith(f"{report.id}:") else f"{report.id}: {notice}")
    yield printable(f"{report.id}: {totals(report)}")


def _line(finding: Finding) -> str:
    first, *others = finding.evidence
    beside = "".join(f" ({e.document}:{e.line}:{e.column})" for e in others[:1])
    place = f"{first.document}:{first.line}:{first.column}"
    return printable(f"{place}: {finding.severity}[{finding.rule}] {finding.message}{beside}")
