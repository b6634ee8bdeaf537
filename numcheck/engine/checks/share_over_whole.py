"""More than the whole: "five of the three men", "110 percent of voters", "61 percent … the other 49"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType

from numcheck.engine.checks import Hit
from numcheck.engine.operands import Row, claimed, in_unit_of, is_percent, quantity, rows, shown_number
from numcheck.lexicon.terms import is_people
from numcheck.model.fact import Fact, Reading
from numcheck.model.interval import Interval

NAME = "share-over-whole"
ROLES = MappingProxyType({"part": Fact})
RESULTS = ("why",)
PARAMETERS: Mapping[str, tuple[str, ...]] = MappingProxyType({})

_OF_THE = re.compile(
    r"^ (?:out )?of (?:the|its|their|his|her|these|those|all)(?: (?!are|is|was|were|had|have|has)[\w'’-]+){0,2} $"
)
_OF_FIRST = re.compile(r"(?:^|[.\n] ?|^\W*)of (?:the|its|their|his|her|these|those|all) (?:[\w'’-]+ )?$")
_APART = re.compile(r"^[^.;:]{0,80}, (?:only |just |some |about |at least )?$")
_OTHER = re.compile(r"\b(?:the other|the remaining) $")
_REST = re.compile(r"\b(?:no opinion|undecided|did not know|don't know|unsure|the rest|abstained)\b")
_JOINS = re.compile(r"^[^.;:()]{1,60}?(?:,| and)(?: and)? $")
_ALL = Fraction(100)


def run(readings: Sequence[Reading], parameters: Mapping[str, str]) -> Iterator[Hit]:
    """Parts that are larger than what they are parts of."""
    for row in rows(readings):
        yield from _larger(row)
        yield from _shares(row)
        for fact in row.facts:
            if _is_share_of_people(row, fact):
                yield Hit({"part": fact}, {"why": f"{fact.text} is more than all of them"})


def _larger(row: Row) -> Iterator[Hit]:
    """A count, or a sum of money, of a smaller one."""
    for first, second in zip(row.facts, row.facts[1:], strict=False):
        if _OF_THE.search(row.between(first, second)):
            part, whole = first, second
        elif _OF_FIRST.search(row.before(first, 60)) and _APART.search(row.between(first, second)):
            part, whole = second, first
        else:
            continue
        if quantity(whole).dimension not in ("count", "currency") or quantity(part).change:
            continue
        some, everything = in_unit_of(part, whole), claimed(whole)
        if some is None or everything is None or some.low is None or everything.high is None:
            continue
        if some.low > everything.high and _is_of_them(row, part, whole):
            yield Hit({"part": part, "whole": whole}, {"why": f"{part.text} is more than {whole.text}"})


def _is_of_them(row: Row, part: Fact, whole: Fact) -> bool:
    """Whether the part counts what the whole counts, as far as it says what it counts."""
    if part.start < whole.start or part.subject is None or whole.subject is None:
        return True
    return part.subject.is_part or part.subject.head == whole.subject.head or row.after(part, 12).lstrip()[:1] in "(,"


def _shares(row: Row) -> Iterator[Hit]:
    """Percentages of one whole: two that leave nothing over, or all the answers to one question."""
    shares = [fact for fact in row.facts if is_percent(fact) and quantity(fact).change is None]
    if len(shares) == 2 and len(row.facts) == 2 and _OTHER.search(row.before(shares[1], 20)):
        if not _sum(shares).holds(_ALL):
            yield _too_much(shares)
    elif len(shares) >= 3 and shares == list(row.facts):
        joined = all(_JOINS.search(row.between(a, b)) for a, b in itertools.pairwise(shares))
        low = _sum(shares).low
        if joined and _REST.search(row.after(shares[-1], 60)) and low is not None and low > _ALL:
            yield _too_much(shares)


def _sum(shares: Sequence[Fact]) -> Interval:
    total = Interval.point(Fraction(0))
    for share in shares:
        total = total.plus(claimed(share) or Interval(None, None))
    return total


def _too_much(shares: Sequence[Fact]) -> Hit:
    values = [quantity(share).value or Fraction(0) for share in shares]
    listed = " + ".join(shown_number(value) for value in values)
    roles = {"part": shares[0], **{f"part {n}": share for n, share in enumerate(shares[1:], 2)}}
    return Hit(roles, {"why": f"{listed} = {shown_number(sum(values, Fraction(0)))} percent, not 100"})


def _is_share_of_people(row: Row, fact: Fact) -> bool:
    """Whether a percentage over 100 is said to be a part of people, who have no more than all."""
    value = quantity(fact).value
    if not is_percent(fact) or value is None or value <= _ALL or quantity(fact).change or fact.subject is None:
        return False
    return is_people(fact.subject.kind) and row.after(fact, 4).startswith(" of ")
