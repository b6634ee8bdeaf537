"""`extend:` changes a built-in rule in place; a failing example says what decided; coverage says what is untested."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import numcheck
from numcheck.engine.load import builtin, load
from numcheck.engine.select import selection
from numcheck.errors import RuleError

Main = Callable[..., tuple[int, str, str]]
RuleFile = Callable[..., Path]

ARTICLE = numcheck.Article("The general said 2,000 Ukrainian troops were encircled by the river.")
WIRE = numcheck.Article("The general said 2,000 Russian troops had finished their training.")


def _found(path: Path) -> dict[str, numcheck.Finding]:
    report = numcheck.audit(ARTICLE, [WIRE], numcheck.Settings(rules=(str(path),)))
    return {finding.rule: finding for finding in report.findings}


def test_severity_and_words(rule_file: RuleFile) -> None:
    """The rest stays as it is."""
    path = rule_file("extend: figure-moved\nseverity: error\nmessage: 'look: {left.figure}'\nhelp: Ask the desk.\n")
    finding = _found(path)["figure-moved"]
    assert (finding.severity, finding.message, finding.help) == ("error", "look: 2,000", "Ask the desk.")
    base = next(rule for rule in builtin() if rule.id == "figure-moved")
    (changed,) = (rule for rule in selection([str(path)]).all if rule.id == "figure-moved")
    assert (changed.form, changed.unless, changed.examples) == (base.form, base.unless, ())


def test_conditions(rule_file: RuleFile) -> None:
    """`unless` is added to; a `pair` takes the place of the built-in one."""
    assert "figure-moved" not in _found(rule_file("extend: figure-moved\nunless: {left: {entity: UA}}\n"))
    path = rule_file("extend: figure-moved\npair: {between: article-source, value: equal, left: {value: {gt: 5000}}}\n")
    assert "figure-moved" not in _found(path)


def test_parameters_of_a_check(rule_file: RuleFile) -> None:
    """The check stays, its parameters change."""
    (rule,) = load([rule_file("extend: parts-total\ncheck: {slack: none}\n")])
    assert rule.form == type(rule.form)("parts-total", {"slack": "none"})  # type: ignore[call-arg,arg-type]


@pytest.mark.parametrize(
    ("text", "line", "column", "said"),
    [
        ("extend: figure-movd", 1, 9, "did you mean 'figure-moved'"),
        ("extend: figure-moved\nkind: slip", 2, 1, "keeps the kind"),
        ("extend: figure-moved\nid: mine", 2, 1, "keeps the id"),
        ("extend: figure-moved\nfact: {document: article}", 2, 1, "is a rule over a pair"),
        ("extend: figure-moved\nseverty: note", 2, 1, "did you mean 'severity'"),
        ("extend: figure-moved\nmessage: '{left.figur}'", 2, 11, "did you mean 'left.figure'"),
        ("extend: parts-total\ncheck: {slak: none}", 2, 9, "did you mean 'slack'"),
        ("extend: parts-total\nunless: {value: equal}", 2, 1, "has no meaning"),
        ("extend: parts-total\ncheck: {name: count-list}", 2, 15, "the check stays"),
    ],
)
def test_mistakes(rule_file: RuleFile, text: str, line: int, column: int, said: str) -> None:
    """With their places."""
    with pytest.raises(RuleError) as caught:
        load([rule_file(text)])
    (problem,) = caught.value.problems
    assert (problem.line, problem.column) == (line, column)
    assert said in problem.message


def test_an_extension_needs_no_examples_but_runs_its_own(rule_file: RuleFile, main: Main) -> None:
    """With its changes, not those of the built-in rule."""
    text = """\
extend: figure-moved
unless: {left: {entity: UA}}
examples:
  - name: ours are left out
    article: The general said 2,000 Ukrainian troops were encircled by the river.
    sources: ["The general said 2,000 Russian troops had finished their training."]
    finds: 0
"""
    path = rule_file(text)
    status, out, _ = main("rules", "test", str(path))
    assert (status, out.splitlines()[-1]) == (0, "1 of 1 examples of 1 rules pass")
    assert main("rules", "lint", str(path))[:2] == (0, "1 rules are well formed\n")


def test_a_changed_file_is_read_again(rule_file: RuleFile) -> None:
    """In one process, as an editor that stays open has it."""
    path = rule_file("extend: figure-moved\nseverity: error\n")
    assert _found(path)["figure-moved"].severity == "error"
    path.write_text("extend: figure-moved\nseverity: note   \n", encoding="utf-8")
    assert _found(path)["figure-moved"].severity == "note"


RULE = """\
id: more-cats
severity: warning
title: More cats
pair:
  between: article-source
  value: disjoint
  any:
    - {subject: same}
    - {subject: kin}
unless: {time: [earlier, later]}
message: "{left.figure}"
examples:
  - name: other counts
    article: The mayor owns [[27 cats]].
    sources: ["The mayor owns [[14 cats]]."]
    finds: 1
  - name: the same
    article: The mayor owns 27 cats.
    sources: ["The mayor owns 27 cats."]
    finds: 1
  - name: silent
    article: The mayor owns 27 cats.
    finds: 0
over: value-conflict
"""


def test_a_failing_example_says_what_decided(rule_file: RuleFile, main: Main) -> None:
    """The nearest pair, and the condition that it missed."""
    path = rule_file(RULE, name="more-cats")
    status, out, _ = main("rules", "test", str(path))
    assert status == 1
    assert f"{path}:16: more-cats: the same: expected 1 finding(s), got 0" in out.replace(":17:", ":16:")
    assert "nearest were '27' and '27': value is equal, not disjoint" in out


def test_coverage(rule_file: RuleFile, main: Main) -> None:
    """Alternatives and exceptions that no example brings to bear."""
    path = rule_file(RULE, name="more-cats")
    lines = main("rules", "test", "--coverage", str(path))[1].splitlines()
    assert [line.partition("exercises ")[2] for line in lines if "no example exercises" in line] == [
        "any: subject: kin",
        "unless: time: earlier or later",
    ]


# --- what a second reader found -------------------------------------------------------------------
BASE = RULE.replace("    finds: 1\n  - name: silent", "    finds: 0\n  - name: silent").replace(
    "over: value-conflict\n", ""
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (BASE + "over: more-cats\n", "leads from 'more-cats' back to itself"),
        (BASE.replace('"{left.figure}"', '"{left.figure"'), "a brace is not closed"),
        (BASE.replace("[[27 cats]]", "[[27 cats"), "a mark is empty, not closed"),
        (BASE.replace("name: silent", "name: the same"), "another example is named 'the same'"),
        (
            BASE.replace("between: article-source", "between: article-source\n  left: {property: daths}"),
            "did you mean 'deaths'",
        ),
    ],
)
def test_what_would_mean_nothing(rule_file: RuleFile, main: Main, text: str, said: str) -> None:
    """Is an error of lint."""
    status, _, err = main("rules", "lint", str(rule_file(text, name="more-cats")))
    assert (status, said in err) == (2, True)


def test_two_rules_that_replace_each_other(rule_file: RuleFile, main: Main) -> None:
    """Would both be silent."""
    first = rule_file(BASE + "over: other-cats\n", name="more-cats")
    second = rule_file(BASE.replace("more-cats", "other-cats") + "over: more-cats\n", name="other-cats")
    status, _, err = main("rules", "lint", str(first), str(second))
    assert (status, err.count("back to itself")) == (2, 2)


def test_a_file_given_twice_counts_once(rule_file: RuleFile, main: Main) -> None:
    """By itself and by its folder."""
    path = rule_file(BASE, name="more-cats")
    assert main("rules", "lint", str(path), str(path.parent))[:2] == (0, "1 rules are well formed\n")


def test_a_rule_is_tested_among_the_house_rules(desk: Path, main: Main) -> None:
    """One file may replace another that only the settings name."""
    (desk / "coverage").mkdir()
    (desk / "coverage" / "more-cats.yaml").write_text(BASE + "over: other-cats\n", encoding="utf-8")
    (desk / "coverage" / "other-cats.yaml").write_text(BASE.replace("more-cats", "other-cats"), encoding="utf-8")
    (desk / "numcheck.toml").write_text('rules = ["coverage"]\n', encoding="utf-8")
    assert "no rule is called" not in main("rules", "test", "coverage/more-cats.yaml")[2]


def test_nothing_steers_the_terminal(rule_file: RuleFile, main: Main) -> None:
    """Whatever a title or a message holds."""
    path = str(rule_file(BASE.replace("title: More cats", 'title: "a\\e[31mb"'), name="more-cats"))
    assert (
        "\x1b" not in main("rules", "list", "--rules", path)[1] + main("rules", "show", "more-cats", "--rules", path)[1]
    )


@pytest.mark.parametrize("name", ["null", "true", "figure-moved"])
def test_names_that_a_new_rule_cannot_have(desk: Path, main: Main, name: str) -> None:
    """Words of YAML, and built-in rules."""
    assert main("rules", "new", name)[0] == 2
    assert not list(desk.iterdir())
