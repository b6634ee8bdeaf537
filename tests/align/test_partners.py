"""Days that only one of two texts has: a slip of a digit, or two steps of a story."""

from __future__ import annotations

from datetime import date

import pytest

from numcheck import api
from numcheck.model.article import Article


@pytest.mark.parametrize(
    ("text", "source", "sole"),
    [
        ("Registration opens on 16 May.", "Registration opens on 6 May.", True),
        ("The court fined the firm on 21 May.", "The court fined the firm on 12 May.", True),
        ("The festival starts on 3 June.", "The festival closes on 30 June.", False),
        ("The fire broke out on 3 March.", "Police questioned the owner on 13 March.", False),
        ("The court fined the firm on 6 May.", "The court fined the firm on 6 May, not on 16 May.", False),
    ],
)
def test_a_day_with_a_digit_too_many(text: str, source: str, sole: bool) -> None:
    """Of one event, and where the article's day stands nowhere else."""
    day = date(2025, 6, 15)
    filler = "The mayor opened the library. Farmers hope for rain. The choir sang. A bridge will be built."
    other = Article(f"{filler} {source} {filler}", name="source", published=day)
    meeting, _ = api.examine(Article(text, name="article", published=day), [other])
    dated = [pair for pairs in meeting.against.values() for pair in pairs if pair.left.quantity is None]
    assert any(pair.sole and pair.label("time") in ("earlier", "later") for pair in dated) == sole
