"""Everything that has to pass: style, types, the layers, the rules' examples, the tests."""

from __future__ import annotations

import subprocess
import sys

CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("lint-imports",),
    ("numcheck", "rules", "test"),
    (sys.executable, "-m", "pytest", "-q", "-n", "2"),
)


def main() -> int:
    """Run the checks in order and stop at the first that fails."""
    for command in CHECKS:
        print("$", *command, flush=True)
        status = subprocess.run(command, check=False).returncode
        if status:
            return status
    return 0


if __name__ == "__main__":
    sys.exit(main())
