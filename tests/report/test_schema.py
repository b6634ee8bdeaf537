"""The published JSON Schema describes every answer, and refuses what is none."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, get_args

import jsonschema
import pytest

import numcheck
from numcheck.api import extract
from numcheck.errors import InputError, Problem
from numcheck.model import fact, finding, quantity, time
from numcheck.report.report import Failure
from numcheck.report.values import outcome_value

Valid = Callable[[Any], Any]

ARTICLE = numcheck.Article(
    "KYIV, Oct. 25, 2024 — About 2,000 North Korean soldiers have completed their training, Kyodo News reported. "
    "Putin said on Thursday that 2,000 Ukrainian troops were surrounded in Kursk. "
    "The clinic invited the patients to 24 balance classes. Prices rose 5 percent a year since 2022. "
    "Between 4 and 6 million people, a third of them children, may leave by 31 June.",
    headline="2,000 troops surrounded",
    name="draft.md",
)
SOURCES = (
    numcheck.Article(
        "The clinic invited the patients to balance classes.", name="release", published=date(2024, 10, 24)
    ),
    numcheck.Article("Prices rose by 5 percent a year.", name="wire"),
)


@pytest.fixture(scope="module")
def answer() -> dict[str, Any]:
    """An audit with every kind of value in it."""
    return outcome_value(numcheck.audit(ARTICLE, SOURCES))


def test_the_schema_is_a_schema(schema: dict[str, Any]) -> None:
    """It is well formed by its own draft."""
    jsonschema.Draft202012Validator.check_schema(schema)


def test_an_audit_is_an_answer(answer: dict[str, Any], valid: Valid) -> None:
    """Findings, a ledger, facts and times, all of them there and all as described."""
    valid(answer)
    assert answer["findings"]
    assert answer["ledger"]
    assert answer["facts"]
    assert answer["times"]


def test_evidence_may_have_no_fact(answer: dict[str, Any], valid: Valid) -> None:
    """A source's sentence without a figure is a place, and no fact."""
    valid(answer)
    places = [place for each in answer["findings"] for place in each["evidence"]]
    assert [place["text"] for place in places if place["fact"] is None] == [SOURCES[0].text]


def test_ids_in_an_answer_resolve(answer: dict[str, Any]) -> None:
    """The ledger's findings and support, the evidence and the facts' times name what is there."""
    known = {each["id"] for each in (*answer["facts"], *answer["times"])}
    prints = {each["fingerprint"] for each in answer["findings"]}
    for entry in answer["ledger"]:
        assert entry["of"] in known
        assert set(entry["support"]) <= known
        assert set(entry["findings"]) <= prints
    for each in answer["facts"]:
        assert {each["time"], each["period"]} - {None} <= known
    for place in (place for each in answer["findings"] for place in each["evidence"]):
        assert place["fact"] is None or place["fact"] in known


def test_several_stories_are_a_list_of_answers(answer: dict[str, Any], valid: Valid) -> None:
    """Answers and failures stand in one array."""
    failed = outcome_value(Failure("2", InputError(Problem("not a story", "s.jsonl", 2, 1))))
    assert len(valid([answer, failed, answer])) == 3


@pytest.mark.parametrize(
    "problem", [Problem("no"), Problem("no", "a.txt"), Problem("no", "a.txt", 3), Problem("no", "a.txt", 3, 5)]
)
def test_a_failure_is_an_answer(problem: Problem, valid: Valid) -> None:
    """A failed story says why, and where as far as that is known."""
    failed = valid(outcome_value(Failure("s1", InputError(problem))))
    assert failed["error"] == {"message": "no", "file": problem.path, "line": problem.line, "column": problem.column}


def test_facts_are_an_answer(valid: Valid) -> None:
    """`numcheck facts` answers with facts and times alone."""
    answer = valid(outcome_value(extract(ARTICLE)))
    assert set(answer) == {"version", "id", "facts", "times"}


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (("finding", "kind"), get_args(finding.Kind)),
        (("finding", "severity"), get_args(finding.Severity)),
        (("entry", "status"), get_args(finding.LedgerStatus)),
        (("quantity", "bound"), get_args(quantity.Bound)),
        (("quantity", "hedge"), (*get_args(quantity.Hedge), None)),
        (("quantity", "change"), (*get_args(quantity.Change), None)),
        (("time", "granularity"), get_args(time.Granularity)),
        (("time", "bound"), (*get_args(time.TimeBound), None)),
    ],
)
def test_closed_vocabularies_are_those_of_the_model(
    schema: dict[str, Any], path: tuple[str, str], words: tuple[str, ...]
) -> None:
    """A word added to the model is added to the contract."""
    of, key = path
    assert set(schema["$defs"][of]["properties"][key]["enum"]) == set(words)


def test_the_vocabularies_of_events_are_those_of_the_model(schema: dict[str, Any]) -> None:
    """Roles and statuses too."""
    event = schema["$defs"]["fact"]["properties"]["event"]["properties"]
    assert set(event["status"]["enum"]) == set(get_args(fact.Status))
    assert set(event["role"]["enum"]) == {*get_args(fact.Role), None}


def test_every_key_that_is_written_is_promised(schema: dict[str, Any], answer: dict[str, Any]) -> None:
    """What an answer has today, the schema requires, so that no key is lost unnoticed."""
    for key, of in (("findings", "finding"), ("ledger", "entry"), ("facts", "fact"), ("times", "time")):
        assert set(answer[key][0]) == set(schema["$defs"][of]["required"])
    assert set(answer) == set(schema["$defs"]["audit"]["required"])
    assert set(answer["facts"][0]["quantity"]) == set(schema["$defs"]["quantity"]["required"])
    assert set(answer["findings"][0]["evidence"][0]) == set(schema["$defs"]["evidence"]["required"])


def _damaged(value: Any) -> Iterator[Any]:
    """Copies of a JSON value, each with one object's key lost or one leaf of another type."""
    items = value.items() if isinstance(value, dict) else enumerate(value[:1]) if isinstance(value, list) else ()
    for key, inner in items:
        if isinstance(value, dict):
            yield {name: other for name, other in value.items() if name != key}
        for worse in _damaged(inner) if isinstance(inner, dict | list) else [{"odd": 1}]:
            whole = copy.copy(value)
            whole[key] = worse
            yield whole


def test_damaged_answers_are_refused(answer: dict[str, Any], valid: Valid) -> None:
    """A key that is missing or a value of a wrong type is no answer any more."""
    short = {**answer, "facts": answer["facts"][:1], "times": answer["times"][:1], "ledger": answer["ledger"][:1]}
    damaged = list(_damaged({**short, "findings": answer["findings"][:1]}))
    assert len(damaged) > 100
    for broken in damaged:
        with pytest.raises(jsonschema.ValidationError):
            valid(broken)


def test_further_keys_are_allowed(answer: dict[str, Any], valid: Valid) -> None:
    """The contract only grows: a reader of today accepts the answers of tomorrow."""
    valid(json.loads(json.dumps(answer).replace('"why":', '"tomorrow": 1, "why":')))
