"""Publication dates that a text itself gives: front matter values and datelines."""

from __future__ import annotations

import re
from datetime import date, datetime

from numcheck.errors import SettingsError

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}[\d:.]*(?:Z|[+-]\d{2}:?\d{2})?)?$")
_MONTH = r"(?P<month>Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DATELINE = re.compile(
    r"^\s*(?P<city>[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’. ()/-]{1,40})(?:, ?[A-Z][\w'’. ]{1,30}){0,2},? *(?:\([^)\n]{1,40}\))?,? *"
    rf"(?:{_MONTH} (?P<day>\d{{1,2}}),? (?P<year>\d{{4}})|(?P<day2>\d{{1,2}}) {_MONTH.replace('month', 'month2')} (?P<year2>\d{{4}}))"
    r" *(?:\([^)\n]{1,40}\))? *(?:[-–—_:]|--)",
)
SEARCHED = 400
"""How far into the body, in characters, a dateline may begin its paragraph."""


def parse_date(text: str, what: str = "date") -> date:
    """A date written YYYY-MM-DD; raises SettingsError naming `what` otherwise."""
    match = _ISO.match(text.strip())
    try:
        if match:
            return date(*(int(group) for group in match.groups()))
    except ValueError as error:
        raise SettingsError(f"{what} {text!r}: {error}; write it YYYY-MM-DD") from error
    raise SettingsError(f"{what} {text!r} is not a date; write it YYYY-MM-DD, as in 2024-10-25")


def as_date(value: object) -> date | None:
    """A front matter or story value as a date; None where it is none."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return parse_date(value) if isinstance(value, str) else None
    except SettingsError:
        return None


_PLACE = re.compile(
    r"\s*[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’. ()/-]{2,40}(?:, ?[A-Z][\w'’. ]{1,30}){0,2}(?:,? *[A-Z][a-z]{2,8}\.? \d{1,2}(?:,? \d{4})?|,? *\d{1,2} [A-Z][a-z]{2,8}\.?(?: \d{4})?)?"
    r" *(?:\([^)\n]{1,40}\))? *(?:-|–|—|--|_)\s+(?=\S)"
)


def dateline_end(text: str, start: int, end: int) -> int | None:
    """Where the dateline that opens text[start:end] ends ("LONDON, Oct. 24 (Reuters) - "); None without one."""
    match = _PLACE.match(text, start, end)
    return match.end() if match and match.end() < end else None


def dateline_date(text: str, start: int = 0) -> date | None:
    """The full date of a dateline ("KYIV, Oct. 24, 2024 (AP) —") near the top of the body."""
    for line in text[start : start + SEARCHED].split("\n"):
        match = _DATELINE.match(line)
        if match:
            month = match["month"] or match["month2"]
            try:
                return date(
                    int(match["year"] or match["year2"]),
                    _MONTHS.index(month[:3].lower()) + 1,
                    int(match["day"] or match["day2"]),
                )
            except ValueError:
                return None
    return None
