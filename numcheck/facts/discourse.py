"""What a document has told so far, from which a later figure takes what it leaves out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from numcheck.facts.beside import beside
from numcheck.facts.ellipsis import elided, in_money
from numcheck.facts.groups import counted_before, counting_people
from numcheck.facts.properties import named_by
from numcheck.facts.scene import Scene
from numcheck.mentions.quantities import Mention
from numcheck.model.fact import Fact


@dataclass(slots=True)
class Discourse:
    """The last figure, the last count of things and the last sum of money; lives as long as one document."""

    last: Fact | None = None
    counted: Fact | None = None
    paid: Fact | None = None
    of_sentence: list[Fact] = field(default_factory=list)

    def completed(self, scene: Scene, mention: Mention, fact: Fact) -> Fact:
        """The fact with what it leaves out: its unit, its money, whom it counts."""
        fact = counting_people(scene, mention, fact)
        fact = elided(scene, mention, fact, self.last) if self.last else fact
        fact = in_money(scene, mention, fact, self.paid) if self.paid else fact
        fact = beside(scene, mention, fact, [other for other in self.of_sentence if other.sentence == fact.sentence])
        fact = counted_before(scene, mention, fact, self.counted)
        if fact.property is None and fact.subject is not None and fact.dimension == "count":
            return replace(fact, property=named_by(fact.subject, "count"))
        return fact

    def note(self, mention: Mention, fact: Fact) -> None:
        """Remember a figure for those that follow; what restates another one is no figure of its own."""
        begun = bool(self.of_sentence) and self.of_sentence[0].sentence == fact.sentence
        self.of_sentence = [*(self.of_sentence if begun else ()), fact]
        if fact.dimension == "count" and fact.subject and fact.property != "age":
            self.counted = fact
        if mention.restates:
            return
        self.last = fact
        self.paid = fact if fact.dimension == "currency" else self.paid
