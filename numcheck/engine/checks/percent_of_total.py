"""A count, its base and the stated share that do not compute: "12 of the 40 pupils, or 25 percent"."""

from __future__ import annotations

import itertools
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
    value_in,
)
from numcheck.model.fact import Fact, Reading

NAME = "percent-of-total"
ROLES = MappingProxyType({"part": Fact, "whole": Fact, "share": Fact})
RESULTS = ("actual",)
PARAMETERS = SLACK

_OF = re.compile(
    r"^(?: [\w'’-]+){0,2} (?:out )?of (?:the |its |their |his |her |all |some |about |a total of |around )*"
    r"(?:[\w'’-]+ ){0,2}$"
)
_OF_FIRST = re.compile(r"(?:^|[.\n] ?|^\W*)of (?:the |its |their |his |her |these |those |all )?(?:[\w'’-]+ )?$")
_TOTAL = re.compile(r"^ of (?:the|them|those|all|its|their)(?: (?:total|whole|workforce|staff|group|sample))?\b")
_RESTATES = re.compile(
    r"^[^.;:()]{0,60}?(?:, or | \(| \(or |, that is |, which (?:works out to|comes to|is|means) |"
    r", (?:a )?(?:share|turnout|rate|proportion|participation|percentage) of |, | – | - | — )"
    r"(?:about |some |nearly |just |a |around |roughly )*$"
)


_SHARE = re.compile(r"^(?: [a-z]+)?, (?:or |a share of )(?:about |some |nearly |just )*$")
_OF_THOSE = re.compile(r"^of (?:those|these|them)(?: [\w'’-]+)?, (?:only |some |about |nearly )?$")
_THOSE = re.compile(r"^ of (?:those|these|them)\b[^.;:0-9]{0,40}$")
_APART = re.compile(r"^[^.;:]{0,80}, (?:only |just |some |about )?$")
_LISTS = re.compile(r"^[^.;()]{0,20}?(?:: | \(| – | - | — |, or )(?:only |just |some |about )?$")


def run(readings: Sequence[Reading], parameters: Mapping[str, str]) -> Iterator[Hit]:
    """Shares that their count and base do not make."""
    previous: Row | None = None
    base: Fact | None = None
    for row in rows(readings):
        own = [*_triples(row), *_of_fronted(row)]
        for part, whole, share in (*own, *_of_those(previous, row), *_of_same_base(base, row)):
            if hit := _hit(part, whole, share, parameters["slack"]):
                yield hit
                break
        else:
            yield from _of_sides(row, parameters["slack"])
        previous, base = row, own[-1][1] if own else None


def _triples(row: Row) -> Iterator[tuple[Fact, Fact, Fact]]:
    """Count, base and share: "A of B, or P percent"; "P percent of B, or A"; "A, or P percent of B"."""
    for first, second, third in zip(row.facts, row.facts[1:], row.facts[2:], strict=False):
        one, two = row.between(first, second), row.between(second, third)
        plain = not row.after(third, 4).startswith(" of") or _TOTAL.match(row.after(third, 30))
        restated = _RESTATES.search(two) or (_TOTAL.match(row.after(third, 30)) and two.endswith(", "))
        if _is_share(third) and _OF.search(one) and restated and plain:
            yield first, second, third
        elif (
            _is_share(third)
            and _OF_FIRST.search(row.before(first, 60))
            and _APART.search(one)
            and _RESTATES.search(two)
        ):
            yield second, first, third
        elif _is_of_whole(first) and _OF.search(one) and _RESTATES.search(two):
            yield third, second, first
        elif _is_share(first) and _LISTS.search(one) and _OF.search(two):
            yield second, third, first
        elif _is_of_whole(second) and _RESTATES.search(one) and _OF.search(two):
            yield first, third, second


def _of_fronted(row: Row) -> Iterator[tuple[Fact, Fact, Fact]]:
    """As in "Of the 5,200 cases in the six districts, 1,872, or 46 percent, were children"."""
    whole = row.facts[0]
    if len(row.facts) < 4 or not _OF_FIRST.search(row.before(whole, 60)) or quantity(whole).dimension != "count":
        return
    for part, share in zip(row.facts[2:], row.facts[3:], strict=False):
        at_once = _RESTATED_AT_ONCE.search(row.between(part, share))
        if _is_share(share) and at_once and _FRONTED.fullmatch(row.between(whole, part)):
            yield part, whole, share


_FRONTED = re.compile(r"[^,;:()]*, (?:about |some |nearly |only )?")
_RESTATED_AT_ONCE = re.compile(r"^(?:, or|,| \(|, that is) (?:about |some |nearly |roughly )?$|^ \($")


def _of_sides(row: Row, slack: str) -> Iterator[Hit]:
    """As in "8,412 in favour and 7,459 against: 53 percent of the 15,871": a share that is neither side's."""
    for first, second, share, whole in zip(row.facts, row.facts[1:], row.facts[2:], row.facts[3:], strict=False):
        if not _is_share(share) or not _OF.search(row.between(share, whole)) or not _SIDES.search(row.after(whole, 80)):
            continue
        if not (_FOR.search(row.between(first, second)) and _AGAINST.search(row.between(second, share))):
            continue
        sides, total = (value_in(first, whole), value_in(second, whole)), quantity(whole).value
        if sides[0] is None or sides[1] is None or sides[0] + sides[1] != total:
            continue
        hits = [_hit(side, whole, share, slack) for side in (first, second)]
        if hits[0] is not None and hits[1] is not None:
            yield hits[0]


_SIDES = re.compile(
    r"\b(?:backed|approved|supported|endorsed|favou?red|accepted|rejected|opposed|in favou?r|against|said (?:yes|no))\b"
)
"""What tells behind a whole that the share of it took a side, so that it is none of another kind ("by post")."""
_FOR = re.compile(r"\b(?:for|in favou?r|yes)\b", re.IGNORECASE)
_AGAINST = re.compile(r"\b(?:against|no|opposed)\b", re.IGNORECASE)


def _of_those(previous: Row | None, row: Row) -> Iterator[tuple[Fact, Fact, Fact]]:
    """As in "The bulletin listed 8,240 cases. It has killed 309 of those patients, or 3.75 percent"."""
    counts = [fact for fact in previous.facts if quantity(fact).dimension == "count"] if previous else []
    if previous is None or previous.reading is not row.reading:
        return
    for number, (part, share) in enumerate(itertools.pairwise(row.facts)):
        if any(quantity(fact).dimension == "count" for fact in row.facts[:number]):
            break  # "some 2,140 houses were damaged, and 318 of them": the base stands in the sentence itself
        between = row.between(part, share)
        restated = between.rstrip().endswith((", or", "(", "–", "—", "-"))
        if len(counts) == 1 and _is_share(share) and _THOSE.match(between) and restated:
            yield part, counts[0], share
        larger = [fact for fact in counts if (quantity(fact).value or 0) > (quantity(part).value or 0)]
        if len(larger) == 1 and _is_share(share) and _OF_THOSE.search(row.before(part)) and _RESTATES.search(between):
            yield part, larger[0], share


def _of_same_base(base: Fact | None, row: Row) -> Iterator[tuple[Fact, Fact, Fact]]:
    """As in "A took 12,446 of the 25,930 ballots, or 48 percent. B took 10,113, a share of 39 percent"."""
    if base is None or base.document != row.reading.document or len(row.facts) < 2:
        return
    part, share = row.facts[:2]
    elsewhere = row.after(share, 4).startswith(" of") or re.search(r"\bof (?:those|these|them|the)\b", row.before(part))
    if elsewhere:
        return
    smaller = (quantity(part).value or 0) < (quantity(base).value or 0)
    if (
        quantity(part).dimension != "count"
        or not smaller
        or not _is_share(share)
        or not _SHARE.search(row.between(part, share))
    ):
        return
    if part.subject is None or part.subject.kind is None or _are_of_one_head(part, base):
        yield part, base, share


def _are_of_one_head(part: Fact, base: Fact) -> bool:
    return part.subject is not None and base.subject is not None and part.subject.head == base.subject.head


def _is_share(fact: Fact) -> bool:
    """Whether a figure is a share: a percentage that is no change, or a fraction."""
    return quantity(fact).change is None and _is_of_whole(fact)


def _is_of_whole(fact: Fact) -> bool:
    """Whether a percentage or fraction is one of what stands behind its "of", though a verb of change leads it."""
    return is_percent(fact) or is_fraction(fact)


def _hit(part: Fact, whole: Fact, share: Fact, slack: str) -> Hit | None:
    count, base, said = in_unit_of(part, whole, slack), claimed(whole, slack), claimed(share, slack)
    number, total = value_in(part, whole), quantity(whole).value
    if count is None or base is None or said is None or not number or not total or number <= 0 or total <= 0:
        return None
    if quantity(whole).dimension in ("ratio", "multiple", "time") or not base.low or base.low <= 0:
        return None
    if not is_percent(share):
        said = said.scaled(Fraction(100))
    if count.over(base).scaled(Fraction(100)).meets(said):
        return None
    actual = percent(number, total)
    return Hit(
        {"share": share, "part": part, "whole": whole},
        {"actual": actual},
        (f"{shown(part)} / {shown(whole)} = {actual}",),
    )
