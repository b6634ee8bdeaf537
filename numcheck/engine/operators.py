"""The one operator syntax of rules: {lt, le, gt, ge, eq, in, matches}.

`matches` is a regular expression in RE2's syntax (google-re2, BSD-3-Clause), which runs in linear
time whatever the rule and the text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from numcheck.engine.document import Entries, Node
from numcheck.engine.reader import Mistakes

Value = Fraction | str | bool | None
_ORDERED: Mapping[str, Callable[[Fraction, Fraction], bool]] = MappingProxyType(
    {
        "lt": lambda value, limit: value < limit,
        "le": lambda value, limit: value <= limit,
        "gt": lambda value, limit: value > limit,
        "ge": lambda value, limit: value >= limit,
    }
)
NAMES = (*_ORDERED, "eq", "in", "matches")


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


def tests(node: Node, numeric: bool, mistakes: Mistakes) -> tuple[Test, ...]:
    """The tests that a node states: operators, a list (any of), or a plain value (equal to)."""
    if isinstance(node.value, Entries):
        found = [_test(name, key, value, numeric, mistakes) for name, key, value in node.value]
        return tuple(test for test in found if test is not None)
    if isinstance(node.value, tuple):
        return (Test("in", _operands(node, numeric, mistakes), f"one of {_listed(node)}"),)
    operand = _operand(node, numeric, mistakes)
    return (Test("eq", operand, "absent" if operand is None else str(node.value)),)


def _test(name: str, key: Node, node: Node, numeric: bool, mistakes: Mistakes) -> Test | None:
    if name not in NAMES:
        mistakes.unknown(key, "operator", name, NAMES)
        return None
    if name in _ORDERED:
        operand = _operand(node, True, mistakes)
        signs = {"lt": "<", "le": "≤", "gt": ">", "ge": "≥"}
        return Test(name, operand, f"{signs[name]} {node.value}") if isinstance(operand, Fraction) else None
    if name == "in":
        return Test(name, _operands(node, numeric, mistakes), f"one of {_listed(node)}")
    if name == "matches":
        return _pattern(node, mistakes)
    return Test(name, _operand(node, numeric, mistakes), str(node.value))


def _operands(node: Node, numeric: bool, mistakes: Mistakes) -> frozenset[Value]:
    items = node.value if isinstance(node.value, tuple) else (node,)
    return frozenset(_operand(item, numeric, mistakes) for item in items)


def _listed(node: Node) -> str:
    items = node.value if isinstance(node.value, tuple) else (node,)
    return ", ".join(str(item.value) for item in items)


def _operand(node: Node, numeric: bool, mistakes: Mistakes) -> Value:
    value = node.value
    if isinstance(value, Entries | tuple):
        mistakes.add(node, "a single value is expected here")
        return None
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int | Decimal):
        return Fraction(value) if numeric else str(value)
    if numeric:
        mistakes.add(node, f"a number is expected, not {value!r}")
        return None
    return value


def _pattern(node: Node, mistakes: Mistakes) -> Test | None:
    import re2

    options = re2.Options()
    options.log_errors = False
    try:
        return Test("matches", re2.compile(str(node.value), options), f"matching {node.value}")
    except re2.error as error:
        mistakes.add(node, f"not a regular expression (RE2 syntax): {error.args[0]!r}")
        return None
