"""Pairs of clean texts that look as if something were wrong: what an editor would not want to hear of."""

from __future__ import annotations

from datetime import date

import pytest

from numcheck import api
from numcheck.model.article import Article

FILLER = (
    "The mayor opened the new library in the old town. Farmers look forward to a good harvest of pears. "
    "The choir sang in the cathedral, and the square was full. A new bridge will be built beside the mill. "
    "The museum shows paintings of the last century."
)
"""Sentences around a source, so that it is no passage on one matter."""

WRITTEN, BEFORE = date(2024, 9, 12), date(2024, 9, 10)

PAIRS = {
    "other lengths": ("Waves reached 12 metres on the coast.", "The port lies 12 km south of the town."),
    "other areas": ("The reactor covers 150 hectares.", "The company owns a park of 150 square kilometres."),
    "other masses": ("Customs found 250 kg of gold.", "The town collected 250 tonnes of waste."),
    "height and way": ("The pass lies at 2,400 metres.", "The team flew 2,400 km to the match."),
    "a price and a tax": ("A litre of milk costs 45 cents.", "The tax brought in 45 dollars per cow."),
    "part and park": ("About 250,000 trees burned in the fire.", "Some 2.5 million trees grow in the park."),
    "a truck and a harbour": (
        "A truck carried 45 tonnes of grain to the mill.",
        "The harbour handled 45,000 tonnes of coal.",
    ),
    "raised and needed": ("The raffle raised $2,500 for the church.", "The church needs $2.5 million for its roof."),
    "opens and closes": ("The festival starts on 3 June.", "The festival closes on 30 June."),
    "from and until": ("The exhibition runs from 12 June.", "The exhibition ends on 21 June."),
    "a fire and its inquiry": (
        "A fire broke out in the mill on 3 March.",
        "Police questioned the owner of the mill on 13 March.",
    ),
    "the past month": (
        "Police made 1,240 arrests in the past month.",
        "Police have made 1,240 arrests since the start of August.",
    ),
    "requested and paid": (
        "The town received 450 million kroner for the dam.",
        "The town had requested 450 million kroner for the dam, which the state paid in full.",
    ),
    "prices of all and of some": (
        "From March to April, prices rose 0.6 percent.",
        "Prices were up 0.6 percent on the month. Prices of food rose by 1.2 percent.",
    ),
    "for each and in all": (
        "Revenue rose by 8 percent.",
        "Revenue was up 8.1 percent. Revenue per seat rose by 1.5 percent.",
    ),
    "asked for and promised": (
        "The country would receive 2.2 million doses in August.",
        "We asked for 4 million doses. We have been promised 2.2 million.",
    ),
    "two times of one sum": ("The fine is $45.", "The film grossed $6.4 million on Friday and $4.6 million on Sunday."),
    "a year and its months": (
        "Thirteen people have died of the fever since January.",
        "In 2024 there have been 13 deaths: seven in the first quarter, six in the second.",
    ),
    "a quarter told by weeks": (
        "In the first quarter 412 patients were admitted.",
        "From 1 January to 30 March 2024, 412 patients were admitted.",
    ),
    "an earlier count": (
        "On Monday officials had put the toll at 31.",
        "At least 31 people died in the flood on Sunday.",
    ),
    "a name and its bearer": (
        "Director Marta Quiles said the repairs would cost 1.9 billion pesos.",
        'Director Marta Quiles told the press conference: "We have 320 houses in ruins." Repairs would cost '
        "1.9 billion pesos.",
    ),
    "before the end of it": (
        "Five of the ships are due before the end of this year.",
        "Five of the ships are due in 2024.",
    ),
    "sums of each thing": (
        "Police made 74 arrests altogether and took 21 firearms in the two areas.",
        "In the north there were 49 arrests and 13 firearms were seized; in the south, 25 arrests and 8 firearms.",
    ),
    "a toll that grows": ("The flood has killed 54 people in the delta.", "The flood killed 45 people in the delta."),
    "two events": (
        "A bomb in Leeds killed 25 people.",
        "The army suffered 25 casualties in a battle near the border.",
    ),
    "whose count": ("By last week's count, 452 people had died in the flood.", "452 people had died in the flood."),
    "hired and belonging": (
        "The union said 230 vehicles had been hired.",
        "Your company hired 230 minibuses of our members.",
    ),
    "halved and by half": ("The effect had halved within 18 months.", "The effect had fallen by half in 18 months."),
    "no fewer than": (
        "No fewer than 46 of the patients died, 29 of them at home.",
        "At least 46 patients died. Of these, 29 died at home.",
    ),
    "negation behind the figure": (
        "The tunnel, more than 600 feet beneath the waves, can hardly be called unloved.",
        "The tunnel lies 187 metres beneath the waves.",
    ),
    "a kilo": ("Mercury sells for $250 a kilo there.", "Mercury sells for US$250 per kg there."),
    "over a territory": ("Snow lies over 78 percent of the country.", "Snow covers 78 percent of the country."),
    "over some nights": ("Some 2,340 cars came over 20 screenings.", "There were 2,340 cars at 20 screenings."),
    "a season": ("Quilt makers order ahead of the winter.", "Quilt makers order before winter."),
    "a level beside": (
        "Exports came to 1,460 kilos between January and June, against 1,180 kilos in the same months of 2022.",
        "Exports amounted to 1,460 kg in January-June 2024, compared with 1,180 kg in January-June 2022.",
    ),
    "a product": (
        "The firm pays 1.50 rupees on each of the 85 million shares, or 127.5 million rupees in all.",
        "The dividend of the firm is 1.50 rupees a share. It has 85 million shares.",
    ),
    "the value of a haul": (
        "Prosecutors value the haul at 118 million euros.",
        "The price on the street gives the haul a value of some 118 million euros.",
    ),
    "a quarter and a half-year": (
        "Net income for the three months to June 30 fell to 318 million dollars.",
        "Net income in the second quarter was 318 million dollars. For the six months, revenue was 2,871 million "
        "dollars and net income 604 million dollars (2023: 652).",
    ),
    "a clock with a full stop": (
        "The meeting begins at 10.30 in the town hall.",
        "The meeting begins at 10:30 a.m. in the town hall.",
    ),
    "nurseries": ("The city will open 12 more day nurseries.", "The city will open 12 new day nurseries."),
    "years to two months": (
        "Sales were $412 million in the year to June 2024.",
        "Sales were $412 million in the year to June 2024. Wages rose 3 percent in the year to May 2024.",
    ),
    "years to two months, of one thing": (
        "Police recorded 412 knife crimes in the year to March 2024.",
        "In the year to March 2024 police recorded 412 knife crimes. In the year to December 2023 it was 390.",
    ),
    "two countries and one": (
        "The blasts in Kenya killed 213 people.",
        "The blasts in Kenya and Tanzania killed 224 people, 213 of them in Kenya.",
    ),
    "one town and two": (
        "A blast in Nairobi killed 40 people.",
        "The blasts in Nairobi, Kenya, and Mombasa killed at least 110 people, 40 of them in Nairobi.",
    ),
    "people on the road": (
        "The bomb killed 12 people in the bus and 4 on the road.",
        "The bomb killed 12 people in the bus and 4 on the road. Five people died on a road nearby in another attack.",
    ),
    "lots of last spring": ("There were 16 fewer lots.", "In spring 2023 there were 174 lots."),
    "somebody else's grain": ("At 24 she married.", "He was 42 when he married in 1971."),
    "shortly before": ("Hedley conceded shortly before 4 p.m.", "Hedley conceded at 3.50 p.m."),
}

ALONE = {
    "a year's total": "Exports were worth $30 million in May, up from $20 million in April, a total of $90 million.",
    "a profit": (
        "The club got £12 million and £3 million, signed one for £5 million and made a combined £9 million profit."
    ),
    "towers of a scheme": (
        "The first tower cost £3 million, the second £2 million, a scheme worth £15 million altogether."
    ),
    "speeds": "The trains reach 300 km/h, 200 km/h in town, a combined 250 km/h average.",
    "days of a siege": (
        "He lived in a tent for ten days of the siege, from the raid on 3 May until the truce on 29 May."
    ),
    "postal votes": "There were 8,412 votes in favour and 7,459 against; 60 percent of the 15,871 voted by post.",
    "two groups": "It drew 8,412 men and 7,459 women; 60 percent of the 15,871 backed the plan.",
    "the months of a war": "In the first six months of the war 40 ships sank. In June alone, 45 did.",
    "a base of its own": (
        "Some 446 of the 930 members, or 48 percent, voted. Of those who voted, 300, or 67 percent, agreed."
    ),
    "a runoff": "Smith won 446 of the 930 ballots, or 48 percent. Lee got 300 in the runoff, a share of 61 percent.",
    "postal forms": (
        "Some 446 of the 930 ballots, or 48 percent, were valid. Some 9,300 came by post, or 62 percent of all."
    ),
    "a rate of the year": (
        "The city of 1.2 million inhabitants had 36 murders last month. That is a rate of 36 per 100,000 "
        "inhabitants a year."
    ),
    "a bonus": "The firm made 480,000 dollars. That meant a bonus of 1,200 dollars for each of the 90 workers.",
    "another beginning": (
        "Drivers walked out on 27 April. Talks began on 3 May. On 9 May the union signed, bringing the "
        "12-day strike to an end."
    ),
    "a further party": "It won 18 of the 51 seats, one more than Reform. The remaining 16 went to smaller parties.",
    "a mate's age": (
        "Carmelo Zerafa, 53, who was born in Zabbar on March 9, 1971, was fined. His mate, Pawlu Debono, "
        "aged 41, was not."
    ),
    "brackets": (
        "Herders were paid 128,000 tugrik ($37) a kilo, about 14 percent more than the 112,000 they got a year earlier."
    ),
    "a clock in words": "The blast was heard at twenty to seven. At 18.40 the alarm went off.",
}

HEADED = {
    "a sum": ("Storm kills 40", "The storm killed 25 people in Haiti. In Cuba it killed another 15 people."),
    "two countries": (
        "Quake kills 58",
        "The quake killed 41 people in Turkey. Seventeen died across the border in Syria.",
    ),
    "a rise": ("Toll in train crash rises to nine", "Three more people have died of injuries from the train crash."),
    "an older crash": ("Train crash kills nine", "A train crash on the line killed three people in 2016."),
}


def _serious(article: Article, *sources: Article) -> list[str]:
    found = api.audit(article, sources).findings
    return [f"{finding.rule}: {finding.message}" for finding in found if finding.severity != "note"]


@pytest.mark.parametrize("name", PAIRS)
def test_a_clean_pair_is_silent(name: str) -> None:
    """Alone with its source, and with a source that tells of other things too."""
    text, source = PAIRS[name]
    article = Article(text, name="article", published=WRITTEN)
    long = f"{FILLER} {source} {FILLER}"
    assert _serious(article, Article(long, name="source", published=BEFORE)) == []


@pytest.mark.parametrize("name", ALONE)
def test_a_clean_text_is_silent(name: str) -> None:
    """What adds up in the text itself, or is no sum."""
    assert _serious(Article(ALONE[name], name="article", published=WRITTEN)) == []


@pytest.mark.parametrize("name", HEADED)
def test_a_clean_headline_is_silent(name: str) -> None:
    """What a headline sums up, or says of the newest only."""
    headline, text = HEADED[name]
    assert _serious(Article(text, name="article", headline=headline, published=WRITTEN)) == []


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("From 1 January to 31 August 9999 the port handled 1,240 ships.", date(9999, 9, 1)),
        ("On 5 January 46 people died. Over the past week 12 were hurt.", date(1, 1, 5)),
        (f"They walked over {'9' * 400}.5 kilometres for over {'9' * 400}.5 dollars.", date(2024, 1, 1)),
        ("Since Monday 46 people have died, since 1 January 0001 none.", date(1, 1, 2)),
        ("In the year to 0001-01-01 it sold 40 tonnes, in the 12 months to 9999-12-31 41.", date(1, 1, 1)),
        ("EVERY TWO WEEKS 40 SHIPS SAIL. THE QUARTER TO 9999-12-31", date(2024, 1, 1)),
    ],
)
def test_the_ends_of_the_calendar_raise_nothing(text: str, published: date) -> None:
    """Odd text never raises."""
    source = Article(f"{text} Since Monday 64 people have died.", name="source", published=published)
    api.audit(Article(text, name="article", published=published), [source])
