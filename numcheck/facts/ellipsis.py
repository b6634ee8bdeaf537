"""What a figure leaves out because the one before it has just said it: "another 300", "seven of them"."""

from __future__ import annotations

from dataclasses import replace

from numcheck.facts.scene import Scene
from numcheck.lexicon.load import words
from numcheck.mentions.quantities import Mention
from numcheck.model.fact import Fact, Subject

REACH = 400
"""Characters back to the figure whose subject is left out."""


def elided(scene: Scene, mention: Mention, fact: Fact, before: Fact) -> Fact:
    """The fact with the subject, or the direction of change, that it takes over from the one before."""
    if fact.start - before.end > REACH:
        return fact
    if mention.restates and fact.quantity and before.quantity and fact.sentence == before.sentence:
        quantity = fact.quantity
        if quantity.change is None and before.quantity.change:
            quantity = replace(quantity, change=before.quantity.change)
        same = fact.dimension == before.dimension
        return replace(fact, quantity=quantity, subject=before.subject if same else fact.subject)
    if before.subject is None or fact.dimension != "count" or before.dimension != "count":
        return fact
    cue = _cue(scene, mention)
    if cue is None or not _is_open(fact.subject):
        return fact
    whose = before.subject.holder if fact.sentence == before.sentence else None
    return replace(fact, subject=replace(before.subject, is_part=cue == "part", holder=whose))


def _is_open(subject: Subject | None) -> bool:
    return subject is None or subject.head in words("phrases", "open")


def _cue(scene: Scene, mention: Mention) -> str | None:
    """What tells that the noun is left out: "part" of the group before, or "more" of its kind."""
    tokens = scene.sentence.tokens
    ahead = [t.lower for t in tokens if t.end <= mention.start][-2:]
    behind = [t.lower for t in tokens if t.start >= mention.end][:2]
    if behind[:1] == ["of"] and behind[1:] and behind[1] in ("them", "these", "those", "whom", "which"):
        return "part"
    if {*ahead[-1:], *behind[:1]} & words("phrases", "others"):
        return "part"
    if {*ahead[-1:], *behind[:1]} & words("phrases", "further"):
        return "more"
    return "more" if " ".join(ahead) in words("phrases", "set_beside") or ahead[-1:] == ["versus"] else None
