"""What stands under each key of a rule file → its value, mistakes collected with their places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import cast, get_args

from numcheck.engine.checks import checks
from numcheck.engine.conditions import BESIDE, BETWEEN, PairTest, alternatives, fact_test, pair_test
from numcheck.engine.rule import CheckForm, FactForm, Grade, PairForm, Replaced
from numcheck.engine.template import FACT_WORDS, TIME_WORDS, fact_names, pair_names
from numcheck.model.fact import Fact
from numcheck.model.finding import SEVERITIES, Kind, Severity
from numcheck.notation.document import Entries, Node
from numcheck.notation.reader import Mistakes, choice, entries, flag, text

KINDS: tuple[Kind, ...] = get_args(Kind)
KEYS = (
    "id", "extend", "kind", "severity", "title", "why", "pair", "fact", "check", "unless", "with", "without", "grades",
    "over", "when_uncertain", "message", "together", "help", "examples",
)  # fmt: skip
OF_FACTS = ("unless", "with", "without", "grades", "when_uncertain", "together")
"""Keys that a rule over a check cannot use: a computation has no partners."""

Form = PairForm | FactForm | CheckForm


def identity(keys: Entries, file: Path, mistakes: Mistakes) -> str:
    """The id, which is the file's name."""
    node = keys.get("id")
    name = text(node, "id", mistakes)
    if node is not None and name and name != file.stem:
        mistakes.add(node, f"the id {name!r} must be the file's name ({file.stem!r})")
    return name


def kind(keys: Entries, file: Path, root: Node, mistakes: Mistakes) -> Kind:
    """The kind, by its key or by the folder's name."""
    node = keys.get("kind")
    if node is not None:
        return cast(Kind, choice(node, "kind", KINDS, mistakes) or "shift")
    for kind in KINDS:
        if file.parent.name == kind:
            return kind
    mistakes.add(root, f"say the kind ({', '.join(KINDS)}): by a key 'kind', or by the folder's name")
    return "shift"


def severity(node: Node | None, mistakes: Mistakes) -> Severity | None:
    """A severity, None without one."""
    if node is None:
        return None
    return cast("Severity | None", choice(node, "severity", SEVERITIES, mistakes))


def only_beside(keys: Entries, mistakes: Mistakes) -> None:
    """Note a mistake where the age of another partner is asked of the pair itself."""
    for name in ("pair", "unless", "grades"):
        if (node := keys.get(name)) is not None and (word := _beside(node)):
            mistakes.add(node, f"{word!r} sets one partner beside another: it belongs under 'with' or 'without'")


def _beside(node: Node) -> str | None:
    """The first condition on another partner that stands anywhere in a node."""
    inside: Iterable[str | None] = ()
    if isinstance(node.value, Entries):
        inside = (name if name in BESIDE else _beside(value) for name, _, value in node.value)
    elif isinstance(node.value, tuple):
        inside = (_beside(item) for item in node.value)
    return next((word for word in inside if word), None)


def form(keys: Entries, root: Node, mistakes: Mistakes) -> tuple[Form, list[str]]:
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
    if name not in checks():
        mistakes.unknown(name_node or node, "check", name, checks())
        return CheckForm(name), []
    return check(node, name, {}, mistakes), _check_names(name)


def check(node: Node, name: str, given: Mapping[str, str], mistakes: Mistakes) -> CheckForm:
    """A known check with the parameters that stand in a node, else those given, else its own."""
    known = checks()[name].parameters
    parameters = {key: allowed[0] for key, allowed in known.items()} | dict(given)
    for key, key_node, value in entries(node, "a check", mistakes):
        if key == "name":
            if value.value != name:
                mistakes.add(value, f"the check stays {name!r}; a rule of your own can use another")
        elif key not in known:
            mistakes.unknown(key_node, f"parameter of {name}", key, known)
        else:
            parameters[key] = choice(value, key, known[key], mistakes) or parameters[key]
    return CheckForm(name, parameters)


def placeholders(of: Form) -> list[str]:
    """The placeholders that the message of a rule may use."""
    if isinstance(of, PairForm):
        return pair_names()
    return fact_names() if isinstance(of, FactForm) else _check_names(of.name)


def _check_names(name: str) -> list[str]:
    check = checks()[name]
    names = list(check.results)
    for role, kind in check.roles.items():
        names += [f"{role}.{word}" for word in (FACT_WORDS if kind is Fact else TIME_WORDS)]
    return names


def pairs(node: Node | None, mistakes: Mistakes) -> tuple[PairTest, ...]:
    """Conditions on pairs, any of which will do."""
    return () if node is None else alternatives(node, mistakes)


def grades(node: Node | None, mistakes: Mistakes) -> tuple[Grade, ...]:
    """`grades:` a list of conditions, each with its `severity`."""
    if node is None:
        return ()
    if not isinstance(node.value, tuple):
        mistakes.add(node, "grades must be a list")
        return ()
    found = []
    for item in node.value:
        keys = entries(item, "a grade", mistakes)
        grade = severity(keys.get("severity"), mistakes)
        if grade is None:
            mistakes.add(item, "a grade needs its 'severity'")
            continue
        stated_node = keys.get("stated")
        stated = flag(stated_node, "stated", mistakes) if stated_node else False
        rest = Entries(tuple(pair for pair in keys.items if pair[0].value not in ("severity", "stated")))
        test = pair_test(Node(rest, item.path, item.line, item.column), mistakes)
        found.append(Grade(grade, test, stated))
    return tuple(found)


def replaced(node: Node | None, mistakes: Mistakes) -> tuple[Replaced, ...]:
    """Ids of rules, each with its line and column."""
    if node is None:
        return ()
    items = node.value if isinstance(node.value, tuple) else (node,)
    return tuple(Replaced(text(item, "over", mistakes), item.line, item.column) for item in items)
