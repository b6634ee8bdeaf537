"""The editorial check, run by pytest itself."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

import numcheck
from numcheck import config
from numcheck.engine.load import builtin
from numcheck.report.formats import full

RULES = len(builtin())
WIRE = "The general said 2,000 Russian troops had finished their training. The depot lies 40 km from the front."
MOVED = "The general said 2,000 Ukrainian troops were encircled by the river."
PLAIN = "The general said 2,000 Russian troops had finished their training."
RULE = """\
id: no-cats
severity: warning
title: No cats
fact: {document: article, head: cat}
message: "{left.figure} cats"
examples:
  - name: cats
    article: The mayor owns [[27 cats]].
    finds: 1
  - name: dogs
    article: The mayor owns 27 dogs.
    finds: 0
"""


@pytest.fixture(scope="session")
def warm(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Everything loaded once, before runs in this process whose end takes away the modules that they brought."""
    folder = tmp_path_factory.mktemp("warm")
    (folder / "a.md").write_text(f"{MOVED} On 3 May 2019 it drove 31 miles.", encoding="utf-8")
    (folder / "a.source.txt").write_text(f"{WIRE} In March 2021 it drove 50 km.", encoding="utf-8")
    (folder / "a.sources.yaml").write_text("[]", encoding="utf-8")
    (folder / "numcheck.toml").write_text("ignore = ['figure-moved']", encoding="utf-8")
    settings = config.load(folder).settings
    story = settings.finder().story(str(folder / "a.md"))
    full.one(numcheck.audit(story.article, story.sources, settings))


@pytest.fixture
def newsroom(pytester: pytest.Pytester, warm: None) -> pytest.Pytester:
    """Two articles with their sources: one with a moved figure, one that is clean."""
    folder = pytester.mkdir("articles")
    for name, text in {
        "strike.md": MOVED, "strike.source.txt": WIRE, "calm.md": PLAIN, "calm.source.txt": WIRE,
    }.items():  # fmt: skip
        (folder / name).write_text(text, encoding="utf-8")
    return pytester


def _outcomes(result: pytest.RunResult) -> dict[str, int]:
    found = result.parseoutcomes()
    return {name: found[name] for name in ("passed", "failed", "error", "errors", "deselected") if name in found}


def test_inert_until_asked_for(newsroom: pytest.Pytester) -> None:
    """Nothing is collected, and nothing of numcheck is imported but the plugin itself."""
    newsroom.makepyfile(
        """
        import sys

        def test_light():
            loaded = {name for name in sys.modules if name.partition(".")[0] in ("numcheck", "spacy", "re2", "yaml")}
            assert loaded <= {"numcheck", "numcheck.pytest_plugin"}
        """
    )
    result = newsroom.runpytest_subprocess()
    assert _outcomes(result) == {"passed": 1}


def test_an_item_a_rule_and_article(newsroom: pytest.Pytester) -> None:
    """One fails, with the diagnostic and no traceback; sources are no articles."""
    result = newsroom.runpytest_inprocess("--numcheck", "-v")
    assert _outcomes(result) == {"failed": 1, "passed": 2 * RULES - 1}
    result.stdout.fnmatch_lines(
        [
            "*articles/calm.md::figure-moved PASSED*",
            "*articles/strike.md::figure-moved FAILED*",
            "*warning[[]figure-moved[]]: 2,000 is said of*",
            "*┌─ articles/strike.md:1:18*",
            "*├─ articles/strike.source.txt:1:18*",
        ]
    )
    result.stdout.no_fnmatch_line("*Traceback*")
    result.stdout.no_fnmatch_line("*source.txt::*")


def test_by_ini_globs(newsroom: pytest.Pytester) -> None:
    """The ini option switches it on, and names what is audited."""
    newsroom.makeini("[pytest]\nnumcheck_articles = articles/calm.*md\n")
    assert _outcomes(newsroom.runpytest_inprocess()) == {"passed": RULES}


def test_one_article_named(newsroom: pytest.Pytester) -> None:
    """A path picks an article whatever the globs are, a node id one of its items."""
    draft = newsroom.makefile(".md", draft=MOVED)
    assert _outcomes(newsroom.runpytest_inprocess("--numcheck", str(draft))) == {"passed": RULES}
    assert _outcomes(newsroom.runpytest_inprocess("--numcheck", "articles/strike.md::figure-moved")) == {"failed": 1}


def test_keywords_marks_and_last_failed(newsroom: pytest.Pytester) -> None:
    """`-k`, `-m numcheck` and `--lf` behave."""
    newsroom.makepyfile("def test_other(): pass")
    run = newsroom.runpytest_inprocess
    assert _outcomes(run("--numcheck", "-k", "strike and moved")) == {"failed": 1, "deselected": 2 * RULES}
    assert _outcomes(run("--numcheck", "-m", "numcheck")) == {"failed": 1, "passed": 2 * RULES - 1, "deselected": 1}
    assert _outcomes(run("--numcheck", "-m", "not numcheck")) == {"passed": 1, "deselected": 2 * RULES}
    run("--numcheck")
    assert _outcomes(run("--numcheck", "--lf"))["failed"] == 1


def test_one_audit_an_article(newsroom: pytest.Pytester) -> None:
    """However many items it has."""
    newsroom.makeconftest(
        """
        import numcheck.api

        audited = []
        real = numcheck.api.audit

        def counting(article, *rest):
            audited.append(article.name)
            return real(article, *rest)

        numcheck.api.audit = counting

        def pytest_sessionfinish():
            numcheck.api.audit = real
            print("AUDITED", sorted(audited))
        """
    )
    result = newsroom.runpytest_inprocess("--numcheck", "-s")
    result.stdout.fnmatch_lines(["*AUDITED [[]'articles/calm.md', 'articles/strike.md'[]]"])


def test_in_parallel(newsroom: pytest.Pytester) -> None:
    """With xdist: results are plain, and the same."""
    result = newsroom.runpytest_subprocess("--numcheck", "-n", "2", "--dist", "loadfile")
    assert _outcomes(result) == {"failed": 1, "passed": 2 * RULES - 1}
    result.stdout.fnmatch_lines(["*┌─ articles/strike.md:1:18*"])


def test_junit(newsroom: pytest.Pytester) -> None:
    """The report carries fingerprint and message."""
    newsroom.runpytest_inprocess("--numcheck", "--junitxml=out.xml", "-k", "strike")
    cases = ET.parse(newsroom.path / "out.xml").getroot().iter("testcase")
    (failed,) = (case for case in cases if case.find("failure") is not None)
    properties = {one.get("name"): one.get("value") or "" for one in failed.iter("property")}
    assert failed.get("name") == "figure-moved"
    assert len(properties["fingerprint"]) == 16
    assert properties["message"].startswith("2,000 is said of")


def test_settings(newsroom: pytest.Pytester) -> None:
    """Rules, selection and the severity that fails are the settings'; a broken file is a usage error."""
    (newsroom.path / "numcheck.toml").write_text(
        'select = ["figure-moved", "no-cats"]\nrules = ["house"]\nfail-on = "error"\n', encoding="utf-8"
    )
    newsroom.mkdir("house").joinpath("no-cats.yaml").write_text("kind: coverage\n" + RULE, encoding="utf-8")
    assert _outcomes(newsroom.runpytest_inprocess("--numcheck", "-v")) == {"passed": 6}
    (newsroom.path / "numcheck.toml").write_text("select = 3\n", encoding="utf-8")
    result = newsroom.runpytest_inprocess("--numcheck")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*numcheck.toml:1:1: select: must be a list of texts*"])


def test_rule_files(newsroom: pytest.Pytester) -> None:
    """Each example is an item; a failing one says what decided, a broken file where."""
    (newsroom.path / "numcheck.toml").write_text('articles = []\nrules = ["house"]\n', encoding="utf-8")
    file = newsroom.mkdir("house") / "no-cats.yaml"
    file.write_text("kind: coverage\n" + RULE, encoding="utf-8")
    result = newsroom.runpytest_inprocess("--numcheck", "-v")
    assert _outcomes(result) == {"passed": 2}
    result.stdout.fnmatch_lines(["*house/no-cats.yaml::cats PASSED*", "*house/no-cats.yaml::dogs PASSED*"])
    file.write_text("kind: coverage\n" + RULE.replace("27 dogs", "27 cats"), encoding="utf-8")
    result = newsroom.runpytest_inprocess("--numcheck")
    assert _outcomes(result) == {"failed": 1, "passed": 1}
    result.stdout.fnmatch_lines(["*no-cats.yaml:11: dogs: expected 0 finding(s), got 1; it fired on '27'*"])


def test_a_hook_names_sources(newsroom: pytest.Pytester) -> None:
    """A conftest.py may know where the wires are."""
    (newsroom.path / "articles" / "strike.source.txt").rename(newsroom.path / "wire.txt")
    run = newsroom.runpytest_inprocess
    assert _outcomes(run("--numcheck", "-k", "strike and moved"))["passed"] == 1
    newsroom.makeconftest(
        """
        def pytest_numcheck_sources(path, config):
            return ["wire.txt@2024-10-24"] if path.stem == "strike" else None
        """
    )
    assert _outcomes(run("--numcheck", "-k", "strike and moved"))["failed"] == 1


def test_a_source_that_cannot_be_read(newsroom: pytest.Pytester) -> None:
    """One error an article with the one line, not as if it were fine."""
    (newsroom.path / "articles" / "calm.sources.yaml").write_text("- gone.txt\n", encoding="utf-8")
    result = newsroom.runpytest_inprocess("--numcheck", "--continue-on-collection-errors")
    assert _outcomes(result) == {"failed": 1, "passed": RULES - 1, "errors": 1}
    result.stdout.fnmatch_lines(["*calm.sources.yaml:1: the source 'gone.txt': cannot be read: no such file*"])


def test_the_fixture(newsroom: pytest.Pytester) -> None:
    """`assert report.clean` fails with the diagnostic; it needs no --numcheck."""
    newsroom.makepyfile(
        """
        def test_clean(numcheck):
            assert numcheck.audit("articles/calm.md").clean

        def test_moved(numcheck):
            report = numcheck.audit("articles/strike.md", against=["articles/calm.source.txt"])
            assert report.clean

        def test_known(numcheck):
            assert not numcheck.audit("articles/strike.md").clean
        """
    )
    result = newsroom.runpytest_inprocess()
    assert _outcomes(result) == {"failed": 1, "passed": 2}
    result.stdout.fnmatch_lines(
        [
            "*assert False*",
            "*<Report articles/strike.md: figure-moved>*",
            "*warning[[]figure-moved[]]: 2,000 is said of*",
            "*┌─ articles/strike.md:1:18*",
        ]
    )


def test_unused_comments_are_told(newsroom: pytest.Pytester) -> None:
    """An item of their own, which fails where notes do; an unknown rule in one is one collection error."""
    comment = '<!-- numcheck: ignore[RULE] reason="x" -->'
    calm = newsroom.path / "articles" / "calm.md"
    calm.write_text(f"{PLAIN} {comment.replace('RULE', 'figure-moved')}", encoding="utf-8")
    result = newsroom.runpytest("--numcheck", "-rP", "articles/calm.md::ignore-comments")
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines(["*nothing to ignore here: figure-moved*"])
    (newsroom.path / "numcheck.toml").write_text("fail-on = 'note'", encoding="utf-8")
    newsroom.runpytest("--numcheck", "articles/calm.md::ignore-comments").assert_outcomes(failed=1)
    calm.write_text(f"{PLAIN} {comment.replace('RULE', 'figure-mved')}", encoding="utf-8")
    newsroom.runpytest("--numcheck", "articles/calm.md").assert_outcomes(errors=1)


def test_rule_files_with_words_of_the_house(newsroom: pytest.Pytester) -> None:
    """The lexicon of the settings holds for their rules; brackets in a name leave the node's id whole."""
    newsroom.mkdir("house")
    (newsroom.path / "words.yaml").write_text(
        "properties:\n  signings: {nouns: [signing], example: 41 signings}\n", encoding="utf-8"
    )
    rule = RULE.replace("severity: warning", "kind: coverage\nseverity: warning").replace(
        "head: cat", "property: signings"
    )
    rule = rule.replace("[[27 cats]]", "[[27 signings]]")
    rule = rule.replace("name: cats", "name: 'cats [x] a::b'")
    (newsroom.path / "house" / "no-cats.yaml").write_text(rule, encoding="utf-8")
    (newsroom.path / "numcheck.toml").write_text("rules = ['house']\nlexicon = ['words.yaml']", encoding="utf-8")
    newsroom.runpytest("--numcheck", "house").assert_outcomes(passed=2)
    newsroom.runpytest("--numcheck", "house/no-cats.yaml::cats (x) a:b").assert_outcomes(passed=1)
