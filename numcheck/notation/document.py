"""YAML text → values that know their line and column, by the YAML 1.2 core schema.

`no` is a word, `12:30` is text, only `true` and `false` are flags. Nothing is constructed: a file
gives text, numbers, flags, nulls, lists and mappings. Depth, size and alias use are bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from numcheck.errors import NotationError, Problem
from numcheck.notation.files import read_text

DEEPEST, LARGEST = 30, 20_000
"""Levels and nodes that a file may have, aliases expanded."""

_NULL = re.compile(r"~|null|Null|NULL|")
_INTEGER = re.compile(r"[-+]?\d+")
_NUMBER = re.compile(r"[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d{1,3})?")
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Node:
    """A YAML value and where it stands; `value` is a scalar, a tuple of Nodes or an Entries."""

    value: Scalar | tuple[Node, ...] | Entries
    path: str
    line: int
    column: int

    def problem(self, message: str) -> Problem:
        """A problem at this place."""
        return Problem(message, self.path, self.line, self.column)


@dataclass(frozen=True, slots=True)
class Entries:
    """A mapping: keys with their own places, in the order of the file."""

    items: tuple[tuple[Node, Node], ...]

    def __iter__(self) -> Iterator[tuple[str, Node, Node]]:
        for key, value in self.items:
            yield str(key.value), key, value

    def get(self, name: str) -> Node | None:
        """The value under a key."""
        return next((value for key, _, value in self if key == name), None)


Scalar = str | int | Decimal | bool | None


def parse(text: str, path: str) -> Node:
    """The document in `text`; raises NotationError where it is no YAML, out of bounds, tagged, or gives a key twice."""
    root, mistakes = parse_all(text, path)
    if mistakes:
        raise NotationError(*mistakes)
    return root


def parse_all(text: str, path: str) -> tuple[Node, list[Problem]]:
    """The document in `text`, and a problem for each tag and each key given twice, of which the first holds."""
    try:
        tags = _tags(text, path)
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise NotationError(Problem(f"not YAML: {error.problem or error.context}", path, line, column)) from error
    except yaml.reader.ReaderError as error:
        before = text[: error.position] if isinstance(error.position, int) else ""
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        raise NotationError(Problem(f"not YAML: {error.reason}", path, line, column)) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise NotationError(Problem(f"not YAML: {str(error).splitlines()[0]}", path, 1, 1)) from error
    if root is None:
        raise NotationError(Problem("the file is empty", path, 1, 1))
    copier = _Copier(path)
    return copier.copy(root, 0), tags + copier.twice


def _tags(text: str, path: str) -> list[Problem]:
    """A problem for each tag; raises NotationError for a text so deep that composing it would exhaust the stack."""
    found: list[Problem] = []
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        mark: Any = event.start_mark
        if depth > DEEPEST:
            raise NotationError(Problem("nested too deeply", path, mark.line + 1, mark.column + 1))
        if tag := getattr(event, "tag", None):
            why = f"a tag ({str(tag)[:60]}) has no meaning here; write the value without it"
            found.append(Problem(why, path, mark.line + 1, mark.column + 1))
    return found


class _Copier:
    """Copies a composed tree once, counting what it copies."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.seen = 0
        self.twice: list[Problem] = []

    def copy(self, node: yaml.Node, depth: int) -> Node:
        self.seen += 1
        line, column = node.start_mark.line + 1, node.start_mark.column + 1
        if depth > DEEPEST or self.seen > LARGEST:
            raise NotationError(
                Problem("nested too deeply, or too large once aliases are expanded", self.path, line, column)
            )
        value: Any
        if isinstance(node, yaml.MappingNode):
            value = self._entries(node, depth)
        elif isinstance(node, yaml.SequenceNode):
            value = tuple(self.copy(item, depth + 1) for item in node.value)
        elif isinstance(node, yaml.ScalarNode):
            value = _scalar(node)
        else:
            raise NotationError(Problem("not a value", self.path, line, column))
        return Node(value, self.path, line, column)

    def _entries(self, node: yaml.MappingNode, depth: int) -> Entries:
        items: list[tuple[Node, Node]] = []
        keys: set[str] = set()
        for key, value in node.value:
            name = self.copy(key, depth + 1)
            if isinstance(name.value, tuple | Entries):
                raise NotationError(name.problem("a key must be a word"))
            if str(name.value) in keys:
                self.twice.append(name.problem(f"the key {name.value!r} is given twice"))
                continue
            keys.add(str(name.value))
            items.append((name, self.copy(value, depth + 1)))
        return Entries(tuple(items))


def _scalar(node: yaml.ScalarNode) -> Scalar:
    text: str = node.value
    if node.style:  # "" or None is plain, by the loader
        return text
    if _NULL.fullmatch(text):
        return None
    if text in ("true", "True", "TRUE", "false", "False", "FALSE"):
        return text.lower() == "true"
    if _INTEGER.fullmatch(text) and len(text) < 100:
        return int(text)
    return Decimal(text) if _NUMBER.fullmatch(text) and len(text) < 100 else text


def read(file: Path) -> Node:
    """The document in a file; raises NotationError where it cannot be read or is no YAML."""
    return parse(read_text(file), str(file))


def read_all(file: Path) -> tuple[Node, list[Problem]]:
    """As `read`, with tags and keys given twice as problems beside the document."""
    return parse_all(read_text(file), str(file))


def within(node: Node, piece: str) -> Node:
    """The node at the place of a piece of its text in the file; at its own place where it is not found so."""
    try:
        lines = read_text(Path(node.path)).split("\n")
    except (NotationError, OSError):
        return node
    for number in range(node.line - 1, len(lines)):
        column = lines[number].find(piece, node.column - 1 if number == node.line - 1 else 0)
        if column >= 0:
            return replace(node, line=number + 1, column=column + 1)
    return node
