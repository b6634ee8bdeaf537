"""Rule files → rules, every mistake of a run collected with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import cast, get_args

from numcheck.engine.checks import checks
from numcheck.engine.conditions import BETWEEN, PairTest, alternatives, fact_test, pair_test
from numcheck.engine.examples import examples
from numcheck.engine.rule import CheckForm, FactForm, Grade, PairForm, Rule
from numcheck.engine.template import FACT_WORDS, TIME_WORDS, Template, fact_names, pair_names, template
from numcheck.errors import NumcheckError, Problem, RuleError
from numcheck.model.fact import Fact
from numcheck.model.finding import SEVERITIES, Kind, Severity
from numcheck.notation.document import Entries, Node, read
from numcheck.notation.reader import Mistakes, choice, entries, flag, text

KINDS: tuple[Kind, ...] = get_args(Kind)
KEYS = (
    "id", "kind", "severity", "title", "why", "pair", "fact", "check", "unless", "with", "without", "grades", "over",
    "when_uncertain", "message", "together", "help", "examples",
)  # fmt: skip
_OF_FACTS = ("unless", "with", "without", "grades", "when_uncertain", "together")
"""Keys that a rule over a check cannot use: a computation has no partners."""


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
    if problems:
        raise RuleError.collected(problems)
    return tuple(sorted(rules.values(), key=lambda rule: (KINDS.index(rule.kind), rule.id)))


def _files(paths: Iterable[Path | str], problems: list[Problem]) -> Iterator[Path]:
    for path in map(Path, paths):
        if path.is_dir():
            found = sorted(file for file in path.rglob("*.y*ml") if file.suffix in (".yaml", ".yml"))
            if not found:
                problems.append(Problem("no rule file (*.yaml) in this folder", str(path)))
            yield from found
        elif path.is_file():
            yield path
        else:
            problems.append(Problem("no such rule file or folder", str(path)))


def _load_file(file: Path, problems: list[Problem]) -> Rule | None:
    mistakes = Mistakes()
    rule = _rule(read(file), file, mistakes)
    problems += mistakes.found
    return None if mistakes.found else rule


def _rule(root: Node, file: Path, mistakes: Mistakes) -> Rule:
    keys = entries(root, "a rule", mistakes)
    for name, key, _ in keys:
        if name not in KEYS:
            mistakes.unknown(key, "key", name, KEYS)
    if keys.get("check") is not None:
        for name, key, _ in keys:
            if name in _OF_FACTS:
                mistakes.add(key, f"{name!r} has no meaning in a rule over a check")
    for name in ("id", "severity", "title", "message", "examples"):
        if keys.get(name) is None:
            mistakes.add(root, f"the key {name!r} is missing")
    form, allowed = _form(keys, root, mistakes)
    for name in ("pair", "unless", "grades"):
        if (node := keys.get(name)) is not None and _asks_older(node):
            mistakes.add(node, "'older' sets one partner beside another: it belongs under 'with' or 'without'")
    message, together = keys.get("message"), keys.get("together")
    return Rule(
        id=_id(keys, file, mistakes),
        kind=_kind(keys, file, root, mistakes),
        severity=_severity(keys.get("severity"), mistakes) or "warning",
        title=text(keys.get("title"), "title", mistakes),
        why=text(keys.get("why"), "why", mistakes),
        form=form,
        message=template(message, allowed, mistakes) if message else Template(""),
        help=text(keys.get("help"), "help", mistakes),
        examples=examples(keys.get("examples"), mistakes),
        path=str(file),
        unless=_pairs(keys.get("unless"), mistakes),
        with_=_pairs(keys.get("with"), mistakes),
        without=_pairs(keys.get("without"), mistakes),
        grades=_grades(keys.get("grades"), mistakes),
        over=_names(keys.get("over"), mistakes),
        when_uncertain=_severity(keys.get("when_uncertain"), mistakes),
        together=template(together, ("count", "figures"), mistakes) if together else None,
    )


def _asks_older(node: Node) -> bool:
    """Whether a condition on the age of another partner stands anywhere in a node."""
    if isinstance(node.value, Entries):
        return any(name == "older" or _asks_older(value) for name, _, value in node.value)
    return isinstance(node.value, tuple) and any(_asks_older(item) for item in node.value)


def _id(keys: Entries, file: Path, mistakes: Mistakes) -> str:
    node = keys.get("id")
    name = text(node, "id", mistakes)
    if node is not None and name and name != file.stem:
        mistakes.add(node, f"the id {name!r} must be the file's name ({file.stem!r})")
    return name


def _kind(keys: Entries, file: Path, root: Node, mistakes: Mistakes) -> Kind:
    node = keys.get("kind")
    if node is not None:
        return cast(Kind, choice(node, "kind", KINDS, mistakes) or "shift")
    for kind in KINDS:
        if file.parent.name == kind:
            return kind
    mistakes.add(root, f"say the kind ({', '.join(KINDS)}): by a key 'kind', or by the folder's name")
    return "shift"


def _severity(node: Node | None, mistakes: Mistakes) -> Severity | None:
    if node is None:
        return None
    return cast("Severity | None", choice(node, "severity", SEVERITIES, mistakes))


def _form(keys: Entries, root: Node, mistakes: Mistakes) -> tuple[PairForm | FactForm | CheckForm, list[str]]:
    """The rule's form, and the placeholders that its message may use."""
    given = [name for name in ("pair", "fact", "check") if keys.get(name) is not None]
    if len(given) != 1:
        mistakes.add(root, "a rule has exactly one of 'pair', 'fact' and 'check'")
    pair, fact, check = keys.get("pair"), keys.get("fact"), keys.get("check")
    if pair is not None:
        test = pair_test(pair, mistakes)
        if test.between is None:
            mistakes.add(pair, f"'between' is missing: one or more of {', '.join(BETWEEN)}")
        return PairForm(test), pair_names()
    if fact is not None:
        return FactForm(fact_test(fact, mistakes)), fact_names()
    if check is not None:
        return _check(check, mistakes)
    return CheckForm(""), []


def _check(node: Node, mistakes: Mistakes) -> tuple[CheckForm, list[str]]:
    keys = entries(node, "a check", mistakes)
    name_node = keys.get("name")
    name = text(name_node, "name", mistakes)
    check = checks().get(name)
    if check is None:
        mistakes.unknown(name_node or node, "check", name, checks())
        return CheckForm(name), []
    parameters = {key: allowed[0] for key, allowed in check.parameters.items()}
    for key, key_node, value in keys:
        if key == "name":
            continue
        if key not in check.parameters:
            mistakes.unknown(key_node, f"parameter of {name}", key, check.parameters)
        else:
            parameters[key] = choice(value, key, check.parameters[key], mistakes) or parameters[key]
    return CheckForm(name, parameters), _check_names(check.roles, check.results)


def _check_names(roles: Mapping[str, type], results: Iterable[str]) -> list[str]:
    names = list(results)
    for role, kind in roles.items():
        names += [f"{role}.{word}" for word in (FACT_WORDS if kind is Fact else TIME_WORDS)]
    return names


def _pairs(node: Node | None, mistakes: Mistakes) -> tuple[PairTest, ...]:
    return () if node is None else alternatives(node, mistakes)


def _grades(node: Node | None, mistakes: Mistakes) -> tuple[Grade, ...]:
    """`grades:` a list of conditions, each with its `severity`."""
    if node is None:
        return ()
    if not isinstance(node.value, tuple):
        mistakes.add(node, "grades must be a list")
        return ()
    found = []
    for item in node.value:
        keys = entries(item, "a grade", mistakes)
        severity = _severity(keys.get("severity"), mistakes)
        if severity is None:
            mistakes.add(item, "a grade needs its 'severity'")
            continue
        stated_node = keys.get("stated")
        stated = flag(stated_node, "stated", mistakes) if stated_node else False
        rest = Entries(tuple(pair for pair in keys.items if pair[0].value not in ("severity", "stated")))
        test = pair_test(Node(rest, item.path, item.line, item.column), mistakes)
        found.append(Grade(severity, test, stated))
    return tuple(found)


def _names(node: Node | None, mistakes: Mistakes) -> tuple[str, ...]:
    if node is None:
        return ()
    items = node.value if isinstance(node.value, tuple) else (node,)
    return tuple(text(item, "over", mistakes) for item in items)
