"""The whole pipeline: read → parse → extract → assemble → align → evaluate → report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from numcheck.align.meet import Meeting, meet
from numcheck.config import Settings
from numcheck.engine.evaluate import evaluate
from numcheck.engine.explain import Explanation
from numcheck.engine.explain import explain as explain_fact
from numcheck.engine.findings import findings
from numcheck.engine.ledger import ledger
from numcheck.engine.places import Lines
from numcheck.engine.select import Selection
from numcheck.errors import InputError
from numcheck.facts import read
from numcheck.lexicon.load import Additions, in_force
from numcheck.model.article import Article, Document, Story
from numcheck.model.fact import Reading
from numcheck.parse.document import parse
from numcheck.read.documents import documents
from numcheck.read.stories import FailedStory
from numcheck.report import baseline, hush
from numcheck.report.report import Extraction, Failure, Outcome, Report

BATCH = 200_000
"""Characters of text that are parsed together; stories beyond it wait for the next batch."""

OVERHEAD = 200
"""What a story counts for beside its text, so that tiny and failed ones come in batches too."""


def audit(article: Article, against: Sequence[Article] = (), settings: Settings | None = None) -> Report:
    """Audit one article against its sources.

    Raises RuleError for broken rules, SettingsError for unknown ids or pipelines, InputError for a
    comment in the text that silences no rule there is.
    """
    return examine(article, against, settings)[1]


def audit_many(stories: Iterable[Story | FailedStory], settings: Settings | None = None) -> Iterator[Outcome]:
    """Audit stories in order, one report each as it is ready, with bounded memory.

    Raises RuleError and SettingsError at once, before any story is read.
    """
    return _audited(stories, _run(settings))


@dataclass(frozen=True, slots=True)
class _Run:
    """What stays the same over all stories of a run."""

    pipeline: str
    rules: Selection
    words: Additions
    known: frozenset[str]


def _run(settings: Settings | None) -> _Run:
    chosen = settings or Settings()
    known = baseline.known(Path(chosen.baseline)) if chosen.baseline else frozenset()
    return _Run(chosen.pipeline, chosen.selection(), chosen.additions(), known)


def _audited(stories: Iterable[Story | FailedStory], run: _Run) -> Iterator[Outcome]:
    for batch in _batches(stories):
        readings = _readings(batch, run.pipeline)
        for story in batch:
            if isinstance(story, FailedStory):
                yield Failure(story.id, story.error)
                continue
            yield _outcome(story, readings, run)


def _outcome(story: Story, readings: Iterator[tuple[Document, Reading]], run: _Run) -> Outcome:
    try:
        with in_force(run.words):
            return _audit(story, readings, run)[1]
    except InputError as error:
        return Failure(story.id, error)


def examine(
    article: Article, against: Sequence[Article] = (), settings: Settings | None = None
) -> tuple[Meeting, Report]:
    """What `audit` gives, and before it all comparisons that it rests on."""
    story = Story(article.name or "article", article, tuple(against))
    run = _run(settings)
    with in_force(run.words):
        return _audit(story, _readings([story], run.pipeline), run)


def explain(
    article: Article, against: Sequence[Article], line: int, column: int | None = None, settings: Settings | None = None
) -> tuple[tuple[Explanation, ...], Mapping[str, str]]:
    """What was made of the figures and dates on a line of the article (1-based), or of the one at a column.

    Gives the explanations in the order of the text, and the texts of all documents by name.
    """
    rules = (settings or Settings()).selection().all
    meeting, report = examine(article, against, settings)
    lines = Lines(report.texts)
    wanted = []
    for fact in meeting.facts:
        first, start = lines.place(fact.document, fact.start)
        last, end = lines.place(fact.document, fact.end)
        if first <= line <= last and (column is None or first < last or start <= column < max(end, start + 1)):
            wanted.append(fact)
    return tuple(explain_fact(f, rules, meeting, report.findings, report.ledger) for f in wanted), report.texts


def extract(article: Article, settings: Settings | None = None) -> Extraction:
    """Every quantity and date of an article, normalised."""
    outcome = next(extract_many([Story("1", article)], settings))
    assert isinstance(outcome, Extraction)
    return outcome


def extract_many(
    stories: Iterable[Story | FailedStory], settings: Settings | None = None
) -> Iterator[Extraction | Failure]:
    """What `extract` gives, for many stories in order, their sources included."""
    chosen = settings or Settings()
    words = chosen.additions()
    for batch in _batches(stories):
        readings = _readings(batch, chosen.pipeline)
        for story in batch:
            if isinstance(story, FailedStory):
                yield Failure(story.id, story.error)
                continue
            with in_force(words):
                extraction = _extraction(story, [next(readings)[1] for _ in documents(story)])
            yield extraction


def _batches(stories: Iterable[Story | FailedStory]) -> Iterator[list[Story | FailedStory]]:
    """Stories in groups of about BATCH characters, at least one a group."""
    batch: list[Story | FailedStory] = []
    size = 0
    for story in stories:
        batch.append(story)
        size += OVERHEAD
        if isinstance(story, Story):
            size += sum(len(part.text) for part in (story.article, *story.sources))
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _readings(batch: Iterable[Story | FailedStory], pipeline: str) -> Iterator[tuple[Document, Reading]]:
    """Every document of the batch, read, in order; the parser works over all of them at once."""
    wanted = [document for story in batch if isinstance(story, Story) for document in documents(story)]
    for parsed in parse(wanted, pipeline):
        yield parsed.document, read(parsed)


def _audit(story: Story, readings: Iterator[tuple[Document, Reading]], run: _Run) -> tuple[Meeting, Report]:
    pairs = list(islice(readings, sum(1 for _ in documents(story))))
    article = [reading for document, reading in pairs if document.source is None]
    sources = [[r for d, r in pairs if d.source == number] for number in range(len(story.sources))]
    texts = {document.name: document.text for document, _ in pairs}
    meeting = meet(article, sources)
    found = findings(evaluate(run.rules.all, meeting), meeting, texts, story.article.suppressions, run.known)
    everything = _extraction(story, [reading for _, reading in pairs])
    report = Report(
        story.id, found, ledger(meeting, found), everything.facts, everything.times, texts, _notices(meeting)
    )
    return meeting, _told(report, story, run)


def _notices(meeting: Meeting) -> tuple[str, ...]:
    return tuple(
        f"crowded: too many facts share {key!r}; not all pairs of them were compared" for key in meeting.crowded
    )


def _told(report: Report, story: Story, run: _Run) -> Report:
    """The report without what the settings and the article's own comments silence."""
    name = next(document.name for document in documents(story) if document.part == "body")
    comments = story.article.suppressions
    hush.refuse_unknown(comments, name, run.rules.ids)
    silenced, unused = hush.of_comments(report, name, comments, run.rules.left_out)
    ignored = hush.of_rules(report, (rule.id for rule in run.rules.untold))
    told = hush.hushed(report, {**hush.of_baseline(report, run.known), **silenced, **ignored})
    return replace(told, notices=(*told.notices, *unused)) if unused else told


def _extraction(story: Story, readings: Sequence[Reading]) -> Extraction:
    facts = tuple(fact for reading in readings for fact in reading.facts)
    times = tuple(time for reading in readings for time in reading.times)
    return Extraction(story.id, facts, times)
