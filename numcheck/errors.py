"""What can go wrong, as one small tree.

    NumcheckError                 everything numcheck raises on purpose
    ├── InputError                an article, source or story that cannot be read
    ├── SettingsError             an option, a date, a setting that makes no sense
    ├── RuleError                 rule files with mistakes, all of a run together
    ├── NotationError             text that is no YAML; told as one of the two above
    └── FindingsError             `Report.assert_clean` found something (an AssertionError too)

Every error ends in one clear line per problem: `file:line:column: message`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake and where it stands; `line` and `column` are 1-based."""

    message: str
    path: str | None = None
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        place = [str(part) for part in (self.path, self.line, self.column) if part is not None]
        return f"{':'.join(place)}: {self.message}" if place else self.message


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """The end of a message that proposes the nearest known word; empty where none is near."""
    close = get_close_matches(name, sorted(known), 1)
    return f"; did you mean {close[0]!r}?" if close else ""


class NumcheckError(Exception):
    """Base of the tree; `problems` holds at least one Problem."""

    def __init__(self, *problems: Problem | str) -> None:
        self.problems: tuple[Problem, ...] = tuple(
            Problem(problem) if isinstance(problem, str) else problem for problem in problems
        )
        super().__init__("\n".join(map(str, self.problems)))


class InputError(NumcheckError):
    """An article, a source or a story that cannot be read."""


class SettingsError(NumcheckError):
    """An option, a date or a setting that makes no sense."""


class RuleError(NumcheckError):
    """Mistakes in rule files, collected over the whole run."""

    @classmethod
    def collected(cls, problems: Sequence[Problem]) -> RuleError:
        """All problems, each once, in the order of their places."""
        ordered = sorted(set(problems), key=lambda p: (p.path or "", p.line or 0, p.column or 0, p.message))
        return cls(*ordered)


class NotationError(NumcheckError):
    """Text that is no YAML, or out of bounds."""


class FindingsError(NumcheckError, AssertionError):
    """Raised by `Report.assert_clean`; its text is the full diagnostic."""
