"""The sources of an article, found beside it: named by itself, by a sidecar file, or by its own name.

A sidecar is `strike.sources.yaml` beside `strike.md`: a list of PATH or PATH@DATE. Paths count from
the article's folder, and do not leave the folder of the settings (or the article's own).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from numcheck.errors import InputError, NotationError, NumcheckError, Problem, SettingsError
from numcheck.model.article import Article, Story
from numcheck.notation.document import read
from numcheck.notation.reader import Mistakes, texts
from numcheck.read.dates import date_in_path, parse_date
from numcheck.read.files import STDIN, read_article
from numcheck.read.stories import SUFFIX

SIDECAR = ".sources.yaml"
_DATED = re.compile(r"(?P<path>.+)@(?P<date>\d{4}-[^@/\\]*)")


@dataclass(frozen=True, slots=True)
class Finder:
    """How an article's sources and date are found where nobody gives them.

    `patterns` are globs from the article's folder, `folder` is what paths in files do not leave,
    `published_pattern` finds a date in the article's path.
    """

    patterns: tuple[str, ...] = ()
    folder: str = "."
    published_pattern: str | None = None

    def story(self, path: str, against: tuple[Article, ...] = (), day: date | None = None) -> Story:
        """The story of one article; raises InputError where it or a source cannot be read."""
        article = read_article(path)
        day = day or article.published
        if day is None and self.published_pattern:
            day = date_in_path(path, self.published_pattern)
        if any(source.name and _is_same(path, source.name) for source in against):
            raise SettingsError(Problem("the article is given as its own source", path))
        if not against and path != STDIN:
            against = companions(Path(path), article, self.patterns, Path(self.folder))
        return Story(path, replace(article, published=day), against)


def read_source(given: str, folder: Path | None = None) -> Article:
    """The source that PATH or PATH@DATE names, from a folder if the path is relative.

    Raises SettingsError for a date that is none or a file of stories, InputError for what cannot be read.
    """
    path, day = parted(given)
    if path.endswith(SUFFIX):
        raise SettingsError(f"--against {given}: a source is one text, not a file of stories")
    article = read_article(str(folder / path) if folder else path)
    return replace(article, published=parse_date(day, f"the date of {given}")) if day else article


def _is_same(path: str, other: str) -> bool:
    return path != STDIN and Path(path).resolve() == Path(other).resolve()


def parted(given: str) -> tuple[str, str | None]:
    """PATH@DATE → path and date, PATH → path and None."""
    match = _DATED.fullmatch(given)
    return (match["path"], match["date"]) if match else (given, None)


def companions(path: Path, article: Article, patterns: Iterable[str], root: Path) -> tuple[Article, ...]:
    """The sources of the article in a file: those it names, those of its sidecar, those that a pattern finds.

    `{stem}` in a pattern is the article's name without its suffix. Raises InputError for what cannot
    be read or lies outside `root` and the article's folder.
    """
    found: dict[Path, Article] = {}
    named = [(given, path, 1) for given in article.sources]
    for given, where, line in (*named, *_of_sidecar(path)):
        file = _inside(path.parent / parted(given)[0], (root, path.parent), where, line)
        if file == path.resolve():
            raise InputError(Problem(f"the source {given!r} is the article itself", str(where), line))
        try:
            found.setdefault(file, read_source(given, path.parent))
        except NumcheckError as error:
            problem = error.problems[0]
            raise InputError(Problem(f"the source {given!r}: {problem.message}", str(where), line)) from error
    for file in matching(path, patterns):
        if file.resolve() not in found:
            found[file.resolve()] = read_article(str(file))
    return tuple(found.values())


def articles(folder: Path, globs: Iterable[str], patterns: Sequence[str]) -> list[Path]:
    """The articles that globs find in a folder, in order, those left out that are sources of others.

    A file that cannot be read names no sources; whoever audits it is told why.
    """
    found = sorted({file for pattern in globs for file in folder.glob(pattern) if is_text(file)})
    beside = {source.resolve() for file in found for source in matching(file, patterns)}
    beside |= {source.resolve() for file in found for source in _named(file)}
    return [file for file in found if file.resolve() not in beside]


def _named(path: Path) -> Iterator[Path]:
    """The files that an article and its sidecar name as its sources."""
    try:
        given = [*read_article(str(path)).sources, *(one for one, _, _ in _of_sidecar(path))]
    except NumcheckError:
        return
    yield from (path.parent / parted(one)[0] for one in given)


def matching(path: Path, patterns: Iterable[str]) -> list[Path]:
    """The files that a naming pattern makes sources of an article, in order; never itself or its sidecar."""
    stem = re.sub(r"([*?\[])", r"[\1]", path.stem)
    found = {
        file
        for pattern in patterns
        for file in path.parent.glob(pattern.replace("{stem}", stem))
        if is_text(file) and file != path and not file.name.endswith(SIDECAR)
    }
    return sorted(found)


def is_text(file: Path) -> bool:
    """Whether a glob means a file: not a folder, and none of those that a system hides."""
    return file.is_file() and not file.name.startswith(".")


def _of_sidecar(path: Path) -> Iterator[tuple[str, Path, int]]:
    """What the sidecar names, each with its file and line."""
    sidecar = path.with_name(path.stem + SIDECAR)
    if not sidecar.is_file():
        return
    mistakes = Mistakes()
    try:
        root = read(sidecar)
    except NotationError as error:
        raise InputError(*error.problems) from error
    given = texts(root, "a sidecar", mistakes)
    if mistakes.found:
        raise InputError(*mistakes.found)
    lines = [item.line for item in root.value] if isinstance(root.value, tuple) else []
    yield from ((one, sidecar, line) for one, line in zip(given, lines, strict=True))


def _inside(file: Path, folders: Sequence[Path], where: Path, line: int) -> Path:
    resolved = file.resolve()
    if not any(resolved.is_relative_to(folder.resolve()) for folder in folders):
        raise InputError(Problem(f"the source {str(file)!r} lies outside {folders[0]}", str(where), line))
    return resolved
