"""`numcheck config`: the settings in force, and where each comes from."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from typing import Any

from numcheck.cli.options import add_choice, add_rules, add_settings, loaded


def register(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("config", help="show the settings in force", description=__doc__)
    add_rules(parser)
    add_choice(parser)
    add_settings(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print a line a setting; rules and lexicon are loaded, so that their mistakes show."""
    from numcheck import config

    found = loaded(options)
    rules = found.settings.selection()
    found.settings.check()
    for name, value, origin in config.shown(found):
        print(f"{name} = {_written(value)}  # {origin}")
    print(f"{len(rules.told)} rules run, {len(rules.untold)} are ignored, {len(rules.left_out)} are not selected")
    return 0


def _written(value: Any) -> str:
    """A value as TOML writes it."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name} = {_written(given)}" for name, given in value.items()) + "}"
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_written, value)) + "]"
    return "unset" if value is None else json.dumps(value, ensure_ascii=False)
