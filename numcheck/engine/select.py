"""Which rules a run uses, and what its settings change of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from numcheck.engine.checks import checks
from numcheck.engine.load import builtin, files, loaded
from numcheck.engine.rule import CheckForm, Rule
from numcheck.errors import Problem, RuleError, SettingsError, did_you_mean
from numcheck.lexicon.load import in_use
from numcheck.model.finding import SEVERITIES, Severity


@dataclass(frozen=True, slots=True)
class Selection:
    """The rules of a run: those that are told, and the ignored ones, which leave a trace in the ledger.

    `left_out` are the ids of rules that do not run.
    """

    told: tuple[Rule, ...]
    untold: tuple[Rule, ...] = ()
    left_out: frozenset[str] = frozenset()

    @property
    def all(self) -> tuple[Rule, ...]:
        """Both."""
        return (*self.told, *self.untold)

    @property
    def ids(self) -> frozenset[str]:
        """The ids of all rules there are."""
        return self.left_out | {rule.id for rule in self.all}


def available(paths: Sequence[str] = ()) -> tuple[Rule, ...]:
    """The built-in rules, changed by those in further files and folders that extend them, and the others there."""
    return _available(tuple(paths), tuple(_stamp(file) for file in files(paths)), in_use())


def _stamp(file: Path) -> tuple[str, int, int]:
    """What tells that a file has changed."""
    known = file.stat()
    return str(file), known.st_mtime_ns, known.st_size


@lru_cache(maxsize=8)
def _available(paths: tuple[str, ...], *_: object) -> tuple[Rule, ...]:
    """The rules in the files; what else is given only tells one call from another."""
    further, problems = loaded(paths) if paths else ((), [])
    own = {rule.id: rule for rule in builtin()}
    clashes = [
        Problem(
            f"a built-in rule is named {rule.id!r}; choose another id, or write 'extend: {rule.id}'", rule.path, 1, 1
        )
        for rule in further
        if rule.id in own and not rule.extends
    ]
    rules = own | {rule.id: rule for rule in further}
    broken = {Path(problem.path).stem for problem in problems if problem.path}
    clashes += [
        Problem(
            f"'over' names {name!r}, which no rule is called{did_you_mean(name, rules)}",
            rule.path, name.line, name.column,
        )
        for rule in rules.values()
        for name in rule.over
        if name not in rules and name not in broken
    ]  # fmt: skip
    clashes += _circles(rules)
    if clashes or problems:
        raise RuleError.collected([*problems, *clashes])
    return tuple(rules.values())


def _circles(rules: Mapping[str, Rule]) -> list[Problem]:
    """A problem for each rule that replaces itself, by itself or through others: then nothing would be told."""
    found = []
    for rule in rules.values():
        reached: set[str] = set()
        ahead: list[str] = list(rule.over)
        while ahead:
            name = ahead.pop()
            if name in rules and name not in reached:
                reached.add(name)
                ahead += rules[name].over
        if rule.id in reached:
            place = (rule.over[0].line, rule.over[0].column)
            found.append(Problem(f"'over' leads from {rule.id!r} back to itself", rule.path, *place))
    return found


def selection(
    paths: Sequence[str] = (),
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    severity: Mapping[str, Severity] | None = None,
    parameters: Mapping[str, Mapping[str, str]] | None = None,
) -> Selection:
    """The rules to run; raises SettingsError for an id that no rule has, RuleError for broken rules."""
    rules = {rule.id: rule for rule in available(paths)}
    wanted, unwanted = set(select), set(ignore)
    for name in sorted(wanted | unwanted):
        known(rules, name)
    for name, given in (severity or {}).items():
        rules[name] = with_severity(rules, name, given)
    for name, chosen in (parameters or {}).items():
        rules[name] = with_parameters(rules, name, chosen)
    kept = [rule for rule in rules.values() if not wanted or rule.id in wanted]
    return Selection(
        tuple(rule for rule in kept if rule.id not in unwanted),
        tuple(rule for rule in kept if rule.id in unwanted),
        frozenset(rules) - {rule.id for rule in kept},
    )


def known(rules: Mapping[str, Rule], name: str) -> Rule:
    """The rule of an id; raises SettingsError where there is none."""
    if name not in rules:
        raise SettingsError(
            f"no rule has the id {name!r}{did_you_mean(name, rules) or '; numcheck rules list shows them'}"
        )
    return rules[name]


def with_severity(rules: Mapping[str, Rule], name: str, severity: Severity) -> Rule:
    """The rule with another severity, which what is uncertain may still fall short of."""
    rule = known(rules, name)
    if severity not in SEVERITIES:
        raise SettingsError(f"{severity!r} is no severity; known are {', '.join(SEVERITIES)}")
    unsure = rule.when_uncertain
    lower = unsure if unsure and SEVERITIES.index(unsure) > SEVERITIES.index(severity) else None
    return replace(rule, severity=severity, grades=(), when_uncertain=lower)


def with_parameters(rules: Mapping[str, Rule], name: str, given: Mapping[str, str]) -> Rule:
    """The rule with other parameters of its check; raises SettingsError for what it has not."""
    rule = known(rules, name)
    if not isinstance(rule.form, CheckForm):
        raise SettingsError(f"{rule.id!r} has no parameters; it is no rule over a check")
    allowed = checks()[rule.form.name].parameters
    for parameter, value in given.items():
        if parameter not in allowed:
            mend = did_you_mean(parameter, allowed) or f"; it has {', '.join(allowed) or 'none'}"
            raise SettingsError(f"{rule.id!r} has no parameter {parameter!r}{mend}")
        if value not in allowed[parameter]:
            raise SettingsError(
                f"{value!r} is no {parameter} of {rule.id!r}; known are {', '.join(allowed[parameter])}"
            )
    return replace(rule, form=CheckForm(rule.form.name, {**rule.form.parameters, **given}))
