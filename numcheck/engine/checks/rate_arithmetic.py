"""A total, a count and the figure for each that do not compute: "12 homes for $3.6 million, or $350,000 each"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from numcheck.engine.checks import Hit
from numcheck.engine.operands import (
    SLACK,
    Row,
    claimed,
    in_unit_of,
    one_line,
    quantity,
    rows,
    shown,
    shown_number,
    value_in,
)
from numcheck.lexicon.terms import is_people, stem
from numcheck.model.fact import Fact, Reading
from numcheck.model.interval import Interval
from numcheck.model.quantity import Unit
from numcheck.units.catalog import catalog
from numcheck.units.convert import Conversion, conversion

NAME = "rate-arithmetic"
ROLES = MappingProxyType({"total": Fact, "count": Fact, "rate": Fact})
RESULTS = ("actual",)
PARAMETERS = SLACK

_EACH = re.compile(
    r"^ ?(?:[\w'-]+ ){0,2}?(?:each|apiece|on average|a (?P<head>head|piece)|per (?P<noun>[a-z-]+)|for each|for every)\b"
)
_OF_THE = re.compile(r" (?:for|to) (?:each|every one) of (?:the|its|their|his|her) $")
"""What stands between a rate and the number behind it that a total is shared among: "$2 for each of the 300 shares"."""
_PARTLY = re.compile(r"\binclud|\bof which\b|\bplus\b|\bamong\b")
_AVERAGE = re.compile(
    r"\b(?:an? average of|averaging|average|each (?:got|received|cost|paid)) (?:about |some |nearly )?$"
)
_EACH_AHEAD = re.compile(r"\b(?:each|every) (?P<noun>[a-z-]+)\b[^.;:]{0,45}$")
_JOINS = re.compile(
    r"(?:, or|, an|, a|, about|, which is|,? (?:comes?|came|works? out|amounts?|worked out)(?: to| at)?| -| –| —|,|\()"
    r" [^.;:]{0,30}$|\($|, $"
)
_WORTH = re.compile(
    r"^[^.;:]{0,25}?, (?:(?:a|an) [\w' -]{1,25})?"
    r"(?:worth|totalling|totaling|costing|for a total of|in all|or) (?:about |some )?$"
)
_NEXT_CLAUSE = re.compile(r";|, (?:and|while|but|as)\b")
_LEAST = 2
_PEOPLE = frozenset(("person", "head", "capita", "inhabitant", "resident"))


@dataclass(frozen=True, slots=True)
class _Many:
    """What a total is shared among: the figure, its number, and what one of them is called."""

    fact: Fact
    number: Interval
    value: Fraction
    each: str


def run(readings: Sequence[Reading], parameters: Mapping[str, str]) -> Iterator[Hit]:
    """Figures for each that total and count do not make."""
    slack = parameters["slack"]
    previous: Row | None = None
    for row in rows(readings):
        for rate in row.facts:
            hit = _shared(row, rate, slack) or _multiplied(row, rate, slack) or _speed(row, rate)
            hit = hit or (_of_row_before(previous, row, rate, slack) if previous is not None else None)
            if hit:
                yield hit
                break
        previous = row


def _shared(row: Row, rate: Fact, slack: str) -> Hit | None:
    """As in "$3.6 million for 12 homes, or $350,000 each": the total over the count."""
    if quantity(rate).change or quantity(rate).dimension in ("ratio", "multiple", "time", "speed"):
        return None
    noun = _each(row, rate)
    if noun is None:
        return None
    others = [fact for fact in row.facts if fact is not rate and not _is_beside(row, fact, rate)]
    totals = [fact for fact in others if quantity(fact).dimension == quantity(rate).dimension]
    many = [found for fact in others if fact not in totals and (found := _many(fact, noun, slack))]
    unit = catalog().named([noun]) if noun else None
    if not totals and len(many) == len(others) == 1 and unit is not None:
        return _of_earlier_total(row, rate, many[0], slack)
    if len(totals) != 1 or len(many) != 1 or len(others) != 2 or totals[0].start > rate.start:
        return None
    behind = many[0].fact.start > rate.start
    if behind and not _OF_THE.match(row.between(rate, many[0].fact)):
        return None
    last = totals[0] if behind else max(others, key=lambda fact: fact.end)
    joined = row.between(last, rate)
    if (unit is None and not _JOINS.search(joined)) or (behind and _PARTLY.search(joined)):
        return None
    return _compared(rate, totals[0], many[0], slack)


_THAT = re.compile(
    r"^that (?:is|was|makes|made|means|meant|comes to|works out at) (?:an? |about )?(?:average|mean|rate)\b"
)
_THUS = re.compile(r"\b(?:thus|therefore|hence)\b.{0,40}\b(?:average|mean|rate)\b")
_PER = re.compile(r"(?P<many>\d+) (?:person|inhabitant|people|resident)")


def _of_row_before(previous: Row, row: Row, rate: Fact, slack: str) -> Hit | None:
    """As in "486,180 people saw it. That was an average of 5,402 for each of the 90 days": the total stands before."""
    text = one_line(row.reading.text[slice(*rate.sentence)])
    told = _THAT.search(text) or _THUS.search(text)
    if previous.reading is not row.reading or not told or quantity(rate).change:
        return None
    per = _PER.fullmatch(quantity(rate).per or "")
    if per is not None and int(per["many"]) > 0 and not _YEARLY.search(text):
        return _per_head(previous, row, rate, Fraction(per["many"]), slack)
    noun = _each(row, rate)
    others = [fact for fact in row.facts if fact is not rate]
    totals = [fact for fact in previous.facts if _is_total_of(fact, rate)]
    many = [found for fact in others if (found := _many(fact, "", slack))]
    many = many or [found for fact in others if (found := _days(fact))]
    if noun is None or len(others) != 1 or len(totals) != 1 or len(many) != 1:
        return None
    return _compared(rate, totals[0], many[0], slack)


_YEARLY = re.compile(r"\b(?:a|per|each) (?:year|month|week|day)\b")


def _is_total_of(fact: Fact, rate: Fact) -> bool:
    """Whether a figure may be the sum of which another one is the average: of its dimension, and larger."""
    found, each = quantity(fact), quantity(rate)
    larger = found.value is not None and each.value is not None and found.value > _LEAST * each.value
    return found.dimension == each.dimension and found.change is None and not found.per and larger and not fact.former


def _days(fact: Fact) -> _Many | None:
    """A number of days as that of which each has its share."""
    found, number = quantity(fact), claimed(fact)
    if number is None or found.value is None or found.dimension != "time" or found.bound != "exact":
        return None
    return _Many(fact, number, found.value, f"per {found.unit.name}" if found.unit else "each")


def _per_head(previous: Row, row: Row, rate: Fact, of: Fraction, slack: str) -> Hit | None:
    """As in "9,720 bites in a population of 1.35 million. That is a rate of 720 per 100,000 inhabitants"."""
    found = _count_and_population(previous) if len(row.facts) == 1 else None
    many = _many(found[1], "", slack) if found is not None else None
    if found is None or many is None:
        return None
    count, population = found
    whole, said, number = claimed(count, slack), claimed(rate, slack), quantity(count).value
    if whole is None or said is None or number is None or whole.over(many.number).scaled(of).meets(said):
        return None
    each = shown_number(number / many.value * of)
    worked = f"{shown(count)} / {shown(population)} x {shown_number(of)} = {each}"
    actual = f"{each} per {shown_number(of)} people"
    return Hit({"rate": rate, "total": count, "count": population}, {"actual": actual}, (worked,))


def _count_and_population(row: Row) -> tuple[Fact, Fact] | None:
    """The only two counts of a sentence, of which the larger one is a population."""
    counts = [fact for fact in row.facts if quantity(fact).dimension == "count" and quantity(fact).value]
    if len(counts) != 2 or not _POPULATION.search(row.reading.text[slice(*counts[0].sentence)]):
        return None
    count, population = sorted(counts, key=lambda fact: quantity(fact).value or 0)
    return None if count.former else (count, population)


_POPULATION = re.compile(r"\b(?:population|inhabitants|residents)\b")


def _is_beside(row: Row, fact: Fact, rate: Fact) -> bool:
    """Whether a figure takes no part: a percentage, or one of the clause that follows."""
    return quantity(fact).dimension == "ratio" or (
        fact.start > rate.start and _NEXT_CLAUSE.search(row.between(rate, fact)) is not None
    )


def _of_earlier_total(row: Row, rate: Fact, many: _Many, slack: str) -> Hit | None:
    """The total of the same thing where the text gave it before: one profit, so much of it for each kilo."""
    named = rate.subject.head if rate.subject else None
    found = {
        quantity(fact).value: fact
        for fact in row.reading.facts
        if fact.end < rate.start
        and quantity(fact).dimension == quantity(rate).dimension
        and fact.subject is not None
        and fact.subject.head == named
        and not quantity(fact).per
        and quantity(fact).change is None
        and fact.derived is None
        and not fact.former
    }
    return _compared(rate, next(iter(found.values())), many, slack) if len(found) == 1 else None


def _compared(rate: Fact, total: Fact, many: _Many, slack: str) -> Hit | None:
    whole, said, number = in_unit_of(total, rate, slack), claimed(rate, slack), value_in(total, rate)
    if whole is None or said is None or not number or many.value < _LEAST or whole.over(many.number).meets(said):
        return None
    each = shown_number(number / many.value)
    worked = f"{shown(total)} / {shown_number(many.value)} = {each}"
    return Hit({"rate": rate, "total": total, "count": many.fact}, {"actual": f"{each} {many.each}"}, (worked,))


def _each(row: Row, rate: Fact) -> str | None:
    """The noun of which the rate is one each, "" where it is not named; None where it is no rate."""
    per = quantity(rate).per
    if per:
        return "" if per == "each" else per
    after = _EACH.search(row.after(rate))
    if after:
        return after["noun"] or ("person" if after["head"] == "head" else "")
    ahead = _EACH_AHEAD.search(row.before(rate, 60))
    if ahead and catalog().named([ahead["noun"]]):
        return ahead["noun"]
    return "" if _AVERAGE.search(row.before(rate)) else None


def _many(fact: Fact, noun: str, slack: str) -> _Many | None:
    """The figure as that among which a total is shared, where it counts or measures what the rate is for."""
    found, number = quantity(fact), claimed(fact, slack)
    unit = catalog().named([noun]) if noun else None
    spread = found.dimension == "time" and fact.text.lower().startswith("over ")  # "over three years"
    if number is None or found.value is None or found.per or (found.bound != "exact" and not spread):
        return None
    if unit is not None:
        by = _in_units(unit, found.unit)
        number = Interval.point(found.value)
        return None if by is None else _Many(fact, by[0].interval(number), by[1] * found.value, f"per {unit.name}")
    if found.dimension != "count" or (noun and not _is_counted(fact, noun)):
        return None
    return _Many(fact, number, found.value, "each")


def _in_units(unit: Unit, given: Unit | None) -> tuple[Conversion, Fraction] | None:
    by = conversion(unit, given)
    return None if by is None or given is None or by.offset else (by, by.factor)


def _is_counted(fact: Fact, noun: str) -> bool:
    subject = fact.subject
    if subject is None:
        return False
    return stem(subject.head) == stem(noun) or (noun in _PEOPLE and is_people(subject.kind))


def _multiplied(row: Row, rate: Fact, slack: str) -> Hit | None:
    """As in "40 jets at $110 million each, a deal worth $4.4 billion": the count times the rate."""
    at = row.facts.index(rate)
    if _each(row, rate) != "" or quantity(rate).change or not 0 < at < len(row.facts) - 1:
        return None
    count, total = row.facts[at - 1], row.facts[at + 1]
    many = _many(count, "", slack)
    same = quantity(total).dimension == quantity(rate).dimension
    if many is None or not same or not _WORTH.search(row.between(rate, total)) or len(row.facts) != 3:
        return None
    return _compared(rate, total, many, slack)


def _speed(row: Row, rate: Fact) -> Hit | None:
    """As in "468 km in six hours, averaging 78 km an hour": the way over the time."""
    if quantity(rate).dimension != "speed" or not _AVERAGE.search(row.before(rate)) or len(row.facts) != 3:
        return None
    ways = [fact for fact in row.facts if quantity(fact).dimension == "length"]
    times = [fact for fact in row.facts if quantity(fact).dimension == "time"]
    if len(ways) != 1 or len(times) != 1:
        return None
    way, time = _measure(ways[0], Unit("kilometre", "length")), _measure(times[0], Unit("hour", "time"))
    said = _measure(rate, Unit("kilometre per hour", "speed"))
    if way is None or time is None or said is None or way[0].over(time[0]).meets(said[0]):
        return None
    by = conversion(quantity(rate).unit, Unit("kilometre per hour", "speed"))
    actual = way[1] / time[1] * (by.factor if by else 1)
    unit = quantity(rate).unit
    results = {"actual": f"{shown_number(actual)} {unit.name if unit else ''}".strip()}
    return Hit({"rate": rate, "total": ways[0], "count": times[0]}, results)


def _measure(fact: Fact, unit: Unit) -> tuple[Interval, Fraction] | None:
    by, number, value = conversion(unit, quantity(fact).unit), claimed(fact), quantity(fact).value
    if by is None or number is None or value is None or value <= 0:
        return None
    return by.interval(number), by.number(value)
