"""A baseline: the findings that are known, by fingerprints that survive edits elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from numcheck.errors import Problem, SettingsError
from numcheck.report.report import Report

VERSION = 1
LARGEST = 50_000_000
"""The largest baseline, in bytes."""


def render(reports: Iterable[Report]) -> str:
    """The text of a baseline file, a finding a line, in the order of documents and places."""
    rows = [
        {
            "fingerprint": name,
            "rule": finding.rule,
            "document": finding.evidence[0].document,
            "message": finding.message,
        }
        for report in reports
        for finding in report.findings
        for name in finding.parts or (finding.fingerprint,)
    ]
    lines = ",\n".join("  " + json.dumps(row, ensure_ascii=False) for row in rows)
    return (
        f'{{"version": {VERSION}, "findings": [\n{lines}\n]}}\n'
        if rows
        else f'{{"version": {VERSION}, "findings": []}}\n'
    )


def known(file: Path) -> frozenset[str]:
    """The fingerprints in a baseline file; raises SettingsError where it is none."""
    try:
        with file.open("rb") as stream:
            content = stream.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise SettingsError(Problem(f"is larger than {LARGEST:,} bytes", str(file)))
        value: Any = json.loads(content)
        if value["version"] != VERSION:
            raise SettingsError(Problem(f"a baseline of version {value['version']!r}; known is {VERSION}", str(file)))
        return frozenset(str(row["fingerprint"]) for row in value["findings"])
    except OSError as error:
        raise SettingsError(Problem(f"cannot be read: {(error.strerror or '').lower()}", str(file))) from error
    except json.JSONDecodeError as error:
        raise SettingsError(Problem(f"not JSON: {error.msg.lower()}", str(file), error.lineno, error.colno)) from error
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise SettingsError(
            Problem("not a baseline; write one with numcheck baseline write", str(file), 1, 1)
        ) from error
