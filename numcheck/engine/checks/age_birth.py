"""An age that does not go with the birth date or with another event: "born in 1960 … died in 1997 aged 81"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from numcheck.engine.checks import Hit
from numcheck.engine.operands import one_line, quantity
from numcheck.model.fact import Fact, Reading, Subject
from numcheck.model.time import Time

NAME = "age-birth"
ROLES = MappingProxyType({"age": Fact, "date": Time})
RESULTS = ("why",)
PARAMETERS: Mapping[str, tuple[str, ...]] = MappingProxyType({})

_BORN = re.compile(r"\bborn (?:[a-z ]{0,30}?)?(?:on |in |around )?(?:the )?$")
_LIFE = re.compile(r"\((?:born )?(1[5-9]\d\d|20\d\d) ?[-–—] ?(1[5-9]\d\d|20\d\d)\)")
_AT_DEATH = re.compile(r"\b(?:died|dies|killed|death)\b")
_OPEN_END = re.compile(r"\b(?:through|until|till|to|by|since|before|after) $")
_REACH = 1
"""Sentences between an age and the date it is held against."""
_YOUNGEST = {"graduate": 14, "marry": 12, "elect": 16, "hire": 10}
"""The least age for an event of a life, years; a younger one shows that a year is wrong."""
_ABOUT = 1
"""Years that a date without its day leaves open."""


def run(readings: Sequence[Reading], parameters: Mapping[str, str]) -> Iterator[Hit]:
    """Ages that birth, death and other dates of one person do not allow."""
    for reading in readings:
        ages = [fact for fact in reading.facts if fact.property == "age" and _is_exact(fact)]
        sentences = sorted({fact.sentence for fact in (*reading.facts, *reading.dated)})
        order = {span: number for number, span in enumerate(sentences)}
        births = [time for time in reading.times if time.first and time.last and _is_birth(reading, time)]
        for age in ages:
            if hit := _against_dates(reading, age):
                yield hit
                continue
            yield from _against_birth(reading, age, births, order)
            yield from _against_life(reading, age)


def _is_exact(fact: Fact) -> bool:
    found = quantity(fact)
    plain = found.value is not None and found.bound == "exact" and found.hedge is None
    return plain and found.unit is not None and found.unit.name == "year" and "average" not in fact.text


def _is_birth(reading: Reading, time: Time) -> bool:
    ahead = one_line(reading.text[max(0, time.start - 40) : time.start])
    return _BORN.search(ahead.rsplit(". ", 1)[-1]) is not None


def _against_birth(
    reading: Reading, age: Fact, births: Sequence[Time], order: Mapping[tuple[int, int], int]
) -> Iterator[Hit]:
    near = [time for time in births if _distance(age, time, order) <= _REACH]
    if len(near) != 1 or _persons(reading, age, near[0]) > 1 or _has_own_age(reading, age, near[0]):
        return
    birth = near[0]
    when = _reference(reading, age)
    if when is None or birth.first is None or birth.last is None or quantity(age).value is None:
        return
    oldest, youngest = _years(birth.first, when[1]), _years(birth.last, when[0])
    stated = quantity(age).value
    if stated is None or youngest <= stated <= oldest:
        return
    worked = f"born {birth.text}, one is {youngest if youngest == oldest else f'{youngest} or {oldest}'}"
    yield Hit({"age": age, "date": birth}, {"why": f"{worked}, not {age.text}"}, (f"counted to {when[1]}",))


def _against_dates(reading: Reading, age: Fact) -> Hit | None:
    """As in "Louis Amsel (1932-2011) … died at the age of 85": the dates of a life in brackets."""
    start, end = age.sentence
    lives = list(_LIFE.finditer(reading.text, start, end))
    stated = quantity(age).value
    if len(lives) != 1 or stated is None or _ages(reading, age) != 1:
        return None
    if not _AT_DEATH.search(one_line(reading.text[start:end])):
        return None
    oldest = int(lives[0][2]) - int(lives[0][1])
    if oldest - 1 <= stated <= oldest:
        return None
    why = f"who lived from {lives[0][1]} to {lives[0][2]} died at {oldest - 1} or {oldest}, not {age.text}"
    return Hit({"age": age}, {"why": why})


def _distance(age: Fact, time: Time, order: Mapping[tuple[int, int], int]) -> int:
    """Sentences with figures or dates between an age and a date."""
    there = next((number for (start, end), number in order.items() if start <= time.start < end), None)
    return 99 if there is None else abs(there - order[age.sentence])


def _persons(reading: Reading, age: Fact, birth: Time) -> int:
    """How many persons' ages the sentences of both give."""
    start, end = min(age.sentence[0], birth.start), max(age.sentence[1], birth.end)
    return sum(fact.property == "age" and start <= fact.start < end for fact in reading.facts)


def _has_own_age(reading: Reading, age: Fact, birth: Time) -> bool:
    """Whether the sentence of a birth, another one than the age's, gives an age itself."""
    beside = [fact for fact in reading.facts if fact.sentence[0] <= birth.start < fact.sentence[1]]
    return all(fact.sentence != age.sentence for fact in beside) and any(fact.property == "age" for fact in beside)


def _reference(reading: Reading, age: Fact) -> tuple[date, date] | None:
    """The first and last day on which the age may be meant: of its event's date, or of publication."""
    start, end = age.sentence
    others = [
        time
        for time in reading.times
        if start <= time.start < end
        and time.first
        and time.last
        and time.bound is None
        and not _is_birth(reading, time)
        and not _OPEN_END.search(one_line(reading.text[max(0, time.start - 12) : time.start]))
    ]
    if len(others) > 1:
        others = [time for time in others if age.time is not None and time.id == age.time.id]
    if others and others[0].first and others[0].last:
        return others[0].first, others[0].last
    if _AT_DEATH.search(one_line(reading.text[start:end])) or age.published is None:
        return None
    return age.published, age.published


def _years(born: date, when: date) -> int:
    return when.year - born.year - ((when.month, when.day) < (born.month, born.day))


def _is_same_person(reading: Reading, age: Fact, other: Subject) -> bool:
    """Whether a name or pronoun means the one whose age it is: named in the same sentence, too."""
    if age.subject is not None and other.head == age.subject.head:
        return True
    name = other.noun_phrase.split()[-1]
    named = name[:1].isupper() and name in reading.text[slice(*age.sentence)]
    return named and _ages(reading, age) == 1


def _ages(reading: Reading, age: Fact) -> int:
    return sum(fact.property == "age" and fact.sentence == age.sentence for fact in reading.facts)


def _against_life(reading: Reading, age: Fact) -> Iterator[Hit]:
    """As in "died in 1997 aged 81 … graduated in 1926": an event of a life at an impossible age."""
    when = _reference(reading, age)
    if when is None or age.subject is None or quantity(age).value is None:
        return
    born = when[0].year - int(quantity(age).value or 0)
    for fact in reading.dated:
        least = _YOUNGEST.get((fact.event.kind if fact.event else None) or "")
        same = fact.subject is not None and _is_same_person(reading, age, fact.subject)
        if least is None or not same or fact.time is None or fact.time.first is None:
            continue
        then = fact.time.first.year - born
        if then + _ABOUT < least:
            why = f"aged {quantity(age).value} in {when[0].year}, one is {then} in {fact.time.first.year}"
            yield Hit({"age": age, "date": fact.time}, {"why": why})
