"""`numcheck rules`: list, show, test, lint, start and describe rules."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from numcheck.cli.options import add_rules, add_settings, loaded
from numcheck.model.text import printable

if TYPE_CHECKING:
    from numcheck.align.meet import Meeting
    from numcheck.config import Settings
    from numcheck.engine.proof import Examine
    from numcheck.engine.rule import Rule
    from numcheck.model.article import Article
    from numcheck.model.finding import Finding


def register(commands: Any) -> None:
    """Add the command and its verbs to the parser."""
    parser = commands.add_parser("rules", help="list, show, test and lint rules", description=__doc__)
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    listing = verbs.add_parser("list", help="every rule with its kind and severity")
    show = verbs.add_parser("show", help="one rule in words, with its examples")
    show.add_argument("id", metavar="ID")
    for verb, run in ((listing, run_list), (show, run_show)):
        add_rules(verb)
        add_settings(verb)
        verb.set_defaults(run=run)
    test = verbs.add_parser("test", help="run the examples of rules")
    test.add_argument("paths", nargs="*", metavar="PATH", help="rule files or folders (default: the built-in rules)")
    test.add_argument("--coverage", action="store_true", help="tell which conditions no example exercises")
    add_settings(test)
    test.set_defaults(run=run_test)
    lint = verbs.add_parser("lint", help="check rule files without running them")
    lint.add_argument("paths", nargs="*", metavar="PATH", help="rule files or folders (default: the built-in rules)")
    add_settings(lint)
    lint.set_defaults(run=run_lint)

    schema = verbs.add_parser("schema", help="the rule format as a JSON Schema, for editors")
    add_settings(schema)
    schema.set_defaults(run=run_schema)
    new = verbs.add_parser("new", help="write a commented rule that passes its own examples")
    new.add_argument("id", metavar="ID", help="the rule's id, which names its file")
    new.add_argument("--kind", choices=("conflict", "shift", "slip", "coverage"), default="shift")
    new.add_argument(
        "--in", dest="folder", metavar="DIR", default=".", help="where to write it; made if need be (default: here)"
    )
    new.set_defaults(run=run_new)


def run_schema(options: argparse.Namespace) -> int:
    """Print the schema, with the house's own words."""
    import json

    from numcheck.engine.schema import schema
    from numcheck.lexicon.load import in_force

    with in_force(loaded(options).settings.additions()):
        print(json.dumps(schema(), indent=1, ensure_ascii=False))
    return 0


def run_new(options: argparse.Namespace) -> int:
    """Write ID.yaml; nothing that is there is written over."""
    import re

    from numcheck.engine.load import builtin
    from numcheck.engine.starter import starter
    from numcheck.errors import SettingsError

    if any(rule.id == options.id for rule in builtin()):
        raise SettingsError(
            f"{options.id!r} is a built-in rule; take another id, or write a file 'extend: {options.id}'"
        )
    if not re.fullmatch(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*", options.id) or options.id in ("null", "true", "false"):
        raise SettingsError(f"{options.id!r}: an id is lower-case words with hyphens, as in 'toll-unattributed'")
    file = Path(options.folder) / f"{options.id}.yaml"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8") as stream:
            stream.write(starter(options.id, options.kind))
    except FileExistsError as error:
        why = "there already; choose another id" if file.exists() else f"{file.parent} is no folder"
        raise SettingsError(f"{file}: {why}") from error
    except OSError as error:
        raise SettingsError(f"{file}: cannot be written ({(error.strerror or str(error)).lower()})") from error
    print(f"{file}: try it with numcheck rules test {file}")
    return 0


def run_list(options: argparse.Namespace) -> int:
    """Print a line a rule."""
    for rule in loaded(options).settings.selection().all:
        print(printable(f"{rule.id:20} {rule.kind:9} {rule.severity:8} {rule.title}"))
    return 0


def run_show(options: argparse.Namespace) -> int:
    """Print one rule in words, as the settings have it."""
    from numcheck.engine.describe import described
    from numcheck.engine.select import known

    rules = {rule.id: rule for rule in loaded(options).settings.selection().all}
    for line in described(known(rules, options.id)).splitlines():
        print(printable(line))
    return 0


def run_test(options: argparse.Namespace) -> int:
    """Run every example; 1 where one fails."""
    from numcheck.engine import proof

    rules, examine = _chosen(options.paths, loaded(options).settings)
    failed = total = 0
    for rule in rules:
        outcomes = [proof.run(rule, example, examine) for example in rule.examples]
        for outcome in outcomes:
            failed += not outcome.passed
            place = f"{rule.path}:{outcome.example.line}: {rule.id}: {outcome.example.name}"
            print(printable(f"{place}: {outcome.reason or 'ok'}"))
        for part in proof.unexercised(rule, outcomes) if options.coverage else ():
            print(f"{rule.path}: {rule.id}: no example exercises {part}")
        total += len(outcomes)
    print(f"{total - failed} of {total} examples of {len(rules)} rules pass")
    return 1 if failed else 0


def run_lint(options: argparse.Namespace) -> int:
    """Load the rules; every mistake is an error line and status 2."""
    rules, _ = _chosen(options.paths, loaded(options).settings)
    print(f"{len(rules)} rules are well formed")
    return 0


def _chosen(paths: Sequence[str], base: Settings) -> tuple[Sequence[Rule], Examine]:
    """The rules of the paths (the built-in ones without), and an audit with those and all built-in ones on.

    Of the settings only the lexicon and the pipeline count: an example holds by itself.
    """
    from numcheck import api
    from numcheck.engine.load import builtin, files, load
    from numcheck.lexicon.load import in_force

    own = {Path(rule.path).resolve() for rule in builtin()}
    further = tuple(str(file) for file in files(paths) if file.resolve() not in own)
    settings = base.for_examples(further)
    settings.selection()
    with in_force(base.additions()):
        rules = load(paths) if paths else builtin()

    def examine(article: Article, against: Sequence[Article]) -> tuple[Meeting, Sequence[Finding]]:
        meeting, report = api.examine(article, against, settings)
        return meeting, report.findings

    return rules, examine
