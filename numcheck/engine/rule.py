"""A rule as a frozen value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from numcheck.engine.conditions import FactTest, PairTest
from numcheck.engine.template import Template
from numcheck.model.article import Article
from numcheck.model.finding import Kind, Severity


@dataclass(frozen=True, slots=True)
class PairForm:
    """`pair:` relates two facts; `between` says of which documents."""

    test: PairTest


@dataclass(frozen=True, slots=True)
class FactForm:
    """`fact:` states conditions on one fact of the article."""

    test: FactTest


@dataclass(frozen=True, slots=True)
class CheckForm:
    """`check:` names a computation over several facts, with its parameters."""

    name: str
    parameters: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Grade:
    """Another severity where a further condition on the pair (or a partner) holds.

    `stated` asks instead that a source make a single fact's statement without any such figure.
    """

    severity: Severity
    test: PairTest
    stated: bool = False


class Replaced(str):
    """The id of a rule that another one replaces, and where that one's file says so."""

    line: int
    column: int

    def __new__(cls, name: str, line: int, column: int) -> Replaced:
        """The id at a place."""
        made = super().__new__(cls, name)
        made.line, made.column = line, column
        return made


@dataclass(frozen=True, slots=True)
class Example:
    """A case that a rule carries: texts with the spans it must touch, and how many findings."""

    name: str
    article: Article
    sources: tuple[Article, ...]
    finds: int
    marks: tuple[tuple[str, int, int], ...]
    line: int


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: when it fires, what it says, and the examples that are its tests.

    `with_` and `without` ask that another partner of the left fact exist, or not exist. `over`
    names rules whose findings on the same facts this one replaces. `together` is the message of
    one finding a document, where a rule over single facts has no grade to single one out.
    One that `extends` stands in the place of the built-in rule of its id.
    """

    id: str
    kind: Kind
    severity: Severity
    title: str
    why: str
    form: PairForm | FactForm | CheckForm
    message: Template
    help: str
    examples: tuple[Example, ...]
    path: str
    unless: tuple[PairTest, ...] = ()
    with_: tuple[PairTest, ...] = ()
    without: tuple[PairTest, ...] = ()
    grades: tuple[Grade, ...] = ()
    over: tuple[Replaced, ...] = ()
    when_uncertain: Severity | None = None
    together: Template | None = None
    extends: bool = False
