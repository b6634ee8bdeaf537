"""An expression and its anchors → a TIMEX3 value.

Where the anchor that a form needs is missing, the value stays partial: nothing is guessed.
"""

from __future__ import annotations

from calendar import isleap
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from numcheck.lexicon.load import data
from numcheck.mentions.times import calendar, leaf
from numcheck.mentions.times.grammar import Expression
from numcheck.mentions.times.tense import Direction
from numcheck.model.interval import number_text

Parts = dict[str, str]


@dataclass(frozen=True, slots=True)
class Anchor:
    """What relative expressions count from.

    `published` is the document's date; `stated` the last date that the text itself gave, `told` the
    last one with a month, `opened` the year that last opened a sentence ("In 1944, …"), `day` the
    day that the sentence itself has named;
    `narrative` says that the text tells of other years than that of its publication, so that
    yearless dates belong to the year last stated; `day_first` the text's own order of 03/04/2025,
    None where it gives no evidence.
    """

    published: date | None
    stated: date | None = None
    told: date | None = None
    opened: int | None = None
    day: date | None = None
    narrative: bool = False
    day_first: bool | None = None


def timex(expression: Expression, anchor: Anchor, direction: Direction) -> str | None:
    """The TIMEX3 value; partial where unresolved, None where the expression is no time after all."""
    try:
        return _RESOLVERS[expression.form](expression.parts, anchor, direction)
    except OverflowError:  # before the year 1 or after 9999
        return None


# --- dates ------------------------------------------------------------------------------------
def _iso(parts: Parts, anchor: Anchor, direction: Direction) -> str | None:
    plausible = 1 <= int(parts["month"]) <= 12 and 1 <= int(parts["day"]) <= 31
    return f"{parts['year']}-{parts['month']}-{parts['day']}" if plausible else None


def _slashed(parts: Parts, anchor: Anchor, direction: Direction) -> str | None:
    text = f"{parts['a']}{parts['sep']}{parts['b']}{parts['sep']}{parts['c']}"
    readings = [leaf.slashed(text, day_first) for day_first in (True, False)]
    if anchor.day_first is not None and (found := readings[0 if anchor.day_first else 1]):
        return found.isoformat()
    known = {reading for reading in readings if reading}
    if len(known) == 1:
        return known.pop().isoformat()
    return f"{next(iter(known)).year}-XX-XX" if known else None


def _date(parts: Parts, anchor: Anchor, direction: Direction) -> str | None:
    month = data("calendar")["months"][parts["month"].lower().strip(".")]
    day = int(parts["day"])
    if not 1 <= day <= 31:
        return None
    if leaf.month_and_day(parts["month"], day) is None:
        return f"{parts.get('year', 'XXXX')}-{month:02d}-{day:02d}"
    ahead: dict[str, Direction] = {"last": "past", "next": "future"}
    direction = ahead.get(parts.get("which", "").lower(), direction)
    year = parts.get("year") or _year_of(month, day, anchor, direction)
    if (month, day) == (2, 29) and "year" not in parts and year != "XXXX":
        year = _leap_year(int(year), direction)
    return f"{year}-{month:02d}-{day:02d}{_part_suffix(parts)}"


def _leap_year(year: int, direction: Direction) -> str:
    """The nearest leap year, back in time unless the words look ahead: 29 February needs one."""
    step = 1 if direction == "future" else -1
    while not isleap(year) and 4 < year < 9990:
        year += step
    return f"{year:04d}"


SOON = 20
"""Days by which a yearless date may lie against its verb's tense and still be of this year."""


def _year_of(month: int, day: int, anchor: Anchor, direction: Direction) -> str:
    """The year that a yearless date has, "XXXX" without anything to count from."""
    if anchor.narrative and anchor.stated:
        return f"{_year_told(month, day, anchor):04d}"
    if anchor.published is None:
        return "XXXX"
    base, year = anchor.published, anchor.published.year
    behind, ahead = (month, day) < (base.month, base.day), (month, day) > (base.month, base.day)
    if direction == "past" and ahead and (month - base.month) * 31 + day - base.day > SOON:
        year -= 1
    elif direction == "future" and behind and (base.month - month) * 31 + base.day - day > SOON:
        year += 1
    elif direction == "unclear" and abs(month - base.month) > 8:
        year += 1 if behind else -1
    return f"{year:04d}"


def _year_told(month: int, day: int, anchor: Anchor) -> int:
    """The year of a yearless date in a narrative: that of the last date told, unless time has moved on."""
    stated, told = anchor.stated, anchor.told
    assert stated is not None
    if told is None or stated.year == told.year or anchor.opened == stated.year:
        return stated.year
    if stated.year == told.year + 1 and (month, day) < (told.month, told.day):
        return stated.year
    return told.year


def _month(parts: Parts, anchor: Anchor, direction: Direction) -> str | None:
    month = data("calendar")["months"][parts["month"].lower().strip(".")]
    which = parts.get("which", "").lower()
    if "year" in parts:
        return f"{parts['year']}-{month:02d}"
    if which == "that":
        return f"{anchor.stated.year if anchor.stated else 'XXXX'}-{month:02d}"
    if which and anchor.published and not anchor.narrative:
        base = anchor.published
        year = base.year
        if which == "last":
            year -= month >= base.month
        elif which == "next":
            year += month <= base.month
        return f"{year:04d}-{month:02d}"
    day = anchor.published.day if anchor.published and anchor.published.month == month else 1
    return f"{_year_of(month, day, anchor, direction)}-{month:02d}"


def _weekday(parts: Parts, anchor: Anchor, direction: Direction) -> str | None:
    index = data("calendar")["weekdays"][parts["weekday"].lower()]
    suffix = _part_suffix(parts)
    if anchor.published is None:
        return f"XXXX-WXX-{index + 1}{suffix}"
    base = anchor.published
    behind = (base.weekday() - index) % 7
    which = parts.get("which", "").lower()
    if which == "next" or (direction == "future" and which != "last"):
        day = base + timedelta(days=(index - base.weekday()) % 7 or (7 if which == "next" else 0))
    else:
        day = base - timedelta(days=behind or (7 if which == "last" else 0))
    return day.isoformat() + suffix


def _part_suffix(parts: Parts) -> str:
    if "hour" in parts:
        return f"T{_hour(parts):02d}:{parts.get('minute', '00')}"
    part = parts.get("part", "").lower()
    return f"T{data('calendar')['parts_of_day'][part]}" if part else ""


def _deictic(parts: Parts, anchor: Anchor, direction: Direction) -> str | None:
    shift = {"yesterday": -1, "tomorrow": 1}.get(parts.get("word", "").lower(), 0)
    suffix = "TNI" if "tonight" in parts else _part_suffix(parts)
    if anchor.published is None:
        return f"XXXX-XX-XX{suffix}"
    return (anchor.published + timedelta(days=shift)).isoformat() + suffix


# --- periods ----------------------------------------------------------------------------------
_STEPS = {"last": -1, "past": -1, "previous": -1, "the previous": -1, "the past": -1, "next": 1, "coming": 1,
          "the coming": 1, "the next": 1, "the following": 1}  # fmt: skip
_FROM_STATED = ("the", "that", "that same", "the same", "the following", "the previous", "the next")
_PARTIAL = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX",
            "year": "XXXX", "decade": "XXX", "century": "XX"}  # fmt: skip


def _which(parts: Parts, anchor: Anchor, direction: Direction) -> str | None:
    unit, which = parts["unit"].lower(), parts.get("which", "this").lower()
    stated = which in _FROM_STATED or anchor.narrative
    base = (anchor.stated if stated else None) or (
        None if which in ("that", "that same", "the same") else anchor.published
    )
    part = data("calendar")["parts_of_day"].get(unit)
    if part:
        suffix = f"T{part}"
        return (base + timedelta(days=_STEPS.get(which, 0))).isoformat() + suffix if base else "XXXX-XX-XX" + suffix
    if unit == "season":
        return None
    if unit == "decade" and which in ("past", "the past", "next", "the next", "coming", "the coming"):
        return "P10Y"
    if base is None:
        return _PARTIAL.get(unit, "XXXX")
    return calendar.shifted(base, unit, _STEPS.get(which, 0))


def _thispart(parts: Parts, anchor: Anchor, direction: Direction) -> str | None:
    last_night = parts["part"].lower() == "night" and direction == "past"
    if anchor.published is None:
        return f"XXXX-XX-XX{_part_suffix(parts)}"
    return (anchor.published - timedelta(days=int(last_night))).isoformat() + _part_suffix(parts)


def _offset(parts: Parts, anchor: Anchor, direction: Direction) -> str | None:
    many, unit = _count(parts["many"]), _unit(parts["unit"])
    way = parts["way"].lower()
    back = way in ("ago", "earlier", "before")
    base = anchor.published if way in ("ago", "from now", "hence") and not anchor.narrative else anchor.stated
    base = base or (anchor.published if way == "earlier" else None)
    if unit in ("hour", "minute", "second"):
        return _length(parts)
    if many is None:
        return "PAST_REF" if back else "FUTURE_REF"
    if base is None or many.denominator != 1:
        return _PARTIAL.get(unit, "XXXX") if many.denominator == 1 else _length(parts)
    return calendar.shifted(base, unit, -int(many) if back else int(many))


def _season(parts: Parts, anchor: Anchor, direction: Direction) -> str | None:
    code = data("calendar")["seasons"][(parts.get("season") or parts["season2"]).lower()]
    if "year" in parts:
        return f"{parts['year']}-{code}"
    which = parts.get("which", "").lower()
    base = anchor.stated if anchor.narrative else anchor.published
    if base is None:
        return f"XXXX-{code}"
    year = base.year
    first = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    if which == "last":
        year -= base.month <= min(first + 2, 12)
    elif which == "next":
        year += base.month >= first
    return f"{year:04d}-{code}"


def _quarter(parts: Parts, anchor: Anchor, direction: Direction) -> str | None:
    nth = parts.get("q") or parts.get("h") or _ORDINALS[parts["nth"].lower()]
    half = "h" in parts or parts.get("size", "").lower() == "half"
    relative = parts.get("rel", "").lower()
    if half and (nth in ("3", "4") or not ("year" in parts or relative or "h" in parts)):
        return None
    year = parts.get("year", "XXXX")
    if year == "XXXX" and anchor.published:
        base = anchor.stated if anchor.narrative and anchor.stated else anchor.published
        shift = {"last year": -1, "next year": 1}.get(relative, 0)
        late = not relative and not half and int(nth) > (base.month - 1) // 3 + 1 and direction == "past"
        year = f"{base.year + shift - late:04d}"
    return f"{year}-{'H' if half else 'Q'}{nth}"


_ORDINALS = {"first": "1", "second": "2", "third": "3", "fourth": "4", "1st": "1", "2nd": "2", "3rd": "3", "4th": "4"}


def _year(parts: Parts, anchor: Anchor, direction: Direction) -> str | None:
    return parts["year"]


def _years(parts: Parts, anchor: Anchor, direction: Direction) -> str | None:
    first = int(parts["year"])
    last = int(parts["until"]) if len(parts["until"]) == 4 else first // 100 * 100 + int(parts["until"])
    return f"{first:04d}/{last:04d}" if 0 < last - first < 100 else None


def _decade(parts: Parts, anchor: Anchor, direction: Direction) -> str | None:
    if "short" in parts:
        return f"{'20' if int(parts['short']) < 30 else '19'}{parts['short'][0]}"
    return parts["decade"][:3]


def _century(parts: Parts, anchor: Anchor, direction: Direction) -> str | None:
    named = data("calendar")["ordinals"].get(parts.get("nth", "").lower())
    number = int(named or parts["century"])
    return f"{number - 1:02d}" if 1 <= number <= 30 else None


# --- durations, sets, references --------------------------------------------------------------
_LETTERS = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W", "weekend": "W",
            "fortnight": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "E", "century": "E"}  # fmt: skip


def _count(text: str) -> Fraction | None:
    """The number of units, None where it is vague."""
    text = text.lower().replace(",", "")
    cardinals = data("numbers")["cardinals"] | data("numbers")["scales"]
    if text in ("a", "an"):
        return Fraction(1)
    whole, _, tail = text.partition(" and a half")
    if not tail and whole != text and whole in cardinals:
        return Fraction(cardinals[whole]) + Fraction(1, 2)
    if text.startswith("half a"):
        return Fraction(1, 2)
    if text == "a dozen":
        return Fraction(12)
    if text.replace(".", "", 1).isdigit():
        return Fraction(text)
    if all(word in cardinals for word in text.split("-")):
        return Fraction(sum(cardinals[word] for word in text.split("-")))
    return None


def _unit(text: str) -> str:
    text = text.lower().removesuffix("s")
    return "century" if text == "centurie" else text


def _length(parts: Parts, anchor: Anchor | None = None, direction: Direction = "unclear") -> str:
    many, unit = _count(parts["many"]), _unit(parts["unit"])
    letter = _LETTERS[unit]
    times = {"fortnight": 2, "decade": 10, "century": 100}.get(unit, 1)
    if letter == "E":
        letter = "Y"
    text = "X" if many is None else number_text(many * times)
    if many is not None and (many * times).denominator != 1:
        text = f"{float(many * times):g}"
    return f"P{'T' if letter.startswith('T') else ''}{text}{letter[-1]}"


def _set(parts: Parts, anchor: Anchor, direction: Direction) -> str | None:
    if "weekday" in parts:
        return f"XXXX-WXX-{data('calendar')['weekdays'][parts['weekday'].lower()] + 1}"
    unit = _unit(parts.get("unit") or parts["units"])
    unit = "day" if unit in ("morning", "evening") else unit
    return _length({"many": parts.get("many", "a"), "unit": unit})


_ADVERBS = {"hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "fortnightly": "P2W", "monthly": "P1M",
            "quarterly": "P1Q", "yearly": "P1Y", "annually": "P1Y", "annual": "P1Y"}  # fmt: skip


def _adverb(parts: Parts, anchor: Anchor, direction: Direction) -> str | None:
    return _ADVERBS[parts["word"].lower()]


def _clock(parts: Parts, anchor: Anchor, direction: Direction) -> str | None:
    if "oclock" in parts:
        hour = _count(parts["oclock"]) or Fraction(0)
        late = parts.get("half_word", "morning") != "morning"
        parts = {"hour": str(int(hour)), "half": "p"} if late else {"hour": str(int(hour))}
    if "half" in parts and not 1 <= int(parts["hour"]) <= 12:
        return None
    base = anchor.day or (anchor.stated if anchor.narrative else None) or anchor.published
    day = base.isoformat() if base else "XXXX-XX-XX"
    return day + _part_suffix(parts)


def _noon(parts: Parts, anchor: Anchor, direction: Direction) -> str | None:
    return _clock({"hour": "0" if parts["noon"].lower() == "midnight" else "12"}, anchor, direction)


def _hour(parts: Parts) -> int:
    """The hour of a day of 24; noon is 12 p.m."""
    hour = int(parts["hour"])
    return hour % 12 + (12 if parts["half"].lower() == "p" else 0) if "half" in parts else hour


def _vague_offset(parts: Parts, anchor: Anchor, direction: Direction) -> str | None:
    return "PAST_REF" if parts["way"].lower() in ("earlier", "ago") else "FUTURE_REF"


def _bare(parts: Parts, anchor: Anchor, direction: Direction) -> str | None:
    return _length({"many": "many", "unit": parts["unit"]})


def _bc(parts: Parts, anchor: Anchor, direction: Direction) -> str | None:
    return f"BC{int(parts['year']):04d}"


_HOLIDAY_SEASON = {"thanksgiving": (11, 25), "easter": (4, 10), "good friday": (4, 8)}


def _holiday(parts: Parts, anchor: Anchor, direction: Direction) -> str | None:
    day = str(data("calendar")["holidays"][parts["holiday"].lower()])
    month, number = _HOLIDAY_SEASON.get(day) or tuple(map(int, day.split("-")))
    told = parts.get("year") or _year_of(month, number, anchor, direction)
    year = int(told) if told.isdigit() else None
    if year is None or not 1 <= year <= 9998:
        return f"XXXX-{day}" if day[0].isdigit() else "XXXX-XX-XX"
    if day == "thanksgiving":
        first = date(year, 11, 1).weekday()
        return f"{year:04d}-11-{(3 - first) % 7 + 22:02d}"
    if day in ("easter", "good friday"):
        from dateutil.easter import easter

        return (easter(year) - timedelta(days=2 * (day != "easter"))).isoformat() if year > 325 else None
    return f"{year:04d}-{day}"


def _reference(parts: Parts, anchor: Anchor, direction: Direction) -> str | None:
    word = parts["word"].lower()
    if word in ("the future", "future", "the near future"):
        return "FUTURE_REF"
    return "PAST_REF" if word in ("recently", "lately", "the past") else "PRESENT_REF"


_RESOLVERS: dict[str, Callable[[Parts, Anchor, Direction], str | None]] = {
    "iso": _iso, "slashed": _slashed, "date": _date, "month": _month, "weekday": _weekday, "deictic": _deictic,
    "which": _which, "edge": _which, "thispart": _thispart, "offset": _offset, "season": _season, "quarter": _quarter,
    "year": _year, "years": _years, "decade": _decade, "century": _century, "duration": _length, "span": _length,
    "set": _set, "adverb": _adverb, "clock": _clock, "reference": _reference, "bare": _bare,
    "vagueoffset": _vague_offset, "noon": _noon, "weekdays": _set,
    "bc": _bc, "holiday": _holiday,
}  # fmt: skip
