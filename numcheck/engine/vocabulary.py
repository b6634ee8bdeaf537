"""What the words of a rule mean: facets and their relations, and the fields of a fact.

The JSON Schema shows them in editors, and `docs/vocabulary.md` is made of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

FACETS: Mapping[str, tuple[str, Mapping[str, str]]] = MappingProxyType(
    {
        "value": (
            "how the two figures compare, each taken as the interval that its words allow",
            {
                "equal": "the same number",
                "rounded": "equal within the rounding of the written digits: 2,000 and 1,984",
                "compatible": "the intervals meet in another way: at least 74 and 80",
                "scaled": "disjoint, and apart by a power of ten: 4.5 million and 4.5 billion",
                "disjoint": "both cannot hold",
                "unknown": "one side has no figure",
            },
        ),
        "unit": (
            "how the units compare",
            {"same": "one unit", "converted": "one can be converted: miles and km", "other": "neither"},
        ),
        "bound": (
            "whether at least, up to, more than … stand on both sides",
            {
                "same": "the same bound, or none",
                "dropped": "the right side has one, the left has none",
                "added": "the left side has one, the right has none",
                "changed": "two different ones",
            },
        ),
        "hedge": (
            "whether about, nearly, estimated … stand on both sides",
            {
                "same": "the same hedge, or none",
                "dropped": "the right side has one, the left has none",
                "added": "the left side has one, the right has none",
                "changed": "two different ones",
            },
        ),
        "claim": (
            "whether the right figure, taken as true, bears out all that the left one claims",
            {
                "borne_out": "it does",
                "stronger": "the left claims more",
                "excluded": "what the two allow does not overlap",
                "unknown": "one side has no figure",
            },
        ),
        "subject": (
            "whom or what the figures are of",
            {
                "same": "one group or thing",
                "narrower": "the left is part of the right: officers of troops",
                "broader": "the right is part of the left",
                "kin": "another group of one kind: their soldiers and our troops, households and people",
                "other": "something else",
                "unknown": "nothing tells",
            },
        ),
        "property": (
            "what is measured of it: deaths, headcount, price",
            {
                "same": "one property",
                "narrower": "the left is part of the right: deaths of casualties",
                "broader": "the right is part of the left",
                "other": "another property",
                "unknown": "one side names none",
            },
        ),
        "event": (
            "what happened to it",
            {
                "same": "one kind of event, in whatever words",
                "other": "another kind",
                "opposite": "one that excludes it: hired and dismissed, rose and fell",
                "unknown": "nothing tells",
            },
        ),
        "status": (
            "whether it is stated, planned, alleged, denied",
            {
                "same": "the same",
                "realised": "the right side plans or alleges what the left states as done",
                "weakened": "the left side plans or alleges what the right states as done",
                "negated": "one side denies it",
            },
        ),
        "time": ("when it happened", {}),
        "period": ("what time the figure covers: a month, since 2022", {}),
        "place": (
            "where it happened",
            {
                "same": "one place",
                "within": "the left lies in the right",
                "contains": "the right lies in the left",
                "other": "another place",
                "unknown": "nothing tells",
            },
        ),
        "speaker": (
            "who says so",
            {
                "same": "the same speaker, or the source behind one",
                "other": "another speaker",
                "dropped": "the right side names one, the left none",
                "added": "the left side names one, the right none",
                "unknown": "nothing tells",
            },
        ),
        "published": (
            "the date of the right document against that of the left",
            {"earlier": "it is older", "later": "it is newer", "same": "the same day", "unknown": "one has no date"},
        ),
        "context": (
            "how many content words the two sentences share",
            {"close": "most of the shorter one's", "touching": "a quarter or more", "apart": "fewer"},
        ),
    }
)
"""Facet → what it asks, and what each of its relations says; `left` is the article's fact."""

TIMES: Mapping[str, str] = MappingProxyType(
    {
        "same": "one time",
        "within": "the left lies in the right",
        "contains": "the right lies in the left",
        "earlier": "the left is before the right",
        "later": "the left is after the right",
        "other": "another time",
        "unknown": "one side has none, or none that can be placed",
    }
)
"""The relations of `time` and `period`."""

PAIRS: Mapping[str, str] = MappingProxyType(
    {
        "between": "which facts: article-source, or article-article (two of the article itself)",
        "aligned": "whether both facts make one statement, as far as anything but the value tells",
        "distinctive": "whether the shared figure is unlikely to be a coincidence: three digits or more, a rare unit",
        "same_number": "whether the bare numbers are equal, whatever their units",
        "transposed": "whether two digits side by side are swapped: 321 and 312",
        "sole": "whether article and source each count the thing once only",
        "anchored": "whether the number is so unlikely that the article can only have it from there",
        "rivals": "whether the two speakers are surely two: the source has both, or each issued a source",
        "grown": "whether the newer of the two texts has the larger number",
        "older": "under with and without: whether the other partner's document is older than this one's",
        "newer": "under with and without: whether the other partner's document is newer than this one's",
        "elsewhere": "under with and without: whether the other partner is of another document than this one",
        "factor": "the larger value over the smaller",
        "any": "alternatives, one of which must hold",
        "left": "conditions on the article's fact, or the earlier one in one text",
        "right": "conditions on the source's fact, or the later one in one text",
    }
)
"""The other keys of a condition on a pair."""

FACTS: Mapping[str, str] = MappingProxyType(
    {
        "value": "the number as written; absent for a range",
        "digits": "how many digits the writer committed to: 3 of 1,240, 1 of 2,000",
        "low": "the lower end of what the words allow",
        "high": "the upper end of what the words allow",
        "document": "article or source",
        "part": "headline or body",
        "text": "the figure as written",
        "dimension": "count, currency, ratio, time, length, area, mass …; date for a date without a figure",
        "unit": "the unit's canonical name: percent, kilometre; money by its ISO 4217 code",
        "per": "the denominator: day, person, 100000 person",
        "bound": "exact, or what at least, more than, at most, less than, a range say",
        "hedge": "about, nearly, just_over, estimated or exactly",
        "change": "up or down where the figure is an amount of change",
        "subject": "the words for what is counted or measured",
        "head": "their head noun: soldier",
        "sort": "of what sort the head is",
        "partial": "whether it counts some of a whole: three of the, the other 12",
        "entity": "the country (ISO 3166) or the body that it belongs to",
        "property": "what is measured: deaths, headcount, price",
        "cumulative": "whether figures of the property grow as reports come in",
        "event": "the predicate's lemma: complete training",
        "predicate": "the predicate as written",
        "status": "asserted, planned, proposed, estimated, alleged, conditional or possible",
        "negated": "whether it is denied",
        "time": "when it happened, as a TIMEX3 value",
        "period": "what time the figure covers, as a TIMEX3 value",
        "historic": "whether it is of a time a year or more before its document, or an earlier level (to 42 from 37)",
        "place": "where it happened, as written",
        "attribution": "who says so",
        "derived": "whether the figure computes from others nearby",
        "in_quote": "whether it stands in quotation marks",
    }
)
"""What a condition on one fact can ask for."""


def relations(facet: str) -> Mapping[str, str]:
    """Each relation of a facet and what it says."""
    return TIMES if facet in ("time", "period") else FACETS[facet][1]


def hover(facet: str) -> str:
    """A facet and its relations in a few lines."""
    asked, _ = FACETS[facet]
    return "\n".join([f"{asked}:", *(f"- {name}: {said}" for name, said in relations(facet).items())])


def document() -> str:
    """The page of the vocabulary, in Markdown."""
    lines = [
        "# The words of a rule",
        "",
        "Made of the code by `python -m tests.test_docs`. A condition that names a word which is not here is",
        "an error with its place.",
        "",
        "## Two facts: `pair:`, `unless:`, `with:`, `without:`, `grades:`",
        "",
        "A facet has one relation or a list of them. `left` is the article's fact, or the earlier of two in",
        "one text. `unknown` never accuses by itself.",
    ]
    for facet, (asked, _) in FACETS.items():
        lines += ["", f"### `{facet}`: {asked}", "", "| relation | |", "|---|---|"]
        lines += [f"| `{name}` | {said} |" for name, said in relations(facet).items()]
    lines += ["", "### Other conditions on a pair", "", "| key | |", "|---|---|"]
    lines += [f"| `{name}` | {said} |" for name, said in PAIRS.items()]
    lines += [
        "",
        "## One fact: `fact:`, `left:`, `right:`",
        "",
        "A plain value means equal, a list one of these, `null` absent; `{lt, le, gt, ge, eq, in, matches}` are",
        "operators (`matches` is a regular expression in RE2's syntax).",
        "",
        "| field | |",
        "|---|---|",
    ]
    lines += [f"| `{name}` | {said} |" for name, said in FACTS.items()]
    return "\n".join(lines) + "\n"
