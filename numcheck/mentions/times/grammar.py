"""The forms of time expressions, each a pattern over folded text.

Patterns run in linear time: every repeat is bounded or over a class that what follows excludes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from numcheck.lexicon.load import data


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression as found: its form, offsets in the sentence, and named parts."""

    form: str
    start: int
    end: int
    parts: dict[str, str]


def _names(key: str) -> str:
    return "|".join(sorted(data("calendar")[key], key=len, reverse=True))


_MONTH = rf"(?:{_names('months')})\b\.?"
_WEEKDAY = rf"(?:{_names('weekdays')})\b\.?"
_FULL_WEEKDAY = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1\d{3}|20\d\d|21\d\d)\b(?![-–]\d{3}|,\d{3})"
_PART = r"(?P<part>morning|afternoon|evening|night)"
_SMALL = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    "seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred"
)
_MANY = (
    rf"(?P<many>\d{{1,4}}(?:[.,]\d{{1,3}})?|(?:{_SMALL})(?:-(?:{_SMALL}))?|half an?|an?|several|"
    r"a few|a couple of|a dozen|many|few|(?:one|two|three|four|five|six|seven|eight|nine|ten) and a half)"
)
_UNIT = r"(?P<unit>second|minute|hour|day|night|week|weekend|fortnight|month|quarter|year|decade|century|centurie)s?"
_EDGE = (
    r"(?P<edge>early|late|mid|the end of|the start of|the beginning of|the middle of|end of|start of)[- ](?:the |in )?"
)
_MOD = (
    r"(?:(?:almost|nearly|more than|less than|over|under|at least|at most|around|roughly|approximately|some|"
    r"just over|just under|up to|as many as|fewer than|as long as|close to) )?"
)
_SOON = r"(?:(?:early|late|later|earlier) (?:in )?)?"
_DAYPART = rf"(?:(?:the |early |late |in the ){{0,2}}{_PART} of (?:the )?)?"
_WHICH = r"(?P<which>last|next|this|past|previous|coming|that|the same|the following|the previous|the past|the next|the coming)"

_THAT = r"(?:^|(?<=\bin )|(?<=\bof )|(?<=\bby )|(?<=\bfrom )|(?<=\bsince )|(?<=\buntil )|(?<=\bduring ))that"
"""The word where it points to a month told before, and opens no clause."""
_NO_PRICE = "".join(
    rf"(?<!\b{verb} at )"
    for verb in (
        "close closes closed ended finished trade traded trading stand stands stood settled fixed priced valued "
        "quoted sell sells sold was is were are hands"
    ).split()
)
"""Before "at 10.30" what makes it a price."""

_FORMS: tuple[tuple[str, str], ...] = (
    ("iso", r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b"),
    ("slashed", r"(?<![\d/.-])(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<c>\d{4}|\d{2})\b(?![/.]?\d)"),
    ("date", rf"\b{_DAYPART}(?:(?P<which>last|next|this) )?(?:\b(?P<weekday>{_WEEKDAY}),? (?:the )?)?\b(?P<month>{_MONTH}) {_DAY}\b(?!:?\d|,\d|[-–]\d{{3}})(?:(?:(?P<dash> ?[-–] ?)| and | to )(?P<until>\d{{1,2}})\b(?!\d|[:.,]\d)(?(dash)|(?! [a-z])))?(?: ?,? ?{_YEAR})?"),
    ("date", rf"\b{_DAYPART}(?:\b(?P<weekday>{_WEEKDAY}),? (?:the )?)?\b{_DAY}(?: of)? (?P<month>{_MONTH})(?: ?,? {_YEAR})?"),
    ("month", rf"\b(?:{_EDGE})?(?P<month>{_MONTH}) ?,?(?: of)? {_YEAR}"),
    ("month", rf"\b(?:(?P<edge>early|late|mid|the end of|the start of|the beginning of|the middle of)[- ]|(?P<which>last|next|this|{_THAT}|(?<!said )(?<!says )(?<!added )that(?= (?:{_MONTH})(?:[.,;)]|$))) )?(?P<month>{_MONTH})"),
    ("weekday", rf"\b(?:(?P<which>last|next|this|early|late) )?(?P<weekday>{_FULL_WEEKDAY})(?:'s)?(?: {_PART})?\b"),
    ("deictic", rf"\b(?P<word>today|yesterday|tomorrow)(?: {_PART})?\b|\b(?P<tonight>tonight)\b"),
    ("thispart", rf"\b(?:this|last|tomorrow) {_PART}\b"),
    ("which", rf"\b{_SOON}{_WHICH} (?P<unit>week|weekend|month|quarter|year|decade|century|season)\b(?!-| old)"),
    ("which", rf"\b{_SOON}(?P<which>the same|that same|that|the following|the previous|the next) (?P<unit>day|night|morning|evening|afternoon)\b"),
    ("offset", rf"\b{_MOD}{_MANY}[- ]{_UNIT} (?P<way>ago|earlier|later|before|after|from now|hence|afterwards)\b"),
    ("span", rf"\b(?P<which>past|last|next|previous|coming|the first|the following) {_MANY} {_UNIT}\b"),
    ("duration", rf"(?<![\w$£€-]){_MOD}{_MANY}[- ]{_UNIT}\b(?!-old| old|-ago|')"),
    ("quarter", rf"\b(?:(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th)[- ](?P<size>quarter|half)|Q(?P<q>[1-4])|H(?P<h>[12]))(?:,? (?:of |in )?(?:(?:fiscal )?{_YEAR}|(?P<rel>last year|this year|next year|the year)))?\b"),
    ("season", rf"\b(?:(?P<which>last|this|next|the) )?(?:early |late |mid-?)?(?P<season>spring|summer|autumn|winter)(?:(?: of)? {_YEAR})?\b"),
    ("season", rf"\b(?:(?P<which>last|this|next) (?P<season>fall)|(?P<season2>fall)(?: of)? {_YEAR})\b"),
    ("decade", r"\b(?:the )?(?:(?P<edge>early|mid|late)[- ])?(?P<decade>(?:1[5-9]|20)\d0)'?s\b"),
    ("century", r"\b(?:the )?(?:(?P<edge>early|mid|late)[- ])?(?P<century>\d{1,2})(?:st|nd|rd|th)[- ]century\b"),
    ("years", r"(?<![\d$£€.,/-])(?P<year>1[5-9]\d\d|20\d\d)[-–/](?P<until>\d{4}|\d{2})\b(?![-/\d])"),
    ("year", rf"(?<![\w$£€.,:/#-]){_EDGE}{_YEAR}(?![.,:]\d|[%$£€/])"),
    ("year", rf"(?<![\w$£€.,:/#-])(?:fiscal (?:year )?)?{_YEAR}(?![.,:]\d|[%$£€/])"),
    ("edge", r"\b(?P<edge>the end of|the start of|the beginning of|the middle of) (?P<which>the|this|last|next) (?P<unit>week|month|quarter|year|decade|century)\b"),
    ("clock", rf"\b(?P<oclock>\d{{1,2}}|{_SMALL}) o'clock\b(?: in the (?P<half_word>morning|afternoon|evening))?"),
    ("noon", r"\b(?P<noon>noon|midnight|midday)\b"),
    ("weekdays", rf"\b(?P<weekday>{_FULL_WEEKDAY})s\b"),
    ("decade", r"(?<!\w)(?:the )?(?:(?P<edge>early|mid|late)[- ])?'(?P<short>\d0)s\b"),
    ("century", rf"\b(?:the )?(?:(?P<edge>early|mid|late)[- ])?(?P<nth>{_names('ordinals')})[- ]century\b"),
    ("vagueoffset", r"\b(?P<unit>days|weeks|months|years|decades|moments|hours|minutes) (?P<way>earlier|later|ago|afterwards)\b"),
    ("which", r"\b(?:late|later|early|earlier) in (?P<which>the) (?P<unit>year|month|week|decade|century)\b"),
    ("bare", r"\b(?P<lead>for|within|recent|coming|the following|the succeeding|the next|the last) (?P<unit>days|weeks|months|years|decades)\b(?! old| ago)"),
    ("bc", r"\b(?:(?:the )?(?:year )?)(?P<year>\d{1,4}) ?(?P<era>BCE?\b|B\.C\.?(?:E\.)?)"),
    ("holiday", rf"\b(?P<holiday>{_names('holidays')})(?: {_YEAR})?\b"),
    ("set", rf"\b(?:every|each) (?:(?P<weekday>{_FULL_WEEKDAY})|{_MANY} (?P<units>days|weeks|months|years|hours|minutes)|(?P<unit>day|night|week|weekend|month|quarter|year|hour|minute|second|morning|evening))\b"),
    ("adverb", r"\b(?P<word>hourly|daily|nightly|weekly|fortnightly|monthly|quarterly|yearly|annually|annual)\b"),
    ("clock", r"\b(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))? ?(?P<half>[ap])\.? ?m\b\.?"),
    ("clock", rf"(?<=\bat ){_NO_PRICE}(?P<hour>0\d|1\d|2[0-3])\.(?P<minute>[0-5]\d)(?=[.,;)](?:$| )|$| (?:on|in|to(?! the)|and|local|[a-z]+ time|GMT|UTC|CET|CEST|EET|IST)\b)"),
    ("clock", r"(?<![\d:])(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::[0-5]\d)?(?![:\d.])(?: GMT| UTC| BST| EST| ET)?"),
    ("reference", r"\b(?P<word>right now|now|currently|nowadays|presently|at present|at the moment|recently|lately|these days|the near future|the future|the past|future)\b"),
)  # fmt: skip

_COMPILED = tuple((form, re.compile(pattern, re.I)) for form, pattern in _FORMS)
_ANY = re.compile(
    r"\d|day|night|week|month|quarter|year|decade|centur|hour|minute|second|morning|afternoon|evening"
    r"|yesterday|tomorrow|now\b|present|current|moment|nowadays|lately|o'clock|noon|recent|late|spring|summer|autumn|fall\b|winter|daily|annual|hal[fv]|season|future|past\b|easter|christmas|thanksgiving|new year|halloween"
    rf"|{_names('months')}",
    re.I,
)


def expressions(text: str) -> list[Expression]:
    """The time expressions of `text`, longest first where they overlap, in the order of the text."""
    if not _ANY.search(text):
        return []
    chosen: list[Expression] = []
    for expression in sorted(_all(text), key=lambda e: (-(e.end - e.start), e.start)):
        if all(expression.end <= other.start or other.end <= expression.start for other in chosen):
            chosen.append(expression)
    return _joined(text, sorted(chosen, key=lambda e: e.start))


_ZONE = re.compile(r" (?:(?:[A-Z]{2,4}|local time|\([A-Z]{2,4}\)),? )?(?:on )?")
_DAYS = ("weekday", "date", "deictic")


def _joined(text: str, found: list[Expression]) -> list[Expression]:
    """A clock time right before its day is one expression: "9 a.m. EST Tuesday"."""
    joined: list[Expression] = []
    for expression in found:
        last = joined[-1] if joined else None
        if (
            last
            and last.form == "clock"
            and "hour" in last.parts
            and expression.form in _DAYS
            and _ZONE.fullmatch(text, last.end, expression.start)
        ):
            parts = {**expression.parts, "hour": last.parts["hour"], "minute": last.parts.get("minute", "00")}
            if "half" in last.parts:
                parts["half"] = last.parts["half"]
            joined[-1] = Expression(expression.form, last.start, expression.end, parts)
        else:
            joined.append(expression)
    return joined


def _two_days(match: re.Match[str], parts: dict[str, str]) -> Iterator[Expression]:
    """As in "April 6-7", "February 15 and 22": two days of one month."""
    first, second = match.span("day")[1], match.span("until")
    yield Expression("date", match.start(), first, parts)
    yield Expression("date", *second, {"month": parts["month"], "day": parts["until"]})


def _all(text: str) -> Iterator[Expression]:
    for form, pattern in _COMPILED:
        for match in pattern.finditer(text):
            parts = {key: value for key, value in match.groupdict().items() if value is not None}
            if form == "years" and len(parts["until"]) == 4:
                yield Expression("year", *match.span("year"), {"year": parts["year"]})
                yield Expression("year", *match.span("until"), {"year": parts["until"]})
            elif form == "date" and "until" in parts and "year" not in parts:
                yield from _two_days(match, parts)
            elif form == "bare" and parts["lead"].lower() in ("for", "within"):
                yield Expression(form, *match.span("unit"), parts)
            else:
                yield Expression(form, match.start(), match.end(), parts)
