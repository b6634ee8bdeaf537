"""Plain text: which lines make a paragraph, which one is the headline, and what never happens."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numcheck.model.article import Article, Block
from numcheck.read.formats import readers
from numcheck.read.formats.plain import read
from numcheck.read.paragraphs import paragraphs

BODY = "Police arrested 40 people on Monday. They were charged with theft."
WRAPPED = """\
Police in the northern port arrested about forty people
on Monday after a march through the old town ended in
scuffles, a spokeswoman said. All were charged with
theft.

A court will hear the first case in the third week of
June, the office of the prosecutor said.
"""

TEXTS = st.text(
    st.one_of(st.sampled_from(" \n\r\t.#*_`[]()<>|-:'\"\\&;0123456789aZé\ufeff\0"), st.characters(codec="utf-8")),
    max_size=120,
)


def _shown(article: Article) -> list[tuple[str, str]]:
    """Each block's part and words."""
    return [(block.part, " ".join(_words(article, block).split())) for block in article.blocks or ()]


def _words(article: Article, block: Block) -> str:
    return "".join(article.text[start:end] for start, end in block.ranges)


def test_a_first_line_is_the_headline() -> None:
    """A line of its own without a full stop is the headline, the rest the body."""
    assert _shown(read(f"Forty held after march\n\n{BODY}\n", "a.txt")) == [
        ("headline", "Forty held after march"),
        ("body", BODY),
    ]


@pytest.mark.parametrize("first", ["Police said so.", "PARIS, June 4 (Reuters) - Police said so", "x" * 161])
def test_not_every_first_line_is_a_headline(first: str) -> None:
    """A sentence, a dateline and a long line belong to the body."""
    assert {part for part, _ in _shown(read(f"{first}\n\n{BODY}\n", "a.txt"))} == {"body"}


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    """Line ends inside a sentence part nothing; blank lines do."""
    blocks = _shown(read(WRAPPED, "a.txt"))
    assert [words.split()[0] for _, words in blocks] == ["Police", "A"]
    assert blocks[0][1].endswith("All were charged with theft.")


def test_one_paragraph_a_line() -> None:
    """Without blank lines, long lines are paragraphs."""
    lines = [f"{BODY} {BODY} Number {i}." for i in range(3)]
    assert [words for _, words in _shown(read("\n".join(lines), "a.txt"))] == lines


def test_list_items_are_apart() -> None:
    """An item starts a paragraph though no blank line stands before it."""
    text = "The council decided:\n- 12 schools close\n- 3 schools merge\n1. 40 jobs go\n"
    assert len(read(text, "a.txt").blocks or ()) == 4


@pytest.mark.parametrize("text", [f"Forty held after march\n\n{BODY}\n\n{BODY}\n", WRAPPED])
def test_windows_line_ends_change_nothing(text: str) -> None:
    """CRLF gives the same blocks with the same words."""
    assert _shown(read(text.replace("\n", "\r\n"), "a.txt")) == _shown(read(text, "a.txt"))


def test_a_dateline_gives_the_publication_date() -> None:
    """The date stands in the text; nothing else has to say it."""
    published = read(f"Forty held\n\nPARIS, June 4, 2024 (AP) — {BODY}\n", "a.txt").published
    assert published is not None
    assert published.isoformat() == "2024-06-04"


@pytest.mark.parametrize("suffix", sorted(readers()))
@given(text=TEXTS)
def test_any_text_is_read(suffix: str, text: str) -> None:
    """No text makes a reader raise, and what it reads lies inside the text, in order, never empty."""
    article = readers()[suffix](text, "any")
    assert article.text == text
    blocks = article.blocks or ()
    ranges = [each for block in blocks if block.part == "body" for each in block.ranges]
    ranges_of_headlines = [each for block in blocks if block.part == "headline" for each in block.ranges]
    for found in (ranges, ranges_of_headlines):
        assert all(0 <= start < end <= len(text) for start, end in found)
        assert all(before[1] <= after[0] for before, after in itertools.pairwise(found))


@given(TEXTS)
def test_paragraphs_lose_no_word(text: str) -> None:
    """Every character that is no white space is in exactly one paragraph."""
    blocks = list(paragraphs(text))
    kept = "".join(text[start:end] for block in blocks for start, end in block.ranges)
    assert "".join(kept.split()) == "".join(text.split())
