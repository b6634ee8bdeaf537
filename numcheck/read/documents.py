"""A story → the documents to read, each under its one name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from numcheck.model.article import Article, Block, Document, Story
from numcheck.read.dates import dateline_date, dateline_end
from numcheck.read.paragraphs import paragraphs

SEARCHED = 4
"""How many of the first paragraphs may open with a dateline."""


def documents(story: Story) -> Iterator[Document]:
    """The article's headline and body, then each source's; names are made unique with "#2"."""
    taken: set[str] = set()
    yield from _of_article(story.article, _unique(story.article.name or "article", taken), None)
    for number, source in enumerate(story.sources):
        name = _unique(source.name or f"source-{number + 1}", taken)
        yield from _of_article(source, name, number)


def _unique(name: str, taken: set[str]) -> str:
    """The name, or with the first of "#2", "#3" … under which neither it nor its headline is taken."""
    free, number = name, 1
    while not taken.isdisjoint((free, f"{free}/headline")):
        number += 1
        free = f"{name}#{number}"
    taken.update((free, f"{free}/headline"))
    return free


def _of_article(article: Article, name: str, source: int | None) -> Iterator[Document]:
    published = article.published or dateline_date(article.text)
    blocks = article.blocks if article.blocks is not None else tuple(paragraphs(article.text))
    headings = tuple(block for block in blocks if block.part == "headline")
    body = [block for block in blocks if block.part == "body"]
    dateline = _dateline(article.text, body)
    if article.headline:
        whole = (Block(((0, len(article.headline)),), "headline"),)
        yield Document(f"{name}/headline", article.headline, whole, published, source, "headline", dateline)
    elif headings:
        yield Document(f"{name}/headline", article.text, headings, published, source, "headline", dateline)
    yield Document(
        name, article.text, tuple(_without_dateline(article.text, body)), published, source, "body", dateline
    )


def _dateline(text: str, body: Sequence[Block]) -> str:
    """The dateline at the top of one of the first blocks, "" without one."""
    for block in body[:SEARCHED]:
        start, end = block.ranges[0]
        if stop := dateline_end(text, start, end):
            return text[start:stop]
    return ""


def _without_dateline(text: str, body: Sequence[Block]) -> Iterator[Block]:
    """The blocks, a dateline at the top of one of the first parted from its sentence."""
    for number, block in enumerate(body):
        start, end = block.ranges[0]
        stop = dateline_end(text, start, end) if number < SEARCHED else None
        if stop is None:
            yield block
        else:
            yield Block(((start, stop),))
            yield Block(((stop, end), *block.ranges[1:]))
