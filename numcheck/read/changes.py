"""Which lines of a file a git working tree has changed since a commit."""

from __future__ import annotations

import os
import re
import subprocess
from difflib import SequenceMatcher
from pathlib import Path

from numcheck.errors import Problem, SettingsError
from numcheck.read.stories import SUFFIX

SECONDS = 60
"""How long git may take for one question."""
_COMMIT = re.compile(r"[0-9a-f]{40,64}")
_OF_HOOKS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
"""What git tells its hooks of another place; the file's own repository is meant."""


def changed_lines(ref: str, path: str) -> frozenset[int]:
    """The 1-based lines that were added or changed; all lines of a file that the commit does not have.

    A file that was moved is held against its old self. Raises SettingsError where there is no git,
    no repository or no such commit. Git is asked for bytes only: no attribute, filter or program
    that a repository names has a say.
    """
    file = Path(path)
    if not file.is_file() or path.endswith(SUFFIX):
        raise SettingsError(Problem("--changed-lines needs files, in a git working tree", path))
    commit = "" if ref.startswith("-") else _git(file, "rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}").strip()
    if not _COMMIT.fullmatch(commit):
        raise SettingsError(f"--changed-lines {ref}: no commit that git knows (a range is none)")
    now = _lines(file.read_text(encoding="utf-8", errors="replace"))
    name = _git(file, "ls-files", "--full-name", "--", file.name).strip("\n")
    before = _git(file, "cat-file", "blob", f"{commit}:{_old_name(file, commit, name)}") if name else ""
    return _changed(_lines(before), now)


def _old_name(file: Path, commit: str, name: str) -> str:
    """What the file was called in the commit, where it was moved since."""
    moved = _git(file, "diff", "-M", "--name-status", "-z", "--diff-filter=R", commit).split("\0")
    return next((old for old, new in zip(moved[1::3], moved[2::3], strict=False) if new == name), name)


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").split("\n")


def _changed(before: list[str], now: list[str]) -> frozenset[int]:
    matcher = SequenceMatcher(None, before, now, autojunk=False)
    changed = (range(start, end) for tag, _, _, start, end in matcher.get_opcodes() if tag != "equal")
    return frozenset(number + 1 for lines in changed for number in lines)


def _git(file: Path, *arguments: str) -> str:
    """What git answers; nothing where it says no."""
    command = ["git", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false", *arguments]
    environment = {name: value for name, value in os.environ.items() if name not in _OF_HOOKS}
    try:
        done = subprocess.run(  # noqa: S603  (a fixed program; what the user gives is no option)
            command, cwd=file.resolve().parent, capture_output=True, timeout=SECONDS, check=False, env=environment
        )
    except FileNotFoundError as error:
        raise SettingsError("--changed-lines: there is no git on this machine") from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SettingsError(f"--changed-lines: git cannot be run ({error})") from error
    answer = done.stdout.decode("utf-8", "replace")
    reason = done.stderr.decode("utf-8", "replace").strip().splitlines()
    if done.returncode and reason and "not a git repository" in reason[0]:
        raise SettingsError(f"--changed-lines: {reason[0]}")
    return "" if done.returncode else answer
