"""A fact: one numeric or dated statement with everything that decides what it may meet."""

from __future__ import annotations

import builtins
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Literal

from numcheck.model.article import Part
from numcheck.model.quantity import Quantity
from numcheck.model.time import Time

Role = Literal["agent", "patient"]
Status = Literal["asserted", "planned", "proposed", "estimated", "alleged", "conditional", "possible"]

DATE = "date"


@dataclass(frozen=True, slots=True)
class Subject:
    """The group or thing measured.

    `text` goes through what follows the head at once ("workers in the United Kingdom"); `core` stops
    at the head, whose lemma is `head`. `kind` is its class in the lexicon, None where that is silent,
    `entity` the ISO 3166 code or name that it belongs to.
    `is_part` says that the figure counts some of a whole ("three of the", "the other 12"), `holder`
    who has, makes or does what is counted: "Ford" of "Ford has 13,000 workers"; `is_joint` that the figure
    is of several names together ("Uganda and Kenya exported 600 tonnes").
    """

    text: str
    head: str
    qualifiers: tuple[str, ...] = ()
    entity: str | None = None
    kind: str | None = None
    is_part: bool = False
    core: str = ""
    holder: str | None = None
    is_joint: bool = False

    @property
    def noun_phrase(self) -> str:
        """The words up to the head: "workers" of "workers in the United Kingdom"."""
        return self.core or self.text

    @property
    def description(self) -> str:
        """The whole of it in words: "workers in the United Kingdom (Ford)"."""
        return f"{self.text} ({self.holder})" if self.text and self.holder else self.text or self.holder or ""


@dataclass(frozen=True, slots=True)
class Event:
    """The predicate over the subject; `kind` is its class in the lexicon, None if unknown."""

    text: str
    lemma: str
    role: Role | None = None
    negated: bool = False
    status: Status = "asserted"
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where, as the text names it.

    `entity` is the ISO 3166 code of the country, if known; `is_part` says that the sentence gives a
    figure for each of several places ("247 people in Kenya and 10 in Tanzania").
    """

    text: str
    entity: str | None = None
    is_part: bool = False


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says so, by which word, and the source behind the speaker."""

    speaker: str
    cue: str
    via: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement with a figure, or (`quantity` None) with a date, and its context.

    Offsets are code points in the document's text, end exclusive. `context` holds the senses of
    the content words of the sentence, sorted, `near` those of the words next to the figure.
    `published` is the document's date and `source` its place among the sources (None for the
    article), so that a fact can be compared alone. `derived` says how an article's figure computes
    from others ("27 = 58 - 31"); a `former` figure is an earlier or expected level that a sentence sets
    another one beside.
    """

    id: str
    document: str
    start: int
    end: int
    text: str
    sentence: tuple[int, int]
    in_quote: bool
    quantity: Quantity | None
    subject: Subject | None
    property: str | None
    event: Event | None
    time: Time | None
    period: Time | None
    place: Place | None
    attribution: Attribution | None
    context: tuple[str, ...]
    published: date | None
    source: int | None
    part: Part
    near: tuple[str, ...] = ()
    derived: str | None = None
    former: bool = False

    @builtins.property  # the field `property` hides the decorator's short name
    def dimension(self) -> str:
        """The quantity's dimension, "date" for a dated statement without a figure."""
        return self.quantity.dimension if self.quantity else DATE


_YEAR = timedelta(days=366)


def is_historic(fact: Fact) -> bool:
    """Whether a fact tells of a time that ended a year or more before its document came out, or of an earlier level."""
    if fact.former:
        return True
    ends = [time.last for time in (fact.time, fact.period) if time is not None and time.bound is None]
    return fact.published is not None and any(last is not None and fact.published - last >= _YEAR for last in ends)


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of a source: its span, its text, its words' stems, and every number written in it.

    `numbers` holds those too that are no figures ("a two-stroke lead").
    """

    document: str
    start: int
    end: int
    text: str
    stems: frozenset[str]
    numbers: frozenset[Fraction] = frozenset()


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in one document: its facts and times, in the order of the text.

    `dated` are statements with a date and no figure of their own, under the date's id;
    `statements` the sentences of a source, to find those that say a thing without its figure;
    `text` is the document's, which all offsets count in.
    """

    document: str
    facts: tuple[Fact, ...]
    dated: tuple[Fact, ...]
    times: tuple[Time, ...]
    statements: tuple[Statement, ...] = ()
    text: str = ""
