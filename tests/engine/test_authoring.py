"""What helps to write rules: the starter, the schema, and refusals of what would mean nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest
import yaml

from numcheck.cli import main
from numcheck.engine.load import builtin_folder, load
from numcheck.engine.schema import schema
from numcheck.errors import RuleError
from numcheck.model.finding import Kind

FILES = sorted(builtin_folder().glob("*/*.yaml"))


class _Loader(yaml.SafeLoader):
    """YAML 1.2's meaning of plain words, as the rules have it: dates and "no" are text."""


_Loader.yaml_implicit_resolvers = {
    key: [(tag, pattern) for tag, pattern in found if tag not in ("tag:yaml.org,2002:timestamp",)]
    for key, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _rule(file: Path) -> Any:
    return yaml.load(file.read_text(encoding="utf-8"), Loader=_Loader)


def test_the_schema_is_one() -> None:
    """By its own meta-schema."""
    jsonschema.Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_built_in_rule_is_valid(file: Path) -> None:
    """The schema and the reader agree on what is right."""
    jsonschema.validate(_rule(file), schema())


@pytest.mark.parametrize(
    "change",
    [{"valeu": "equal"}, {"value": "same"}, {"left": {"value": "many"}}, {"left": {"colour": "red"}}, {"sole": "yes"}],
)
def test_what_the_reader_refuses_the_schema_refuses(change: dict[str, Any], tmp_path: Path) -> None:
    """A wrong key, relation, type, field or flag."""
    rule = _rule(builtin_folder() / "shift" / "figure-moved.yaml")
    rule["pair"].update(change)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(rule, schema())
    file = tmp_path / "shift" / "figure-moved.yaml"
    file.parent.mkdir()
    file.write_text(yaml.safe_dump(rule, allow_unicode=True), encoding="utf-8")
    with pytest.raises(RuleError):
        load([file])


@pytest.mark.parametrize("kind", get_args(Kind))
def test_a_new_rule_passes_its_own_examples(kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As written, by the reader, the schema and the examples."""
    assert main(["rules", "new", "house-rule", "--kind", kind, "--in", str(tmp_path)]) == 0
    file = tmp_path / "house-rule.yaml"
    jsonschema.validate(_rule(file), schema())
    assert main(["rules", "test", str(file)]) == 0
    assert "2 of 2 examples" in capsys.readouterr().out


@pytest.mark.parametrize(("name", "folder"), [("House Rule", "."), ("house-rule", "taken"), ("../x", ".")])
def test_a_new_rule_that_cannot_be_is_a_clear_error(
    name: str, folder: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A wrong id, a file for a folder; and nothing is written over."""
    (tmp_path / "taken").write_text("", encoding="utf-8")
    assert main(["rules", "new", name, "--in", str(tmp_path / folder)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not list(tmp_path.glob("**/*.yaml"))


def test_nothing_is_written_over(tmp_path: Path) -> None:
    """The second of one name fails, the first stays."""
    (tmp_path / "house-rule.yaml").write_text("mine", encoding="utf-8")
    assert main(["rules", "new", "house-rule", "--in", str(tmp_path)]) == 2
    assert (tmp_path / "house-rule.yaml").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("place", ["pair", "unless"])
def test_older_is_refused_where_there_is_no_partner(place: str, tmp_path: Path) -> None:
    """It sets one partner beside another, so that elsewhere it would mean nothing."""
    rule = _rule(builtin_folder() / "shift" / "superseded-figure.yaml")
    rule[place] = {**rule["pair"], "older": True}
    file = tmp_path / "superseded-figure.yaml"
    file.write_text(yaml.safe_dump({**rule, "kind": "shift"}, allow_unicode=True), encoding="utf-8")
    with pytest.raises(RuleError, match="older"):
        load([file])


# --- why a rule was silent ---------------------------------------------------------------------
TOLL = """\
id: toll
kind: coverage
severity: warning
title: A toll
fact: {document: article, property: deaths}
unless: {left: {value: {lt: 30}}}
message: "{left.figure} dead"
over: [unsupported-figure]
examples:
  - name: many
    article: The quake killed [[41 people]].
    finds: 1
  - name: few
    article: The quake killed 21 people.
    finds: 0
"""


def test_an_exception_of_a_rule_over_facts_holds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without any source to compare with; coverage knows of it."""
    file = tmp_path / "toll.yaml"
    file.write_text(TOLL, encoding="utf-8")
    assert main(["rules", "test", "--coverage", str(file)]) == 0
    assert "no example exercises" not in capsys.readouterr().out


def test_why_names_what_silenced_a_rule(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Rules over pairs, over facts and over checks."""
    (tmp_path / "toll.yaml").write_text(TOLL, encoding="utf-8")
    article, wire = tmp_path / "a.md", tmp_path / "wire.txt"
    article.write_text("The quake killed 41 people.\n\nIt killed 21 people in the port.\n", encoding="utf-8")
    wire.write_text("The quake killed 57 people in the town.\n", encoding="utf-8")
    rules = ["--rules", str(tmp_path / "toll.yaml")]
    dated = ["--against", f"{wire}@2024-05-03", "--published", "2024-05-04"]
    assert main(["why", f"{article}:1", *dated, *rules]) == 0
    out = capsys.readouterr().out
    assert "superseded-figure: all its conditions hold, but with: no partner is" in out
    assert "unsupported-figure: all its conditions hold, but " in out
    assert "checks that found nothing wrong with it: age-birth," in out
    assert main(["why", f"{article}:3", *rules]) == 0
    assert "toll: all its conditions hold, but unless left value < 30" in capsys.readouterr().out


def test_mistakes_are_told_where_they_stand_and_all_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A key given twice hides no other mistake, a broken file no wrong `over` of another."""
    (tmp_path / "toll.yaml").write_text(TOLL.replace("[unsupported-figure]", "[unsuported-figure]"), encoding="utf-8")
    broken = TOLL.replace("id: toll", "id: twice").replace("kind:", "title: B\nkind:").replace("message", "mesage")
    (tmp_path / "twice.yaml").write_text(broken, encoding="utf-8")
    assert main(["rules", "lint", str(tmp_path)]) == 2
    err = capsys.readouterr().err
    assert "toll.yaml:8:8: 'over' names 'unsuported-figure'" in err
    assert "twice.yaml:5:1: the key 'title' is given twice" in err
    assert "twice.yaml:8:1: unknown key 'mesage'; did you mean 'message'?" in err
