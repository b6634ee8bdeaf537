"""Two levels and a change between them that do not compute: "from 250 to 310, up 19 percent"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType

from numcheck.engine.checks import Hit
from numcheck.engine.operands import (
    SLACK,
    Row,
    claimed,
    in_unit_of,
    is_fraction,
    is_percent,
    percent,
    quantity,
    rows,
    shown,
    shown_number,
    value_in,
)
from numcheck.model.fact import Fact, Reading
from numcheck.model.interval import Interval

NAME = "change-arithmetic"
ROLES = MappingProxyType({"start": Fact, "end": Fact, "change": Fact})
RESULTS = ("actual", "stated")
PARAMETERS = SLACK

_FROM = re.compile(r"\bfrom (?:the |its |a |an |about |some )?$")
_TO = re.compile(r"^[^.;:]{0,40}? to (?:the |its |a |an |only |just )?$")
_BACK = re.compile(r"^[^.;:,]{0,60},? (?:(?:up|down) )?from (?:the |its |a |an )?$")
_COMPARED = re.compile(
    r"^[^.;:]{0,120}?,? (?:compared with|compared to|against|after|as against|versus|up from|down from)"
    r" (?:the |its |a |an )?$"
)
_THAN = re.compile(r"^ (?:more|less|fewer|higher|lower|larger|smaller) than (?:the |its |a |last year's )?$")
_UP = re.compile(
    r", (?:(?:up|down)(?: by)?|an? (?:rise|fall|increase|decrease|drop|gain|jump|decline) of) (?:some |about )?$"
)
_ON = re.compile(r"^ (?:on|from|over) (?:the |a |its |their )?$")
_CLAUSE = re.compile(r";|,? (?:but|while|whereas|although)\b|, (?:and|as)\b| and (?:the|its|their|his|her)\b")
_AT = re.compile(r"\b(?:to|at|was|were|is|are) (?:only |just )?$")
_POINTS = frozenset(("percentage point", "point"))
_HUNDRED = Fraction(100)
_FARTHEST = 10
"""How many times a level may be another one that it came from."""
_AMOUNT = re.compile(
    r"\b(?:by|up|down|or|rose|fell|gained|lost|climbed|dropped|another)(?: (?:some|about|nearly|almost))? $"
)
_BY = re.compile(r"\b(?:by|up|down)(?: (?:some|about|nearly|almost))? $")


_HALF_AS = re.compile(r"\bhalf as (?:many|much|large|big|high)\b")
_HALF = Interval(Fraction(9, 20), Fraction(11, 20))
"""What "half as many" allows: ten percent either way, as "doubled" has it."""


def run(readings: Sequence[Reading], parameters: Mapping[str, str]) -> Iterator[Hit]:
    """Changes that are not the way between the two levels of their sentence."""
    for whole in rows(readings):
        row = Row(whole.reading, tuple(fact for fact in whole.facts if _may_change(fact)))
        levels = list(_levels(row))
        if len(levels) != 1:
            continue
        start, end = levels[0]
        if hit := _half(row, start, end):
            yield hit
        for change in row.facts:
            if change in (start, end) or not _is_one_clause(row, change, start, end):
                continue
            if hit := _hit(row, start, end, change, parameters["slack"]):
                yield hit


def _may_change(fact: Fact) -> bool:
    """Whether a figure may be a level or a change; a duration is none, nor what only converts the one before."""
    return quantity(fact).dimension != "time" and not (fact.derived or "").endswith("converted")


def _half(row: Row, start: Fact, end: Fact) -> Hit | None:
    """As in "half as many came: 1,200, against 3,600"; the words are no figure of their own."""
    first, last = in_unit_of(start, end), claimed(end)
    a, b = value_in(start, end), quantity(end).value
    if not _HALF_AS.search(row.before(min(start, end, key=lambda fact: fact.start), 80)) or not a or b is None:
        return None
    if first is None or last is None or last.over(first).meets(_HALF):
        return None
    results = {"actual": f"{shown_number(b / a)} times", "stated": "half as many"}
    return Hit({"start": start, "end": end}, results, (f"{shown(end)} / {shown(start)} = {shown_number(b / a)}",))


def _is_one_clause(row: Row, change: Fact, start: Fact, end: Fact) -> bool:
    """Whether no new clause begins between the change and the nearer of its levels."""
    first, last = sorted((start, end), key=lambda fact: fact.start)
    between = row.between(last, change) if change.start > last.start else row.between(change, first)
    return _CLAUSE.search(between) is None


def _levels(row: Row) -> Iterator[tuple[Fact, Fact]]:
    """The two levels of a change, the earlier first: "from A to B", "to B from A", "B, compared with A"."""
    for left, right in zip(row.facts, row.facts[1:], strict=False):
        between = row.between(left, right)
        if _FROM.search(row.before(left, 25)) and _TO.search(between):
            yield left, right
        elif quantity(left).change is None and _BACK.search(between) and _AT.search(row.before(left, 20)):
            yield right, left
    yield from _compared(row)
    for level, amount, base in zip(row.facts, row.facts[1:], row.facts[2:], strict=False):
        led = _UP.search(row.between(level, amount)) and _ON.search(row.between(amount, base))
        if led and quantity(level).change is None and _is_of_one_size(level, base):
            yield base, level
    for level, share, base in zip(row.facts, row.facts[1:], row.facts[2:], strict=False):
        if (
            is_percent(share)
            and _THAN.search(row.between(share, base))
            and re.fullmatch(r"[^.;:]{0,30}, (?:or |some |about |nearly )?", row.between(level, share))
        ):
            yield base, level


def _compared(row: Row) -> Iterator[tuple[Fact, Fact]]:
    """As in "2.52 million visits to 58 agencies, compared with 1.68 million": the next level of its size ahead."""
    for number, base in enumerate(row.facts):
        for level in reversed(row.facts[:number]):
            alike = quantity(level).dimension == quantity(base).dimension and _is_of_one_size(level, base)
            if not alike or is_percent(level) or quantity(level).change is not None:
                continue
            if _COMPARED.search(row.between(level, base)):
                yield base, level
            break


def _is_of_one_size(level: Fact, base: Fact) -> bool:
    """Whether one may have become the other; "9,650 from seven countries, up 30 percent from 7,400" is not of seven."""
    first, second = quantity(level).value, value_in(base, level)
    return first is not None and bool(second) and Fraction(1, _FARTHEST) <= abs(first / (second or 1)) <= _FARTHEST


def _hit(row: Row, start: Fact, end: Fact, change: Fact, slack: str) -> Hit | None:
    first, last, said = in_unit_of(start, end, slack), claimed(end, slack), claimed(change, slack)
    a, b = value_in(start, end), quantity(end).value
    if first is None or last is None or said is None or a is None or b is None or not a or a < 0 or b < 0:
        return None
    if first.low is None or first.high is None or last.low is None or last.high is None or first.low <= 0:
        return None
    if quantity(change).dimension == "multiple":
        return _multiple(start, end, change, last.over(first), said, b / a)
    if is_fraction(change):
        said = said.scaled(_HUNDRED)
    if (is_percent(change) or is_fraction(change)) and not is_percent(end):
        return _share(row, start, end, change, last.over(first).shifted(Fraction(-1)).scaled(_HUNDRED), said, (a, b))
    return _difference(row, start, end, change, last.minus(first), (a, b), slack)


def _multiple(start: Fact, end: Fact, change: Fact, ratio: Interval, said: Interval, actual: Fraction) -> Hit | None:
    """As in "doubled from 12 to 30"."""
    if ratio.meets(said):
        return None
    times = f"{shown_number(actual)} times"
    return Hit(
        {"change": change, "start": start, "end": end},
        {"actual": times, "stated": change.text},
        (f"{shown(end)} / {shown(start)} = {shown_number(actual)}",),
    )


def _share(
    row: Row, start: Fact, end: Fact, change: Fact, way: Interval, said: Interval, values: tuple[Fraction, Fraction]
) -> Hit | None:
    """As in "up 19 percent, from 250 to 310"."""
    if row.after(change, 4).startswith(" of "):
        return None
    more = _THAN.match(row.after(change, 20).split(" than ")[0] + " than ") is not None
    if quantity(change).change is None and not more and not _AMOUNT.search(row.before(change, 20)):
        return None
    if change.subject and end.subject and change.subject.head != end.subject.head and not quantity(change).change:
        return None
    if way.meets(said) or way.scaled(Fraction(-1)).meets(said):
        return None
    a, b = values
    actual = percent(abs(b - a), a)
    return Hit(
        {"change": change, "start": start, "end": end},
        {"actual": actual, "stated": change.text},
        (f"({shown(end)} - {shown(start)}) / {shown(start)} = {percent(b - a, a)}",),
    )


def _difference(
    row: Row, start: Fact, end: Fact, change: Fact, way: Interval, values: tuple[Fraction, Fraction], slack: str
) -> Hit | None:
    """As in "rose by 300, from 1,200 to 1,600", "from 52 percent to 38, a drop of 27 points"."""
    unit = quantity(change).unit
    points = is_percent(end) and unit is not None and unit.name in _POINTS
    said = claimed(change, slack) if points else in_unit_of(change, end, slack)
    amount = quantity(change).change is not None or _BY.search(row.before(change, 20)) is not None
    alike = quantity(change).unit == quantity(end).unit or points
    if said is None or not amount or not alike or (unit is None and quantity(change).change is None):
        return None
    if way.meets(said) or way.scaled(Fraction(-1)).meets(said):
        return None
    a, b = values
    if is_percent(change) and is_percent(end) and abs(100 * (b - a) / a - (quantity(change).value or 0)) <= 1:
        return None  # the change of the percentage itself: from 54 to 63 percent is 17 percent more
    return Hit(
        {"change": change, "start": start, "end": end},
        {"actual": shown_number(abs(b - a)), "stated": change.text},
        (f"{shown(end)} - {shown(start)} = {shown_number(b - a)}",),
    )
