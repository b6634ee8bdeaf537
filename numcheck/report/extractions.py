"""The formats of `numcheck facts`: a table for people, the JSON forms for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from numcheck.align import words
from numcheck.model.fact import Fact
from numcheck.model.text import printable
from numcheck.model.time import Time
from numcheck.report.layout import width
from numcheck.report.report import Extraction, Failure
from numcheck.report.values import outcome_value

NAMES = ("table", "json", "jsonl")
WIDEST = 36
"""Columns of a cell."""

_HEADS = ("where", "text", "read as", "subject", "property", "event", "time", "who says so")


def render(name: str, extractions: Iterable[Extraction | Failure]) -> Iterator[str]:
    """The text of a run in one of NAMES, as the articles come."""
    if name == "jsonl":
        for item in extractions:
            yield json.dumps(outcome_value(item), ensure_ascii=False) + "\n"
    elif name == "json":
        values = [outcome_value(item) for item in extractions]
        yield json.dumps(values[0] if len(values) == 1 else values, ensure_ascii=False, indent=1) + "\n"
    else:
        for item in extractions:
            if isinstance(item, Extraction):
                yield _table(item)


def _table(extraction: Extraction) -> str:
    places: list[Fact | Time] = [*extraction.facts, *extraction.times]
    order = {document: n for n, document in enumerate(dict.fromkeys(place.document for place in places))}
    places.sort(key=lambda place: (order[place.document], place.start, place.end))
    rows = [_HEADS, *(_fact(place) if isinstance(place, Fact) else _time(place) for place in places)]
    widths = [max(width(row[column]) for row in rows) for column in range(len(_HEADS))]
    return "".join(_line(row, widths) for row in rows)


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(cell + " " * (w - width(cell)) for cell, w in zip(row, widths, strict=True)).rstrip() + "\n"


def _fact(fact: Fact) -> tuple[str, ...]:
    return (
        printable(fact.id),
        _cell(fact.text),
        _cell(words.figure(fact.quantity) if fact.quantity else ""),
        _cell(fact.subject.text if fact.subject else "-"),
        fact.property or "-",
        _cell(words.event(fact) if fact.event else "-"),
        (fact.time or fact.period).timex if fact.time or fact.period else "-",  # type: ignore[union-attr]
        _cell(words.speaker(fact) if fact.attribution else "-"),
    )


def _time(time: Time) -> tuple[str, ...]:
    reading = f"{time.timex} ({time.granularity})"
    return printable(time.id), _cell(time.text), reading, "", "", "", time.bound or "", ""


def _cell(text: str) -> str:
    text = printable(text)
    return text if len(text) <= WIDEST else text[: WIDEST - 1] + "…"
