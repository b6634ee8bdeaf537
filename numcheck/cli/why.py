"""`numcheck why`: how one figure was read and compared, and which condition decided."""

from __future__ import annotations

import argparse
import re
import sys
from typing import Any

from numcheck.cli.options import add_against, add_rules, add_settings, loaded
from numcheck.errors import SettingsError

_PLACE = re.compile(r"(?P<path>.+?):(?P<line>\d+)(?::(?P<column>\d+))?")


def register(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("why", help="explain what was made of a figure", description=__doc__)
    parser.add_argument("place", metavar="ARTICLE:LINE[:COLUMN]", help="where the figure stands; all of a line without")
    add_against(parser)
    add_rules(parser)
    add_settings(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the explanation; 2 where no figure stands at the place."""
    from numcheck import api
    from numcheck.cli import inputs
    from numcheck.read.stories import SUFFIX
    from numcheck.report import why

    match = _PLACE.fullmatch(options.place)
    if match is None:
        raise SettingsError(f"{options.place!r}: write ARTICLE:LINE or ARTICLE:LINE:COLUMN")
    if match["path"].endswith(SUFFIX):
        raise SettingsError(
            f"{match['path']}: why explains an article; take the story's text out of the file of stories"
        )
    settings = loaded(options).settings
    day = inputs.published(options.published)
    story = settings.finder().story(match["path"], inputs.sources(options.against), day)
    column = int(match["column"]) if match["column"] else None
    found, texts = api.explain(story.article, story.sources, int(match["line"]), column, settings)
    if not found:
        raise SettingsError(f"{options.place}: no figure or date was read there (numcheck facts shows those that were)")
    sys.stdout.write(why.render(found, texts))
    return 0
