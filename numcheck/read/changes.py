"""Which lines of a file a git working tree has changed since a commit."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from numcheck.errors import Problem, SettingsError
from numcheck.read.stories import SUFFIX

_HUNK = re.compile(r"^@@ -\d+(?:,\d+)? \+(?P<start>\d+)(?:,(?P<count>\d+))? @@", re.M)
SECONDS = 60
"""How long git may take for one file."""


def changed_lines(ref: str, path: str) -> frozenset[int]:
    """The 1-based lines that were added or changed; all lines of a file that git does not know.

    Raises SettingsError where there is no git, no repository or no such commit. Git runs no
    program that a repository's settings name.
    """
    file = Path(path)
    if not file.is_file() or path.endswith(SUFFIX):
        raise SettingsError(Problem("--changed-lines needs files, in a git working tree", path))
    if not _git(file, "ls-files", "--", file.name):
        return frozenset(range(1, file.read_bytes().count(b"\n") + 2))
    commit = _git(file, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}").strip()
    if not commit:
        raise SettingsError(f"--changed-lines {ref}: git knows no such commit")
    found = _git(file, "diff", "--unified=0", "--no-color", "--no-ext-diff", "--no-textconv", commit, "--", file.name)
    lines: set[int] = set()
    for hunk in _HUNK.finditer(found):
        start, count = int(hunk["start"]), int(hunk["count"] or 1)
        lines.update(range(start, start + count))
    return frozenset(lines)


def _git(file: Path, *arguments: str) -> str:
    command = ["git", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", *arguments]
    try:
        done = subprocess.run(  # noqa: S603  (a fixed program; what the user gives is no option)
            command, cwd=file.resolve().parent, capture_output=True, timeout=SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise SettingsError(f"--changed-lines: git cannot be run ({error})") from error
    if done.returncode not in (0, 1):
        reason = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise SettingsError(f"--changed-lines: {reason[0] if reason else 'git failed'}")
    return done.stdout.decode("utf-8", "replace")
