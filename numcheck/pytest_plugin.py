"""The editorial check: articles and rules as pytest items.

Asked for by `--numcheck` or the ini option `numcheck_articles`; before that nothing is collected and
nothing of numcheck is imported. An article gives one item a rule, all of one audit; a house's rule
file one item an example.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from numcheck.config import Settings
    from numcheck.engine.proof import Outcome
    from numcheck.engine.rule import Example, Rule
    from numcheck.model.article import Article, Story
    from numcheck.report.report import Report

MARK = "numcheck"


# --- options ------------------------------------------------------------------------------------
def pytest_addoption(parser: pytest.Parser) -> None:
    """`--numcheck`, `--numcheck-config`, and their ini options."""
    group = parser.getgroup("numcheck", "figures and dates of articles")
    group.addoption("--numcheck", action="store_true", help="collect articles and rule files and audit them")
    group.addoption("--numcheck-config", metavar="FILE", help="settings (default: numcheck.toml or [tool.numcheck])")
    parser.addini("numcheck_articles", "globs of articles to audit, from the root folder", "linelist")
    parser.addini("numcheck_config", "a settings file of numcheck, from the root folder")


def pytest_addhooks(pluginmanager: pytest.PytestPluginManager) -> None:
    """The hook that names an article's sources."""
    pluginmanager.add_hookspecs(Hooks)


class Hooks:
    """What a conftest.py may say of an article."""

    @pytest.hookspec(firstresult=True)
    def pytest_numcheck_sources(self, path: Path, config: pytest.Config) -> Sequence[Path | str] | None:
        """The sources of the article at `path`, each PATH or PATH@DATE; None leaves it to the next way."""


def pytest_configure(config: pytest.Config) -> None:
    """Register the mark; where it is asked for, read the settings, so that a mistake in them ends the run."""
    config.addinivalue_line("markers", f"{MARK}: an item of the editorial check")
    if _is_on(config):
        _settings(config)


def _is_on(config: pytest.Config) -> bool:
    return bool(config.getoption("--numcheck") or config.getini("numcheck_articles"))


_SETTINGS = pytest.StashKey["Settings"]()


def _settings(config: pytest.Config) -> Settings:
    """The settings in force, read once; the ini option's globs are over the file's."""
    if _SETTINGS not in config.stash:
        from dataclasses import replace

        from numcheck import config as of_numcheck
        from numcheck.errors import NumcheckError
        from numcheck.report.baseline import known

        of_line, of_ini = config.getoption("--numcheck-config"), config.getini("numcheck_config")
        given = config.invocation_params.dir / of_line if of_line else config.rootpath / of_ini if of_ini else None
        try:
            loaded = of_numcheck.load(config.rootpath, given)
            loaded.settings.selection()
            if loaded.settings.baseline:
                known(Path(loaded.settings.baseline))
        except NumcheckError as error:
            raise pytest.UsageError("\n".join(f"numcheck: {problem}" for problem in error.problems)) from error
        settings = loaded.settings
        if given_globs := config.getini("numcheck_articles"):
            try:
                articles = of_numcheck.globs(list(given_globs), config.rootpath)
            except NumcheckError as error:
                raise pytest.UsageError(f"numcheck_articles: {error}") from error
            settings = replace(settings, articles=articles, folder=str(config.rootpath))
        elif loaded.file is None:
            settings = replace(settings, folder=str(config.rootpath))
        config.stash[_SETTINGS] = settings
    return config.stash[_SETTINGS]


# --- collecting ---------------------------------------------------------------------------------
def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """An article by the globs (or named itself), a rule file by the setting `rules`."""
    if not _is_on(parent.config) or file_path.suffix in (".py", ".pyc"):
        return None
    settings = _settings(parent.config)
    if file_path.suffix in (".yaml", ".yml") and _is_rule(file_path, settings):
        rules: RuleFile = RuleFile.from_parent(parent, path=file_path)
        return rules
    if file_path in _articles(parent.config, settings):
        article: ArticleFile = ArticleFile.from_parent(parent, path=file_path)
        return article
    return None


def _is_rule(path: Path, settings: Settings) -> bool:
    return any(path == rules or rules in path.parents for rules in (Path(one).resolve() for one in settings.rules))


_ARTICLES = pytest.StashKey[frozenset[Path]]()


def _articles(config: pytest.Config, settings: Settings) -> frozenset[Path]:
    """The files that the globs find, and those named on the command line, without the sources of others."""
    if _ARTICLES not in config.stash:
        from numcheck.read.companions import articles
        from numcheck.read.formats import readers

        found = {file.resolve() for file in articles(Path(settings.folder), settings.articles, settings.sources)}
        named = {(config.invocation_params.dir / argument.split("::")[0]).resolve() for argument in config.args}
        texts = {file for file in named if file.is_file() and file.suffix and file.suffix in readers()}
        config.stash[_ARTICLES] = frozenset(found | texts)
    return config.stash[_ARTICLES]


class ArticleFile(pytest.File):
    """An article: an item a rule, and one audit for all of them."""

    _story: Story | None = None
    _found: Report | None = None

    def collect(self) -> Iterator[pytest.Item]:
        """An item for each rule in force; what cannot be read is one error, with its line."""
        from numcheck.errors import NumcheckError
        from numcheck.report.hush import refuse_unknown

        settings = _settings(self.config)
        try:
            self._story = settings.finder().story(_shown(self.path), _told_sources(self.path, self.config))
            refuse_unknown(self._story.article.suppressions, _shown(self.path), settings.selection().ids)
        except NumcheckError as error:
            raise self.CollectError(str(error)) from error
        if self._story.article.suppressions:
            unused: CommentsItem = CommentsItem.from_parent(self, name="ignore-comments")
            unused.add_marker(MARK)
            yield unused
        for rule in settings.selection().told:
            item: ArticleItem = ArticleItem.from_parent(self, name=rule.id)
            item.add_marker(MARK)
            yield item

    def report(self) -> Report:
        """The audit, once a process; raises a NumcheckError where the article or a source cannot be read."""
        if self._found is None:
            from numcheck import api

            assert self._story is not None
            self._found = api.audit(self._story.article, self._story.sources, _settings(self.config))
        return self._found


def _shown(path: Path) -> str:
    """The path as a diagnostic shows it: from here where it lies below."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def _told_sources(path: Path, config: pytest.Config) -> tuple[Article, ...]:
    """The sources that a conftest.py names."""
    named = config.hook.pytest_numcheck_sources(path=path, config=config)
    if not named:
        return ()
    from numcheck.errors import SettingsError
    from numcheck.read.companions import read_source

    if isinstance(named, str | Path) or not all(isinstance(one, str | Path) for one in named):
        raise SettingsError("pytest_numcheck_sources gives a list of PATH or PATH@DATE")
    return tuple(read_source(str(one), config.rootpath) for one in named)


class CheckItem(pytest.Item):
    """An item that fails with the diagnostic, or the one-line errors, in the place of a traceback."""

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """What a NumcheckError says; pytest's own words of anything else."""
        from numcheck.errors import NumcheckError

        if isinstance(excinfo.value, NumcheckError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Where it stands, and its name."""
        return self.path, None, self.name


class ArticleItem(CheckItem):
    """One rule on one article."""

    def runtest(self) -> None:
        """Fail with the diagnostic where the rule's findings reach the severity that fails."""
        assert isinstance(self.parent, ArticleFile)
        report = self.parent.report()
        own = report.of_rule(self.name)
        for finding in own.findings:
            self.user_properties += [("fingerprint", finding.fingerprint), ("message", finding.message)]
        own.assert_clean(_settings(self.config).fail_on)


class CommentsItem(CheckItem):
    """An article's comments to numcheck: those that silence nothing are notes."""

    def runtest(self) -> None:
        """Tell the unused ones; they fail where notes do."""
        assert isinstance(self.parent, ArticleFile)
        notices = "\n".join(self.parent.report().notices)
        if notices and _settings(self.config).fail_on == "note":
            pytest.fail(notices, pytrace=False)
        if notices:
            self.add_report_section("call", "numcheck", notices)


# --- rule files ---------------------------------------------------------------------------------
class RuleFile(pytest.File):
    """A house's rule file: an item an example."""

    def collect(self) -> Iterator[pytest.Item]:
        """An item for each example; a broken file is a collection error with its lines."""
        from numcheck.engine.load import load
        from numcheck.errors import NumcheckError
        from numcheck.lexicon.load import in_force

        try:
            with in_force(_settings(self.config).additions()):
                rules = load([self.path])
        except NumcheckError as error:
            raise self.CollectError(str(error)) from error
        for rule in rules:
            for example in rule.examples:
                item: ExampleItem = ExampleItem.from_parent(self, name=_id(example.name), rule=rule, example=example)
                item.add_marker(MARK)
                yield item


def _id(name: str) -> str:
    """An example's name as part of a node id, where brackets and double colons mean something else."""
    return name.replace("::", ":").replace("[", "(").replace("]", ")")


class ExampleItem(CheckItem):
    """One example of a rule, with all rules on."""

    def __init__(self, *, rule: Rule, example: Example, **rest: Any) -> None:
        super().__init__(**rest)
        self._rule, self._example = rule, example

    def runtest(self) -> None:
        """Fail with what was found instead, and the condition that decided."""
        outcome = self._outcome()
        if not outcome.passed:
            pytest.fail(f"{self.path}:{self._example.line}: {self.name}: {outcome.reason}", pytrace=False)

    def _outcome(self) -> Outcome:
        from numcheck import api
        from numcheck.engine import proof

        settings = _settings(self.config).for_examples((str(self.path),))

        def examine(article: Article, against: Sequence[Article]) -> Any:
            meeting, report = api.examine(article, against, settings)
            return meeting, report.findings

        return proof.run(self._rule, self._example, examine)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Where the example stands."""
        return self.path, self._example.line - 1, self.name


# --- the fixture --------------------------------------------------------------------------------
_AUDITED = pytest.StashKey[list["Report"]]()


class Desk:
    """What the fixture `numcheck` gives a test."""

    def __init__(self, config: pytest.Config, audited: list[Report]) -> None:
        self._config, self._audited = config, audited

    def audit(
        self, path: str | Path, against: str | Path | Sequence[str | Path] = (), published: date | str | None = None
    ) -> Report:
        """Audit an article against sources (PATH or PATH@DATE), or without against those found beside it.

        `assert report.clean` fails with the diagnostic. Raises what `numcheck.audit` raises.
        """
        from numcheck import api
        from numcheck.read.companions import read_source
        from numcheck.read.dates import parse_date

        settings = _settings(self._config)
        given = [against] if isinstance(against, str | Path) else against
        day = parse_date(published, "published") if isinstance(published, str) else published
        story = settings.finder().story(str(path), tuple(read_source(str(one)) for one in given), day)
        report = api.audit(story.article, story.sources, settings)
        self._audited.append(report)
        return report


@pytest.fixture
def numcheck(request: pytest.FixtureRequest) -> Desk:
    """Audit articles in a test: `report = numcheck.audit("draft.md", against=["wire.txt"])`."""
    audited: list[Report] = []
    request.node.stash[_AUDITED] = audited
    return Desk(request.config, audited)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Generator[None, Any, Any]:
    """Give a failed assertion the diagnostics of what the test audited."""
    error = call.excinfo.value if call.excinfo else None
    if isinstance(error, AssertionError):
        for report in item.stash.get(_AUDITED, []):
            if not report.clean:
                error.add_note(_diagnostic(report))
    return (yield)


def _diagnostic(report: Report) -> str:
    from numcheck.report.formats import full

    return full.one(report)
