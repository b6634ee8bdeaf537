"""From paths on the command line to stories."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from numcheck.config import Settings
from numcheck.errors import NumcheckError, SettingsError
from numcheck.model.article import Article, Story
from numcheck.read import companions
from numcheck.read.companions import read_source
from numcheck.read.dates import parse_date
from numcheck.read.files import STDIN
from numcheck.read.stories import SUFFIX, FailedStory, read_stories


def published(text: str | None) -> date | None:
    """The date of --published."""
    return parse_date(text, "--published") if text else None


def sources(paths: Sequence[str]) -> tuple[Article, ...]:
    """The sources of --against PATH[@DATE]; raises for the first that cannot be read."""
    return tuple(read_source(path) for path in paths)


def articles(settings: Settings) -> list[str]:
    """The articles that the settings' globs find, in order, those that are sources of others left out.

    Raises SettingsError where there is none.
    """
    kept = [str(file) for file in companions.articles(Path(settings.folder), settings.articles, settings.sources)]
    if not kept:
        raise SettingsError(
            f"no article: name one, or let the setting 'articles' find some ({', '.join(settings.articles)})"
        )
    return kept


def stories(
    paths: Sequence[str], against: Sequence[Article], day: date | None, settings: Settings
) -> Iterator[Story | FailedStory]:
    """The stories of all paths in order; a path that cannot be read is a failed story.

    Without `against` an article's sources are those that it, a sidecar or the settings name.
    """
    if [*paths, *(source.name for source in against)].count(STDIN) > 1:
        raise SettingsError("standard input (-) can be read once only")
    if against and any(path.endswith(SUFFIX) for path in paths):
        raise SettingsError("--against goes with articles; a .jsonl file names the sources of each story itself")
    return _each(paths, tuple(against), day, settings)


def _each(
    paths: Sequence[str], against: tuple[Article, ...], day: date | None, settings: Settings
) -> Iterator[Story | FailedStory]:
    for path in paths:
        try:
            if path.endswith(SUFFIX):
                for story in read_stories(path):
                    yield _dated(story, day)
            else:
                yield settings.finder().story(path, against, day)
        except NumcheckError as error:
            yield FailedStory(path, error)


def _dated(story: Story | FailedStory, day: date | None) -> Story | FailedStory:
    if isinstance(story, FailedStory) or day is None or story.article.published:
        return story
    return replace(story, article=replace(story.article, published=day))
