"""Join the mentions of a parsed document into facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from numcheck.extract import attribution, events, phrases, places, status
from numcheck.extract.quantities import Mention, quantities
from numcheck.extract.times import TimeMention, times
from numcheck.facts import context, timing
from numcheck.facts.changes import change_of
from numcheck.facts.properties import property_of
from numcheck.lexicon import terms
from numcheck.lexicon.entities import entity_in
from numcheck.model.article import Document
from numcheck.model.fact import Attribution, Event, Fact, Place, Reading, Subject
from numcheck.model.quantity import Quantity, Unit
from numcheck.model.sentence import ParsedDocument, Sentence, Token
from numcheck.model.time import Time

Span = tuple[int, int]
_YEAR = Unit("year", "time")


@dataclass(slots=True)
class _Speakers:
    """The last speaker with a name, whom a pronoun may mean; lives as long as one document."""

    last: str | None = None


@dataclass(frozen=True, slots=True)
class _Scene:
    """A sentence with everything found in it."""

    document: Document
    sentence: Sentence
    mentions: tuple[Mention, ...]
    placed: tuple[timing.Placed, ...]
    times: tuple[Time, ...]
    time_spans: tuple[Span, ...]
    quotes: tuple[Span, ...]
    speakers: _Speakers
    stems: tuple[str, ...] = field(default=())

    @property
    def taken(self) -> list[Span]:
        return [mention.core for mention in self.mentions] + list(self.time_spans)


def read(parsed: ParsedDocument) -> Reading:
    """The facts, dated statements and times of a document, numbered in the order of the text."""
    facts: list[Fact] = []
    dated: list[Fact] = []
    found: list[Time] = []
    speakers = _Speakers()
    all_times = times(parsed.sentences, parsed.document.published)
    quotes = context.quoted(parsed.sentences)
    for sentence, mentions, spans in zip(parsed.sentences, all_times, quotes, strict=True):
        if not sentence.tokens:
            continue
        scene = _scene(parsed.document, sentence, mentions, spans, len(found), speakers)
        found += scene.times
        for mention in scene.mentions:
            facts.append(_fact(scene, mention, f"{parsed.document.name}#{len(facts) + 1}"))
        dated += _dated(scene)
    is_source = parsed.document.source is not None
    statements = tuple(context.statement(parsed.document, s) for s in parsed.sentences) if is_source else ()
    return Reading(parsed.document.name, tuple(facts), tuple(dated), tuple(found), statements)


def _scene(
    document: Document, sentence: Sentence, mentions: Sequence[TimeMention], quotes: Sequence[Span],
    seen: int, speakers: _Speakers,
) -> _Scene:  # fmt: skip
    found = tuple(_time(document, sentence, mention, seen + n) for n, mention in enumerate(mentions, 1))
    dated_spans = [(m.start, m.end) for m in mentions if not m.is_duration]
    figures = tuple(quantities(sentence, dated_spans))
    placed = tuple(
        (time, token)
        for time, mention in zip(found, mentions, strict=True)
        if (token := phrases.root_of(sentence, (mention.start, mention.end))) is not None
    )
    spans = tuple((m.start, m.end) for m in mentions)
    scene = _Scene(document, sentence, figures, placed, found, spans, tuple(quotes), speakers)
    return replace(scene, stems=context.content_stems(sentence, scene.taken))


def _time(document: Document, sentence: Sentence, mention: TimeMention, number: int) -> Time:
    start, end = sentence.folded.span(mention.start, mention.end)
    return Time(
        f"{document.name}@{number}", document.name, start, end, document.text[start:end], mention.timex,
        mention.granularity, mention.first, mention.last, mention.bound, mention.weekday,
    )  # fmt: skip


# --- facts ------------------------------------------------------------------------------------
def _fact(scene: _Scene, mention: Mention, name: str) -> Fact:
    sentence = scene.sentence
    root = phrases.root_of(sentence, mention.core)
    spans = [other.core for other in scene.mentions]
    found = _phrase(sentence, mention, root, spans) if root else None
    anchor = found.head if found and found.counted else root
    predicate = events.predicate(sentence, anchor) if anchor else None
    subject = _subject(found) if found else None
    event = _event(sentence, predicate, found.head if found else None)
    said = attribution.said(sentence, anchor) if anchor else None
    event = _as_reported(event, said)
    quantity = _with_change(sentence, mention, root)
    is_age = mention.is_age or _is_appositive_age(sentence, mention, root, found)
    if is_age and quantity.unit is None:
        quantity = replace(quantity, unit=_YEAR)
    suffers = predicate is not None and events.suffers(sentence, predicate)
    verb = predicate.token if predicate else None
    return Fact(
        id=name,
        quantity=quantity,
        property=property_of(quantity, subject, event, is_age, suffers),
        subject=subject,
        event=event,
        period=timing.covered_period(sentence, anchor, verb, _others(scene, mention)) if anchor else None,
        attribution=_attribution(scene, said),
        **_surroundings(scene, (mention.start, mention.end), anchor, verb, found.head if found else None),
    )


def _phrase(sentence: Sentence, mention: Mention, root: Token, spans: Sequence[Span]) -> phrases.Phrase | None:
    """What the figure counts or measures, by what kind of figure it is."""
    if mention.is_age:
        return phrases.aged(sentence, root, mention.core)
    of_unit = mention.quantity.unit is not None
    find = phrases.measured if of_unit else phrases.counted
    found = find(sentence, root, mention.core)
    if found and any(found.head.start < end and start < found.head.end for start, end in spans):
        beside = next(span for span in spans if found.head.start < span[1] and span[0] < found.head.end)
        over = phrases.root_of(sentence, beside)
        return phrases.measured(sentence, over, beside) if over and beside != mention.core else None
    return found


def _is_appositive_age(sentence: Sentence, mention: Mention, root: Token | None, found: phrases.Phrase | None) -> bool:
    """"Smith, 42, said": a bare number from 1 to 120 between commas after a name."""
    quantity = mention.quantity
    if root is None or quantity.unit or quantity.value is None or not 1 <= quantity.value <= 120:
        return False
    before = sentence.text[: mention.start].rstrip()
    after = sentence.text[mention.end :].lstrip()
    if not before.endswith(",") or (after and after[0] not in ",.;"):
        return False
    named = [token for token in sentence.tokens if token.end < len(before)][-1:]
    return bool(named) and named[0].pos == "PROPN"


def _with_change(sentence: Sentence, mention: Mention, root: Token | None) -> Quantity:
    change = change_of(sentence, mention, root) if root else None
    return replace(mention.quantity, change=change) if change else mention.quantity


def _others(scene: _Scene, mention: Mention) -> list[timing.Placed]:
    """The times other than the figure itself, if that is a duration."""
    start, end = scene.sentence.folded.span(*mention.core)
    return [p for p in scene.placed if p[0].end <= start or p[0].start >= end]


def _surroundings(
    scene: _Scene, span: Span, anchor: Token | None, verb: Token | None, noun: Token | None
) -> dict[str, object]:
    """The facets that a figure and a date have in common."""
    document, sentence = scene.document, scene.sentence
    start, end = sentence.folded.span(*span)
    anchors = [token for token in (noun, verb) if token is not None]
    where = places.place(sentence, anchors, scene.taken)
    return {
        "document": document.name,
        "start": start,
        "end": end,
        "text": document.text[start:end],
        "sentence": sentence.folded.span(0, len(sentence.text)),
        "in_quote": any(a <= span[0] and span[1] <= b for a, b in scene.quotes),
        "time": timing.event_time(sentence, anchor, verb, scene.placed) if anchor else None,
        "place": Place(where, entity_in(where)) if where else None,
        "context": scene.stems,
        "published": document.published,
        "source": document.source,
        "part": document.part,
    }


def _subject(found: phrases.Phrase) -> Subject:
    lemma = found.head.lemma
    kind = terms.head_class(lemma)
    return Subject(found.text, lemma, found.qualifiers, entity_in(found.text), kind, found.is_part)


def _event(sentence: Sentence, predicate: events.Predicate | None, noun: Token | None) -> Event | None:
    if predicate is None:
        return None
    kind = terms.event_class(predicate.lemma)
    stands = status.status(sentence, predicate.token, noun)
    return Event(predicate.text, predicate.lemma, predicate.role, predicate.negated, stands, kind)


def _as_reported(event: Event | None, said: attribution.Said | None) -> Event | None:
    """The event with the status that its reporting verb lends it ("alleged", "estimate")."""
    if event is None or said is None or event.status != "asserted":
        return event
    return replace(event, status=status.status_of_cue(said.cue))


def _attribution(scene: _Scene, said: attribution.Said | None) -> Attribution | None:
    if said is None:
        return None
    speaker = said.speaker
    if said.is_pronoun and scene.speakers.last:
        speaker = scene.speakers.last
    elif not said.is_pronoun:
        scene.speakers.last = speaker
    return Attribution(speaker, said.cue_text, said.via)


# --- dated statements -------------------------------------------------------------------------
def _dated(scene: _Scene) -> Iterator[Fact]:
    """A statement for every date of the sentence: what happened then, to whom."""
    sentence = scene.sentence
    for time, token in scene.placed:
        if time.granularity in ("duration", "set", "reference"):
            continue
        predicate = events.predicate(sentence, token)
        verb = predicate.token if predicate else None
        noun = phrases.argument_of(sentence, verb) if verb else None
        subject = _subject(phrases.phrase(sentence, noun, (0, 0), counted=False)) if noun else None
        said = attribution.said(sentence, token)
        event = _as_reported(_event(sentence, predicate, noun), said)
        span = next(s for s, t in zip(scene.time_spans, scene.times, strict=True) if t is time)
        around = _surroundings(scene, span, token, verb, noun)
        yield Fact(
            id=time.id, quantity=None, property=None, subject=subject, event=event, period=None,
            attribution=_attribution(scene, said), **{**around, "time": time},  # type: ignore[arg-type]
        )  # fmt: skip
