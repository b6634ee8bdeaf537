"""The text of a file that people write for numcheck."""

from __future__ import annotations

from pathlib import Path

from numcheck.errors import NotationError, Problem

LARGEST = 1_000_000
"""The largest file, in bytes."""


def read_text(file: Path) -> str:
    """The file's text; raises NotationError where it cannot be read, is too large or no UTF-8."""
    try:
        with file.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except OSError as error:
        raise NotationError(Problem(f"cannot be read: {(error.strerror or '').lower()}", str(file))) from error
    if len(content) > LARGEST:
        raise NotationError(Problem(f"is larger than {LARGEST:,} bytes", str(file)))
    try:
        return content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise NotationError(Problem(f"not UTF-8: byte 0x{content[error.start]:02x}", str(file), line, 1)) from error
