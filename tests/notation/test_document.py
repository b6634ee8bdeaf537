"""YAML by the 1.2 core schema: data with places, nothing else, and bounded."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numcheck.errors import NotationError
from numcheck.notation.document import Entries, Node, parse

BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


def _value(text: str) -> object:
    node = parse(f"key: {text}", "r.yaml")
    assert isinstance(node.value, Entries)
    found = node.value.get("key")
    assert found is not None
    return found.value


def _problem(text: str) -> tuple[str, int | None, int | None]:
    with pytest.raises(NotationError) as caught:
        parse(text, "r.yaml")
    (problem,) = caught.value.problems
    assert problem.path == "r.yaml"
    return problem.message, problem.line, problem.column


@pytest.mark.parametrize(
    "word",
    ["no", "yes", "on", "off", "y", "n", "12:30", "2024-05-03", "0x1F", "0o14", "1_000", ".inf", ".nan", "<<", "!"],
)
def test_words_stay_words(word: str) -> None:
    """`no` is a word and `12:30` is text; only the core schema's scalars are anything else."""
    assert _value(word if word != "!" else "'!'") == word


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True),
        ("False", False),
        ("5", 5),
        ("-5", -5),
        ("+5", 5),
        ("012", 12),
        ("0.5", Decimal("0.5")),
        (".5", Decimal("0.5")),
        ("1e3", Decimal(1000)),
        ("null", None),
        ("~", None),
        ("", None),
        ("'5'", "5"),
        ('"true"', "true"),
        ("|\n  5", "5"),
    ],
)
def test_flags_numbers_and_nulls(text: str, value: object) -> None:
    """Plain scalars of the core schema, decimals exact; quoted ones are text."""
    found = _value(text)
    assert (found, type(found)) == (value, type(value))


def test_every_value_knows_its_place() -> None:
    """Lines and columns count from 1, of keys and of values, inside flow collections too."""
    root = parse("a: 1\nb:\n  - x\n  - {c: y}\n", "r.yaml")
    assert isinstance(root.value, Entries)
    (_, _, one), (_, key, items) = root.value
    assert (one.line, one.column, key.line, key.column) == (1, 4, 2, 1)
    assert isinstance(items.value, tuple)
    inner = items.value[1].value
    assert isinstance(inner, Entries)
    ((_, inner_key, value),) = inner
    assert (inner_key.line, inner_key.column, value.line, value.column) == (4, 6, 4, 9)


@pytest.mark.parametrize(
    ("text", "said", "place"),
    [
        ("a: [1, 2\n", "not YAML", (2, 1)),
        ("a: 1\nb: 2: 3", "not YAML", (2, 5)),
        ("a: *b", "not YAML", (1, 4)),
        ("a: 1\n---\nb: 2", "not YAML", (2, 1)),
        ("", "empty", (1, 1)),
        ("# only a comment", "empty", (1, 1)),
        ("a: 1\nb: 2\na: 3", "the key 'a' is given twice", (3, 1)),
        ("x: {a: 1, a: 2}", "the key 'a' is given twice", (1, 11)),
        ("? [a]\n: 1", "a key must be a word", (1, 3)),
        ("a: 1\nb: \x01", "not YAML", (2, 4)),
    ],
)
def test_what_is_wrong_and_where(text: str, said: str, place: tuple[int, int]) -> None:
    """A file that cannot be read as rules' data says why and where."""
    message, line, column = _problem(text)
    assert said in message
    assert (line, column) == place


@pytest.mark.parametrize(
    "text",
    [BOMB, "&a [*a]", "a: &a {b: *a}", "a: " + "[" * 40 + "]" * 40],
    ids=["bomb", "ring", "ring of keys", "deep"],
)
def test_aliases_and_depth_are_bounded(text: str) -> None:
    """A small file that would grow without end is refused."""
    assert "nested too deeply" in _problem(text)[0]


@pytest.mark.parametrize("opener", ["[", "{a: ", "- "])
def test_very_deep_files_do_not_kill_the_process(opener: str, shell: Callable[..., tuple[int, str, str]]) -> None:
    """A hundred thousand levels are an error like any other (in a process of its own, for its sake)."""
    program = f"""
import sys
from numcheck.notation.document import parse
from numcheck.errors import NotationError
try:
    parse({opener!r} * 100_000, "r.yaml")
except NotationError as error:
    print(error.problems[0].path)
"""
    assert shell(program=program) == (0, "r.yaml\n", "")


@pytest.mark.parametrize("tag", ["!!python/object/apply:os.system", "!!str", "!house", "!"])
def test_tags_construct_nothing(tag: str) -> None:
    """A file is data: a tag is refused where it stands, one that names Python code too."""
    with pytest.raises(NotationError, match=r"r\.yaml:2:4: a tag .* has no meaning here"):
        parse(f"b: 1\na: {tag} [echo hello]", "r.yaml")


def test_a_tag_hides_no_other_mistake() -> None:
    """Every tag and every key given twice is told in one run."""
    with pytest.raises(NotationError) as raised:
        parse("a: !!str 1\nb: 2\nb: 3\nc: !house [1]\n", "r.yaml")
    assert [(problem.line, problem.column) for problem in raised.value.problems] == [(1, 4), (4, 4), (3, 1)]


@given(st.text(alphabet="ab:- []{}&*!|>'\"#,?\n\t01", max_size=60))
def test_any_text_is_data_or_a_rule_error(text: str) -> None:
    """Nothing else comes out."""
    with suppress(NotationError):
        assert isinstance(parse(text, "r.yaml"), Node)
