"""The command line, one module a command. Nothing heavy is imported before a command runs."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

from numcheck import __version__
from numcheck.errors import NumcheckError
from numcheck.model.text import printable

COMMANDS = ("audit", "facts", "why", "rules", "config", "baseline")
CLEAN, FOUND, FAILED = 0, 1, 2


def complain(error: NumcheckError) -> None:
    """Tell every problem on standard error, one line each; nothing in them steers the terminal."""
    for problem in error.problems:
        print(f"numcheck: {printable(str(problem))}", file=sys.stderr)


def _forget_output() -> None:
    """Let the interpreter's last flush go nowhere, where standard output has gone."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return


class _Parser(argparse.ArgumentParser):
    """Ends in one line and status 2, as every failure of numcheck does."""

    def error(self, message: str) -> NoReturn:
        print(f"{self.prog}: {message} (see {self.prog} --help)", file=sys.stderr)
        raise SystemExit(FAILED)


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    top = _Parser(
        prog="numcheck", description="Check the figures and dates of an article against its sources and itself."
    )
    top.add_argument("--version", action="version", version=f"numcheck {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name in COMMANDS:
        import_module(f"numcheck.cli.{name}").register(commands)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; 0 is clean, 1 is findings, 2 a failure that one line on stderr explains."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # what a terminal cannot show is no failure
    try:
        try:
            options = parser().parse_args(arguments)
            status: int = options.run(options)
        finally:  # --help ends in SystemExit: its text too is written here, where a failure is handled
            sys.stdout.flush()
        return status
    except NumcheckError as error:
        complain(error)
        return FAILED
    except BrokenPipeError:
        _forget_output()
        return FAILED
    except OSError as error:
        complain(NumcheckError(f"the output cannot be written: {(error.strerror or str(error)).lower()}"))
        _forget_output()
        return FAILED
    except Exception as error:  # a bug must not end in the status of findings, nor in a traceback
        if os.environ.get("NUMCHECK_DEBUG"):
            raise
        what = f"{type(error).__name__}: {error}"
        complain(NumcheckError(f"an error of numcheck's own ({what}); please report it, with NUMCHECK_DEBUG=1 set"))
        _forget_output()
        return FAILED
    except KeyboardInterrupt:
        print("numcheck: interrupted", file=sys.stderr)
        return 130
