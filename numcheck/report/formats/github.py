"""`github`: workflow commands, which GitHub Actions shows as annotations beside the lines.

Form and escapes: GitHub's "Workflow commands for GitHub Actions".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from numcheck.model.finding import Finding
from numcheck.model.text import printable
from numcheck.report.layout import totals
from numcheck.report.report import Failure, Outcome

LEVELS: Mapping[str, str] = MappingProxyType({"error": "error", "warning": "warning", "note": "notice"})


class Writer:
    """A command a finding, then a line of totals a story."""

    def __init__(self, colour: bool = False) -> None: ...

    def add(self, outcome: Outcome) -> str:
        """The commands of one story."""
        return "".join(f"{line}\n" for line in _lines(outcome))

    def close(self) -> str:
        """Nothing."""
        return ""


def _lines(outcome: Outcome) -> Iterator[str]:
    if isinstance(outcome, Failure):
        for problem in outcome.error.problems:
            place = {"file": problem.path, "line": problem.line, "col": problem.column}
            yield _command("error", place, problem.message)
        return
    for finding in outcome.findings:
        yield _annotation(finding)
    for notice in outcome.notices:
        yield _command("notice", {}, notice)
    yield printable(f"{outcome.id}: {totals(outcome)}")


def _annotation(finding: Finding) -> str:
    first, *others = finding.evidence
    beside = "".join(f"\n{e.document}:{e.line}:{e.column}: {e.text} · {e.reading}" for e in others)
    place = {
        "file": first.document.removesuffix("/headline"),
        "line": first.line,
        "col": first.column,
        "title": f"{finding.rule}: {finding.severity}",
    }
    return _command(LEVELS[finding.severity], place, f"{finding.message}{beside}\n{finding.help}".rstrip())


def _command(level: str, properties: Mapping[str, object], message: str) -> str:
    """`::level file=…,line=…::message`; nothing in the texts ends it or begins another."""
    given = ",".join(f"{name}={_escaped(str(value), ':,')}" for name, value in properties.items() if value is not None)
    return f"::{level}{' ' + given if given else ''}::{_escaped(message)}"


def _escaped(text: str, further: str = "") -> str:
    lines = "\n".join(printable(line) for line in text.split("\n"))
    for char in "%\r\n" + further:
        lines = lines.replace(char, f"%{ord(char):02X}")
    return lines
