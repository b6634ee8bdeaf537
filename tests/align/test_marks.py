"""What a number alone tells: that the article has it from one place of its source."""

from __future__ import annotations

import pytest

from numcheck import api
from numcheck.model.article import Article
from numcheck.model.comparison import Comparison


def _pairs(text: str, source: str) -> list[Comparison]:
    meeting, _ = api.examine(Article(text, name="article"), [Article(source, name="source")])
    return [pair for pairs in meeting.against.values() for pair in pairs]


@pytest.mark.parametrize(
    ("text", "source", "anchored"),
    [
        ("The link will swallow 18.4 billion euros.", "Capital outlay: PLN 18.4 billion.", True),
        ("The deal is worth 12.4 million zlotys.", "The contract comes to 12.4 billion zlotys.", True),
        ("Some 2,345 teachers walked out.", "A poll of 2,345 tutors was held.", True),
        ("More than 3,200 dockers struck.", "Up to 3,200 dockers stayed at home.", True),
        ("Some 20 teachers walked out.", "A poll of 20 tutors was held.", False),
        ("Some 1,984 teachers walked out.", "A poll of 1,984 tutors was held.", False),
        ("Waves reached 12 metres.", "The port lies 12 km to the south.", False),
        ("The blast killed 45 people.", "The hall was built for 45 dollars.", False),
    ],
)
def test_an_unlikely_number_is_an_anchor(text: str, source: str, anchored: bool) -> None:
    """Three digits are, two in sentences that touch; a year or a small number is none."""
    assert any(pair.anchored for pair in _pairs(text, source)) == anchored


@pytest.mark.parametrize(
    ("source", "rivals"),
    [
        ("The union said 1,850 workers had struck. The company said 1,240 had.", True),
        ("The union said 1,850 workers had struck.", False),
        ("The company said 1,850 workers had struck. The union said 1,240 had.", False),
    ],
)
def test_two_whom_a_source_lets_speak_are_rivals(source: str, rivals: bool) -> None:
    """The article gives the company a figure that is the union's."""
    pairs = _pairs("The company said 1,850 workers had struck.", source)
    assert any(pair.rivals for pair in pairs if pair.same_number) == rivals


@pytest.mark.parametrize(
    ("speaker", "rivals"),
    [("union", True), ("company", False), ("ministry", False), ("mayor", False)],
)
def test_who_issued_a_source_is_a_voice(speaker: str, rivals: bool) -> None:
    """A figure that stands in the company's paper alone is not the union's, who issued the other."""
    union = Article("METAL WORKERS' UNION\nPress statement\n\nThe strike is holding.", name="one")
    company = Article("Hanbit Shipbuilding Co., Ltd.\nFiling\n\nThe loss is 32.4 billion won a day.", name="two")
    text = f"The {speaker} said the loss was 32.4 billion won a day."
    meeting, _ = api.examine(Article(text, name="article"), [union, company])
    pairs = [pair for pairs in meeting.against.values() for pair in pairs if pair.same_number]
    assert [pair.rivals for pair in pairs] == [rivals]
