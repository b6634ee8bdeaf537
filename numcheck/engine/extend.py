"""`extend: ID`: a house changes a built-in rule in place.

What is added to: `unless`, `with`, `without`, `over` (further entries), the parameters of a `check`.
What is put in its place: every other key. The built-in examples go, for they may hold no longer;
those that the file gives are run.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from numcheck.engine import keys as of
from numcheck.engine.examples import examples
from numcheck.engine.rule import CheckForm, FactForm, PairForm, Rule
from numcheck.engine.template import template
from numcheck.notation.document import Entries, Node
from numcheck.notation.reader import Mistakes, entries, text

_NAMES = {PairForm: "pair", FactForm: "fact", CheckForm: "check"}


def extended(root: Node, base_node: Node, file: Path, rules: Iterable[Rule], mistakes: Mistakes) -> Rule | None:
    """The rule that a file extends, changed as it says; None, with a mistake noted, where there is none."""
    known = {rule.id: rule for rule in rules}
    name = text(base_node, "extend", mistakes)
    base = known.get(name)
    if base is None:
        if not mistakes.found:
            mistakes.unknown(base_node, "rule", name, known)
        return None
    keys = entries(root, "a rule", Mistakes())
    _allowed(keys, base, mistakes)
    form = _form(keys, base, mistakes)
    changes: dict[str, Any] = {"form": form, "path": str(file), "examples": _examples(keys, mistakes), "extends": True}
    for name in ("title", "why", "help"):
        if (node := keys.get(name)) is not None:
            changes[name] = text(node, name, mistakes)
    for name in ("severity", "when_uncertain"):
        if (node := keys.get(name)) is not None:
            changes[name] = of.severity(node, mistakes) or base.severity
    if (node := keys.get("severity")) is not None and keys.get("grades") is None:
        changes["grades"] = ()
    if (node := keys.get("message")) is not None:
        changes["message"] = template(node, of.placeholders(form), mistakes)
    if (node := keys.get("together")) is not None:
        changes["together"] = template(node, ("count", "figures"), mistakes)
    if (node := keys.get("grades")) is not None:
        changes["grades"] = of.grades(node, mistakes)
    of.only_beside(keys, mistakes)
    return replace(
        base,
        unless=(*base.unless, *of.pairs(keys.get("unless"), mistakes)),
        with_=(*base.with_, *of.pairs(keys.get("with"), mistakes)),
        without=(*base.without, *of.pairs(keys.get("without"), mistakes)),
        over=(*base.over, *of.replaced(keys.get("over"), mistakes)),
        **changes,
    )


def _allowed(keys: Entries, base: Rule, mistakes: Mistakes) -> None:
    """Note every key that an extension of this rule cannot have."""
    form = _NAMES[type(base.form)]
    for name, key, value in keys:
        if name not in of.KEYS:
            mistakes.unknown(key, "key", name, of.KEYS)
        elif name == "kind" or (name == "id" and value.value != base.id):
            mistakes.add(key, f"an extension keeps the {name} of {base.id!r}")
        elif name in _NAMES.values() and name != form:
            mistakes.add(key, f"{base.id!r} is a rule over a {form}; an extension cannot make it one over a {name}")
        elif form == "check" and name in of.OF_FACTS:
            mistakes.add(key, f"{name!r} has no meaning in a rule over a check")


def _form(keys: Entries, base: Rule, mistakes: Mistakes) -> of.Form:
    """The base's form with other conditions, or other parameters of its check."""
    node = keys.get(_NAMES[type(base.form)])
    if node is None:
        return base.form
    if isinstance(base.form, CheckForm):
        return of.check(node, base.form.name, base.form.parameters, mistakes)
    form, _ = of.form(Entries(tuple(item for item in keys.items if item[1] is node)), node, mistakes)
    return form


def _examples(keys: Entries, mistakes: Mistakes) -> Any:
    return examples(keys.get("examples"), mistakes, whole=False)
