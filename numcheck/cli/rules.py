"""`numcheck rules`: list, show, test, lint, start and describe rules."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numcheck.engine.examples import Audit
    from numcheck.engine.rule import Rule
    from numcheck.model.article import Article
    from numcheck.model.finding import Finding


def register(commands: Any) -> None:
    """Add the command and its verbs to the parser."""
    parser = commands.add_parser("rules", help="list, show, test and lint rules", description=__doc__)
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    listing = verbs.add_parser("list", help="every rule with its kind and severity")
    listing.add_argument("--rules", action="append", default=[], metavar="PATH", help="further rule files or folders")
    listing.set_defaults(run=run_list)
    show = verbs.add_parser("show", help="one rule in words, with its examples")
    show.add_argument("id", metavar="ID")
    show.add_argument("--rules", action="append", default=[], metavar="PATH", help="further rule files or folders")
    show.set_defaults(run=run_show)
    test = verbs.add_parser("test", help="run the examples of rules")
    test.add_argument("paths", nargs="*", metavar="PATH", help="rule files or folders (default: the built-in rules)")
    test.set_defaults(run=run_test)
    lint = verbs.add_parser("lint", help="check rule files without running them")
    lint.add_argument("paths", nargs="*", metavar="PATH", help="rule files or folders (default: the built-in rules)")
    lint.set_defaults(run=run_lint)

    schema = verbs.add_parser("schema", help="the rule format as a JSON Schema, for editors")
    schema.set_defaults(run=run_schema)
    new = verbs.add_parser("new", help="write a commented rule that passes its own examples")
    new.add_argument("id", metavar="ID", help="the rule's id, which names its file")
    new.add_argument("--kind", choices=("conflict", "shift", "slip", "coverage"), default="shift")
    new.add_argument("--in", dest="folder", metavar="DIR", default=".", help="where to write it (default: here)")
    new.set_defaults(run=run_new)


def run_schema(_: argparse.Namespace) -> int:
    """Print the schema."""
    import json

    from numcheck.engine.schema import schema

    print(json.dumps(schema(), indent=1, ensure_ascii=False))
    return 0


def run_new(options: argparse.Namespace) -> int:
    """Write ID.yaml; nothing that is there is written over."""
    import re

    from numcheck.engine.starter import starter
    from numcheck.errors import SettingsError

    if not re.fullmatch(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*", options.id):
        raise SettingsError(f"{options.id!r}: an id is lower-case words with hyphens, as in 'toll-unattributed'")
    file = Path(options.folder) / f"{options.id}.yaml"
    try:
        with file.open("x", encoding="utf-8") as stream:
            stream.write(starter(options.id, options.kind))
    except FileExistsError as error:
        raise SettingsError(f"{file}: there already; choose another id") from error
    except OSError as error:
        raise SettingsError(f"{file}: cannot be written ({(error.strerror or str(error)).lower()})") from error
    print(f"{file}: try it with numcheck rules test {file}")
    return 0


def run_list(options: argparse.Namespace) -> int:
    """Print a line a rule."""
    from numcheck.engine.select import available

    for rule in available(tuple(options.rules)):
        print(f"{rule.id:20} {rule.kind:9} {rule.severity:8} {rule.title}")
    return 0


def run_show(options: argparse.Namespace) -> int:
    """Print one rule in words."""
    from numcheck.engine.describe import described
    from numcheck.engine.select import selected

    sys.stdout.write(described(selected(options.rules, [options.id])[0]))
    return 0


def run_test(options: argparse.Namespace) -> int:
    """Run every example; 1 where one fails."""
    from numcheck.engine import examples
    from numcheck.engine.load import load

    rules = load(options.paths) if options.paths else _builtin()
    audit = _auditor(tuple(options.paths))
    failed = total = 0
    for rule in rules:
        for example in rule.examples:
            outcome = examples.run(rule, example, audit)
            total += 1
            if not outcome.passed:
                failed += 1
                print(f"{rule.path}:{example.line}: {rule.id}: {example.name}: {outcome.reason}")
    print(f"{total - failed} of {total} examples of {len(rules)} rules pass")
    return 1 if failed else 0


def run_lint(options: argparse.Namespace) -> int:
    """Load the rules; every mistake is an error line and status 2."""
    from numcheck.engine.load import load

    rules = load(options.paths) if options.paths else _builtin()
    print(f"{len(rules)} rules are well formed")
    return 0


def _builtin() -> tuple[Rule, ...]:
    from numcheck.engine.load import builtin

    return builtin()


def _auditor(paths: tuple[str, ...]) -> Audit:
    """An audit with all built-in rules on, and those of the paths that are not built in."""
    from numcheck import api
    from numcheck.config import Settings
    from numcheck.engine.load import builtin, load

    own = {Path(rule.path).resolve() for rule in builtin()}
    further = tuple(rule.path for rule in load(paths) if Path(rule.path).resolve() not in own) if paths else ()
    settings = Settings(rules=further)

    def audit(article: Article, against: Sequence[Article]) -> Sequence[Finding]:
        return api.audit(article, against, settings).findings

    return audit
