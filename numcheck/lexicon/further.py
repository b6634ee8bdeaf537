"""A house's own words: YAML files that lengthen the lexicon.

    heads:
      apprentices: {of: people, wider: workers, words: [apprentice, trainee], example: 41 apprentices}
    properties:
      deaths: {nouns: [casualty count]}         # what is there is lengthened
    events:
      outsource: {verbs: [outsource], nouns: [outsourcing], example: outsourced 41 jobs}
    aliases:
      ACME: [Acme Holdings, Acme]               # names of one country, body or firm

The keys are those of `heads.yaml`, `properties.yaml`, `events.yaml` and of the aliases in `entities.yaml`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from numcheck.errors import NotationError, Problem, SettingsError
from numcheck.lexicon.load import Additions, data
from numcheck.lexicon.terms import HEAD_SORTS
from numcheck.notation.document import Entries, Node, read
from numcheck.notation.reader import Mistakes, choice, choices, entries, flag, text, texts

SECTIONS = ("heads", "properties", "events", "aliases")

Table = dict[str, dict[str, Any]]


def additions(paths: Iterable[Path | str]) -> Additions:
    """What the files add; raises SettingsError with every mistake of every file."""
    problems: list[Problem] = []
    tables: dict[str, Table] = {}
    for file in map(Path, paths):
        try:
            root = read(file)
        except NotationError as error:
            problems += error.problems
            continue
        mistakes = Mistakes()
        _add(root, tables, mistakes)
        problems += mistakes.found
    if problems:
        raise SettingsError(*problems)
    return Additions(repr(sorted(tables.items())) if tables else "", tables)


def _add(root: Node, tables: dict[str, Table], mistakes: Mistakes) -> None:
    keys = entries(root, "a lexicon", mistakes)
    known = {name: {*data(name), *_named(keys.get(name))} for name in SECTIONS[:3]}
    for section, key, node in keys:
        if section == "aliases":
            _add_aliases(node, tables, mistakes)
        elif section in SECTIONS:
            table = tables.setdefault(section, {})
            for name, key_node, entry in entries(node, section, mistakes):
                table[name] = {**table.get(name, {}), **_entry(section, name, key_node, entry, known, mistakes)}
        else:
            mistakes.unknown(key, "section of a lexicon", section, SECTIONS)


def _named(node: Node | None) -> set[str]:
    return {name for name, *_ in node.value} if node is not None and isinstance(node.value, Entries) else set()


def _add_aliases(node: Node, tables: dict[str, Table], mistakes: Mistakes) -> None:
    aliases = tables.setdefault("entities", {}).setdefault("aliases", {})
    for name, _, value in entries(node, "aliases", mistakes):
        aliases[name] = (*aliases.get(name, ()), *texts(value, "the names of an alias", mistakes))


_LISTS = {"heads": ("words",), "properties": ("nouns", "near", "only", "like"), "events": ("verbs", "nouns")}
_FLAGS = {"heads": (), "properties": ("people", "things", "cumulative"), "events": ("generic",)}
_OTHERS = {
    "heads": ("of", "wider", "kin"),
    "properties": ("events", "wider", "dimension"),
    "events": ("opposite",),
}
_NEEDED: Mapping[str, tuple[str, ...]] = {"heads": ("of", "words"), "properties": (), "events": ("verbs",)}


def _entry(
    section: str, name: str, key: Node, node: Node, known: Mapping[str, Collection[str]], mistakes: Mistakes
) -> dict[str, Any]:
    """The keys of one entry; what makes a new entry whole is asked for."""
    given = entries(node, f"the entry {name!r}", mistakes)
    allowed = (*_LISTS[section], *_FLAGS[section], *_OTHERS[section], "example")
    found: dict[str, Any] = {}
    for word, at, value in given:
        if word in _LISTS[section]:
            found[word] = texts(value, word, mistakes)
        elif word in _FLAGS[section]:
            found[word] = flag(value, word, mistakes)
        elif word == "example":
            found[word] = text(value, word, mistakes)
        elif word in allowed:
            found[word] = _closed(section, word, value, known, mistakes)
        else:
            mistakes.unknown(at, f"key of an entry of {section}", word, allowed)
    if name not in data(section):
        for word in _NEEDED[section]:
            if word not in found:
                mistakes.add(key, f"the new entry {name!r} needs {word!r}")
    return found


def _closed(
    section: str, word: str, node: Node, known: Mapping[str, Collection[str]], mistakes: Mistakes
) -> str | tuple[str, ...] | None:
    """A key whose words are names of other entries, or one of a closed list."""
    if word == "of":
        return choice(node, word, HEAD_SORTS, mistakes)
    if word == "dimension":
        return text(node, word, mistakes)
    names = sorted(known["events"] if word in ("events", "opposite") else known[section])
    if word in ("kin", "events"):
        return tuple(sorted(choices(node, word, names, mistakes)))
    return choice(node, word, names, mistakes)
