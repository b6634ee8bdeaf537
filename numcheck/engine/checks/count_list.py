"""A number announced and another one listed: "four priorities: schools, roads and jobs"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from numcheck.engine.checks import Hit
from numcheck.engine.operands import quantity
from numcheck.model.fact import Fact, Reading

NAME = "count-list"
ROLES = MappingProxyType({"count": Fact})
RESULTS = ("listed", "items")
PARAMETERS: Mapping[str, tuple[str, ...]] = MappingProxyType({})

_NOUN = r"^(?P<noun>(?:[ -][\w'’-]+){1,4})"
_NAME = r"[A-ZÀ-Þ][\w'’.-]*(?: (?:of|the|de|la|and the|[A-ZÀ-Þ][\w'’.-]*)){0,4}"
_NAMES = rf"(?P<list>{_NAME}(?:, {_NAME})*,? and {_NAME})"
_FORMS = (
    re.compile(r"^(?P<noun>(?:[ -][\w'’-]+){1,12}) ?: ?(?P<list>.+)$", re.S),
    re.compile(_NOUN + r" ?(?:—|–| - ) ?(?P<list>[^—–]+?)(?: ?(?:—|–| - ).*)?$", re.S),
    re.compile(_NOUN + r" (?:are|were|will be) " + _NAMES + r"(?:[,.;].*)?$", re.S),
    re.compile(_NOUN + r", " + _NAMES + r"(?:, .*| (?:have|has|had|were|are|will|was) .*)$", re.S),
)
"""A list behind a colon, between dashes, behind "are", and of names between commas."""
_VAGUE = re.compile(
    r"\b(?:including|such as|among|e\.g|for example|etc|others|and more|and the like|respectively|or)\b|\.\.\.|…", re.I
)
_CLAUSE = re.compile(r"(?:he|she|it|they|we|i|you|to|there|this|that|if|when|as)\b", re.I)
_OF_MORE = re.compile(r"\bof (?:the |its |their )?$")
_MOST = 10
_LONGEST_ITEM = 6
"""Words of an item beyond which a comma may stand inside it."""


def run(readings: Sequence[Reading], parameters: Mapping[str, str]) -> Iterator[Hit]:
    """Counts that the list behind them does not have."""
    for reading in readings:
        for fact in reading.facts:
            if hit := _hit(reading, fact):
                yield hit


def _hit(reading: Reading, fact: Fact) -> Hit | None:
    found = quantity(fact)
    if found.unit or found.value is None or found.bound != "exact" or found.hedge or not 2 <= found.value <= _MOST:
        return None
    if _OF_MORE.search(reading.text, max(0, fact.start - 20), fact.start):
        return None  # "two of nine precincts, Mill Flat and Upper Harlan"
    rest = reading.text[fact.end : fact.sentence[1]].rstrip(" .!?\"”’'\n")
    match = next((m for m in (form.match(rest) for form in _FORMS) if m), None)
    if match is None or _VAGUE.search(match["list"]) or not re.search(r"(?:s|n)\b", match["noun"]):
        return None
    opens = fact.end + match.start("list")
    if any(fact.end <= other.start < opens for other in reading.facts):
        return None
    items = _items(match["list"])
    if any(_CLAUSE.match(item) or len(item.split()) > _LONGEST_ITEM for item in items):
        return None
    least, most = len(items), len(items) + sum(" and " in item for item in items)
    if least < 2 or least <= found.value <= most:
        return None
    shown = str(least) if least == most else f"{least} or {most}"
    return Hit({"count": fact}, {"listed": shown, "items": "; ".join(items)}, (f"listed: {'; '.join(items)}",))


def _items(listed: str) -> list[str]:
    """The items of "A, B and C" or "A; B; and C"; an "and" without a comma parts the last two."""
    mark = ";" if ";" in listed else ","
    items = [re.sub(r"^(?:and|plus) ", "", item.strip()) for item in listed.split(mark) if item.strip()]
    if items and mark == "," and not re.search(rf"{mark} (?:and|plus) ", listed) and " and " in items[-1]:
        head, _, tail = items[-1].rpartition(" and ")
        items[-1:] = [head, tail]
    return items
