"""What comes out: findings with their evidence, and the ledger of every figure and date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["conflict", "shift", "slip", "coverage"]
Severity = Literal["error", "warning", "note"]
LedgerStatus = Literal["slip", "conflict", "shift", "unsupported", "derived", "rounded", "supported", "unchecked"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
STATUS_ORDER: tuple[LedgerStatus, ...] = (
    "slip", "conflict", "shift", "unsupported", "derived", "rounded", "supported", "unchecked",
)  # fmt: skip
"""Which status wins where several would do."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One place that a finding points at; `fact` is the id of the fact or time there, if any.

    `line` and `column` are 1-based; `reading` says what the place was read as, in words.
    """

    document: str
    start: int
    end: int
    text: str
    line: int
    column: int
    fact: str | None
    reading: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A reason for an editor to look, with its places, the left or earlier one first.

    One that joins several figures has a fingerprint for each in `parts`, so that each can be known by itself.
    """

    rule: str
    kind: Kind
    severity: Severity
    message: str
    reasons: tuple[str, ...]
    help: str
    fingerprint: str
    evidence: tuple[Evidence, ...]
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """The one status of a figure or date; `findings` are fingerprints, `support` fact ids."""

    of: str
    status: LedgerStatus
    why: str
    findings: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
