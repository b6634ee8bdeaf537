"""One operator syntax everywhere; a missing value passes only where absence is asked for."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numcheck.engine import operators
from numcheck.engine.operators import Value
from numcheck.notation.document import Entries, Node, parse
from numcheck.notation.reader import Mistakes


def _holds(condition: str, value: Value, numeric: bool = False) -> bool:
    root = parse(f"x: {condition}", "r.yaml")
    assert isinstance(root.value, Entries)
    node = root.value.get("x")
    assert isinstance(node, Node)
    mistakes = Mistakes()
    kind: operators.Type = "number" if numeric else "flag" if isinstance(value, bool) else "text"
    found = operators.tests(node, kind, (), mistakes)
    assert not mistakes.found
    return all(test.holds(value) for test in found)


@given(st.fractions(-20, 20, max_denominator=8), st.integers(-80, 80))
def test_order(value: Fraction, quarters: int) -> None:
    """lt, le, gt, ge and eq are those of exact numbers."""
    limit = Fraction(quarters, 4)
    text = str(float(limit))
    expected = {
        "lt": value < limit,
        "le": value <= limit,
        "gt": value > limit,
        "ge": value >= limit,
        "eq": value == limit,
    }
    assert {name: _holds(f"{{{name}: {text}}}", value, True) for name in expected} == expected


@pytest.mark.parametrize(
    ("condition", "value", "holds"),
    [
        ("about", "about", True),
        ("about", "nearly", False),
        ("about", None, False),
        ("null", None, True),
        ("null", "about", False),
        ("[about, nearly]", "nearly", True),
        ("[about, nearly]", None, False),
        ("[about, null]", None, True),
        ("{in: [about, nearly]}", "about", True),
        ("{eq: about}", "about", True),
        ("{eq: null}", None, True),
        ("no", "no", True),
        ("true", True, True),
        ("true", False, False),
        ("12:30", "12:30", True),
        ("5", "5", True),
        ("{matches: ^a.*t$}", "about", True),
        ("{matches: ^b}", "about", False),
        ("{matches: .*}", None, False),
        ("{matches: ou, in: [about]}", "about", True),
        ("{matches: ou, in: [nearly]}", "about", False),
    ],
)
def test_words(condition: str, value: Value, holds: bool) -> None:
    """Equal, one of, matching; several operators must all hold."""
    assert _holds(condition, value) == holds


@pytest.mark.parametrize("name", ["lt", "le", "gt", "ge"])
def test_a_missing_number_has_no_order(name: str) -> None:
    """A range has no value: it is neither above nor below."""
    assert not _holds(f"{{{name}: 5}}", None, True)


@pytest.mark.parametrize(("written", "meant"), [("gte", "ge"), ("<=", "le"), ("==", "eq"), ("regex", "matches")])
def test_operators_of_other_languages(written: str, meant: str) -> None:
    """The right one is named, not the one with the most letters in common."""
    mistakes = Mistakes()
    operators.tests(parse(f'"{written}": 5', "r.yaml"), "number", (), mistakes)
    assert [problem.message for problem in mistakes.found] == [f"unknown operator {written!r}; did you mean {meant!r}?"]


def test_decimals_are_exact() -> None:
    """0.1 is a tenth."""
    assert _holds("0.1", Fraction(1, 10), True)
    assert _holds("{lt: 1e3}", Fraction(999), True)


def test_an_evil_pattern_is_harmless() -> None:
    """RE2 runs in linear time where backtracking would not end before the sun does."""
    assert not _holds("{matches: '^(a+)+$'}", "a" * 5000 + "!")
    assert not _holds("{matches: '^(a|aa)*(b|a?)*c$'}", "a" * 5000 + "!")
