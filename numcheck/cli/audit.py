"""`numcheck audit`: check articles against their sources and themselves."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from numcheck.cli import complain
from numcheck.cli.options import add_against, add_choice, add_rules, add_settings, loaded
from numcheck.report import formats

if TYPE_CHECKING:
    from numcheck.cli.outputs import Outputs
    from numcheck.report.report import Outcome

EVERY = 20
"""Stories between two signs of progress."""


def register(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("audit", help="check articles against their sources", description=__doc__)
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="an article, a .jsonl file of stories, or - for standard input (default: the setting 'articles')",
    )
    add_against(parser)
    add_rules(parser)
    add_choice(parser)
    parser.add_argument("--format", choices=formats.names(), default="full", help="how to print (default: full)")
    parser.add_argument(
        "--output", action="append", default=[], metavar="FORMAT=FILE", help="write a format to a file too"
    )
    parser.add_argument(
        "--fail-on",
        choices=("error", "warning", "note", "never"),
        help="the least severity that exits with 1 (default: warning)",
    )
    parser.add_argument("--baseline", metavar="FILE", help="do not tell the findings in this file")
    parser.add_argument(
        "--changed-lines", metavar="REF", help="tell only what stands on lines changed since a git commit"
    )
    add_settings(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Audit, print, and return the exit status."""
    from numcheck import api
    from numcheck.cli import inputs, outputs

    settings = loaded(options).settings
    day = inputs.published(options.published)
    paths = options.paths or inputs.articles(settings)
    files = outputs.wanted(options.output, [*paths, *options.against, *settings.rules, *settings.lexicon])
    against = inputs.sources(options.against)
    found = api.audit_many(inputs.stories(paths, against, day, settings), settings)
    if options.changed_lines:
        found = _on_changed_lines(found, options.changed_lines, paths)
    with outputs.Outputs(options.format, files) as sinks:
        return _write(_progress(found), sinks, settings.fail_on)


def _on_changed_lines(outcomes: Iterable[Outcome], ref: str, paths: Sequence[str]) -> Iterator[Outcome]:
    """The outcomes, with only what touches a changed line of the articles and sources given."""
    from numcheck.read.changes import changed_lines
    from numcheck.report import hush
    from numcheck.report.report import Report

    lines = {path: changed_lines(ref, path) for path in paths}  # at once, before anything is audited
    for outcome in outcomes:
        if isinstance(outcome, Report):
            for name in outcome.texts:
                if name not in lines and Path(name).is_file():
                    lines[name] = changed_lines(ref, name)
            yield hush.hushed(outcome, hush.of_other_lines(outcome, lines))
        else:
            yield outcome


def _write(outcomes: Iterable[Outcome], sinks: Outputs, fail_on: str) -> int:
    from numcheck.report.report import Report

    found = failed = False
    for outcome in outcomes:
        sinks.add(outcome)
        if isinstance(outcome, Report):
            found = found or bool(outcome.at_or_above(fail_on)) or (fail_on == "note" and bool(outcome.notices))
        else:
            failed = True
            complain(outcome.error)
    return 2 if failed else int(found)


def _progress(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    """The outcomes, counted on the terminal while the work is long."""
    watched = sys.stderr.isatty() and not sys.stdout.isatty()
    for number, outcome in enumerate(outcomes, 1):
        yield outcome
        if watched and number % EVERY == 0:
            print(f"\r{number} stories", end="", file=sys.stderr, flush=True)
    if watched:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
