"""`numcheck audit`: check articles against their sources and themselves."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from numcheck.errors import InputError, Problem, SettingsError
from numcheck.report import formats

if TYPE_CHECKING:
    from numcheck.report.formats import Writer
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
    from numcheck.cli import inputs
    from numcheck.config import Settings

    settings = Settings(
        rules=tuple(options.rules), select=_ids(options.select), ignore=_ids(options.ignore),
        **({"pipeline": options.pipeline} if options.pipeline else {}),
    )  # fmt: skip
    against = inputs.sources(options.against)
    stories = inputs.stories(options.paths, against, inputs.published(options.published))
    with ExitStack() as stack:
        sinks = list(_sinks(options, stack))
        return _write(_progress(api.audit_many(stories, settings)), sinks, options.fail_on)


def _ids(values: list[str]) -> tuple[str, ...]:
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


def _sinks(options: argparse.Namespace, stack: ExitStack) -> Iterator[tuple[Writer, TextIO]]:
    """Standard output and the files of --output, each with the writer of its format."""
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    yield formats.writer(options.format, colour), sys.stdout
    for wanted in options.output:
        name, equals, path = wanted.partition("=")
        if not equals or name not in formats.names() or not path:
            raise SettingsError(f"--output {wanted!r}: write FORMAT=FILE, with one of {', '.join(formats.names())}")
        try:
            file = stack.enter_context(Path(path).open("w", encoding="utf-8"))  # noqa: SIM115  (the stack closes it)
        except OSError as error:
            raise InputError(Problem(f"cannot be written: {(error.strerror or '').lower()}", path)) from error
        yield formats.writer(name), file


def _write(outcomes: Iterable[Outcome], sinks: list[tuple[Writer, TextIO]], fail_on: str) -> int:
    from numcheck.report.report import Report

    found = failed = False
    for outcome in outcomes:
        for writer, file in sinks:
            file.write(writer.add(outcome))
        if isinstance(outcome, Report):
            found = found or bool(outcome.at_or_above(fail_on))
        else:
            failed = True
            for problem in outcome.error.problems:
                print(f"numcheck: {problem}", file=sys.stderr)
    for writer, file in sinks:
        file.write(writer.close())
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
