"""From paths on the command line to stories."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from numcheck.errors import NumcheckError, SettingsError
from numcheck.model.article import Article, Story
from numcheck.read.dates import parse_date
from numcheck.read.files import read_article
from numcheck.read.stories import SUFFIX, FailedStory, read_stories

_DATED = re.compile(r"(?P<path>.+)@(?P<date>\d{4}-[^@/\\]*)")


def published(text: str | None) -> date | None:
    """The date of --published."""
    return parse_date(text, "--published") if text else None


def sources(paths: Sequence[str]) -> tuple[Article, ...]:
    """The sources of --against PATH[@DATE]; raises for the first that cannot be read."""
    return tuple(_source(path) for path in paths)


def _source(path: str) -> Article:
    match = _DATED.fullmatch(path)
    if (match["path"] if match else path).endswith(SUFFIX):
        raise SettingsError(f"--against {path}: a source is one text, not a file of stories")
    if match is None:
        return read_article(path)
    return replace(read_article(match["path"]), published=parse_date(match["date"], f"the date of {path}"))


def stories(paths: Sequence[str], against: Sequence[Article], day: date | None) -> Iterator[Story | FailedStory]:
    """The stories of all paths in order; a path that cannot be read is a failed story."""
    if [*paths, *(source.name for source in against)].count("-") > 1:
        raise SettingsError("standard input (-) can be read once only")
    if against and any(path.endswith(SUFFIX) for path in paths):
        raise SettingsError("--against goes with articles; a .jsonl file names the sources of each story itself")
    return _each(paths, tuple(against), day)


def _each(paths: Sequence[str], against: tuple[Article, ...], day: date | None) -> Iterator[Story | FailedStory]:
    for path in paths:
        try:
            if path.endswith(SUFFIX):
                for story in read_stories(path):
                    yield _dated(story, day)
            else:
                article = read_article(path)
                yield Story(path, replace(article, published=day or article.published), against)
        except NumcheckError as error:
            yield FailedStory(path, error)


def _dated(story: Story | FailedStory, day: date | None) -> Story | FailedStory:
    if isinstance(story, FailedStory) or day is None or story.article.published:
        return story
    return replace(story, article=replace(story.article, published=day))
