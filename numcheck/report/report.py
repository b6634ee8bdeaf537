"""The result of an audit, as Python sees it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from numcheck.errors import FindingsError, NumcheckError, SettingsError
from numcheck.model.fact import Fact
from numcheck.model.finding import SEVERITIES, Finding, LedgerEntry
from numcheck.model.time import Time

FAIL_ON = (*SEVERITIES, "never")


@dataclass(frozen=True, slots=True, repr=False)
class Report:
    """What an audit found: findings, the ledger of the article, and every fact and time read.

    `facts` and `times` are those of the article and its sources, in reading order; `texts` the
    documents by name, for excerpts. `notices` say what was not checked in full.
    """

    id: str
    findings: tuple[Finding, ...]
    ledger: tuple[LedgerEntry, ...]
    facts: tuple[Fact, ...]
    times: tuple[Time, ...]
    texts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    notices: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """Short enough for an assertion: the story and the rules that fired."""
        return f"<Report {self.id}: {', '.join(finding.rule for finding in self.findings) or 'no findings'}>"

    @property
    def clean(self) -> bool:
        """Whether nothing is found at the severity of a warning or above."""
        return not self.at_or_above("warning")

    def of_rule(self, rule: str) -> Report:
        """The report with the findings of one rule only."""
        return replace(self, findings=tuple(finding for finding in self.findings if finding.rule == rule))

    def at_or_above(self, fail_on: str) -> tuple[Finding, ...]:
        """The findings of at least this severity ("error", "warning", "note"); none for "never".

        Raises SettingsError for another word.
        """
        if fail_on not in FAIL_ON:
            raise SettingsError(f"{fail_on!r} is no severity; known are {', '.join(FAIL_ON)}")
        if fail_on == "never":
            return ()
        limit = SEVERITIES.index(fail_on)
        return tuple(f for f in self.findings if SEVERITIES.index(f.severity) <= limit)

    def assert_clean(self, fail_on: str = "warning") -> None:
        """Raise FindingsError, an AssertionError with the full diagnostic, unless it is clean."""
        if self.at_or_above(fail_on):
            from numcheck.report.formats import full

            raise FindingsError(full.one(self))


@dataclass(frozen=True, slots=True)
class Extraction:
    """What `numcheck facts` reads: every fact and time of the documents."""

    id: str
    facts: tuple[Fact, ...]
    times: tuple[Time, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """A story of a run that could not be read, in the place of its answer."""

    id: str
    error: NumcheckError


Outcome = Report | Failure
