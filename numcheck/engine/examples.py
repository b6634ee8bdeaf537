"""The examples that a rule carries: `[[…]]` marks the spans that a finding must touch."""

from __future__ import annotations

import re
from datetime import date

from numcheck.engine.rule import Example
from numcheck.model.article import Article
from numcheck.notation.document import Entries, Node
from numcheck.notation.reader import Mistakes, entries, text

_MARK = re.compile(r"\[\[(.+?)\]\]", re.S)
KEYS = ("name", "article", "sources", "finds")
ARTICLE_KEYS = ("text", "headline", "published")
ARTICLE = "article"

Mark = tuple[str, int, int]


def examples(node: Node | None, mistakes: Mistakes, whole: bool = True) -> tuple[Example, ...]:
    """The examples of a rule; of a `whole` one at least one that fires and one that stays silent."""
    if node is None:
        return ()
    if not isinstance(node.value, tuple):
        mistakes.add(node, "examples must be a list")
        return ()
    found = tuple(_example(item, mistakes) for item in node.value)
    if whole and not any(example.finds for example in found):
        mistakes.add(node, "no example fires (finds: 1)")
    if whole and all(example.finds for example in found):
        mistakes.add(node, "no example stays silent (finds: 0)")
    for number, example in enumerate(found):
        if example.name in {before.name for before in found[:number]}:
            mistakes.add(node.value[number], f"another example is named {example.name!r}")
    return found


def _example(node: Node, mistakes: Mistakes) -> Example:
    keys = entries(node, "an example", mistakes)
    for name, key, _ in keys:
        if name not in KEYS:
            mistakes.unknown(key, "key of an example", name, KEYS)
    marks: list[Mark] = []
    article_node, sources_node, finds_node = keys.get("article"), keys.get("sources"), keys.get("finds")
    if article_node is None:
        mistakes.add(node, "an example needs an 'article'")
    article = _article(article_node or node, ARTICLE, marks, mistakes)
    sources = []
    if sources_node is not None and isinstance(sources_node.value, tuple):
        for number, item in enumerate(sources_node.value, 1):
            sources.append(_article(item, f"source-{number}", marks, mistakes))
    elif sources_node is not None:
        mistakes.add(sources_node, "sources must be a list")
    finds = finds_node.value if finds_node is not None else None
    if not isinstance(finds, int) or isinstance(finds, bool) or finds < 0:
        mistakes.add(finds_node or node, "'finds' must be a number, 0 or more")
        finds = 0
    name = " ".join(text(keys.get("name"), "name", mistakes).split())
    return Example(name, article, tuple(sources), finds, tuple(marks), node.line)


def _article(node: Node, name: str, marks: list[Mark], mistakes: Mistakes) -> Article:
    if isinstance(node.value, str):
        return Article(_unmarked(node, node.value, name, marks, mistakes), name=name)
    if not isinstance(node.value, Entries):
        mistakes.add(node, "an article is text, or a mapping with 'text'")
        return Article("", name=name)
    if node.value.get("text") is None:
        mistakes.add(node, "an article needs its 'text'")
    for key_name, key, _ in node.value:
        if key_name not in ARTICLE_KEYS:
            mistakes.unknown(key, "key of an article", key_name, ARTICLE_KEYS)
    body = _unmarked(node, text(node.value.get("text"), "text", mistakes), name, marks, mistakes)
    headline = text(node.value.get("headline"), "headline", mistakes)
    headline = _unmarked(node, headline, f"{name}/headline", marks, mistakes)
    return Article(body, headline or None, name, _published(node.value.get("published"), mistakes))


def _published(node: Node | None, mistakes: Mistakes) -> date | None:
    if node is None:
        return None
    try:
        return date.fromisoformat(str(node.value))
    except ValueError:
        mistakes.add(node, f"{node.value!r} is not a date; write it YYYY-MM-DD")
        return None


def _unmarked(node: Node, marked: str, name: str, marks: list[Mark], mistakes: Mistakes) -> str:
    """The text without its [[…]], whose places go to `marks`."""
    parts, end, length = [], 0, 0
    for match in _MARK.finditer(marked):
        parts += [marked[end : match.start()], match.group(1)]
        length += match.start() - end
        marks.append((name, length, length + len(match.group(1))))
        length += len(match.group(1))
        end = match.end()
    plain = "".join([*parts, marked[end:]])
    if "[[" in plain or "]]" in plain:
        mistakes.add(node, "a mark is empty, not closed or not opened: write [[words]]")
    return plain
