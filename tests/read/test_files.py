"""Bytes that cannot be an article fail with one clear problem, which says where."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from numcheck.errors import InputError, Problem
from numcheck.read import files
from numcheck.read.files import read_article


def _problem(path: str) -> Problem:
    with pytest.raises(InputError) as caught:
        read_article(path)
    (problem,) = caught.value.problems
    assert problem.path == path
    assert "\n" not in str(problem)
    return problem


def test_the_suffix_tells_the_format(desk: Path) -> None:
    """Markdown by .md in any case, plain text by anything else; the name is the path."""
    for name in ("a.md", "A.MD", "a.txt", "a", "a.html"):
        (desk / name).write_text("**40** people came.\n", encoding="utf-8")
        article = read_article(name)
        read = "".join(article.text[s:e] for block in article.blocks or () for s, e in block.ranges)
        assert (article.name, "*" in read) == (name, not name.lower().endswith(".md"))


def test_a_byte_order_mark_is_left_out(desk: Path) -> None:
    """What an editor saved with a mark reads as without it."""
    (desk / "a.txt").write_bytes(b"\xef\xbb\xbfForty held\r\n\r\nPolice held 40 people.\r\n")
    assert read_article("a.txt").text.startswith("Forty held\r\n")


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize("content", [b"", b" \n\t\n", b"\xef\xbb\xbf"])
def test_an_empty_article(desk: Path, name: str, content: bytes) -> None:
    """Nothing to check is a mistake, not a clean article."""
    (desk / name).write_bytes(content)
    assert "empty" in _problem(name).message


def test_a_missing_file(desk: Path) -> None:
    """The reason is the system's, in words."""
    assert _problem("nowhere.txt").message == "cannot be read: no such file or directory"


def test_a_folder(desk: Path) -> None:
    """A folder is no article."""
    (desk / "folder.md").mkdir()
    assert "directory" in _problem("folder.md").message


@pytest.mark.parametrize(
    ("content", "byte", "line", "column"),
    [
        (b"\xff", "0xff", 1, 1),
        (b"Forty held\n\nPolice caf\xe9 40.\n", "0xe9", 3, 11),
        (b"Forty held\r\nPolice \x80.\n", "0x80", 2, 8),
        ("é€𝕤 ".encode() + b"\xff", "0xff", 1, 5),
        (b"cut off \xe2\x82", "0xe2", 1, 9),
    ],
)
def test_not_utf8_names_the_byte(desk: Path, content: bytes, byte: str, line: int, column: int) -> None:
    """The first bad byte, its offset, and the line and column that an editor shows (columns are characters)."""
    (desk / "a.txt").write_bytes(content)
    problem = _problem("a.txt")
    offset = content.index(int(byte, 16).to_bytes(1, "big"))
    assert f"byte {byte} at offset {offset}" in problem.message
    assert (problem.line, problem.column) == (line, column)


@pytest.mark.parametrize("size", [99, 100, 101])
def test_too_large(desk: Path, monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    """Up to the limit is read, beyond it is not, and the limit is named."""
    monkeypatch.setattr(files, "LARGEST", 100)
    (desk / "a.txt").write_bytes(b"x" * size)
    if size <= 100:
        assert len(read_article("a.txt").text) == size
    else:
        assert "larger than 100 bytes" in _problem("a.txt").message


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dash reads standard input as plain text."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Café: 40 people.\n".encode())))
    article = read_article("-")
    assert (article.text, article.name) == ("Café: 40 people.\n", "stdin")


@pytest.mark.parametrize(("content", "word"), [(b"", "empty"), (b"\xff", "UTF-8")])
def test_standard_input_fails_like_a_file(monkeypatch: pytest.MonkeyPatch, content: bytes, word: str) -> None:
    """The path of the problem is the dash."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    assert word in _problem("-").message
