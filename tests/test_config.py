"""Settings: found upward, checked with places, overridden by the command line, shown with their origin."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import numcheck
from numcheck import config
from numcheck.engine.load import builtin
from numcheck.errors import SettingsError

Run = Callable[..., tuple[int, str, str]]

TABLE = """\
select = ["figure-moved", "parts-total"]
ignore = ["hedge-changed"]
fail-on = "error"
published-pattern = '(?P<date>\\d{4}-\\d{2}-\\d{2})'

[severity]
figure-moved = "error"

[parameters.parts-total]
slack = "none"
"""


def _problems(desk: Path, text: str, name: str = "numcheck.toml") -> list[tuple[int | None, int | None, str]]:
    (desk / name).write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        config.load(desk)
    assert all(problem.path == name for problem in caught.value.problems)
    return [(problem.line, problem.column, problem.message) for problem in caught.value.problems]


def test_found_upward(desk: Path) -> None:
    """From a folder below; numcheck.toml before pyproject.toml; a pyproject.toml without the table is passed over."""
    (desk / "pyproject.toml").write_text('[tool.numcheck]\nfail-on = "note"\n', encoding="utf-8")
    below = desk / "a" / "b"
    below.mkdir(parents=True)
    (below / "pyproject.toml").write_text("[tool.other]\nx = 1\n", encoding="utf-8")
    found = config.load(below)
    assert (found.settings.fail_on, found.origins["fail_on"]) == ("note", "pyproject.toml:2:1")
    (desk / "numcheck.toml").write_text('fail-on = "never"\n', encoding="utf-8")
    assert config.load(below).settings.fail_on == "never"


def test_nothing_set(desk: Path) -> None:
    """Without a file the defaults hold."""
    found = config.load(desk)
    assert (found.settings, found.file) == (numcheck.Settings(), None)


def test_rules_as_settings_have_them(desk: Path) -> None:
    """Selection, severity and parameters reach the rules."""
    (desk / "numcheck.toml").write_text(TABLE.replace("none", "rounding"), encoding="utf-8")
    chosen = config.load(desk).settings.selection()
    assert [(rule.id, rule.severity) for rule in chosen.told] == [("figure-moved", "error"), ("parts-total", "error")]
    assert "value-conflict" in chosen.left_out


@pytest.mark.parametrize(
    ("text", "line", "column", "said"),
    [
        ('fail_on = "error"', 1, 1, "did you mean 'fail-on'"),
        ('\nfail-on = "erorr"', 2, 1, "must be one of error, warning, note, never"),
        ("select = 3", 1, 1, "must be a list of texts"),
        ('select = ["figure-movd"]', 1, 1, "did you mean 'figure-moved'"),
        ('[severity]\n"hedge-changd" = "note"', 2, 1, "did you mean 'hedge-changed'"),
        ("[severity]\nhedge-changed = 3", 1, 2, "hedge-changed must be a word"),
        ("[parameters]\nparts-total = 3", 1, 2, "parts-total must be a table"),
        ('articles = ["/etc/*"]', 1, 1, "is no glob"),
        ('articles = ["."]', 1, 1, "is no glob"),
        ('articles = [""]', 1, 1, "an empty text"),
        ('sources = ["{stm}.txt"]', 1, 1, "{stm} has no meaning"),
        ("fail-on = 1" + "1" * 5000, 1, 1, "not TOML"),
        ("a = " + "[" * 5000, 1, 1, "nested too deeply"),
        ('severity.hedge-changed = "notes"', 1, 1, "is no severity"),
        ('[parameters.parts-total]\nslak = "x"', 1, 2, "no parameter 'slak'; did you mean 'slack'"),
        ('[parameters.hedge-changed]\nslack = "x"', 1, 2, "no rule over a check"),
        ('rules = ["nowhere"]', 1, 1, "no such file or folder"),
        ("published-pattern = '('", 1, 1, "not a regular expression"),
        ("published-pattern = 'x'", 1, 1, "needs a group"),
        ("a = = 1", 1, 5, "not TOML"),
    ],
)
def test_mistakes_have_a_place(desk: Path, text: str, line: int, column: int, said: str) -> None:
    """Each with its line and column."""
    ((found_line, found_column, message),) = _problems(desk, text)
    assert (found_line, found_column) == (line, column)
    assert said in message


def test_all_mistakes_at_once(desk: Path) -> None:
    """Not one after the other."""
    assert len(_problems(desk, 'fail-on = "x"\nselect = 1\ncolour = 2\n')) == 3


def test_the_command_line_is_over_the_file(desk: Path, main: Run) -> None:
    """`config` prints what is in force, and from where."""
    (desk / "numcheck.toml").write_text('fail-on = "error"\nignore = ["hedge-changed"]\n', encoding="utf-8")
    status, out, _ = main("config", "--ignore", "bound-changed", "--select", "figure-moved,bound-changed")
    assert status == 0
    lines = out.splitlines()
    assert 'fail-on = "error"  # numcheck.toml:1:1' in lines
    assert 'ignore = ["hedge-changed", "bound-changed"]  # the command line' in lines
    assert any(line.startswith("pipeline = ") and line.endswith("# default") for line in lines)
    assert lines[-1] == f"1 rules run, 1 are ignored, {len(builtin()) - 2} are not selected"
    assert 'fail-on = "warning"  # default' in main("config", "--isolated")[1]


def test_a_broken_file_stops_the_run(desk: Path, main: Run) -> None:
    """Status 2 and one line, before anything is audited."""
    (desk / "numcheck.toml").write_text("select = 3\n", encoding="utf-8")
    (desk / "a.md").write_text("Ten men died.", encoding="utf-8")
    status, out, err = main("audit", "a.md")
    assert (status, out) == (2, "")
    assert err == 'numcheck: numcheck.toml:1:1: select: must be a list of texts, as in ["one", "two"]\n'


LEXICON = """\
heads:
  apprentices: {of: people, wider: workers, words: [improver], example: 41 improvers}
properties:
  headcount: {nouns: [muster]}
events:
  outsource: {verbs: [outsource], example: outsourced 41 jobs}
aliases:
  ACME: [Acme Holdings, Acme]
"""


def test_a_house_lexicon(desk: Path) -> None:
    """Heads, properties, events and aliases of a file are known in that run, and in no other."""
    (desk / "words.yaml").write_text(LEXICON, encoding="utf-8")
    (desk / "numcheck.toml").write_text('lexicon = ["words.yaml"]\n', encoding="utf-8")
    settings = config.load(desk).settings
    article = numcheck.Article("Acme outsourced 41 jobs. The muster was 310. Acme Holdings trained 25 improvers.")
    jobs, muster, improvers = numcheck.extract(article, settings).facts
    plain = numcheck.extract(article).facts[2]
    assert jobs.event is not None
    assert jobs.event.kind == "outsource"
    assert muster.property == "headcount"
    assert [fact.subject.kind for fact in (improvers, plain) if fact.subject] == ["apprentices", None]


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("head: {}", (1, 1), "did you mean 'heads'"),
        ("heads:\n  crews: {words: [crew]}", (2, 3), "needs 'of'"),
        ("heads:\n  crews: {of: peple, words: [crew]}", (2, 15), "did you mean 'people'"),
        ("heads:\n  crews: {of: people, words: crew}", (2, 30), "must be a list of words"),
        ("events:\n  x: {verbs: [y], oposite: kill}", (2, 19), "did you mean 'opposite'"),
        ("properties:\n  deaths: {events: [kil]}", (2, 21), "did you mean 'kill'"),
        ("- a", (1, 1), "must be a mapping"),
        ("a: [", (2, 1), "not YAML"),
    ],
)
def test_mistakes_in_a_lexicon(desk: Path, text: str, place: tuple[int, int], said: str) -> None:
    """As in a rule: file, line, column, and the nearest word."""
    (desk / "words.yaml").write_text(text, encoding="utf-8")
    settings = numcheck.Settings(lexicon=(str(desk / "words.yaml"),))
    with pytest.raises(SettingsError) as caught:
        numcheck.extract(numcheck.Article("Ten men died."), settings)
    (problem,) = caught.value.problems
    assert (problem.path, problem.line, problem.column) == (str(desk / "words.yaml"), *place)
    assert said in problem.message
