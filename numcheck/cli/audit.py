"""`numcheck audit`: check articles against their sources and themselves."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from numcheck.cli import complain
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
        "paths", nargs="+", metavar="PATH", help="an article, a .jsonl file of stories, or - for standard input"
    )
    parser.add_argument(
        "--against", action="append", default=[], metavar="PATH[@DATE]", help="a source, with its date; may be repeated"
    )
    parser.add_argument("--published", metavar="DATE", help="the articles' publication date, YYYY-MM-DD")
    parser.add_argument("--rules", action="append", default=[], metavar="PATH", help="further rule files or folders")
    parser.add_argument("--select", action="append", default=[], metavar="ID,...", help="only these rules")
    parser.add_argument("--ignore", action="append", default=[], metavar="ID,...", help="not these rules")
    parser.add_argument("--format", choices=formats.names(), default="full", help="how to print (default: full)")
    parser.add_argument(
        "--output", action="append", default=[], metavar="FORMAT=FILE", help="write a format to a file too"
    )
    parser.add_argument(
        "--fail-on",
        choices=("error", "warning", "note", "never"),
        default="warning",
        help="the least severity that exits with 1 (default: warning)",
    )
    parser.add_argument("--pipeline", metavar="NAME", help="the spaCy pipeline to parse with")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Audit, print, and return the exit status."""
    from numcheck import api
    from numcheck.cli import inputs, outputs
    from numcheck.config import Settings

    settings = Settings(
        rules=tuple(options.rules), select=_ids(options.select), ignore=_ids(options.ignore),
        **({"pipeline": options.pipeline} if options.pipeline else {}),
    )  # fmt: skip
    day = inputs.published(options.published)
    files = outputs.wanted(options.output, [*options.paths, *options.against, *options.rules])
    against = inputs.sources(options.against)
    found = api.audit_many(inputs.stories(options.paths, against, day), settings)
    with outputs.Outputs(options.format, files) as sinks:
        return _write(_progress(found), sinks, options.fail_on)


def _ids(values: list[str]) -> tuple[str, ...]:
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


def _write(outcomes: Iterable[Outcome], sinks: Outputs, fail_on: str) -> int:
    from numcheck.report.report import Report

    found = failed = False
    for outcome in outcomes:
        sinks.add(outcome)
        if isinstance(outcome, Report):
            found = found or bool(outcome.at_or_above(fail_on))
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
