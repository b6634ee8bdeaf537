"""Whole reports, reviewed as a diff. `python -m tests.report.test_golden` writes them anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from numcheck.report import formats
from tests.gold import report

FOLDER = Path(__file__).resolve().parent / "golden"
CASES = [
    ("kursk-two-groups", "full"),
    ("credit-union-fraud", "full"),
    ("credit-union-fraud", "concise"),
    ("kursk-two-groups", "json"),
]


def _printed(story: str, form: str) -> str:
    writer = formats.writer(form)
    return writer.add(report(story)) + writer.close()


def test_the_reviewed_json_is_valid(valid: Callable[[Any], Any]) -> None:
    """By the published schema."""
    valid(_printed("kursk-two-groups", "json"))


@pytest.mark.parametrize(("story", "form"), CASES)
def test_reports_are_as_reviewed(story: str, form: str) -> None:
    """What an editor or a program is given for a story of the corpus."""
    expected = (FOLDER / f"{story}.{form}.txt").read_text(encoding="utf-8")
    assert _printed(story, form) == expected


def write() -> None:
    """Write the expected reports anew."""
    for story, form in CASES:
        (FOLDER / f"{story}.{form}.txt").write_text(_printed(story, form), encoding="utf-8")


if __name__ == "__main__":
    write()
