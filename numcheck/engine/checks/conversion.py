"""A conversion in brackets that is wrong beyond its rounding: "a 30-foot (48-kilometre) fence"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from types import MappingProxyType

from numcheck.align.words import figure
from numcheck.engine.checks import Hit
from numcheck.engine.operands import Row, claimed, in_unit_of, quantity, rows, shown_number, value_in
from numcheck.model.fact import Fact, Reading

NAME = "conversion"
ROLES = MappingProxyType({"given": Fact, "converted": Fact})
RESULTS = ("actual",)
PARAMETERS: Mapping[str, tuple[str, ...]] = MappingProxyType({"slack": ("rounding", "none")})

_OPENS = re.compile(r"^[ -]?\((?:about |some |nearly |around |roughly |or |over |more than |just over |almost )*$")
_OR = re.compile(r"^, or (?:about |some |nearly |around |roughly |over |more than |just over |almost )*$")
_CLOSES = re.compile(r"^[^()]{0,15}\)")
_BY = re.compile(r"\b(?:by|warmed|cooled|rise of|increase of|drop of|fall of|another|rose|fell) (?:[a-z]+ ){0,2}$")
_MORE = re.compile(
    r"^\)? (?:higher|lower|warmer|cooler|hotter|colder|above|below|more|less|of warming|rise|increase|drop|fall)\b"
)
_TOLERATED = Fraction(3, 100)
"""How far off a conversion may be that nobody calls wrong."""


def run(readings: Sequence[Reading], parameters: Mapping[str, str]) -> Iterator[Hit]:
    """Conversions that do not convert."""
    for row in rows(readings):
        for given, converted in zip(row.facts, row.facts[1:], strict=False):
            if _is_difference(row, given, converted):
                continue
            if _is_conversion(row, given, converted) and (hit := _hit(given, converted, parameters["slack"])):
                yield hit


def _is_conversion(row: Row, given: Fact, converted: Fact) -> bool:
    """Whether the second figure gives the first in another unit of the same kind."""
    first, second = quantity(given), quantity(converted)
    if first.dimension != second.dimension or first.unit is None or first.unit == second.unit:
        return False
    if first.dimension in ("currency", "ratio", "count") or first.per != second.per:
        return False
    between = row.between(given, converted)
    bracketed = _OPENS.search(between) is not None and _CLOSES.search(row.after(converted)) is not None
    return bracketed or (_OR.search(between) is not None and not _MORE.search(row.after(converted)))


def _is_difference(row: Row, given: Fact, converted: Fact) -> bool:
    """Whether degrees are a difference ("2.1 °F (1.2 °C) warmer"), which converts without an offset."""
    if quantity(given).dimension != "temperature":
        return False
    changes = quantity(given).change or quantity(converted).change
    return bool(changes) or bool(_BY.search(row.before(given))) or bool(_MORE.search(row.after(converted)))


def _as_written(fact: Fact) -> Fact:
    """The figure without its bound, which a conversion leaves as it is: "as much as six metres (20 feet)"."""
    found = quantity(fact)
    return fact if found.value is None else replace(fact, quantity=replace(found, bound="exact"))


def _hit(given: Fact, converted: Fact, slack: str) -> Hit | None:
    given, converted = _as_written(given), _as_written(converted)
    first, second = in_unit_of(given, converted, slack), claimed(converted, slack)
    right, said = value_in(given, converted), quantity(converted).value
    if first is None or second is None or right is None or said is None or first.meets(second):
        return None
    if abs(right - said) <= abs(right) * _TOLERATED:
        return None
    unit = quantity(converted).unit
    actual = f"{shown_number(right)} {unit.name if unit else ''}".strip()
    return Hit({"converted": converted, "given": given}, {"actual": actual}, (f"{figure(quantity(given))} = {actual}",))
