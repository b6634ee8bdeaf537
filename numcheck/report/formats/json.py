"""`json`: one object for one article, an array for several."""

from __future__ import annotations

import json

from numcheck.report.report import Outcome
from numcheck.report.values import outcome_value


class Writer:
    """Holds the first answer back until it is clear whether it is the only one."""

    def __init__(self, colour: bool = False) -> None:
        self._first: str | None = None
        self._several = False

    def add(self, outcome: Outcome) -> str:
        """Nothing for the first answer, an array's next items from the second on."""
        text = json.dumps(outcome_value(outcome), ensure_ascii=False, indent=1)
        if self._several:
            return f",\n{text}"
        if self._first is None:
            self._first = text
            return ""
        self._several = True
        return f"[\n{self._first},\n{text}"

    def close(self) -> str:
        """The end of the array, or the one object."""
        if self._several:
            return "\n]\n"
        return f"{self._first}\n" if self._first is not None else "[]\n"
