"""Options that several commands share, and the settings that they and a file make."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numcheck.config import Loaded


def add_settings(parser: argparse.ArgumentParser) -> None:
    """--config and --pipeline."""
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--config", metavar="FILE", help="settings; without it the nearest numcheck.toml or [tool.numcheck] is used"
    )
    which.add_argument("--isolated", action="store_true", help="use no settings file")
    parser.add_argument("--pipeline", metavar="NAME", help="the spaCy pipeline to parse with")


def add_rules(parser: argparse.ArgumentParser) -> None:
    """--rules."""
    parser.add_argument("--rules", action="append", default=[], metavar="PATH", help="further rule files or folders")


def add_choice(parser: argparse.ArgumentParser) -> None:
    """--select and --ignore."""
    parser.add_argument("--select", action="append", default=[], metavar="ID,...", help="only these rules")
    parser.add_argument("--ignore", action="append", default=[], metavar="ID,...", help="not these rules")


def add_against(parser: argparse.ArgumentParser) -> None:
    """--against and --published."""
    parser.add_argument(
        "--against", action="append", default=[], metavar="PATH[@DATE]", help="a source, with its date; may be repeated"
    )
    parser.add_argument("--published", metavar="DATE", help="the publication date of the articles, YYYY-MM-DD")


def loaded(options: argparse.Namespace) -> Loaded:
    """The settings of the file, and over them those of the command line.

    `--rules` and `--ignore` add to the file's, every other option takes its place.
    """
    from numcheck import config

    given: dict[str, Any] = vars(options)
    if given.get("isolated"):
        base = config.Loaded()
    else:
        base = config.load(file=Path(options.config) if given.get("config") else None)
    return config.overridden(
        base,
        "the command line",
        pipeline=given.get("pipeline"),
        rules=given.get("rules") and (*base.settings.rules, *given["rules"]),
        select=ids(given.get("select") or ()),
        ignore=given.get("ignore") and (*base.settings.ignore, *ids(given["ignore"])),
        baseline=given.get("baseline"),
        fail_on=given.get("fail_on"),
    )


def ids(values: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    """The ids of options such as `--select a,b --select c`."""
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())
