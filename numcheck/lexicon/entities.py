"""Names of countries, their people, capitals and governments → one entity.

countryinfo (MIT) has the names, demonyms and capitals; `entities.yaml` adds what news writes.
A code is ISO 3166 alpha-2 ("KP").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from numcheck.lexicon.load import data, remembered, words

LONGEST = 4
"""Words in the longest name that is looked up."""


@remembered
def names() -> Mapping[str, str]:
    """Name, demonym, capital or alias → code; the YAML's aliases win."""
    ignored = words("entities", "ignore")
    found: dict[str, str] = {}
    for code, name in _country_names():
        if len(name) > 3 and name not in ignored:
            found.setdefault(name, code)
    for code, aliases in data("entities")["aliases"].items():
        found.update(dict.fromkeys(aliases, code))
    return found


def _country_names() -> Iterator[tuple[str, str]]:
    from countryinfo import all_countries

    rows: list[Any] = list(all_countries())
    for key in ("name", "demonym", "capital"):
        for row in rows:
            code, value = row.iso().get("alpha2"), getattr(row, key)()
            if code and value:
                yield code, value
                if key == "demonym" and value.endswith("an"):
                    yield code, value + "s"


@remembered
def countries() -> Mapping[str, str]:
    """Names and demonyms of one word, in lower case, → code."""
    return {name.lower(): code for name, code in names().items() if name.isalpha()}


def country_of_dateline(dateline: str) -> str | None:
    """The country of the place that a dateline names ("SYDNEY, Nov. 12 —", "BERGEN, Norway —")."""
    place = dateline.title()
    city = place.split(",")[0].split("(")[0].strip(" -–—")
    for code, cities in data("entities")["cities"].items():
        if city in cities:
            return str(code)
    return entity_in(place)


def main_country(text: str) -> str | None:
    """The country that a text names most often, None where it names none."""
    counts = Counter(code for code, _ in _in(text))
    return max(counts, key=lambda code: (counts[code], code), default=None)


def entity_in(phrase: str) -> str | None:
    """The one country that a phrase names ("North Korean soldiers"), None for none or several."""
    found = {code for code, *_ in _in(phrase)}
    return found.pop() if len(found) == 1 else None


def _in(phrase: str) -> Iterator[tuple[str, str]]:
    pieces = phrase.replace("'s", "").replace("'", "").split()
    table = names()
    i = 0
    while i < len(pieces):
        for length in range(min(LONGEST, len(pieces) - i), 0, -1):
            name = " ".join(pieces[i : i + length]).strip(',.;:()"') if length > 1 else pieces[i].strip(',;:()"')
            code = table.get(name) or table.get(name.rstrip("."))
            if code:
                yield code, name
                i += length - 1
                break
        i += 1
