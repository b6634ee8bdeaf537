"""Who has spoken: whom "he" may mean, whose quote runs on, whose turn it is in a transcript."""

from __future__ import annotations

import re
from dataclasses import dataclass

from numcheck.lexicon.load import words
from numcheck.mentions.attribution import Said
from numcheck.model.sentence import Sentence

_TURN = re.compile(r"(?P<name>[A-Z][A-Z.'-]*(?: [A-Z][A-Z.'-]*){0,4})(?P<role>, [^:.]{1,60}| \([^)]{1,60}\))?: ")
"""What opens a turn in a transcript: "MR ANAND (for the defendant): "."""
_QUOTED = re.compile(r'(?P<name>(?:[\w\'-]+ ){0,6}[A-Z][\w\'-]+)(?:, [^:;"]{2,90})?: "')
"""What opens a quote in a release: "Regional secretary Maureen Tulloch: "."""
_HEADING = re.compile(r"[A-Z][A-Z0-9 .,&'()-]{2,80}")
_ASKS = frozenset(("question", "q"))


@dataclass(slots=True)
class Speakers:
    """The last speaker with a name, the one quoted last in a paragraph, and the one whose turn it is.

    Lives as long as one document.
    """

    named: str | None = None
    quoted: Said | None = None
    block: int = -1
    turn: Said | None = None
    seen: int = -1

    def hear(self, said: Said | None, block: int = -1) -> None:
        """Remember who spoke, where it is one with a name, and in which paragraph."""
        if said is not None and said.is_name and not _is_body(said.speaker):
            self.named = said.speaker
        if said is not None and block >= 0:
            self.quoted, self.block = said, block

    def open(self, sentence: Sentence) -> None:
        """Take note of a label that gives somebody the floor, where the sentence opens a paragraph."""
        if sentence.block == self.seen:
            return
        self.seen = sentence.block
        if turn := _TURN.match(sentence.text):
            names = turn["name"].lower().replace(".", "").split()
            titled = names[0] in words("reporting", "titles") and not _ASKS & set(names)
            self.turn = _labelled(turn["name"].title()) if titled else None
        elif _HEADING.fullmatch(sentence.text):
            self.turn = None
        elif (label := _QUOTED.match(sentence.text)) and not _says(sentence, label.end("name")):
            self.hear(_labelled(label["name"]), sentence.block)

    def going_on(self, block: int, in_quote: bool) -> Said | None:
        """Who goes on speaking in a paragraph: in a quote that runs over sentences, in a turn of a transcript."""
        return self.quoted if in_quote and block == self.block else self.turn


def _labelled(label: str) -> Said:
    """The speaker of a label, without titles and roles."""
    run = label.split()
    titles = [at for at, word in enumerate(run) if not word[:1].isupper() or _is_title(word)]
    name = " ".join(run[titles[-1] + 1 :] if titles else run) or label
    return Said(name, "say", ":", (), is_pronoun=False, is_name=True)


def _is_body(speaker: str) -> bool:
    """Whether a name is that of an organisation, which "he" cannot mean."""
    return speaker.lower().rpartition(" ")[2] in words("reporting", "bodies")


def _says(sentence: Sentence, end: int) -> bool:
    """Whether a verb of saying stands in the words up to here, so that they are no label."""
    return any(token.lemma in words("reporting", "verbs") for token in sentence.at(0, end))


def _is_title(word: str) -> bool:
    return word.lower().strip(".,") in words("reporting", "titles")
