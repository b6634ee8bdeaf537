"""A comparison: two facts side by side, one relation per facet, each with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Literal

from numcheck.model.fact import Fact

Between = Literal["article-source", "article-article"]

RELATIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "value": ("equal", "rounded", "compatible", "scaled", "disjoint", "unknown"),
        "unit": ("same", "converted", "other"),
        "bound": ("same", "dropped", "added", "changed"),
        "hedge": ("same", "dropped", "added", "changed"),
        "claim": ("borne_out", "stronger", "excluded", "unknown"),
        "subject": ("same", "narrower", "broader", "kin", "other", "unknown"),
        "property": ("same", "narrower", "broader", "other", "unknown"),
        "event": ("same", "other", "opposite", "unknown"),
        "status": ("same", "realised", "weakened", "negated"),
        "time": ("same", "within", "contains", "earlier", "later", "other", "unknown"),
        "period": ("same", "within", "contains", "earlier", "later", "other", "unknown"),
        "place": ("same", "within", "contains", "other", "unknown"),
        "speaker": ("same", "other", "dropped", "added", "unknown"),
        "published": ("earlier", "later", "same", "unknown"),
        "context": ("close", "touching", "apart"),
    }
)
"""The closed vocabulary: facet → its relations, exclusive of one another.

`claim` asks whether the right fact, taken as true, bears out all that the left one claims;
`context` how much of the two sentences is about the same things.
"""


@dataclass(frozen=True, slots=True)
class Relation:
    """One facet's outcome and why, in words an editor reads."""

    label: str
    reason: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two facts and how they relate; `left` is the article's, or the earlier in one text.

    `factor` is the larger value over the smaller (≥ 1), None where either has none or is zero.
    `aligned` is "sure" where both make the same statement, "unsure" where they may, else None.
    `distinctive` says that the shared figure is unlikely to be a coincidence, `same_number` that the
    bare numbers are equal, whatever their units, `transposed` that two digits are swapped. `sole` pairs
    count one thing that article and source each count once; of an `anchored` pair the number is so unlikely
    that the article has it from there, whatever it says of it; `rivals` are two speakers who are surely two.
    """

    left: Fact
    right: Fact
    between: Between
    relations: Mapping[str, Relation]
    factor: Fraction | None
    aligned: Literal["sure", "unsure"] | None
    distinctive: bool
    same_number: bool
    transposed: bool
    sole: bool = False
    anchored: bool = False
    rivals: bool = False

    @property
    def grown(self) -> bool:
        """Whether the newer of the two texts has the larger number, as of a toll that goes up from day to day."""
        left, right = self.left.quantity, self.right.quantity
        if left is None or right is None or left.value is None or right.value is None:
            return False
        newer = {"earlier": left.value - right.value, "later": right.value - left.value}
        return newer.get(self.label("published"), 0) > 0

    def label(self, facet: str) -> str:
        """The relation of one facet."""
        return self.relations[facet].label

    def reason(self, facet: str) -> str:
        """The relation's reason in words."""
        return self.relations[facet].reason
