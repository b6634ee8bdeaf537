"""JSON Lines: a line that is no story fails in its place, the others go on."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numcheck.errors import InputError
from numcheck.model.article import Article, Story
from numcheck.read.documents import documents
from numcheck.read.stories import FailedStory, read_stories

GOOD = b'{"id": "good", "text": "Police held 40 people."}'


def _stories(desk: Path, *lines: bytes) -> list[Story | FailedStory]:
    (desk / "s.jsonl").write_bytes(b"\n".join(lines) + b"\n")
    return list(read_stories("s.jsonl"))


def test_a_whole_story(desk: Path) -> None:
    """Article and sources with their names, headlines and dates."""
    row = {
        "id": "s1",
        "article": {"text": "…", "headline": "H", "name": "draft.md", "published": "2024-10-25"},
        "sources": [{"name": "wire", "text": "w", "published": "2024-10-24"}, {"text": "v"}],
    }
    assert _stories(desk, json.dumps(row).encode()) == [
        Story(
            "s1",
            Article("…", "H", "draft.md", date(2024, 10, 25)),
            (Article("w", None, "wire", date(2024, 10, 24)), Article("v")),
        )
    ]


def test_an_article_alone(desk: Path) -> None:
    """`text` instead of `article`."""
    (story,) = _stories(desk, b'{"id": "a1", "text": "t", "published": "2024-10-25", "extra": [1]}')
    assert story == Story("a1", Article("t", published=date(2024, 10, 25)))


def test_ids_default_to_line_numbers(desk: Path) -> None:
    """Blank lines count and give no story; a number is an id too."""
    found = _stories(
        desk,
        b'\xef\xbb\xbf{"text": "t"}',
        b"",
        b'{"text": "t"}',
        b'{"id": 7, "text": "t"}',
        b'{"id": true, "text": "t"}',
    )
    assert [story.id for story in found] == ["1", "3", "7", "5"]


@pytest.mark.parametrize(
    ("line", "said", "column"),
    [
        (b"hello", "not JSON", 1),
        (b'{"id": "x", "text": "t"', "not JSON", 24),
        (b'{"text": "t"} {"text": "t"}', "not JSON", 15),
        (b"[1, 2]", "a JSON object is expected", 1),
        (b'"text"', "a JSON object is expected", 1),
        (b"{}", '"article"', 1),
        (b'{"article": "text"}', '"article"', 1),
        (b'{"article": {"headline": "h"}}', 'the article has no "text"', 1),
        (b'{"article": {"text": 5}}', 'the article has no "text"', 1),
        (b'{"text": null}', 'the article has no "text"', 1),
        (b'{"text": " \\n"}', "empty", 1),
        (b'{"text": "t", "sources": {"text": "t"}}', '"sources" must be a list', 1),
        (b'{"text": "t", "sources": ["t"]}', "source 1", 1),
        (b'{"text": "t", "sources": [{"text": "t"}, {}]}', 'the source 2 has no "text"', 1),
        (b'{"text": "t", "published": "yesterday"}', "YYYY-MM-DD", 1),
        (b'{"text": "t", "published": 20241025}', '"published" of the article must be text', 1),
        (b'{"text": "t", "headline": ["h"]}', '"headline" of the article must be text', 1),
        (b'{"text": "t", "name": 5}', '"name" of the article must be text', 1),
        (b'{"text": "\\ud800"}', "surrogate", 1),
        (b'{"text": "t", "name": "\\udfff"}', "surrogate", 1),
        (b'{"id": "\\ud800", "text": "t"}', "surrogate", 1),
        (b'{"text": "caf\xe9"}', "byte 0xe9", 14),
        (b"[" * 100_000, "nested too deeply", 1),
        (b'{"text": "t", "id": ' + b"1" * 5000 + b"}", "number", 1),
    ],
    ids=lambda value: value[:24] if isinstance(value, bytes) else None,
)
def test_a_malformed_line_fails_alone(desk: Path, line: bytes, said: str, column: int) -> None:
    """It says what is wrong, in which file, line and column; the stories around it are read."""
    before, failed, after = _stories(desk, GOOD, line, GOOD)
    assert isinstance(before, Story)
    assert isinstance(after, Story)
    assert isinstance(failed, FailedStory)
    (problem,) = failed.error.problems
    assert (problem.path, problem.line, problem.column) == ("s.jsonl", 2, column)
    assert said in problem.message


def test_a_failed_story_keeps_its_id(desk: Path) -> None:
    """An id that could be read names the failure; else the line's number does."""
    found = _stories(desk, b'{"id": "x", "sources": []}', b"{")
    assert [story.id for story in found] == ["x", "2"]


def test_a_missing_file_is_an_error(desk: Path) -> None:
    """There is no story to stand for it."""
    with pytest.raises(InputError, match=r"^none\.jsonl: cannot be read"):
        list(read_stories("none.jsonl"))


# --- names --------------------------------------------------------------------------------------
def test_names_have_defaults() -> None:
    """`article`, `source-1`, …; a headline is its own document."""
    story = Story("1", Article("t", "h"), (Article("s"), Article("s", name="wire"), Article("s")))
    assert [each.name for each in documents(story)] == ["article/headline", "article", "source-1", "wire", "source-3"]


def test_a_name_given_twice_is_numbered() -> None:
    """The second gets #2, the third #3."""
    story = Story("1", Article("t", name="a"), (Article("s", name="a"), Article("s", name="a")))
    assert [each.name for each in documents(story)] == ["a", "a#2", "a#3"]


@given(
    st.lists(
        st.tuples(st.sampled_from(["a", "a#2", "a/headline", "source-1", None]), st.booleans()), min_size=1, max_size=6
    )
)
def test_every_document_has_its_own_name(given_names: list[tuple[str | None, bool]]) -> None:
    """Whatever names are given, offsets can always be told apart by the document's name."""
    article, *sources = [Article("text", "headline" if headed else None, name) for name, headed in given_names]
    names = [document.name for document in documents(Story("1", article, tuple(sources)))]
    assert len(set(names)) == len(names)
