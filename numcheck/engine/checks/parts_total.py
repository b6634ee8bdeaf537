"""Parts that do not add up to the total they are parts of.

"1,240 tonnes: 610 by rail, 385 by barge and 265 by road"; "463,000 men and 654,000 women, 1.16
million in all"; "Of the 163 shops, 27 will close. The remaining 140 stay open."
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType

from numcheck.engine.checks import Hit
from numcheck.engine.operands import SLACK, Row, claimed, in_unit_of, quantity, rows, shown, shown_number, value_in
from numcheck.lexicon import terms
from numcheck.model.fact import Fact, Reading
from numcheck.model.interval import Interval

NAME = "parts-total"
ROLES = MappingProxyType({"total": Fact, "first": Fact, "last": Fact})
RESULTS = ("sum", "parts", "difference", "direction")
PARAMETERS = SLACK

_OPENS = re.compile(
    r"^(?:[^.;:]{0,60}: |[^.;:,]{0,40}(?: ?[-–—] ?|"
    r",? (?:(?:is|are|was|were) )?(?:made up of|comprising|consisting of|comprises|consists of) |"
    r" (?:split between|divided between|shared between) ))(?:the )?$"
)
"""From a total to the list of all its parts."""
_MADE_UP = re.compile(r"\b(?:made up of|comprising|consisting of|comprises|consists of)\b")
_GOES_ON = re.compile(
    r", (?:as well as|with|plus|or|besides|along with|together with|others?|the (?:rest|others?)|among|while)\b"
)
_SEPARATES = re.compile(r"^[^.;:()]{0,60}?(?:,|;| and| plus)(?: and)? (?:the |another |a further )?$")
_PARTIAL = re.compile(
    r"\b(?:including|such as|among|mostly|mainly|at least|both|e\.g|for example|up to|over|respectively)\b"
)
_CLOSES = re.compile(
    r"^[^.;:()]{0,40}?(?:,| -| –| —|;)? (?:for |making |or |giving |in all )?"
    r"(?:a |the )?(?:combined )?(?:total|sum)(?: of)? $"
)
_COMBINED = re.compile(r"^(?: (?:in|at) [\w'’ -]{2,30})?, an? combined $")
_CLAUSE_ENDS = re.compile(r"^(?: [a-z]+)?(?:[,.;]|$)")
"""Around a total that ends its clause: "…, a combined 64,400 hectares, …"."""
_WORTH = re.compile(r"[,–—-] ?(?:or |(?:an? |the )[\w -]{3,30} )?$")
"""What stands before a total that "altogether" behind it tells: "…, a package worth £12 million altogether"."""
_NAMED = re.compile(r"^(?:,|;|,? and) (?:(?:the|a|its|of|[a-z]+(?:er|ing|al|ies|s)|[a-z-]+) ){1,6}$")
"""Between two parts in one money, the later one named before its figure."""
_NO_NAME = re.compile(
    r"\b(?:from|to|which|who|whom|that|up|down|for|with|by|at|on|than|after|before|\w+ed|gave|lent|paid|lost|made|won|sold)\b"
)
_ALTOGETHER = re.compile(r"^ ?(?:in all|in total|altogether|all told)?(?:[,.;]|$)")
_FEWEST_NAMED = 3
"""Parts that are named before their figures are a list only where there are as many."""
_IN_ALL = re.compile(r"^[^.;:,()]{0,25}\b(?:in all|in total|altogether|combined|all told)\b")
_IN_ALL_AHEAD = re.compile(r"^(?:in all|in total|altogether|all told),? (?:the |some )?$|\b(?:a )?total of $|^$")
"""What says of a number before a colon that the list behind it is all of it; "a total of" may be part of the figure."""
_TOGETHER = re.compile(
    r"(?:^|[.!?]['\"]? )(?:together|combined|between them|in all|altogether),? (?:the |these |those |all )*$", re.I
)
_REST = re.compile(r"\b(?:remaining|other|rest,?) $")
_ANOTHER = re.compile(r"\b(?:more|fewer|less) than\b")
"""Between part and rest: then a further part is told by how much it differs."""
_ALL_OF = re.compile(r"(?:^|\W)(?:all|the) $")
_LONGEST = 8
_FAR = 4
"""Beyond this factor the figures are no parts of the total ("3 new cases, for a total of 266")."""


def run(readings: Sequence[Reading], parameters: Mapping[str, str]) -> Iterator[Hit]:
    """Totals whose parts, all of them given, make another sum."""
    previous: Row | None = None
    for row in rows(readings):
        for total, parts in (*_lists(row), *_sums(row), *_remainders(previous, row), *_together(previous, row)):
            if hit := _hit(total, parts, parameters["slack"]):
                yield hit
                break
        previous = row


def _lists(row: Row) -> Iterator[tuple[Fact, tuple[Fact, ...]]]:
    """A total, then all its parts to the end of the sentence."""
    for i, total in enumerate(row.facts[:-2]):
        parts = [row.facts[i + 1]]
        if not _OPENS.search(row.between(total, parts[0])) or _PARTIAL.search(row.between(total, parts[0])[-20:]):
            continue
        told = row.between(total, parts[0]).endswith(": ") and _IN_ALL_AHEAD.search(row.before(total)) is not None
        named = told or _MADE_UP.search(row.between(total, parts[0])) is not None
        for fact in row.facts[i + 2 :]:
            between = row.between(parts[-1], fact)
            if not _SEPARATES.search(between) or _PARTIAL.search(between) or not (named or _is_part_of(fact, total)):
                break
            parts.append(fact)
        rest = _behind(row, parts[-1])
        ends = named or (
            parts[-1] is row.facts[-1]
            and not _PARTIAL.search(rest)
            and " and " not in rest
            and not _GOES_ON.search(rest)
        )
        last_joint = row.between(parts[-2], parts[-1]) if len(parts) > 1 else ""
        if ends and re.search(r"\b(?:and|plus)\b", last_joint) and 2 <= len(parts) <= _LONGEST:
            yield total, tuple(parts)


def _behind(row: Row, part: Fact) -> str:
    """What follows a part and the words for what it counts: "615 [control-room and ticket-office staff]"."""
    rest = row.after(part, 200)
    named = part.subject.noun_phrase if part.subject is not None else ""
    return rest.lstrip().removeprefix(named)


def _is_part_of(part: Fact, total: Fact) -> bool:
    """Whether what a part counts is what the total counts, or some of it, as far as it says."""
    mine, whole = part.subject, total.subject
    if mine is None or whole is None or mine.head == whole.head or quantity(total).unit is not None:
        return True
    if mine.kind is None or mine.kind == whole.kind or whole.kind in terms.wider_classes(mine.kind):
        return mine.kind is not None
    return mine.kind == "people" and whole.kind is not None and "people" in terms.wider_classes(whole.kind)


def _sums(row: Row) -> Iterator[tuple[Fact, tuple[Fact, ...]]]:
    """Parts, then their total: "…, 1.16 million in all", "…, for a total of 300"."""
    for i, total in enumerate(row.facts):
        if i < 2:
            continue
        ahead = row.between(row.facts[i - 1], total)
        combined = _COMBINED.search(ahead) and _CLAUSE_ENDS.search(row.after(total))
        worth = _IN_ALL.search(row.after(total)) and _WORTH.search(ahead)
        if not (_CLOSES.search(ahead) or combined or worth):
            continue
        told = [fact for fact in row.facts[:i] if fact.derived is None]  # no conversions in brackets
        parts = told[-1:]
        named = worth and _ALTOGETHER.search(row.after(total)) and quantity(total).dimension == "currency"
        for fact in reversed(told[:-1]):
            if not (_is_next_part(row, fact, parts[0]) or (named and _is_named_part(row, fact, parts[0]))):
                break
            parts.insert(0, fact)
        strict = all(_is_next_part(row, one, two) for one, two in itertools.pairwise(parts))
        if len(parts) >= (2 if strict else _FEWEST_NAMED) and not _PARTIAL.search(row.before(parts[0], 25)):
            yield total, tuple(parts)


def _is_next_part(row: Row, fact: Fact, later: Fact) -> bool:
    """Whether two figures of a sentence stand beside one another in a list that is summed up behind it."""
    between = _BRACKETED.sub("", row.between(fact, later))
    level = not (fact.former or later.former or quantity(fact).change or quantity(later).change)
    return level and _SEPARATES.search(between) is not None and not _PARTIAL.search(between)


def _is_named_part(row: Row, fact: Fact, later: Fact) -> bool:
    """As in "cuts would save £2 million, higher fees £3 million and fewer posts £1 million"."""
    between = row.between(fact, later)
    return _NAMED.search(between) is not None and not _NO_NAME.search(between) and not _PARTIAL.search(between)


_BRACKETED = re.compile(r"^ \([^()]{1,40}\)")


def _together(previous: Row | None, row: Row) -> Iterator[tuple[Fact, tuple[Fact, ...]]]:
    """As in "A has 34,000, B 18,500 and C 6,200. Together the three have 58,700."."""
    if previous is None or previous.reading is not row.reading or len(row.facts) < 2:
        return
    number, total = row.facts[:2]
    led = _TOGETHER.search(row.before(number, 40)) is not None and quantity(number).dimension == "count"
    if led and quantity(number).value == len(previous.facts) and quantity(total).dimension == "count":
        yield total, previous.facts


def _remainders(previous: Row | None, row: Row) -> Iterator[tuple[Fact, tuple[Fact, ...]]]:
    """As in "Of the 163 shops, 27 will close. The remaining 140 stay open."."""
    for fact in row.facts:
        if not _REST.search(row.before(fact, 25)):
            continue
        here = row.facts[: row.facts.index(fact)]
        if len(here) == 2 and re.search(r", of (?:whom|which|them),? (?:only |some |about )?$", row.between(*here)):
            yield here[0], (here[1], fact)
        whole = previous.facts[0] if previous is not None and len(previous.facts) == 1 else None
        if here and previous is not None and whole is not None and previous.reading is row.reading:
            alike = all(_is_part_of(part, whole) for part in (*here, fact))
            said = alike and (len(here) > 1 or _ALL_OF.search(previous.before(whole, 20)) is not None)
            if said:
                yield whole, (*here, fact)
        for earlier in (Row(row.reading, here), previous if not here else None):
            if earlier is None or len(earlier.facts) != 2 or earlier.reading is not row.reading:
                continue
            known = fact.subject is not None and fact.subject.kind is not None
            if known and not any(_is_part_of(fact, whole) for whole in earlier.facts):
                continue
            first, second = earlier.facts
            between = earlier.between(first, second)
            if _ANOTHER.search(Row(row.reading, (second, fact)).between(second, fact)):
                continue
            if re.match(r"^ of (?:the |its |their |his |her |all )?$", between):
                yield second, (first, fact)
            elif re.search(r"\bof (?:the |its |their |his |her |all )?$", earlier.before(first, 20)) and "," in between:
                yield first, (second, fact)


_NEVER_SUMMED = frozenset(("ratio", "multiple", "fraction", "speed", "temperature"))


def _hit(total: Fact, parts: Sequence[Fact], slack: str) -> Hit | None:
    whole = claimed(total, slack)
    terms = [in_unit_of(part, total, slack) for part in parts]
    if whole is None or quantity(total).dimension in _NEVER_SUMMED or quantity(total).change:
        return None
    made = Interval.point(Fraction(0))
    for term in terms:
        if term is None:
            return None
        made = made.plus(term)
    numbers = [value_in(part, total) for part in parts]
    stated = quantity(total).value
    if made.meets(whole) or stated is None or any(number is None for number in numbers):
        return None
    found = sum((number for number in numbers if number is not None), Fraction(0))
    if not stated / _FAR <= found <= stated * _FAR:
        return None
    listed = " + ".join(shown(part) for part in parts)
    results = {
        "sum": shown_number(found),
        "parts": listed,
        "difference": shown_number(abs(found - stated)),
        "direction": "more" if found > stated else "less",
    }
    roles = {"total": total, "first": parts[0], "last": parts[-1]}
    roles.update({f"part {number}": part for number, part in enumerate(parts[1:-1], 2)})
    return Hit(roles, results, (f"{listed} = {shown_number(found)}, not {shown(total)}",))
