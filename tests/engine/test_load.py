"""Rule files: a closed vocabulary, and every mistake of a run with its place and what would mend it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from numcheck.engine.load import builtin, load
from numcheck.engine.select import available, selection
from numcheck.errors import Problem, RuleError, SettingsError

RuleFile = Callable[..., Path]

RULE = """\
id: many-cats
severity: note
title: Many cats
fact: {head: cat}
message: "{left.figure} cats"
help: Count them.
examples:
  - {name: fires, article: "She has [[40 cats]].", finds: 1}
  - {name: silent, article: "She has 4 cats.", finds: 0}
"""
PAIR = RULE.replace("fact: {head: cat}", "pair: {between: article-source, value: equal}")


def _problems(*paths: Path) -> tuple[Problem, ...]:
    with pytest.raises(RuleError) as caught:
        load(paths)
    return caught.value.problems


def _with(old: str, new: str, rule: str = RULE) -> str:
    assert old in rule
    return rule.replace(old, new)


def test_a_rule_is_read(rule_file: RuleFile) -> None:
    """The folder is its kind, the file's name its id."""
    (rule,) = load([rule_file(RULE)])
    assert (rule.id, rule.kind, rule.severity, rule.title) == ("many-cats", "coverage", "note", "Many cats")
    assert [example.finds for example in rule.examples] == [1, 0]
    assert rule.examples[0].marks == (("article", 8, 15),)


@pytest.mark.parametrize("kind", ["conflict", "shift", "slip", "coverage"])
def test_the_folder_is_the_kind(rule_file: RuleFile, kind: str) -> None:
    """In a folder of another name the key says it."""
    assert load([rule_file(RULE, kind=kind)])[0].kind == kind
    assert load([rule_file(RULE + f"kind: {kind}\n", kind="house")])[0].kind == kind


def test_an_unknown_folder_is_no_kind(rule_file: RuleFile) -> None:
    """Without a kind a rule cannot be read."""
    (problem,) = _problems(rule_file(RULE, kind="house"))
    assert "kind" in problem.message


def test_the_files_name_is_the_id(rule_file: RuleFile) -> None:
    """Another id is a mistake at the id's place."""
    (problem,) = _problems(rule_file(RULE, name="few-cats"))
    assert (problem.line, problem.column) == (1, 5)
    assert "'few-cats'" in problem.message


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        (_with("severity", "severty"), (2, 1), "did you mean 'severity'"),
        (_with("severity: note", "severity: warnin"), (2, 11), "did you mean 'warning'"),
        (_with("head: cat", "proprty: cats"), (4, 8), "did you mean 'property'"),
        (_with("{head: cat}", "{value: {gtt: 5}}"), (4, 16), "did you mean 'gt'"),
        (_with("left.figure", "left.figur"), (5, 11), "did you mean 'left.figure'"),
        (_with("{left.figure} cats", "{right.figure} cats"), (5, 11), "unknown placeholder 'right.figure'"),
        (_with("finds: 1", "find: 1, finds: 1"), (8, 52), "did you mean 'finds'"),
        (
            _with('article: "She has [[40 cats]]."', "article: {txt: She has 40 cats., text: x}"),
            (8, 29),
            "did you mean 'text'",
        ),
        (_with("value: equal", "value: equl", PAIR), (4, 40), "did you mean 'equal'"),
        (_with("value: equal", "valu: equal", PAIR), (4, 33), "did you mean 'value'"),
        (_with("article-source", "article-sources", PAIR), (4, 17), "did you mean 'article-source'"),
        (_with("value: equal", "aligned: shure", PAIR), (4, 42), "did you mean 'sure'"),
        (_with("fact: {head: cat}", "check: {name: weekday-dat}"), (4, 15), "did you mean 'weekday-date'"),
        (_with("fact: {head: cat}", "check: {name: weekday-date, slack: 1}"), (4, 29), "unknown parameter"),
        (_with("head: cat", "hedge: abuot"), (4, 15), "did you mean 'about'"),
        (_with("head: cat", "part: headlin"), (4, 14), "did you mean 'headline'"),
        (_with("head: cat", "status: [planned, propsed]"), (4, 26), "did you mean 'proposed'"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 60 else None,
)
def test_unknown_words_are_mended(rule_file: RuleFile, text: str, place: tuple[int, int], said: str) -> None:
    """An unknown word is an error at its place, with the nearest known one."""
    problems = _problems(rule_file(text))
    found = [problem for problem in problems if (problem.line, problem.column) == place]
    assert found, problems
    assert said in found[0].message


WRONG = [
    ("id", "5"),
    ("id", "[a]"),
    ("severity", "5"),
    ("severity", "[]"),
    ("title", "5"),
    ("title", "{a: b}"),
    ("title", ""),
    ("why", "[x]"),
    ("pair", "x"),
    ("pair", "[{value: equal}]"),
    ("fact", "x"),
    ("fact", "5"),
    ("fact", ""),
    ("check", "weekday-date"),
    ("check", "{}"),
    ("unless", "x"),
    ("unless", "[5]"),
    ("with", "5"),
    ("without", "[[x]]"),
    ("grades", "{severity: note}"),
    ("grades", "x"),
    ("grades", "[{severity: loud}]"),
    ("grades", "[{stated: true}]"),
    ("grades", "[{severity: note, stated: 1}]"),
    ("over", "5"),
    ("over", "[[a]]"),
    ("over", "{a: b}"),
    ("when_uncertain", "5"),
    ("when_uncertain", "loud"),
    ("message", ""),
    ("message", "[a]"),
    ("message", "{a: b}"),
    ("together", "[a]"),
    ("together", "'{left.figure}'"),
    ("help", "5"),
    ("examples", "{}"),
    ("examples", "x"),
    ("examples", "[]"),
    ("examples", "[5]"),
    ("severity", "[error, note]"),
    ("when_uncertain", "[error, note]"),
    ("kind", "[shift, slip]"),
    ("kind", "accident"),
    ("kind", "[]"),
]


@pytest.mark.parametrize(("key", "value"), WRONG)
def test_a_wrong_type_is_a_mistake(rule_file: RuleFile, key: str, value: str) -> None:
    """Whatever a key expects, something else is refused, with a line and a column."""
    lines = [line for line in RULE.split("examples:")[0].splitlines() if not line.startswith(f"{key}:")]
    if key in ("pair", "check"):
        lines = [line for line in lines if not line.startswith("fact:")]
    examples = "" if key == "examples" else "examples:" + RULE.split("examples:")[1]
    problems = _problems(rule_file("\n".join([*lines, f"{key}: {value}", examples])))
    assert all(problem.line and problem.column and problem.path for problem in problems)


@pytest.mark.parametrize(
    "conditions",
    [
        "value: many",
        "value: {gt: many}",
        "value: {gt: true}",
        "value: {gt: null}",
        "value: {gt: [5]}",
        "value: true",
        "value: {in: x}",
        "value: {matches: 5}",
        "value: {}",
        "low: [1, x]",
        "text: {matches: '('}",
        "text: {matches: '(?=a)'}",
        "text: {lt: 5}",
        "negated: maybe",
        "in_quote: yes",
        "bound: {gt: 5}",
        "unit: {eq: {a: b}}",
        "unit: [[mile]]",
    ],
)
def test_a_condition_that_can_never_be_meant(rule_file: RuleFile, conditions: str) -> None:
    """An operand of the wrong type is refused; it neither holds always nor never in silence."""
    problems = _problems(rule_file(_with("head: cat", conditions)))
    assert all(problem.line == 4 for problem in problems)


@pytest.mark.parametrize(
    "conditions",
    [
        "between: []",
        "value: equal",
        "between: article-source, distinctive: 1",
        "between: article-source, same_number: no",
        "between: article-source, any: x",
        "between: article-source, any: []",
        "between: article-source, left: x",
        "between: article-source, factor: big",
        "between: article-source, value: {gt: 5}",
    ],
)
def test_a_pair_that_can_never_be_meant(rule_file: RuleFile, conditions: str) -> None:
    """A pair says between which documents, and each of its conditions has its type."""
    problems = _problems(rule_file(_with("between: article-source, value: equal", conditions, PAIR)))
    assert all(problem.line == 4 for problem in problems)


@pytest.mark.parametrize("key", ["id", "severity", "title", "message", "examples"])
def test_a_missing_key_is_named(rule_file: RuleFile, key: str) -> None:
    """What every rule needs."""
    text = (
        RULE.split("examples:")[0]
        if key == "examples"
        else "".join(line for line in RULE.splitlines(True) if not line.startswith(key))
    )
    assert any(f"'{key}' is missing" in problem.message for problem in _problems(rule_file(text)))


@pytest.mark.parametrize("form", ["", "fact: {}\npair: {between: article-source}\n"])
def test_a_rule_has_one_form(rule_file: RuleFile, form: str) -> None:
    """Exactly one of pair, fact and check."""
    problems = _problems(rule_file(_with("fact: {head: cat}\n", form)))
    assert any("exactly one of" in problem.message for problem in problems)


@pytest.mark.parametrize(("lost", "said"), [("fires", "no example fires"), ("silent", "no example stays silent")])
def test_a_rule_has_both_kinds_of_example(rule_file: RuleFile, lost: str, said: str) -> None:
    """At least one that fires and one that stays silent."""
    text = "".join(line for line in RULE.splitlines(True) if f"name: {lost}" not in line)
    assert said in _problems(rule_file(text))[0].message


def test_all_mistakes_are_told_at_once(rule_file: RuleFile, tmp_path: Path) -> None:
    """Of every file of a run, in the order of their places, a duplicate key and a broken file beside the others."""
    rule_file(_with("severity: note", "severity: loud").replace("finds: 1", "finds: -1"), name="many-cats")
    rule_file("a: [", name="no-yaml")
    rule_file(_with("title: Many cats", "title: a\ntitle: b"), name="twice")
    (tmp_path / "coverage" / "bytes.yaml").write_bytes(b"id: caf\xe9\n")
    places = [(Path(p.path or "").stem, p.line, p.column) for p in _problems(tmp_path)]
    assert ("many-cats", 2, 11) in places
    assert ("many-cats", 8, 59) in places
    assert {name for name, *_ in places} == {"bytes", "many-cats", "no-yaml", "twice"}
    assert places == sorted(places, key=lambda place: (place[0], place[1] or 0, place[2] or 0))


def test_what_is_no_rule_file(tmp_path: Path) -> None:
    """A missing path and a folder without rules are mistakes, both told."""
    (tmp_path / "folder").mkdir()
    messages = [problem.message for problem in _problems(tmp_path / "folder", tmp_path / "none.yaml")]
    assert messages == ["no rule file (*.yaml) in this folder", "no such rule file or folder"]


def test_an_id_is_used_once(rule_file: RuleFile) -> None:
    """Neither twice among further rules nor again for a built-in one."""
    (problem,) = _problems(rule_file(RULE), rule_file(RULE, kind="slip"))
    assert "is also in" in problem.message
    path = rule_file(RULE.replace("many-cats", "value-conflict"), name="value-conflict")
    with pytest.raises(RuleError, match="a built-in rule is named 'value-conflict'"):
        available((str(path),))


def test_a_rule_replaces_known_rules_only(rule_file: RuleFile) -> None:
    """A misspelled id under `over` would silently let two rules speak of one fault."""
    path = rule_file(RULE + "over: [value-conflit]\n")
    with pytest.raises((RuleError, SettingsError), match="did you mean 'value-conflict'"):
        selection([str(path)])


def test_selection() -> None:
    """Only these, or all but those; an unknown id is an error with the nearest one."""
    assert [rule.id for rule in selection((), ["figure-moved"]).told] == ["figure-moved"]
    ids = {rule.id for rule in selection((), (), ["figure-moved"]).told}
    assert ids == {rule.id for rule in builtin()} - {"figure-moved"}
    for select, ignore in (("figure-movd",), ()), ((), ("figure-movd",)):
        with pytest.raises(SettingsError, match="did you mean 'figure-moved'"):
            selection((), select, ignore)


def test_the_built_in_rules_are_in_their_folders() -> None:
    """Ids, kinds and severities are a contract."""
    found = {(rule.kind, rule.id, rule.severity) for rule in builtin()}
    assert found >= {
        ("conflict", "value-conflict", "error"),
        ("conflict", "magnitude-conflict", "error"),
        ("conflict", "unit-conflict", "error"),
        ("conflict", "date-conflict", "error"),
        ("shift", "figure-moved", "warning"),
        ("shift", "hedge-changed", "warning"),
        ("shift", "bound-changed", "warning"),
        ("slip", "weekday-date", "error"),
        ("slip", "impossible-date", "error"),
        ("coverage", "unsupported-figure", "note"),
    }


def test_a_key_that_its_form_cannot_use_is_a_mistake(rule_file: RuleFile) -> None:
    """A check has no partners, so a condition on them would do nothing in silence."""
    rule = _with("fact: {head: cat}", "check: {name: weekday-date}").replace("{left.figure} cats", "{day}")
    (problem,) = _problems(rule_file(rule + "unless: {value: equal}\n"))
    assert "'unless' has no meaning" in problem.message
