"""`numcheck why`: how one figure was read and compared, and which condition decided."""

from __future__ import annotations

import argparse
import re
import sys
from typing import Any

from numcheck.errors import SettingsError

_PLACE = re.compile(r"(?P<path>.+?):(?P<line>\d+)(?::(?P<column>\d+))?")


def register(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser("why", help="explain what was made of a figure", description=__doc__)
    parser.add_argument("place", metavar="ARTICLE:LINE[:COLUMN]", help="where the figure stands; all of a line without")
    parser.add_argument(
        "--against", action="append", default=[], metavar="PATH[@DATE]", help="a source, with its date; may be repeated"
    )
    parser.add_argument("--published", metavar="DATE", help="the article's publication date, YYYY-MM-DD")
    parser.add_argument("--rules", action="append", default=[], metavar="PATH", help="further rule files or folders")
    parser.add_argument("--pipeline", metavar="NAME", help="the spaCy pipeline to parse with")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the explanation; 2 where no figure stands at the place."""
    from dataclasses import replace

    from numcheck import api
    from numcheck.cli import inputs
    from numcheck.config import Settings
    from numcheck.read.files import read_article
    from numcheck.report import why

    match = _PLACE.fullmatch(options.place)
    if match is None:
        raise SettingsError(f"{options.place!r}: write ARTICLE:LINE or ARTICLE:LINE:COLUMN")
    article = read_article(match["path"])
    article = replace(article, published=inputs.published(options.published) or article.published)
    settings = Settings(rules=tuple(options.rules), **({"pipeline": options.pipeline} if options.pipeline else {}))
    column = int(match["column"]) if match["column"] else None
    found, texts = api.explain(article, inputs.sources(options.against), int(match["line"]), column, settings)
    if not found:
        raise SettingsError(f"{options.place}: no figure or date was read there (numcheck facts shows those that were)")
    sys.stdout.write(why.render(found, texts))
    return 0
