"""Read the keys of a YAML mapping, collecting every mistake with its place."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from numcheck.errors import Problem, did_you_mean
from numcheck.notation.document import Entries, Node


@dataclass(slots=True)
class Mistakes:
    """The problems of a run, collected rather than raised one by one."""

    found: list[Problem] = field(default_factory=list)

    def add(self, node: Node, message: str) -> None:
        """Note a mistake at a place."""
        self.found.append(node.problem(message))

    def unknown(self, node: Node, what: str, name: object, allowed: Collection[str]) -> None:
        """Note an unknown word, with the nearest known one."""
        mend = did_you_mean(str(name), map(str, allowed)) or f"; known are {', '.join(sorted(allowed))}"
        self.add(node, f"unknown {what} {name!r}{mend}")


def entries(node: Node, what: str, mistakes: Mistakes) -> Entries:
    """The node as a mapping; an empty one, with a mistake noted, where it is none."""
    if isinstance(node.value, Entries):
        return node.value
    mistakes.add(node, f"{what} must be a mapping (key: value)")
    return Entries(())


def text(node: Node | None, what: str, mistakes: Mistakes, default: str = "") -> str:
    """The node as text; the default, with a mistake noted, where it is something else."""
    if node is None:
        return default
    if isinstance(node.value, str):
        return node.value.strip()
    mistakes.add(node, f"{what} must be text")
    return default


def flag(node: Node, what: str, mistakes: Mistakes) -> bool:
    """The node as true or false."""
    if isinstance(node.value, bool):
        return node.value
    mistakes.add(node, f"{what} must be true or false")
    return False


def choice(node: Node, what: str, allowed: Sequence[str], mistakes: Mistakes) -> str | None:
    """One word of `allowed`; None, with a mistake noted, for anything else."""
    if isinstance(node.value, str) and node.value in allowed:
        return node.value
    if isinstance(node.value, Entries | tuple):
        mistakes.add(node, f"{what} must be one word: {', '.join(allowed)}")
    else:
        mistakes.unknown(node, what, node.value, allowed)
    return None


def choices(node: Node, what: str, allowed: Sequence[str], mistakes: Mistakes) -> frozenset[str]:
    """One word or a list of words, each of `allowed`."""
    nodes = node.value if isinstance(node.value, tuple) else (node,)
    chosen = set()
    for item in nodes:
        word = item.value
        if isinstance(word, str) and word in allowed:
            chosen.add(word)
        else:
            mistakes.unknown(item, what, word if not isinstance(word, Entries | tuple) else "…", allowed)
    if not nodes:
        mistakes.add(node, f"{what} needs at least one of {', '.join(allowed)}")
    return frozenset(chosen)


def texts(node: Node, what: str, mistakes: Mistakes) -> tuple[str, ...]:
    """A list of texts, none of them empty."""
    if not isinstance(node.value, tuple):
        mistakes.add(node, f"{what} must be a list of words")
        return ()
    found = []
    for item in node.value:
        if isinstance(item.value, str) and item.value.strip():
            found.append(item.value.strip())
        else:
            mistakes.add(item, f"{what} must be a list of words")
    return tuple(found)
