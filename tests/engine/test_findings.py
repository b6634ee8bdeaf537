"""One fault is one finding; support comes first; a finding keeps its name; the same in gives the same out."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import numcheck
from numcheck.model.finding import STATUS_ORDER
from numcheck.report.report import Report
from numcheck.report.values import outcome_value

Valid = Callable[[Any], Any]

MOVED = "The general said 2,000 troops were encircled by the river."
TRAINED = "The general said 2,000 troops had finished their training by the river."


def _audit(text: str, *sources: str, settings: numcheck.Settings | None = None) -> Report:
    return numcheck.audit(numcheck.Article(text), [numcheck.Article(source) for source in sources], settings)


def _rules(report: Report) -> list[str]:
    return [finding.rule for finding in report.findings]


@pytest.mark.parametrize(
    ("article", "source", "rule"),
    [
        (
            "The ministry spent $37 billion on new roads.",
            "The ministry spent $37 million on new roads.",
            "magnitude-conflict",
        ),
        (
            "The pipeline runs 450 miles to the coast.",
            "The pipeline runs 450 kilometres to the coast.",
            "unit-conflict",
        ),
        ("The quake killed 26 people in the port.", "The quake killed 18 people in the port.", "value-conflict"),
        (
            "The rebels captured 2,400 soldiers at the base.",
            "The rebels captured about 2,400 soldiers at the base.",
            "hedge-changed",
        ),
        (
            "The landslide killed 41 people in the valley.",
            "The landslide killed at least 41 people in the valley.",
            "bound-changed",
        ),
        (MOVED, TRAINED, "figure-moved"),
        ("The factory opened on 3 May 2019.", "The factory opened on 13 May 2019.", "date-conflict"),
    ],
)
def test_the_most_specific_rule_speaks_alone(article: str, source: str, rule: str) -> None:
    """A magnitude slip is not also a value conflict and an unsupported figure."""
    assert _rules(_audit(article, source)) == [rule]


def test_a_repeated_figure_is_one_finding_with_every_place() -> None:
    """The headline, the lead and the body repeat one fault."""
    article = numcheck.Article(
        "The quake killed 26 people in the port. Rain fell. The quake killed 26 people in the port, the mayor said.",
        headline="Quake kills 26 people in port",
    )
    report = numcheck.audit(article, [numcheck.Article("The quake killed 18 people in the port.", name="wire")])
    assert _rules(report) == ["value-conflict"]
    places = [(place.document, place.text) for place in report.findings[0].evidence]
    assert sorted(places) == [("article", "26"), ("article", "26"), ("article/headline", "26"), ("wire", "18")]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_support_comes_first(order: tuple[int, int]) -> None:
    """A figure that one source bears out is accused by no other, whichever comes first."""
    sources = (TRAINED, MOVED)
    report = _audit(MOVED, *(sources[i] for i in order))
    assert (_rules(report), [entry.status for entry in report.ledger]) == ([], ["supported"])


def test_without_sources_only_slips_speak() -> None:
    """What cannot be compared is unchecked, and no figure is called unsupported."""
    report = _audit("The mayor owns 27 parrots. The contract ends on 31 June 2025.")
    assert _rules(report) == ["impossible-date"]
    assert [entry.status for entry in report.ledger] == ["unchecked", "slip"]


def test_the_ledger_has_every_figure_and_date_once(valid: Valid) -> None:
    """Each with one status and a reason; a duration stands once; the sources' own figures stay out."""
    report = _audit(
        "The strike lasted three days. It cost 2.1 million euros. The mayor owns 27 parrots. It ended on Monday.",
        "The strike lasted three days and cost 2,103,400 euros.",
    )
    answer = valid(outcome_value(report))
    assert [entry["of"] for entry in answer["ledger"]] == ["article#1", "article#2", "article#3", "article@2"]
    assert [entry["status"] for entry in answer["ledger"]] == ["supported", "rounded", "unsupported", "unchecked"]
    assert all(entry["why"] and entry["status"] in STATUS_ORDER for entry in answer["ledger"])


def test_an_ignored_finding_leaves_its_trace() -> None:
    """The ledger says that a finding was ignored, so that "not checked" never looks like "fine"."""
    quiet = _audit(MOVED, TRAINED, settings=numcheck.Settings(ignore=("figure-moved", "unsupported-figure")))
    assert _rules(quiet) == []
    (entry,) = quiet.ledger
    assert entry.status == "shift"
    assert "ignored" in entry.why


def test_findings_stand_by_severity_and_place() -> None:
    """Errors first, then in the order of the text."""
    report = _audit(
        "The mayor owns 27 parrots. The vote was on Monday, March 5, 2024. The contract ends on 31 June 2025.",
        "It rained.",
    )
    assert [(f.severity, f.rule) for f in report.findings] == [
        ("error", "weekday-date"), ("error", "impossible-date"), ("note", "unsupported-figure"),
    ]  # fmt: skip


# --- fingerprints -------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "edited",
    [
        f"It rained for three days.\n\nThe mayor owns 14 cats.\n\n{MOVED}",
        f"{MOVED}\n\nThe mayor owns 14 cats.",
        MOVED.replace(" ", "  ").replace("The  general", "The\ngeneral"),
        f"{MOVED} The contract ends on 31 June 2025.",
    ],
)
def test_a_fingerprint_survives_edits_elsewhere(edited: str) -> None:
    """A finding keeps its name when the text around it changes, so that it stays suppressed."""
    (before,) = _audit(MOVED, TRAINED).findings
    after = [finding for finding in _audit(edited, TRAINED).findings if finding.rule == "figure-moved"]
    assert [finding.fingerprint for finding in after] == [before.fingerprint]


def test_other_faults_have_other_fingerprints() -> None:
    """Another figure, another rule and a second such place are told apart."""
    reports = [
        _audit(MOVED, TRAINED),
        _audit(MOVED.replace("2,000", "3,000"), TRAINED.replace("2,000", "3,000")),
        _audit("The contract ends on 31 June 2025. The lease ends on 31 June 2025."),
    ]
    prints = [finding.fingerprint for report in reports for finding in report.findings]
    assert len(prints) == len(set(prints)) == 4


# --- determinism --------------------------------------------------------------------------------
def test_two_processes_write_the_same_bytes(
    desk: Path, shell: Callable[..., tuple[int, str, str]], valid: Valid
) -> None:
    """Whatever seed Python hashes with, every answer is the same to the byte."""
    story = {
        "article": {
            "text": f"{MOVED} The quake killed 26 people in the port. The pipeline runs 450 miles to the coast. "
            "The factory opened on Monday, 3 May 2019. The mayor owns 27 parrots and 14 cats. Prices rose 5 percent.",
            "headline": "Quake kills 26",
        },
        "sources": [{"text": f"{TRAINED} The quake killed 18 people in the port."},
                    {"text": "The pipeline runs 450 kilometres to the coast. The factory opened on 13 May 2019."}],
    }  # fmt: skip
    (desk / "s.jsonl").write_text(json.dumps(story) + "\n", encoding="utf-8")
    first, second = (
        shell("audit", "s.jsonl", "--format", "jsonl", "--output", f"full=full{seed}", env={"PYTHONHASHSEED": seed})
        for seed in "12"
    )
    assert first == second
    assert (desk / "full1").read_bytes() == (desk / "full2").read_bytes()
    assert len({finding["rule"] for finding in valid(first[1])["findings"]}) >= 5


def test_todays_date_plays_no_part() -> None:
    """A yearless weekday is resolved against the publication date alone."""
    text = "The vote was held on Monday, March 5."
    assert _rules(_audit(text)) == []
    dated = numcheck.audit(numcheck.Article(text, published=date(2024, 3, 8)))
    assert _rules(dated) == ["weekday-date"]


# --- house rules --------------------------------------------------------------------------------
def test_a_house_rule_needs_no_python(rule_file: Callable[..., Path]) -> None:
    """A casualty figure without attribution: conditions on one fact, in YAML alone."""
    path = rule_file("""\
id: unattributed-deaths
severity: warning
title: A casualty figure without attribution
fact: {property: deaths, attribution: null}
message: "nobody is named for {left.figure} ({left.subject})"
examples:
  - {name: nobody says so, article: "The quake killed [[18 people]].", finds: 1}
  - {name: the ministry says so, article: "The quake killed 18 people, the ministry said.", finds: 0}
""", name="unattributed-deaths")  # fmt: skip
    settings = numcheck.Settings(rules=(str(path),))
    report = _audit("The quake killed 18 people. The flood killed 20 people, the ministry said.", settings=settings)
    assert [(f.rule, f.kind, f.evidence[0].text, f.message) for f in report.findings] == [
        ("unattributed-deaths", "coverage", "18", "nobody is named for 18 (people)")
    ]


def test_conditions_with_and_without_partners(rule_file: Callable[..., Path]) -> None:
    """`with` asks that another partner of the figure exist, `without` that none does."""
    rule = """\
id: ID
severity: warning
title: t
kind: shift
pair: {between: article-source, value: disjoint, property: same}
KEY: {value: equal}
message: "{left.figure} / {right.figure}"
examples:
  - {name: a, article: "It killed [[18 people]].", finds: 1}
  - {name: b, article: "It rained.", finds: 0}
"""
    paths = [rule_file(rule.replace("ID", name).replace("KEY", name), name=name) for name in ("with", "without")]
    settings = numcheck.Settings(rules=tuple(map(str, paths)), select=("with", "without"))
    alone = _audit("The quake killed 18 people.", "The quake killed 26 people.", settings=settings)
    assert _rules(alone) == ["without"]
    both = _audit(
        "The quake killed 18 soldiers.", "The quake killed 26 soldiers.", "The fire hurt 18 cows.", settings=settings
    )
    assert _rules(both) == ["with"]
