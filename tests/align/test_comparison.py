"""Comparison, over facts made by hand: sign, zero, scale, units and order change no verdict."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any, get_args

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from numcheck import api
from numcheck.align import values
from numcheck.align.compare import compare
from numcheck.align.support import bears_out
from numcheck.model.article import Article
from numcheck.model.comparison import RELATIONS
from numcheck.model.fact import Attribution, Event, Fact, Place, Status, Subject
from numcheck.model.interval import Interval
from numcheck.model.quantity import Bound, Change, Hedge, Quantity, Unit
from numcheck.model.time import Time, TimeBound
from numcheck.units.convert import conversion

Build = Callable[..., Fact]

MILE, KILOMETRE, EURO = Unit("mile", "length"), Unit("kilometre", "length"), Unit("EUR", "currency")
CELSIUS, FAHRENHEIT = Unit("degree Celsius", "temperature"), Unit("degree fahrenheit", "temperature")
AGREE = ("equal", "rounded", "compatible")
FACTORS = st.fractions(Fraction(1, 100), 100, max_denominator=100).filter(bool)
NUMBERS = st.one_of(st.sampled_from([0, 1, 2, 5, 1000]), st.integers(-40, 40), st.integers(-3000, 3000)).map(Fraction)


@st.composite
def quantities(draw: st.DrawFn, unit: Unit | None = None) -> Quantity:
    """Figures of every bound, hedge, precision and sign; a range has no value."""
    value, slack = draw(NUMBERS), Fraction(draw(st.sampled_from([0, 0, 1, 50])), 2)
    bound = draw(st.sampled_from(get_args(Bound)))
    hedge = draw(st.sampled_from([None, *get_args(Hedge)]))
    wide = max(slack, abs(value) / 10 if hedge else Fraction(0))
    interval = {
        "exact": Interval(value - wide, value + wide),
        "at_least": Interval(value, None),
        "more_than": Interval(value, None, low_open=True),
        "at_most": Interval(None, value),
        "less_than": Interval(None, value, high_open=True),
        "range": Interval(value, value + draw(st.integers(1, 9))),
    }[bound]
    change = draw(st.sampled_from([None, *get_args(Change)]))
    return Quantity(None if bound == "range" else value, interval, slack, bound, hedge, unit, change=change)


def _label(left: Quantity, right: Quantity) -> str:
    _, by = values.unit(left, right)
    return values.value(left, right, by).label


def _times(quantity: Quantity, factor: Fraction, unit: Unit | None = None) -> Quantity:
    """The quantity times a factor, in another unit where one is given."""
    value = None if quantity.value is None else quantity.value * factor
    slack = quantity.slack * abs(factor)
    return replace(
        quantity, value=value, interval=quantity.interval.scaled(factor), slack=slack, unit=unit or quantity.unit
    )


def _tied(left: Quantity, right: Quantity) -> bool:
    """Whether two figures lie exactly half a digit apart, where rounding up is a convention."""
    if left.value is None or right.value is None:
        return False
    return abs(left.value - right.value) in (left.slack, right.slack, left.slack + right.slack)


# --- value --------------------------------------------------------------------------------------
def _rounded(value: str, slack: str) -> Quantity:
    number, half = Fraction(value), Fraction(slack)
    return Quantity(number, Interval(number - half, number + half), half)


@example(_rounded("4530000000", "5000000"), _rounded("4500000", "50000"))
@given(quantities(), quantities())
def test_value_is_symmetric(left: Quantity, right: Quantity) -> None:
    """Whichever figure is the article's, they agree or they do not."""
    assert _label(left, right) == _label(right, left)


@given(quantities())
def test_a_figure_equals_itself(quantity: Quantity) -> None:
    """In value, unit, bound and hedge; and it bears itself out."""
    assert _label(quantity, quantity) == "equal"
    unit, by = values.unit(quantity, quantity)
    assert [each.label for each in (unit, values.bound(quantity, quantity), values.hedge(quantity, quantity))] == [
        "same"
    ] * 3
    assert values.claim(quantity, quantity, by).label == "borne_out"


@given(quantities(), quantities(), FACTORS)
def test_scale_changes_nothing(left: Quantity, right: Quantity, factor: Fraction) -> None:
    """What holds of two figures holds of their doubles."""
    assert _label(_times(left, factor), _times(right, factor)) == _label(left, right)


@given(quantities(), quantities())
def test_sign_changes_nothing(left: Quantity, right: Quantity) -> None:
    """Two losses compare as two gains do, but for a tie in rounding."""
    assume(not _tied(left, right))
    assert _label(_times(left, Fraction(-1)), _times(right, Fraction(-1))) == _label(left, right)


@given(st.integers(1, 10**9), st.integers(1, 10**9))
def test_a_loss_is_no_gain(loss: int, gain: int) -> None:
    """A negative and a positive figure never agree, and are no power of ten apart."""
    left, right = (Quantity(Fraction(n), Interval.point(Fraction(n))) for n in (-loss, gain))
    assert _label(left, right) == "disjoint"


@given(NUMBERS.filter(bool))
def test_zero_is_no_multiple(number: Fraction) -> None:
    """Nothing is ten times nought; there is no factor either."""
    nought, other = (Quantity(n, Interval.point(n)) for n in (Fraction(0), number))
    assert _label(nought, other) == _label(other, nought) == "disjoint"
    assert values.factor(nought, other, conversion(None, None)) is None


@given(quantities(MILE), quantities(MILE))
def test_a_unit_changes_nothing(left: Quantity, right: Quantity) -> None:
    """Miles against miles is miles against the same in kilometres, on either side."""
    metric = _times(right, Fraction("1.609344"), KILOMETRE)
    assert values.unit(left, metric)[0].label == "converted"
    assert _label(left, metric) == _label(left, right)
    assert _label(metric, left) == _label(right, left)


@given(quantities(), quantities(), st.tuples(NUMBERS, NUMBERS))
def test_widening_never_parts(left: Quantity, right: Quantity, by: tuple[Fraction, Fraction]) -> None:
    """A figure that says less cannot contradict more."""
    assume(_label(left, right) in AGREE)
    low, high = left.interval.low, left.interval.high
    wider = Interval(None if low is None else low - abs(by[0]), None if high is None else high + abs(by[1]))
    assert _label(replace(left, interval=wider), right) in AGREE
    assert _label(right, replace(left, interval=wider)) in AGREE


@given(quantities(), quantities())
def test_agreement_is_a_meeting_of_what_the_words_allow(left: Quantity, right: Quantity) -> None:
    """Disjoint and scaled figures have no number in common, compatible ones do."""
    label = _label(left, right)
    if label == "compatible":
        assert left.interval.meets(right.interval)
    if label in ("disjoint", "scaled"):
        assert not left.interval.meets(right.interval)


@pytest.mark.parametrize(
    ("left", "right", "label"),
    [
        ("4500000000", "4500000", "scaled"),
        ("4500000", "4500000000", "scaled"),
        ("37", "37000000", "scaled"),
        ("18", "26", "disjoint"),
        ("-4500", "4500000", "disjoint"),
        ("0.5", "5", "scaled"),
    ],
)
def test_powers_of_ten(left: str, right: str, label: str) -> None:
    """A lost million is told from another number."""
    first, second = (Quantity(Fraction(n), Interval.point(Fraction(n))) for n in (left, right))
    assert _label(first, second) == label


def test_an_amount_of_change_has_no_offset() -> None:
    """Five degrees Celsius warmer are nine degrees Fahrenheit warmer, though 5 °C are 41 °F."""
    five, nine = (
        Quantity(Fraction(n), Interval.point(Fraction(n)), unit=unit, change="up")
        for n, unit in ((5, CELSIUS), (9, FAHRENHEIT))
    )
    assert _label(five, nine) == _label(nine, five) == "equal"
    levels = (
        replace(five, change=None),
        replace(nine, value=Fraction(41), interval=Interval.point(Fraction(41)), change=None),
    )
    assert _label(*levels) == "equal"


def test_currencies_are_other_units_and_bare_dollars_any_dollar() -> None:
    """No exchange rate is assumed; "$" may be anybody's."""
    usd, aud = (
        Quantity(Fraction(9), Interval.point(Fraction(9)), unit=Unit(code, "currency"), unit_text=text)
        for code, text in (("USD", "$"), ("AUD", "A$"))
    )
    assert values.unit(usd, aud)[0].label == "same"
    assert values.unit(replace(usd, unit_text="US$"), aud)[0].label == "other"
    assert values.unit(usd, replace(usd, unit=EURO, unit_text="€"))[0].label == "other"


# --- whole comparisons --------------------------------------------------------------------------
SUBJECTS = st.one_of(
    st.none(),
    st.builds(
        Subject,
        st.sampled_from(["troops", "North Korean troops", "people", "houses"]),
        st.sampled_from(["troop", "people", "house", "5"]),
        st.sampled_from([(), ("rescue",), ("North Korean",)]),
        st.sampled_from([None, "KP", "UA"]),
        st.sampled_from([None, "troops", "people", "households"]),
        st.booleans(),
    ),
)
EVENTS = st.one_of(
    st.none(),
    st.builds(
        Event,
        st.just("…"),
        st.sampled_from(["kill", "say", "be", "open school", "close"]),
        st.none(),
        st.booleans(),
        st.sampled_from(get_args(Status)),
        st.sampled_from([None, "kill", "rise", "fall"]),
    ),
)
DAYS = st.one_of(st.dates(date(2024, 1, 1), date(2024, 1, 9)), st.sampled_from([date.min, date.max]))


@st.composite
def moments(draw: st.DrawFn) -> Time | None:
    """Days and spans with every bound, at the ends of the calendar too; undated ones."""
    first, last = sorted((draw(DAYS), draw(DAYS)))
    bound = draw(st.sampled_from([None, *get_args(TimeBound)]))
    dated = Time("a@1", "a", 0, 1, "then", "2024-01-01", "day", first, last, bound)
    undated = Time("a@1", "a", 0, 1, "once", draw(st.sampled_from(["P3D", "XXXX-10"])), "duration", bound=bound)
    return draw(st.sampled_from([None, dated, undated]))


def _facts(fact: Build) -> st.SearchStrategy[Fact]:
    return st.builds(
        lambda quantity, **parts: fact(quantity, **parts),
        st.one_of(st.none(), quantities(), quantities(MILE), quantities(EURO), quantities(FAHRENHEIT)),
        subject=SUBJECTS,
        event=EVENTS,
        property=st.sampled_from([None, "deaths", "casualties", "troops"]),
        time=moments(),
        period=moments(),
        place=st.sampled_from([None, Place("Kursk", "RU"), Place("Kyiv", "UA"), Place("the port")]),
        attribution=st.sampled_from(
            [None, Attribution("Kyodo News", "said", ("officials",)), Attribution("Mr Putin", "said")]
        ),
        context=st.sampled_from([(), ("a", "b", "c"), ("b", "c", "d", "e")]),
        published=st.sampled_from([None, date(2024, 1, 1), date(2024, 1, 2)]),
        sentence=st.sampled_from([(0, 9), (9, 20)]),
    )


@given(st.data())
def test_every_relation_is_in_the_vocabulary(fact: Build, data: st.DataObject) -> None:
    """One relation a facet, each of the closed vocabulary and with a reason, whatever the facts."""
    left, right = data.draw(_facts(fact)), data.draw(_facts(fact))
    comparison = compare(left, right, "article-source")
    assert set(comparison.relations) == set(RELATIONS)
    for facet, relation in comparison.relations.items():
        assert relation.label in RELATIONS[facet]
        assert relation.reason
    assert comparison.factor is None or comparison.factor >= 1


MIRRORED = {
    "narrower": "broader",
    "broader": "narrower",
    "within": "contains",
    "contains": "within",
    "earlier": "later",
    "later": "earlier",
    "dropped": "added",
    "added": "dropped",
    "realised": "weakened",
    "weakened": "realised",
}


@given(st.data())
def test_facets_mirror(fact: Build, data: st.DataObject) -> None:
    """Seen from the other side, every facet has the opposite relation."""
    left, right = data.draw(_facts(fact)), data.draw(_facts(fact))
    assume((left.quantity is None) == (right.quantity is None))  # dates meet dates alone
    there, back = compare(left, right, "article-article"), compare(right, left, "article-article")
    for facet in set(RELATIONS) - {"claim", "value"}:
        assert back.label(facet) == MIRRORED.get(there.label(facet), there.label(facet)), facet
    assert (there.aligned, there.factor, there.same_number) == (back.aligned, back.factor, back.same_number)


def test_a_fact_bears_itself_out(fact: Build) -> None:
    """The plainest support there is."""
    assert bears_out(compare(fact(18), fact(18, id="s#1", source=0), "article-source"))


@given(st.data())
def test_unknown_accuses_nobody(fact: Build, data: st.DataObject) -> None:
    """Taking a facet away from the source never makes a borne-out figure another group's, event's or time's."""
    left, right = data.draw(_facts(fact)), data.draw(_facts(fact))
    for facet in ("subject", "property", "event", "time", "period", "place"):
        nothing: dict[str, Any] = {facet: None}
        bare = compare(left, replace(right, **nothing), "article-source")
        told = ("same",) if facet == "event" else ()  # "Deaths: 7" tells the event by its property
        assert bare.label(facet) in ("unknown", "opposite", *told)


@pytest.mark.parametrize(
    ("bound", "days", "label"),
    [
        (None, 0, "same"),
        (None, -1, "earlier"),
        (None, 1, "later"),
        ("before", 5, "contains"),
        ("after", -5, "contains"),
        ("since", -5, "contains"),
        ("until", 5, "contains"),
        ("by", 5, "contains"),
        ("before", 0, "earlier"),
        ("after", 0, "later"),
    ],
)
def test_open_times_reach_far(fact: Build, bound: TimeBound | None, days: int, label: str) -> None:
    """ "Since Monday" holds every later day, "before Monday" no Monday."""
    day = date(2024, 5, 6)
    moved = day + timedelta(days)
    left = Time("a@1", "a", 0, 1, "left", "x", "day", moved, moved, bound)
    right = Time("s@1", "s", 0, 1, "right", "x", "day", day, day)
    assert compare(fact(time=left), fact(time=right), "article-source").label("time") == label


def _read(text: str) -> tuple[Fact, ...]:
    return api.extract(Article(text)).facts


@pytest.mark.parametrize(
    ("left", "right", "swapped"),
    [("321 nurses", "312 nurses", True), ("43 nurses", "34 nurses", True), ("321 nurses", "213 nurses", False),
     ("321 nurses", "321 nurses", False), ("4 nurses", "40 nurses", False), ("400 nurses", "40 nurses", False)],
)  # fmt: skip
def test_swapped_digits(left: str, right: str, swapped: bool) -> None:
    """Two that stand beside each other, and nothing else; the same from either side."""
    first, second = (_read(f"The town counts {text}.")[0] for text in (left, right))
    assert compare(first, second, "article-source").transposed == swapped
    assert compare(second, first, "article-source").transposed == swapped


def test_the_highest_is_a_bound() -> None:
    """Winds of up to 165 km/h are maximum winds of that; a higher number is not."""
    source = _read("The storm had maximum winds of 165 km/h.")[0]
    same, higher = _read("It had winds of up to 165 km/h.")[0], _read("It had winds of up to 175 km/h.")[0]
    assert compare(same, source, "article-source").label("bound") == "same"
    assert compare(same, source, "article-source").label("claim") == "borne_out"
    assert compare(higher, source, "article-source").label("bound") == "added"
