"""Publication dates that a text itself gives: front matter values and datelines."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path

from numcheck.errors import InputError, Problem, SettingsError

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}[\d:.]*(?:Z|[+-]\d{2}:?\d{2})?)?$")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_FULL_DATE = (
    rf"(?:(?P<month>{_MONTH}) (?P<day>\d{{1,2}}),? (?P<year>\d{{4}})"
    rf"|(?P<day2>\d{{1,2}}) (?P<month2>{_MONTH}) (?P<year2>\d{{4}})|(?P<iso>\d{{4}}-\d{{2}}-\d{{2}}))"
)
_DATELINE = re.compile(
    r"^\s*(?P<city>[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’. ()/-]{1,40})(?:, ?[A-Z][\w'’. ]{1,30}){0,2},? *(?:\([^)\n]{1,40}\))?,? *"
    rf"{_FULL_DATE} *(?:\([^)\n]{{1,40}}\))? *(?:[-–—_:]|--)",
)
_BYLINE = re.compile(
    r"^\s*(?:By [^|\n]{2,60}[|•·,–—-] *)?(?:(?:First |Last )?(?:Published|Updated|Posted|Issued|Released|Date)(?: on)?:? *)?"
    rf"(?:\w{{3,9}},? )?{_FULL_DATE}(?:[ ,|•·–—-].{{0,40}})?\s*$",
    re.I,
)
SEARCHED = 400
"""How far into the body, in characters, a dateline may begin its paragraph."""
LONGEST_BYLINE = 120
"""Characters that a byline's line may have."""


def parse_date(text: str, what: str = "date") -> date:
    """A date written YYYY-MM-DD; raises SettingsError naming `what` otherwise."""
    match = _ISO.match(text.strip())
    try:
        if match:
            return date(*(int(group) for group in match.groups()))
    except ValueError as error:
        raise SettingsError(f"{what} {text!r}: {error}; write it YYYY-MM-DD") from error
    raise SettingsError(f"{what} {text!r} is not a date; write it YYYY-MM-DD, as in 2024-10-25")


GROUPS = (frozenset(("date",)), frozenset(("year", "month", "day")))
"""The groups that a pattern for publication dates has: one of these sets."""


def date_in_path(path: str, pattern: str) -> date | None:
    """The date that a pattern (RE2's syntax, with GROUPS) finds in a path, seen from the root; None without one.

    Raises InputError for a date that there is not.
    """
    import re2

    match = re2.search(pattern, Path(path).resolve().as_posix())
    if match is None:
        return None
    found = match.groupdict()
    written = found.get("date") or "-".join(f"{found.get(part) or '':>02}" for part in ("year", "month", "day"))
    if (day := as_date(written)) is None:
        raise InputError(Problem(f"published-pattern finds {written!r}, which is no date", path))
    return day


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
    """The full date near the top of the body of a dateline ("KYIV, Oct. 24, 2024 (AP) —") or a byline.

    A byline is a line of its own: "Published 24 October 2024", "By A. Writer | Oct. 24, 2024".
    """
    for line in text[start : start + SEARCHED].split("\n"):
        match = _DATELINE.match(line) or (_BYLINE.match(line) if len(line) <= LONGEST_BYLINE else None)
        if match:
            return _written(match)
    return None


def _written(match: re.Match[str]) -> date | None:
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"])
        month = (match["month"] or match["month2"])[:3].lower()
        year, day = match["year"] or match["year2"], match["day"] or match["day2"]
        return date(int(year), _MONTHS.index(month) + 1, int(day))
    except ValueError:
        return None
