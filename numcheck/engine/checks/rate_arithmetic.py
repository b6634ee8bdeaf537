"""A total, a count and the figure for each that do not compute: "12 homes for $3.6 million, or $350,000 each"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from numcheck.engine.checks import Hit
from numcheck.engine.operands import SLACK, Row, claimed, in_unit_of, quantity, rows, shown, shown_number, value_in
from numcheck.lexicon.terms import stem
from numcheck.model.fact import Fact, Reading
from numcheck.model.quantity import Unit
from numcheck.units.catalog import catalog
from numcheck.units.convert import conversion

NAME = "rate-arithmetic"
ROLES = MappingProxyType({"total": Fact, "count": Fact, "rate": Fact})
RESULTS = ("actual",)
PARAMETERS = SLACK

_EACH = re.compile(
    r"^ ?(?:[\w'-]+ ){0,2}?(?:each|apiece|on average|a head|a piece|per (?P<noun>[a-z-]+)|for each|for every)\b"
)
_EACH_AHEAD = re.compile(r"\b(?:each|every) (?P<noun>[a-z-]+)\b[^.;:]{0,45}$")
_AVERAGE = re.compile(
    r"\b(?:an? average of|averaging|average|each (?:got|received|cost|paid|costing)|each) (?:about |some |nearly )?$"
)
_JOINS = re.compile(r"(?:, or|, an|, a|, about|, which is| -| –| —|,|\() [^.;:]{0,30}$|\($|, $")
_LEAST = 2


def run(readings: Sequence[Reading], parameters: Mapping[str, str]) -> Iterator[Hit]:
    """Figures for each that total and count do not make."""
    for row in rows(readings):
        for rate in row.facts:
            if hit := _hit(row, rate, parameters["slack"]):
                yield hit
                break


def _hit(row: Row, rate: Fact, slack: str) -> Hit | None:
    at = row.facts.index(rate)
    if at < 2 or quantity(rate).change or quantity(rate).dimension in ("ratio", "multiple", "time"):
        return None
    noun = _each(row, rate)
    unit = catalog().named([noun]) if noun else None
    if noun and unit is not None:
        return _per_unit(row, rate, unit, slack)
    if noun is None or not _JOINS.search(row.between(row.facts[at - 1], rate)):
        return None
    pair = [fact for fact in row.facts[:at] if quantity(fact).dimension == quantity(rate).dimension]
    others = [fact for fact in row.facts[:at] if fact not in pair and _is_counted(fact, noun)]
    if len(pair) != 1 or len(others) != 1 or at != 2:
        return None
    total, count = pair[0], others[0]
    whole, many, said = in_unit_of(total, rate, slack), claimed(count, slack), claimed(rate, slack)
    number, base = value_in(total, rate), quantity(count).value
    if whole is None or many is None or said is None or not number or not base or base < _LEAST:
        return None
    if whole.over(many).meets(said):
        return None
    actual = f"{shown_number(number / base)} each"
    worked = f"{shown(total)} / {shown(count)} = {shown_number(number / base)}"
    return Hit({"rate": rate, "total": total, "count": count}, {"actual": actual}, (worked,))


def _per_unit(row: Row, rate: Fact, unit: Unit, slack: str) -> Hit | None:
    """As in "It sold 40 tonnes for $80,000, or $3 a kilo": the count is a measure."""
    measures = [f for f in row.facts if f is not rate and quantity(f).dimension == unit.dimension]
    totals = [f for f in row.facts if f is not rate and quantity(f).dimension == quantity(rate).dimension]
    if len(measures) != 1 or len(totals) != 1 or unit.dimension == "time":
        return None
    by, number = conversion(unit, quantity(measures[0]).unit), claimed(measures[0], slack)
    whole, said, value = in_unit_of(totals[0], rate, slack), claimed(rate, slack), quantity(measures[0]).value
    total = value_in(totals[0], rate)
    if by is None or number is None or whole is None or said is None or not value or not total:
        return None
    if whole.over(by.interval(number)).meets(said):
        return None
    each = total / by.number(value)
    worked = f"{shown(totals[0])} / {shown_number(by.number(value))} = {shown_number(each)}"
    roles = {"rate": rate, "total": totals[0], "count": measures[0]}
    return Hit(roles, {"actual": f"{shown_number(each)} per {unit.name}"}, (worked,))


def _each(row: Row, rate: Fact) -> str | None:
    """The noun of which the rate is one each, "" where it is not named; None where it is no rate."""
    if quantity(rate).per:
        return "" if quantity(rate).per == "each" else quantity(rate).per
    after = _EACH.search(row.after(rate))
    if after:
        return after["noun"] or ""
    ahead = _EACH_AHEAD.search(row.before(rate, 60))
    if ahead and catalog().named([ahead["noun"]]):
        return ahead["noun"]
    return "" if _AVERAGE.search(row.before(rate)) else None


def _is_counted(fact: Fact, noun: str) -> bool:
    if quantity(fact).dimension != "count" or quantity(fact).per or quantity(fact).bound != "exact":
        return False
    if not noun:
        return True
    return fact.subject is not None and stem(fact.subject.head) == stem(noun)
