"""Moneys that share a name: whose "dollar", "krone" or "peso" a text means."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from numcheck.lexicon.load import data
from numcheck.model.quantity import Unit
from numcheck.units.catalog import singular


@cache
def _members() -> Mapping[str, Mapping[str, str]]:
    """The name as written → country → ISO 4217 code."""
    return {word: row["of"] for row in data("units")["shared"].values() for word in row["written"]}


def _of(text: str | None) -> Mapping[str, str]:
    return _members().get(singular(text), {}) if text else {}


def is_shared(text: str | None) -> bool:
    """Whether a unit as written is the money of several countries ("kroner", "$")."""
    return bool(_of(text))


def of_country(unit: Unit, text: str | None, country: str | None) -> Unit:
    """The unit that the name as written means in a country (ISO 3166 code); unchanged where it means none."""
    code = _of(text).get(country or "")
    return Unit(code, "currency") if code else unit


def may_be_same(left: Unit, left_text: str | None, right: Unit, right_text: str | None) -> bool:
    """Whether one side writes a name without a country that the other side's money has too."""
    mine, other = _of(left_text or left.name), _of(right_text or right.name)
    return right.name in mine.values() or left.name in other.values() or bool(set(mine.values()) & set(other.values()))
