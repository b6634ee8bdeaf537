"""Settings of a run: `[tool.numcheck]` of pyproject.toml, or numcheck.toml → frozen Settings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

import re2

from numcheck.engine.rule import Rule
from numcheck.engine.select import Selection, available, known, selection, with_parameters, with_severity
from numcheck.errors import NotationError, Problem, SettingsError, did_you_mean
from numcheck.lexicon.further import additions
from numcheck.lexicon.load import Additions, in_force
from numcheck.model.finding import Severity
from numcheck.notation.toml import Table, read_table
from numcheck.parse.pipeline import DEFAULT, is_installed
from numcheck.read.companions import Finder
from numcheck.read.dates import GROUPS
from numcheck.report.baseline import known as known_in
from numcheck.report.report import FAIL_ON

ARTICLES = ("articles/**/*.md", "articles/**/*.txt")
SOURCES = ("{stem}.sources/*", "{stem}.source.*", "{stem}.source-*.*")
FILES: tuple[tuple[str, tuple[str, ...]], ...] = (("numcheck.toml", ()), ("pyproject.toml", ("tool", "numcheck")))
"""Where settings stand, and under which header; in one folder the first wins."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run goes by; every field has a default that needs no file.

    `pipeline` is the spaCy pipeline's package; `rules` further rule files and folders; `select` and
    `ignore` rule ids (an empty `select` means all); `severity` and `parameters` change rules by
    their ids; `lexicon` names YAML files of further words; `published_pattern` finds an article's
    date in its path; `articles` and `sources` are globs of what is audited and against what
    (`{stem}` is the article's name); `baseline` the file of findings that are known; `fail_on` the
    least severity that fails. `folder` is where relative paths start.
    """

    pipeline: str = DEFAULT
    rules: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=lambda: MappingProxyType({}))
    parameters: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    lexicon: tuple[str, ...] = ()
    published_pattern: str | None = None
    articles: tuple[str, ...] = ARTICLES
    sources: tuple[str, ...] = SOURCES
    baseline: str | None = None
    fail_on: str = "warning"
    folder: str = "."

    def selection(self) -> Selection:
        """The rules in force; raises SettingsError for unknown ids, RuleError for broken rules."""
        with in_force(self.additions()):
            return selection(self.rules, self.select, self.ignore, self.severity, self.parameters)

    def additions(self) -> Additions:
        """The further words in force; raises SettingsError for mistakes in their files."""
        return additions(self.lexicon)

    def check(self) -> None:
        """Raise SettingsError where the lexicon, the baseline or the pipeline's package is not what a run needs."""
        self.additions()
        if self.baseline:
            known_in(Path(self.baseline))
        if not is_installed(self.pipeline):
            raise SettingsError(f"no spaCy pipeline named {self.pipeline!r} is installed")

    def finder(self) -> Finder:
        """How the sources and the date of an article are found."""
        return Finder(self.sources, self.folder, self.published_pattern)

    def for_examples(self, rules: Iterable[str]) -> Settings:
        """What a rule's examples run with: these rule files, the house's and the built-in ones, all at work."""
        return Settings(rules=(*rules, *self.rules), lexicon=self.lexicon, pipeline=self.pipeline)


@dataclass(frozen=True, slots=True)
class Loaded:
    """Settings and where each that is no default was set ("numcheck.toml:3:1")."""

    settings: Settings = Settings()
    origins: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    file: Path | None = None


# --- finding the file -------------------------------------------------------------------------
def load(start: Path | None = None, file: Path | None = None) -> Loaded:
    """The settings of a file, or of the nearest one in a folder (default: here) and those above it.

    Raises SettingsError with every mistake in it.
    """
    table = _named(file) if file is not None else _nearest((start or Path()).resolve())
    return Loaded() if table is None else _loaded(table)


def from_here(path: Path) -> Path:
    """A path as it is written here: from the working folder, where it lies below."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_absolute() and path.is_relative_to(here) else path


def _named(file: Path) -> Table:
    header = dict(FILES).get(file.name, ())
    table = _table(file, header)
    if table is None:
        raise SettingsError(Problem(f"has no table [{'.'.join(header)}]", str(file)))
    return table


def _nearest(start: Path) -> Table | None:
    for folder in (start, *start.parents):
        for name, header in FILES:
            file = from_here(folder / name)
            if file.is_file() and (table := _table(file, header)) is not None:
                return table
    return None


def _table(file: Path, header: tuple[str, ...]) -> Table | None:
    try:
        return read_table(file, header)
    except NotationError as error:
        raise SettingsError(*error.problems) from error


# --- reading it -------------------------------------------------------------------------------
def _loaded(table: Table) -> Loaded:
    problems: list[Problem] = []
    folder = Path(table.path).parent
    found: dict[str, Any] = {"folder": str(folder)}
    origins: dict[str, str] = {}
    for key, value in table.values.items():
        name = key.replace("-", "_")
        reader = _READERS.get(name)
        if reader is None or "_" in key:
            problems.append(table.problem((key,), f"unknown setting {key!r}{did_you_mean(key, _keys())}"))
            continue
        try:
            found[name] = reader(value, folder)
        except SettingsError as error:
            problems.append(table.problem((key,), f"{key}: {error}"))
        origins[name] = ":".join(map(str, (table.path, *table.place((key,)))))
    settings = Settings(**found)
    problems += _unknown_ids(settings, table)
    if problems:
        raise SettingsError(*problems)
    return Loaded(settings, origins, Path(table.path))


def _keys() -> list[str]:
    return [name.replace("_", "-") for name in _READERS]


def _text(value: Any, _: Path) -> str:
    if not isinstance(value, str) or not value.strip():
        raise SettingsError("must be text")
    return value


def _texts(value: Any, _: Path) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise SettingsError('must be a list of texts, as in ["one", "two"]')
    if not all(item.strip() for item in value):
        raise SettingsError("an empty text names nothing")
    return tuple(value)


def _path(value: Any, folder: Path) -> str:
    return str(folder / _text(value, folder))


def _paths(value: Any, folder: Path) -> tuple[str, ...]:
    paths = tuple(folder / path for path in _texts(value, folder))
    for path in paths:
        if not path.exists():
            raise SettingsError(f"no such file or folder: {path}")
    return tuple(map(str, paths))


_PLACEHOLDER = re.compile(r"\{[^{}]*\}?")


def globs(value: Any, folder: Path) -> tuple[str, ...]:
    """Globs from a folder; raises SettingsError for one that is none or starts at the root."""
    found = _texts(value, folder)
    for glob in found:
        for placeholder in _PLACEHOLDER.findall(glob):
            raise SettingsError(f"{glob!r}: {placeholder} has no meaning here")
        try:
            next(Path("/nowhere").glob(glob), None)
        except (ValueError, IndexError, NotImplementedError) as error:  # **x; a dot or nothing; from the root
            raise SettingsError(f"{glob!r} is no glob from the folder of the settings") from error
    return found


def _sources(value: Any, folder: Path) -> tuple[str, ...]:
    globs([text.replace("{stem}", "stem") for text in _texts(value, folder)], folder)
    return tuple(value)


def _words(value: Any, _: Path) -> Mapping[str, str]:
    if not isinstance(value, dict):
        raise SettingsError('must be a table, as in hedge-changed = "note"')
    for name, given in value.items():
        if not isinstance(given, str):
            raise SettingsError(f"{name} must be a word in quotation marks")
    return MappingProxyType(value)


def _parameters(value: Any, folder: Path) -> Mapping[str, Mapping[str, str]]:
    if not isinstance(value, dict):
        raise SettingsError("must be a table of rules, each with a table of its parameters")
    found = {}
    for rule, given in value.items():
        if not isinstance(given, dict):
            raise SettingsError(f'{rule} must be a table of its parameters, as in slack = "none"')
        found[rule] = _words(given, folder)
    return MappingProxyType(found)


def _pattern(value: Any, folder: Path) -> str:
    text = _text(value, folder)
    options = re2.Options()
    options.log_errors = False
    try:
        groups = set(re2.compile(text, options).groupindex)
    except re2.error as error:
        reason = error.args[0].decode() if isinstance(error.args[0], bytes) else error.args[0]
        raise SettingsError(f"not a regular expression: {reason}") from error
    if not any(groups >= wanted for wanted in GROUPS):
        raise SettingsError("needs a group (?P<date>…), or the three (?P<year>…), (?P<month>…) and (?P<day>…)")
    return text


def _fail_on(value: Any, _: Path) -> str:
    if value not in FAIL_ON:
        mend = did_you_mean(str(value)[:40], FAIL_ON)
        raise SettingsError(f"must be one of {', '.join(FAIL_ON)}{mend}")
    return cast(str, value)


_READERS: Mapping[str, Callable[[Any, Path], Any]] = MappingProxyType(
    {
        "pipeline": _text, "rules": _paths, "select": _texts, "ignore": _texts, "severity": _words,
        "parameters": _parameters, "lexicon": _paths, "published_pattern": _pattern, "articles": globs,
        "sources": _sources, "baseline": _path, "fail_on": _fail_on,
    }
)  # fmt: skip


# --- ids that no rule has, told where they stand ------------------------------------------------
def _unknown_ids(settings: Settings, table: Table) -> list[Problem]:
    """The mistakes in what the settings say of rules; broken rule files are told as what they are."""
    problems: list[Problem] = []
    if not (settings.select or settings.ignore or settings.severity or settings.parameters):
        return problems
    with in_force(settings.additions()):
        rules = {rule.id: rule for rule in available(settings.rules)}

    def hold(keys: Sequence[str], look_up: Callable[..., Rule], *given: object) -> None:
        try:
            look_up(rules, *given)
        except SettingsError as error:
            problems.append(table.problem(keys, str(error)))

    for name in settings.select:
        hold(("select",), known, name)
    for name in settings.ignore:
        hold(("ignore",), known, name)
    for name, severity in settings.severity.items():
        hold(("severity", name), with_severity, name, severity)
    for name, parameters in settings.parameters.items():
        hold(("parameters", name), with_parameters, name, parameters)
    return problems


def overridden(loaded: Loaded, by: str, **changes: Any) -> Loaded:
    """The settings with those that are given (not None, not empty) changed, and `by` as their origin."""
    given = {name: value for name, value in changes.items() if value}
    return Loaded(replace(loaded.settings, **given), {**loaded.origins, **dict.fromkeys(given, by)}, loaded.file)


def shown(loaded: Loaded) -> Iterator[tuple[str, Any, str]]:
    """Each setting with its value and where it comes from."""
    for one in fields(Settings):
        if one.name != "folder":
            yield (
                one.name.replace("_", "-"),
                getattr(loaded.settings, one.name),
                loaded.origins.get(one.name, "default"),
            )
