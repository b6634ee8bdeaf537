"""Whether a form that the grammar found is a time at all, by what stands around it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from numcheck.lexicon.load import data, words
from numcheck.mentions.times.grammar import Expression
from numcheck.model.sentence import Sentence
from numcheck.units.catalog import catalog


def is_time(sentence: Sentence, expression: Expression) -> bool:
    """Whether a found form is a time; forms without a check of their own always are."""
    check = _CHECKS.get(expression.form)
    return check is None or check(sentence, expression)


def _month_is_time(sentence: Sentence, expression: Expression) -> bool:
    month = expression.parts["month"]
    if not month[0].isupper():
        return False
    if len(expression.parts) == 1 and _is_in_name(sentence, expression):
        return False
    if len(expression.parts) > 1 or month.lower() not in ("may", "march"):
        return (
            len(month.strip(".")) > 4 or len(expression.parts) > 1 or month.endswith(".") or month in ("June", "July")
        )
    tokens = sentence.at(expression.start, expression.end)
    if not tokens or tokens[-1].pos != "PROPN" or (len(month) == 3 and month != "May"):
        return False
    before = sentence.tokens[tokens[-1].i - 1] if tokens[-1].i else None
    after = sentence.tokens[tokens[-1].i + 1] if tokens[-1].i + 1 < len(sentence.tokens) else None
    named = [t for t in (before, after) if t is not None and t.pos == "PROPN" and t.text[:1].isupper()]
    return not named


def _is_in_name(sentence: Sentence, expression: Expression) -> bool:
    """Whether a capital right after makes a name of it: "April Jones", "The Sunday Times", "USA Today"."""
    tokens = sentence.at(expression.start, expression.end)
    if not tokens or not tokens[-1].text[:1].isupper():
        return False
    before = sentence.tokens[tokens[0].i - 1] if tokens[0].i else None
    if before is not None and before.lower in _LEADS:
        return False
    after = sentence.tokens[tokens[-1].i + 1] if tokens[-1].i + 1 < len(sentence.tokens) else None
    return after is not None and after.pos == "PROPN" and after.text[:1].isupper() and after.text.isalpha()


_LEADS = frozenset(
    "in on of since until till from to during last next this early late mid before after every and".split()
)


def _word_is_time(sentence: Sentence, expression: Expression) -> bool:
    """Whether "daily", "today", "Sunday" is a time and no part of a newspaper's name."""
    tokens = sentence.at(expression.start, expression.end)
    capital = bool(tokens) and tokens[0].text[:1].isupper() and tokens[0].i > 0
    before = sentence.tokens[tokens[0].i - 1] if capital else None
    article = before is not None and before.lower == "the"
    if expression.form == "deictic":
        return not (capital and before is not None and before.pos == "PROPN")
    return not ((article or expression.form == "adverb") and capital and _is_in_name(sentence, expression))


def _season_is_time(sentence: Sentence, expression: Expression) -> bool:
    """Whether "spring" is the season, not a verb, a well or a coil."""
    tokens = sentence.at(expression.start, expression.end)
    before = sentence.tokens[tokens[0].i - 1].lower if tokens and tokens[0].i else ""
    return bool(tokens) and tokens[-1].pos != "VERB" and before not in ("a", "to")


def _date_is_time(_: Sentence, expression: Expression) -> bool:
    return expression.parts["month"][0].isupper()


def _year_is_time(sentence: Sentence, expression: Expression) -> bool:
    """A bare number from 1000 to 2199 is a year unless it counts what follows it."""
    year = int(expression.parts["year"])
    label = re.search(r"(\w+)\W$", sentence.text[: expression.start])
    if label and label.group(1)[:1].isupper() and label.group(1).lower() in words("labels", "before"):
        return False
    if "edge" in expression.parts:
        return True
    tokens = sentence.at(expression.start, expression.end)
    if not tokens or _has_unit(sentence, expression.end):
        return False
    if tokens[-1].i + 1 < len(sentence.tokens) and _is_counted(sentence, expression):
        return False
    return 1500 <= year <= 2100 or bool(
        re.search(r"\b(?:in|since|until|by|year|ad) $", sentence.text[: expression.start], re.I)
    )


def _has_unit(sentence: Sentence, end: int) -> bool:
    """Whether a unit follows a number, which then is no year: "1520 sq m"."""
    following = sentence.text[end:].split()[:2]
    units = catalog()
    first = following[0].strip(".,;:)") if following else ""
    if not first or first.lower() in ("second", "seconds", "points"):
        return False
    return bool(
        units.named([first]) or units.named(following) or units.symbol(first) or units.symbol(" ".join(following))
    )


def _is_counted(sentence: Sentence, expression: Expression) -> bool:
    token = sentence.at(expression.start, expression.end)[-1]
    before = sentence.text[: expression.start].rstrip().rsplit(" ", 1)[-1].lower()
    if before in ("in", "since", "the", "of", "from", "by", "until", "during", "early", "late", "mid"):
        return before in ("of", "from", "by", "the") and _counts(sentence, token.i)
    if re.search(r"\bfrom \d{4} to $|\bprior to $", sentence.text[: expression.start], re.I):
        return False
    if before in ("around", "about", "circa"):
        return _counts(sentence, token.i)
    if before in data("hedges")["before"] or before in ("than", "least", "to"):
        return True
    return _counts(sentence, token.i)


def _counts(sentence: Sentence, i: int) -> bool:
    """Whether a plural noun follows that the number modifies ("2000 people", not "the 2018 elections")."""
    token = sentence.tokens[i]
    head = sentence.head(token)
    named = i > 0 and (sentence.tokens[i - 1].tag in ("DT", "PRP$", "POS") or sentence.tokens[i - 1].pos == "PROPN")
    return token.dep == "nummod" and head.i > i and head.tag == "NNS" and not named


def _duration_is_time(sentence: Sentence, expression: Expression) -> bool:
    many, unit = expression.parts["many"].lower(), expression.parts["unit"].lower()
    tokens = sentence.at(expression.start, expression.end)
    if unit == "second" and (many in ("a", "an") or tokens[-1].tag.startswith("J")):
        return False
    if unit in ("quarter", "weekend") and many in ("a", "an", "half a"):
        return unit == "weekend"
    if many in ("a", "an") and tokens and tokens[0].i:
        before = sentence.tokens[tokens[0].i - 1]
        return before.pos not in ("NOUN", "NUM", "SYM") and before.lower not in ("times", "once", "twice")
    return True


def without_clause(sentence: Sentence, expression: Expression) -> Expression:
    """As in "six months before the vote": the words after tell from when, so only the duration is known."""
    way = expression.parts.get("way", "").lower() if expression.form == "offset" else ""
    rest = sentence.text[expression.end :].lstrip()
    if way not in ("before", "after") or not rest or not rest[0].isalnum():
        return expression
    return replace(expression, form="duration", end=expression.end - len(way) - 1)


_CHECKS: dict[str, Callable[[Sentence, Expression], bool]] = {
    "month": _month_is_time, "date": _date_is_time, "year": _year_is_time, "duration": _duration_is_time,
    "weekday": _word_is_time, "deictic": _word_is_time, "adverb": _word_is_time,
    "season": _season_is_time,
}  # fmt: skip
