"""Join the mentions of a parsed document into facts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from numcheck.facts import ages, context, money, stretches, timing
from numcheck.facts.changes import change_of, is_former
from numcheck.facts.discourse import Discourse
from numcheck.facts.granted import with_granted
from numcheck.facts.properties import property_of
from numcheck.facts.scene import Scene, observe
from numcheck.facts.speakers import Speakers
from numcheck.facts.subjects import subject_of
from numcheck.lexicon import terms
from numcheck.lexicon.entities import entity_in
from numcheck.mentions import attribution, events, heads, phrases, places, status
from numcheck.mentions.holders import labelled, named_for
from numcheck.mentions.quantities import Mention, denied, with_unit
from numcheck.mentions.times import times
from numcheck.model.fact import Attribution, Event, Fact, Place, Reading
from numcheck.model.quantity import Quantity, Unit
from numcheck.model.sentence import ParsedDocument, Sentence, Token
from numcheck.model.time import Time

Span = tuple[int, int]
_YEAR = Unit("year", "time")
_PARTED = re.compile(r"[:;]\s")
"""What keeps a time that follows from a figure before it: "13 deaths: seven in the first quarter"."""


def read(parsed: ParsedDocument) -> Reading:
    """The facts, dated statements and times of a document, numbered in the order of the text."""
    facts: list[Fact] = []
    dated: list[Fact] = []
    found: list[Time] = []
    speakers, told = Speakers(), Discourse()
    all_times = times(parsed.sentences, parsed.document.published)
    quotes = context.quoted(parsed.sentences)
    headings = context.headings(parsed.sentences)
    for sentence, mentions, spans, heading in zip(parsed.sentences, all_times, quotes, headings, strict=True):
        speakers.open(sentence)
        if not sentence.tokens:
            continue
        scene = observe(parsed.document, sentence, mentions, spans, len(found), speakers, heading)
        found += [time for time, _, _ in scene.placed]
        for mention in scene.mentions:
            fact = _fact(scene, mention, f"{parsed.document.name}#{len(facts) + 1}")
            fact = told.completed(scene, mention, fact)
            told.note(mention, fact)
            facts.append(fact)
        of_sentence = len(scene.mentions)
        facts[len(facts) - of_sentence :] = _of_several_places(facts[len(facts) - of_sentence :])
        dated += _dated(scene)
        speakers.hear(attribution.main_speaker(sentence), sentence.block)
    facts = with_granted(facts, parsed.sentences)
    is_source = parsed.document.source is not None
    statements = (
        tuple(
            context.statement(parsed.document, s, heading)
            for s, heading in zip(parsed.sentences, headings, strict=True)
        )
        if is_source
        else ()
    )
    return Reading(parsed.document.name, tuple(facts), tuple(dated), tuple(found), statements, parsed.document.text)


def _of_several_places(facts: Sequence[Fact]) -> list[Fact]:
    """The facts of a sentence, those marked that give one thing for each of several places."""
    where: defaultdict[tuple[str, str | None], set[str]] = defaultdict(set)
    for fact in facts:
        if fact.place and fact.event:
            where[fact.dimension, fact.event.lemma].add(fact.place.text)
    return [
        replace(fact, place=replace(fact.place, is_part=True))
        if fact.place and fact.event and len(where[fact.dimension, fact.event.lemma]) > 1
        else fact
        for fact in facts
    ]


# --- facts ------------------------------------------------------------------------------------
def _fact(scene: Scene, mention: Mention, name: str) -> Fact:
    """The fact of a figure."""
    sentence = scene.sentence
    root = heads.root_of(sentence, mention.core)
    found = _phrase(sentence, mention, root, [m.core for m in scene.mentions]) if root else None
    anchor = found.head if found and found.counted and not _is_part_of(sentence, root, found.head) else root
    bare, predicate = _statement(scene, name, (mention.start, mention.end), anchor, found)
    quantity = money.settled(_with_change(sentence, mention, root), scene.document)
    is_age = mention.is_age or ages.is_bare_age(sentence, mention, root, found)
    if is_age and root and found is None:
        found = phrases.aged(sentence, root, mention.core)
        bare = replace(bare, subject=subject_of(sentence, found, mention.core) if found else None)
    if is_age and ages.is_appositive(sentence, mention):
        bare, predicate = replace(bare, event=None, time=None), None  # "Smith, 42, resigned": nothing governs the age
    if is_age and quantity.unit is None:
        quantity = with_unit(quantity, _YEAR)
    own = sentence.text[mention.start : mention.end].lower().startswith(("no ", "not "))
    is_denied = bare.event is not None and bare.event.negated and events.is_denied_before(sentence, mention.end)
    if bare.event is not None and is_denied and (turned := denied(quantity)) is not None:
        quantity, bare = quantity if own else turned, replace(bare, event=replace(bare.event, negated=False))
    suffers = predicate is not None and events.suffers(sentence, predicate)
    verb = predicate.token if predicate else None
    if (behind := timing.right_behind(sentence, (mention.start, mention.end), scene.placed)) is not None:
        bare = replace(bare, time=behind)
    period = _period(scene, mention, anchor, verb) if anchor else None
    if period is not None and bare.time is not None and stretches.ends_with(period, bare.time):
        bare = replace(bare, time=None)  # "in the second quarter" tells what the figure covers
    stretch = stretches.told_by(mention.core, scene.stretches) if quantity.dimension == "time" else None
    return replace(
        bare,
        quantity=quantity,
        derived=f"the length of a stretch: {stretch}" if stretch else None,
        former=is_former(sentence, mention, [m for m in scene.mentions if m.end <= mention.start]),
        property=property_of(
            quantity,
            bare.subject,
            bare.event,
            is_age,
            suffers,
            scene.lemmas,
            predicate is not None and predicate.token.pos not in ("VERB", "AUX"),
        ),
        period=period,
    )


def _dated(scene: Scene) -> Iterator[Fact]:
    """A statement for every date of the sentence: what happened then, to whom."""
    sentence = scene.sentence
    for time, token, span in scene.placed:
        if time.granularity in ("duration", "set", "reference"):
            continue
        predicate = events.predicate(sentence, token)
        noun = phrases.argument_of(sentence, predicate.token) if predicate else None
        about = phrases.phrase(sentence, noun, (0, 0), counted=False) if noun else None
        bare, _ = _statement(scene, time.id, span, token, about)
        if stretches.only_reckons(sentence, time, token, scene.stretches):
            bare = replace(bare, event=None, subject=None, derived=f"tells what a figure covers: {time.text}")
        yield replace(bare, time=time)


def _statement(
    scene: Scene, name: str, span: Span, anchor: Token | None, about: phrases.Phrase | None
) -> tuple[Fact, events.Predicate | None]:
    """What a figure's and a date's statement have in common, and the predicate it was read from."""
    document, sentence = scene.document, scene.sentence
    predicate = events.predicate(sentence, anchor) if anchor and not phrases.is_whole(sentence, anchor) else None
    if about is not None and not about.counted:
        predicate = events.told_of_those_counted(sentence, predicate, about.head)
    verb, noun = predicate.token if predicate else None, about.head if about else None
    said = attribution.said(sentence, anchor) if anchor else None
    in_quote = any(a <= span[0] and span[1] <= b for a, b in scene.quotes)
    said = said or scene.speakers.going_on(sentence.block, in_quote)
    start, end = sentence.folded.span(*span)
    own = anchor if about is None else None
    where = places.place(sentence, [t for t in (noun, own, verb) if t is not None], scene.taken)
    fact = Fact(
        id=name,
        document=document.name,
        start=start,
        end=end,
        text=document.text[start:end],
        sentence=sentence.folded.span(0, len(sentence.text)),
        in_quote=in_quote,
        quantity=None,
        subject=subject_of(sentence, about, span) if about else None,
        property=None,
        event=_as_reported(_event(sentence, predicate, noun), said),
        time=timing.event_time(sentence, anchor, verb, scene.times) if anchor else None,
        period=None,
        place=Place(where, entity_in(where)) if where else None,
        attribution=_attribution(scene, said),
        context=scene.contents.senses,
        near=scene.contents.near(span),
        published=document.published,
        source=document.source,
        part=document.part,
    )
    return fact, predicate


def _phrase(sentence: Sentence, mention: Mention, root: Token, spans: Sequence[Span]) -> phrases.Phrase | None:
    """What the figure counts or measures, by what kind of figure it is."""
    if mention.is_age:
        return phrases.aged(sentence, root, mention.core)
    of_unit = mention.quantity.unit is not None
    find = phrases.measured if of_unit else phrases.counted
    found = find(sentence, root, mention.core)
    if found and any(found.head.start < end and start < found.head.end for start, end in spans):
        beside = next(span for span in spans if found.head.start < span[1] and span[0] < found.head.end)
        over = heads.root_of(sentence, beside)
        return phrases.measured(sentence, over, beside) if over and beside != mention.core else None
    if found is None and not of_unit and (noun := labelled(sentence, mention.core)):
        return phrases.phrase(sentence, noun, mention.core, counted=False)
    listed = not of_unit and sentence.text[: mention.start].endswith((" and ", ", "))
    placed = listed and heads.stands_on_something(sentence, mention.end)
    if found is None and not placed and (noun := named_for(sentence, mention.core)):
        return phrases.phrase(sentence, noun, mention.core, counted=False)
    return found


def _is_part_of(sentence: Sentence, root: Token | None, whole: Token) -> bool:
    """Whether a number is counted out of a whole behind its "of", so that the verb is the number's."""
    return root is not None and phrases.is_whole(sentence, whole) and sentence.head(sentence.head(whole)).i == root.i


def _with_change(sentence: Sentence, mention: Mention, root: Token | None) -> Quantity:
    change = change_of(sentence, mention, root) if root else None
    return replace(mention.quantity, change=change) if change else mention.quantity


def _period(scene: Scene, mention: Mention, anchor: Token, verb: Token | None) -> Time | None:
    """The period that a figure covers, told by the other times of its sentence."""
    others = _others(scene, mention)
    ids, (start, end) = {time.id for time, _ in others}, mention.core
    found = [one for one in scene.stretches if one[1].id in ids and not start <= one[2].start < end]
    return timing.covered_period(scene.sentence, anchor, verb, others, found)


def _others(scene: Scene, mention: Mention) -> list[stretches.Placed]:
    """The times other than the figure itself, if that is a duration."""
    start, end = scene.sentence.folded.span(*mention.core)
    text = scene.document.text
    return [
        p for p in scene.times if p[0].end <= start or (p[0].start >= end and not _PARTED.search(text, end, p[0].start))
    ]


def _event(sentence: Sentence, predicate: events.Predicate | None, noun: Token | None) -> Event | None:
    if predicate is None:
        return None
    kind = terms.event_class(predicate.lemma)
    stands = status.status(sentence, predicate.token, noun)
    return Event(predicate.text, predicate.lemma, predicate.role, predicate.negated, stands, kind)


def _as_reported(event: Event | None, said: attribution.Said | None) -> Event | None:
    """The event with the status that its reporting verb lends it ("alleged", "estimate")."""
    if event is None or said is None or event.status not in ("asserted", "planned"):
        return event
    lent = status.status_of_cue(said.cue)
    if event.status == "planned":  # "inflation will average 2.4 percent, the bank forecasts"
        return replace(event, status=lent) if lent == "estimated" else event
    return replace(event, status="alleged" if status.is_charge(said.speaker) else lent)


def _attribution(scene: Scene, said: attribution.Said | None) -> Attribution | None:
    if said is None:
        return None
    speaker = said.speaker
    if speaker.lower() in ("he", "she") and scene.speakers.named:
        speaker = scene.speakers.named
    scene.speakers.hear(said)
    return Attribution(speaker, said.cue_text, said.via)
