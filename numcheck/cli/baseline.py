"""`numcheck baseline write`: keep the findings that there are, so that only new ones are told."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from numcheck.cli.options import add_against, add_choice, add_rules, add_settings, loaded

if TYPE_CHECKING:
    from numcheck.report.report import Report

DEFAULT = "numcheck-baseline.json"


def register(commands: Any) -> None:
    """Add the command and its verb to the parser."""
    parser = commands.add_parser("baseline", help="keep the findings that are known", description=__doc__)
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    write = verbs.add_parser("write", help="audit, and write all findings to the baseline")
    write.add_argument("paths", nargs="*", metavar="PATH", help="articles (default: the setting 'articles')")
    add_against(write)
    add_rules(write)
    add_choice(write)
    write.add_argument("--baseline", metavar="FILE", help=f"where to write (default: the setting, or {DEFAULT})")
    add_settings(write)
    write.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the baseline; 2, and nothing written, where an article could not be read."""
    from dataclasses import replace

    from numcheck import api
    from numcheck.cli import inputs
    from numcheck.errors import InputError, NumcheckError, Problem
    from numcheck.report import baseline
    from numcheck.report.report import Failure

    settings = loaded(options).settings
    file = Path(settings.baseline or Path(settings.folder) / DEFAULT)
    if file.exists():
        baseline.known(file)  # what is no baseline is not written over
    paths = options.paths or inputs.articles(settings)
    stories = inputs.stories(paths, inputs.sources(options.against), inputs.published(options.published), settings)
    reports: list[Report] = []
    for outcome in api.audit_many(stories, replace(settings, baseline=None)):
        if isinstance(outcome, Failure):
            raise NumcheckError(*outcome.error.problems)
        reports.append(outcome)
    try:
        file.write_text(baseline.render(reports), encoding="utf-8")
    except OSError as error:
        raise InputError(Problem(f"cannot be written: {(error.strerror or '').lower()}", str(file))) from error
    print(f"{file}: {sum(len(report.findings) for report in reports)} findings of {len(reports)} stories")
    return 0
