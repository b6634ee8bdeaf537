"""JSON Lines stories: one object a line, an article with its sources."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from numcheck.errors import InputError, NumcheckError, Problem
from numcheck.model.article import Article, Story
from numcheck.read.dates import parse_date
from numcheck.read.files import decode, read_lines

SUFFIX = ".jsonl"


@dataclass(frozen=True, slots=True)
class FailedStory:
    """A story that could not be read: its id (the line's number if it has none) and why."""

    id: str
    error: NumcheckError


def read_stories(path: str) -> Iterator[Story | FailedStory]:
    """The stories of a file in order; a line that is none gives a FailedStory in its place.

    Raises InputError where the file itself cannot be read.
    """
    for number, line in read_lines(path):
        story_id = str(number)
        try:
            row = _object(decode(line, path, number), path, number)
            story_id = _id(row, path, number)
            yield _story(row, story_id, path, number)
        except NumcheckError as error:
            yield FailedStory(story_id, error)


def _object(text: str, path: str, line: int) -> dict[str, Any]:
    try:
        row = json.loads(text.rstrip("\r\n"))
    except json.JSONDecodeError as error:
        raise InputError(Problem(f"not JSON: {error.msg.lower()}", path, line, error.colno)) from error
    except ValueError as error:
        raise InputError(Problem("not a story: a number has too many digits", path, line, 1)) from error
    except RecursionError as error:
        raise InputError(Problem("not a story: nested too deeply", path, line, 1)) from error
    if not isinstance(row, dict):
        raise InputError(Problem("not a story: a JSON object is expected", path, line, 1))
    return row


def _id(row: dict[str, Any], path: str, line: int) -> str:
    given = row.get("id")
    if not isinstance(given, str | int) or isinstance(given, bool):
        return str(line)
    try:
        return _valid(str(given), "id")
    except ValueError as error:
        raise InputError(Problem(f"not a story: {error}", path, line, 1)) from error


def _story(row: dict[str, Any], story_id: str, path: str, line: int) -> Story:
    def wrong(message: str) -> InputError:
        return InputError(Problem(f"not a story: {message}", path, line, 1))

    main = row.get("article", row if "text" in row else None)
    if not isinstance(main, dict):
        raise wrong('it needs "article" (an object with "text") or "text"')
    sources = row.get("sources", [])
    if not isinstance(sources, list):
        raise wrong('"sources" must be a list')
    try:
        article = _article(main, "article")
        return Story(
            story_id,
            article,
            tuple(_article(source, f"source {i}") for i, source in enumerate(sources, 1)),
        )
    except ValueError as error:
        raise wrong(str(error)) from error


def _article(row: object, what: str) -> Article:
    if not isinstance(row, dict):
        raise ValueError(f'the {what} must be an object with "text"')
    text = row.get("text")
    if not isinstance(text, str):
        raise ValueError(f'the {what} has no "text"')
    if what == "article" and not text.strip():
        raise ValueError("the article is empty: there is nothing to check")
    return Article(
        _valid(text, what),
        headline=_optional(row, "headline", what),
        name=_optional(row, "name", what),
        published=_published(row, what),
    )


def _valid(text: str, what: str) -> str:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise ValueError(f"the {what} has half a surrogate pair at {error.start}") from error
    return text


def _optional(row: dict[str, Any], key: str, what: str) -> str | None:
    value = row.get(key)
    if value is not None and not isinstance(value, str):
        raise ValueError(f'"{key}" of the {what} must be text')
    return _valid(value, what) if value else None


def _published(row: dict[str, Any], what: str) -> date | None:
    value = _optional(row, "published", what)
    try:
        return parse_date(value, f'"published" of the {what}') if value else None
    except NumcheckError as error:
        raise ValueError(str(error)) from error
