"""Units are named by quantulum3's tables and our own, and convert exactly or not at all."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pint
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from numcheck.api import extract
from numcheck.lexicon.load import data
from numcheck.model.article import Article
from numcheck.model.interval import Interval
from numcheck.model.quantity import Unit
from numcheck.units import quantulum
from numcheck.units.catalog import catalog, singular
from numcheck.units.convert import conversion

FACTORS = [(base, name, factor) for base, row in data("units")["factors"].items() for name, factor in row.items()]
ENTRIES: dict[str, dict[str, Any]] = {**data("units")["units"], **data("units")["currencies"]}
UNITS = sorted({*catalog().surfaces.values(), *catalog().symbols.values()}, key=lambda unit: unit.name)
NUMBERS = st.fractions(-10_000, 10_000, max_denominator=100)
SOME = st.sampled_from(UNITS)


def _named(words: str) -> Unit:
    found = catalog().named(words.split())
    assert found is not None
    return found


@pytest.mark.parametrize("name", ENTRIES)
def test_every_unit_is_read_from_its_example(name: str) -> None:
    """An entry of units.yaml has an example, and that reads as one figure with the entry's unit."""
    example = ENTRIES[name]["example"]
    facts = extract(Article(f"It was {example} in all.")).facts
    assert [fact.quantity.unit.name for fact in facts if fact.quantity and fact.quantity.unit] == [name]


def test_the_tables_are_quantulums_own() -> None:
    """Read as data they give the names and dimensions that quantulum3 itself loads."""
    from quantulum3 import load

    units = load.units().names
    table = quantulum.table()
    assert set(table) <= set(units)
    assert {name: row.dimension for name, row in table.items()} == {name: units[name].entity.name for name in table}
    rare = ("atto", "exa", "femto", "peta", "yocto", "zepto")
    left_out = {name for name in set(units) - set(table) if not name.startswith(rare)}
    assert left_out == {"baker's dozen"}, "a unit of quantulum3 that the tables do not have"


@given(SOME, SOME)
def test_only_one_dimension_converts(left: Unit, right: Unit) -> None:
    """Miles never become hours."""
    assert left.dimension == right.dimension or conversion(left, right) is None


@given(st.data(), NUMBERS)
def test_there_and_back_is_exact(data: st.DataObject, number: Fraction) -> None:
    """A conversion and its opposite undo one another to the last digit."""
    left = data.draw(SOME)
    right = data.draw(st.sampled_from([unit for unit in UNITS if unit.dimension == left.dimension]))
    there, back = conversion(left, right), conversion(right, left)
    assert (there is None) == (back is None)
    if there and back:
        assert back.number(there.number(number)) == number
        assert there.interval(Interval.point(number)) == Interval.point(there.number(number))


@given(st.data(), NUMBERS)
def test_the_way_does_not_matter(data: st.DataObject, number: Fraction) -> None:
    """By way of a third unit the result is the same."""
    first = data.draw(
        st.sampled_from([unit for unit in UNITS if unit.dimension in ("length", "mass", "temperature", "time")])
    )
    kin = st.sampled_from([unit for unit in UNITS if unit.dimension == first.dimension])
    second, third = data.draw(kin), data.draw(kin)
    direct, one, two = conversion(third, first), conversion(second, first), conversion(third, second)
    assume(direct is not None and one is not None and two is not None)
    assert direct
    assert one
    assert two
    assert two.number(one.number(number)) == direct.number(number)


@pytest.mark.parametrize(
    ("number", "left", "same", "right"),
    [
        ("1", "mile", "1.609344", "kilometre"),
        ("1", "kilometer", "1000", "metres"),
        ("1", "stone", "14", "pounds"),
        ("1", "pound", "0.45359237", "kilogram"),
        ("1", "tonne", "1000", "kilograms"),
        ("1", "foot", "12", "inches"),
        ("1", "hour", "60", "minutes"),
        ("2", "weeks", "14", "days"),
        ("1", "dollar", "100", "cents"),
        ("1", "percentage point", "100", "basis points"),
        ("1", "square kilometre", "100", "hectares"),
        ("36", "kilometres per hour", "10", "metres per second"),
        ("100", "degrees celsius", "212", "degrees fahrenheit"),
        ("-40", "degrees celsius", "-40", "degrees fahrenheit"),
        ("0", "degrees celsius", "32", "degrees fahrenheit"),
    ],
)
def test_known_conversions(number: str, left: str, same: str, right: str) -> None:
    """Definitions, with the offset of temperatures."""
    by = conversion(_named(left), _named(right))
    assert by is not None
    assert by.number(Fraction(same)) == Fraction(number)


@pytest.mark.parametrize(
    ("left", "right"),
    [("dollar", "euro"), ("us dollar", "australian dollar"), ("pence", "cent"), ("ton", "tonne"), ("ton", "pound"),
     ("percent", "percentage point"), ("percent", "basis point")],
)  # fmt: skip
def test_what_has_no_one_factor_does_not_convert(left: str, right: str) -> None:
    """Exchange rates change, a ton is long, short or metric, and points are no percent."""
    assert conversion(_named(left), _named(right)) is None
    assert conversion(_named(right), _named(left)) is None


def test_percent_and_fractions_are_one_measure() -> None:
    """A quarter is 25 percent."""
    by = conversion(Unit("fraction", "ratio"), _named("percent"))
    assert by is not None
    assert by.number(Fraction(25)) == Fraction(1, 4)


@pytest.mark.parametrize(
    ("plural", "one"), [("feet", "foot"), ("inches", "inch"), ("centuries", "century"), ("miles", "mile"),
                        ("celsius", "celsius"), ("yuan", "yuan"), ("glasses", "glass")],
)  # fmt: skip
def test_plurals_have_a_singular(plural: str, one: str) -> None:
    """The regular rules and the few units that break them."""
    assert singular(plural) == one


@pytest.mark.parametrize(("base", "name", "factor"), FACTORS)
def test_the_factors_are_those_of_the_units_library(base: str, name: str, factor: str) -> None:
    """Exactly, by pint's definitions; quantulum3 says what a compound unit is made of."""
    registry: Any = pint.UnitRegistry(non_int_type=Fraction, cache_folder=None)
    rows = quantulum.table()

    def spelt(unit: str) -> str:
        made_of = rows[unit].bases if unit in rows else ()
        own = {"kilometre per hour": "kilometre / hour", "metre per second": "metre / second"}
        return own.get(unit) or " * ".join(f"{part} ** {power}" for part, power in made_of) or unit.replace(" ", "_")

    found = registry.Quantity(Fraction(1), spelt(name)).to(spelt(base)).magnitude
    assert Fraction(found) == Fraction(factor)
