"""The documentation keeps its word: every command in it is run, and prints what stands below it.

`python -m tests.test_docs` writes the outputs and the vocabulary anew; review the change as a diff.

A block with a title is a file; a `console` block is commands, each after `$`, with their output.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from numcheck.cli import main as numcheck
from numcheck.engine.conditions import FIELDS, PAIR_KEYS
from numcheck.engine.vocabulary import FACETS, FACTS, PAIRS, document, relations
from numcheck.model.comparison import RELATIONS

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted(path for path in (ROOT / "docs").glob("*.md") if path.stem != "vocabulary")
VOCABULARY = ROOT / "docs" / "vocabulary.md"

_BLOCK = re.compile(r"^```(?P<language>\w*)(?: title=\"(?P<file>[^\"]+)\")?\n(?P<body>.*?)^```$", re.M | re.S)
_SECONDS = re.compile(r" in \d+\.\d+s\b")

# A reader's own shell: pytest prints otherwise where CI, colours or a width are set, and a page shows one output.
_KEPT = ("PATH", "HOME", "PYTHONPATH", "SYSTEMROOT", "TMPDIR")
_PLAIN = {"COLUMNS": "80", "LC_ALL": "C.UTF-8"} | {key: os.environ[key] for key in _KEPT if key in os.environ}


def _ran(command: str) -> str:
    """What a command prints, errors after output, and in a last line a status that is not 0."""
    program, *arguments = shlex.split(command)
    if program == "numcheck":
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            status = numcheck(arguments)
        printed = out.getvalue() + err.getvalue()
    else:
        done = subprocess.run([sys.executable, "-m", program, "-p", "no:cacheprovider", "-p", "no:hypothesispytest",
                               "-p", "no:anyio", *arguments],
                              env=_PLAIN, capture_output=True, text=True, check=False)  # fmt: skip
        printed, status = done.stdout + done.stderr, done.returncode
    plain = _SECONDS.sub("", printed)
    return plain + (f"(exit status {status})\n" if status else "")


def _with_outputs(page: Path) -> str:
    """The page as it should be: its files written, its commands run in order, their outputs put in."""

    def renewed(match: re.Match[str]) -> str:
        if match["file"]:
            file = Path(match["file"])
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(match["body"], encoding="utf-8")
        if match["language"] != "console":
            return match[0]
        commands = [line for line in match["body"].splitlines() if line.startswith("$ ")]
        body = "".join(f"{command}\n{_ran(command.removeprefix('$ '))}" for command in commands)
        return f"```console\n{body}```"

    return _BLOCK.sub(renewed, page.read_text(encoding="utf-8"))


@contextlib.contextmanager
def _in(folder: Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_is_shown_is_what_is_printed(page: Path, tmp_path: Path) -> None:
    """To the letter, save seconds and the folder."""
    with _in(tmp_path):
        assert page.read_text(encoding="utf-8") == _with_outputs(page)


def test_the_vocabulary_is_that_of_the_code() -> None:
    """Every word has its meaning, and the page is made of them."""
    assert list(FACETS) == list(RELATIONS)
    assert all(tuple(relations(facet)) == words for facet, words in RELATIONS.items())
    assert set(FACTS) == set(FIELDS)
    assert {*FACETS, *PAIRS} == set(PAIR_KEYS)
    assert VOCABULARY.read_text(encoding="utf-8") == document()


def test_pages_link_to_pages_that_are_there() -> None:
    """In docs/ and the README."""
    for page in (*PAGES, VOCABULARY, ROOT / "README.md"):
        for target in re.findall(r"\]\(([\w./-]+\.md)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).is_file(), f"{page.name}: {target}"


def main() -> None:
    """Write the pages anew."""
    VOCABULARY.write_text(document(), encoding="utf-8")
    for page in PAGES:
        with tempfile.TemporaryDirectory() as folder, _in(Path(folder)):
            page.write_text(_with_outputs(page), encoding="utf-8")


if __name__ == "__main__":
    main()
