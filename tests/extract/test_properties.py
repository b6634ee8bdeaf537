"""What holds for every figure, every date and every text.

The numbers and dates are made here from their own rules, so that they do not share the program's.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from numcheck.api import extract_many
from numcheck.model.article import Article, Story
from numcheck.model.fact import Fact
from numcheck.model.interval import Interval
from numcheck.model.quantity import Quantity
from numcheck.model.time import Time
from numcheck.report.report import Extraction
from numcheck.report.values import extraction_value

some = settings(deadline=None, max_examples=120, derandomize=True)
many = settings(some, max_examples=500)


def read(text: str, published: date | None = None) -> Extraction:
    outcome = next(extract_many([Story("1", Article(text, published=published))]))
    assert isinstance(outcome, Extraction)
    return outcome


def only(text: str, published: date | None = None) -> tuple[Fact, Quantity]:
    facts = read(text, published).facts
    assert [fact.text for fact in facts] == [fact.text for fact in facts[:1]], text
    assert facts, text
    assert facts[0].quantity is not None
    return facts[0], facts[0].quantity


def only_time(text: str, published: date | None = None) -> Time:
    found = read(text, published).times
    assert len(found) == 1, (text, [time.text for time in found])
    return found[0]


# --- numbers: what a figure claims -------------------------------------------------------------
SMALL = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen"""
ONES: list[str] = re.findall(r"\w+", SMALL)
TENS: list[str] = re.findall(r"\w+", "_ _ twenty thirty forty fifty sixty seventy eighty ninety")


def words(number: int, joint: str) -> str:
    """A number in words; `joint` stands between hundreds and the rest (" and " or " ")."""
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    if number < 1000:
        rest = number % 100
        return f"{ONES[number // 100]} hundred" + (joint + words(rest, joint) if rest else "")
    for scale, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if number >= scale:
            rest = number % scale
            between = joint if 0 < rest < 100 else " "
            return f"{words(number // scale, joint)} {name}" + (between + words(rest, joint) if rest else "")
    raise AssertionError(number)


def integer_claim(number: int, measured: bool = False) -> Interval:
    """Exact, but half a unit of the last digit that is not zero (at most 5 %) with two zeros at the end."""
    zeros = len(str(number)) - len(str(number).rstrip("0"))
    half = Fraction(0)
    if zeros >= 2:
        half = min(Fraction(10**zeros, 2), Fraction(number, 20))
    elif measured:
        half = Fraction(1, 2)
    return Interval(number - half, number + half, high_open=half > 0)


def scaled_claim(number: int, factor: int) -> Interval:
    """What "280 million" claims, by the digits before the magnitude."""
    if factor < 10**6 or number % 100 == 0:
        return integer_claim(number * factor)
    half = min(Fraction(factor, 2), Fraction(number * factor, 20))
    return Interval(number * factor - half, number * factor + half, high_open=True)


def decimal_claim(text: str, scale: int = 1) -> Interval:
    half = Fraction(scale, 2 * 10 ** len(text.partition(".")[2]))
    value = Fraction(text) * scale
    return Interval(value - half, value + half, high_open=True)


STYLES: dict[str, Callable[[int], str]] = {
    "plain": str,
    "commas": lambda number: f"{number:,}",
    "spaces": lambda number: f"{number:,}".replace(",", " "),
    "narrow spaces": lambda number: f"{number:,}".replace(",", "\u202f"),
    "words": lambda number: words(number, " "),
    "words with and": lambda number: words(number, " and "),
    "full-width": lambda number: f"{number:,}".translate(str.maketrans("0123456789", "０１２３４５６７８９")),
}
INTEGERS = st.one_of(
    st.integers(2, 999),
    st.integers(2200, 999_999_999),
    st.builds(lambda digits, zeros: digits * 10**zeros, st.integers(3, 999), st.integers(2, 6)),
)  # numbers that could be years are in quantities.yaml
DECIMALS = st.builds(lambda whole, part: f"{whole}.{part}", st.integers(0, 99), st.from_regex(r"\A[0-9]{0,2}[1-9]\Z"))
SCALES = st.sampled_from([("million", 10**6), ("billion", 10**9), ("trillion", 10**12), ("thousand", 10**3)])
LETTERS = st.sampled_from([("m", 10**6), ("bn", 10**9), ("tn", 10**12)])
MONEY = st.sampled_from(
    [("$", "dollars", "USD"), ("£", "pounds sterling", "GBP"), ("€", "euros", "EUR"), ("¥", "yen", "JPY"),
     ("A$", "Australian dollars", "AUD"), ("C$", "Canadian dollars", "CAD"), ("₩", "won", "KRW")]
)  # fmt: skip
UNITS = st.sampled_from(
    [("km", "kilometre"), ("kilometres", "kilometre"), ("miles", "mile"), ("tonnes", "tonne"), ("percent", "percent"),
     ("per cent", "percent"), ("%", "percent"), ("kg", "kilogram"), ("hectares", "hectare"), ("feet", "foot")]
)  # fmt: skip


@some
@given(INTEGERS, st.sampled_from(sorted(STYLES)))
def test_an_integer_in_any_style_reads_as_what_it_claims(number: int, style: str) -> None:
    written = STYLES[style](number)
    fact, quantity = only(f"The register lists {written} villagers.")
    assert fact.text == written
    assert quantity.value == number
    assert quantity.interval == integer_claim(number)


@some
@given(DECIMALS, SCALES)
def test_a_decimal_with_a_magnitude_claims_half_its_last_digit(text: str, scale: tuple[str, int]) -> None:
    word, factor = scale
    fact, quantity = only(f"The register lists {text} {word} villagers.")
    assert fact.text == f"{text} {word}"
    assert quantity.interval == decimal_claim(text, factor)


@some
@given(st.integers(2, 900), SCALES)
def test_an_integer_with_a_magnitude_claims_what_its_digits_do(number: int, scale: tuple[str, int]) -> None:
    """Before a million and more all digits count: 280 million is 279.5 to 280.5; 300 million may be rounder."""
    word, factor = scale
    for written in (f"{number} {word}", f"{words(number, ' and ')} {word}"):
        fact, quantity = only(f"The register lists {written} villagers.")
        assert fact.text == written
        assert quantity.interval == scaled_claim(number, factor)


@some
@given(DECIMALS, LETTERS, MONEY)
def test_money_reads_alike_before_and_after(text: str, letter: tuple[str, int], money: tuple[str, str, str]) -> None:
    (short, factor), (symbol, name, code) = letter, money
    long = {"m": "million", "bn": "billion", "tn": "trillion"}[short]
    for written in (f"{symbol}{text}{short}", f"{symbol}{text} {long}", f"{text} {long} {name}"):
        fact, quantity = only(f"The bridge cost {written} in the end.")
        assert fact.text == written
        assert quantity.unit is not None
        assert quantity.unit.name == code
        assert quantity.interval == decimal_claim(text, factor)


@some
@given(st.integers(1, 9999), UNITS)
def test_a_measure_claims_half_a_unit(number: int, unit: tuple[str, str]) -> None:
    surface, name = unit
    written = f"{number:,}{'' if surface == '%' else ' '}{surface}"
    fact, quantity = only(f"The gauge showed {written} in the end.")
    assert fact.text == written
    assert quantity.unit is not None
    assert quantity.unit.name == name
    assert quantity.interval == integer_claim(number, measured=True)


HEDGES: dict[str, Callable[[Fraction], Interval]] = {
    "about {}": lambda v: Interval(v * Fraction(9, 10), v * Fraction(11, 10)),
    "roughly {}": lambda v: Interval(v * Fraction(9, 10), v * Fraction(11, 10)),
    "an estimated {}": lambda v: Interval(v * Fraction(9, 10), v * Fraction(11, 10)),
    "{} or so": lambda v: Interval(v * Fraction(9, 10), v * Fraction(11, 10)),
    "nearly {}": lambda v: Interval(v * Fraction(9, 10), v, high_open=True),
    "just over {}": lambda v: Interval(v, v * Fraction(11, 10), low_open=True),
    "exactly {}": Interval.point,
    "at least {}": lambda v: Interval(v, None),
    "no fewer than {}": lambda v: Interval(v, None),
    "more than {}": lambda v: Interval(v, None, low_open=True),
    "up to {}": lambda v: Interval(None, v),
    "no more than {}": lambda v: Interval(None, v),
    "fewer than {}": lambda v: Interval(None, v, high_open=True),
    "at least about {}": lambda v: Interval(v * Fraction(9, 10), None),
    "at least an estimated {}": lambda v: Interval(v * Fraction(9, 10), None),
    "up to about {}": lambda v: Interval(None, v * Fraction(11, 10)),
    "more than an estimated {}": lambda v: Interval(v * Fraction(9, 10), None, low_open=True),
}


@some
@given(st.sampled_from(sorted(HEDGES)), INTEGERS.filter(lambda number: number >= 20), st.sampled_from(sorted(STYLES)))
def test_hedges_and_bounds_stack(pattern: str, number: int, style: str) -> None:
    written = pattern.format(STYLES[style](number))
    fact, quantity = only(f"The register lists {written} villagers.")
    assert fact.text == written
    assert quantity.interval == HEDGES[pattern](Fraction(number))


@some
@given(st.integers(2, 400), st.integers(1, 400), SCALES, MONEY)
def test_a_range_shares_its_magnitude(low: int, more: int, scale: tuple[str, int], money: tuple[str, str, str]) -> None:
    (word, factor), (symbol, name, code), high = scale, money, low + more
    assume(high <= 10 * low)
    for written in (
        f"{symbol}{low} to {symbol}{high} {word}",
        f"{symbol}{low} {word} to {symbol}{high} {word}",
        f"{symbol}{low}-{high} {word}",
        f"{symbol}{low}–{high} {word}",
        f"between {symbol}{low} {word} and {symbol}{high} {word}",
        f"{low} to {high} {word} {name}",
    ):
        fact, quantity = only(f"The bridge cost {written} in the end.")
        assert fact.text == written
        assert quantity.unit is not None
        assert (quantity.bound, quantity.unit.name) == ("range", code)
        assert quantity.interval == Interval(Fraction(low * factor), Fraction(high * factor))


@some
@given(st.integers(1, 8), st.integers(2, 9))
def test_a_share_is_a_fraction(top: int, bottom: int) -> None:
    assume(top < bottom)
    share = Fraction(top, bottom)
    for written in (f"{words(top, ' ')} in {words(bottom, ' ')}", f"{top} out of {bottom}", f"{top}/{bottom}"):
        fact, quantity = only(f"They say {written} villagers left.")
        assert fact.text == written
        assert quantity.unit is not None
        assert (quantity.value, quantity.unit.name) == (share, "fraction")
        assert quantity.interval == Interval(share * Fraction(19, 20), share * Fraction(21, 20), high_open=True)


# --- dates -------------------------------------------------------------------------------------
TURNS = ((1, 1), (12, 31), (2, 28), (3, 1), (12, 29))
EDGES = [date(year, month, day) for year in (1999, 2000, 2020, 2024, 2025) for month, day in TURNS]
PUBLISHED = st.one_of(st.dates(date(1950, 1, 1), date(2090, 12, 31)), st.sampled_from([*EDGES, date(2024, 2, 29)]))
DAYS = st.one_of(st.dates(date(1500, 1, 1), date(2099, 12, 31)), st.sampled_from([*EDGES, date(2000, 2, 29)]))


def ordinal(number: int) -> str:
    suffix = "th" if 10 < number < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


DATE_FORMS: dict[str, Callable[[date], str]] = {
    "24 October 2024": lambda d: f"{d.day} {d:%B} {d.year}",
    "24 Oct 2024": lambda d: f"{d.day} {d:%b} {d.year}",
    "October 24, 2024": lambda d: f"{d:%B} {d.day}, {d.year}",
    "Oct. 24, 2024": lambda d: f"{d:%b}{'' if d.month == 5 else '.'} {d.day}, {d.year}",
    "24th October 2024": lambda d: f"{ordinal(d.day)} {d:%B} {d.year}",
    "October 24th, 2024": lambda d: f"{d:%B} {ordinal(d.day)}, {d.year}",
    "Thursday, 24 October 2024": lambda d: f"{d:%A}, {d.day} {d:%B} {d.year}",
    "Thursday, October 24, 2024": lambda d: f"{d:%A}, {d:%B} {d.day}, {d.year}",
    "2024-10-24": date.isoformat,
}


@some
@given(DAYS, st.sampled_from(sorted(DATE_FORMS)), st.one_of(st.none(), PUBLISHED))
@example(date(1900, 3, 1), "24 October 2024", None)
@example(date(2024, 5, 9), "Oct. 24, 2024", None)
def test_a_date_in_any_form_reads_back(day: date, form: str, published: date | None) -> None:
    written = DATE_FORMS[form](day)
    time = only_time(f"The pact was signed on {written} in Rome.", published)
    assert time.text == written
    assert (time.timex, time.first, time.last) == (day.isoformat(), day, day)


@some
@given(DAYS, st.sampled_from("/."), st.booleans())
def test_a_slashed_date_reads_back_or_says_that_it_is_ambiguous(day: date, sign: str, day_first: bool) -> None:
    order = (day.day, day.month) if day_first else (day.month, day.day)
    time = only_time(f"The pact is dated {order[0]:02d}{sign}{order[1]:02d}{sign}{day.year}, it says.")
    if day.day > 12 or day.day == day.month:
        assert (time.timex, time.first) == (day.isoformat(), day)
    else:
        assert (time.timex, time.first, time.last) == (f"{day.year}-XX-XX", None, None)


@some
@given(PUBLISHED, st.integers(0, 340), st.sampled_from(["{:%B} {}", "{1} {0:%B}"]))
def test_a_date_without_a_year_is_the_last_one_in_the_past_tense(published: date, back: int, form: str) -> None:
    day = published - timedelta(back)
    assert only_time(f"The pact was signed on {form.format(day, day.day)} in Rome.", published).first == day


@some
@given(PUBLISHED, st.integers(0, 340), st.sampled_from(["{:%B} {}", "{1} {0:%B}"]))
def test_a_date_without_a_year_is_the_next_one_in_the_future_tense(published: date, ahead: int, form: str) -> None:
    day = published + timedelta(ahead)
    assert only_time(f"The pact will be signed on {form.format(day, day.day)} in Rome.", published).first == day


@some
@given(PUBLISHED, st.integers(0, 6))
def test_a_weekday_leans_to_the_past_and_a_future_verb_turns_it(published: date, days: int) -> None:
    back, ahead = published - timedelta(days), published + timedelta(days or 7)
    assert only_time(f"The council voted on {back:%A}.", published).first == back
    if days:
        assert only_time(f"The council will vote on {ahead:%A}.", published).first == ahead


@some
@given(PUBLISHED, st.integers(2, 90))
def test_days_count_from_the_publication_date(published: date, many: int) -> None:
    assert only_time("The dam burst yesterday.", published).first == published - timedelta(1)
    assert only_time("The dam is open today.", published).first == published
    assert only_time("The dam will open tomorrow.", published).first == published + timedelta(1)
    for written in (f"{many} days ago", f"{words(many, ' ')} days ago"):
        assert only_time(f"The dam burst {written}.", published).first == published - timedelta(many)


def shifted_month(day: date, many: int) -> tuple[int, int]:
    year, index = divmod(day.year * 12 + day.month - 1 + many, 12)
    return year, index + 1


@some
@given(PUBLISHED)
def test_weeks_months_and_years_step_over_the_year_s_end(published: date) -> None:
    for phrase, step in (("last week", -1), ("this week", 0), ("next week", 1)):
        monday = published - timedelta(published.weekday()) + timedelta(7 * step)
        time = only_time(f"The port is in the news {phrase}.", published)
        year, week, _ = monday.isocalendar()
        assert (time.timex, time.first, time.last) == (f"{year}-W{week:02d}", monday, monday + timedelta(6))
    for phrase, step in (("last month", -1), ("this month", 0), ("next month", 1)):
        number, month = shifted_month(published, step)
        time = only_time(f"The port is in the news {phrase}.", published)
        last = date(number, month, monthrange(number, month)[1])
        assert (time.timex, time.first, time.last) == (f"{number}-{month:02d}", date(number, month, 1), last)
    for phrase, step in (("last year", -1), ("this year", 0), ("next year", 1)):
        assert only_time(f"The port is in the news {phrase}.", published).timex == str(published.year + step)


@some
@given(PUBLISHED, st.integers(0, 10))
def test_a_month_without_a_year_is_the_last_one_in_the_past_tense(published: date, back: int) -> None:
    year, month = shifted_month(published, -back)
    time = only_time(f"The port was closed in {date(year, month, 1):%B}.", published)
    assert time.timex == f"{year}-{month:02d}"


@some
@given(st.integers(1500, 2099), st.integers(1, 4), st.sampled_from([1, 2]))
def test_periods_of_a_stated_year_read_back(year: int, quarter: int, half: int) -> None:
    nth = ["first", "second", "third", "fourth"]
    assert only_time(f"Trade fell in the {nth[quarter - 1]} quarter of {year}.").timex == f"{year}-Q{quarter}"
    assert only_time(f"Trade fell in Q{quarter} {year}.").timex == f"{year}-Q{quarter}"
    assert only_time(f"Trade fell in the {nth[half - 1]} half of {year}.").timex == f"{year}-H{half}"
    assert only_time(f"Trade fell in {year}.").timex == str(year)
    assert only_time(f"Trade fell in the summer of {year}.").timex == f"{year}-SU"
    assert only_time(f"Trade fell in the {year // 10}0s.").timex == f"{year // 10}"
    assert only_time(f"Trade fell in the {ordinal(year // 100 + 1)} century.").timex == f"{year // 100}"


PAST = (
    "yesterday", "on Monday", "on Monday morning", "last week", "last weekend", "last month", "last quarter",
    "last year", "last March", "last summer", "last winter", "in March", "in December", "on 3 March", "on 31 December",
    "on 29 February", "in the third quarter", "three weeks ago", "two months ago", "six years ago", "a decade ago",
)  # fmt: skip
FUTURE = (
    "tomorrow", "on Monday", "next Monday", "next week", "next weekend", "next month", "next quarter", "next year",
    "next March", "next spring", "in March", "in January", "on 3 March", "on 1 January", "on 29 February",
)  # fmt: skip
RELATIVE = [f"The dam burst {when}." for when in PAST] + [f"The dam will open {when}." for when in FUTURE]


@some
@given(st.sampled_from(RELATIVE), PUBLISHED, st.integers(0, 500))
def test_resolution_is_monotone_in_the_publication_date(text: str, published: date, later: int) -> None:
    first, second = only_time(text, published).first, only_time(text, published + timedelta(later)).first
    assert first is not None
    assert second is not None
    assert first <= second


@some
@given(st.integers(1900, 2100))
def test_a_leap_day_is_a_day_in_leap_years_only(year: int) -> None:
    found = read(f"She was born on 29 February {year}.").times
    days = [time.first for time in found]
    assert days == [date(year, 2, 29) if monthrange(year, 2)[1] == 29 else None]


# --- any text ----------------------------------------------------------------------------------
SCRAPS = r"""$ £ US$ % 1 2,000 2.1m 3.5bn 10-12 9/11 04/03/2025 2024-13-45 31 February 2012-13 Q5 000 ,, .. 1,2,3 ½ 1/0
0/0 one million dozen of in half a at least about between and to from per year-old foot °C −5 ２０ Thursday ago the
0000s 99th century since 10000000000000000000000000 .5 -- – — ' " ’ “ ( ) ; http://x.y/1?2=3 a@b.c 1e999 25:61 12 a.m.
May aged minus 5ft 10in last next years every spring noon"""
PIECES = st.sampled_from([*re.findall(r"\S+", SCRAPS), "\u202f", "\u00a0", "\n", "\n\n", "\t"])
JOINED = st.builds(lambda joint, pieces: joint.join(pieces), st.sampled_from(["", " "]), st.lists(PIECES, max_size=14))
TEXTS = st.one_of(st.text(max_size=80), JOINED)


@many
@example("$−0:", None)
@example("It closed on Friday.", date.min)
@given(TEXTS, st.one_of(st.none(), PUBLISHED, st.sampled_from([date.min, date.max])))
def test_no_text_raises_and_offsets_cut_it_exactly(text: str, published: date | None) -> None:
    found = read(text, published)
    cuts = [(part.start, part.end, part.text) for part in found.facts]
    for start, end, cut in cuts + [(part.start, part.end, part.text) for part in found.times]:
        assert 0 <= start < end <= len(text)
        assert text[start:end] == cut
    for fact in found.facts:
        assert fact.quantity is not None
        low, high = fact.quantity.interval.low, fact.quantity.interval.high
        assert low is None or high is None or low <= high
    for time in found.times:
        assert (time.first is None) == (time.last is None)
        assert time.first is None or time.last is None or time.first <= time.last


@some
@given(TEXTS)
def test_the_same_text_reads_the_same(text: str) -> None:
    assert extraction_value(read(text)) == extraction_value(read(text))


def phrases() -> list[str]:
    """Every phrase of the two YAML files, the marks taken off."""
    found: list[str] = []
    for name in ("quantities.yaml", "times.yaml"):
        entries: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name(name).read_text(encoding="utf-8"))
        found += [re.sub(r"\[\[|\]\]", "", phrase) for entry in entries for phrase in entry["phrases"]]
    return list(dict.fromkeys(found))


LOOK_ALIKES: dict[str, Callable[[str], str]] = {
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "narrow no-break spaces": lambda text: text.replace(" ", "\u202f"),
    "thin spaces": lambda text: text.replace(" ", "\u2009"),
    "line breaks": lambda text: text.replace(" ", "\n"),
    "full-width digits": lambda text: text.translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    "curly quotes": lambda text: text.replace("'", "’"),
    "no-break hyphens": lambda text: text.replace("-", "\u2011"),
    "minus signs": lambda text: re.sub(r"(?<![\w.])-(?=\d)", "\u2212", text),
}
"""One character for one, so that the spans must stay where they are."""


def figures(fact: Fact) -> tuple[object, ...]:
    quantity = fact.quantity
    assert quantity is not None
    return fact.start, fact.end, quantity.interval, quantity.bound, quantity.hedge, quantity.unit, quantity.per


def dates(time: Time) -> tuple[object, ...]:
    return time.start, time.end, time.timex, time.first, time.last, time.bound


def spans(texts: list[str]) -> list[list[tuple[object, ...]]]:
    """Where the figures and times of each text stand, and what they read as."""
    stories = (Story(str(n), Article(text, published=date(2024, 10, 25))) for n, text in enumerate(texts))
    found = [outcome for outcome in extract_many(stories) if isinstance(outcome, Extraction)]
    return [[*map(figures, outcome.facts), *map(dates, outcome.times)] for outcome in found]


@pytest.fixture(scope="module")
def plainly() -> list[list[tuple[object, ...]]]:
    return spans(phrases())


@pytest.mark.parametrize("name", sorted(LOOK_ALIKES))
def test_look_alikes_read_the_same(name: str, plainly: list[list[tuple[object, ...]]]) -> None:
    written = [LOOK_ALIKES[name](phrase) for phrase in phrases()]
    different = [text for text, before, after in zip(written, plainly, spans(written), strict=True) if before != after]
    assert different == []
