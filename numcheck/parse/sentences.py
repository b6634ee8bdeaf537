"""Cut a folded block into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from numcheck.lexicon.load import words
from numcheck.model.sentence import Folded

LONGEST = 1500
"""Characters after which a sentence is cut at a space, so that no text can stall the parser."""

LONGEST_WORD = 40
"""Characters looked at before a full stop, so that a long paragraph is read in linear time."""

_STOP = re.compile(r"""(?<![.!?])[.!?]+(?:['")\]]|''){0,3}(?= )""")
_WORD_BEFORE = re.compile(r"[\w.&'-]*$")
_INITIALS = re.compile(r"(?:[A-Za-z]\.)*[A-Za-z]$")


def split(block: Folded) -> Iterator[Folded]:
    """The sentences of a block, in order, nothing lost but the space between them."""
    start = 0
    for stop in _STOP.finditer(block.text):
        if _ends_sentence(block.text, stop.start(), stop.end()):
            yield from _bounded(block, start, stop.end())
            start = stop.end() + 1
    yield from _bounded(block, start, len(block.text))


def _bounded(block: Folded, start: int, end: int) -> Iterator[Folded]:
    while end - start > LONGEST:
        cut = block.text.rfind(" ", start, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        yield block.cut(start, cut)
        start = cut + (block.text[cut] == " ")
    if start < end:
        yield block.cut(start, end)


def _ends_sentence(text: str, stop: int, after: int) -> bool:
    following = text[after + 1 : after + 3].lstrip("\"'([`")
    if not following or not (following[0].isupper() or following[0].isdigit()):
        # A lower-case word goes on with the sentence; so do symbols other than money and quotes.
        return bool(following) and following[0] in "$£€¥-–—_•*" and text[stop] == "."
    if text[stop] != "." or text[stop : stop + 3] == "...":
        return True
    word = _WORD_BEFORE.search(text, max(0, stop - LONGEST_WORD), stop)
    before = word.group().lower().strip("'") if word else ""
    if before in words("abbreviations", "never_final"):
        return False
    if before in words("abbreviations", "before_number"):
        return not following[0].isdigit()
    if _INITIALS.match(before):
        return _initials_end(before, text, after)
    return True


def _initials_end(before: str, text: str, after: int) -> bool:
    """As in "the U.S. The" ends a sentence, "the U.S. Army" and "John F. Kennedy" do not."""
    following = re.match(r"[\"'(\[]*(\w+)", text[after + 1 : after + 30])
    starts = following is not None and following.group(1).lower() in words("abbreviations", "openers")
    return starts and ("." in before or before == "i")
