"""Markdown, with offsets into the file as given.

markdown-it-py (MIT) parses it; the text of each inline token is found again in the source, so
that markup, link targets, code, comments and images are left out and every offset is the file's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from numcheck.errors import InputError, Problem
from numcheck.model.article import Article, Block, Range
from numcheck.read.dates import as_date, dateline_date
from numcheck.read.suppressions import suppressions, unclosed

if TYPE_CHECKING:
    from markdown_it.token import Token

SUFFIXES = (".md", ".markdown")

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(?P<yaml>.*?)^---[ \t]*(?:\r?\n|\Z)", re.S | re.M)
_DATE_KEYS = ("date", "published", "publication_date", "publishdate", "pubdate")
_SOURCES = re.compile(r"^sources[ \t]*:", re.M | re.I)
_TITLE_KEYS = ("title", "headline")


def read(text: str, name: str) -> Article:
    """An article whose headline is the front matter's title, else a first heading of level 1."""
    front = _FRONT.match(text)
    body = front.end() if front else 0
    meta, title = _front_matter(front, name) if front else ({}, None)
    comments: list[tuple[Range, Range | None]] = []
    blocks = list(_blocks(text, body, comments))
    if title:
        blocks.insert(0, Block((title,), "headline"))
    elif blocks and text[: blocks[0].ranges[0][0]].rsplit("\n", 1)[-1].strip() == "#":
        blocks[0] = Block(blocks[0].ranges, "headline")
    unclosed(text, name, blocks)
    published = next((found for key in _DATE_KEYS if (found := as_date(meta.get(key)))), None)
    return Article(
        text,
        name=name,
        published=published or dateline_date(text, body),
        blocks=tuple(blocks),
        suppressions=tuple(suppressions(text, name, comments, blocks)),
        sources=meta.get("sources", ()),
    )


def _broken(error: Exception, name: str) -> Problem:
    """Where front matter is no YAML."""
    mark = getattr(error, "problem_mark", None)
    line, column = (mark.line + 2, mark.column + 1) if mark else (1, 1)
    reason = getattr(error, "problem", None) or "nested too deeply"
    return Problem(f"the front matter is not YAML: {reason}", name, line, column)


def _front_matter(front: re.Match[str], name: str) -> tuple[dict[str, Any], Range | None]:
    """The front matter's plain values by lower-case key, and where the title stands."""
    import yaml

    try:
        node = yaml.compose(front["yaml"], Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError) as error:
        if _SOURCES.search(front["yaml"]):  # what the article is to be checked against would be lost
            raise InputError(_broken(error, name)) from error
        return {}, None
    if not isinstance(node, yaml.MappingNode):
        return {}, None
    meta: dict[str, Any] = {}
    title = None
    for key, value in node.value:
        if isinstance(key, yaml.ScalarNode) and key.value.lower() == "sources":
            meta["sources"] = _sources(value, name)
        if not isinstance(key, yaml.ScalarNode) or not isinstance(value, yaml.ScalarNode):
            continue
        meta.setdefault(key.value.lower(), value.value)
        if key.value.lower() in _TITLE_KEYS and value.value.strip() and title is None:
            start = front.start("yaml") + value.start_mark.index
            end = front.start("yaml") + value.end_mark.index
            quoted = value.style in ("'", '"')
            title = (start + quoted, end - quoted)
    return meta, title


def _sources(node: Any, name: str) -> tuple[str, ...]:
    """The front matter's sources, a list or a single one; raises InputError for anything else."""
    items = node.value if isinstance(node.value, list) else [node]
    found = [item.value for item in items if isinstance(getattr(item, "value", None), str) and item.value.strip()]
    if len(found) != len(items):
        place = node.start_mark.line + 2, node.start_mark.column + 1
        raise InputError(Problem("sources must be a list of paths, as in [wire.txt@2024-10-24]", name, *place))
    return tuple(found)


def _blocks(text: str, body: int, comments: list[tuple[Range, Range | None]]) -> Iterator[Block]:
    """The blocks of prose; where markup of HTML stands goes to `comments`."""
    from markdown_it import MarkdownIt

    text = text.replace("\0", "\ufffd")  # as Markdown reads it, so that its words are found again
    lines = _line_starts(text, body)
    tokens = MarkdownIt("commonmark").enable("table").disable("text_join").parse(text[body:])
    cursor = body
    for token in tokens:
        if token.map is None or token.type not in ("inline", "html_block"):
            continue
        first, last = token.map
        stop = lines[min(last, len(lines) - 1)]
        if token.type == "html_block":
            comments.append(((lines[first], stop), None))
            continue
        cursor = max(cursor, lines[first])
        inside: list[Range] = []
        ranges, cursor = _ranges(text, token.children or (), cursor, stop, inside)
        comments += [(place, (lines[first], stop)) for place in inside]
        if ranges:
            yield Block(tuple(ranges), "body")


def _line_starts(text: str, body: int) -> list[int]:
    """Where each line of text[body:] starts, as markdown-it counts lines; then the text's end."""
    ends = [body + match.end() for match in re.finditer(r"\r\n|\r|\n", text[body:])]
    return [body, *ends, len(text)]


def _ranges(
    text: str, children: Iterable[Token], cursor: int, stop: int, comments: list[Range]
) -> tuple[list[Range], int]:
    """Where the children's words stand in text[cursor:stop], and how far that has come."""
    ranges: list[Range] = []
    for child in children:
        wanted = _source_of(child)
        if not wanted:
            continue
        start = text.find(wanted, cursor, stop)
        if start < 0:
            continue
        if child.type in ("text", "text_special", "softbreak", "hardbreak"):
            escape = child.type == "text_special" and wanted.startswith("\\")
            ranges.append((start + escape, start + len(wanted)))
        cursor = start + len(wanted)
        if child.type == "html_inline":
            comments.append((start, cursor))
    return ranges, cursor


def _source_of(child: Token) -> str:
    """What of a child is to be found in the source: its words, or its markup as a landmark."""
    if child.type in ("softbreak", "hardbreak"):
        return "\n"
    if child.type == "text_special":
        return child.markup
    if child.type == "link_close":
        return "](" if child.info != "auto" else ">"
    return child.content
