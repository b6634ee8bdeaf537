"""A range whose lower end lies above its upper one, or a period that ends before it starts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from numcheck.engine.checks import Hit
from numcheck.engine.operands import claimed, in_unit_of, one_line, quantity, rows
from numcheck.model.fact import Fact, Reading
from numcheck.model.interval import to_fraction
from numcheck.model.time import Time

NAME = "range-order"
ROLES = MappingProxyType({"range": Fact})
RESULTS = ("why",)
PARAMETERS: Mapping[str, tuple[str, ...]] = MappingProxyType({})

_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_LOST = re.compile(
    rf"(?P<sign>[$€£¥])(?P<low>{_NUMBER}) (?:to|and|or) (?P=sign)(?P<high>{_NUMBER}) ?"
    r"(?P<scale>million|billion|trillion)",
    re.I,
)
_END = re.compile(rf"({_NUMBER})(?: ?-?(hundred|thousand|million|billion|trillion|crore|lakh|k|mn|m|bn|tn))?", re.I)
_SHORT = re.compile(r"\d[-–—/]\d")
"""Ranges that are written short ("1,240-60")."""
_LOWEST = re.compile(r"\b(?:low|minimum|lowest) of (?:just |only |about )?$")
_HIGHEST = re.compile(r"\b(?:high|maximum|peak|highest) of (?:just |only |about )?$")
_LEADS = re.compile(r"\b(?P<how>from|between) (?:the )?$")
_JOINS = {"from": re.compile(r"^ (?:to|until|till|through) (?:the )?$"), "between": re.compile(r"^ and (?:the )?$")}


def run(readings: Sequence[Reading], parameters: Mapping[str, str]) -> Iterator[Hit]:
    """Ranges and periods that run backwards."""
    for reading in readings:
        for fact in reading.facts:
            if why := _figures(fact):
                yield Hit({"range": fact}, {"why": why})
        yield from _extremes(reading)
        for left, right in zip(reading.times, reading.times[1:], strict=False):
            if _is_backwards(reading, left, right):
                yield Hit({"start": left, "end": right}, {"why": f"{right.text} is before {left.text}"})


def _figures(fact: Fact) -> str | None:
    """Why a range of figures cannot be meant as it stands."""
    if quantity(fact).bound != "range":
        return None
    lost = _LOST.search(one_line(fact.text))
    if lost and to_fraction(lost["low"].replace(",", "")) < to_fraction(lost["high"].replace(",", "")):
        return f"the lower end of {fact.text!r} lacks its {lost['scale']}"
    found = _END.findall(fact.text)
    ends = [to_fraction(number.replace(",", "")) for number, _ in found]
    scales = {scale.lower() for _, scale in found}
    if len(ends) == 2 and ends[0] > ends[1] and len(scales) == 1 and not _SHORT.search(fact.text):
        return f"{fact.text}: the lower end is above the upper"
    return None


def _extremes(reading: Reading) -> Iterator[Hit]:
    """As in "from a low of 6.4 percent to a high of 5.8 percent"."""
    for row in rows((reading,)):
        lows = [fact for fact in row.facts if _LOWEST.search(row.before(fact))]
        highs = [fact for fact in row.facts if _HIGHEST.search(row.before(fact))]
        if len(lows) != 1 or len(highs) != 1:
            continue
        low, high = claimed(lows[0], "none"), in_unit_of(highs[0], lows[0], "none")
        if low is None or high is None or low.low is None or high.high is None or low.low <= high.high:
            continue
        yield Hit(
            {"range": lows[0], "end": highs[0]},
            {"why": f"the low of {lows[0].text} is above the high of {highs[0].text}"},
        )


def _is_backwards(reading: Reading, left: Time, right: Time) -> bool:
    """As in "from 1998 to 1989", both dated by the text itself."""
    if not (left.first and right.last) or left.granularity != right.granularity:
        return False
    if left.granularity not in ("day", "month", "year") or right.last >= left.first:
        return False
    lead = _LEADS.search(one_line(reading.text[max(0, left.start - 12) : left.start]))
    between = one_line(reading.text[left.end : right.start])
    explicit = all(re.search(r"\d{4}", time.text) for time in (left, right))
    return explicit and lead is not None and _JOINS[lead["how"]].search(between) is not None
