"""The corpus with its gold, and how the program's answers are matched to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from numcheck import api
from numcheck.model.article import Article
from numcheck.model.fact import Fact
from numcheck.model.interval import to_fraction
from numcheck.read.files import read_article
from numcheck.report.report import Report

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
ARTICLE = "article"

Span = tuple[str, int, int]
Row = Mapping[str, Any]


@dataclass(frozen=True)
class GoldStory:
    """A story of the corpus: its texts and what its gold.yaml says."""

    name: str
    split: str
    clean: bool
    article: Article
    sources: tuple[Article, ...]
    facts: tuple[Row, ...]
    times: tuple[Row, ...]
    findings: tuple[Row, ...]

    def span(self, row: Row, key: str) -> Span:
        """Where the gold's quoted words stand: document without its part, start, end."""
        name = str(row["in"]).removesuffix("/headline")
        text = next(a.text for a in (self.article, *self.sources) if a.name == name)
        start = text.index(row["quote"]) + str(row["quote"]).index(str(row[key]))
        return name, start, start + len(str(row[key]))


def stories() -> Iterator[GoldStory]:
    """Every story of the corpus."""
    for file in sorted(CORPUS.glob("*/gold.yaml")):
        gold = yaml.safe_load(file.read_text(encoding="utf-8"))
        folder = file.parent
        article = read_article(str(next(folder.glob("article.*"))), ARTICLE)
        sources = tuple(read_article(str(path), path.stem) for path in sorted(folder.glob("source-*")))
        yield GoldStory(
            folder.name, gold["split"], gold["clean"], article, sources,
            tuple(gold["facts"]), tuple(gold["times"]), tuple(gold["findings"]),
        )  # fmt: skip


@cache
def report(name: str) -> Report:
    """The audit of a story, once a session."""
    story = next(story for story in stories() if story.name == name)
    return api.audit(story.article, story.sources)


def overlaps(document: str, start: int, end: int, span: Span) -> bool:
    """Whether a place of the answer touches a place of the gold."""
    return document.removesuffix("/headline") == span[0] and start < span[2] and span[1] < end


def fact_at(story: GoldStory, row: Row) -> Fact | None:
    """The fact read where the gold has a figure; the best overlap where there are several."""
    span = story.span(row, "figure")
    found = [fact for fact in report(story.name).facts if overlaps(fact.document, fact.start, fact.end, span)]
    return max(found, key=lambda fact: min(fact.end, span[2]) - max(fact.start, span[1]), default=None)


# --- facets -----------------------------------------------------------------------------------
def _number(value: object) -> Fraction | None:
    return None if value is None else to_fraction(str(value))


def _value(fact: Fact, row: Row) -> bool:
    assert fact.quantity is not None
    if row.get("value") is None and fact.quantity.value is None:
        ends = fact.quantity.interval
        return (ends.low, ends.high) == (_number(row.get("low")), _number(row.get("high")))
    return fact.quantity.value == _number(row.get("value"))


def _unit(fact: Fact, row: Row) -> bool:
    assert fact.quantity is not None
    unit = fact.quantity.unit.name.lower() if fact.quantity.unit else None
    return unit == (row["unit"].lower() if row.get("unit") else None) or unit == "fraction"


def _head(fact: Fact, row: Row) -> bool:
    wanted = (row.get("subject") or {}).get("head")
    if wanted is None or fact.subject is None:
        return wanted is None and fact.subject is None
    text = str((row["subject"] or {}).get("text", "")).lower()
    if {wanted, fact.subject.head} == {"person", "people"}:  # one word, whatever its plural
        return True
    return (
        fact.subject.head == wanted.lower() or fact.subject.head in text or wanted.lower() in fact.subject.text.lower()
    )


def _event(fact: Fact, row: Row) -> bool:
    wanted = (row.get("event") or {}).get("lemma")
    if wanted is None or fact.event is None:
        return wanted is None and fact.event is None
    return bool(set(str(wanted).split()) & set(fact.event.lemma.split()))


def _status(fact: Fact, row: Row) -> bool:
    wanted = (row.get("event") or {}).get("status", "asserted")
    return fact.event is None or fact.event.status == wanted


def _speaker(fact: Fact, row: Row) -> bool:
    wanted = row.get("speaker")
    if wanted is None or fact.attribution is None:
        return wanted is None and fact.attribution is None
    told, read = str(wanted).lower(), fact.attribution.speaker.lower()
    if told in PRONOUNS:  # the gold has the text's word, the program the one whom it means
        return True
    return told.split()[-1] == read.split()[-1] or read in told or told in read


PRONOUNS = ("he", "she", "it", "they", "who")


def _time(fact: Fact, row: Row) -> bool:
    return (fact.time.timex.split("T")[0] if fact.time else None) == row.get("time")


def _period(fact: Fact, row: Row) -> bool:
    wanted = row.get("period")
    if wanted is None or fact.period is None:
        return wanted is None and fact.period is None
    begins, _, ends = str(wanted).partition("/")  # "since January" is 2024-01/PRESENT_REF in the gold
    return fact.period.timex == (begins if ends == "PRESENT_REF" else wanted)


def _place(fact: Fact, row: Row) -> bool:
    wanted = row.get("place")
    if wanted is None or fact.place is None:
        return wanted is None and fact.place is None
    told, read = str(wanted).lower(), fact.place.text.lower()
    return told in read or read in told


FACETS: Mapping[str, Callable[[Fact, Row], bool]] = {
    "value": _value,
    "bound": lambda fact, row: fact.quantity is not None and fact.quantity.bound == row.get("bound", "exact"),
    "hedge": lambda fact, row: fact.quantity is not None and fact.quantity.hedge == row.get("hedge"),
    "unit": _unit,
    "subject": _head,
    "property": lambda fact, row: fact.property == row.get("property"),
    "event": _event,
    "status": _status,
    "speaker": _speaker,
    "time": _time,
    "period": _period,
    "place": _place,
}


def facet_counts(split: str | None = None) -> tuple[Counter[str], int, list[str]]:
    """How often each facet is right over the article's gold figures, of how many, and what is wrong."""
    right: Counter[str] = Counter()
    total, wrong = 0, []
    for story in stories():
        if split not in (None, story.split):
            continue
        for row in story.facts:
            if not str(row["in"]).startswith(ARTICLE):
                continue
            total += 1
            fact = fact_at(story, row)
            right["found"] += fact is not None
            for facet, is_right in FACETS.items():
                good = fact is not None and is_right(fact, row)
                right[facet] += good
                if not good:
                    wrong.append(f"{story.name}: {facet}: {row['quote']!r}")
    return right, total, wrong


def spurious(split: str | None = None) -> list[str]:
    """Figures read in articles where the gold has none."""
    found = []
    for story in stories():
        if split not in (None, story.split):
            continue
        spans = [story.span(row, "figure") for row in story.facts]
        found += [
            f"{story.name}: {fact.text!r}"
            for fact in report(story.name).facts
            if fact.document.removesuffix("/headline") == ARTICLE
            and not any(overlaps(fact.document, fact.start, fact.end, span) for span in spans)
        ]
    return found
