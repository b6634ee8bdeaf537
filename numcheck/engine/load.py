"""Rule files → rules, every mistake of a run collected with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from numcheck.engine import keys as of
from numcheck.engine.examples import examples
from numcheck.engine.extend import extended
from numcheck.engine.keys import KEYS, KINDS
from numcheck.engine.rule import Rule
from numcheck.engine.template import Template, template
from numcheck.errors import NumcheckError, Problem, RuleError
from numcheck.notation.document import Entries, Node, read_all
from numcheck.notation.reader import Mistakes, entries, text


@cache
def builtin_folder() -> Path:
    """Where the built-in rules lie: in the installed package, or at the top of a checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "rules"
    return installed if installed.is_dir() else package.parent / "rules"


@cache
def builtin() -> tuple[Rule, ...]:
    """The built-in rules, by kind and id."""
    return load([builtin_folder()])


def load(paths: Iterable[Path | str]) -> tuple[Rule, ...]:
    """The rules in files and folders, in the order of their kinds and ids.

    Raises RuleError with every mistake of every file.
    """
    rules, problems = loaded(paths)
    if problems:
        raise RuleError.collected(problems)
    return rules


def loaded(paths: Iterable[Path | str]) -> tuple[tuple[Rule, ...], list[Problem]]:
    """The well-formed rules in files and folders, and the mistakes of the others."""
    problems: list[Problem] = []
    rules: dict[str, Rule] = {}
    for file in _files(paths, problems):
        try:
            rule = _load_file(file, problems)
        except NumcheckError as error:
            problems += error.problems
            continue
        if rule is None:
            continue
        if rule.id in rules:
            problems.append(Problem(f"the rule {rule.id!r} is also in {rules[rule.id].path}", str(file), 1, 1))
        rules[rule.id] = rule
    return tuple(sorted(rules.values(), key=lambda rule: (KINDS.index(rule.kind), rule.id))), problems


def files(paths: Iterable[Path | str]) -> list[Path]:
    """The rule files in files and folders; those that are not there are left out."""
    return list(_files(paths, []))


def _files(paths: Iterable[Path | str], problems: list[Problem]) -> Iterator[Path]:
    seen: set[Path] = set()
    for file in _each(paths, problems):
        if file.resolve() not in seen:  # given twice, or by a folder too
            seen.add(file.resolve())
            yield file


def _each(paths: Iterable[Path | str], problems: list[Problem]) -> Iterator[Path]:
    for path in map(Path, paths):
        if path.is_dir():
            found = sorted(file for file in path.rglob("*.y*ml") if file.suffix in (".yaml", ".yml") and file.is_file())
            if not found:
                problems.append(Problem("no rule file (*.yaml) in this folder", str(path)))
            yield from found
        elif path.is_file():
            yield path
        else:
            problems.append(Problem("no such rule file or folder", str(path)))


def _load_file(file: Path, problems: list[Problem]) -> Rule | None:
    mistakes = Mistakes()
    root, mistakes.found = read_all(file)
    if not isinstance(root.value, Entries):
        problems.append(root.problem("a rule must be a mapping (key: value)"))
        return None
    extends = root.value.get("extend")
    rule = _rule(root, file, mistakes) if extends is None else extended(root, extends, file, builtin(), mistakes)
    problems += mistakes.found
    return None if mistakes.found else rule


def _rule(root: Node, file: Path, mistakes: Mistakes) -> Rule:
    keys = entries(root, "a rule", Mistakes())
    for name, key, _ in keys:
        if name not in KEYS:
            mistakes.unknown(key, "key", name, KEYS)
    if keys.get("check") is not None:
        for name, key, _ in keys:
            if name in of.OF_FACTS:
                mistakes.add(key, f"{name!r} has no meaning in a rule over a check")
    for name in ("id", "severity", "title", "message", "examples"):
        if keys.get(name) is None:
            mistakes.add(root, f"the key {name!r} is missing")
    form, allowed = of.form(keys, root, mistakes)
    of.only_beside(keys, mistakes)
    message, together = keys.get("message"), keys.get("together")
    return Rule(
        id=of.identity(keys, file, mistakes),
        kind=of.kind(keys, file, root, mistakes),
        severity=of.severity(keys.get("severity"), mistakes) or "warning",
        title=text(keys.get("title"), "title", mistakes),
        why=text(keys.get("why"), "why", mistakes),
        form=form,
        message=template(message, allowed, mistakes) if message else Template(""),
        help=text(keys.get("help"), "help", mistakes),
        examples=examples(keys.get("examples"), mistakes),
        path=str(file),
        unless=of.pairs(keys.get("unless"), mistakes),
        with_=of.pairs(keys.get("with"), mistakes),
        without=of.pairs(keys.get("without"), mistakes),
        grades=of.grades(keys.get("grades"), mistakes),
        over=of.replaced(keys.get("over"), mistakes),
        when_uncertain=of.severity(keys.get("when_uncertain"), mistakes),
        together=template(together, ("count", "figures"), mistakes) if together else None,
    )
