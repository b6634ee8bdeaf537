"""Bytes → text → article, with clear errors for what cannot be read."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from numcheck.errors import InputError, Problem
from numcheck.model.article import Article
from numcheck.read.formats import readers

STDIN = "-"
LARGEST = 20_000_000
"""The largest article in bytes; larger files are not news but data."""


def read_article(path: str, name: str | None = None) -> Article:
    """The article in a file ("-" is standard input), its format told by the suffix.

    Raises InputError where the file is missing, too large, empty, or not UTF-8.
    """
    text = read_text(path)
    if not text.strip():
        raise InputError(Problem("the article is empty: there is nothing to check", path))
    suffix = "" if path == STDIN else Path(path).suffix.lower()
    formats = readers()
    return formats.get(suffix, formats[""])(text, name or ("stdin" if path == STDIN else path))


def read_text(path: str) -> str:
    """The file's text, line ends as they are, a byte order mark left out."""
    try:
        if path == STDIN:
            content = sys.stdin.buffer.read(LARGEST + 1)
        else:
            with open(path, "rb") as file:
                content = file.read(LARGEST + 1)
    except OSError as error:
        raise InputError(Problem(f"cannot be read: {_reason(error)}", path)) from error
    if len(content) > LARGEST:
        raise InputError(Problem(f"is larger than {LARGEST:,} bytes; split it into articles", path))
    return decode(content, path)


def read_lines(path: str) -> Iterator[tuple[int, bytes]]:
    """The numbered lines of a file, one at a time, blank ones left out."""
    try:
        with sys.stdin.buffer if path == STDIN else open(path, "rb") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield number, line
    except OSError as error:
        raise InputError(Problem(f"cannot be read: {_reason(error)}", path)) from error


def decode(content: bytes, path: str, line: int | None = None) -> str:
    """UTF-8 text; raises InputError that names the first byte which is none."""
    try:
        return content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1 if line is None else line
        before = content[content.rfind(b"\n", 0, error.start) + 1 : error.start]
        column = len(before.decode("utf-8")) + 1
        message = f"not UTF-8: byte 0x{content[error.start]:02x} at offset {error.start}; save the file as UTF-8"
        raise InputError(Problem(message, path, row, column)) from error


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
