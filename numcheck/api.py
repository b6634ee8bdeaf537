"""The whole pipeline: read → parse → extract → assemble → align → evaluate → report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from numcheck.align.meet import Meeting, meet
from numcheck.config import Settings
from numcheck.engine.evaluate import evaluate
from numcheck.engine.explain import Explanation
from numcheck.engine.explain import explain as explain_fact
from numcheck.engine.findings import findings
from numcheck.engine.ledger import ledger
from numcheck.engine.places import Lines
from numcheck.engine.rule import Rule
from numcheck.engine.select import selected, silenced
from numcheck.facts import read
from numcheck.model.article import Article, Document, Story
from numcheck.model.fact import Reading
from numcheck.parse.document import parse
from numcheck.read.documents import documents
from numcheck.read.stories import FailedStory
from numcheck.report.report import Extraction, Failure, Outcome, Report

BATCH = 200_000
"""Characters of text that are parsed together; stories beyond it wait for the next batch."""

OVERHEAD = 200
"""What a story counts for beside its text, so that tiny and failed ones come in batches too."""


def audit(article: Article, against: Sequence[Article] = (), settings: Settings | None = None) -> Report:
    """Audit one article against its sources.

    Raises RuleError for broken rules and SettingsError for unknown ids or pipelines.
    """
    outcome = next(audit_many([Story("1", article, tuple(against))], settings))
    assert isinstance(outcome, Report)
    return outcome


def audit_many(stories: Iterable[Story | FailedStory], settings: Settings | None = None) -> Iterator[Outcome]:
    """Audit stories in order, one report each as it is ready, with bounded memory.

    Raises RuleError and SettingsError at once, before any story is read.
    """
    chosen = settings or Settings()
    told = selected(chosen.rules, chosen.select, chosen.ignore)
    return _audited(stories, told, silenced(chosen.rules, chosen.select, chosen.ignore), chosen.pipeline)


def _audited(
    stories: Iterable[Story | FailedStory], told: Sequence[Rule], untold: Sequence[Rule], pipeline: str
) -> Iterator[Outcome]:
    for batch in _batches(stories):
        readings = _readings(batch, pipeline)
        for story in batch:
            if isinstance(story, FailedStory):
                yield Failure(story.id, story.error)
            else:
                yield _report(story, readings, told, untold)


def explain(
    article: Article, against: Sequence[Article], line: int, column: int | None = None, settings: Settings | None = None
) -> tuple[tuple[Explanation, ...], Mapping[str, str]]:
    """What was made of the figures and dates on a line of the article (1-based), or of the one at a column.

    Gives the explanations in the order of the text, and the texts of all documents by name.
    """
    chosen = settings or Settings()
    rules = selected(chosen.rules)
    story = Story("1", article, tuple(against))
    meeting, report = _audit(story, _readings([story], chosen.pipeline), rules, ())
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
    for batch in _batches(stories):
        readings = _readings(batch, chosen.pipeline)
        for story in batch:
            if isinstance(story, FailedStory):
                yield Failure(story.id, story.error)
            else:
                yield _extraction(story, [next(readings)[1] for _ in documents(story)])


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


def _report(
    story: Story, readings: Iterator[tuple[Document, Reading]], told: Sequence[Rule], untold: Sequence[Rule]
) -> Report:
    return _audit(story, readings, told, untold)[1]


def _audit(
    story: Story, readings: Iterator[tuple[Document, Reading]], told: Sequence[Rule], untold: Sequence[Rule]
) -> tuple[Meeting, Report]:
    pairs = list(islice(readings, sum(1 for _ in documents(story))))
    article = [reading for document, reading in pairs if document.source is None]
    sources = [[r for d, r in pairs if d.source == number] for number in range(len(story.sources))]
    texts = {document.name: document.text for document, _ in pairs}
    meeting = meet(article, sources)
    hushed = frozenset(rule.id for rule in untold)
    everywhere = findings(evaluate((*told, *untold), meeting), meeting, texts)
    found = tuple(finding for finding in everywhere if finding.rule not in hushed)
    silent = tuple(finding for finding in everywhere if finding.rule in hushed)
    everything = _extraction(story, [reading for _, reading in pairs])
    notices = tuple(
        f"crowded: too many facts share {key!r}; not all pairs of them were compared" for key in meeting.crowded
    )
    report = Report(story.id, found, ledger(meeting, found, silent), everything.facts, everything.times, texts, notices)
    return meeting, report


def _extraction(story: Story, readings: Sequence[Reading]) -> Extraction:
    facts = tuple(fact for reading in readings for fact in reading.facts)
    times = tuple(time for reading in readings for time in reading.times)
    return Extraction(story.id, facts, times)
