"""What a figure counts or measures, who says so and how it stands, by the ways in which news puts it."""

from __future__ import annotations

from datetime import date

import pytest

from numcheck import api
from numcheck.model.article import Article
from numcheck.model.fact import Fact


def _fact(text: str, figure: str) -> Fact:
    """The fact of a figure of an article."""
    meeting, _ = api.examine(Article(text, name="article", published=date(2025, 5, 20)), [])
    return next(fact for fact in meeting.facts if fact.text.startswith(figure))


@pytest.mark.parametrize(
    ("text", "figure", "subject"),
    [
        ("A school lunch costs the council £2.53.", "£2.53", "school lunch"),
        ("Turnout was 56.6 percent of the city's 438,690 registered voters.", "56.6", "Turnout"),
        ("The ship was carrying 286 people, 259 of them passengers.", "259", "passengers"),
        ("Fourteen were arrested on suspicion of violent disorder.", "Fourteen", "people"),
        ("Drone strike on market kills 46", "46", "people"),
        ("Eggs were nearly 20 percent dearer.", "nearly 20", "Eggs"),
        ("Six of the winners will run on sunshine, and the other three on wind.", "three", "winners"),
        ("Deaths: 7 (Santiago 4, Fogo 3)", "7", "Deaths"),
        ("Missing: 15", "15", "Missing"),
        ("Rescued from roofs and vehicles since Sunday 12 October: 460.", "460", "people"),
        ("Houses flooded: 1,412, of which 310 in Kestrel.", "1,412", "Houses"),
        ("Fourteen persons were injured, two of them police officers.", "two", "police officers"),
        ("Another 400 or so homes lose a second wage.", "400", "homes"),
    ],
)
def test_what_a_figure_is_of(text: str, figure: str, subject: str) -> None:
    """Past datives, comparatives and brackets."""
    found = _fact(text, figure).subject
    assert found is not None
    assert found.text == subject


@pytest.mark.parametrize(
    ("text", "figure", "unit"),
    [
        ("Lake level 81.3 m, an increase of 4.6 m.", "4.6", "metre"),
        ("Turnover was $81.3 m, a rise of 4.6 m.", "4.6", None),
    ],
)
def test_a_metre_in_a_report(text: str, figure: str, unit: str | None) -> None:
    """A tenth and an "m" apart from it are a height, where no money is about."""
    quantity = _fact(text, figure).quantity
    assert quantity is not None
    assert (quantity.unit.name if quantity.unit else None) == unit


@pytest.mark.parametrize(
    ("text", "figure", "change"),
    [
        ("It had 83,310 votes, 4,200 more than its rival.", "4,200", "up"),
        ("Pay was $41.52, $2.05 less than in May.", "$2.05", "down"),
        ("The train was going 50 km/h too fast.", "50", "up"),
        ("Exports were worth $312 million, up $14 million, or 4.9 percent.", "4.9", "up"),
        ("The bomb killed 30 people less than a week after the truce.", "30", None),
        ("Fishermen picked up 140 before noon.", "140", None),
    ],
)
def test_amounts_of_difference(text: str, figure: str, change: str | None) -> None:
    """What one figure is more than another is no level."""
    quantity = _fact(text, figure).quantity
    assert quantity is not None
    assert quantity.change == change


@pytest.mark.parametrize(
    ("text", "figure", "former"),
    [
        ("Net profit rose to 42.1 million euros from 37.8 million euros.", "37.8", True),
        ("They have 14 centres, against 12 in 2021.", "12", True),
        ("The striker scored 13 goals last season.", "13", True),
        ("In the year before, the unit treated 431 patients.", "431", True),
        ("Prosecutors brought charges against 45 people.", "45", False),
        ("The show was lent works from 34 museums.", "34", False),
        ("The week before the vote 45 people were killed.", "45", False),
    ],
)
def test_an_earlier_level(text: str, figure: str, former: bool) -> None:
    """The level that another one is only held against."""
    assert _fact(text, figure).former == former


@pytest.mark.parametrize(
    ("text", "figure", "speaker"),
    [
        ("By Kyiv's account, its troops seized 1,300 square kilometres.", "1,300", "Kyiv"),
        ("By last week's count, 452 people had died.", "452", None),
        ("The company estimates the loss of output at 32 billion won a day.", "32", "company"),
        ("Police put the crowd at 18,000.", "18,000", "Police"),
        ('"We lost 40 boats," said its director, Ana Ruiz. "Some 300 are left."', "Some 300", "Ana Ruiz"),
    ],
)
def test_who_says_so(text: str, figure: str, speaker: str | None) -> None:
    """By an account, by a reckoning verb, over the sentences of a quote."""
    said = _fact(text, figure).attribution
    assert (said.speaker if said else None) == speaker


@pytest.mark.parametrize(
    ("text", "figure", "status"),
    [
        ("Prosecutors asked for 78 months.", "78", "proposed"),
        ("The group plans a $50,000 reward for the thieves.", "$50,000", "planned"),
        ("Prosecutors want him jailed for five years.", "five", "planned"),
        ("The bank forecasts that prices will rise 2.4 percent.", "2.4", "estimated"),
        ("A household can send three members.", "three", "possible"),
    ],
)
def test_how_it_stands(text: str, figure: str, status: str) -> None:
    """What is asked for, planned, wanted or forecast has not happened."""
    event = _fact(text, figure).event
    assert event is not None
    assert event.status == status


def test_a_line_of_a_table_is_about_its_heading() -> None:
    """The words of the heading above it are its context; a sentence has its own."""
    text = "Exports of washed cashmere\n\n2024: 312.6 million dollars.\n\nThe mayor opened a new bridge with 40 lamps."
    assert "cashmer" in _fact(text, "312.6").context
    assert "cashmer" not in _fact(text, "40").context
