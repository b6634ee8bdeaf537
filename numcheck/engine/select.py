"""Which rules a run uses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import lru_cache

from numcheck.engine.load import builtin, load
from numcheck.engine.rule import Rule
from numcheck.errors import Problem, RuleError, SettingsError


@lru_cache(maxsize=8)
def available(paths: tuple[str, ...]) -> tuple[Rule, ...]:
    """The built-in rules and those in further files and folders."""
    further = load(paths) if paths else ()
    own = {rule.id: rule for rule in builtin()}
    clashes = [
        Problem(f"a built-in rule is named {rule.id!r}; choose another id", rule.path, 1, 1)
        for rule in further
        if rule.id in own
    ]
    known = [*own, *(rule.id for rule in further)]
    clashes += [
        Problem(f"'over' names {name!r}, which no rule is called{_mend(name, known)}", rule.path, 1, 1)
        for rule in (*own.values(), *further)
        for name in rule.over
        if name not in known
    ]
    if clashes:
        raise RuleError.collected(clashes)
    return (*own.values(), *further)


def _mend(name: str, known: Iterable[str]) -> str:
    close = get_close_matches(name, sorted(known), 1)
    return f"; did you mean {close[0]!r}?" if close else ""


def selected(paths: Sequence[str], select: Iterable[str] = (), ignore: Iterable[str] = ()) -> tuple[Rule, ...]:
    """The rules to run; raises SettingsError for an id that no rule has."""
    rules = available(tuple(paths))
    known = {rule.id for rule in rules}
    wanted, unwanted = set(select), set(ignore)
    for name in sorted((wanted | unwanted) - known):
        mend = _mend(name, known) or "; numcheck rules list shows them"
        raise SettingsError(f"no rule has the id {name!r}{mend}")
    return tuple(rule for rule in rules if (not wanted or rule.id in wanted) and rule.id not in unwanted)


def silenced(paths: Sequence[str], select: Iterable[str], ignore: Iterable[str]) -> tuple[Rule, ...]:
    """The rules whose findings are not told, but leave their trace in the ledger."""
    wanted, unwanted = set(select), set(ignore)
    return tuple(r for r in available(tuple(paths)) if r.id in unwanted and (not wanted or r.id in wanted))
