"""A table of a TOML file, with the places of its keys, which tomllib does not keep."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from numcheck.errors import NotationError, Problem
from numcheck.notation.files import read_text

_PART = r"""(?:"[^"\n]*"|'[^'\n]*'|[A-Za-z0-9_-]+)"""
_HEADER = re.compile(rf"\s*\[(?P<name>{_PART}(?:\s*\.\s*{_PART})*)\s*\]")
_KEY = re.compile(rf"\s*(?P<name>{_PART}(?:\s*\.\s*{_PART})*)\s*=")
_ONE = re.compile(_PART)
_AT = re.compile(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)")


@dataclass(frozen=True, slots=True)
class Table:
    """The values under one header of a file; `places` are the 1-based lines and columns of keys by their path."""

    values: Mapping[str, Any]
    path: str
    places: Mapping[tuple[str, ...], tuple[int, int]]

    def problem(self, keys: Sequence[str], message: str) -> Problem:
        """A problem at a key of the table, or at the nearest one that holds it."""
        return Problem(message, self.path, *self.place(keys))

    def place(self, keys: Sequence[str]) -> tuple[int, int]:
        """The line and column of a key, else of what is below it, else of the nearest one that holds it."""
        below = (place for path, place in self.places.items() if path[: len(keys)] == tuple(keys) != ())
        if first := next(below, None):
            return first
        for length in range(len(keys), -1, -1):
            if place := self.places.get(tuple(keys[:length])):
                return place
        return 1, 1


def read_table(file: Path, header: Sequence[str]) -> Table | None:
    """The table under a header (() for the whole file), None where the file has none.

    Raises NotationError where the file cannot be read or is no TOML.
    """
    text = read_text(file).replace("\r\n", "\n")
    try:
        values: Any = tomllib.loads(text)
    except RecursionError as error:
        raise NotationError(Problem("not TOML: nested too deeply", str(file), 1, 1)) from error
    except ValueError as error:  # a TOMLDecodeError, or a number of too many digits
        match = _AT.search(str(error))
        line = int(match["line"]) if match and match["line"] else text.count("\n") + 1
        column = int(match["column"]) if match and match["column"] else 1
        raise NotationError(Problem(f"not TOML: {_AT.sub('', str(error)).lower()}", str(file), line, column)) from error
    for length, name in enumerate(header, 1):
        values = values.get(name)
        if values is None:
            return None
        if not isinstance(values, dict):
            line, column = _places(text, ()).get(tuple(header[:length]), (1, 1))
            raise NotationError(Problem(f"{'.'.join(header[:length])} must be a table", str(file), line, column))
    return Table(values, str(file), _places(text, tuple(header)))


def _places(text: str, header: tuple[str, ...]) -> dict[tuple[str, ...], tuple[int, int]]:
    """Where the headers and keys below a header stand, by what is left of their path."""
    found: dict[tuple[str, ...], tuple[int, int]] = {}
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.split("\n"), 1):
        if match := _HEADER.match(line):
            path = table = _parts(match["name"])
        elif match := _KEY.match(line):
            path = (*table, *_parts(match["name"]))
        else:
            continue
        if path[: len(header)] == header:
            found.setdefault(path[len(header) :], (number, match.start("name") + 1))
    return found


def _parts(name: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in _ONE.findall(name))
