"""`numcheck facts`: what was read: every quantity and date, normalised."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from numcheck.cli import complain
from numcheck.cli.options import add_settings, loaded

if TYPE_CHECKING:
    from numcheck.report.report import Extraction, Failure


def register(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("facts", help="show every quantity and date as read", description=__doc__)
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", help="an article, a .jsonl file of stories, or - for standard input"
    )
    parser.add_argument("--published", metavar="DATE", help="the articles' publication date, YYYY-MM-DD")
    parser.add_argument(
        "--format", choices=("table", "json", "jsonl"), default="table", help="how to print (default: table)"
    )
    add_settings(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the facts; 2 where an article could not be read."""
    from numcheck import api
    from numcheck.cli import inputs
    from numcheck.report import extractions

    settings = loaded(options).settings
    stories = inputs.stories(options.paths, (), inputs.published(options.published), settings)
    failures: list[Failure] = []
    for text in extractions.render(options.format, _noted(api.extract_many(stories, settings), failures)):
        sys.stdout.write(text)
    return 2 if failures else 0


def _noted(items: Iterable[Extraction | Failure], failures: list[Failure]) -> Iterator[Extraction | Failure]:
    """The items, each failure also told on standard error."""
    from numcheck.report.report import Failure

    for item in items:
        if isinstance(item, Failure):
            failures.append(item)
            complain(item.error)
        yield item
