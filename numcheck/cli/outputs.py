"""Where answers go: standard output, and the files of --output.

A file appears whole or not at all: it is written beside its place and moved there at the end.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, TYPE_CHECKING

from numcheck.errors import InputError, Problem, SettingsError
from numcheck.report import formats

if TYPE_CHECKING:
    from numcheck.report.formats import Writer
    from numcheck.report.report import Outcome


@dataclass(frozen=True, slots=True)
class Wanted:
    """One --output FORMAT=FILE."""

    form: str
    path: Path


def wanted(options: Sequence[str], inputs: Iterable[str]) -> tuple[Wanted, ...]:
    """The files asked for; raises SettingsError for a form that is none or a file that is read."""
    read = [Path(path.rpartition("@")[0] or path) for path in inputs] + [Path(path) for path in inputs]
    found = []
    for option in options:
        form, equals, path = option.partition("=")
        if not equals or form not in formats.names() or not path:
            raise SettingsError(f"--output {option!r}: write FORMAT=FILE, with one of {', '.join(formats.names())}")
        if any(_same(Path(path), other) for other in read):
            raise SettingsError(f"--output {option!r}: this file is read; write to another")
        found.append(Wanted(form, Path(path)))
    return tuple(found)


def _same(left: Path, right: Path) -> bool:
    try:
        return left.samefile(right)
    except OSError:
        return False


class Outputs:
    """Writes each outcome to all places; a context that completes the files when all went well."""

    def __init__(self, form: str, files: Sequence[Wanted]) -> None:
        colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        self._sinks: list[tuple[Writer, IO[str]]] = [(formats.writer(form, colour), sys.stdout)]
        self._files = files
        self._moves: list[tuple[IO[str], str, Path]] = []

    def __enter__(self) -> Outputs:
        for file in self._files:
            try:
                self._sinks.append((formats.writer(file.form), self._opened(file.path)))
            except OSError as error:
                self._discard()
                reason = (error.strerror or str(error)).lower()
                raise InputError(Problem(f"cannot be written: {reason}", str(file.path))) from error
        return self

    def _opened(self, path: Path) -> IO[str]:
        if path.exists() and not path.is_file():
            file: IO[str] = path.open("w", encoding="utf-8", errors="backslashreplace")
            self._moves.append((file, "", path))
            return file
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".numcheck-")
        file = os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace")
        self._moves.append((file, name, path))
        return file

    def add(self, outcome: Outcome) -> None:
        """Write one outcome everywhere."""
        for writer, file in self._sinks:
            file.write(writer.add(outcome))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self._discard()
            return
        for writer, file in self._sinks:
            file.write(writer.close())
        for file, name, path in self._moves:
            file.close()
            if name:
                Path(name).chmod(0o666 & ~_umask())
                Path(name).replace(path)

    def _discard(self) -> None:
        for file, name, _ in self._moves:
            with suppress(OSError):
                file.close()
            if name:
                with suppress(OSError):
                    Path(name).unlink()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
