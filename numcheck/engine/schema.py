"""The rule format as a JSON Schema, from the same vocabulary that reads the rules."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from numcheck.engine import operators, vocabulary
from numcheck.engine.checks import checks
from numcheck.engine.conditions import ALIGNED, BETWEEN, FIELDS, FLAGS, Field
from numcheck.engine.keys import KEYS, KINDS
from numcheck.lexicon.terms import properties
from numcheck.model.comparison import RELATIONS
from numcheck.model.finding import SEVERITIES

_WORDS = {
    "extend": "The id of a built-in rule that this file changes in place.",
    "id": "The rule's id: the file's name without .yaml.",
    "kind": "What the rule finds; the folder's name says it too.",
    "severity": "error: cannot be right; warning: an editor must look; note: good to know.",
    "title": "One line that names the fault.",
    "why": "Why it is a fault, for whoever asks.",
    "pair": "Conditions on two facts; all must hold.",
    "fact": "Conditions on one fact of the article; all must hold.",
    "check": "A named computation over the facts of a text.",
    "unless": "Pairs of which the rule does not speak.",
    "with": "Another partner of the left fact that must exist.",
    "without": "Another partner of the left fact that must not exist.",
    "grades": "Other severities where further conditions hold, the first that does.",
    "over": "Ids of rules whose findings on the same facts this one replaces.",
    "when_uncertain": "The severity where it is not sure that both facts make one statement.",
    "message": "What the finding says; {left.figure}, {right.subject}, {hedge} and the like are filled in.",
    "together": "The message of one note a document for all facts that no grade singles out.",
    "help": "What to do about it.",
    "examples": "Cases that are tests: at least one that fires and one that stays silent.",
}


def schema() -> dict[str, Any]:
    """The schema of one rule file, for completion and hover text in editors."""
    forms = {"pair": _ref("pair"), "fact": _ref("fact"), "check": _check()}
    pairs = {"anyOf": [_ref("pair"), {"type": "array", "items": _ref("pair"), "minItems": 1}]}
    texts = {key: {"type": "string"} for key in ("id", "extend", "title", "why", "message", "together", "help")}
    severities = {key: {"enum": list(SEVERITIES)} for key in ("severity", "when_uncertain")}
    properties: dict[str, Any] = {
        **texts, **severities, **forms, "kind": {"enum": list(KINDS)}, "unless": pairs, "with": pairs, "without": pairs,
        "grades": {"type": "array", "items": {"type": "object", "required": ["severity"]}},
        "over": {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]},
        "examples": {"type": "array", "items": _ref("example")},
    }  # fmt: skip
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:numcheck:rule:1",
        "title": "A rule of numcheck",
        "type": "object",
        "additionalProperties": False,
        "if": {"required": ["extend"]},
        "then": {"properties": {"kind": False}},
        "else": {
            "required": ["id", "severity", "title", "message", "examples"],
            "properties": {"examples": {"minItems": 2}, "check": {"required": ["name"]}},
            "oneOf": [{"required": [form]} for form in forms],
        },
        "properties": {key: {**properties[key], "description": _WORDS[key]} for key in KEYS},
        "$defs": {"pair": _pair(), "fact": _fact(), "example": _example(), "text": _text()},
    }


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{name}"}


def _one_or_more(words: Any) -> dict[str, Any]:
    one = {"enum": list(words)}
    return {"anyOf": [one, {"type": "array", "items": one, "minItems": 1}]}


def _pair() -> dict[str, Any]:
    properties: dict[str, Any] = {
        facet: {**_one_or_more(labels), "description": vocabulary.hover(facet)} for facet, labels in RELATIONS.items()
    }
    properties.update(
        between=_one_or_more(BETWEEN), aligned=_one_or_more(ALIGNED), left=_ref("fact"), right=_ref("fact")
    )
    properties.update({name: {"type": "boolean"} for name in FLAGS})
    properties["factor"] = _operators({"type": "number"})
    properties["any"] = {"type": "array", "items": _ref("pair"), "minItems": 1}
    for name, said in vocabulary.PAIRS.items():
        properties[name] = {**properties[name], "description": said}
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _fact() -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            name: {**_operators(_value(name, field)), "description": vocabulary.FACTS[name]}
            for name, field in FIELDS.items()
        },
    }


def _value(name: str, field: Field) -> dict[str, Any]:
    if name == "property":
        return {"enum": sorted(properties())}
    if field.type == "word":
        return {"enum": list(field.words)}
    return {"type": {"number": "number", "flag": "boolean", "text": "string"}[field.type]}


def _operators(value: Mapping[str, Any]) -> dict[str, Any]:
    """A plain value, null, a list of values, or operators with theirs."""
    named = {name: {} if name in ("in", "matches") else value for name in operators.NAMES}
    with_operators = {"type": "object", "additionalProperties": False, "properties": named, "minProperties": 1}
    return {"anyOf": [value, {"type": "null"}, {"type": "array", "items": value}, with_operators]}


def _check() -> dict[str, Any]:
    """The checks; an extension need not name the one whose parameters it changes."""
    return {
        "anyOf": [
            {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    "name": {"const": check.name},
                    **{key: {"enum": list(allowed)} for key, allowed in check.parameters.items()},
                },
            }
            for check in checks().values()
        ]
    }


def _text() -> dict[str, Any]:
    mapping = {
        "type": "object",
        "additionalProperties": False,
        "required": ["text"],
        "properties": {"text": {"type": "string"}, "headline": {"type": "string"}, "published": {"type": "string"}},
    }
    return {"anyOf": [{"type": "string"}, mapping], "description": "[[…]] marks what a finding must touch."}


def _example() -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["name", "article", "finds"],
        "properties": {
            "name": {"type": "string"},
            "article": _ref("text"),
            "sources": {"type": "array", "items": _ref("text")},
            "finds": {"type": "integer", "minimum": 0},
        },
    }
