"""Figures that no source has, though one tells what the article tells."""

from __future__ import annotations

import pytest

import numcheck
from numcheck import api
from numcheck.model.article import Article

FILLER = " ".join(
    f"The {thing} of the town council spoke about {topic} for a while."
    for thing, topic in (
        ("mayor", "parks"), ("clerk", "buses"), ("treasurer", "schools"), ("speaker", "roads"), ("deputy", "theatres"),
    )
)  # fmt: skip


def _told(article: str, source: str) -> dict[str, list[str]]:
    """For each figure that a source tells otherwise, what it has instead."""
    meeting, _ = api.examine(Article(article), [Article(source, name="source")])
    texts = {fact.id: fact.text for fact in meeting.facts}
    return {texts[name]: [other.text for other in telling.others] for name, telling in meeting.stated.items()}


def _serious(article: str, source: str) -> list[str]:
    report = numcheck.audit(Article(article), [Article(source, name="source")])
    return [finding.rule for finding in report.findings if finding.severity != "note"]


@pytest.mark.parametrize(
    ("article", "source", "others"),
    [
        ("The band sold more than 310 shirts in Leeds.", "In Leeds the band sold 290 shirts.", ["290"]),
        ("The band sold fewer than 290 shirts in Leeds.", "In Leeds the band sold 290 shirts.", ["290"]),
        ("The film earned less than $79 million abroad.", "It grossed $13 million at home and $81 million abroad.",
         ["$13 million", "$81 million"]),
        ("The club was founded before 3 May 1921.", "The club was founded on 9 June 1924.", ["9 June 1924"]),
        ("The show opened in the fourth quarter.", "The show opened in the third quarter.", ["third quarter"]),
        ("The drug costs $4 to $9 a dose.", "The drug costs $4 to $7 a dose.", ["$4 to $7"]),
    ],
)  # fmt: skip
def test_a_passage_tells_it_otherwise(article: str, source: str, others: list[str]) -> None:
    """With another number, day, quarter or range; the words need not be the same."""
    assert list(_told(article, source).values()) == [others]


@pytest.mark.parametrize(
    ("article", "source"),
    [
        ("The band sold more than 280 shirts in Leeds.", "In Leeds the band sold 290 shirts."),
        ("The film earned less than $90 million abroad.", "It grossed $13 million at home and $81 million abroad."),
        ("The band sold about 300 shirts in Leeds.", "In Leeds the band sold 290 shirts."),
        ("The club was founded in June 1924.", "The club was founded on 9 June 1924."),
        ("The club was founded on 9 June.", "The club was founded on 9 June 1924."),
        ("The band sold 290 shirts.", "It was 290 in all."),
        ("Three men sold shirts in Leeds.", "In Leeds the men sold shirts."),
    ],
)
def test_what_can_hold_is_not_told_otherwise(article: str, source: str) -> None:
    """Bounds, roundings, coarser dates, the number in other words, and counts that a writer makes himself."""
    assert _told(article, source) == {}


def test_a_long_source_has_to_tell_the_same() -> None:
    """A few words in common say little in a long text; in a passage they say that nothing else is meant."""
    near = "The treasurer said that the theatre took 410,000 dollars."
    assert _told("The theatre took $520,000 from visitors.", near)
    assert not _told("The theatre took $520,000 from visitors.", f"{FILLER} {near}")


def test_an_article_that_retells_its_source_is_held_to_it() -> None:
    """Most of its words are the source's, so that a figure which is not there is no other matter."""
    source = f"{FILLER} The harbour office counted 1,240 ferries in spring and spent $3 million on quays."
    article = "The harbour office counted ferries in spring and spent $5 million on quays. The mayor spoke about parks."
    assert "$5 million" in _told(article, source)


def test_a_toll_that_grows_is_no_fault() -> None:
    """The older source could not have it."""
    from datetime import date

    article = Article("The storm killed 41 people in the bay.", published=date(2024, 5, 4))
    source = Article("The storm killed 26 people in the bay.", name="source", published=date(2024, 5, 2))
    report = numcheck.audit(article, [source])
    assert [finding.rule for finding in report.findings if finding.severity != "note"] == []


def test_a_note_does_not_hide_a_warning() -> None:
    """Of two rules on one figure the one that an editor must look at is told."""
    assert _serious("Ships brought 5,120 tonnes of rice to the port.", "The port took 4,830 tonnes of rice from ships.")


@pytest.mark.parametrize(
    ("article", "found"),
    [
        ("The firm has 64 sites.", True),
        ("The firm spent $10 billion.", False),
        ("The firm spent a total of $10 billion.", True),
        ("Sales were up 40 percent.", True),
    ],
)
def test_only_what_the_text_tells_is_worked_out(article: str, found: bool) -> None:
    """Sums of things of one name, or where a word says so; changes where there is one."""
    source = (
        "The firm has 57 sites in Norway and seven sites in Wales. "
        "Its profit was $8.5 billion, its fees $1.5 billion. Sales went from 50 to 70."
    )
    meeting, _ = api.examine(Article(article), [Article(source, name="source")])
    assert bool(meeting.facts[0].derived) == found


# --- ranges, quarters, several sources ---------------------------------------------------------
@pytest.mark.parametrize(
    ("article", "source", "told"),
    [
        # A range that shares one end with the source's is the source's, changed.
        ("The firm expects to earn $1.35 to $1.40 a share.", "The firm expects to earn $1.30 to $1.40.", True),
        ("The firm expects to earn $1.30 to $1.40 a share.", "The firm expects to earn $1.30 to $1.40.", False),
        # Both say about how many, and it is not the same.
        ("The mine needs about 760 litres a day.", "The mine needs about 750 litres a day.", True),
        ("The mine needs about 750 litres a day.", "The mine needs around 750 litres a day.", False),
        # A number of many digits near a hedged one is that one.
        ("Of about 17,400 runners most got home.", "Starters 17,412; the short race had 8,120 finishers.", False),
    ],
)  # fmt: skip
def test_what_a_passage_tells_instead(article: str, source: str, told: bool) -> None:
    """Of a single source that is no more than a passage."""
    assert bool(_serious(article, source)) == told


def test_a_passage_among_other_sources_is_not_kept_to() -> None:
    """An article cannot keep to each of them."""
    article = Article("The firm spent $3 million on the fair.")
    sources = [Article("The fair had a budget of $5 million.", name=name) for name in ("one", "two")]
    assert [f for f in numcheck.audit(article, sources).findings if f.severity != "note"] == []
