"""What people read: every place quoted, totals that add up, nothing that steers a terminal."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import numcheck
from numcheck.errors import InputError
from numcheck.model.finding import Evidence
from numcheck.model.text import printable
from numcheck.report import formats
from numcheck.report.layout import WIDEST, excerpt, width
from numcheck.report.report import Failure, Report

TEXT = "The general said 2,000 troops were encircled by the river. It has 40 boats."
SOURCE = "The general said 2,000 troops had finished their training by the river."


@pytest.fixture(scope="module")
def report() -> Report:
    """An audit with one warning."""
    return numcheck.audit(numcheck.Article(TEXT, name="draft.md"), [numcheck.Article(SOURCE, name="wire")])


def test_full_shows_both_places(report: Report) -> None:
    """Both quotes, each with its place and a mark under its words, the reasons and the way on."""
    shown = formats.writer("full").add(report)
    assert shown.startswith("warning[figure-moved]: ")
    for name, text in (("draft.md", TEXT), ("wire", SOURCE)):
        start = text.index("2,000")
        assert re.search(rf"─ {name}:1:{start + 1}\n  │  {re.escape(text)}\n  │  {' ' * start}(━|─)\1+", shown)
    assert "  = subject: " in shown
    assert "numcheck rules show figure-moved" in shown


@pytest.mark.parametrize("name", ["full", "concise"])
def test_people_see_the_totals(report: Report, name: str) -> None:
    """The last line counts every entry of the ledger once."""
    line = formats.writer(name).add(report).splitlines()[-1]
    total, *parts = map(int, re.findall(r"(?<= )\d+(?= )", line))
    assert total == sum(parts) == len(report.ledger)


def test_concise_is_a_line_a_finding(report: Report) -> None:
    """`file:line:column: severity[rule] message`, as editors and CI annotate."""
    lines = formats.writer("concise").add(report).splitlines()
    assert len(lines) == len(report.findings) + 1
    assert re.match(r"draft\.md:1:18: warning\[figure-moved\] .* \(wire:1:18\)$", lines[0])


def test_colours_are_for_terminals(report: Report) -> None:
    """Escape codes where asked for, and the same words without them."""
    plain, coloured = (formats.writer("full", colour).add(report) for colour in (False, True))
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain != coloured


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_json_is_one_document(report: Report, count: int, valid: Callable[[Any], Any]) -> None:
    """One object for one story, an array for any other number."""
    writer = formats.writer("json")
    text = "".join(writer.add(report) for _ in range(count)) + writer.close()
    answer = valid(text)
    assert isinstance(answer, dict) if count == 1 else len(answer) == count


def test_jsonl_is_a_line_a_story(report: Report, valid: Callable[[Any], Any]) -> None:
    """Every outcome is one line, a failure too."""
    writer = formats.writer("jsonl")
    lines = [writer.add(each) for each in (report, Failure("x", InputError("unreadable\nfor two reasons")))]
    assert all(text.endswith("\n") and "\n" not in text[:-1] for text in lines)
    assert [valid(line)["id"] for line in lines] == ["draft.md", "x"]
    assert json.loads(lines[1])["error"]["message"] == "unreadable\nfor two reasons"


def test_an_unknown_format_is_named() -> None:
    """The formats are those found, and no other."""
    assert set(formats.names()) >= {"full", "concise", "json", "jsonl"}
    with pytest.raises(KeyError):
        formats.writer("xml")


@given(st.text(max_size=60))
def test_printable_text_cannot_steer(text: str) -> None:
    """No control, line end or direction mark is left, and no column is lost."""
    shown = printable(text)
    assert len(shown) == len(text)
    assert all(char.isprintable() for char in shown)


@given(st.text("ab \n日\u0301x.", max_size=400), st.data())
def test_an_excerpt_marks_its_place(text: str, data: st.DataObject) -> None:
    """The marked columns are those under which the place's own words stand."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 40)))
    shown, column, mark = excerpt(text, Evidence("d", start, end, text[start:end], 1, 1, None, ""))
    words = printable(text[start:end])
    assert mark == width(words)
    assert "\n" not in shown
    assert len(shown) <= WIDEST + 2 + (end - start)
    reached = [i for i in range(len(shown) + 1) if width(shown[:i]) == column]
    assert any(shown[i : i + len(words)] == words for i in reached)
