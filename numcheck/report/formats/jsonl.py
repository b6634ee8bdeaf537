"""`jsonl`: one object a line, as the stories come."""

from __future__ import annotations

import json

from numcheck.report.report import Outcome
from numcheck.report.values import outcome_value


class Writer:
    """One line an outcome."""

    def __init__(self, colour: bool = False) -> None: ...

    def add(self, outcome: Outcome) -> str:
        """The answer as a line of JSON."""
        return json.dumps(outcome_value(outcome), ensure_ascii=False) + "\n"

    def close(self) -> str:
        """Nothing."""
        return ""
