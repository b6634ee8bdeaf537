"""Messages with placeholders: "{left.figure} is said of {left.subject} …", checked when loaded."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from numcheck.align import words
from numcheck.align.words import plain_number
from numcheck.model.comparison import RELATIONS, Comparison
from numcheck.model.fact import Fact
from numcheck.model.time import Time
from numcheck.notation.document import Node, within
from numcheck.notation.reader import Mistakes

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")

FACT_WORDS: Mapping[str, Callable[[Fact], str]] = MappingProxyType(
    {
        "figure": lambda fact: words.figure(fact.quantity) if fact.quantity else fact.text,
        "text": lambda fact: fact.text,
        "subject": words.subject,
        "event": words.event,
        "speaker": words.speaker,
        "property": lambda fact: (fact.property or "figure").replace("_", " "),
        "status": lambda fact: fact.event.status if fact.event else "asserted",
        "time": lambda fact: fact.time.text if fact.time else "no stated time",
        "period": lambda fact: fact.period.text if fact.period else "no stated period",
        "place": lambda fact: fact.place.text if fact.place else "no stated place",
        "document": lambda fact: fact.document,
    }
)
"""What a message may say of a fact: {left.figure}, {right.speaker} …"""

TIME_WORDS: Mapping[str, Callable[[Time], str]] = MappingProxyType(
    {"text": lambda time: time.text, "timex": lambda time: time.timex, "document": lambda time: time.document}
)


@dataclass(frozen=True, slots=True)
class Template:
    """A message whose placeholders are known to exist."""

    text: str

    def filled(self, values: Mapping[str, str]) -> str:
        """The message with every placeholder replaced."""
        return _PLACEHOLDER.sub(lambda match: values[match.group(1)], self.text)


def template(node: Node, allowed: Iterable[str], mistakes: Mistakes) -> Template:
    """The message in a node, its placeholders checked against those allowed."""
    if not isinstance(node.value, str) or not node.value.strip():
        mistakes.add(node, "a message must be text")
        return Template("")
    text = " ".join(node.value.split())
    known = set(allowed)
    if re.search(r"[{}]", _PLACEHOLDER.sub("", text)):
        mistakes.add(node, "a brace is not closed or not opened: a placeholder is written {left.figure}")
    for name in dict.fromkeys(_PLACEHOLDER.findall(text)):
        if name not in known:
            mistakes.unknown(within(node, f"{{{name}}}"), "placeholder", name, known)
    return Template(text)


def pair_names() -> list[str]:
    """The placeholders of a rule over pairs."""
    sides = [f"{side}.{name}" for side in ("left", "right") for name in FACT_WORDS]
    return [*sides, *RELATIONS, "factor"]


def fact_names() -> list[str]:
    """The placeholders of a rule over single facts."""
    return [f"left.{name}" for name in FACT_WORDS]


def pair_values(comparison: Comparison) -> dict[str, str]:
    """What the placeholders of a pair stand for; a facet stands for its reason."""
    values = {**fact_values(comparison.left, "left"), **fact_values(comparison.right, "right")}
    values.update({facet: relation.reason for facet, relation in comparison.relations.items()})
    values["factor"] = plain_number(comparison.factor) if comparison.factor else ""
    return values


def fact_values(fact: Fact, side: str = "left") -> dict[str, str]:
    """What the placeholders of one fact stand for."""
    return {f"{side}.{name}": say(fact) for name, say in FACT_WORDS.items()}


def time_values(time: Time, role: str) -> dict[str, str]:
    """What the placeholders of one time stand for."""
    return {f"{role}.{name}": say(time) for name, say in TIME_WORDS.items()}
