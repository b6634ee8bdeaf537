"""The one operator syntax of rules: {lt, le, gt, ge, eq, in, matches}.

`matches` is a regular expression in RE2's syntax (google-re2, BSD-3-Clause), which runs in linear
time whatever the rule and the text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Literal

from numcheck.notation.document import Entries, Node
from numcheck.notation.reader import Mistakes

Value = Fraction | str | bool | None
Type = Literal["number", "text", "word", "flag"]
_ORDERED: Mapping[str, Callable[[Fraction, Fraction], bool]] = MappingProxyType(
    {
        "lt": lambda value, limit: value < limit,
        "le": lambda value, limit: value <= limit,
        "gt": lambda value, limit: value > limit,
        "ge": lambda value, limit: value >= limit,
    }
)
_SIGNS = MappingProxyType({"lt": "<", "le": "≤", "gt": ">", "ge": "≥"})
NAMES = (*_ORDERED, "eq", "in", "matches")
_ELSEWHERE = MappingProxyType(
    {
        "<": "lt", "<=": "le", "lte": "le", ">": "gt", ">=": "ge", "gte": "ge", "==": "eq", "=": "eq", "equals": "eq",
        "one_of": "in", "any": "in", "regex": "matches", "pattern": "matches", "=~": "matches",
    }
)  # fmt: skip
"""What other rule languages call them, for whoever comes from one."""


@dataclass(frozen=True, slots=True)
class Test:
    """One operator with its operand, and how it reads in words."""

    name: str
    operand: Any
    words: str

    def holds(self, value: Value) -> bool:
        """Whether a value passes; a missing value passes only `eq: null`."""
        if self.name in _ORDERED:
            return isinstance(value, Fraction) and _ORDERED[self.name](value, self.operand)
        if self.name == "in":
            return value in self.operand
        if self.name == "matches":
            return isinstance(value, str) and self.operand.search(value) is not None
        return bool(value == self.operand)


def tests(node: Node, kind: Type, words: Sequence[str], mistakes: Mistakes) -> tuple[Test, ...]:
    """The tests that a node states: operators, a list (any of), or a plain value (equal to).

    `kind` is the type of the field they ask, `words` its closed vocabulary if it has one.
    """
    reader = _Reader(kind, tuple(words), mistakes)
    if isinstance(node.value, Entries):
        found = [reader.test(name, key, value) for name, key, value in node.value]
        if not found:
            mistakes.add(node, f"an operator is needed: {', '.join(NAMES)}")
        return tuple(test for test in found if test is not None)
    if isinstance(node.value, tuple):
        return (reader.one_of(node),)
    operand = reader.operand(node)
    return (Test("eq", operand, "absent" if operand is None else str(node.value)),)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads operands of one type."""

    kind: Type
    words: tuple[str, ...]
    mistakes: Mistakes

    def test(self, name: str, key: Node, node: Node) -> Test | None:
        if name not in NAMES:
            if name in _ELSEWHERE:
                self.mistakes.add(key, f"unknown operator {name!r}; did you mean {_ELSEWHERE[name]!r}?")
            else:
                self.mistakes.unknown(key, "operator", name, NAMES)
            return None
        if name in _ORDERED:
            return self._ordered(name, key, node)
        if name == "in":
            return self.one_of(node)
        if name == "matches":
            return self._pattern(key, node)
        return Test(name, self.operand(node), str(node.value))

    def _ordered(self, name: str, key: Node, node: Node) -> Test | None:
        if self.kind != "number":
            self.mistakes.add(key, f"{name} orders numbers; this is no number")
            return None
        operand = self.operand(node)
        if not isinstance(operand, Fraction):
            if operand is None or isinstance(operand, bool):
                self.mistakes.add(node, f"{name} needs a number")
            return None
        return Test(name, operand, f"{_SIGNS[name]} {node.value}")

    def one_of(self, node: Node) -> Test:
        items = node.value if isinstance(node.value, tuple) else (node,)
        operands = frozenset(self.operand(item) for item in items)
        return Test("in", operands, f"one of {', '.join(str(item.value) for item in items)}")

    def operand(self, node: Node) -> Value:
        value = node.value
        if value is None:
            return None
        if isinstance(value, Entries | tuple):
            self.mistakes.add(node, "a single value is expected here")
        elif self.kind == "flag":
            if isinstance(value, bool):
                return value
            self.mistakes.add(node, f"true or false is expected, not {value!r}")
        elif self.kind == "number":
            if isinstance(value, int | Decimal) and not isinstance(value, bool):
                return Fraction(value)
            self.mistakes.add(node, f"a number is expected, not {value!r}")
        elif isinstance(value, bool):
            self.mistakes.add(node, f"text is expected, not {str(value).lower()}")
        elif self.words and str(value) not in self.words:
            self.mistakes.unknown(node, "word", value, self.words)
        else:
            return str(value)
        return None

    def _pattern(self, key: Node, node: Node) -> Test | None:
        import re2

        if self.kind != "text" or not isinstance(node.value, str):
            self.mistakes.add(key, "matches is for text, and needs a pattern")
            return None
        options = re2.Options()
        options.log_errors = False
        try:
            return Test("matches", re2.compile(node.value, options), f"matching {node.value}")
        except re2.error as error:
            reason = error.args[0].decode() if isinstance(error.args[0], bytes) else error.args[0]
            self.mistakes.add(node, f"not a regular expression (RE2 syntax): {reason}")
            return None
