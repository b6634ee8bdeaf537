"""Which bodies speak in a story's sources, and whether two speakers are surely two of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from numcheck.lexicon.load import words
from numcheck.lexicon.terms import sense
from numcheck.model.comparison import Comparison
from numcheck.model.fact import Fact, Reading

_LETTERHEAD = 300
"""Characters from the top of a source in which its issuer is named, up to the first empty line."""
_WORD = re.compile(r"[a-z][a-z./]*[a-z.]")


@dataclass(frozen=True, slots=True)
class Issuers:
    """The bodies that issued a source, and those that issued the others of its story."""

    here: frozenset[str]
    elsewhere: frozenset[str]


def issuers(sources: Sequence[Sequence[Reading]]) -> list[Issuers]:
    """For each source who issued it and who the others, by their letterheads."""
    named = [_letterhead(source) for source in sources]
    return [
        Issuers(bodies, frozenset().union(*named[:number], *named[number + 1 :])) for number, bodies in enumerate(named)
    ]


def _letterhead(source: Sequence[Reading]) -> frozenset[str]:
    """The bodies that the top of a source names: "company" for "Hanbit Shipbuilding Co., Ltd."."""
    top = source[0].text[:_LETTERHEAD].split("\n\n")[0].lower() if source else ""
    named = {word.strip(".") for word in _WORD.findall(top)}
    is_company = bool(words("reporting", "company_forms") & named)
    return frozenset(named & words("reporting", "bodies")) | ({"company"} if is_company else frozenset())


def are_rivals(comparison: Comparison, voices: Sequence[Fact], issuers: Issuers) -> bool:
    """Whether the two speakers are surely two: the source lets both speak, or they are the issuers of two sources.

    `voices` are the source's facts that somebody says.
    """
    left, right = comparison.left.attribution, comparison.right.attribution
    if left is None:
        return False
    mine = _last_word(left.speaker)
    if right is None or _is_own_voice(right.speaker):
        state = words("reporting", "public")
        apart = bool(issuers.here) and mine not in issuers.here and not (mine in state and issuers.here & state)
        accounts = {sense(word) for word in words("reporting", "quoting")}
        told_too = sense(mine) in comparison.right.context and not accounts.isdisjoint(comparison.right.context)
        return apart and mine in issuers.elsewhere and not told_too
    bodies = {mine, _last_word(right.speaker)}
    known = len(bodies) == 2 and bodies <= words("reporting", "bodies")
    if comparison.label("speaker") != "other" and not (comparison.label("speaker") == "unknown" and known):
        return False
    speaks = any(_last_word(voice.attribution.speaker) == mine for voice in voices if voice.attribution)
    return speaks or (known and mine in issuers.elsewhere)


def _is_own_voice(speaker: str) -> bool:
    """Whether a paper speaks for itself: "we", "our monitors' reports"."""
    return speaker.lower() in words("phrases", "open") or speaker.lower().startswith("our ")


def _last_word(speaker: str) -> str:
    return speaker.lower().rpartition(" ")[2]
