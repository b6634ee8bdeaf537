"""More than the whole: "five of the three men", "110 percent of voters"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType

from numcheck.engine.checks import Hit
from numcheck.engine.operands import Row, claimed, is_percent, quantity, rows
from numcheck.lexicon.terms import is_people
from numcheck.model.fact import Fact, Reading

NAME = "share-over-whole"
ROLES = MappingProxyType({"part": Fact})
RESULTS = ("why",)
PARAMETERS: Mapping[str, tuple[str, ...]] = MappingProxyType({})

_OF_THE = re.compile(r"^ of (?:the|its|their|his|her|these|those|all)(?: [a-z]+)? $")
_ALL = Fraction(100)


def run(readings: Sequence[Reading], parameters: Mapping[str, str]) -> Iterator[Hit]:
    """Parts that are larger than what they are parts of."""
    for row in rows(readings):
        yield from _larger(row)
        for fact in row.facts:
            if _is_share_of_people(row, fact):
                yield Hit({"part": fact}, {"why": f"{fact.text} is more than all of them"})


def _larger(row: Row) -> Iterator[Hit]:
    for part, whole in zip(row.facts, row.facts[1:], strict=False):
        if quantity(part).unit or quantity(whole).unit or not _OF_THE.search(row.between(part, whole)):
            continue
        first, second = claimed(part), claimed(whole)
        if first is None or second is None or first.low is None or second.high is None:
            continue
        if first.low > second.high:
            yield Hit({"part": part, "whole": whole}, {"why": f"{part.text} is more than {whole.text}"})


def _is_share_of_people(row: Row, fact: Fact) -> bool:
    """Whether a percentage over 100 is said to be a part of people, who have no more than all."""
    value = quantity(fact).value
    if not is_percent(fact) or value is None or value <= _ALL or quantity(fact).change or fact.subject is None:
        return False
    return is_people(fact.subject.kind) and row.after(fact, 4).startswith(" of ")
