"""Whether two figures are of one group or thing: the same, a part of it, its kin, another."""

from __future__ import annotations

from numcheck.lexicon import terms
from numcheck.lexicon.load import data, remembered
from numcheck.lexicon.load import words as lexicon_words
from numcheck.model.comparison import Relation
from numcheck.model.fact import Fact, Subject


def relation(left: Fact, right: Fact) -> Relation:
    """Whether both figures are of one group or thing."""
    mine, other = left.subject, right.subject
    if mine is None or other is None or not (mine.head[:1].isalpha() and other.head[:1].isalpha()):
        return Relation("unknown", "one of the two does not name what it counts")
    plain = not any(fact.quantity is not None and fact.quantity.per for fact in (left, right))
    if plain and (" per " in mine.text) != (" per " in other.text):
        return Relation("other", f"only one of them for each: {mine.text} / {other.text}")
    label = _heads(left, right, mine, other)
    pronouns = {mine.head, other.head} & lexicon_words("phrases", "open")
    if label == "unknown" and left.quantity is None and not pronouns and not _mentions(left, right):
        label = "other"
    return _set_apart(label, left.property, mine, other) or Relation(label, _reason(label, mine.text, other.text))


def _set_apart(label: str, property_: str | None, left: Subject, right: Subject) -> Relation | None:
    """What tells two groups of one name apart: several together, other countries, qualifiers that exclude."""
    texts = f"{left.text} / {right.text}"
    if label == "same" and left.is_joint != right.is_joint:
        return Relation("broader" if left.is_joint else "narrower", f"one is of several together: {texts}")
    if left.entity and right.entity and left.kind is None and right.kind is None and left.head != right.head:
        return Relation("unknown", f"a name does not tell what is counted: {texts}")
    if label not in ("same", "narrower", "broader"):
        return None
    if left.entity and right.entity and left.entity != right.entity:
        return Relation("kin", f"another group of one kind: {texts}")
    if label != "same":
        return None
    if property_ == "price" and (" of " in left.text) != (" of " in right.text):
        return Relation("kin", f"the prices of everything or of some goods: {texts}")
    if _contrasted(left, right):
        return Relation("kin", f"another group of one kind: {texts}")
    if _apart(left, right) and not _is_named(left, right):
        return Relation("unknown", f"perhaps other groups: {texts}")
    return None


def _reason(label: str, mine: str, other: str) -> str:
    texts = f"{mine} / {other}" if mine != other else mine
    reasons = {
        "same": f"same subject: {texts}",
        "narrower": f"{mine} are part of {other}",
        "broader": f"{other} are part of {mine}",
        "kin": f"kin groups: {mine} / {other}",
        "other": f"other subjects: {mine} / {other}",
        "unknown": f"it is not known whether these are the same: {mine} / {other}",
    }
    return reasons[label]


def _heads(first: Fact, second: Fact, left: Subject, right: Subject) -> str:
    alike = first.property is not None and first.property == second.property and _names_property(first, second)
    if alike and left.is_part == right.is_part:
        return "same"
    if left.is_part or right.is_part:
        return _parts(left, right)
    if left.head == right.head or terms.stem(left.head) == terms.stem(right.head):
        return "same"
    if _both_name_property(first, second):
        return "unknown"  # "the bill", "the cost"
    if _is_named(left, right) or _is_amount_of(left, right):
        return "same"
    if left.kind is None or right.kind is None:
        return "unknown"
    if left.kind == right.kind:
        return "same"
    if right.kind in terms.wider_classes(left.kind):
        return "narrower"
    if left.kind in terms.wider_classes(right.kind):
        return "broader"
    if terms.may_be_one(left.kind, right.kind):
        return "unknown"
    return "kin" if terms.are_kin(left.kind, right.kind) else "other"


def _is_named(left: Subject, right: Subject) -> bool:
    """Whether one side's name is the other's too: "RV Kahurangi", "the research ship Kahurangi"."""
    return any(
        name[:1].isupper() and name.lower() == one.head and name in other.text.split()[1:]
        for one, other in ((left, right), (right, left))
        for name in one.noun_phrase.split()[-1:]
    )


def _is_amount_of(left: Subject, right: Subject) -> bool:
    """Whether one side has the amount of what the other one names: "the total amount of the fraud", "the fraud"."""
    amounts = lexicon_words("phrases", "amounts")
    return any(
        one.head in amounts and other.head in one.text.lower().partition(" of ")[2].split()[:3]
        for one, other in ((left, right), (right, left))
    )


def _parts(left: Subject, right: Subject) -> str:
    """Some of a whole against the whole; two parts of it may be the same or not."""
    if left.is_part and right.is_part:
        return "unknown"
    return "narrower" if left.is_part else "broader"


def _mentions(left: Fact, right: Fact) -> bool:
    """Whether one sentence has the other's subject somewhere: "the defendant, Martin Halvorsen"."""
    heads = [terms.sense(fact.subject.head) for fact in (left, right) if fact.subject]
    return len(heads) == 2 and (heads[0] in right.context or heads[1] in left.context)


def _names_property(left: Fact, right: Fact) -> bool:
    """Whether one side names the property ("the death toll") where the other names who is counted."""
    heads = [_named_head(fact.subject) for fact in (left, right) if fact.subject]
    texts = [fact.subject.noun_phrase.lower() for fact in (left, right) if fact.subject]
    named = [terms.property_of_noun(word, left.dimension) == left.property for word in (*heads, *texts)]
    return any(named) and not all(named[:2])


def _both_name_property(left: Fact, right: Fact) -> bool:
    """Whether both sides name their property instead of whose it is: "the bill", "the estimated cost"."""
    subjects = [fact.subject for fact in (left, right) if fact.subject and fact.dimension != "count"]
    named = [terms.property_of_noun(subject.head, left.dimension) for subject in subjects]
    return left.property is not None and named == [left.property, left.property] and right.property == left.property


def _named_head(subject: Subject) -> str:
    """The head; of "the number of dead" what is numbered."""
    if subject.head in lexicon_words("phrases", "partitive") and " of " in subject.text:
        return subject.text.split()[-1].lower()
    return subject.head


def _apart(left: Subject, right: Subject) -> bool:
    """Whether each has qualifiers and none is shared: "rescue workers", "health workers"."""
    mine = {terms.stem(word) for text in left.qualifiers for word in text.split()}
    others = {terms.stem(word) for text in right.qualifiers for word in text.split()}
    return bool(mine and others) and not mine & others


def _contrasted(left: Subject, right: Subject) -> bool:
    """Whether qualifiers set one group against the other: confirmed cases, suspected cases."""
    mine, others = ({word.lower() for text in side.qualifiers for word in text.split()} for side in (left, right))
    return any(
        len(mine & kinds) == 1 and len(others & kinds) == 1 and not mine & others & kinds for kinds in _contrasts()
    )


@remembered
def _contrasts() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(group.split()) for group in data("phrases")["contrasting"])
