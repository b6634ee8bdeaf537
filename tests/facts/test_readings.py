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
        ("The survey found 4,870 pairs on the island in June, against 1,610 in 2017.", "1,610", "pairs on the island"),
        ("The committee decided by nine votes to four.", "four", "votes"),
        ("Police recorded 12,300 crossings, 31 percent fewer than the 17,800 of last year.", "31", "crossings"),
        ("Of the ships at anchor, seven are to take on wheat.", "seven", "ships at anchor"),
        ("Towns will be spared, but fountains have been switched off in 31 of them.", "31", "Towns"),
        ("That happened to 29 participants, 17 in the first group and 12 in the other.", "17", "participants"),
        ("The home sleeps 318, of whom 61 are children.", "61", "children"),
        ("The protest drew 5,000 people. Police put it at 3,200.", "3,200", "people"),
        ("The number of asylum seekers fell by a quarter.", "a quarter", "asylum seekers"),
        ("The railway bought 12 six-coach trains.", "12", "six-coach trains"),
        ("- Estimated cost: $3.6 million", "$3.6", "Estimated cost"),
        ("In 2023, on 4 April, police arrested 31 men.", "31", "men"),
        ("The death toll is now 23 (previous update, Monday: 17).", "23", "death toll"),
        ("The crash killed 259 people on the plane and 11 on the ground.", "11", "people"),
    ],
)
def test_what_a_figure_is_of(text: str, figure: str, subject: str) -> None:
    """Past datives, comparatives and brackets."""
    found = _fact(text, figure).subject
    assert found is not None
    assert found.text == subject


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("The ministry promises 6,400 during construction.", "6,400"),
        ("The families of the 22 still missing waited at the port.", "22"),
        ("He was dropped on 8, 22 and 41 in the first innings.", "22"),
    ],
)
def test_what_is_left_open(text: str, figure: str) -> None:
    """No noun near a number that counts something else is taken for what it counts."""
    assert _fact(text, figure).subject is None


@pytest.mark.parametrize(
    ("text", "figure", "event"),
    [
        ("Two of the 12 jurors were excused on Wednesday.", "Two", "excuse"),
        ("The club had to sell six of its 14 boats.", "six", "sell"),
        ("Bombings in Nairobi killed 258 people, including 12 Americans.", "12", "kill"),
        ("In the week to Sunday 402 people fell ill.", "402", "fall ill"),
        ("Of the 1,310 cases that were closed by June, 87 ended in asylum.", "1,310", "close"),
        ("At least 75 people were killed and 1,643 wounded there.", "1,643", "injure"),
    ],
)
def test_what_happened(text: str, figure: str, event: str) -> None:
    """A part has its own verb, a whole that of its clause."""
    found = _fact(text, figure).event
    assert found is not None
    assert found.lemma == event


@pytest.mark.parametrize(
    ("text", "figure", "told"),
    [
        ("The tariff is K1,005 and the fee P4.50.", "K1,005", "ZMW"),
        ("The firm paid N120 billion in tax.", "N120", "NGN"),
        ("The programme cost RWF 90 million.", "RWF 90", "RWF"),
        ("The fare is MK2,000.", "MK2,000", "MWK"),
        ("Teachers wore N95 masks for 40 days.", "40", "day"),
        ("The S&P 500 fell 40 points.", "40", "point"),
    ],
)
def test_letters_that_stand_for_money(text: str, figure: str, told: str) -> None:
    """They are glued to the number; one letter alone needs a number that looks like money."""
    quantity = _fact(text, figure).quantity
    assert quantity is not None
    assert quantity.unit is not None
    assert quantity.unit.name == told


@pytest.mark.parametrize(
    ("text", "figure", "speaker"),
    [
        ("MR ANAND (for the defendant): What we say is that he kept £240,000 for himself.", "£240,000", "Anand"),
        ('Regional secretary Maureen Tulloch: "We stood 19 days in the rain."', "19", "Maureen Tulloch"),
        ("QUESTION: Minister, did you ask for 40 doses?", "40", None),
        ("My payslip says 2,140 euros after 14 years.", "2,140", None),
        (
            "The General Manager, Public Affairs, Mrs Ndidi Okafor, said 5 parts were worn out.",
            "5",
            "Ndidi Okafor",
        ),
        ("Judge Alison Mercer KC said he had kept £240,000.", "£240,000", "Alison Mercer"),
    ],
)
def test_who_speaks(text: str, figure: str, speaker: str | None) -> None:
    """The labels of transcripts and releases, titles and what stands behind a name."""
    found = _fact(text, figure).attribution
    assert (found.speaker if found else None) == speaker


@pytest.mark.parametrize(
    ("text", "figure", "time"),
    [
        ("Numbers have dropped from 2,150 in 2008 to 1,290 in 2023.", "1,290", "2023"),
        ("Bombings on Aug. 7 at two embassies killed 258 people and injured 5,000.", "5,000", "2024-08-07"),
        ("In 2023, the maker expects its drug to have sales of $5bn.", "$5bn", "2023"),
        ("He was tried for the 1996 Olympic bombing that killed one person.", "one", "1996"),
        (
            "A team looks into the attacks which killed 224 people, including 12 monks, on Aug. 7, 1998.",
            "224",
            "1998-08-07",
        ),
        ("In January a ferry sank on the same crossing with the loss of seven lives.", "seven", "2025-01"),
    ],
)
def test_when_it_was(text: str, figure: str, time: str) -> None:
    """The year right behind a figure, the day of the event's own noun, the time that opens a sentence."""
    found = _fact(text, figure).time
    assert found is not None
    assert found.timex == time


@pytest.mark.parametrize(
    ("text", "figure", "place"),
    [
        ("Bombs at embassies in Kenya and Tanzania killed 258 people.", "258", "Kenya and Tanzania"),
        ("Two men were charged in the Boston bombing.", "Two", None),
        ("The fire in Lyon destroyed 40 homes.", "40", "Lyon"),
    ],
)
def test_where_it_was(text: str, figure: str, place: str | None) -> None:
    """All places that are joined; an event is none, though a place has given it its name."""
    found = _fact(text, figure).place
    assert (found.text if found else None) == place


def test_a_level_that_had_been_given_is_former() -> None:
    """Against such a level nothing is set."""
    assert _fact("On Monday officials had put the toll at 31.", "31").former
    assert _fact("Same period of 2023: 19 vessels.", "19").former
    assert not _fact("Officials put the toll at 31.", "31").former


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
        ("There were 16 fewer lots.", "16", "down"),
        ("Fewer than 16 lots were sold.", "Fewer than 16", None),
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
        ("Police put it at 18,000; the Clean Air Alliance said 40,000 had marched.", "18,000", "Police"),
        ("Police put it at 18,000; the Clean Air Alliance said 40,000 had marched.", "40,000", "Clean Air Alliance"),
        ("The Food Network said this. He said it had helped 1,260 households.", "1,260", "He"),
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
        ("The prosecution said it would seek a confiscation order of £1.92m.", "£1.92m", "proposed"),
        ("Two firefighters were treated for burns; there are no other injuries.", "Two", "asserted"),
        ("The mayor was willing to hire 20 men.", "20", "planned"),
        ("The State has made an application for a confiscation order of £1.9m.", "£1.9m", "proposed"),
        ("The union asked for 40 guards. The prison refused.", "40", "proposed"),
        ("The union asked for 40 guards. The prison agreed.", "40", "asserted"),
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
