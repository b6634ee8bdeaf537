"""Folding and cutting text loses nothing, and every character knows where it came from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numcheck.model.article import Block, Document
from numcheck.model.sentence import Folded
from numcheck.parse.candidate import may_carry_figure
from numcheck.parse.document import parse
from numcheck.parse.fold import fold
from numcheck.parse.sentences import LONGEST, split

TEXTS = st.text(
    st.one_of(st.sampled_from(" .!?\n\t\u00a0’“”–%²½ﬁ１２3aZ\u200b\ufeff$£\"'"), st.characters(codec="utf-8")),
    max_size=200,
)


def _fold(text: str) -> Folded:
    return fold(text, Block(((0, len(text)),)))


def _sentences(text: str) -> list[str]:
    return [each.text for each in split(_fold(text))]


@given(TEXTS)
def test_folded_text_knows_its_origin(text: str) -> None:
    """One origin a character, never decreasing; spaces are single and none stands at the ends."""
    folded = _fold(text)
    assert len(folded.origins) == len(folded.text) + 1
    assert list(folded.origins) == sorted(folded.origins)
    assert all(0 <= origin <= len(text) for origin in folded.origins)
    assert "  " not in folded.text
    assert folded.text == folded.text.strip(" ")


@given(TEXTS.map(lambda text: "".join(char for char in text if "!" <= char <= "~" and char != "`")))
def test_plain_text_folds_to_itself(text: str) -> None:
    """ASCII stays as it is, in its place."""
    assert _fold(text) == Folded(text, tuple(range(len(text) + 1)))


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("2\u00a0000", "2 000"),
        ("１２", "12"),
        ("“a”", '"a"'),
        ("it’s", "it's"),
        ("−5", "-5"),
        ("co\u00adop", "coop"),
        ("a \n b", "a b"),
    ],
)
def test_one_spelling_of_everything(text: str, plain: str) -> None:
    """Spaces, quotes, minus signs and digits of every kind read as their plain forms."""
    assert _fold(text).text == plain


@given(TEXTS)
def test_sentences_lose_nothing_but_the_space_between(text: str) -> None:
    """The sentences of a block in order are its text."""
    assert "".join(_sentences(text)).replace(" ", "") == _fold(text).text.replace(" ", "")


@given(st.integers(1, 4), st.sampled_from(["x", "x ", "12,"]))
def test_no_sentence_is_longer_than_the_limit(times: int, piece: str) -> None:
    """Text without a full stop is cut, so that it cannot stall the parser."""
    assert all(len(each) <= LONGEST for each in _sentences(piece * LONGEST * times))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Forty died. Ten live.", 2),
        ("It fell 4.5 percent. It rose.", 2),
        ("The U.S. Army sent 40 men.", 1),
        ("He left the U.S. The army stayed.", 2),
        ("Mr. Smith and Dr. Wu met on Oct. 24 in Kyiv.", 1),
        ("John F. Kennedy was 46.", 1),
        ('"Forty died." He wept.', 2),
        ("Route No. 10 is closed.", 1),
        ("What? Forty! Yes.", 3),
    ],
)
def test_where_sentences_end(text: str, count: int) -> None:
    """Abbreviations, initials and decimals end none."""
    assert len(_sentences(text)) == count


@pytest.mark.parametrize(
    "text",
    ["40 men", "a dozen men", "on Monday", "twenty-one", "½ a mile", "last year", "halved", "tenfold", "Ninety-five"],
)
def test_what_may_carry_a_figure(text: str) -> None:
    """Digits, number words and time words are looked at."""
    assert may_carry_figure(text)


def test_other_sentences_are_not_parsed() -> None:
    """A sentence without a figure or a date stays whole and has no tokens."""
    text = "The mayor smiled. The aviary holds 27 parrots."
    (parsed,) = parse([Document("a", text, (Block(((0, len(text)),)),), None, None, "body")])
    assert [bool(sentence.tokens) for sentence in parsed.sentences] == [False, True]
    assert [sentence.index for sentence in parsed.sentences] == [0, 1]


def test_a_sentence_that_names_who_is_meant_is_parsed() -> None:
    """What stands before "she" governs the figure after it."""
    text = "Snow fell. The mayor smiled. She owns 27 parrots."
    (parsed,) = parse([Document("a", text, (Block(((0, len(text)),)),), None, None, "body")])
    assert [bool(sentence.tokens) for sentence in parsed.sentences] == [False, True, True]
