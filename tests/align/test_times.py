"""How two days lie to one another."""

from __future__ import annotations

from datetime import date

import pytest

from numcheck.align.times import is_one_slip_off, relation
from numcheck.model.time import Granularity, Time


def _time(text: str, first: date, granularity: Granularity = "day") -> Time:
    return Time("article@1", "article", 0, len(text), text, first.isoformat(), granularity, first, first)


@pytest.mark.parametrize(
    ("left", "right", "slip"),
    [
        (date(2024, 2, 18), date(2024, 2, 8), True),
        (date(2024, 8, 29), date(2024, 8, 19), True),
        (date(2024, 7, 6), date(2024, 6, 6), True),
        (date(2024, 7, 6), date(2024, 7, 4), False),
        (date(2024, 7, 6), date(2024, 6, 16), False),
        (date(2024, 7, 6), date(2023, 7, 6), False),
        (date(2024, 7, 6), date(2024, 7, 6), False),
    ],
)
def test_one_slip_of_a_day(left: date, right: date, slip: bool) -> None:
    """A digit lost or added, another ten, another month; not just any other day."""
    assert is_one_slip_off(_time("one", left), _time("other", right)) == slip
    assert is_one_slip_off(_time("other", right), _time("one", left)) == slip


def test_one_slip_of_a_quarter() -> None:
    """The same quarter of another year, or another one of the same year."""
    third = _time("third quarter of 2021", date(2021, 7, 1), "quarter")
    assert is_one_slip_off(third, _time("third quarter of 2020", date(2020, 7, 1), "quarter"))
    assert is_one_slip_off(third, _time("fourth quarter of 2021", date(2021, 10, 1), "quarter"))
    assert not is_one_slip_off(third, _time("first quarter of 2020", date(2020, 1, 1), "quarter"))


@pytest.mark.parametrize(
    ("left", "right", "label"),
    [
        ("two years ago", "last year", "other"),
        ("two years ago", "2 years ago", "unknown"),
        ("last year", "this year", "other"),
        ("two years ago", "last month", "unknown"),
        ("some years ago", "last year", "unknown"),
    ],
)
def test_turns_of_undated_texts(left: str, right: str, label: str) -> None:
    """Counted from the present of both."""
    mine, other = (Time("a@1", "a", 0, len(text), text, "XXXX", "year") for text in (left, right))
    assert relation(mine, other).label == label
